/** What stands behind the one figure of self-hosting: parts, what moves them, the article's claims, the curve. */

import type { Against } from "../hosting/break-even.ts";
import { type Component, monthlyComponents, totalOf } from "../hosting/hosting-scenario.ts";
import { hostingCost } from "../hosting/self-hosting.ts";
import { servingEngine } from "../hosting/serving-engine.ts";
import { type CurveSeries, LADDER, monthlyCosts, volumeCurve } from "../hosting/volume-curve.ts";
import { inCurrency, rangeIn } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { spokenAmount } from "../text/amount.ts";
import type { CostRow } from "../types/advice.ts";
import type { CostDriver, CostPart, HostingInsight } from "../types/advice-parts.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { MachineWay } from "../ways/way.ts";
import { articleClaims } from "./article-claims.ts";
import { heldAgainst } from "./comparators.ts";

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
  { pricing, taxonomy }: { pricing: Pick<Pricing, "calibration" | "defaults" | "fx">; taxonomy: Taxonomy },
): HostingInsight {
  const { calibration, fx, defaults } = pricing;
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
    claims: claimed ? articleClaims({ ...request, volume, aud }, taxonomy) : [],
    curve: volumeCurve(series, volume, { rate, defaults }),
    ladder: volume === null ? monthlyCosts(series, LADDER, rate) : [],
  };
}

/** Ids of the models that the article's claims speak of. */
const ARTICLE = { large: "gpt-4o", small: "gpt-4o-mini" };

/**
 * What stands behind the row of a model on machines, held against those of the rows that it is compared with which are paid per use,
 * allowed and still to be had.
 */
export function insightOf(
  { model, plan, name }: MachineWay,
  rows: readonly CostRow[],
  data: { pricing: Pricing; taxonomy: Taxonomy },
  setting: CostSetting,
): HostingInsight {
  const { pricing } = data;
  const perRequest = (id: string) => {
    const model = pricing.models.find((each) => each.id === id);
    return model ? requestCost(model, setting.filled.profile, setting.as_of).likely : null;
  };
  const paid = heldAgainst(rows, { pricing, setting }).map(({ against }) => against);
  const { rate, requests_per_month: volume } = setting;
  return hostingInsight(
    {
      plan,
      id: model.id,
      name,
      paid,
      gpt_4o: perRequest(ARTICLE.large),
      gpt_4o_mini: perRequest(ARTICLE.small),
      volume,
      rate,
    },
    data,
  );
}

/** An input of a scenario; `unit` is for people, of an amount behind its currency. */
interface Lever {
  id: CostDriver["id"];
  input: "price_usd" | "rent_usd_per_hour" | "ops_hours_first" | "tariff_usd_per_kwh" | "seconds_per_request";
  unit: string;
  is_money: boolean;
}

const LEVERS: readonly Lever[] = [
  { id: "machine-price", input: "price_usd", unit: "a machine", is_money: true },
  { id: "rent", input: "rent_usd_per_hour", unit: "an hour", is_money: true },
  {
    id: "operations-hours",
    input: "ops_hours_first",
    unit: "hours a month for the first machine",
    is_money: false,
  },
  { id: "tariff", input: "tariff_usd_per_kwh", unit: "a kWh", is_money: true },
  { id: "seconds-per-request", input: "seconds_per_request", unit: "s", is_money: false },
];

function withInput(scenario: Scenario, input: Lever["input"], value: number): Scenario {
  if (input !== "ops_hours_first") return { ...scenario, [input]: value };
  // Whoever needs more hours for the first machine needs more for each.
  const ops_hours_extra = (scenario.ops_hours_extra * value) / scenario.ops_hours_first;
  return { ...scenario, ops_hours_first: value, ops_hours_extra };
}

/** How far a value is looked for where the winner changes: a tenth to ten times what is counted. */
const REACH = 10;
const HALVINGS = 40;

/** All costs rise with each of the levers, so the crossing is found by halving. */
function crossing(at: (value: number) => Pico | null, likely: number, target: Pico): number | null {
  let low = likely / REACH;
  let high = likely * REACH;
  const [least, most] = [at(low), at(high)];
  if (least === null || most === null || least > target || most < target) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (at(middle)! > target) high = middle;
    else low = middle;
  }
  return Number(low.toPrecision(6));
}

/**
 * The inputs that move the monthly total most, at most three, largest first, with amounts in the currency of `rate`.
 * `against` is the monthly cost of the other side at the same volume, in picodollars; null leaves out where the winner
 * changes.
 */
export function costDrivers(plan: HostingPlan, volume: number, against: Pico | null, rate: FxRate): CostDriver[] {
  const { scenarios } = plan;
  if (!scenarios) return [];
  const { low, likely, high } = scenarios;
  const drivers = LEVERS.flatMap(({ id, input, unit, is_money }): CostDriver[] => {
    const [cheap, usual, dear] = [low[input], likely[input], high[input]];
    if (cheap === null || usual === null || dear === null || usual <= 0) return [];
    const at = (value: number) => totalOf(monthlyComponents(withInput(likely, input, value), volume));
    const [least, most] = [at(cheap), at(dear)];
    if (least === null || most === null || least === most) return [];
    const changes_at = against === null ? null : crossing(at, usual, against);
    const shown = (value: number) => (is_money ? inCurrency(toPico(value), rate)! : value);
    return [
      {
        id,
        unit: is_money ? `${rate.currency} ${unit}` : unit,
        low: shown(cheap),
        likely: shown(usual),
        high: shown(dear),
        monthly_low: inCurrency(least, rate)!,
        monthly_high: inCurrency(most, rate)!,
        changes_at: changes_at === null ? null : shown(changes_at),
      },
    ];
  });
  const swing = ({ monthly_low, monthly_high }: CostDriver) => monthly_high - monthly_low;
  // What both ends of a month read alike of moves nothing.
  const moves = ({ monthly_low, monthly_high }: CostDriver) =>
    spokenAmount(monthly_low, rate.currency) !== spokenAmount(monthly_high, rate.currency);
  return drivers
    .filter(moves)
    .sort((a, b) => swing(b) - swing(a))
    .slice(0, 3);
}
