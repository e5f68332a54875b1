/** Languages of a brief that no public board has tried the named models in: their bands then say nothing about the work. */
import { qualityOf } from "../prices/quality-band.ts";
import { languageName } from "../text/code-names.ts";
import { listed } from "../text/sentence.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";
import { plainName } from "../ways/way.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

const language = (code: string): string => code.toLowerCase().split("-")[0]!;

/** What the boards that know a model are written in. */
function measuredIn(model: Model, pricing: Pricing): Set<string> {
  const known = new Set(qualityOf(model, pricing).signals.map(({ board }) => board));
  return new Set(pricing.boards.filter(({ id }) => known.has(id)).flatMap(({ languages }) => languages ?? []));
}

/** The caution on languages that the quality evidence of these ways leaves out; English alone is never told. */
export function unmeasuredLanguages(ways: readonly PricedWay[], { needs, pricing }: Scene): RankedCaution | null {
  const wanted = [...new Set(needs.languages.map(language))].filter((code) => code !== "en");
  if (wanted.length === 0 || ways.length === 0) return null;
  const left = ways.map(({ way }) => {
    const measured = measuredIn(way.model, pricing);
    return { name: plainName(way.model.name), missing: wanted.filter((code) => !measured.has(code)) };
  });
  const named = [...new Set(left.filter(({ missing }) => missing.length > 0).map(({ name }) => name))];
  if (named.length === 0) return null;
  const missing = wanted.filter((code) => left.some((each) => each.missing.includes(code)));
  const each = missing.length > 1 ? " in each" : "";
  const text = `How good ${listed(named)} ${named.length > 1 ? "are" : "is"} in ${listed(missing.map(languageName))} is not measured; public comparisons are in English. Have native speakers judge 100 answers${each} before you choose.`;
  return caution(2, "language-not-measured", text);
}
