/**
 * The cost row of a model: paid per use (cloud, or open weights hosted by somebody else), or on machines of one's own with
 * the plan that it rests on.
 */

import { hostingPlan } from "../hosting/hosting-plan.ts";
import { type HostingQuote, hostingQuote } from "../hosting/self-hosting.ts";
import { numberOf } from "../prices/defaults.ts";
import { rangeIn } from "../prices/fx.ts";
import { type Amounts, UNKNOWN } from "../prices/money.ts";
import { nextPriceAfter } from "../prices/price-on.ts";
import { requestCost } from "../prices/request-cost.ts";
import { type CostSetting, thinkingOf } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import { countText } from "../text/amount.ts";
import { daysBetween } from "../text/days.ts";
import type { CostRow, Quote } from "../types/advice.ts";
import type { CostNote } from "../types/cost.ts";
import type { MachineInput } from "../types/fit.ts";
import type { HostingPlan, HostingWishes } from "../types/hosting.ts";
import type { FxRate, Model, Pricing } from "../types/pricing.ts";

/** Where a row stands in the comparison. */
export interface Standing {
  role: CostRow["role"];
  allowed: boolean | null;
}

const AUD = "AUD";

/** Notes on retirement, price changes and staleness that any row of this model carries on that day. */
export function modelNotes(model: Model, { as_of, defaults }: CostSetting): CostNote[] {
  const notes: CostNote[] = [];
  const { retires, replacement } = model;
  if (retires !== null && retires <= as_of) {
    const instead = replacement ? `; its maker names ${replacement} instead` : "";
    notes.push({ id: "retired", text: `retired on ${retires}; its price is kept for comparison${instead}` });
  } else if (retires !== null && daysBetween(as_of, retires) <= numberOf(defaults, "retirement-note-days")) {
    const by = model.retires_kind === "not_before" ? "not before " : "on ";
    notes.push({ id: "retires", text: `retires ${by}${retires}${replacement ? `; ${replacement} replaces it` : ""}` });
  }
  if (model.kind === "self-hosted") return notes;
  const next = nextPriceAfter(model, as_of);
  if (next?.from && daysBetween(as_of, next.from) <= numberOf(defaults, "price-change-note-days")) {
    const rates = `US$${next.input ?? "?"} in, US$${next.output ?? "?"} out per million tokens`;
    notes.push({ id: "price-changes", text: `its price changes on ${next.from} to ${rates}` });
  }
  if (daysBetween(model.checked, as_of) > numberOf(defaults, "stale-days")) {
    notes.push({ id: "stale-price", text: `its price was last checked on ${model.checked}` });
  }
  return notes;
}

/** The article's own figure for this model, beside what its list price gives. */
export function articleRange(model: Model): CostRow["article_range"] {
  const said = model.article?.range_aud_per_1k;
  return said ? { low: said[0], high: said[1], currency: AUD } : null;
}

type PerUse = Pick<CostRow, "per_request" | "per_1k">;

/** Currencies in which the amounts of a cost are kept. */
const CURRENCIES = 4;

/** Amounts of a request, which for a hosted model depend on no volume. Shared; do not change them. */
export const perUse = rememberEach(
  CURRENCIES,
  (cost: Amounts, rate: FxRate): PerUse => ({
    per_request: rangeIn(cost, rate),
    per_1k: rangeIn(cost, rate, 1000n),
  }),
);

/** The quote of a pay-per-use model, at the price that its row shows. */
export const cloudQuote = (model: Model, { filled, as_of, rate }: CostSetting): Quote => ({
  model: model.id,
  name: model.name,
  deployment: model.kind,
  hardware: null,
  per_1k: perUse(requestCost(model, filled.profile, as_of), rate).per_1k,
  machines: null,
  capacity_per_month: null,
  obstacle: null,
});

/** A model on a machine: what the plan says, before the volume is known. */
export interface LocalOption {
  model: Model;
  machine: MachineInput;
  plan: HostingPlan;
  fine_tuned: boolean;
}

/** Plans a model on a machine; with `examples` it is fine-tuned on them first. */
export function localOption(
  model: Model,
  machine: MachineInput,
  wishes: HostingWishes,
  { filled, as_of }: CostSetting,
  pricing: Pricing,
): LocalOption {
  const { input_tokens, output_tokens } = filled.profile;
  const thinking = thinkingOf(model, filled.profile).likely;
  const plan = hostingPlan(
    { machine, model, input_tokens, output_tokens, reasoning_tokens: thinking, as_of, wishes },
    pricing,
  );
  return { model, machine, plan, fine_tuned: wishes.fine_tune_examples !== undefined };
}

const machineName = (machine: MachineInput): string =>
  "id" in machine ? machine.name : (machine.name ?? "the machine of the brief");

/** Without a volume the cost of a request lies between a full machine and a volume that few tasks stay under. */
export function overVolumes(
  plan: HostingPlan,
  { defaults }: Pick<CostSetting, "defaults">,
): { range: Amounts; note: CostNote } {
  const full = plan.capacity_per_machine ?? 1;
  const least = Math.min(full, numberOf(defaults, "volume-least"));
  const best = hostingQuote(plan, full)?.per_request?.low ?? null;
  const worst = hostingQuote(plan, least)?.per_request?.high ?? null;
  const text = `the cost of a request depends on the volume: the range goes from a full machine (${countText(full)} a month) to ${countText(least)} a month`;
  return { range: { low: best, likely: null, high: worst }, note: { id: "depends-on-volume", text } };
}

/** What a request costs: at the volume, or over volumes while there is none. */
function eachRequest(plan: HostingPlan, cost: HostingQuote | null, setting: CostSetting) {
  const open = setting.requests_per_month === null && !plan.obstacle ? overVolumes(plan, setting) : null;
  return { range: cost?.per_request ?? open?.range ?? UNKNOWN, note: open?.note };
}

const nameOf = ({ model, fine_tuned }: LocalOption): string => (fine_tuned ? `${model.name}, fine-tuned` : model.name);

const hardwareOf = ({ machine }: LocalOption): string => ("id" in machine ? machine.id : machineName(machine));

/** The quote of a local option, at the price that its row shows. */
export function localQuote(option: LocalOption, setting: CostSetting): Quote {
  const { model, plan } = option;
  const { requests_per_month: requests, rate } = setting;
  const cost = requests === null ? null : hostingQuote(plan, requests);
  return {
    model: model.id,
    name: nameOf(option),
    deployment: "self-hosted",
    hardware: hardwareOf(option),
    per_1k: rangeIn(eachRequest(plan, cost, setting).range, rate, 1000n),
    machines: cost?.machines.likely ?? null,
    capacity_per_month: cost?.capacity_per_month ?? plan.capacity_per_machine,
    obstacle: plan.obstacle,
  };
}
