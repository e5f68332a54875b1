/** What goes into a request, by the brief and by what its statement says. */

import { isPicture } from "../prices/usual-lengths.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { SaidText } from "../text/said-text.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Attribute } from "../types/reading.ts";
import type { Notice, Taxonomy } from "../types/taxonomy.ts";
import { workWords } from "./needs.ts";

/** What plain words of the work stand for, by the notices that know them; the likeliest of each notice first. */
function spokenOf(brief: Brief, { notices }: Taxonomy): InputKind[][] {
  const work = new SaidText(workWords(brief));
  return notices.flatMap(({ goes_in, unless }) => {
    const isSpoken = goes_in !== undefined && work.speaksOf(goes_in.words) && !(unless && work.speaksOf(unless));
    return isSpoken ? [goes_in.input] : [];
  });
}

/** Whether something else than text may go in: what says so, and words of which such work mostly has one, stand in few statements. */
export const mayHoldMoreThanText = (said: SaidText, notices: readonly Notice[]): boolean =>
  notices.some(
    ({ goes_in }) => goes_in && (said.speaksOf(goes_in.words) || (goes_in.hints && said.speaksOf(goes_in.hints))),
  );

/**
 * Where the brief is silent, what its statement was read as: all of it by the trusted share, pictures from a smaller one
 * on (a model that cannot see them is the worse mistake), and whatever the share what a plain word speaks for. Where it
 * was not read, the plain word alone, and of pictures alone: what is heard is looked for besides. Empty where nothing counts.
 */
export function goesIn(
  brief: Brief,
  read: Attribute<InputKind[]> | undefined,
  taxonomy: Taxonomy,
): readonly InputKind[] {
  if (brief.input !== undefined) return brief.input;
  if (read && read.confidence >= taxonomy.trust) return read.value;
  const spoken = spokenOf(brief, taxonomy);
  if (!read) return [...new Set(spoken.flatMap(([first]) => (first && isPicture(first) ? [first] : [])))];
  const seen = read.confidence >= fittingNumber("pictures-from", taxonomy);
  return read.value.filter((each) => (seen && isPicture(each)) || spoken.some((inputs) => inputs.includes(each)));
}
