/** The cost row of a model on machines of one's own, and the plan that it rests on. */
import type { AmountRange, CostNote, CostRow, CostTrace } from "./advice.ts";
import type { Brief } from "./brief.ts";
import { articleRange, type CostSetting, modelNotes, type Standing } from "./cloud-row.ts";
import { rangeIn } from "./cost/fx.ts";
import {
  type HostingCost,
  type HostingPlan,
  type HostingWishes,
  hostingCost,
  hostingPlan,
} from "./cost/self-hosting.ts";
import { numberOf } from "./cost/token-profile.ts";
import type { MachineInput } from "./fit/fit-machine.ts";
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

const unknownRange = (currency: string): AmountRange => ({ low: null, likely: null, high: null, currency });

/** Without a volume the cost of a request lies between a full machine and a volume that few tasks stay under. */
function overVolumes(
  plan: HostingPlan,
  setting: CostSetting,
): { per_request: AmountRange; per_1k: AmountRange; note: CostNote } {
  const full = plan.capacity_per_box ?? 1;
  const least = Math.min(full, numberOf(setting.defaults, "volume-least"));
  const best = hostingCost(plan, full)?.per_request?.low ?? null;
  const worst = hostingCost(plan, least)?.per_request?.high ?? null;
  const range = { low: best, likely: null, high: worst };
  const text = `the cost of a request depends on the volume: the range goes from a full machine (${full} a month) to ${least} a month`;
  return {
    per_request: rangeIn(range, setting.rate),
    per_1k: rangeIn(range, setting.rate, 1000n),
    note: { id: "depends-on-volume", text },
  };
}

function traceOf({ plan }: LocalOption, cost: HostingCost | null, setting: CostSetting): CostTrace[] {
  const { scenarios, sources, fit } = plan;
  if (!scenarios) return [];
  const { likely } = scenarios;
  const { price, tariff } = sources;
  const predicted = { source: "predicted from bandwidth and chip family (pricing/speed.yaml)", date: null };
  const assumed = (id: string) => {
    const found = setting.defaults.find((each) => each.id === id);
    return { source: found?.source ?? "the brief", date: found?.date ?? null };
  };
  const machine = likely.rented
    ? { name: "rent", value: likely.rent_usd_per_hour, unit: "USD per hour", source: price.source, date: price.date }
    : { name: "price", value: likely.price_usd, unit: "USD", source: price.source, date: price.date };
  const hardware = likely.rented ? "boxes x 730 h x rent" : "boxes x price / months";
  return [
    {
      formula: `monthly = ${hardware} + idle power + operations + retraining + requests x power of one; per request = monthly / requests`,
      inputs: [
        {
          name: "boxes",
          value: cost?.boxes.likely ?? null,
          unit: "machines",
          source: "volume over capacity, rounded up",
          date: null,
        },
        machine,
        { name: "months", value: likely.amortisation_months, unit: "months", ...assumed("amortisation-months") },
        {
          name: "tariff",
          value: tariff.per_kwh,
          unit: `${tariff.currency} per kWh`,
          source: tariff.source,
          date: tariff.date,
        },
        { name: "idle power", value: likely.idle_w, unit: "W", source: "pricing/hardware.yaml", date: null },
        { name: "load power", value: likely.load_w, unit: "W", source: "pricing/hardware.yaml", date: null },
        { name: "operations", value: likely.ops_hours_first, unit: "hours a month", ...assumed("ops-hours-first-box") },
        { name: "an hour of operations", value: likely.hour_usd, unit: "USD", ...assumed("ops-rate") },
      ],
    },
    {
      formula:
        "capacity = seconds of a month x streams x min(utilisation, headroom / peak to average) / seconds per request",
      inputs: [
        { name: "seconds per request", value: likely.seconds_per_request, unit: "seconds", ...predicted },
        { name: "decode speed", value: fit?.decode_tok_s.likely ?? null, unit: "tokens per second", ...predicted },
        { name: "prompt speed", value: fit?.prefill_tok_s ?? null, unit: "tokens per second", ...predicted },
        { name: "streams", value: likely.streams, unit: "at once", source: "pricing/speed.yaml", date: null },
        { name: "utilisation", value: likely.utilisation, unit: "share of the day", ...assumed("utilisation") },
        { name: "headroom", value: likely.headroom, unit: "share at the peak", ...assumed("headroom") },
        { name: "peak to average", value: likely.peak_to_average, unit: "ratio", ...assumed("peak-to-average") },
      ],
    },
  ];
}

/** The row of a local option. A plan with an obstacle gives unknown figures and says what is in the way. */
export function localRow(option: LocalOption, standing: Standing, setting: CostSetting): CostRow {
  const { model, machine, plan, fine_tuned } = option;
  const { rate, requests_per_month } = setting;
  const { currency } = rate;
  const cost = requests_per_month === null ? null : hostingCost(plan, requests_per_month);
  const notes = [...modelNotes(model, setting), ...plan.notes];
  if (plan.obstacle) notes.unshift({ id: plan.obstacle.id, text: plan.obstacle.text });
  const open = requests_per_month === null && !plan.obstacle ? overVolumes(plan, setting) : null;
  if (open) notes.push(open.note);
  const perRequest = cost?.per_request ?? null;
  const once = plan.scenarios ? hostingCost(plan, requests_per_month ?? 1) : null;
  const row: CostRow = {
    model: model.id,
    name: fine_tuned ? `${model.name}, fine-tuned` : model.name,
    provider: model.provider,
    deployment: "self-hosted",
    size_class: model.size_class,
    hardware: "id" in machine ? machine.id : machineName(machine),
    boxes: cost?.boxes.likely ?? null,
    role: standing.role,
    allowed: standing.allowed,
    per_request: open?.per_request ?? (perRequest ? rangeIn(perRequest, rate) : unknownRange(currency)),
    per_1k: open?.per_1k ?? (perRequest ? rangeIn(perRequest, rate, 1000n) : unknownRange(currency)),
    monthly: cost ? rangeIn(cost.monthly, rate) : null,
    monthly_fixed: cost ? rangeIn(cost.fixed, rate) : null,
    one_off: once ? rangeIn(once.one_off, rate) : null,
    times_recommended: null,
    article_range: articleRange(model),
    capacity_per_month: cost?.capacity_per_month ?? plan.capacity_per_box,
    seconds_per_request: plan.fit?.seconds_per_request ?? null,
    retires: model.retires,
    price_from: null,
    price_checked: plan.sources.price.date,
    source: plan.sources.price.source,
    notes,
  };
  if (setting.explain) row.trace = traceOf(option, cost, setting);
  return row;
}
