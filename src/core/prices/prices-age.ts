/** What is to be said of the age of the prices on a day, beside every figure that rests on them. */
import { remember } from "../remember/remember.ts";
import { countText } from "../text/amount.ts";
import { daysBetween } from "../text/days.ts";
import type { IsoDate } from "../types/brief.ts";
import type { Pricing } from "../types/pricing.ts";
import { numberOf } from "./defaults.ts";

/** The day on which the first price of the list was checked. */
const firstChecked = remember(
  ({ models, as_of }: Pricing): IsoDate => [as_of, ...models.map(({ checked }) => checked)].sort()[0]!,
);

/** A sentence from `stale-days` on after the last price was checked, and before the first was; null in between. */
export function pricesAge(pricing: Pricing, asOf: IsoDate): string | null {
  const stale = numberOf(pricing.defaults, "stale-days");
  const days = daysBetween(pricing.as_of, asOf);
  if (days > stale) {
    return `The prices were last checked on ${pricing.as_of}, ${countText(days)} days before: check them before you quote one.`;
  }
  const first = firstChecked(pricing);
  if (daysBetween(asOf, first) <= stale) return null;
  return `The prices were first checked on ${first}: those of ${asOf} may have been others.`;
}
