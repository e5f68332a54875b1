/** What machines cost to buy: the month counts it by the part, and a purse must hold it at once. */
import type { CostSetting } from "../prices/cost-setting.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { numberOf } from "../prices/token-profile.ts";
import { roughAmount } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Pico } from "../types/cost.ts";
import type { MachinePrice } from "../types/hosting.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { besideLine } from "./beside-line.ts";

/** What so many machines cost to buy; null where they are rented, are there, or have no price. */
export const priceToBuy = ({ buy_usd }: MachinePrice, machines: number): Pico | null =>
  buy_usd?.likely ? toPico(buy_usd.likely * machines) : null;

/** The same of a way, in the currency of the advice. */
export function toBuy({ way, cost }: PricedWay, rate: FxRate): number | null {
  if (way.kind !== "machine" || way.is_clients) return null;
  const price = priceToBuy(way.plan.price, cost.machines ?? 1);
  return price === null ? null : inCurrency(price, rate);
}

interface Labelled {
  label: string;
  to_buy: number | null;
}

/** "AU$1,900"; of ways that differ, each with its label, or the least and the most where labels are said twice. */
function amountsOf(ways: readonly Labelled[], currency: string): string | null {
  const bought = ways.flatMap(({ label, to_buy }) => (to_buy === null ? [] : [{ label, to_buy }]));
  bought.sort((a, b) => a.to_buy - b.to_buy);
  const amounts = [...new Set(bought.map(({ to_buy }) => roughAmount(to_buy, currency)))];
  if (amounts.length === 0) return null;
  if (amounts.length === 1 && bought.length === ways.length) return amounts[0]!;
  const isEachNamed = new Set(bought.map(({ label }) => label)).size === bought.length;
  if (isEachNamed) return listed(bought.map(({ label, to_buy }) => `${roughAmount(to_buy, currency)} (${label})`));
  return amounts.length === 1 ? amounts[0]! : `${amounts[0]!} to ${amounts.at(-1)!}`;
}

/** The line on hardware for ways side by side; null where none is to be bought. */
export function machinesBeside(
  ways: readonly Labelled[],
  { rate }: Pick<CostSetting, "rate">,
  { defaults }: Pick<Pricing, "defaults">,
): Beside | null {
  const amounts = amountsOf(ways, rate.currency);
  if (amounts === null) return null;
  const months = numberOf(defaults, "amortisation-months");
  const spread = months === 1 ? "this one run pays for all of it" : `the bill spreads it over ${months} months`;
  return besideLine("machines", `Hardware, about ${amounts}; ${spread}.`);
}
