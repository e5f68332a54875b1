/** The defaults of a price list by their ids: as numbers, as amounts, and as the months that a year counts. */

import { remember } from "../remember/remember.ts";
import { spokenPercent } from "../text/amount.ts";
import type { Currency } from "../types/brief.ts";
import type { Assumption } from "../types/decision.ts";
import type { Default, DefaultId, Pricing } from "../types/pricing.ts";
import { usdOf } from "./fx.ts";

const defaultsById = remember(
  (defaults: readonly Default[]) => new Map(defaults.map((each): [string, Default] => [each.id, each])),
);

/** The default with this id, where the list has one. */
export const findDefault = (defaults: readonly Default[], id: string): Default | undefined =>
  defaultsById(defaults).get(id);

/** Whether the list has a default with an id that is put together. */
export const isDefault = (defaults: readonly Default[], id: string): id is DefaultId => defaultsById(defaults).has(id);

/** The default with this id. No price list can take one out. */
export const defaultOf = (defaults: readonly Default[], id: DefaultId): Default => findDefault(defaults, id)!;

/** A default as a number. */
export function numberOf(defaults: readonly Default[], id: DefaultId): number {
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
export function defaultUsd(id: DefaultId, { defaults, fx }: Prices): number | null {
  const found = defaultOf(defaults, id);
  return usdOf(Number(found.value), currencyOf(found), fx);
}

/** The prices for work that is done once, which `countedMonths` and `amortisationMonths` then count. */
export const forOneRun = remember((pricing: Pricing): Pricing => ({ ...pricing, is_one_run: true }));

/** Months that `first_year` counts: twelve, or one where the work is done once. */
export const countedMonths = ({ is_one_run }: Pick<Pricing, "is_one_run">): number => (is_one_run ? 1 : 12);

/** Months over which a machine is paid off: the one of the run where the work is done once. */
export const amortisationMonths = ({ defaults, is_one_run }: Pick<Pricing, "defaults" | "is_one_run">): number =>
  is_one_run ? 1 : numberOf(defaults, "amortisation-months");

/** `in the first year`, or `in all` where the work is done once: over which time a total is counted. */
export const totalWords = (months: number): string => (months === 1 ? "in all" : "in the first year");
