/** Figures that built-in words give and an agency's own words in their place no longer do. */

import { wordsIn } from "../text/phrase.ts";
import { listed } from "../text/sentence.ts";
import { placeAt } from "../text/text-lines.ts";
import type { Diagnostic, SourcePlace } from "../types/diagnostic.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

interface Worded {
  id: string;
  says: string;
  place: SourcePlace;
}

/** Sentences, cautions and rows, each with all that it says. */
function wordedIn({ sentences, cautions, tables }: Taxonomy): Worded[] {
  const rows = tables.flatMap((table) =>
    table.rows.map(({ id, because, next = "", place }) => ({
      id: `${table.id}/${id}`,
      says: `${because} ${next}`,
      place,
    })),
  );
  const told = cautions.map(({ id, says = "", adds = "", place }) => ({
    id: `caution ${id}`,
    says: `${says} ${adds}`,
    place,
  }));
  return [...sentences.map(({ id, says, place }) => ({ id: `sentence ${id}`, says, place })), ...told, ...rows];
}

/** A warning for each entry of these files that leaves out a figure which the built-in one gives. */
export function unsaidFigures(base: Taxonomy, laid: Taxonomy, own: ReadonlySet<string>): Diagnostic[] {
  const before = new Map(wordedIn(base).map((each) => [each.id, each]));
  return wordedIn(laid).flatMap(({ id, says, place }): Diagnostic[] => {
    const at = placeAt(place);
    const built = own.has(at.file) ? before.get(id) : undefined;
    const said = new Set(wordsIn(says));
    const unsaid = [...new Set(wordsIn(built?.says ?? ""))].filter((word) => !said.has(word));
    if (unsaid.length === 0) return [];
    const figures = listed(unsaid.map((word) => `{${word}}`));
    const message = `${id} no longer says ${figures}; put it back, or make sure that the page says it elsewhere`;
    return [{ rule: "taxonomy-unsaid", severity: "warning", message, args: { id }, place: at, related: [] }];
  });
}
