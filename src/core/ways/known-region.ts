/** The regions that a brief may name: those whose laws are told, countries and groups of them, and where hosts serve from. */

import { remember } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import { listed } from "../text/sentence.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

/** Regions in which hosts of the list serve or rent out machines; a host that serves from anywhere names none. */
const servedIn = remember(({ models, tuned, machines }: Pricing): readonly string[] => {
  const stated = [...models, ...tuned].flatMap(({ regions }) => regions ?? []);
  const rented = machines.flatMap(({ rents }) => rents.flatMap(({ region }) => region ?? []));
  return [...new Set([...stated, ...rented])].filter((each) => each !== "global").sort();
});

/** Regions whose laws are told, and those that belong to them or to none: the values of the fact and their members. */
const inLaw = remember(({ facts }: Taxonomy) => {
  const { values = [], members = {} } = facts.find(({ id }) => id === "law_region") ?? {};
  const named = values.map(String).filter((each) => each !== "elsewhere");
  return { named, all: new Set([...named, ...Object.values(members).flat()]) };
});

const isKnown = (region: string, taxonomy: Taxonomy, pricing: Pricing): boolean =>
  inLaw(taxonomy).all.has(region) || servedIn(pricing).includes(region);

let names: Intl.DisplayNames | undefined;

/** `Germany` of de; a code that is no country's as it is. */
function nameOf(code: string): string {
  if (!/^[a-z]{2}$/.test(code)) return code;
  names ??= new Intl.DisplayNames(["en"], { type: "region" });
  return names.of(code.toUpperCase()) ?? code;
}

/** Two codes are near by chance: a word is held beside names, and a code begins with one that is used (`usa`, `aus`). */
function meant(region: string, used: readonly string[], all: readonly string[]): string | undefined {
  const short = region.length <= 3;
  const alike = all.map(nameOf).filter((name) => name[0]!.toLowerCase() === region[0]);
  const name = short ? nameOf(region) : nearest(region.replaceAll("-", " "), alike);
  return (
    all.find((code) => nameOf(code) === name) ?? (short ? used.find((code) => region.startsWith(code)) : undefined)
  );
}

/** What is wrong with the region of a brief; null where it is known. */
export function regionProblem(region: string, taxonomy: Taxonomy, pricing: Pricing): string | null {
  if (region === "global") {
    return `${quote(region)} names no region; leave it out where the data may be processed anywhere, or name one such as au`;
  }
  if (isKnown(region, taxonomy, pricing)) return null;
  const { named, all } = inLaw(taxonomy);
  const used = [...new Set([...named, ...servedIn(pricing)])];
  const near = meant(region, used, [...new Set([...used, ...all])]);
  const hint = near === undefined ? ";" : `, did you mean ${quote(near)} (${nameOf(near)})?`;
  return `${quote(region)} is not a known region${hint} known are ${listed([...used, "the codes of countries, such as de, ch or sg"])}`;
}
