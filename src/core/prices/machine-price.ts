/** Whether a machine can be had on a day, and what it costs to buy or to rent, in US dollars without sales tax. */

import type { IsoDate, MachineSpec, StatedAmount } from "../types/brief.ts";
import type { Range } from "../types/cost.ts";
import type { MachineInput } from "../types/fit.ts";
import type { MachinePrice, PriceWishes } from "../types/hosting.ts";
import type { DatedPrice, Machine, Pricing, Rent } from "../types/pricing.ts";
import { findDefault } from "./defaults.ts";
import { rateOf, usdOf } from "./fx.ts";
import { exactly } from "./money.ts";
import { amountIn } from "./stated-amount.ts";

export type PriceLists = Pick<Pricing, "fx" | "defaults">;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one; of an even number, the mean of the middle two. Values are sorted. */
function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

const numberIn = ({ defaults }: PriceLists, id: string): number | null => {
  const value = findDefault(defaults, id)?.value;
  return typeof value === "number" ? value : null;
};

const homeCountry = ({ defaults }: PriceLists): string => String(findDefault(defaults, "home-country")?.value ?? "");

/** Prices that a machine can be had for, best first; the list price of its launch counts while it is sold new. */
const CONDITIONS = ["new", "launch", "estimate", "used"] as const;

interface UntaxedPrice {
  price: DatedPrice;
  /** Without tax; `low` also where it is not known whether tax is in it. */
  amount: number;
  low: number;
}

/** A price in dollars without tax; null where the rate of the currency or of the tax is not known. */
function withoutTax(price: DatedPrice, lists: PriceLists): UntaxedPrice | null {
  const amount = usdOf(price.amount, price.currency, lists.fx);
  const tax = price.country === null ? null : numberIn(lists, `sales-tax-${price.country.toLowerCase()}`);
  if (amount === null) return null;
  if (price.tax === "excluded") return { price, amount, low: amount };
  if (price.tax === "included") {
    return tax === null ? null : { price, amount: amount / (1 + tax), low: amount / (1 + tax) };
  }
  return { price, amount, low: amount / (1 + (tax ?? 0)) };
}

/**
 * The newest verified price of today is quoted, the mean where several share its date; the others bound the range. At
 * home a machine may cost more than its price abroad, so the high end of foreign prices has the margin on top.
 */
function bought(
  machine: Machine,
  lists: PriceLists,
  asOf: string,
): { range: Range<number>; quoted: DatedPrice } | null {
  const { prices } = machine;
  const dated = prices.filter(({ date }) => date <= asOf);
  const sold = isSold(machine, asOf);
  const counted = (dated.length > 0 ? dated : prices).filter(({ condition }) => condition !== "launch" || sold);
  const known = counted.flatMap((price) => withoutTax(price, lists) ?? []);
  const condition = CONDITIONS.find((each) => known.some(({ price }) => price.condition === each));
  const today = known.filter(({ price }) => price.condition === condition);
  if (condition === undefined) return null;
  const verified = today.filter(({ price }) => price.verified);
  const trusted = verified.length > 0 ? verified : today;
  const newest = trusted.reduce((a, b) => (b.price.date > a.price.date ? b : a)).price;
  const quoted = trusted.filter(({ price }) => price.date === newest.date).map(({ amount }) => amount);
  const home = homeCountry(lists);
  const margin = numberIn(lists, "import-margin") ?? 0;
  const high = today.map(({ price, amount }) => amount * (price.country === home ? 1 : 1 + margin));
  return {
    range: { low: Math.min(...today.map(({ low }) => low)), likely: mean(quoted), high: Math.max(...high) },
    quoted: newest,
  };
}

const UNKNOWN: MachinePrice = {
  buy_usd: null,
  rent_usd: null,
  rented: false,
  billing: null,
  region: null,
  condition: null,
  source: "not known",
  date: null,
};

function stated(spec: MachineSpec, { fx }: PriceLists): MachinePrice {
  const inUsd = (amount: StatedAmount | undefined) => amountIn(amount, rateOf(fx, "USD"), fx);
  const buy = inUsd(spec.price);
  const rent = inUsd(spec.rent_per_hour);
  const given = { ...UNKNOWN, source: "the brief" };
  if (buy !== null) return { ...given, buy_usd: exactly(buy) };
  if (rent !== null) return { ...given, rent_usd: exactly(rent), rented: true, billing: "always-on" };
  return UNKNOWN;
}

/** A list of unknown age shows that an offer exists; it is a price only where there is no other. */
const isDated = ({ checked }: Rent) => /^\d{4}/.test(checked);

const orAll = <T>(chosen: readonly T[], all: readonly T[]) => (chosen.length > 0 ? chosen : all);

/** The rents that count: those of the region and billing that are wished for. Empty when there are none. */
function rentsFor(rents: readonly Rent[], wishes: PriceWishes, lists: PriceLists): readonly Rent[] {
  const home = homeCountry(lists).toLowerCase();
  const there =
    wishes.region === undefined
      ? orAll(
          rents.filter(({ region }) => region === home),
          rents,
        )
      : rents.filter(({ region }) => region === wishes.region);
  const billed = (perSecond: boolean) => there.filter(({ scale_to_zero }) => scale_to_zero === perSecond);
  const offered =
    wishes.billing === undefined ? orAll(billed(false), billed(true)) : billed(wishes.billing === "per-second");
  return orAll(offered.filter(isDated), offered);
}

function rentedAt(rents: readonly Rent[], wishes: PriceWishes, lists: PriceLists): MachinePrice {
  const counted = rentsFor(rents, wishes, lists);
  if (counted.length === 0) return { ...UNKNOWN, rented: true, region: wishes.region ?? null };
  const hours = counted
    .map(({ usd_per_hour, usd_per_second }) => (usd_per_second === null ? usd_per_hour : usd_per_second * 3600))
    .sort((a, b) => a - b);
  const regions = new Set(counted.map(({ region }) => region));
  return {
    buy_usd: null,
    rent_usd: { low: hours[0]!, likely: median(hours), high: hours.at(-1)! },
    rented: true,
    billing: counted[0]!.scale_to_zero ? "per-second" : "always-on",
    region: regions.size === 1 ? counted[0]!.region : null,
    condition: null,
    source: [...new Set(counted.map(({ provider }) => provider))].join(", "),
    date: counted.map(({ checked }) => checked).sort()[0]!,
  };
}

function listed(machine: Machine, wishes: PriceWishes, lists: PriceLists, asOf: string): MachinePrice {
  const buy = machine.complete ? bought(machine, lists, asOf) : null;
  if (buy) {
    const { condition, source, date } = buy.quoted;
    return { ...UNKNOWN, buy_usd: buy.range, condition, source, date };
  }
  return machine.rents.length === 0 ? UNKNOWN : rentedAt(machine.rents, wishes, lists);
}

/**
 * The price of a machine on a day, without sales tax. Prices of a later date count only where there are no others. A
 * currency without a rate leaves its price unknown. The price of a bare card is not that of a machine. A machine that
 * is there already costs nothing to buy.
 */
export function machinePrice(
  machine: MachineInput,
  lists: PriceLists,
  asOf: string,
  wishes: PriceWishes = {},
): MachinePrice {
  const price = "id" in machine ? listed(machine, wishes, lists, asOf) : stated(machine, lists);
  if (!wishes.owned) return price;
  return { ...UNKNOWN, buy_usd: exactly(0), source: "the client's own machine" };
}

/**
 * True when the machine can be bought new, or rented, on the day. One whose dates are not known counts as sold; one
 * that was sold and no longer is may still be a client's own.
 */
export function isSold({ sold_from, sold_until }: Pick<Machine, "sold_from" | "sold_until">, asOf: IsoDate): boolean {
  return (sold_from === null || sold_from <= asOf) && (sold_until === null || asOf <= sold_until);
}
