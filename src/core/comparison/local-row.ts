/** The cost row of a model on machines of one's own, and the plan that it rests on. */

import { hostingPlan } from "../hosting/hosting-plan.ts";
import { type HostingCost, type HostingQuote, hostingCost, hostingQuote } from "../hosting/self-hosting.ts";
import { numberOf } from "../prices/defaults.ts";
import { rangeIn } from "../prices/fx.ts";
import { type Amounts, UNKNOWN } from "../prices/money.ts";
import { type CostSetting, thinkingOf } from "../prices/token-profile.ts";
import { countText } from "../text/amount.ts";
import type { CostRow, Quote } from "../types/advice.ts";
import type { CostNote } from "../types/cost.ts";
import type { MachineInput } from "../types/fit.ts";
import type { HostingPlan, HostingWishes } from "../types/hosting.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { articleRange, modelNotes, type Standing } from "./cloud-row.ts";
import { localTrace } from "./row-traces.ts";

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

/** All amounts of a row but for those of a request. */
function figures(plan: HostingPlan, cost: HostingCost | null, { rate, requests_per_month: requests }: CostSetting) {
  const once = cost ?? (plan.scenarios ? hostingCost(plan, requests ?? 1) : null);
  return {
    monthly: cost ? rangeIn(cost.monthly, rate) : null,
    monthly_without_labour: cost ? rangeIn(cost.monthly_without_labour, rate) : null,
    monthly_fixed: cost ? rangeIn(cost.fixed, rate) : null,
    one_off: once ? rangeIn(once.one_off, rate) : null,
  };
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

/** The row of a local option. A plan with an obstacle gives unknown figures and says what is in the way. */
export function localRow(option: LocalOption, standing: Standing, setting: CostSetting): CostRow {
  const { model, machine, plan } = option;
  const { requests_per_month: requests, rate } = setting;
  const cost = requests === null ? null : hostingCost(plan, requests);
  const each = eachRequest(plan, cost, setting);
  const row: CostRow = {
    model: model.id,
    name: nameOf(option),
    provider: model.provider,
    deployment: "self-hosted",
    size_class: model.size_class,
    hardware: hardwareOf(option),
    hardware_name: machineName(machine),
    machines: cost?.machines.likely ?? null,
    place: plan.price.rented ? "rented" : "own",
    host: null,
    host_name: null,
    region: null,
    engine: plan.fit?.runtime ?? null,
    first_year: null,
    role: standing.role,
    allowed: standing.allowed,
    per_request: rangeIn(each.range, rate),
    per_1k: rangeIn(each.range, rate, 1000n),
    ...figures(plan, cost, setting),
    times_recommended: null,
    article_range: articleRange(model),
    capacity_per_month: cost?.capacity_per_month ?? plan.capacity_per_machine,
    seconds_per_request: cost?.seconds_per_request ?? plan.seconds_alone,
    retires: model.retires,
    price_from: null,
    price_checked: plan.sources.price.date,
    source: plan.sources.price.source,
    notes: [
      ...(plan.obstacle ? [{ id: plan.obstacle.id, text: plan.obstacle.text }] : []),
      ...modelNotes(model, setting),
      ...plan.notes,
      ...(each.note ? [each.note] : []),
    ],
  };
  if (setting.explain) row.trace = localTrace(plan, row.machines, setting);
  return row;
}
