/** Reads a task statement: its kind and tier, how sure that is, which words spoke, and what is left unsaid. */
import type { Tier } from "../brief.ts";
import type { TaskKind } from "../taxonomy.ts";
import { explainKind } from "./explain.ts";
import { sightingsOf } from "./features.ts";
import { TIER_OF_SHAPE } from "./judgement.ts";
import { kindProbabilities } from "./kind-probabilities.ts";
import { legibilityOf } from "./legibility.ts";
import { loadReader, type Reader } from "./reader.ts";
import type { Candidate, Reading } from "./reading.ts";
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
function tiersOf(kinds: TaskKind[], probabilities: Float64Array): TierFour {
  const tiers: TierFour = [0, 0, 0, 0];
  for (let at = 0; at < kinds.length; at++) tiers[TIER_OF_SHAPE[kinds[at]!.shape] - 1]! += probabilities[at]!;
  return tiers;
}

/** Mixes what was read with "it could be anything", tier by tier. */
function withDoubt(kinds: TaskKind[], probabilities: Float64Array, doubt: number): Float64Array {
  const tiers = tiersOf(kinds, probabilities);
  const present = tiers.filter((tier) => tier > 0).length;
  const factor = tiers.map((tier) => (tier > 0 ? ((1 - doubt) * tier + doubt / present) / tier : 0));
  const mixed = new Float64Array(kinds.length);
  for (let at = 0; at < kinds.length; at++) {
    mixed[at] = probabilities[at]! * factor[TIER_OF_SHAPE[kinds[at]!.shape] - 1]!;
  }
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
function bestOfTier(tier: number | undefined, kinds: TaskKind[], probabilities: Float64Array): number | undefined {
  let best: number | undefined;
  for (let at = 0; at < kinds.length; at++) {
    if (TIER_OF_SHAPE[kinds[at]!.shape] - 1 !== tier) continue;
    if (best === undefined || probabilities[at]! > probabilities[best]!) best = at;
  }
  return best;
}

/**
 * The kinds to show: the likeliest tier's best first, then by probability, with the best of the second tier always
 * among them.
 */
function ranked(kinds: TaskKind[], probabilities: Float64Array, tiers: TierFour): number[] {
  const byTier = [0, 1, 2, 3].sort((a, b) => tiers[b]! - tiers[a]! || a - b);
  const first = bestOfTier(byTier[0], kinds, probabilities);
  const second = bestOfTier(byTier[1], kinds, probabilities);
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
 * taxonomy in use, which may be an agency's own; `reader` is the content of src/data/reader.json. With `words: false`
 * the candidates come without the phrases that spoke for them, which is most of the work.
 */
export function read(statement: string, kinds: TaskKind[], reader: Reader, options: { words?: boolean } = {}): Reading {
  const loaded = loadReader(reader);
  const { tokens: written, cut } = tokensOf(statement);
  const tokens = withoutSlips(written, loaded);
  const { doubt, note } = legibilityOf(statement, tokens, cut, loaded);
  if (note && (doubt >= ILLEGIBLE || kinds.length === 0)) return nothingRead(note, reader);
  const sightings = sightingsOf(tokens, loaded);
  const seen = seenFeatures(sightings, loaded.features);
  const probabilities = withDoubt(
    kinds,
    kindProbabilities(tokens, seen, kinds, loaded),
    Math.max(doubt, loaded.calibration.doubt),
  );
  const tiers = tiersOf(kinds, probabilities);
  const best = (tiers.indexOf(Math.max(...tiers)) + 1) as Tier;
  const order = ranked(kinds, probabilities, tiers);
  const candidates = order.map((at): Candidate => {
    const kind = kinds[at]!;
    const number = loaded.kind_numbers.get(kind.id);
    const isSilent = number === undefined || options.words === false;
    const spoken = isSilent ? { words: [], against: [] } : explainKind(statement, tokens, sightings, number, loaded);
    return { kind: kind.id, tier: TIER_OF_SHAPE[kind.shape], probability: probabilities[at]!, ...spoken };
  });
  const [specificScore = 0, vagueScore = 0] = headScores(seen, loaded.vagueness);
  const specific = vagueScore - specificScore <= loaded.calibration.vague_bias;
  const kind = kinds[order[0]!]!;
  const shown = specific || candidates[0]!.probability >= POINTS_TO_A_KIND ? kind : null;
  return {
    kind: kind.id,
    confidence: tiers[best - 1]!,
    tiers,
    candidates,
    specific,
    missing: missingIn(statement, tokens, specific, shown, loaded, reader.judgement),
    sharper: specific ? null : sharperWording(statement, tokens, shown, loaded, reader.judgement),
    note,
  };
}
