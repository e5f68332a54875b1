/** Finds a model by any of its names. */
import { remember } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import type { Model } from "../types/pricing.ts";

export type FoundModel =
  | { found: "model"; model: Model }
  /** A name that several models share, such as that of a model offered by two hosts. */
  | { found: "several"; models: Model[] }
  | { found: "none"; nearest: string | undefined };

/** A name without what makes no difference: capitals, and spaces or underscores for hyphens. */
export const spelling = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

/** Models by id; of two with one id the first. */
export const modelsById = remember(
  (models: readonly Model[]) => new Map(models.map((each): [string, Model] => [each.id, each])),
);

interface Names {
  exact: Map<string, Model>;
  shared: Map<string, Model[]>;
  /** What was found for names as they were written. */
  looked: Map<string, FoundModel>;
}

/** Names that are remembered; then all are forgotten. */
const REMEMBERED = 1000;

const namesOf = remember((models: readonly Model[]): Names => {
  const exact = new Map<string, Model>();
  const shared = new Map<string, Model[]>();
  for (const model of models) exact.set(spelling(model.id), model);
  const share = (name: string, model: Model) => {
    const same = shared.get(name);
    if (same) same.push(model);
    else shared.set(name, [model]);
  };
  for (const model of models) {
    for (const name of model.also) if (!exact.has(spelling(name))) exact.set(spelling(name), model);
    share(spelling(model.name), model);
    // `GPT-6 Luna (Azure, Global Standard)` is GPT-6 Luna as well.
    const bare = model.name.replace(/ \([^)]*\)$/, "");
    if (bare !== model.name) share(spelling(bare), model);
  }
  return { exact, shared, looked: new Map() };
});

function lookUp(name: string, { exact, shared }: Names): FoundModel {
  const model = exact.get(spelling(name));
  if (model) return { found: "model", model };
  const all = shared.get(spelling(name)) ?? [];
  // The maker's own row is meant where no host is named.
  const own = all.filter((each) => all.every((other) => other === each || other.base === each.id));
  const same = own.length === 1 ? own : all;
  if (same.length > 1) return { found: "several", models: same };
  if (same.length === 1) return { found: "model", model: same[0]! };
  const close = nearest(spelling(name), [...exact.keys(), ...shared.keys()]);
  const meant = close === undefined ? undefined : (exact.get(close) ?? shared.get(close)![0]);
  return { found: "none", nearest: meant?.id };
}

/**
 * Looks a model up by id, then by its other spellings, then by name. A name that several share gives all of them; an
 * unknown one the nearest id, where one is near enough to be meant.
 */
export function findModel(models: readonly Model[], name: string): FoundModel {
  const names = namesOf(models);
  let found = names.looked.get(name);
  if (!found) {
    if (names.looked.size >= REMEMBERED) names.looked.clear();
    found = lookUp(name, names);
    names.looked.set(name, found);
  }
  return found;
}
