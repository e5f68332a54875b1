/** Finds a machine by any of its names. */
import { remember } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import type { Machine } from "../types/pricing.ts";
import { spelling } from "./find-model.ts";

/** Looks a machine up by id, by its other spellings and by name. Capitals make no difference, nor spaces for hyphens. */
export const findMachine = (machines: readonly Machine[], name: string): Machine | undefined =>
  machinesBySpelling(machines).get(spelling(name));

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
  const known = machines.flatMap(({ id, also }) => [id, ...also]);
  const meant = nearest(spelling(name), known);
  const remedy = meant ? `did you mean ${meant}?` : "`model-advisor explain` lists them; or spell the machine out";
  return `there is no machine ${quote(name)}; ${remedy}`;
}
