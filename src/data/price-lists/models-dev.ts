/** api.json of models.dev: US dollars per million tokens, by provider. Ids are `provider/model`. */
import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { ListedModel, LongContext, PricePeriod, ReadPriceList } from "../../core/types/pricing.ts";
import {
  bareModel,
  countOf,
  listIn,
  longRates,
  objectIn,
  priceOf,
  type TextRates,
  thinkingPrice,
  unreadable,
  unreadPrices,
} from "./listed.ts";

/** Prices that are read, or that are not those of text. */
const KNOWN =
  /^(?:input|output|cache_read|cache_write|reasoning|tiers|tier|context_over_200k|.*audio.*|.*image.*|.*video.*)$/;

function rates(cost: Fields, problems: string[]): TextRates {
  thinkingPrice(cost.reasoning, "reasoning", cost.output, problems);
  unreadPrices(cost, KNOWN, problems);
  return {
    input: priceOf(cost.input, "per million", "input", problems),
    cached_input: priceOf(cost.cache_read, "per million", "cache_read", problems),
    output: priceOf(cost.output, "per million", "output", problems),
    cache_write: priceOf(cost.cache_write, "per million", "cache_write", problems),
  };
}

function periodOf(cost: Fields, problems: string[]): PricePeriod {
  const period: PricePeriod = { ...BARE_PERIOD, ...rates(cost, problems) };
  // `context_over_200k` is a copy of the first tier under a name that is wrong for other thresholds.
  const tiers = listIn(cost, "tiers", problems);
  if (tiers.length > 1) problems.push(`${tiers.length} price tiers, of which a row holds one`);
  if (tiers.length > 0) {
    const long = longContext(tiers[0], problems);
    if (long) period.long_context = long;
  } else if (isFields(cost.context_over_200k)) problems.push("a long-context price without its threshold");
  return period;
}

function longContext(value: unknown, problems: string[]): LongContext | null {
  const tier = isFields(value) && isFields(value.tier) ? value.tier : {};
  const size = countOf(tier.size);
  if (!isFields(value) || size === null) problems.push("a price tier without its threshold");
  else if (tier.type !== undefined && tier.type !== "context") {
    problems.push(`a price tier by ${quote(tier.type)} is not read here`);
  } else return longRates(size, rates(value, problems));
  return null;
}

function listed(id: string, row: Fields): ListedModel {
  const model = bareModel(id);
  const limit = isFields(row.limit) ? row.limit : {};
  model.periods = [periodOf(objectIn(row, "cost", model.problems), model.problems)];
  model.deprecated = row.status === "deprecated";
  model.context_tokens = countOf(limit.context);
  model.max_output_tokens = countOf(limit.output);
  return model;
}

/** Reads the list from parsed JSON. */
export function readModelsDev(value: unknown): ReadPriceList {
  const isProvider = (each: unknown): each is { models: Fields } => isFields(each) && isFields(each.models);
  if (!isFields(value) || !Object.values(value).some(isProvider)) {
    return { ok: false, message: "expected an object of providers, each with models" };
  }
  const models = new Map<string, ListedModel>();
  for (const [provider, each] of Object.entries(value)) {
    if (!isProvider(each)) continue;
    for (const [id, row] of Object.entries(each.models)) {
      const name = `${provider}/${id}`;
      models.set(name, isFields(row) ? listed(name, row) : unreadable(name));
    }
  }
  return { ok: true, list: { kind: "models.dev", partial: false, models, frozen: null } };
}
