/** Reads a task statement: its kind and tier, how sure that is, which words spoke, and what is left unsaid. */

import {
  type Attributes,
  type KindCandidate,
  type LanguageTask,
  NOT_READ,
  type OutcomeQuestion,
  type Reading,
} from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { type Legibility, legibilityOf, unknownShare } from "../words/legibility.ts";
import { withoutSlips } from "../words/spelling.ts";
import { type Token, tokensOf } from "../words/tokens.ts";
import { attributesOf, languageTaskOf, noneChance } from "./attributes.ts";
import { taskSentenceOf } from "./clauses.ts";
import { explainKinds } from "./explain.ts";
import { isTooVague } from "./judgement.ts";
import { type KindTable, kindProbabilities, kindTable, tierAt } from "./kinds.ts";
import { kindsNamed } from "./named-kind.ts";
import { type LoadedReader, loadReader, type Reader } from "./reader.ts";
import { partsOf } from "./several.ts";
import { logistic, tierSignals } from "./signals.ts";
import { missingIn, sharperWording } from "./vague.ts";
import { type View, viewOf } from "./view.ts";

const MOST_CANDIDATES = 5;
/** From this doubt on the reader says nothing rather than guess. */
const ILLEGIBLE = 0.8;
/** From this doubt on nobody is told that it is no language task: it may not even be a statement. */
const HALF_LEGIBLE = 0.25;
/** Beyond this chance a statement is vague, unless its words speak surely for one tier. */
const VAGUE = 0.5;
/** A vague statement gets the sharper wording of a kind only when it points to one this clearly. */
const POINTS_TO_A_KIND = 0.5;

type TierFour = [number, number, number, number];

/** Probability of each tier: that of its kinds. */
function tierSums({ tiers }: KindTable, probabilities: Float64Array): TierFour {
  const sums: TierFour = [0, 0, 0, 0];
  for (let at = 0; at < tiers.length; at++) sums[tiers[at]!]! += probabilities[at]!;
  return sums;
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

/** The words of a statement, slips mended, and how far they can be read. */
function legible(statement: string, reader: LoadedReader): { tokens: Token[]; legibility: Legibility } {
  const { tokens: written, cut } = tokensOf(statement);
  const tokens = withoutSlips(written, reader);
  return { tokens, legibility: legibilityOf(statement, tokens, cut, unknownShare(tokens, reader.knows)) };
}

function nothingRead(note: string, reader: Reader): Reading {
  const missing = ["input", "action", "result"].map((id) => ({ id, asks: reader.judgement.asks[id]! }));
  const sharper = reader.judgement.sharper.any.replace("{input}", "[what goes in]");
  return { ...NOT_READ, specific: false, missing, sharper, note };
}

/** How likely the statement is too vague to be a task, 0 to 1. */
function vaguenessOf({ scores }: View, { calibration }: LoadedReader): number {
  const [specific = 0, vague = 0] = scores.vagueness;
  return 1 / (1 + Math.exp(specific - vague + calibration.vague_bias));
}

/** Whoever names a kind of task means work for a language model, whatever else is done under that name. */
const NAMED: LanguageTask = { value: true, confidence: 0.85, words: [], instead: null, says: null };
/** A kind that is named is so many times likelier than the words alone tell. */
const NAMED_TIMES = 20;

function languageTaskIn(
  view: View,
  none: number,
  isNamed: boolean,
  reader: LoadedReader,
  words: boolean,
): LanguageTask {
  const read = languageTaskOf(view, none, reader, words);
  return isNamed && !(read.value && read.confidence > NAMED.confidence) ? NAMED : read;
}

/** The probabilities of the kinds, those that are named counted for more. They add up to 1. */
function withNamed(probabilities: Float64Array, kinds: readonly TaskKind[], named: readonly TaskKind[]): Float64Array {
  if (named.length === 0) return probabilities;
  const weights = probabilities.map((probability, at) =>
    named.includes(kinds[at]!) ? probability * NAMED_TIMES : probability,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** What was read of a task that is none for a language model: no kind, no tier, and the sentence about it. */
function noLanguageTask(
  view: View,
  language_task: LanguageTask,
  vagueness: number,
  reader: LoadedReader,
  words: boolean,
): Reading {
  const attributes = attributesOf(view, reader, words, false);
  const besides = { language_task, attributes, parts: [], question: null, vagueness, task_sentence: null };
  return { ...NOT_READ, candidates: [], missing: [], note: language_task.says, besides };
}

/** Flattens or sharpens the tiers until the likeliest has the confidence that the calibration gives it. */
function tempered(table: KindTable, probabilities: Float64Array, confidence: number): Float64Array {
  const sums = tierSums(table, probabilities);
  const present = sums.filter((tier) => tier > 0);
  const highest = Math.max(...sums);
  if (present.length < 2 || highest <= 0) return probabilities;
  const wanted = Math.max(confidence, 1 / present.length + 0.01);
  const shareAt = (power: number) => 1 / present.reduce((total, tier) => total + (tier / highest) ** power, 0);
  let [low, high] = [0, 16];
  for (let round = 0; round < 24; round++) {
    const middle = (low + high) / 2;
    if (shareAt(middle) < wanted) low = middle;
    else high = middle;
  }
  const share = shareAt(high);
  const factor = sums.map((tier) => (tier > 0 ? ((tier / highest) ** high * share) / tier : 0));
  const result = new Float64Array(probabilities.length);
  for (let at = 0; at < result.length; at++) result[at] = probabilities[at]! * factor[table.tiers[at]!]!;
  return result;
}

/** Over so many words a statement must have a sentence that states the task. */
const LONG = 45;
/**
 * What can still be sure of itself where that sentence is missing, or where the statement is vague: less than the share
 * that is trusted.
 */
const UNSURE = 0.65;
const NO_TASK_SENTENCE =
  "The statement is long and no one sentence of it states the task: say in one what goes in, what is done with it and what comes out.";
/** With more unknown words than this a reading is never trusted. */
const MOSTLY_UNKNOWN = 0.35;

interface Doubted {
  confidence: number;
  note: string | null;
  task_sentence: string | null;
}

/** How sure the reading is, all told. `words` are those written, `none` is how likely it is no language task, `doubt` that of its legibility. */
function sureness(view: View, words: number, none: number, { doubt, note }: Legibility, reader: LoadedReader): Doubted {
  const { joined, scores, signs } = view;
  const right = logistic(reader.calibration.sureness, tierSignals(joined, scores, signs));
  // No surer of its tier than of its being a language task at all.
  let confidence = Math.min((1 - doubt) * right + doubt / 4, 1 - none);
  if (signs.unknown > MOSTLY_UNKNOWN) confidence = Math.min(confidence, UNSURE);
  if (words <= LONG) return { confidence, note, task_sentence: null };
  const found = taskSentenceOf(view, reader);
  if (!found) return { confidence: Math.min(confidence, UNSURE), note: note ?? NO_TASK_SENTENCE, task_sentence: null };
  const lead = joined.tiers.indexOf(Math.max(...joined.tiers));
  return { confidence, note, task_sentence: found.tier === lead ? found.sentence : null };
}

/** The question that settles a doubtful reading: below the trusted share, or where the heads do not agree. */
function questionFor(
  view: View,
  tiers: TierFour,
  table: KindTable,
  probabilities: Float64Array,
  kinds: TaskKind[],
  { judgement }: LoadedReader,
  trust = judgement.trust,
): OutcomeQuestion | null {
  if (Math.max(...tiers) >= trust && view.joined.agreed > 1) return null;
  const { asks, outcomes } = judgement.question;
  const order = [0, 1, 2, 3].sort((a, b) => tiers[b]! - tiers[a]! || a - b);
  return {
    asks,
    outcomes: order.map((tier) => {
      const at = bestOfTier(tier, table, probabilities);
      return { tier: tierAt(tier), kind: at === undefined ? null : kinds[at]!.id, says: outcomes[SHAPES[tier]!] };
    }),
  };
}

/** The shape of an answer by its tier, from tier 1 on. */
export const SHAPES = ["closed", "patterned", "open", "unbounded"] as const;

export interface ReadOptions {
  /** False: without the phrases that spoke for what was read, which is most of the work. */
  words?: boolean;
  /** False: without looking for several tasks in it, for which each clause is read again. */
  parts?: boolean;
  /** From this share on a reading is trusted, 0 to 1; that of taxonomy/reading.yaml unless given. */
  trust?: number;
}

/** What a statement says besides its kind, where that is given; null where it cannot be read. A third of the work of `read`. */
export function readAttributes(statement: string, reader: Reader): Attributes | null {
  const loaded = loadReader(reader);
  const { tokens, legibility } = legible(statement, loaded);
  if (legibility.note && legibility.doubt >= ILLEGIBLE) return null;
  const view = viewOf(statement, tokens, loaded, { tier: false });
  return attributesOf(view, loaded, false, vaguenessOf(view, loaded) <= VAGUE);
}

/**
 * Understands a task statement. Pure, and bounded whatever the length of the statement. `kinds` are those of the
 * taxonomy in use, which may be an agency's own; `reader` is the content of src/data/compiled/reader.json, and
 * its `rows` that of reader.bin.
 */
export function read(statement: string, kinds: TaskKind[], reader: Reader, options: ReadOptions = {}): Reading {
  const loaded = loadReader(reader);
  const { words = true, parts = true } = options;
  const { tokens, legibility } = legible(statement, loaded);
  if (legibility.note && (legibility.doubt >= ILLEGIBLE || kinds.length === 0))
    return nothingRead(legibility.note, reader);
  const view = viewOf(statement, tokens, loaded);
  const none = noneChance(view, loaded);
  const named = kindsNamed(statement, kinds, loaded.judgement);
  const language_task = languageTaskIn(view, none, named.length > 0, loaded, words);
  const vagueness = vaguenessOf(view, loaded);
  // A vague wish for machine learning is asked about, not turned away.
  if (!language_task.value && vagueness <= VAGUE && legibility.doubt < HALF_LEGIBLE)
    return noLanguageTask(view, language_task, vagueness, loaded, words);
  const table = kindTable(kinds, loaded);
  const judged = sureness(view, tokens.length, Math.min(none, 1 - language_task.confidence), legibility, loaded);
  // What a statement points to that is as good as no task is a guess.
  const isTask = !isTooVague(vagueness, judged.confidence, loaded.judgement);
  const specific = vagueness <= VAGUE || (isTask && judged.confidence >= loaded.judgement.but_sure);
  const sure = isTask ? judged : { ...judged, confidence: Math.min(judged.confidence, UNSURE) };
  const likely = withNamed(kindProbabilities(tokens, view.joined, kinds, loaded), kinds, named);
  const probabilities = tempered(table, likely, sure.confidence);
  const tiers = tierSums(table, probabilities);
  const order = ranked(table, probabilities, tiers);
  const numbers = words ? order.map((at) => table.numbers[at]!).filter((number) => number >= 0) : [];
  const spoken = new Map(explainKinds(view, numbers, loaded).map((each, at) => [numbers[at]!, each]));
  const candidates = order.map(
    (at): KindCandidate => ({
      kind: kinds[at]!.id,
      tier: tierAt(table.tiers[at]!),
      probability: probabilities[at]!,
      ...(spoken.get(table.numbers[at]!) ?? { words: [], against: [] }),
    }),
  );
  const kind = kinds[order[0]!]!;
  const shown = specific || candidates[0]!.probability >= POINTS_TO_A_KIND ? kind : null;
  return {
    kind: kind.id,
    confidence: Math.max(...tiers),
    tiers,
    candidates,
    specific,
    missing: missingIn(view, specific, shown, loaded),
    sharper: specific ? null : sharperWording(view, shown, loaded),
    note: [language_task.says, sure.note].filter((each) => each !== null).join(" ") || null,
    besides: {
      language_task,
      attributes: attributesOf(view, loaded, words, isTask),
      parts: parts ? partsOf(view, kinds, loaded) : [],
      question: questionFor(view, tiers, table, probabilities, kinds, loaded, options.trust),
      vagueness,
      task_sentence: sure.task_sentence,
    },
  };
}
