/** Fits on held-out statements how heads are joined and what their scores come to as probabilities. */
import { clausesOf } from "../../src/core/reading/clauses.ts";
import { actsIn, factsIn, fieldsIn, marksOfSeveral } from "../../src/core/reading/cues.ts";
import type { Cues } from "../../src/core/reading/judgement.ts";
import type { JoinSettings, ReaderCalibration, ValueSettings } from "../../src/core/reading/reader.ts";
import { type Joined, join, probabilitiesOf } from "../../src/core/reading/score.ts";
import { pointersOf, severalSignals } from "../../src/core/reading/several.ts";
import {
  fieldSignals,
  likeliestOf,
  logistic,
  logit,
  noneSignals,
  type TextSigns,
  tierSignals,
  workSignals,
} from "../../src/core/reading/signals.ts";
import { FACT_SOURCES } from "../../src/core/types/brief.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { senseHits } from "../../src/core/words/features.ts";
import { unknownShare } from "../../src/core/words/legibility.ts";
import { tokensOf } from "../../src/core/words/tokens.ts";
import { FIELDS, type HeadName, headSpecs, isNone, STORY, TRAITS } from "./heads.ts";
import { fitLogistic } from "./logistic.ts";
import { type HeldOut, type Material, scoreOfClauses } from "./model.ts";
import { sourceOf } from "./statements.ts";
import { type Lexicon, seenOf } from "./train.ts";

const round = (value: number) => Math.round(value * 1000) / 1000;

/** The value of a grid that gives the least loss. */
function leastOf(from: number, to: number, step: number, loss: (value: number) => number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let value = from; value <= to + 1e-9; value += step) {
    const now = loss(value);
    if (now < least) {
      least = now;
      best = value;
    }
  }
  return round(best);
}

const losing = (probability: number): number => -Math.log(Math.max(probability, 1e-9));

/** Temperatures and shares with which the right tier and the right kind are likeliest. */
function fitJoin(held: HeldOut[], kinds: TaskKind[]): JoinSettings {
  const specs = headSpecs(kinds);
  const { kindTiers } = held[0]!.model;
  const labelled = held.flatMap((one) => {
    const tier = specs.tiers.labelOf(one.statement);
    return typeof tier === "number"
      ? [{ ...one, tier, kind: specs.kinds.labelOf(one.statement) as number | undefined }]
      : [];
  });
  const kind_temperature = leastOf(0.4, 1.6, 0.1, (temperature) =>
    labelled.reduce(
      (loss, { scores, kind }) =>
        loss + (kind === undefined ? 0 : losing(probabilitiesOf(scores.kinds, temperature)[kind]!)),
      0,
    ),
  );
  const tierLoss = (settings: JoinSettings, among = labelled) =>
    among.reduce(
      (loss, { scores, near, tier }) => loss + losing(join(scores, kindTiers, settings, near).tiers[tier]!),
      0,
    );
  const base: JoinSettings = { tier_temperature: 1, kind_temperature, tier_share: 0.5, bayes_share: 0, near_share: 0 };
  const withTemperature = (settings: JoinSettings): JoinSettings => ({
    ...settings,
    tier_temperature: leastOf(0.4, 1.6, 0.1, (tier_temperature) => tierLoss({ ...settings, tier_temperature })),
  });
  const tier_share = leastOf(0, 1, 0.25, (share) => tierLoss(withTemperature({ ...base, tier_share: share })));
  const bayes_share = leastOf(0, 0.9, 0.3, (share) =>
    tierLoss(withTemperature({ ...base, tier_share, bayes_share: share })),
  );
  const heads = withTemperature({ ...base, tier_share, bayes_share });
  // The nearest are all after real texts, so that the voices cannot tell how far they are right.
  const lifelike = labelled.filter(isAfterReal);
  return { ...heads, near_share: leastOf(0, 0.5, 0.05, (near_share) => tierLoss({ ...heads, near_share }, lifelike)) };
}

/** What is known of the text of a held-out statement by the model that did not see it. */
export function signsOf({ statement, model }: HeldOut, lexicon: Lexicon): TextSigns {
  const { tokens } = tokensOf(statement.text);
  const known = seenOf(statement.text, model.vocabulary, lexicon).features.length;
  const knows = (stem: string) => model.vocabulary.has(stem) || lexicon.lexicon.has(stem);
  return { known, unknown: unknownShare(tokens, knows) };
}

const mostOf = (values: Float64Array): number => values.indexOf(Math.max(...values));

/** The temperature with which the right output of a head is likeliest, rarer outputs counting for more. */
function temperatureOf(name: HeadName, held: HeldOut[], kinds: TaskKind[]): number {
  const { labelOf, outputs } = headSpecs(kinds)[name];
  const labelled = held.flatMap(({ statement, scores }) => {
    const label = labelOf(statement);
    return typeof label === "number" ? [{ label, scores: scores[name] }] : [];
  });
  const counts = outputs.map((_, output) => labelled.filter(({ label }) => label === output).length);
  return leastOf(0.3, 3, 0.1, (temperature) =>
    labelled.reduce(
      (loss, { label, scores }) =>
        loss + losing(probabilitiesOf(scores, temperature)[label]!) / Math.sqrt(counts[label]!),
      0,
    ),
  );
}

/** How far what is rare counts for more, 0 not at all to 1 evenly: to miss it costs more than to name it once too often. */
const EVENED = 0.5;

function evened<T extends { right: boolean }>(cases: T[]): (T & { weight: number })[] {
  const held = cases.filter(({ right }) => right).length;
  const weight = held > 0 ? ((cases.length - held) / held) ** EVENED : 1;
  return cases.map((one) => ({ ...one, weight: one.right ? weight : 1 }));
}

/** Weights that tell from signals whether a trait holds. */
function fitTrait(output: number, held: HeldOut[], kinds: TaskKind[], signalsOf: (one: HeldOut) => number[]): number[] {
  const { labelOf } = headSpecs(kinds).traits;
  return fitLogistic(
    held.flatMap((one) => {
      const labels = labelOf(one.statement);
      return Array.isArray(labels) ? [{ signals: signalsOf(one), right: labels.includes(output) }] : [];
    }),
  );
}

/** Weights for each value of a head whose outputs rule each other out; rarer fields count for more. */
function fitValues(
  name: "facts" | "field",
  held: HeldOut[],
  kinds: TaskKind[],
  signalsOf: (one: HeldOut) => number[][],
): ValueSettings {
  const weighed = (cases: { signals: number[]; right: boolean }[]) => (name === "field" ? evened(cases) : cases);
  const { labelOf, outputs } = headSpecs(kinds)[name];
  const labelled = held.flatMap((one) => {
    const label = labelOf(one.statement);
    return typeof label === "number" ? [{ label, signals: signalsOf(one) }] : [];
  });
  const weights = outputs.map((_, output) =>
    fitLogistic(
      weighed(labelled.map(({ label, signals }) => ({ signals: signals[output]!, right: label === output }))),
    ),
  );
  const asTheyAre = { weights, sureness: outputs.map(() => [1, 0]) };
  const judged = labelled.map(({ label, signals }) => ({ label, ...likeliestOf(signals, asTheyAre) }));
  const sureness = outputs.map((_, output) =>
    fitLogistic(
      judged
        .filter(({ at }) => at === output)
        .map(({ label, confidence }) => ({ signals: [logit(confidence)], right: label === output })),
    ),
  );
  return { weights, sureness };
}

/** What speaks for each field of a statement. */
export const fieldSignalsOf = ({ statement: { text }, scores }: HeldOut, cues: Cues): number[][] =>
  fieldSignals(scores.field, FIELDS, fieldsIn(text, tokensOf(text).tokens, cues));

/** What tells where its facts come from, and whether it acts. */
export function workSignalsOf({ statement: { text }, scores }: HeldOut, joined: Joined, cues: Cues): number[] {
  const { tokens } = tokensOf(text);
  const acts = actsIn(text, tokens, cues).length > 0;
  return workSignals(scores, joined, { facts: factsIn(text, tokens, cues)?.value, acts });
}

/** What tells whether it holds several tasks, and how many kinds its clauses point to. */
export function severalOf(
  { statement: { text }, scores, model }: HeldOut,
  joined: Joined,
  calibration: Pick<ReaderCalibration, "kind_temperature" | "vague_bias">,
  cues: Cues,
  lexicon: Lexicon,
): { signals: number[]; parts: number } {
  const { tokens } = tokensOf(text);
  const clauses = clausesOf(text, tokens, senseHits(tokens, lexicon), lexicon.senses);
  const settings = { ...calibration, kinds: model.kindTiers.length };
  const pointers = pointersOf(clauses, scoreOfClauses(model, lexicon), settings);
  const counts = { words: tokens.length, clauses: clauses.length };
  const signals = severalSignals(scores, joined, pointers, counts, marksOfSeveral(text, tokens, cues));
  return { signals, parts: pointers.length };
}

/** A part that is none misleads more than one that is missed: of those taken for several this share must hold several. */
const RIGHT_WHEN_SAID = 0.7;
/** Of fewer taken for several the share would be chance. */
const ENOUGH_SAID = 50;

/** The least chance from which on the share of those that are right is kept; 1 where there is none. */
function leastRight(judged: { chance: number; right: boolean }[]): number {
  const sorted = [...judged].sort((a, b) => b.chance - a.chance);
  let rights = 0;
  let least = 1;
  sorted.forEach(({ chance, right }, at) => {
    if (right) rights++;
    if (at >= ENOUGH_SAID && rights >= RIGHT_WHEN_SAID * (at + 1)) least = chance;
  });
  return least;
}

/** Weights that tell several tasks from one, and the chance from which on a statement is taken for several. */
function fitSeveral(
  held: HeldOut[],
  kinds: TaskKind[],
  severalIn: (one: HeldOut) => ReturnType<typeof severalOf>,
): Pick<ReaderCalibration, "several" | "several_from"> {
  const { labelOf } = headSpecs(kinds).traits;
  const output = TRAITS.indexOf("several");
  const cases = held.flatMap((one) => {
    const labels = labelOf(one.statement);
    return Array.isArray(labels) ? [{ ...severalIn(one), right: labels.includes(output) }] : [];
  });
  const several = fitLogistic(cases);
  const parted = cases.filter(({ parts }) => parts >= 2);
  const judged = parted.map(({ signals, right }) => ({ chance: logistic(several, signals), right }));
  return { several, several_from: round(leastRight(judged)) };
}

/** At most this share of specific statements may be taken for vague: that costs a person more than a question too few. */
const TAKEN_FOR_VAGUE = 0.01;

function vagueBias(held: HeldOut[]): number {
  const scores = held
    .filter(({ statement: { kind, voice } }) => kind !== "vague" && kind !== STORY && voice !== "name")
    .map(({ scores: { vagueness } }) => vagueness[1]! - vagueness[0]!)
    .sort((a, b) => b - a);
  return round(scores[Math.floor(scores.length * TAKEN_FOR_VAGUE)] ?? 0);
}

/** Least chance of being no language task from which at most this share of language tasks is turned away. */
const TURNED_AWAY = 0.01;

function noneFrom(judged: { one: HeldOut; none: number }[]): number {
  const tasks = judged.filter(({ one: { statement } }) => statement.kind !== "vague" && !isNone(statement.kind));
  const chances = tasks.map(({ none }) => none).sort((a, b) => b - a);
  return round(Math.max(0.2, chances[Math.floor(chances.length * TURNED_AWAY)] ?? 1));
}

const isAfterReal = ({ statement }: HeldOut): boolean => sourceOf(statement) === "after-real";

/**
 * Fits on readings by models that knew nothing of the writer. How sure a tier is, what is no language task, tools, sources
 * and fields are fitted on statements after real texts alone, where each is about as frequent as in life and always labelled.
 */
export function calibrate(held: HeldOut[], { kinds, lexicon }: Material, cues: Cues): ReaderCalibration {
  const settings = fitJoin(held, kinds);
  const specs = headSpecs(kinds);
  const lifelike = held.filter(isAfterReal);
  const joinedOf = ({ scores, near, model }: HeldOut): Joined => join(scores, model.kindTiers, settings, near);
  const workOf = (one: HeldOut): number[] => workSignalsOf(one, joinedOf(one), cues);
  const vague_bias = vagueBias(held);
  const severalIn = (one: HeldOut) => severalOf(one, joinedOf(one), { ...settings, vague_bias }, cues, lexicon);
  const sureness = fitLogistic(
    lifelike.flatMap((one) => {
      const tier = specs.tiers.labelOf(one.statement);
      if (typeof tier !== "number") return [];
      const joined = joinedOf(one);
      const signals = tierSignals(joined, one.scores, signsOf(one, lexicon));
      return [{ signals, right: mostOf(joined.tiers) === tier }];
    }),
  );
  const none = fitLogistic(
    lifelike.flatMap((one) => {
      const { kind } = one.statement;
      if (kind === "vague" || kind === "several") return [];
      return [{ signals: noneSignals(joinedOf(one), one.scores), right: isNone(kind) }];
    }),
  );
  return {
    ...settings,
    sureness,
    none,
    none_from: noneFrom(lifelike.map((one) => ({ one, none: logistic(none, noneSignals(joinedOf(one), one.scores)) }))),
    vague_bias,
    traits: TRAITS.map((_, output) => fitTrait(output, held, kinds, ({ scores }) => [scores.traits[output]!])),
    // The voices name tools only where they stand out.
    tools: fitTrait(TRAITS.indexOf("tools"), lifelike, kinds, workOf),
    ...fitSeveral(lifelike, kinds, severalIn),
    facts: fitValues("facts", lifelike, kinds, (one) => {
      const signals = workOf(one);
      return FACT_SOURCES.map(() => signals);
    }),
    field: fitValues("field", lifelike, kinds, (one) => fieldSignalsOf(one, cues)),
    reviewed_temperature: temperatureOf("reviewed", held, kinds),
  };
}
