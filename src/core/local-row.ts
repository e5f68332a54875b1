/** The cost row of a model on machines of one's own, and the plan that it rests on. */
import type { AmountRange, CostNote, CostRow } from "./advice.ts";
import type { Brief } from "./brief.ts";
import { articleRange, modelNotes, type Standing } from "./cloud-row.ts";
import { rangeIn } from "./cost/fx.ts";
import { type HostingPlan, type HostingWishes, hostingPlan } from "./cost/hosting-plan.ts";
import { type HostingCost, hostingCost } from "./cost/self-hosting.ts";
import { numberOf } from "./cost/token-profile.ts";
import type { CostSetting } from "./cost-setting.ts";
import type { MachineInput } from "./fit/fit-machine.ts";
import { localTrace } from "./local-trace.ts";
import type { Model, Pricing } from "./pricing.ts";

/** A model on a machine: what the plan says, before the volume is known. */
export interface LocalOption {
  model: Model;
  machine: MachineInput;
  plan: HostingPlan;
  fine_tuned: boolean;
}

/** What the brief asks of machines. */
export function wishesOf(
  { usage, limits }: Pick<Brief, "usage" | "limits">,
  examples: number | undefined,
): HostingWishes {
  const wishes: HostingWishes = {};
  if (usage?.peak_to_average !== undefined) wishes.peak_to_average = usage.peak_to_average;
  if (usage?.batch) wishes.batch = true;
  if (limits?.latency_s !== undefined) wishes.latency_s = limits.latency_s;
  if (examples !== undefined && examples > 0) wishes.fine_tune_examples = examples;
  return wishes;
}

/** Plans a model on a machine; with `examples` it is fine-tuned on them first. */
export function localOption(
  model: Model,
  machine: MachineInput,
  wishes: HostingWishes,
  { filled, as_of }: CostSetting,
  pricing: Pricing,
): LocalOption {
  const { input_tokens, output_tokens, reasoning_tokens } = filled.profile;
  const thinking = model.reasoning === "none" ? 0 : reasoning_tokens;
  const plan = hostingPlan(
    { machine, model, input_tokens, output_tokens, reasoning_tokens: thinking, as_of, wishes },
    pricing,
  );
  return { model, machine, plan, fine_tuned: wishes.fine_tune_examples !== undefined };
}

export const machineName = (machine: MachineInput): string =>
  "id" in machine ? machine.name : (machine.name ?? "the machine of the brief");

/** Without a volume the cost of a request lies between a full machine and a volume that few tasks stay under. */
function overVolumes(
  plan: HostingPlan,
  setting: CostSetting,
): { amounts: Pick<CostRow, "per_request" | "per_1k">; note: CostNote } {
  const full = plan.capacity_per_box ?? 1;
  const least = Math.min(full, numberOf(setting.defaults, "volume-least"));
  const best = hostingCost(plan, full)?.per_request?.low ?? null;
  const worst = hostingCost(plan, least)?.per_request?.high ?? null;
  const range = { low: best, likely: null, high: worst };
  const text = `the cost of a request depends on the volume: the range goes from a full machine (${full} a month) to ${least} a month`;
  return {
    amounts: { per_request: rangeIn(range, setting.rate), per_1k: rangeIn(range, setting.rate, 1000n) },
    note: { id: "depends-on-volume", text },
  };
}

/** All amounts of a row. */
function figures(plan: HostingPlan, cost: HostingCost | null, setting: CostSetting) {
  const { rate, requests_per_month: requests } = setting;
  const once = cost ?? (plan.scenarios ? hostingCost(plan, requests ?? 1) : null);
  const unknown: AmountRange = { low: null, likely: null, high: null, currency: rate.currency };
  const each = cost?.per_request;
  return {
    per_request: each ? rangeIn(each, rate) : unknown,
    per_1k: each ? rangeIn(each, rate, 1000n) : unknown,
    monthly: cost ? rangeIn(cost.monthly, rate) : null,
    monthly_without_labour: cost ? rangeIn(cost.monthly_without_labour, rate) : null,
    monthly_fixed: cost ? rangeIn(cost.fixed, rate) : null,
    one_off: once ? rangeIn(once.one_off, rate) : null,
  };
}

/** The row of a local option. A plan with an obstacle gives unknown figures and says what is in the way. */
export function localRow(option: LocalOption, standing: Standing, setting: CostSetting): CostRow {
  const { model, machine, plan, fine_tuned } = option;
  const { requests_per_month: requests } = setting;
  const cost = requests === null ? null : hostingCost(plan, requests);
  const open = requests === null && !plan.obstacle ? overVolumes(plan, setting) : null;
  const row: CostRow = {
    model: model.id,
    name: fine_tuned ? `${model.name}, fine-tuned` : model.name,
    provider: model.provider,
    deployment: "self-hosted",
    size_class: model.size_class,
    hardware: "id" in machine ? machine.id : machineName(machine),
    hardware_name: machineName(machine),
    boxes: cost?.boxes.likely ?? null,
    role: standing.role,
    allowed: standing.allowed,
    ...figures(plan, cost, setting),
    ...open?.amounts,
    times_recommended: null,
    article_range: articleRange(model),
    capacity_per_month: cost?.capacity_per_month ?? plan.capacity_per_box,
    seconds_per_request: cost?.seconds_per_request ?? plan.seconds_alone,
    retires: model.retires,
    price_from: null,
    price_checked: plan.sources.price.date,
    source: plan.sources.price.source,
    notes: [
      ...(plan.obstacle ? [{ id: plan.obstacle.id, text: plan.obstacle.text }] : []),
      ...modelNotes(model, setting),
      ...plan.notes,
      ...(open ? [open.note] : []),
    ],
  };
  if (setting.explain) row.trace = localTrace(plan, row.boxes, setting);
  return row;
}
