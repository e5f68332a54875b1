/** Fits on held-out statements how heads are joined and what their scores come to as probabilities. */
import { type Joined, join } from "../../src/core/reading/join.ts";
import type { Calibration, JoinSettings } from "../../src/core/reading/reader.ts";
import { probabilitiesOf } from "../../src/core/reading/score.ts";
import { logistic, noneSignals, type TextSigns, tierSignals } from "../../src/core/reading/signals.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { unknownShare } from "../../src/core/words/legibility.ts";
import { tokensOf } from "../../src/core/words/tokens.ts";
import { type HeadName, headSpecs, isNone, STORY, TRAITS } from "./heads.ts";
import { fitLogistic } from "./logistic.ts";
import type { HeldOut } from "./model.ts";
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
  const tierLoss = (settings: JoinSettings) =>
    labelled.reduce((loss, { scores, tier }) => loss + losing(join(scores, kindTiers, settings).tiers[tier]!), 0);
  const base: JoinSettings = { tier_temperature: 1, kind_temperature, tier_share: 0.5, bayes_share: 0 };
  const withTemperature = (settings: JoinSettings): JoinSettings => ({
    ...settings,
    tier_temperature: leastOf(0.4, 1.6, 0.1, (tier_temperature) => tierLoss({ ...settings, tier_temperature })),
  });
  const tier_share = leastOf(0, 1, 0.25, (share) => tierLoss(withTemperature({ ...base, tier_share: share })));
  const bayes_share = leastOf(0, 0.9, 0.3, (share) =>
    tierLoss(withTemperature({ ...base, tier_share, bayes_share: share })),
  );
  return withTemperature({ ...base, tier_share, bayes_share });
}

/** What is known of the text of a held-out statement by the model that did not see it. */
export function signsOf({ statement, model }: HeldOut, lexicon: Lexicon): TextSigns {
  const { tokens } = tokensOf(statement.text);
  const known = seenOf(statement.text, model.vocabulary, lexicon).features.length;
  return { known, unknown: unknownShare(tokens, model.vocabulary, lexicon.lexicon) };
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

/**
 * Counts what holds for more where it is rare, half way to evenly: writers label tools where they stand out, while a
 * fifth and more of what clients send acts on systems.
 */
function evened<T extends { right: boolean }>(cases: T[]): (T & { weight: number })[] {
  const held = cases.filter(({ right }) => right).length;
  const weight = held > 0 ? Math.sqrt((cases.length - held) / held) : 1;
  return cases.map((one) => ({ ...one, weight: one.right ? weight : 1 }));
}

/** Tools count for more where rare; a false kind of input would rule models out. */
function fitTraits(held: HeldOut[], kinds: TaskKind[]): number[][] {
  const { labelOf } = headSpecs(kinds).traits;
  return TRAITS.map((trait, output) => {
    const cases = held.flatMap(({ statement, scores }) => {
      const labels = labelOf(statement);
      return Array.isArray(labels) ? [{ signals: [scores.traits[output]!], right: labels.includes(output) }] : [];
    });
    return fitLogistic(trait === "tools" ? evened(cases) : cases);
  });
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

/** How much more a statement counts whose writer shares no brief with the others: a stranger is as far away. */
const STRANGER = 2;

/** `held` are readings of statements by models that saw none of their writers' statements. */
export function calibrate(held: HeldOut[], kinds: TaskKind[], lexicon: Lexicon): Calibration {
  const voices = held.filter(({ statement: { labels } }) => labels !== null);
  const settings = fitJoin(held, kinds);
  const specs = headSpecs(kinds);
  const joinedOf = ({ scores, model }: HeldOut): Joined => join(scores, model.kindTiers, settings);
  const sureness = fitLogistic(
    held.flatMap((one) => {
      const tier = specs.tiers.labelOf(one.statement);
      if (typeof tier !== "number") return [];
      const joined = joinedOf(one);
      const signals = tierSignals(joined, one.scores, signsOf(one, lexicon));
      const weight = one.statement.labels ? 1 : STRANGER;
      return [{ signals, right: mostOf(joined.tiers) === tier, weight }];
    }),
  );
  const none = fitLogistic(
    voices.flatMap((one) =>
      one.statement.kind === "vague" || one.statement.kind === "several"
        ? []
        : [{ signals: noneSignals(joinedOf(one), one.scores), right: isNone(one.statement.kind) }],
    ),
  );
  return {
    ...settings,
    sureness,
    none,
    none_from: noneFrom(voices.map((one) => ({ one, none: logistic(none, noneSignals(joinedOf(one), one.scores)) }))),
    vague_bias: vagueBias(voices),
    traits: fitTraits(voices, kinds),
    facts_temperature: temperatureOf("facts", voices, kinds),
    reviewed_temperature: temperatureOf("reviewed", voices, kinds),
  };
}
