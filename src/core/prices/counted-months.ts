/** How many months what is paid once is put beside: those of a first year, or one where the work is done once. */

import { remember } from "../remember/remember.ts";
import type { Default, Pricing } from "../types/pricing.ts";
import { numberOf } from "./token-profile.ts";

const monthsIn = remember((defaults: readonly Default[]) => numberOf(defaults, "counted-months"));

/** The months that `first_year` counts. */
export const countedMonths = ({ defaults }: { defaults: readonly Default[] }): number => monthsIn(defaults);

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
