/** OpenRouter's GET /api/v1/models: US dollars per token as text, of the cheapest endpoint and not a list price. */
import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import type { ListedModel, PricePeriod, ReadPriceList } from "../../core/types/pricing.ts";
import { bareModel, countOf, dateOf, objectIn, priceOf, putListed, thinkingPrice, unreadPrices } from "./listed.ts";

/** Prices that are read, or that are not those of text. */
const KNOWN =
  /^(?:prompt|completion|input_cache_read|input_cache_write|request|internal_reasoning|web_search|image.*|.*audio.*|.*video.*)$/;

function listed(id: string, row: Fields): ListedModel {
  const model = bareModel(id);
  const pricing = objectIn(row, "pricing", model.problems);
  const top = isFields(row.top_provider) ? row.top_provider : {};
  const price = (field: string) => {
    const found = priceOf(pricing[field], "per token", field, model.problems);
    if (found === null || found >= 0) return found;
    // A router passes the price of whatever model it picks; -1 stands for that.
    model.problems.push(`${field} has no fixed price`);
    return null;
  };
  const period: PricePeriod = {
    ...BARE_PERIOD,
    input: price("prompt"),
    output: price("completion"),
    cached_input: price("input_cache_read"),
    cache_write: price("input_cache_write"),
  };
  const perRequest = price("request");
  if (perRequest) period.per_request = perRequest / 1e6;
  model.periods = [period];
  thinkingPrice(pricing.internal_reasoning, "internal_reasoning", pricing.completion, model.problems);
  unreadPrices(pricing, KNOWN, model.problems);
  model.retires = dateOf(row.expiration_date, "expiration_date", model.problems);
  model.deprecated = model.retires !== null;
  model.context_tokens = countOf(row.context_length);
  model.max_output_tokens = countOf(top.max_completion_tokens);
  return model;
}

/** Reads the list from parsed JSON. */
export function readOpenrouter(value: unknown): ReadPriceList {
  const rows = isFields(value) ? value.data : undefined;
  const isRow = (row: unknown): row is Fields & { id: string } =>
    isFields(row) && typeof row.id === "string" && row.pricing !== undefined;
  if (!Array.isArray(rows) || !rows.some(isRow)) {
    return { ok: false, message: "expected an object with data, a list of models with id and pricing" };
  }
  const models = new Map<string, ListedModel>();
  for (const row of rows) {
    if (!isRow(row)) continue;
    putListed(models, listed(row.id, row));
  }
  const links = isFields(value) && isFields(value.links) ? value.links : {};
  const partial = typeof links.next === "string" && links.next !== "";
  return { ok: true, list: { kind: "openrouter", partial, models, frozen: null } };
}
