/** How far the reading carries to writers and sources that it never met. */
import { fieldSignalsOf, severalOf, signsOf, workSignalsOf } from "../../scripts/reader/calibrate.ts";
import { headSpecs, isNone, TRAITS } from "../../scripts/reader/heads.ts";
import { type HeldOut, heldOut, type Material, SOURCE_FOLDS, writerFolds } from "../../scripts/reader/model.ts";
import { type Statement, sourceOf } from "../../scripts/reader/statements.ts";
import type { Cues } from "../../src/core/reading/judgement.ts";
import type { ReaderCalibration } from "../../src/core/reading/reader.ts";
import { join } from "../../src/core/reading/score.ts";
import { type Likeliest, likeliestOf, logistic, noneSignals, tierSignals } from "../../src/core/reading/signals.ts";
import { FACT_SOURCES } from "../../src/core/types/brief.ts";
import { percent, type Said, surenessText } from "./figures.ts";

const mostOf = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
};

function tiersText(held: HeldOut[], calibration: ReaderCalibration, { kinds, lexicon }: Material): string[] {
  const specs = headSpecs(kinds);
  const judged = held.flatMap((one) => {
    const tier = specs.tiers.labelOf(one.statement);
    if (typeof tier !== "number") return [];
    const joined = join(one.scores, one.model.kindTiers, calibration, one.near);
    const none = one.scores.language ? logistic(calibration.none, noneSignals(joined, one.scores)) : 0;
    const sure = logistic(calibration.sureness, tierSignals(joined, one.scores, signsOf(one, lexicon)));
    const kind = specs.kinds.labelOf(one.statement);
    return [
      {
        tier,
        right: mostOf(joined.tiers) === tier,
        confidence: sure * (1 - none),
        kind: kind === undefined ? null : mostOf(joined.kinds) === kind,
        voice: one.statement.voice,
      },
    ];
  });
  const recall = [0, 1, 2, 3].map((tier) => {
    const of = judged.filter((one) => one.tier === tier);
    return percent(of.filter(({ right }) => right).length, of.length);
  });
  const kindsRead = judged.filter(({ kind }) => kind !== null);
  const voices = [...new Set(judged.map(({ voice }) => voice))]
    .map((voice) => ({ voice, of: judged.filter((one) => one.voice === voice) }))
    .filter(({ of }) => of.length >= 50)
    .map(({ voice, of }) => ({ voice, share: of.filter(({ right }) => right).length / of.length }))
    .sort((a, b) => a.share - b.share);
  return [
    `tier right ${percent(judged.filter(({ right }) => right).length, judged.length)}, kind ${percent(kindsRead.filter(({ kind }) => kind).length, kindsRead.length)}, recall ${recall.join(" ")}`,
    surenessText(judged),
    `hardest voices: ${voices
      .slice(0, 4)
      .map(({ voice, share }) => `${voice} ${percent(share, 1)}`)
      .join(", ")}`,
  ];
}

function othersText(held: HeldOut[], calibration: ReaderCalibration, material: Material, cues: Cues): string[] {
  const { kinds, lexicon } = material;
  const specs = headSpecs(kinds);
  const joinedOf = ({ scores, near, model }: HeldOut) => join(scores, model.kindTiers, calibration, near);
  const noneOf = (one: HeldOut) => logistic(calibration.none, noneSignals(joinedOf(one), one.scores));
  const none = held.filter(({ statement }) => isNone(statement.kind));
  const tasks = held.filter(({ statement }) => specs.tiers.labelOf(statement) !== undefined);
  const refused = (of: HeldOut[]) =>
    percent(of.filter((one) => noneOf(one) >= calibration.none_from).length, of.length);
  const vague = held.filter(({ statement }) => statement.kind === "vague");
  const isVague = ({ scores }: HeldOut) => scores.vagueness[1]! - scores.vagueness[0]! > calibration.vague_bias;
  const facts = held.flatMap((one) => {
    const label = specs.facts.labelOf(one.statement);
    if (typeof label !== "number") return [];
    const signals = workSignalsOf(one, joinedOf(one), cues);
    return [
      saidOf(
        likeliestOf(
          FACT_SOURCES.map(() => signals),
          calibration.facts,
        ),
        label,
      ),
    ];
  });
  const chanceOf = (one: HeldOut, output: number) =>
    TRAITS[output] === "tools"
      ? logistic(calibration.tools, workSignalsOf(one, joinedOf(one), cues))
      : logistic(calibration.traits[output]!, [one.scores.traits[output]!]);
  const isSaid = (one: HeldOut, output: number): boolean => {
    if (TRAITS[output] !== "several") return chanceOf(one, output) >= 0.5;
    const { signals, parts } = severalOf(one, joinedOf(one), calibration, cues, lexicon);
    return parts >= 2 && logistic(calibration.several, signals) >= calibration.several_from;
  };
  const traits = specs.traits.outputs.map((trait, output) => {
    const judged = held.flatMap((one) => {
      const labels = specs.traits.labelOf(one.statement);
      return Array.isArray(labels) ? [{ said: isSaid(one, output), holds: labels.includes(output) }] : [];
    });
    const both = judged.filter(({ said, holds }) => said && holds).length;
    return `${trait} found ${percent(both, judged.filter(({ holds }) => holds).length)} right ${percent(both, judged.filter(({ said }) => said).length)}`;
  });
  return [
    `no language task: ${refused(none)} told so (n ${none.length}), language tasks turned away ${refused(tasks)}`,
    `vague found ${percent(vague.filter(isVague).length, vague.length)} (n ${vague.length}), specific kept ${percent(tasks.filter((one) => !isVague(one)).length, tasks.length)}`,
    `facts: right ${percent(facts.filter(({ right }) => right).length, facts.length)}, ${surenessText(facts)}`,
    fieldText(held, calibration, material, cues),
    `traits: ${traits.join("; ")}`,
  ];
}

const saidOf = ({ at, confidence }: Likeliest, label: number): Said => ({ right: at === label, confidence });

function fieldText(held: HeldOut[], calibration: ReaderCalibration, { kinds }: Material, cues: Cues): string {
  const { labelOf } = headSpecs(kinds).field;
  const judged = held.flatMap((one) => {
    const label = labelOf(one.statement);
    return typeof label === "number"
      ? [{ label, ...saidOf(likeliestOf(fieldSignalsOf(one, cues), calibration.field), label) }]
      : [];
  });
  const named = judged.filter(({ label }) => label > 0);
  const others = judged.filter(({ label }) => label === 0);
  const right = (of: Said[]) => percent(of.filter((one) => one.right).length, of.length);
  return `field: right ${right(judged)}, of those named ${right(named)} (n ${named.length}), none kept ${right(others)}, ${surenessText(judged)}`;
}

/** Trains without each writer and each source, and prints what the readings of these then come to. */
export function measureHeldOut(
  statements: Statement[],
  calibration: ReaderCalibration,
  material: Material,
  cues: Cues,
): void {
  const folds = writerFolds(statements);
  const byWriter = heldOut(statements, ({ writer }) => writer, folds, material);
  console.log(`\nHeld-out writers (${folds.flat().length}, some at a time)`);
  for (const text of [
    ...tiersText(byWriter, calibration, material),
    ...othersText(byWriter, calibration, material, cues),
  ]) {
    console.log(`  ${text}`);
  }
  for (const source of SOURCE_FOLDS) {
    const held = heldOut(statements, sourceOf, [source], material, ["tiers", "kinds", "vagueness"]);
    console.log(`\nHeld-out source "${source.join()}" (as far from the rest as a stranger's wording)`);
    for (const text of tiersText(held, calibration, material)) console.log(`  ${text}`);
  }
}
