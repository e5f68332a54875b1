/** Reads task statements, and weighs what was read with the other answers of a brief. */

import { rememberEach } from "../remember/remember.ts";
import { listed } from "../text/sentence.ts";
import type { Answers, Particulars, Tier } from "../types/brief.ts";
import { type KindCandidate, type Reading, readOfGiven } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { type Band, isTooVague, type Judgement, type TierFigures } from "./judgement.ts";
import { kindsNamed } from "./named-kind.ts";
import { type ReadOptions, read, readAttributes, SHAPES } from "./read.ts";
import type { Reader } from "./reader.ts";

/** Least probability with which a tier takes part, so that answers can bring back one that the words ruled out. */
const FLOOR = 0.01;

const bandOf = (bands: Band[], value: number): TierFigures =>
  (bands.find(({ from }) => value >= from) ?? bands[bands.length - 1]!).tiers;

/** What the answers say about the tier, and those answers in words. Null when they say nothing. */
function evidenceOf(answers: Answers, { likelihoods }: Judgement): { tiers: TierFigures; words: string[] } | null {
  const figures: TierFigures[] = [];
  const words: string[] = [];
  if (answers.correctness !== undefined) {
    figures.push(likelihoods.correctness[answers.correctness]);
    words.push(`correctness "${answers.correctness}"`);
  }
  if (answers.repetition !== undefined) {
    figures.push(bandOf(likelihoods.repetition, answers.repetition));
    words.push(`${answers.repetition}% repetition`);
  }
  if (answers.examples !== undefined) {
    figures.push(bandOf(likelihoods.examples, answers.examples));
    words.push(`${answers.examples} examples`);
  }
  if (figures.length === 0) return null;
  const tiers = figures.reduce<TierFigures>(
    (product, figure) => product.map((value, tier) => value * figure[tier]!) as TierFigures,
    [1, 1, 1, 1],
  );
  return { tiers, words };
}

const mostLikely = (tiers: TierFigures): Tier => (tiers.indexOf(Math.max(...tiers)) + 1) as Tier;

const joined = (note: string | null, more: string): string => (note ? `${note} ${more}` : more);

/** The reading with the answers weighed in: tiers, candidates in their new order, and the kind that now leads. */
function reweighed(reading: Reading, before: TierFigures, evidence: TierFigures): Reading {
  const weights = before.map((tier, at) => Math.max(tier, FLOOR) * evidence[at]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const tiers = weights.map((weight) => weight / total) as TierFigures;
  const factor = (tier: Tier) => (before[tier - 1]! > 0 ? tiers[tier - 1]! / before[tier - 1]! : 0);
  const candidates = reading.candidates
    .map((candidate): KindCandidate => ({ ...candidate, probability: candidate.probability * factor(candidate.tier) }))
    .sort((a, b) => b.probability - a.probability);
  const best = mostLikely(tiers);
  const leading = candidates.findIndex(({ tier }) => tier === best);
  const first = candidates.splice(Math.max(0, leading), 1);
  const kind = first[0]!;
  return {
    ...reading,
    kind: kind.kind,
    confidence: tiers[kind.tier - 1]!,
    tiers,
    candidates: [...first, ...candidates],
  };
}

/**
 * How sure the answers may make a reading: no surer than it is a language task, and not of a kind for which the words
 * hardly speak, since answers tell tiers apart and not what the work is.
 */
function heldBack(weighed: Reading, { candidates, besides }: Reading, { hardly, unsure }: Judgement): number {
  const byWords = candidates.find(({ kind }) => kind === weighed.kind)?.probability ?? 0;
  const most = Math.min(besides?.language_task.confidence ?? 1, byWords < hardly ? unsure : 1);
  return Math.min(weighed.confidence!, most);
}

/** The reading without its question where it can be trusted now: as one that was sure from the first, it asks nothing. */
function withoutDoubt(reading: Reading, trust: number): Reading {
  const { besides, confidence } = reading;
  if (!besides?.question || confidence === null || confidence < trust) return reading;
  return { ...reading, besides: { ...besides, question: null } };
}

/** Where it may well be no language task, or no task that anybody could name, answers that tell tiers apart settle nothing. */
const mayBeNoTask = ({ specific, besides, confidence }: Reading, judgement: Judgement, trust: number): boolean =>
  besides !== null &&
  (besides.language_task.confidence < trust ||
    (!specific && isTooVague(besides.vagueness, confidence ?? 0, judgement)));

/**
 * The reading in the light of correctness, repetition and examples. A weak reading is settled by them and says so; a
 * sure one stands, and a contradiction is put into its note. Of a brief that gives its kind nothing of this counts.
 */
export function settle(reading: Reading, answers: Answers, judgement: Judgement, trust = judgement.trust): Reading {
  const evidence = evidenceOf(answers, judgement);
  if (!evidence || !reading.tiers || reading.candidates.length === 0 || reading.confidence === null) return reading;
  if (mayBeNoTask(reading, judgement, trust)) return reading;
  const own = reading.candidates[0]!.tier;
  const suggested = mostLikely(evidence.tiers);
  if (reading.confidence < trust) {
    const weighed = reweighed(reading, reading.tiers, evidence.tiers);
    const settled = withoutDoubt({ ...weighed, confidence: heldBack(weighed, reading, judgement) }, trust);
    const now = settled.candidates[0]!.tier;
    if (now === own) return settled;
    const said = listed(evidence.words);
    // Answers that leave the tier open as well have settled nothing.
    const isOpen = settled.confidence === null || settled.confidence < trust;
    const outcome = isOpen ? `with ${said}, tier ${now} is likelier` : `${said} settled it as tier ${now}`;
    const told = `The words alone point to tier ${own}; ${outcome}.`;
    return { ...settled, note: joined(reading.note, told) };
  }
  const times = evidence.tiers[suggested - 1]! / evidence.tiers[own - 1]!;
  if (suggested === own || times < judgement.contradiction) return reading;
  const said = `The statement reads as tier ${own}, but ${listed(evidence.words)} would fit tier ${suggested}: check both.`;
  return { ...reading, note: joined(reading.note, said), besides: askingWhich(reading, suggested, judgement) };
}

/** Asks which is meant where the answers contradict a sure reading: what it reads as, or the likeliest kind of their tier. */
function askingWhich({ besides, candidates }: Reading, suggested: Tier, { question }: Judgement): Reading["besides"] {
  const other = candidates.find(({ tier }) => tier === suggested);
  if (!besides || !other) return besides;
  const outcomes = [candidates[0]!, other].map(({ tier, kind }) => {
    return { tier, kind, says: question.outcomes[SHAPES[tier - 1]!] };
  });
  return { ...besides, question: { asks: question.asks, outcomes } };
}

/**
 * The reading of a name of its kind ("Legal contract analysis") where all that tells tiers apart is answered: the answers
 * say how the work is done, and the name says which it is.
 */
function asNamed(reading: Reading, answers: Answers, kinds: readonly TaskKind[], judgement: Judgement): Reading {
  const { task = "", correctness, repetition, examples } = answers;
  if (reading.specific || correctness === undefined || repetition === undefined || examples === undefined)
    return reading;
  const kind = kinds.find(({ id }) => id === reading.kind);
  if (!kind || kindsNamed(task, [kind], judgement).length === 0) return reading;
  const details = judgement.details[kind.id] ?? [];
  return {
    ...reading,
    specific: true,
    missing: reading.missing.filter(({ id }) => details.includes(id)),
    sharper: null,
  };
}

/** Where the kind is given, what the statement says besides it is read alone. */
export type ReadAnswers = (answers: Answers & Pick<Particulars, "kind">) => Reading;

/**
 * The reading without its question where the answers make the second outcome so much less likely than the first as they
 * would have to in order to contradict a sure reading: then nobody needs to be asked which of the two is meant.
 */
export function withoutSettledQuestion(reading: Reading, answers: Answers, judgement: Judgement): Reading {
  const [first, second] = reading.besides?.question?.outcomes ?? [];
  const evidence = first && second ? evidenceOf(answers, judgement) : null;
  if (!evidence || !first || !second || !reading.besides) return reading;
  const times = evidence.tiers[first.tier - 1]! / evidence.tiers[second.tier - 1]!;
  return times < judgement.contradiction ? reading : { ...reading, besides: { ...reading.besides, question: null } };
}

/** A brief with open answers asks for its statement once for each way to answer them. */
const REMEMBERED = 100;

/**
 * What reads the statement among the answers and weighs it with the rest of them. The parameters are those of `read`.
 */
export function answersReader(kinds: TaskKind[], reader: Reader, options: ReadOptions = {}): ReadAnswers {
  const readOnce = rememberEach(REMEMBERED, (_: Reader, task: string) => read(task, kinds, reader, options));
  return (answers) => {
    if (answers.kind !== undefined) return readOfGiven(readAttributes(answers.task ?? "", reader));
    const named = asNamed(readOnce(reader, answers.task ?? ""), answers, kinds, reader.judgement);
    const settled = settle(named, answers, reader.judgement, options.trust);
    return withoutSettledQuestion(settled, answers, reader.judgement);
  };
}
