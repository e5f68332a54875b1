/** The defaults of a price list by their ids: as numbers, as amounts, and as the months that a year counts. */

import { remember } from "../remember/remember.ts";
import { spokenPercent } from "../text/amount.ts";
import type { Currency } from "../types/brief.ts";
import type { Assumption } from "../types/decision.ts";
import type { Default, FxRate, Pricing } from "../types/pricing.ts";
import { inCurrency, usdOf } from "./fx.ts";
import { toPico } from "./money.ts";

const defaultsById = remember(
  (defaults: readonly Default[]) => new Map(defaults.map((each): [string, Default] => [each.id, each])),
);

/** The default with this id, where the list has one. */
export const findDefault = (defaults: readonly Default[], id: string): Default | undefined =>
  defaultsById(defaults).get(id);

/** The default with this id. A missing one is a fault of the data that `compilePricing` refuses. */
export function defaultOf(defaults: readonly Default[], id: string): Default {
  const found = findDefault(defaults, id);
  if (!found) throw new Error(`no default ${id}`);
  return found;
}

/** A default as a number. */
export function numberOf(defaults: readonly Default[], id: string): number {
  return Number(defaultOf(defaults, id).value);
}

/** `35%` of a share, `3` of a ratio, `36 months`. */
function figureOf({ value, unit }: Default): string {
  if (unit === "share" && typeof value === "number") return spokenPercent(value);
  return unit === "ratio" || unit === "" ? String(value) : `${value} ${unit}`;
}

/** How the advice lists a default that a figure rests on. */
export function assumptionOf(each: Default): Assumption {
  const { id, means, value, unit, source } = each;
  return { id, text: `${means}: ${figureOf(each)} (${source})`, value, unit };
}

type Prices = Pick<Pricing, "defaults" | "fx">;

/** The currency of a default such as 100 AUD per hour. */
export const currencyOf = ({ unit }: Pick<Default, "unit">): Currency => /^([A-Z]{3}) /.exec(unit)?.[1] ?? "USD";

/** A default such as 100 AUD per hour in US dollars; null when its currency has no rate: none is ever guessed. */
export function defaultUsd(id: string, { defaults, fx }: Prices): number | null {
  const found = defaultOf(defaults, id);
  return usdOf(Number(found.value), currencyOf(found), fx);
}

/** An hour of those who judge answers: it is the work of labelling, whoever does it. Null without a rate. */
export const judgingHour = (rate: FxRate, prices: Prices): number | null =>
  inCurrency(toPico(defaultUsd("labelling-rate", prices)), rate);

/** The months that `first_year` counts: those of a first year, or one where the work is done once. */
export const countedMonths = ({ defaults }: { defaults: readonly Default[] }): number =>
  numberOf(defaults, "counted-months");

/** Months in which a machine has done all that it was bought for. */
const RUN: readonly string[] = ["counted-months", "amortisation-months"];

/**
 * The same prices for work that is done once: one month is the whole job, and what is bought for it is paid off by it. All
 * that compares ways reads these defaults, so that no figure of such an advice speaks of a year.
 */
export const forOneRun = remember(
  (pricing: Pricing): Pricing => ({
    ...pricing,
    defaults: pricing.defaults.map((each) => (RUN.includes(each.id) ? { ...each, value: 1 } : each)),
  }),
);

/** Over which time a total is counted, in words. */
export const totalWords = (months: number): string => (months === 1 ? "in all" : "in the first year");
