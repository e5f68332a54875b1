/** What stands behind the one figure of self-hosting: parts, what moves them, the article's claims, the curve. */

import type { LocalOption } from "../comparison/local-row.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { inCurrency, rangeIn } from "../prices/fx.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { CostRow } from "../types/advice.ts";
import type { CostPart, HostingInsight, HostingPlan } from "../types/hosting.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import { paidLabour } from "../ways/way-cost.ts";
import { articleClaims } from "./article-claims.ts";
import type { Against } from "./break-even.ts";
import type { Component } from "./hosting-scenario.ts";
import { hostingCost } from "./self-hosting.ts";
import { servingEngine } from "./serving-engine.ts";
import { costDrivers } from "./uncertainty.ts";
import { type CurveSeries, LADDER, monthlyCosts, volumeCurve } from "./volume-curve.ts";

interface InsightRequest {
  plan: HostingPlan;
  /** How the row of the plan is called. */
  id: string;
  name: string;
  /** The pay-per-use models it is held against. */
  paid: readonly Against[];
  /** Likely cost of one request with the models of the article; null is unknown. */
  gpt_4o: Against["per_request"];
  gpt_4o_mini: Against["per_request"];
  /** A whole number of requests a month; null when unknown. */
  volume: number | null;
  rate: FxRate;
}

function cheapest(paid: readonly Against[]): (Against & { per_request: bigint }) | null {
  const known = paid.filter((each): each is Against & { per_request: bigint } => each.per_request !== null);
  return known.reduce<(typeof known)[number] | null>(
    (best, each) => (best === null || each.per_request < best.per_request ? each : best),
    null,
  );
}

/** The insight into one plan. A plan with an obstacle gives the curve of the others, and nothing of its own. */
export function hostingInsight(
  request: InsightRequest,
  { calibration, fx }: Pick<Pricing, "calibration" | "fx">,
): HostingInsight {
  const { plan, id, name, paid, volume, rate } = request;
  const cost = volume === null || volume < 1 ? null : hostingCost(plan, volume);
  const parts = (components: readonly Component[]): CostPart[] =>
    components.map((each) => ({ id: each.id, labour: each.labour, amount: inCurrency(each.amount, rate) }));
  const other = cheapest(paid);
  const against = other && volume !== null ? other.per_request * BigInt(volume) + (other.upkeep ?? 0n) : null;
  const aud = fx.find(({ currency }) => currency === "AUD");
  const series: CurveSeries[] = [
    ...(plan.obstacle ? [] : [{ id, name, plan }]),
    ...paid.map(({ id, name, per_request, upkeep = 0n }) => ({ id, name, per_request, upkeep })),
  ];
  const claimed = aud && cost && volume !== null;
  return {
    currency: rate.currency,
    monthly_parts: parts(cost?.components ?? []),
    one_off_parts: parts(cost?.one_off_components ?? []),
    monthly_without_labour: cost && rangeIn(cost.monthly_without_labour, rate),
    one_off_without_labour: cost && rangeIn(cost.one_off_without_labour, rate),
    purchase: cost && !plan.price.rented ? rangeIn(cost.purchase, rate) : null,
    busy_share: cost?.busy_share ?? null,
    engine: cost && servingEngine(plan, cost, calibration),
    drivers: cost && volume !== null ? costDrivers(plan, volume, against, rate) : [],
    drivers_against: against === null ? null : other!.id,
    claims: claimed ? articleClaims({ ...request, volume, aud }) : [],
    curve: volumeCurve(series, volume, rate),
    ladder: volume === null ? monthlyCosts(series, LADDER, rate) : [],
  };
}

/** Ids of the models that the article's claims speak of. */
const ARTICLE = { large: "gpt-4o", small: "gpt-4o-mini" };

/**
 * What stands behind the row of `local`, held against those of the rows that it is compared with which are paid per use,
 * allowed and still to be had.
 */
export function insightOf(
  local: LocalOption,
  name: string,
  rows: readonly CostRow[],
  pricing: Pricing,
  setting: CostSetting,
): HostingInsight {
  const perRequest = (id: string) => {
    const model = pricing.models.find((each) => each.id === id);
    return model ? requestCost(model, setting.filled.profile, setting.as_of).likely : null;
  };
  const paid = rows
    // Weights tuned at a host bill for more than requests, so no line through their price would be true.
    .filter(({ deployment }) => deployment !== "self-hosted" && deployment !== "hosted-tuned")
    .filter(({ allowed }) => allowed !== false)
    .filter(({ retires }) => retires === null || retires > setting.as_of)
    .map(({ model, name: called }) => ({
      id: model,
      name: called,
      per_request: perRequest(model),
      ...paidLabour(pricing),
    }));
  const { rate, requests_per_month: volume } = setting;
  return hostingInsight(
    {
      plan: local.plan,
      id: local.model.id,
      name,
      paid,
      gpt_4o: perRequest(ARTICLE.large),
      gpt_4o_mini: perRequest(ARTICLE.small),
      volume,
      rate,
    },
    pricing,
  );
}
