/** What the reader sees in a statement: words, pairs of words, senses and pairs of senses. */
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A feature, and the tokens that it rests on (first and last index). */
export interface Sighting<Feature> {
  feature: Feature;
  from: number;
  to: number;
}

/**
 * The feature of a name, which is given in parts so that nobody need join them; undefined for one that is not to be seen.
 */
export type FeatureOf<Feature> = (a: string, b?: string, c?: string, d?: string) => Feature | undefined;

/** A word or phrase of the lexicon found in the statement. */
export interface SenseHit {
  senses: readonly number[];
  from: number;
  to: number;
}

/** Pairs of senses are looked for over this many hits: close enough to belong to one thought. */
const SENSE_REACH = 3;
/** Beginnings of long words stand for their families: classification, classifier, classified. */
const FAMILY = 5;

/** Finds the words and phrases of the lexicon, the longest first at each place. */
export function senseHits(tokens: Token[], { lexicon, longest }: Lexicon): SenseHit[] {
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

/** Takes down a feature where there is one. */
type See<Feature> = (feature: Feature | undefined, from: number, to: number) => void;

function seeWords<Feature>(tokens: Token[], featureOf: FeatureOf<Feature>, see: See<Feature>): void {
  let before = "";
  for (let at = 0; at < tokens.length; at++) {
    const word = plainStem(tokens[at]!);
    see(featureOf(word), at, at);
    if (word.length > FAMILY + 1) see(featureOf(word.slice(0, FAMILY), "*"), at, at);
    if (at > 0 && tokens[at - 1]!.sentence === tokens[at]!.sentence) see(featureOf(before, " ", word), at - 1, at);
    before = word;
  }
}

function seePairs<Feature>(
  { senses, from }: SenseHit,
  next: SenseHit,
  names: string[],
  featureOf: FeatureOf<Feature>,
  see: See<Feature>,
): void {
  for (const a of senses) {
    for (const b of next.senses) if (a !== b) see(featureOf("=", names[a]!, "=", names[b]!), from, next.to);
  }
}

function seeSenses<Feature>(
  tokens: Token[],
  hits: SenseHit[],
  names: string[],
  featureOf: FeatureOf<Feature>,
  see: See<Feature>,
): void {
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at]!;
    for (const sense of hit.senses) see(featureOf("=", names[sense]!), hit.from, hit.to);
    for (const next of hits.slice(at + 1, at + 1 + SENSE_REACH)) {
      if (tokens[next.from]!.sentence !== tokens[hit.from]!.sentence) break;
      seePairs(hit, next, names, featureOf, see);
    }
  }
}

/**
 * All sightings in a statement, in a fixed order; one feature may be seen more than once. `hits` are those of
 * `senseHits`, `names` those of all senses.
 */
export function sightingsOf<Feature>(
  tokens: Token[],
  hits: SenseHit[],
  names: string[],
  featureOf: FeatureOf<Feature>,
): Sighting<Feature>[] {
  const sightings: Sighting<Feature>[] = [];
  const see: See<Feature> = (feature, from, to) => {
    if (feature !== undefined) sightings.push({ feature, from, to });
  };
  seeWords(tokens, featureOf, see);
  seeSenses(tokens, hits, names, featureOf, see);
  if (tokens.length > 0) {
    see(featureOf("^", plainStem(tokens[0]!)), 0, 0);
    see(featureOf("@", sizeOf(tokens.length)), -1, -1);
  }
  return sightings;
}
