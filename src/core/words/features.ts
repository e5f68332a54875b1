/**
 * What the reader sees in a statement: words, pairs of words, senses and pairs of senses. A sense holds words and
 * phrases, so that a word which no statement used still says something.
 */
import { endOfRow, type HashedRows, hashedRow, hashOf } from "./hashed-rows.ts";
import type { Token } from "./tokens.ts";

/** A `Map` is one too, as it stands while the reader is trained. */
export interface Lexicon {
  /** Phrase in stems -> numbers of its senses. */
  lexicon: { has(phrase: string): boolean; get(phrase: string): readonly number[] | undefined };
  /** Longest phrase that starts with a stem, in words. */
  longest: { get(stem: string): number | undefined };
}

/** Where the text of a row begins: behind the length of the longest phrase, the count of senses, and the senses. */
const textAt = (bytes: Uint8Array, row: number): number => row + 2 + bytes[row + 1]!;

/** The row of a phrase; 0 when there is none. So many words are tried that a hash alone would now and then be another's. */
function rowOfPhrase(rows: HashedRows, phrase: string): number {
  const row = hashedRow(rows, hashOf(phrase));
  if (row === 0) return 0;
  const { bytes } = rows;
  const start = textAt(bytes, row);
  if (endOfRow(bytes, row) - start !== phrase.length) return 0;
  for (let at = 0; at < phrase.length; at++) if (bytes[start + at] !== phrase.charCodeAt(at)) return 0;
  return row;
}

function sensesAt(bytes: Uint8Array, row: number): number[] | undefined {
  if (row === 0 || bytes[row + 1] === 0) return undefined;
  const senses: number[] = [];
  for (let at = row + 2; at < textAt(bytes, row); at++) senses.push(bytes[at]!);
  return senses;
}

/**
 * A stored lexicon. The row of a phrase says how many words the longest has that starts with it, how many senses it has
 * and which, and then the phrase itself in Latin-1.
 */
export const lexiconFrom = (rows: HashedRows): Lexicon => ({
  lexicon: {
    has(phrase) {
      const row = rowOfPhrase(rows, phrase);
      return row > 0 && rows.bytes[row + 1]! > 0;
    },
    get: (phrase) => sensesAt(rows.bytes, rowOfPhrase(rows, phrase)),
  },
  longest: {
    get(stem) {
      const row = rowOfPhrase(rows, stem);
      return row === 0 ? undefined : rows.bytes[row];
    },
  },
});

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

/** What is seen of the number of words of a text. */
const sizeFeature = <Feature>(words: number, featureOf: FeatureOf<Feature>): Feature | undefined =>
  featureOf("@", sizeOf(words));

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
  if (tokens.length > 0) see(sizeFeature(tokens.length, featureOf), -1, -1);
  return sightings;
}

/** The words of a statement with what was found in them. */
export interface Seen<Feature> {
  tokens: Token[];
  hits: SenseHit[];
  sightings: Sighting<Feature>[];
}

/**
 * The features of some words of a statement as they are seen where these stand alone; the first is numbered `from`. What was
 * seen in the whole is not looked for again, unless words between them are left out, or a phrase goes on behind them in
 * which others may stand.
 */
export function featuresWithin<Feature>(
  { tokens, hits, sightings }: Seen<Feature>,
  own: Token[],
  from: number,
  lexicon: Lexicon & { senses: string[] },
  featureOf: FeatureOf<Feature>,
): Set<Feature> {
  const to = from + own.length;
  const isWhole = tokens[to - 1] === own[own.length - 1];
  if (!isWhole || hits.some((hit) => hit.from >= from && hit.from < to && hit.to >= to)) {
    const alone = sightingsOf(own, senseHits(own, lexicon), lexicon.senses, featureOf);
    return new Set(alone.map(({ feature }) => feature));
  }
  const features = new Set<Feature>();
  for (const sighting of sightings) if (sighting.from >= from && sighting.to < to) features.add(sighting.feature);
  const size = sizeFeature(own.length, featureOf);
  if (size !== undefined) features.add(size);
  return features;
}
