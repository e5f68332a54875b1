/** The verdict with its explanation: the rows that made it, what they allow besides, and what would change it. */
import { remember } from "../remember/remember.ts";
import type { Approach, Brief } from "../types/brief.ts";
import type { Decision, FineTuning, Flip, Miss, NextQuestion, Reason } from "../types/decision.ts";
import type { SizeClass } from "../types/pricing.ts";
import type { Reading } from "../types/reading.ts";
import type { Facts, Taxonomy } from "../types/taxonomy.ts";
import { type Cells, type CompiledRow, type CompiledTables, compiledTables, rowHolds } from "./compiled-tables.ts";
import { type Completion, certainValue } from "./completions.ts";
import { conditionWords } from "./condition.ts";
import { OUTCOMES } from "./facts.ts";
import { flipsOf, type SharedFlip } from "./flips.ts";
import { nextQuestion } from "./next-question.ts";
import { conditionsOf, type ExampleCounts, exampleCounts, withExamples } from "./tuning.ts";
import { collected, decideVerdict, rowBehind, type Settlement } from "./verdict.ts";

/** A reason as it stands for every brief in the same cells, and the numbers in it that each brief has its own of. */
interface CellReason {
  reason: Reason;
  numbers: string[];
}

/** The explanation for every brief whose answers lie in the same cells. */
interface Explanation extends Pick<Decision, "alternatives" | "gives_up" | "stays" | "next_question"> {
  fine_tuning: Omit<FineTuning, "examples"> & { counts: ExampleCounts };
  reasons: CellReason[];
  flips: SharedFlip[];
}

/** Tables whose rows are told elsewhere: with the conditions of fine-tuning, or not at all. */
const TOLD_ELSEWHERE = ["well_defined", "representative_data", "aligned_metric", "reading_trusted"];

function reasonsOf(base: Cells, completions: Completion[], tables: CompiledTables): CellReason[] {
  const reasons: CellReason[] = [];
  tables.deciding.forEach(({ table, rows }, index) => {
    if (table.gives.some((fact) => TOLD_ELSEWHERE.includes(fact))) return;
    const at = completions[0]!.rows[index]!;
    if (at < 0 || completions.some((completion) => completion.rows[index] !== at)) return;
    const { row, tests } = rows[at]!;
    const used: Reason["used"] = {};
    const numbers: string[] = [];
    for (const { column } of tests) {
      const { fact, unknown } = tables.columns[column]!;
      used[fact.id] = certainValue(fact.id, completions, tables) ?? "unknown";
      if (fact.type === "number" && base[column] !== unknown) numbers.push(fact.id);
      else if (base[column] === unknown && fact.from === "answers") used[fact.id] = "unknown";
    }
    const { id, because, claim, evidence } = row;
    reasons.push({ reason: { table: table.id, row: id, because, claim, evidence, used }, numbers });
  });
  return reasons.filter(({ reason }) => matters(reason, reasons, tables));
}

/** A table that only prepares for others is a reason where a row that decided looked at what it gave. */
function matters({ table }: Reason, reasons: readonly CellReason[], { deciding }: CompiledTables): boolean {
  const gives = deciding.find((candidate) => candidate.table.id === table)?.table.gives ?? [];
  return gives.some(
    (fact) => (OUTCOMES as readonly string[]).includes(fact) || reasons.some(({ reason }) => fact in reason.used),
  );
}

/** Puts the brief's own numbers in. */
function flipFor({ flip, own }: SharedFlip, facts: Facts): Flip {
  if (!own) return flip;
  const changes = flip.changes.map(({ answer, to, words }) => ({ answer, from: facts[answer] ?? null, to, words }));
  return { changes, gives: flip.gives, words: flip.words };
}

function alternativesOf(certain: Cells, tables: CompiledTables): Decision["alternatives"] {
  return collected("alternatives", certain, tables).map((row) => ({
    approach: row.then.alternative as Approach,
    size_class: row.then.alternative_size as SizeClass,
    row: row.id,
    because: row.because,
    gives_up: row.gives_up ?? "",
  }));
}

/** How many examples tuning needs, for every brief in the same cells. */
export const examplesFor = remember(
  ({ completions }: Settlement, tables: CompiledTables): ExampleCounts => exampleCounts(completions, tables),
);

function explain(settled: Settlement, tables: CompiledTables): Explanation {
  const { base, kind_known, completions, certain } = settled;
  const counts = examplesFor(settled, tables);
  const { flips, stays } = flipsOf(base, completions, tables);
  return {
    fine_tuning: {
      viable: certainValue("viable", completions, tables) as FineTuning["viable"],
      strength: certainValue("strength", completions, tables) as FineTuning["strength"],
      conditions: conditionsOf(completions, counts, tables),
      counts,
    },
    alternatives: alternativesOf(certain, tables),
    gives_up: rowBehind("approach", settled, tables)?.gives_up ?? null,
    reasons: reasonsOf(base, completions, tables),
    flips,
    stays,
    next_question: nextQuestion(base, kind_known, completions, tables),
  };
}

const explanationOf = remember(explain);

function reasonFor({ reason, numbers }: CellReason, facts: Facts): Reason {
  if (numbers.length === 0) return reason;
  const used = { ...reason.used };
  for (const fact of numbers) used[fact] = facts[fact]!;
  const { table, row, because, claim, evidence } = reason;
  return { table, row, because, claim, evidence, used };
}

/** Asks what comes out, of the two likeliest readings: no other answer settles a doubtful statement. */
function askOutcome(reading: Reading | null): NextQuestion | null {
  const question = reading?.besides?.question;
  if (!question) return null;
  const [first, next] = question.outcomes;
  const settles = `tells which reading is meant: tier ${first?.tier} (${first?.kind}) or tier ${next?.tier} (${next?.kind})`;
  return { id: "kind", asks: question.asks, settles, outcomes: question.outcomes };
}

/** Asks this question of the taxonomy; null where an agency has taken it out. */
function ask(id: string, settles: string, { questions }: Taxonomy): NextQuestion | null {
  const question = questions.find((each) => each.id === id);
  return question ? { id, asks: question.asks, settles } : null;
}

/** What is left to ask where the work is none for a language model. */
const ANY_TEXT = "Is there a text to read or to write? Describe that as a task of its own, or give its kind.";

/** A decision where no tier is possible, since the work is none for a language model: nothing is argued from tables. */
function withoutAdvice(decision: Decision, taxonomy: Taxonomy): Decision {
  const kind = ask("kind", "tells whether it is a language task after all", taxonomy);
  return {
    ...decision,
    alternatives: [],
    reasons: [],
    would_change: [],
    stays: [],
    next_question: kind && { ...kind, asks: ANY_TEXT },
  };
}

/** Decides about one brief, as `judge` does, and says why. With `trace` it lists the rows that did not hit. */
export function decide(
  brief: Brief,
  taxonomy: Taxonomy,
  reading: Reading | null,
  options: { trace?: boolean } = {},
): Decision {
  const tables = compiledTables(taxonomy);
  const { verdict, settled, second } = decideVerdict(brief, taxonomy, reading);
  const { fine_tuning, ...known } = explanationOf(settled, tables);
  const { facts } = verdict;
  const have = brief.examples ?? null;
  const decision: Decision = {
    ...verdict,
    alternatives: known.alternatives,
    gives_up: known.gives_up,
    fine_tuning: {
      viable: fine_tuning.viable,
      strength: fine_tuning.strength,
      conditions: withExamples(fine_tuning.conditions, fine_tuning.counts, have),
      examples: { have, ...fine_tuning.counts },
    },
    reasons: known.reasons.map((reason) => reasonFor(reason, facts)),
    would_change: known.flips.map((flip) => flipFor(flip, facts)),
    stays: known.stays,
    next_question: known.next_question,
  };
  if (verdict.possible_tiers.length === 0) return withoutAdvice(decision, taxonomy);
  if (verdict.kind_source === "inferred") decision.next_question = askOutcome(reading) ?? decision.next_question;
  if (second) decision.next_question ??= ask("kind", "tells which of the two readings is meant", taxonomy);
  if (reading?.specific === false && verdict.kind_source !== "given") {
    // A vague statement comes first, then the answer that settles most. It is there, so what it should say is asked for.
    const task = ask("task", "tells what the task is, which all else rests on", taxonomy);
    const help = taxonomy.questions.find(({ id }) => id === "task")?.help;
    decision.next_question = task ? { ...task, asks: help ?? task.asks } : decision.next_question;
  }
  if (options.trace) decision.misses = missesOf(settled.completions, settled.certain, facts, tables);
  return decision;
}

/** Why a row did not decide: the first of its conditions that failed, in words, and the value that it met. */
function missOf(table: string, row: CompiledRow, cells: Cells, facts: Facts, { columns }: CompiledTables): Miss | null {
  const failed = row.tests.find(({ passes, column }) => !passes[cells[column]!]);
  if (!failed) return null;
  const { fact, cells: known } = columns[failed.column]!;
  // The brief's own number, rather than the one that stands for its cell.
  const met = (fact.from === "tables" ? known[cells[failed.column]!]!.value : facts[fact.id]) ?? "unknown";
  return { table, row: row.row.id, fact: fact.id, wanted: conditionWords(failed.condition), met };
}

/**
 * Misses of all tables. `certain` holds the cells that all completions share, with "unknown" for what is open. A row
 * that could still decide is no miss; one that the order of a `first` table passed over is told by its own condition
 * only.
 */
function missesOf(completions: Completion[], certain: Cells, facts: Facts, tables: CompiledTables): Miss[] {
  const misses: Miss[] = [];
  tables.deciding.forEach((table, index) => {
    table.rows.forEach((row, at) => {
      if (completions.some(({ rows }) => rows[index] === at)) return;
      const one = completions.length === 1 ? completions[0]!.cells : certain;
      const miss = missOf(table.table.id, row, one, facts, tables);
      if (miss) misses.push(miss);
    });
  });
  for (const table of tables.collecting) {
    for (const row of table.rows) {
      if (rowHolds(row, certain)) continue;
      const miss = missOf(table.table.id, row, certain, facts, tables);
      if (miss) misses.push(miss);
    }
  }
  return misses;
}
