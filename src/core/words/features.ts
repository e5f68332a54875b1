/** What the reader sees in a statement: words, pairs of words, senses and pairs of senses. */
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A feature by name, and the tokens that it rests on (first and last index). */
export interface Sighting {
  feature: string;
  from: number;
  to: number;
}

/** A word or phrase of the lexicon found in the statement. */
export interface SenseHit {
  senses: number[];
  from: number;
  to: number;
}

/** Pairs of senses are looked for over this many hits: close enough to belong to one thought. */
const SENSE_REACH = 3;
/** Beginnings of long words stand for their families: classification, classifier, classified. */
const FAMILY = 5;

/** Finds the words and phrases of the lexicon, the longest first at each place. */
export function senseHits(tokens: Token[], { lexicon, longest }: Pick<Lexicon, "lexicon" | "longest">): SenseHit[] {
  const hits: SenseHit[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (let length = longest.get(tokens[from]!.stem) ?? 0; length > 0; length--) {
      if (from + length > tokens.length) continue;
      let phrase = tokens[from]!.stem;
      for (let i = 1; i < length; i++) phrase += ` ${tokens[from + i]!.stem}`;
      const senses = lexicon.get(phrase);
      if (!senses) continue;
      hits.push({ senses, from, to: from + length - 1 });
      break;
    }
  }
  return hits;
}

/** The number of words as a rough size. */
function sizeOf(words: number): string {
  if (words <= 3) return "tiny";
  if (words <= 7) return "terse";
  if (words <= 25) return "sentence";
  return words <= 60 ? "long" : "paragraph";
}

const NUMBER =
  /^(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred)$/;

/** The stem with numbers made alike. */
const plainStem = (token: Token): string => (NUMBER.test(token.word) ? "#" : token.stem);

function wordSightings(tokens: Token[]): Sighting[] {
  const sightings: Sighting[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = plainStem(tokens[i]!);
    sightings.push({ feature: word, from: i, to: i });
    if (word.length > FAMILY + 1) sightings.push({ feature: `${word.slice(0, FAMILY)}*`, from: i, to: i });
    if (i > 0 && tokens[i - 1]!.sentence === tokens[i]!.sentence) {
      sightings.push({ feature: `${plainStem(tokens[i - 1]!)} ${word}`, from: i - 1, to: i });
    }
  }
  return sightings;
}

function senseSightings(tokens: Token[], hits: SenseHit[], senses: string[]): Sighting[] {
  const sightings: Sighting[] = [];
  hits.forEach((hit, index) => {
    for (const sense of hit.senses) {
      sightings.push({ feature: `=${senses[sense]}`, from: hit.from, to: hit.to });
    }
    for (let other = index + 1; other <= index + SENSE_REACH && other < hits.length; other++) {
      const next = hits[other]!;
      if (tokens[next.from]!.sentence !== tokens[hit.from]!.sentence) break;
      for (const a of hit.senses) {
        for (const b of next.senses) {
          if (a === b) continue;
          sightings.push({ feature: `=${senses[a]}=${senses[b]}`, from: hit.from, to: next.to });
        }
      }
    }
  });
  return sightings;
}

/**
 * All sightings in a statement, in a fixed order; one feature may be seen more than once. `hits` are those of
 * `senseHits`, `senses` the names of all senses.
 */
export function sightingsOf(tokens: Token[], hits: SenseHit[], senses: string[]): Sighting[] {
  const sightings = [...wordSightings(tokens), ...senseSightings(tokens, hits, senses)];
  if (tokens.length > 0) {
    sightings.push({ feature: `^${plainStem(tokens[0]!)}`, from: 0, to: 0 });
    sightings.push({ feature: `@${sizeOf(tokens.length)}`, from: -1, to: -1 });
  }
  return sightings;
}
