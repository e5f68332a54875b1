/** How often a small change of wording changes the tier: none of the wordings here stands in training/. */
import { randomFrom } from "../../scripts/reader/random.ts";
import type { Reading } from "../../src/core/types/reading.ts";
import { line, percent } from "./figures.ts";

type Change = (text: string, at: number) => string;

function withTypo(text: string, seed: number): string {
  const random = randomFrom(seed * 31 + text.length);
  const words = text.split(" ");
  const long = words.map((word, at) => ({ word, at })).filter(({ word }) => /^[A-Za-z]{6,}$/.test(word));
  if (long.length === 0) return text;
  const { word, at } = random.pick(long);
  const i = 1 + random.below(word.length - 3);
  words[at] =
    random.next() < 0.5
      ? word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)
      : word.slice(0, i) + word.slice(i + 1);
  return words.join(" ");
}

const POLITE = [
  "Good morning and thank you for getting back to us so quickly.",
  "I hope this finds you well, and my apologies for the delay.",
  "Dear Sir or Madam,",
  "Hey there, nice to meet you!",
];
const AMERICAN: [RegExp, string][] = [
  [/is(e|es|ed|ing|ation)\b/g, "iz$1"],
  [/\b(col|fav|behavi|hon|lab)our/g, "$1or"],
  [/\bcentre/g, "center"],
  [/\bcatalogue/g, "catalog"],
  [/\bcheque/g, "check"],
  [/\benquir/g, "inquir"],
];

const clausesTurned: Change = (text) => {
  const sentences = text.split(/(?<=[.!?])\s+/);
  return sentences.length > 1 ? [...sentences.slice(1), sentences[0]].join(" ") : text;
};

export const CHANGES: Record<string, Change> = {
  "a typo": withTypo,
  "a polite opening": (text, at) => `${POLITE[at % POLITE.length]} ${text}`,
  "headers around it": (text) => `Project: Phoenix. Work package: ${text} Deadline: end of Q3. Contact: J. Miller.`,
  "no capitals, no stop": (text) => text.toLowerCase().replace(/\.$/, ""),
  "American spelling": (text) => AMERICAN.reduce((changed, [from, to]) => changed.replace(from, to), text),
  "order of sentences": clausesTurned,
};

/** Share of statements that read as another tier once changed. */
export function measureStability(texts: string[], read: (text: string) => Reading): void {
  console.log(
    `\nStability: share of ${texts.length} statements that give another tier once changed (aim: at most 2 %)`,
  );
  const tierOf = (text: string) => read(text).candidates[0]?.tier ?? 0;
  const before = texts.map((text) => ({ tier: tierOf(text), sure: (read(text).confidence ?? 0) >= 0.8 }));
  for (const [name, change] of Object.entries(CHANGES)) {
    const changed = texts
      .map((text, at) => ({ text: change(text, at), at }))
      .filter(({ text, at }) => text !== texts[at]);
    const flips = changed.filter(({ text, at }) => tierOf(text) !== before[at]!.tier);
    const sure = flips.filter(({ at }) => before[at]!.sure);
    line(
      [
        `  ${name}`,
        percent(flips.length, changed.length),
        `of the sure ones ${percent(sure.length, changed.filter(({ at }) => before[at]!.sure).length)}`,
      ],
      [26, 8, 30],
    );
  }
}
