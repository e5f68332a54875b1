/** Whether a statement holds several tasks, and which: its clauses that each point to a kind of their own. */
import { INPUTS } from "../types/brief.ts";
import type { StatementPart } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { featuresWithin } from "../words/features.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { marksOfSeveral } from "./cues.ts";
import { kindTable, tierAt } from "./kinds.ts";
import type { LoadedReader, RawScores } from "./reader.ts";
import { type Joined, probabilitiesOf, scoresOf } from "./score.ts";
import { logistic } from "./signals.ts";
import type { View } from "./view.ts";

/** A clause is one of the parts when it points to a kind with this probability. */
const POINTS = 0.15;
const MOST_PARTS = 4;
/** So many of the clearest parts are weighed. */
const WEIGHED = 3;
/** Where the score of several tasks stands among the traits: behind the inputs and the tools. */
const SEVERAL = INPUTS.length + 1;

/** The clause that speaks most clearly for a kind. */
export interface Pointer {
  /** Number of the kind among the outputs of its head. */
  kind: number;
  chance: number;
  clause: Clause;
}

/** The heads that a clause is judged by. */
const JUDGED = ["vagueness", "kinds"] as const;

/** What the heads say of the words of a clause by themselves. */
export type ScoreClause = (clause: Clause) => Pick<RawScores, (typeof JUDGED)[number]>;

/** How clauses are judged: how many kinds are work for a language model, and what the calibration says of both heads. */
export interface PointerSettings {
  kinds: number;
  kind_temperature: number;
  vague_bias: number;
}

/**
 * The kinds that clauses point to, each with its clearest clause, in the order of the statement. Clauses that name no task, and
 * fragments, point nowhere.
 */
export function pointersOf(clauses: readonly Clause[], scoreOf: ScoreClause, settings: PointerSettings): Pointer[] {
  const best = new Map<number, Pointer>();
  for (const clause of clauses) {
    if (!clause.mayTell) continue;
    const { kinds, vagueness } = scoreOf(clause);
    if (vagueness[1]! - vagueness[0]! > settings.vague_bias) continue;
    const chances = probabilitiesOf(kinds, settings.kind_temperature);
    let kind = 0;
    for (let at = 1; at < settings.kinds; at++) if (chances[at]! > chances[kind]!) kind = at;
    const chance = chances[kind]!;
    if (chance < POINTS) continue;
    const known = best.get(kind);
    if (!known) best.set(kind, { kind, chance, clause });
    else if (known.chance < chance) Object.assign(known, { chance, clause });
  }
  return [...best.values()];
}

/** Marks of a list in a text of more words say less: each counts by how thick they stand, from so many words on. */
const FEW_WORDS = 10;

/**
 * Signals of whether a statement holds several tasks: the head of it, how clearly its clauses point to kinds of their own, how
 * likely the second of these kinds is by the whole, how far its kinds are spread, its size, and the marks of a list.
 */
export function severalSignals(
  { traits }: Pick<RawScores, "traits">,
  { kinds }: Joined,
  pointers: readonly Pointer[],
  counts: { words: number; clauses: number },
  marks: readonly number[],
): number[] {
  const chances = pointers.map(({ chance }) => chance).sort((a, b) => b - a);
  const ofWhole = pointers.map(({ kind }) => kinds[kind]!).sort((a, b) => b - a);
  let spread = 0;
  let [first, second] = [0, 0];
  for (const chance of kinds) {
    spread -= chance * Math.log(chance + 1e-9);
    if (chance > first) [first, second] = [chance, first];
    else if (chance > second) second = chance;
  }
  const thickness = Math.sqrt(FEW_WORDS / Math.max(FEW_WORDS, counts.words));
  return [
    traits[SEVERAL]!,
    ...Array.from({ length: WEIGHED }, (_, at) => chances[at] ?? 0),
    chances.length,
    Math.log((ofWhole[1] ?? 0) + 1e-3),
    spread,
    first,
    second,
    Math.log(counts.words + 1),
    Math.log(counts.clauses + 1),
    ...marks.map((count) => count * thickness),
  ];
}

/** What stands between the words that can tell the task, and they themselves: not what is said of the client alone. */
function toldText({ statement, written, tokens }: View): string {
  if (tokens.length === written.length) return statement;
  const telling = new Set(tokens);
  let text = "";
  for (let at = 0; at < written.length; at++) {
    if (telling.has(written[at]!)) text += statement.slice(written[at]!.start, written[at + 1]?.start);
  }
  return text;
}

/** The tasks of a statement that holds several; none where it seems to hold one. */
export function partsOf(view: View, kinds: TaskKind[], reader: LoadedReader): StatementPart[] {
  const { statement, tokens: telling, hits, scores, joined } = view;
  const { calibration, kind_tiers, judgement } = reader;
  const clauses = clausesOf(statement, telling, hits, reader.senses);
  // One clause points to one kind at most.
  if (clauses.length < 2) return [];
  const { numbers, tiers } = kindTable(kinds, reader);
  const scoreOf: ScoreClause = ({ tokens, from }) =>
    scoresOf(featuresWithin(view, tokens, from, reader, reader.featureOf), reader, JUDGED);
  const pointers = pointersOf(clauses, scoreOf, { ...calibration, kinds: kind_tiers.length });
  const parts = pointers.flatMap(({ kind, chance, clause: { text } }): StatementPart[] => {
    const at = numbers.indexOf(kind);
    return at < 0 ? [] : [{ kind: kinds[at]!.id, tier: tierAt(tiers[at]!), confidence: chance, text }];
  });
  if (parts.length < 2) return [];
  const counts = { words: telling.length, clauses: clauses.length };
  const marks = marksOfSeveral(toldText(view), telling, judgement.cues);
  const signals = severalSignals(scores, joined, pointers, counts, marks);
  if (logistic(calibration.several, signals) < calibration.several_from) return [];
  const least = [...parts].sort((a, b) => b.confidence - a.confidence)[Math.min(MOST_PARTS, parts.length) - 1]!;
  return parts.filter(({ confidence }) => confidence >= least.confidence).slice(0, MOST_PARTS);
}
