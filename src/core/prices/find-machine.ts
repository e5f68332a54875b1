/** Finds a machine by any of its names. */
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import type { Machine } from "../types/pricing.ts";
import { spelling } from "./find-model.ts";

/** Looks a machine up by id, by its other spellings and by name. Capitals make no difference, nor spaces for hyphens. */
export function findMachine(machines: readonly Machine[], name: string): Machine | undefined {
  const wanted = spelling(name);
  return (
    machines.find(({ id, also }) => [id, ...also].some((known) => spelling(known) === wanted)) ??
    machines.find((machine) => spelling(machine.name) === wanted)
  );
}

/** Why a name finds no machine, and what to write instead. */
export function unknownMachine(machines: readonly Machine[], name: string): string {
  const known = machines.flatMap(({ id, also }) => [id, ...also]);
  const meant = nearest(spelling(name), known);
  const remedy = meant ? `did you mean ${meant}?` : "`model-advisor explain` lists them; or spell the machine out";
  return `there is no machine ${quote(name)}; ${remedy}`;
}
