/** Defaults that are amounts, in US dollars. */
import { usdOf } from "../prices/fx.ts";
import { defaultOf } from "../prices/token-profile.ts";
import type { Default, FxRate } from "../types/pricing.ts";

/** A default such as 100 AUD per hour in US dollars; null when its currency has no rate, for none is ever guessed. */
export function defaultUsd(id: string, defaults: readonly Default[], fx: readonly FxRate[]): number | null {
  const { value, unit } = defaultOf(defaults, id);
  return usdOf(Number(value), /^([A-Z]{3}) /.exec(unit)?.[1] ?? "USD", fx);
}
