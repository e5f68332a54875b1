/** A way and its cost as the rows of the advice. */

import { hostingCost } from "../hosting/self-hosting.ts";
import { numberOf } from "../prices/defaults.ts";
import { rangeIn } from "../prices/fx.ts";
import { type Amounts, sum } from "../prices/money.ts";
import { nextPriceAfter } from "../prices/price-on.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import { countText } from "../text/amount.ts";
import { daysBetween } from "../text/days.ts";
import { divideHalfEven } from "../text/decimal.ts";
import type { CostRow, Deployment, ServedWay } from "../types/advice.ts";
import type { CostNote, CostTrace } from "../types/cost.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { Default, FxRate, Model } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { hasWeakSource, machineId, machineName } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { localTrace, partsTrace, requestCostTrace } from "./cost-traces.ts";

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

/** Without a volume the cost of a request lies between a full machine and a volume that few tasks stay under. */
export function overVolumes(
  plan: HostingPlan,
  { defaults }: Pick<CostSetting, "defaults">,
): { range: Amounts; note: CostNote } {
  const full = plan.capacity_per_machine ?? 1;
  const least = Math.min(full, numberOf(defaults, "volume-least"));
  const best = hostingCost(plan, full)?.per_request?.low ?? null;
  const worst = hostingCost(plan, least)?.per_request?.high ?? null;
  const text = `the cost of a request depends on the volume: the range goes from a full machine (${countText(full)} a month) to ${countText(least)} a month`;
  return { range: { low: best, likely: null, high: worst }, note: { id: "depends-on-volume", text } };
}

/**
 * A way as it is served, made once: an advice names one way in several places. Without a volume only what is paid once is
 * known of a month's work: at a volume that stands in for none the way is priced as at the same one stated, and told
 * otherwise. The result is shared; do not change it.
 */
export const servedWay = rememberEach(2, (priced: PricedWay, isOpen: boolean, { rate, defaults }: Money): ServedWay => {
  const { way, cost } = priced;
  const local = way.kind === "machine" ? way : null;
  return {
    model: way.model.id,
    name: way.name,
    deployment: way.deployment as Deployment,
    place: way.place,
    host: way.host,
    host_name: way.host_name,
    region: way.region,
    hardware: local && machineId(local.machine),
    hardware_name: local && machineName(local.machine),
    machines: isOpen ? null : cost.machines,
    engine: local?.plan.fit?.runtime ?? null,
    seconds_per_request: local ? local.plan.seconds_alone : null,
    per_1k: perUse(requestIn(priced, defaults, isOpen), rate).per_1k,
    monthly: isOpen ? null : rangeIn(cost.monthly, rate),
    monthly_without_labour: isOpen ? null : rangeIn(cost.bill, rate),
    one_off: rangeIn(cost.once, rate),
    first_year: isOpen ? null : rangeIn(cost.first_year, rate),
  };
});

/** What costs are shown in, and the defaults that they rest on. */
export type Money = Pick<CostSetting, "rate" | "defaults">;

/** What a request costs: at the volume, or while there is none over volumes, where something is paid by the month. */
function requestIn({ way, cost, offer }: PricedWay, defaults: readonly Default[], isOpen: boolean): Amounts {
  if (!isOpen) return cost.per_request;
  if (way.kind === "machine") return overVolumes(way.plan, { defaults }).range;
  const fees = offer?.tuning ? offer.tuning.monthly : 0n;
  if (fees === 0n || offer === null) return cost.per_request;
  const { low, high } = offer.tokens.request;
  const most = fees === null ? null : divideHalfEven(fees, BigInt(numberOf(defaults, "volume-least")));
  return { low, likely: null, high: sum([high, most]) };
}

function notesOf({ way, offer }: PricedWay, setting: CostSetting): CostNote[] {
  const own = modelNotes(way.model, setting);
  const notes = way.kind === "machine" ? [...own, ...way.plan.notes] : [...own, ...(offer?.tokens.notes() ?? [])];
  if (!hasWeakSource(way) || notes.some(({ id }) => id === "weak-source")) return notes;
  return [...notes, { id: "weak-source", text: "its price rests on one weak source; check it before you sign" }];
}

/** The row of a way in the comparison. */
export function wayRow(
  priced: PricedWay,
  standing: Standing,
  volume: number,
  isOpen: boolean,
  { setting, pricing }: Pick<BriefContext, "setting" | "pricing">,
): CostRow {
  const { way, offer } = priced;
  const { rate } = setting;
  const served = servedWay(priced, isOpen, setting);
  // Every field is written out: in a batch, spreading the part that they share takes most of the time of a row.
  const row: CostRow = {
    model: served.model,
    name: served.name,
    deployment: served.deployment,
    place: served.place,
    host: served.host,
    host_name: served.host_name,
    region: served.region,
    hardware: served.hardware,
    hardware_name: served.hardware_name,
    machines: served.machines,
    engine: served.engine,
    seconds_per_request: served.seconds_per_request,
    per_1k: served.per_1k,
    monthly: served.monthly,
    monthly_without_labour: served.monthly_without_labour,
    one_off: served.one_off,
    first_year: served.first_year,
    provider: way.host ?? way.model.provider,
    size_class: way.model.size_class,
    role: standing.role,
    allowed: standing.allowed,
    per_request: perUse(requestIn(priced, setting.defaults, isOpen), rate).per_request,
    monthly_fixed: null,
    times_recommended: null,
    article_range: way.kind === "api" && !way.tuned ? articleRange(way.model) : null,
    capacity_per_month: capacityOf(priced),
    retires: way.model.retires,
    price_from: offer?.tokens.period?.from ?? null,
    price_checked: way.kind === "machine" ? way.plan.sources.price.date : way.model.checked,
    source: way.kind === "machine" ? way.plan.sources.price.source : (way.offering?.source ?? way.model.source),
    notes: notesOf(priced, setting),
  };
  if (way.kind === "machine" && !isOpen) row.monthly_fixed = rangeIn(priced.cost.fixed ?? priced.cost.monthly, rate);
  if (setting.explain) {
    const parts = setting.requests_per_month === null ? [] : partsTrace(priced, volume, pricing, rate);
    row.trace = [...parts, ...pricesTrace(priced, row.machines, setting)];
  }
  return row;
}

/** Formulas and inputs of the prices of a way; none of weights that a host tunes. */
export function pricesTrace({ way, offer }: PricedWay, machines: number | null, setting: CostSetting): CostTrace[] {
  if (way.kind === "machine") return localTrace(way.plan, machines, setting);
  if (way.tuned || !offer) return [];
  return [requestCostTrace(way.model, offer.tokens.profile, setting.as_of, setting.filled.origins)];
}

/** Requests a month that the machines of a way can answer; null for a host, and where that is not known. */
function capacityOf({ way, cost }: PricedWay): number | null {
  if (way.kind !== "machine" || way.plan.capacity_per_machine === null) return null;
  return way.plan.capacity_per_machine * (cost.machines ?? 1);
}
