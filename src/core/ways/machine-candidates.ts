/** Machines to try: those that are sold and priced on the day, by whose premises they stand on, and the client's own. */

import { knownMachine } from "../fit/known-machine.ts";
import { HOURS_PER_MONTH } from "../hosting/hosting-scenario.ts";
import { amortisationMonths, countedMonths, numberOf } from "../prices/defaults.ts";
import { isSold, machinePrice } from "../prices/machine-price.ts";
import { rememberEach } from "../remember/remember.ts";
import type { Place } from "../types/advice.ts";
import type { IsoDate } from "../types/brief.ts";
import { briefError } from "../types/errors.ts";
import type { MachineInput } from "../types/fit.ts";
import type { MachinePrice, PriceWishes } from "../types/hosting.ts";
import type { Machine, Premises, Pricing } from "../types/pricing.ts";
import type { BriefContext, MachineCandidate } from "./brief-context.ts";
import { machineId } from "./way.ts";

/** Lists that are kept of a price list: a batch asks for few premises and regions. */
const CANDIDATE_LISTS = 64;

/** What the hardware costs in a year, less what it is sold for, in US dollars; null where the price is not known. */
function yearUsd(price: MachinePrice, pricing: Pricing): number | null {
  const { buy_usd, rent_usd, billing } = price;
  const kept = 1 - numberOf(pricing.defaults, "resale-share");
  if (buy_usd) return (buy_usd.likely * kept * countedMonths(pricing)) / amortisationMonths(pricing);
  if (!rent_usd) return null;
  return billing === "per-second" ? 0 : rent_usd.likely * HOURS_PER_MONTH * countedMonths(pricing);
}

function candidateOf(machine: Machine, wishes: PriceWishes, asOf: IsoDate, pricing: Pricing): MachineCandidate | null {
  const price = machinePrice(machine, pricing, asOf, wishes);
  const hardware = yearUsd(price, pricing);
  if (hardware === null) return null;
  const { premises } = machine;
  const host = premises === "own" ? null : price.source;
  const starts = price.billing === "per-second" ? numberOf(pricing.defaults, "start-seconds") : 0;
  return {
    machine,
    place: premises,
    region: price.region,
    host,
    wishes,
    price,
    hardware_year_usd: hardware,
    starts_year_usd: (countedMonths(pricing) * starts * (price.rent_usd?.likely ?? 0)) / 3600,
    is_clients: false,
    second_hand: price.condition === "used",
  };
}

/** The ways in which a machine is offered: bought, by the hour, by the second. */
function offeredAs({ premises, rents }: Machine, region: string | null): PriceWishes[] {
  if (premises === "own") return [{}];
  const there = region === null ? {} : { region };
  const known = rents.filter((rent) => region === null || rent.region === region);
  const byHour = known.some(({ scale_to_zero }) => !scale_to_zero);
  const bySecond = known.some(({ scale_to_zero }) => scale_to_zero);
  return [
    ...(byHour ? [{ ...there, billing: "always-on" as const }] : []),
    ...(bySecond ? [{ ...there, billing: "per-second" as const }] : []),
  ];
}

const machineOrder = (a: MachineCandidate, b: MachineCandidate): number =>
  machineId(a.machine) < machineId(b.machine) ? -1 : 1;

const candidatesOf = rememberEach(
  CANDIDATE_LISTS,
  (pricing: Pricing, _key: string, premises: Premises, region: string | null, asOf: IsoDate): MachineCandidate[] =>
    pricing.machines
      .filter((each) => each.premises === premises && isSold(each, asOf) && (premises !== "own" || each.complete))
      .flatMap((each) => offeredAs(each, region).flatMap((wishes) => candidateOf(each, wishes, asOf, pricing) ?? []))
      .sort((a, b) => a.hardware_year_usd - b.hardware_year_usd || machineOrder(a, b)),
);

/** Machines of these premises that are sold and priced on the day, the cheapest first. */
export const candidatesFor = (
  premises: Premises,
  region: string | null,
  asOf: IsoDate,
  pricing: Pricing,
): MachineCandidate[] => candidatesOf(pricing, `${premises} ${region} ${asOf}`, premises, region, asOf);

/** A machine that is there already. */
export const candidateThere = (
  machine: MachineInput,
  place: Place,
  wishes: PriceWishes,
  price: MachinePrice,
): MachineCandidate => ({
  machine,
  place,
  region: null,
  host: null,
  wishes,
  price,
  hardware_year_usd: 0,
  starts_year_usd: 0,
  is_clients: true,
  second_hand: false,
});

/** A machine at the price that is listed for it, whoever buys or rents it. */
export function listedMachine(machine: MachineInput, asOf: IsoDate, pricing: Pricing): MachineCandidate {
  const price = machinePrice(machine, pricing, asOf, {});
  return { ...candidateThere(machine, price.rented ? "rented" : "own", {}, price), is_clients: false };
}

/** The machine that the brief names as there already; null when it names none. An unknown id or class is a data error. */
export function clientsMachine({ brief, pricing, setting }: BriefContext): MachineCandidate | null {
  const { hardware } = brief;
  if (hardware === undefined) return null;
  const known = knownMachine(hardware, pricing);
  if (!known.ok) throw briefError("hardware", `hardware: ${known.error}`);
  const machine = known.value;
  if (!("id" in machine)) {
    const owned = !machine.price && !machine.rent_per_hour;
    const place: Place = machine.rent_per_hour ? "rented" : "own";
    const wishes = owned ? { owned } : {};
    return candidateThere(machine, place, wishes, machinePrice(machine, pricing, setting.as_of, wishes));
  }
  const isOwn = machine.premises === "own";
  const wishes = isOwn ? { owned: true } : {};
  const price = machinePrice(machine, pricing, setting.as_of, wishes);
  return {
    ...candidateThere(machine, machine.premises, wishes, price),
    region: price.region,
    host: isOwn ? null : price.source,
    hardware_year_usd: yearUsd(price, pricing) ?? 0,
  };
}

/** Whether a machine of the client costs power and labour alone, whatever runs on it. */
export const isPaidFor = ({ is_clients, wishes }: Pick<MachineCandidate, "is_clients" | "wishes">): boolean =>
  is_clients && wishes.owned === true;
