/** Plans of models on machines of the price list, for tests. */
import { hostingPlan } from "../../../src/core/hosting/hosting-plan.ts";
import { requestCost } from "../../../src/core/prices/request-cost.ts";
import { tokenProfile } from "../../../src/core/prices/token-profile.ts";
import type { HostingWishes } from "../../../src/core/types/hosting.ts";
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
