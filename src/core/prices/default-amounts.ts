/** Defaults that are amounts, in US dollars or in the currency of an advice; no rate is ever guessed. */
import type { Default, FxRate } from "../types/pricing.ts";
import { inCurrency, usdOf } from "./fx.ts";
import { toPico } from "./money.ts";
import { defaultOf } from "./token-profile.ts";

interface Defaults {
  defaults: readonly Default[];
  fx: readonly FxRate[];
}

/** A default such as 100 AUD per hour in US dollars; null when its currency has no rate. */
export function defaultUsd(id: string, { defaults, fx }: Defaults): number | null {
  const { value, unit } = defaultOf(defaults, id);
  return usdOf(Number(value), /^([A-Z]{3}) /.exec(unit)?.[1] ?? "USD", fx);
}

/** The same in another currency. */
const defaultIn = (id: string, rate: FxRate, prices: Defaults): number | null =>
  inCurrency(toPico(defaultUsd(id, prices)), rate);

/** An hour of those who judge answers: it is the work of labelling, whoever does it. Null without a rate. */
export const judgingHour = (rate: FxRate, prices: Defaults): number | null => defaultIn("labelling-rate", rate, prices);
