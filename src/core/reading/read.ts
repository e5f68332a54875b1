/** Reads a task statement: its kind and tier, how sure that is, which words spoke, and what is left unsaid. */

import type { Candidate, Reading } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { explainKind } from "./explain.ts";
import { senseHits, sightingsOf } from "./features.ts";
import { kindProbabilities } from "./kind-probabilities.ts";
import { type KindTable, kindTable, tierAt } from "./kind-table.ts";
import { legibilityOf } from "./legibility.ts";
import { loadReader, type Reader } from "./reader.ts";
import { headScores, seenFeatures } from "./score.ts";
import { withoutSlips } from "./spelling.ts";
import { tokensOf } from "./tokens.ts";
import { missingIn, sharperWording } from "./vague.ts";

const MOST_CANDIDATES = 5;
/** From this doubt on the reader says nothing rather than guess. */
const ILLEGIBLE = 0.8;
/** A vague statement gets the sharper wording of a kind only when it points to one this clearly. */
const POINTS_TO_A_KIND = 0.5;

type TierFour = [number, number, number, number];

/** Probability of each tier: that of its kinds. */
function tierSums({ tiers }: KindTable, probabilities: Float64Array): TierFour {
  const sums: TierFour = [0, 0, 0, 0];
  for (let at = 0; at < tiers.length; at++) sums[tiers[at]!]! += probabilities[at]!;
  return sums;
}

/** Mixes what was read with "it could be anything", tier by tier. */
function withDoubt(table: KindTable, probabilities: Float64Array, doubt: number): Float64Array {
  const sums = tierSums(table, probabilities);
  const present = sums.filter((tier) => tier > 0).length;
  const factor = sums.map((tier) => (tier > 0 ? ((1 - doubt) * tier + doubt / present) / tier : 0));
  const mixed = new Float64Array(probabilities.length);
  for (let at = 0; at < mixed.length; at++) mixed[at] = probabilities[at]! * factor[table.tiers[at]!]!;
  return mixed;
}

/** The likeliest kinds, at most `count`, the likeliest first. Ties stand in the order of the taxonomy. */
function likeliest(probabilities: Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < probabilities.length; at++) {
    let place = best.length;
    while (place > 0 && probabilities[at]! > probabilities[best[place - 1]!]!) place--;
    if (place === count) continue;
    best.splice(place, 0, at);
    if (best.length > count) best.pop();
  }
  return best;
}

/** The likeliest kind of a tier, given as 0 to 3; undefined when the tier has none. */
function bestOfTier(tier: number, { tiers }: KindTable, probabilities: Float64Array): number | undefined {
  let best: number | undefined;
  for (let at = 0; at < tiers.length; at++) {
    if (tiers[at] === tier && (best === undefined || probabilities[at]! > probabilities[best]!)) best = at;
  }
  return best;
}

/**
 * The kinds to show: the likeliest tier's best first, then by probability, with the best of the second tier always
 * among them.
 */
function ranked(table: KindTable, probabilities: Float64Array, sums: TierFour): number[] {
  const [likely, next] = [0, 1, 2, 3].sort((a, b) => sums[b]! - sums[a]! || a - b) as [number, number];
  const first = bestOfTier(likely, table, probabilities);
  const second = bestOfTier(next, table, probabilities);
  const others = likeliest(probabilities, MOST_CANDIDATES).filter((at) => at !== first);
  const shown = [first, ...others].filter((at) => at !== undefined).slice(0, MOST_CANDIDATES);
  if (second !== undefined && !shown.includes(second)) shown[shown.length - 1] = second;
  return shown;
}

function nothingRead(note: string, reader: Reader): Reading {
  const missing = ["input", "action", "result"].map((id) => ({ id, asks: reader.judgement.asks[id]! }));
  const sharper = reader.judgement.sharper.any.replace("{input}", "[what goes in]");
  return { kind: null, confidence: null, tiers: null, candidates: [], specific: false, missing, sharper, note };
}

/**
 * Understands a task statement. Pure, and bounded whatever the length of the statement. `kinds` are those of the
 * taxonomy in use, which may be an agency's own; `reader` is the content of src/data/compiled/reader.json. With `words: false`
 * the candidates come without the phrases that spoke for them, which is most of the work.
 */
export function read(statement: string, kinds: TaskKind[], reader: Reader, options: { words?: boolean } = {}): Reading {
  const loaded = loadReader(reader);
  const { tokens: written, cut } = tokensOf(statement);
  const tokens = withoutSlips(written, loaded);
  const { doubt, note } = legibilityOf(statement, tokens, cut, loaded);
  if (note && (doubt >= ILLEGIBLE || kinds.length === 0)) return nothingRead(note, reader);
  const hits = senseHits(tokens, loaded);
  const sightings = sightingsOf(tokens, hits, loaded.senses);
  const seen = seenFeatures(sightings, loaded.features);
  const table = kindTable(kinds, loaded);
  const probabilities = withDoubt(
    table,
    kindProbabilities(tokens, seen, kinds, loaded),
    Math.max(doubt, loaded.calibration.doubt),
  );
  const tiers = tierSums(table, probabilities);
  const order = ranked(table, probabilities, tiers);
  const candidates = order.map((at): Candidate => {
    const number = table.numbers[at]!;
    const isSilent = number < 0 || options.words === false;
    const spoken = isSilent ? { words: [], against: [] } : explainKind(statement, tokens, sightings, number, loaded);
    return { kind: kinds[at]!.id, tier: tierAt(table.tiers[at]!), probability: probabilities[at]!, ...spoken };
  });
  const [specificScore = 0, vagueScore = 0] = headScores(seen, loaded.vagueness);
  const specific = vagueScore - specificScore <= loaded.calibration.vague_bias;
  const kind = kinds[order[0]!]!;
  const shown = specific || candidates[0]!.probability >= POINTS_TO_A_KIND ? kind : null;
  return {
    kind: kind.id,
    confidence: Math.max(...tiers),
    tiers,
    candidates,
    specific,
    missing: missingIn(statement, tokens, hits, specific, shown, loaded, reader.judgement),
    sharper: specific ? null : sharperWording(statement, tokens, hits, shown, loaded, reader.judgement),
    note,
  };
}
