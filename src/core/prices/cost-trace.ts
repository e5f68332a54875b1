/** How a request's cost was made: its formula, and every number in it with its unit, source and date. */

import { decimalText } from "../text/decimal.ts";
import type { IsoDate } from "../types/brief.ts";
import type { CostTrace, Range } from "../types/cost.ts";
import type { Model } from "../types/pricing.ts";
import { priceOn } from "./price-on.ts";
import { plainRates, upliftOf } from "./request-cost.ts";
import { type Origin, type TokenProfile, thinkingOf } from "./token-profile.ts";

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
