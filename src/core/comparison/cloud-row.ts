/** The cost row of a model that is paid per use: cloud, or open weights hosted by somebody else. */

import { requestCostTrace } from "../prices/cost-trace.ts";
import { numberOf } from "../prices/defaults.ts";
import { rangeIn } from "../prices/fx.ts";
import { hostName } from "../prices/hosts.ts";
import type { Amounts } from "../prices/money.ts";
import { nextPriceAfter } from "../prices/price-on.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import { daysBetween } from "../text/days.ts";
import type { CostRow, Quote } from "../types/advice.ts";
import type { CostNote } from "../types/cost.ts";
import type { FxRate, Model } from "../types/pricing.ts";

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

/** The row of a pay-per-use model. Unknown prices stay unknown in every figure. */
export function cloudRow(model: Model, standing: Standing, setting: CostSetting): CostRow {
  const { filled, as_of, rate, requests_per_month } = setting;
  const cost = requestCost(model, filled.profile, as_of);
  const bill = requests_per_month === null ? null : rangeIn(cost, rate, BigInt(requests_per_month));
  const row: CostRow = {
    model: model.id,
    name: model.name,
    provider: model.provider,
    deployment: model.kind,
    size_class: model.size_class,
    hardware: null,
    hardware_name: null,
    machines: null,
    place: "api",
    host: model.provider,
    host_name: hostName(setting.hosts, model.provider),
    region: null,
    engine: null,
    first_year: null,
    role: standing.role,
    allowed: standing.allowed,
    ...perUse(cost, rate),
    monthly: bill,
    monthly_without_labour: bill,
    monthly_fixed: null,
    one_off: null,
    times_recommended: null,
    article_range: articleRange(model),
    capacity_per_month: null,
    seconds_per_request: null,
    retires: model.retires,
    price_from: cost.period?.from ?? null,
    price_checked: model.checked,
    source: model.source,
    notes: [...modelNotes(model, setting), ...cost.notes],
  };
  if (setting.explain) row.trace = [requestCostTrace(model, filled.profile, as_of, filled.origins)];
  return row;
}
