/** Monthly cost over volume: points for a chart and for JSON, with the volumes at which lines cross. */

import { numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import type { Crossing, VolumeCurve } from "../types/advice-parts.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { Default, FxRate } from "../types/pricing.ts";
import { type Against, breakEvenVolume } from "./break-even.ts";
import { capacityPerMachine, monthlyComponents, SLACK, totalOf } from "./hosting-scenario.ts";

/** A line of the chart: a plan, or a model that is paid per use. */
export type CurveSeries = { id: string; name: string } & (
  | { plan: HostingPlan }
  | { per_request: Pico | null; upkeep?: Pico }
);

/** Volumes of the ladder that is shown when the brief gives none. */
export const LADDER: readonly number[] = [1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

const PER_DECADE = 8;
/** More steps than this are no longer seen as such. */
const MAX_STEPS = 12;

const scenarioOf = (series: CurveSeries): Scenario | null =>
  "plan" in series && !series.plan.obstacle ? (series.plan.scenarios?.likely ?? null) : null;

function monthlyAt(series: CurveSeries, volume: number): Pico | null {
  if ("per_request" in series) {
    return series.per_request === null ? null : series.per_request * BigInt(volume) + (series.upkeep ?? 0n);
  }
  const scenario = scenarioOf(series);
  return scenario ? totalOf(monthlyComponents(scenario, volume)) : null;
}

/** The last request that n machines answer and the first that needs another, within the bounds. */
function steps(scenario: Scenario, from: number, to: number): number[] {
  const volumes: number[] = [];
  const each = capacityPerMachine(scenario);
  const first = Math.max(1, Math.floor(from / each));
  for (let machines = first; machines < first + MAX_STEPS && machines * each < to; machines++) {
    const carried = Math.floor(machines * each + SLACK);
    volumes.push(carried, carried + 1);
  }
  return volumes;
}

function evenly(from: number, to: number): number[] {
  const decades = Math.log10(to / from);
  const count = Math.max(2, Math.round(decades * PER_DECADE));
  return Array.from({ length: count + 1 }, (_, i) => Math.round(from * 10 ** ((decades * i) / count)));
}

/** Monthly cost of each series at the volumes given, such as those of the ladder. */
export function monthlyCosts(series: readonly CurveSeries[], volumes: readonly number[], rate: FxRate) {
  return volumes.map((volume) => ({
    requests_per_month: volume,
    monthly: series.map((each) => inCurrency(monthlyAt(each, volume), rate)),
  }));
}

/** Where a plan first costs no more than a pay-per-use series. */
function crossingsOf(series: readonly CurveSeries[], rate: FxRate): Crossing[] {
  const paid = series.filter((each): each is CurveSeries & Against => "per_request" in each);
  return series.flatMap((own) => {
    const scenario = scenarioOf(own);
    if (!scenario) return [];
    return paid.flatMap((other): Crossing[] => {
      if (other.per_request === null) return [];
      const { volume } = breakEvenVolume(scenario, other.per_request, true, other.upkeep);
      if (volume === null) return [];
      const monthly = inCurrency(monthlyAt(own, volume), rate)!;
      return [{ requests_per_month: volume, monthly, cheaper: own.id, than: other.id }];
    });
  });
}

/**
 * The curve over a range of volumes that shows the one asked about and the crossings near it; without a volume, those
 * around the middle one of a price list.
 */
export function volumeCurve(
  series: readonly CurveSeries[],
  volume: number | null,
  { rate, defaults }: { rate: FxRate; defaults: readonly Default[] },
): VolumeCurve {
  const all = crossingsOf(series, rate);
  const about = volume ?? numberOf(defaults, "volume-middle");
  const middle = [about, ...all.map((each) => each.requests_per_month)];
  const from = Math.max(1, 10 ** Math.floor(Math.log10(Math.min(...middle) / 3)));
  // A crossing that is far beyond everything else would flatten the part that matters.
  const reach = Math.min(Math.max(...middle), about * 1000);
  const to = 10 ** Math.ceil(Math.log10(Math.max(reach * 3, from * 100)));
  const crossings = all
    .filter((each) => each.requests_per_month <= to)
    .sort((a, b) => a.requests_per_month - b.requests_per_month || (a.than < b.than ? -1 : 1));
  const volumes = new Set([
    ...evenly(from, to),
    ...(volume !== null && volume >= 1 ? [volume] : []),
    ...crossings.map((each) => each.requests_per_month),
    ...series.flatMap((each) => {
      const scenario = scenarioOf(each);
      return scenario ? steps(scenario, from, to) : [];
    }),
  ]);
  const rising = [...volumes].filter((each) => each >= from && each <= to).sort((a, b) => a - b);
  return {
    currency: rate.currency,
    series: series.map(({ id, name }) => ({ id, name })),
    points: monthlyCosts(series, rising, rate),
    crossings,
  };
}
