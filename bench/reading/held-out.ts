/** How far the reading carries to writers and sources that it never met. */
import { signsOf } from "../../scripts/reader/calibrate.ts";
import { headSpecs, isNone } from "../../scripts/reader/heads.ts";
import { type HeldOut, heldOut, type Material, sourceOf } from "../../scripts/reader/model.ts";
import type { Statement } from "../../scripts/reader/statements.ts";
import { fieldIn } from "../../src/core/reading/cues.ts";
import { join } from "../../src/core/reading/join.ts";
import type { Cues } from "../../src/core/reading/judgement.ts";
import type { Calibration } from "../../src/core/reading/reader.ts";
import { probabilitiesOf } from "../../src/core/reading/score.ts";
import { logistic, noneSignals, tierSignals } from "../../src/core/reading/signals.ts";
import { tokensOf } from "../../src/core/words/tokens.ts";
import { percent, surenessText } from "./figures.ts";

const mostOf = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
};

function tiersText(held: HeldOut[], calibration: Calibration, { kinds, lexicon }: Material): string[] {
  const specs = headSpecs(kinds);
  const judged = held.flatMap((one) => {
    const tier = specs.tiers.labelOf(one.statement);
    if (typeof tier !== "number") return [];
    const joined = join(one.scores, one.model.kindTiers, calibration);
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

function othersText(held: HeldOut[], calibration: Calibration, { kinds }: Material, cues: Cues): string[] {
  const specs = headSpecs(kinds);
  const noneOf = ({ scores, model }: HeldOut) =>
    logistic(calibration.none, noneSignals(join(scores, model.kindTiers, calibration), scores));
  const none = held.filter(({ statement }) => isNone(statement.kind));
  const tasks = held.filter(({ statement }) => specs.tiers.labelOf(statement) !== undefined);
  const refused = (of: HeldOut[]) =>
    percent(of.filter((one) => noneOf(one) >= calibration.none_from).length, of.length);
  const vague = held.filter(({ statement }) => statement.kind === "vague");
  const isVague = ({ scores }: HeldOut) => scores.vagueness[1]! - scores.vagueness[0]! > calibration.vague_bias;
  const facts = held.flatMap(({ statement, scores }) => {
    const label = specs.facts.labelOf(statement);
    if (typeof label !== "number") return [];
    const probabilities = probabilitiesOf(scores.facts, calibration.facts_temperature);
    const best = mostOf(probabilities);
    return [{ confidence: probabilities[best]!, right: best === label }];
  });
  const traits = specs.traits.outputs.map((trait, output) => {
    const [slope, constant] = calibration.traits[output]!;
    const judged = held.flatMap(({ statement, scores }) => {
      const labels = specs.traits.labelOf(statement);
      return Array.isArray(labels)
        ? [{ said: slope! * scores.traits[output]! + constant! > 0, holds: labels.includes(output) }]
        : [];
    });
    const both = judged.filter(({ said, holds }) => said && holds).length;
    return `${trait} found ${percent(both, judged.filter(({ holds }) => holds).length)} right ${percent(both, judged.filter(({ said }) => said).length)}`;
  });
  return [
    `no language task: ${refused(none)} told so (n ${none.length}), language tasks turned away ${refused(tasks)}`,
    `vague found ${percent(vague.filter(isVague).length, vague.length)} (n ${vague.length}), specific kept ${percent(tasks.filter((one) => !isVague(one)).length, tasks.length)}`,
    `facts (by the head alone): right ${percent(facts.filter(({ right }) => right).length, facts.length)}, ${surenessText(facts)}`,
    fieldText(held, cues),
    `traits: ${traits.join("; ")}`,
  ];
}

/** The field by words, on statements whose writer named one. */
function fieldText(held: HeldOut[], cues: Cues): string {
  const named = held.flatMap(({ statement: { labels, text } }) => {
    if (!labels || labels.field === "none") return [];
    const field = labels.field === "insurance" ? "finance" : labels.field;
    const read = fieldIn(text, tokensOf(text).tokens, cues);
    return [{ found: read !== null, right: read?.value === field, confidence: read?.confidence ?? 0 }];
  });
  const found = named.filter((one) => one.found);
  return `field (by words, n ${named.length}): found ${percent(found.length, named.length)}, of these right ${percent(found.filter(({ right }) => right).length, found.length)}, ${surenessText(found)}`;
}

const isVoice = ({ writer }: Statement): boolean => writer.startsWith("voices/");

/** Trains without each writer and each source, and prints what the readings of these then come to. */
export function measureHeldOut(
  statements: Statement[],
  calibration: Calibration,
  material: Material,
  cues: Cues,
): void {
  const writers = [...new Set(statements.filter(isVoice).map(({ writer }) => writer))].sort();
  const byWriter = heldOut(
    statements,
    ({ writer }) => writer,
    writers.map((writer) => [writer]),
    material,
  );
  console.log(`\nHeld-out writers (each of ${writers.length} in turn, seven personas each)`);
  for (const text of [
    ...tiersText(byWriter, calibration, material),
    ...othersText(byWriter, calibration, material, cues),
  ]) {
    console.log(`  ${text}`);
  }
  for (const source of ["voices", "first", "second"]) {
    const held = heldOut(statements, sourceOf, [[source]], material, ["tiers", "kinds", "vagueness"]);
    console.log(`\nHeld-out source "${source}" (as far from the rest as a stranger's wording)`);
    for (const text of tiersText(held, calibration, material)) console.log(`  ${text}`);
  }
}
