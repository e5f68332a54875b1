/** Finds a machine by any of its names. */
import { remember, rememberEach } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import type { Machine } from "../types/pricing.ts";
import { spelling } from "./find-model.ts";

/**
 * Looks a machine up by id, by its other spellings and by name. Capitals make no difference, nor spaces for hyphens. A
 * count before or behind a card gives the machine that so many of them make.
 */
export const findMachine = (machines: readonly Machine[], name: string): Machine | undefined =>
  machinesBySpelling(machines).get(spelling(name)) ?? severalCards(machines, name);

/** More in one machine than are sold are a mistake. */
const MOST_CARDS = 16;
const COUNT_FIRST = /^(\d{1,2})[ -]?[x×*][ -]?(.+)$/;
const COUNT_LAST = /^(.+?)[ -][x×*][ -]?(\d{1,2})$/;

/** `2x RTX 3090`, `rtx-3090 x2`: how many of which. */
function counted(name: string): { count: number; of: string } | undefined {
  const plain = name.trim().toLowerCase();
  const [, first, of] = COUNT_FIRST.exec(plain) ?? [];
  if (first !== undefined && of !== undefined) return { count: Number(first), of };
  const [, before, last] = COUNT_LAST.exec(plain) ?? [];
  return before !== undefined && last !== undefined ? { count: Number(last), of: before } : undefined;
}

const times = (amount: number | null, count: number) => (amount === null ? null : amount * count);

/** One machine with so many of a card. Computers share no memory, so that several of them are none. */
const cardsTogether = rememberEach(
  100,
  (card: Machine, count: number): Machine => ({
    ...card,
    id: `${count}x-${card.id}`,
    name: `${count} x ${card.name}`,
    also: [],
    gpus: card.gpus * count,
    memory_gb: times(card.memory_gb, count),
    load_w: card.load_w === null || card.max_w === null ? null : card.load_w + (count - 1) * card.max_w,
    idle_w: null,
    power_note: null,
    prices: card.prices.map((price) => ({ ...price, amount: price.amount * count, what: `${count} x ${price.what}` })),
    rents: [],
  }),
);

function severalCards(machines: readonly Machine[], name: string): Machine | undefined {
  const { count, of } = counted(name) ?? { count: 0, of: "" };
  const card = count >= 1 && count <= MOST_CARDS ? machinesBySpelling(machines).get(spelling(of)) : undefined;
  if (card?.kind !== "card") return undefined;
  return count === 1 ? card : cardsTogether(card, count);
}

/** Ids and other spellings come before names, and of machines that share one the first counts. */
const machinesBySpelling = remember((machines: readonly Machine[]) => {
  const found = new Map<string, Machine>();
  const add = (name: string, machine: Machine) => {
    if (!found.has(spelling(name))) found.set(spelling(name), machine);
  };
  for (const machine of machines) for (const name of [machine.id, ...machine.also]) add(name, machine);
  for (const machine of machines) add(machine.name, machine);
  return found;
});

/** Why a name finds no machine, and what to write instead. */
export function unknownMachine(machines: readonly Machine[], name: string): string {
  const of = counted(name)?.of;
  if (of !== undefined && findMachine(machines, of)) {
    return `there is no machine ${quote(name)}; a count holds for up to ${MOST_CARDS} cards in one machine: name one machine`;
  }
  const known = machines.flatMap(({ id, also }) => [id, ...also]);
  const meant = nearest(spelling(name), known);
  const remedy = meant ? `did you mean ${meant}?` : "`model-advisor explain` lists them; or spell the machine out";
  return `there is no machine ${quote(name)}; ${remedy}`;
}
