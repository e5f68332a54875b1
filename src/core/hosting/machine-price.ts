/** What a machine costs to buy or to rent, in US dollars, from its dated prices. */

import { rateOf } from "../prices/fx.ts";
import type { MachineSpec, StatedAmount } from "../types/brief.ts";
import type { MachineInput } from "../types/fit.ts";
import type { MachinePrice, UsdRange } from "../types/hosting.ts";
import type { DatedPrice, FxRate, Machine } from "../types/pricing.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one; of an even number, the mean of the middle two. Values are sorted. */
function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

const usd = (amount: number, currency: string, rates: readonly FxRate[]): number | null => {
  const rate = rateOf(rates, currency);
  return rate ? amount / rate.per_usd : null;
};

/** The newest verified price is quoted, the mean where several share its date; the others bound the range. */
function bought(
  prices: readonly DatedPrice[],
  rates: readonly FxRate[],
): { range: UsdRange; quoted: DatedPrice } | null {
  const known = prices.flatMap((price) => {
    const amount = usd(price.amount, price.currency, rates);
    return amount === null ? [] : [{ price, amount }];
  });
  if (known.length === 0) return null;
  const verified = known.filter(({ price }) => price.verified);
  const trusted = verified.length > 0 ? verified : known;
  const newest = trusted.reduce((a, b) => (b.price.date > a.price.date ? b : a)).price;
  const quoted = trusted.filter(({ price }) => price.date === newest.date).map(({ amount }) => amount);
  const all = known.map(({ amount }) => amount);
  return { range: { low: Math.min(...all), likely: mean(quoted), high: Math.max(...all) }, quoted: newest };
}

const UNKNOWN: MachinePrice = { buy_usd: null, rent_usd: null, rented: false, source: "not known", date: null };

const exactly = (amount: number): UsdRange => ({ low: amount, likely: amount, high: amount });

function stated(spec: MachineSpec, rates: readonly FxRate[]): MachinePrice {
  const inUsd = (amount: StatedAmount | undefined) =>
    amount?.currency ? usd(amount.amount, amount.currency, rates) : null;
  const buy = inUsd(spec.price);
  const rent = inUsd(spec.rent_per_hour);
  const given = { source: "the brief", date: null };
  if (buy !== null) return { buy_usd: exactly(buy), rent_usd: null, rented: false, ...given };
  if (rent !== null) return { buy_usd: null, rent_usd: exactly(rent), rented: true, ...given };
  return UNKNOWN;
}

function listed(machine: Machine, rates: readonly FxRate[], asOf: string): MachinePrice {
  const dated = machine.prices.filter(({ date }) => date <= asOf);
  const buy = machine.complete ? bought(dated.length > 0 ? dated : machine.prices, rates) : null;
  if (buy) {
    return { buy_usd: buy.range, rent_usd: null, rented: false, source: buy.quoted.source, date: buy.quoted.date };
  }
  if (machine.rents.length === 0) return UNKNOWN;
  const hours = machine.rents.map(({ usd_per_hour }) => usd_per_hour).sort((a, b) => a - b);
  const providers = machine.rents.map(({ provider }) => provider).join(", ");
  return {
    buy_usd: null,
    rent_usd: { low: hours[0]!, likely: median(hours), high: hours.at(-1)! },
    rented: true,
    source: providers,
    date: machine.rents[0]!.checked,
  };
}

/**
 * The price of a machine on a day. Prices of a later date count only where there are no others. A currency without a
 * rate leaves its price unknown. The price of a bare card is not that of a machine.
 */
export function machinePrice(machine: MachineInput, rates: readonly FxRate[], asOf: string): MachinePrice {
  return "id" in machine ? listed(machine, rates, asOf) : stated(machine, rates);
}
