/** Plans of models on machines of the price list, for tests. */
import { hostingPlan } from "../../../src/core/hosting/hosting-plan.ts";
import { SECONDS_PER_MONTH } from "../../../src/core/hosting/hosting-scenario.ts";
import { requestCost } from "../../../src/core/prices/request-cost.ts";
import { tokenProfile } from "../../../src/core/prices/token-profile.ts";
import type { HostingPlan, HostingWishes, Scenario } from "../../../src/core/types/hosting.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";

export const AS_OF = "2026-11-24";
export const AUD = pricing.fx.find(({ currency }) => currency === "AUD")!;

export interface HostingCase {
  machine?: string;
  model?: string;
  input?: number;
  output?: number;
  wishes?: HostingWishes;
}

export function machineNamed(id: string) {
  const machine = pricing.machines.find((each) => each.id === id);
  if (!machine) throw new Error(`no machine ${id}`);
  return machine;
}

export function planFor({ machine, model, input, output, wishes }: HostingCase = {}) {
  return hostingPlan(
    {
      machine: machineNamed(machine ?? "mac-mini-m6-16"),
      model: modelNamed(model ?? "llama3.1-8b"),
      input_tokens: input ?? 500,
      output_tokens: output ?? 300,
      reasoning_tokens: 0,
      as_of: AS_OF,
      ...(wishes ? { wishes } : {}),
    },
    pricing,
  );
}

/** A pay-per-use model at its list price for 500 tokens in and 300 out. */
export function paidPerUse(id: string) {
  const model = modelNamed(id);
  const { profile } = tokenProfile({ input_tokens: 500, output_tokens: 300 }, pricing.defaults);
  return { id, name: model.name, per_request: requestCost(model, profile, AS_OF).likely };
}

export interface Small {
  /** Requests that a machine answers in a month. */
  capacity: number;
  /** Picodollars for a machine in a month, for its first and each further month of care, and for one request. */
  machine: number;
  care: number;
  more_care: number;
  request: number;
}

/** Machines in numbers small enough to count every volume: all money in whole picodollars. */
export const smallScenario = ({ capacity, machine, care, more_care, request }: Small): Scenario => ({
  ...planFor().scenarios!.likely,
  seconds_per_request: SECONDS_PER_MONTH / capacity,
  streams: 1,
  utilisation: 1,
  headroom: 1,
  peak_to_average: 1,
  price_usd: machine * 1e-12,
  amortisation_months: 1,
  resale_share: 0,
  idle_w: 0,
  load_w: request,
  tariff_usd_per_kwh: (3.6e6 * 1e-12 * capacity) / SECONDS_PER_MONTH,
  hour_usd: 1e-12,
  ops_hours_first: care,
  ops_hours_extra: more_care,
  setup_hours: 0,
  setup_hours_extra: 0,
  evaluation_hours: 0,
});

/** A plan that can serve, for one scenario. */
export const planOf = (likely: Scenario): HostingPlan => ({
  ...planFor(),
  scenarios: { low: likely, likely, high: likely },
});
