/** Which machine to buy where one is too small: the least dear that is sold and holds the model. */

import { isSold, machinePrice, type PriceLists } from "../prices/machine-price.ts";
import { rememberEach } from "../remember/remember.ts";
import type { FitModel } from "../types/fit.ts";
import type { Calibration, Machine, Pricing } from "../types/pricing.ts";
import { fitMachine } from "./fit-machine.ts";
import { type MemoryAsked, memoryOf } from "./memory.ts";

type Lists = Pick<Pricing, "machines" | "fx" | "defaults" | "calibration">;

/** Days whose machines are kept. */
const DAYS = 16;

const risingOn = rememberEach(DAYS, (machines: readonly Machine[], asOf: string, lists: PriceLists): Machine[] => {
  const price = (machine: Machine) => machinePrice(machine, lists, asOf).buy_usd?.likely ?? null;
  return machines
    .filter((each) => each.premises === "own" && each.complete && isSold(each, asOf))
    .map((machine) => ({ machine, usd: price(machine) }))
    .filter((each): each is { machine: Machine; usd: number } => each.usd !== null)
    .sort((a, b) => a.usd - b.usd)
    .map(({ machine }) => machine);
});

/** Machines to own that are sold on the day and priced, the cheapest first. */
const toBuy = (lists: Lists, asOf: string): Machine[] => risingOn(lists.machines, asOf, lists);

/** The least dear machine on sale on which the model fits as asked; null when none of the list does. */
export function nextMachine(model: FitModel, asked: MemoryAsked, lists: Lists, asOf: string): Machine | null {
  const { calibration } = lists;
  return toBuy(lists, asOf).find((machine) => fits(model, machine, asked, calibration)) ?? null;
}

function fits(model: FitModel, machine: Machine, asked: MemoryAsked, calibration: Calibration): boolean {
  if (asked.isVllm && !calibration.serving.vllm_classes.includes(machine.decode_class)) return false;
  const { verdict } = memoryOf(model, fitMachine(machine, calibration), asked, calibration);
  return verdict === "fits" || verdict === "tight";
}

/** What to say of it, as the end of a sentence. */
export function nextMachineText(next: Machine | null): string {
  return next
    ? `the next that holds it is ${next.id} (${next.name})`
    : "no machine in the list that is still sold can hold it";
}
