/** How the costs of a row were made: of a request, of a machine of one's own, and of the parts of any way's likely cost. */

import type { Component } from "../hosting/hosting-scenario.ts";
import { hostingCost } from "../hosting/self-hosting.ts";
import { inCurrency } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { priceOn } from "../prices/price-on.ts";
import { plainRates, upliftOf } from "../prices/request-cost.ts";
import { type CostSetting, type Origin, type TokenProfile, thinkingOf } from "../prices/token-profile.ts";
import { decimalText } from "../text/decimal.ts";
import type { IsoDate } from "../types/brief.ts";
import type { CostTrace, Range } from "../types/cost.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { FxRate, Model, Pricing } from "../types/pricing.ts";
import { labourOf, type PricedWay } from "../ways/way-cost.ts";

type Input = CostTrace["inputs"][number];
type Field = "input_tokens" | "output_tokens" | "cached_share" | "cache_write_share";

const PER_MILLION = "USD per million tokens";

/** Picodollars per token as US dollars per million tokens. */
const perMillion = (range: Range<bigint> | null): number | null =>
  range === null ? null : Number(decimalText(range.likely, 6));

const FORMULA = "(input x input price + (output + thinking) x output price) / 1,000,000";
const WITH_CACHE =
  "(input x (cached share x cached price + written share x write price + the rest x input price)" +
  " + (output + thinking) x output price) / 1,000,000";

/** The numbers behind the likely cost of one request, in the order of the formula. */
export function requestCostTrace(
  model: Model,
  profile: TokenProfile,
  asOf: IsoDate,
  origins?: Partial<Record<keyof TokenProfile, Origin>>,
): CostTrace {
  const period = priceOn(model, asOf);
  const amount = (name: string, field: Field, unit: string): Input => {
    const { source, date } = origins?.[field] ?? { source: "the brief", date: null };
    return { name, value: profile[field], unit, source, date };
  };
  const listed = (name: string, value: number | null, unit = PER_MILLION): Input => {
    return { name, value, unit, source: model.source, date: model.checked };
  };
  const rates = period && plainRates(profile, period);
  const priced = (name: string, range: Range<bigint> | null | undefined) => listed(name, perMillion(range ?? null));
  const inputs = [
    amount("input", "input_tokens", "tokens"),
    amount("output", "output_tokens", "tokens"),
    thinkingInput(model, profile, origins?.reasoning_tokens),
    priced("input price", rates?.input),
    priced("output price", rates?.output),
  ];
  let formula = FORMULA;
  if (profile.cached_share > 0 || profile.cache_write_share > 0) {
    formula = WITH_CACHE;
    inputs.push(
      amount("cached share", "cached_share", "share of input"),
      priced("cached price", rates?.cached),
      amount("written share", "cache_write_share", "share of input"),
      priced("write price", rates?.write),
    );
  }
  if (period?.per_request) {
    formula += " + price per request";
    inputs.push(listed("price per request", period.per_request, "USD per request"));
  }
  if (model.reasoning === "none") formula = formula.replace("(output + thinking)", "output");
  const uplift = upliftOf(model, profile).low;
  if (uplift > 1) {
    formula = `(${formula}) x residency`;
    inputs.push(listed("residency", uplift, "times the list price"));
  }
  if (model.tokenizer_factor !== null && model.tokenizer_factor > 1) {
    inputs.push(listed("tokenizer factor of the high end", model.tokenizer_factor, "times all tokens"));
  }
  if (model.discount) {
    const { percent, source } = model.discount;
    inputs.push({ name: "discount in the prices", value: percent, unit: "percent off", source, date: null });
  }
  return { formula, inputs };
}

function thinkingInput(model: Model, profile: TokenProfile, origin: Origin | undefined): Input {
  const { likely } = thinkingOf(model, profile);
  const name = "thinking";
  const unit = "tokens";
  if (profile.reasoning_tokens > 0 || likely === 0) {
    const { source, date } = origin ?? { source: "the brief", date: null };
    return { name, value: likely, unit, source, date };
  }
  if (model.thinking_tokens)
    return { name, value: likely, unit, source: "measured; see the row of the price list", date: model.checked };
  return {
    name,
    value: likely,
    unit,
    source: "usual for the tier (defaults reasoning-tokens-tier-1 to 4)",
    date: null,
  };
}

/** Formulas and inputs of the likely figures. `boxes` is null while the volume is unknown. */
export function localTrace(plan: HostingPlan, boxes: number | null, setting: CostSetting): CostTrace[] {
  const { scenarios, sources } = plan;
  if (!scenarios) return [];
  const { likely } = scenarios;
  const { price, tariff } = sources;
  const fit = plan.fit?.whole();
  const predicted = { source: "predicted from bandwidth and chip family (pricing/speed.yaml)", date: null };
  const assumed = (id: string) => {
    const found = setting.defaults.find((each) => each.id === id);
    return { source: found?.source ?? "the brief", date: found?.date ?? null };
  };
  const isAssumed = plan.assumptions.some(({ id }) => id === "amortisation-months");
  const paidOff = isAssumed ? assumed("amortisation-months") : { source: "the one run pays for it", date: null };
  const isThere = likely.machines_there >= (boxes ?? 1);
  const machine = likely.rented
    ? { name: "rent", value: likely.rent_usd_per_hour, unit: "USD per hour", source: price.source, date: price.date }
    : { name: "price", value: isThere ? 0 : likely.price_usd, unit: "USD", source: price.source, date: price.date };
  const hardware = likely.rented ? "boxes x 730 h x rent" : "boxes x price / months";
  return [
    {
      formula: `monthly = ${hardware} + idle power + operations + retraining + requests x power of one; per request = monthly without operations and the hours of retraining / requests`,
      inputs: [
        {
          name: "boxes",
          value: boxes,
          unit: "machines",
          source: "volume over capacity, rounded up",
          date: null,
        },
        machine,
        { name: "months", value: likely.amortisation_months, unit: "months", ...paidOff },
        {
          name: "tariff",
          value: tariff.per_kwh,
          unit: `${tariff.currency} per kWh`,
          source: tariff.source,
          date: tariff.date,
        },
        { name: "idle power", value: likely.idle_w, unit: "W", source: "pricing/machines", date: null },
        { name: "load power", value: likely.load_w, unit: "W", source: "pricing/machines", date: null },
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

/** The parts of a way's likely cost. They add up, to the last digit, to the month and to what is paid once. */
interface Parts {
  monthly: readonly Component[];
  once: readonly Component[];
}

const part = (id: string, labour: boolean, amount: Component["amount"]): Component => ({ id, labour, amount });

/** Parts of a hosted way. */
function apiParts({ offer }: PricedWay, volume: number, pricing: Pricing): Parts {
  const labour = labourOf(pricing);
  const tuning = offer?.tuning ?? null;
  const monthly = [
    part("tokens", false, times(offer?.tokens.request.likely ?? null, BigInt(volume))),
    part("upkeep", true, labour.upkeep),
    ...(tuning ? [part("hosting-fees", false, tuning.monthly), part("retraining", true, labour.retraining)] : []),
  ];
  const once = [
    part("evaluation", true, labour.evaluation),
    ...(tuning ? [part("labelling-and-training", true, tuning.once.likely)] : []),
    ...(offer?.retires ? [part("migration", true, labour.migration)] : []),
  ];
  return { monthly, once };
}

function costParts(priced: PricedWay, volume: number, pricing: Pricing): Parts {
  const { way } = priced;
  if (way.kind === "api") return apiParts(priced, volume, pricing);
  const cost = hostingCost(way.plan, volume);
  return { monthly: cost?.components ?? [], once: cost?.one_off_components ?? [] };
}

/** The parts as a trace: each is an input, and their sum is the figure that the row prints. */
export function partsTrace(priced: PricedWay, volume: number, pricing: Pricing, rate: FxRate): CostTrace[] {
  const { monthly, once } = costParts(priced, volume, pricing);
  const inputs = (components: readonly Component[]): CostTrace["inputs"] =>
    components.map(({ id, labour, amount }) => ({
      name: id.replaceAll("-", " "),
      value: inCurrency(amount, rate),
      unit: rate.currency,
      source: labour ? "staff time" : "bills and hardware",
      date: null,
    }));
  return [
    { formula: `monthly at ${volume} requests = the sum of its parts`, inputs: inputs(monthly) },
    { formula: "once = the sum of its parts", inputs: inputs(once) },
  ];
}
