/** Taxonomy and brief give the decision. The work is done once for each combination of cells, then remembered. */
import type { Approach, Brief, Tier } from "./brief.ts";
import { type Cells, type CompiledTables, compiledTables, rowHolds } from "./compiled-tables.ts";
import { type Completion, certainValue, completionsOf, possibleValues } from "./completions.ts";
import type { Caution, Decision, FineTuning, NextQuestion, Reason } from "./decision.ts";
import { factsOf, kindById, kindOf } from "./facts.ts";
import { type CellFlip, type CellSteady, flipsOf } from "./flips.ts";
import { nextQuestion } from "./next-question.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { SizeClass } from "./pricing.ts";
import type { Reading } from "./reading/reading.ts";
import type { Facts, FactValue, Row, TaskKind, Taxonomy } from "./taxonomy.ts";
import { missesOf } from "./trace.ts";
import { conditionsOf, exampleCounts, withExamples } from "./tuning.ts";

/** A reason before the brief's own values are put in. */
interface CellReason {
  table: string;
  row: Row;
  /** Facts of the brief that the row tests, and values that other tables gave it. */
  answers: string[];
  given: Record<string, FactValue | "unknown">;
}

/** All that is the same for every brief whose answers lie in the same cells. */
interface Settled {
  completions: Completion[];
  certain: Cells;
  outcome: Pick<Decision, "status" | "tier" | "task_tier" | "possible_tiers" | "approach" | "possible_approaches"> &
    Pick<Decision, "size_class" | "rag" | "local_required" | "alternatives" | "gives_up">;
  fine_tuning: Omit<FineTuning, "examples"> & { counts: Omit<FineTuning["examples"], "have"> };
  reasons: CellReason[];
  flips: CellFlip[];
  stays: CellSteady[];
  cautions: Caution[];
  next_question: NextQuestion | null;
}

/** Tables whose rows are told elsewhere: with the conditions of fine-tuning, or not at all. */
const TOLD_ELSEWHERE = ["well_defined", "representative_data", "aligned_metric", "reading_trusted"];

function reasonsOf(completions: Completion[], tables: CompiledTables): CellReason[] {
  const reasons: CellReason[] = [];
  tables.deciding.forEach(({ table, rows }, index) => {
    if (table.gives.some((fact) => TOLD_ELSEWHERE.includes(fact))) return;
    const at = completions[0]!.rows[index]!;
    if (at < 0 || completions.some((completion) => completion.rows[index] !== at)) return;
    const { row, tests } = rows[at]!;
    const answers: string[] = [];
    const given: CellReason["given"] = {};
    for (const { column } of tests) {
      const { fact } = tables.columns[column]!;
      if (fact.from === "tables") given[fact.id] = certainValue(fact.id, completions, tables) ?? "unknown";
      else answers.push(fact.id);
    }
    reasons.push({ table: table.id, row, answers, given });
  });
  return reasons;
}

/** The cells on which all completions agree, and "unknown" elsewhere. */
function certainCells(completions: Completion[], { columns }: CompiledTables): Cells {
  const [first, ...others] = completions as [Completion, ...Completion[]];
  return first.cells.map((cell, column) =>
    others.every(({ cells }) => cells[column] === cell) ? cell : columns[column]!.unknown,
  );
}

function collected(table: string, certain: Cells, tables: CompiledTables): Row[] {
  const collecting = tables.collecting.find((candidate) => candidate.table.id === table);
  return collecting ? collecting.rows.filter((row) => rowHolds(row, certain)).map(({ row }) => row) : [];
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

/** What a brief gives up by following the row that chose its approach. */
function givesUp(reasons: CellReason[]): string | null {
  return reasons.find(({ row }) => "approach" in row.then)?.row.gives_up ?? null;
}

const union = <T>(a: T[], b: T[]): T[] => [...a, ...b.filter((value) => !a.includes(value))];

/** The second reading of a statement that was not read with confidence: a kind of another tier. */
function otherReading(certain: Cells, reading: Reading | null, kind: TaskKind, tables: CompiledTables) {
  const trusted = tables.column.get("reading_trusted")!;
  if (tables.columns[trusted]!.cells[certain[trusted]!]!.value !== false) return undefined;
  const tier = reading?.candidates.find((candidate) => candidate.kind === kind.id)?.tier;
  const other = reading?.candidates.find((candidate) => candidate.kind !== kind.id && candidate.tier !== tier);
  return other ? kindById(tables.taxonomy, other.kind) : undefined;
}

function settle(base: Cells, kindKnown: boolean, tables: CompiledTables): Settled {
  const completions = completionsOf(base, kindKnown, tables);
  const certain = certainCells(completions, tables);
  const value = <T>(fact: string) => certainValue(fact, completions, tables) as T | null;
  const values = <T>(fact: string) => possibleValues(fact, completions, tables) as T[];
  const counts = exampleCounts(completions, tables);
  const reasons = reasonsOf(completions, tables);
  const { flips, stays } = flipsOf(base, completions, tables);
  return {
    completions,
    certain,
    outcome: {
      status: OUTCOMES.every((fact) => value(fact) !== null) ? "complete" : "undetermined",
      tier: value<Tier>("tier"),
      task_tier: value<Tier>("task_tier"),
      possible_tiers: values<Tier>("tier"),
      approach: value<Approach>("approach"),
      possible_approaches: values<Approach>("approach"),
      size_class: value<SizeClass>("size_class"),
      rag: value<boolean>("rag"),
      local_required: value<boolean>("local_required"),
      alternatives: alternativesOf(certain, tables),
      gives_up: givesUp(reasons),
    },
    fine_tuning: {
      viable: value<boolean>("viable"),
      strength: value<"strong" | "thin" | "none">("strength"),
      conditions: conditionsOf(completions, counts, tables),
      counts,
    },
    reasons,
    flips,
    stays,
    cautions: collected("cautions", certain, tables).map((row) => ({ id: row.id, text: row.because })),
    next_question: nextQuestion(base, kindKnown, completions, tables),
  };
}

/** How many combinations are remembered; then all are forgotten, so that a long batch stays in flat memory. */
const REMEMBERED = 20_000;

const MEMORY = new WeakMap<CompiledTables, Map<string, Settled>>();

function settledFor(base: Cells, kindKnown: boolean, tables: CompiledTables): Settled {
  let memory = MEMORY.get(tables);
  if (!memory) {
    memory = new Map();
    MEMORY.set(tables, memory);
  }
  let key = kindKnown ? "k" : "?";
  for (const column of tables.base) key += String.fromCharCode(base[column]! + 32);
  let settled = memory.get(key);
  if (!settled) {
    if (memory.size >= REMEMBERED) memory.clear();
    settled = settle(base, kindKnown, tables);
    memory.set(key, settled);
  }
  return settled;
}

function cellsFor(facts: Facts, { columns }: CompiledTables): Cells {
  const cells: Cells = [];
  for (const { fact, cellOf, unknown } of columns) {
    cells.push(fact.from === "tables" ? unknown : cellOf(facts[fact.id]));
  }
  return cells;
}

function reasonFor({ table, row, answers, given }: CellReason, facts: Facts): Reason {
  const used: Reason["used"] = {};
  for (const fact of answers) used[fact] = facts[fact] ?? "unknown";
  for (const fact in given) used[fact] = given[fact]!;
  return { table, row: row.id, because: row.because, claim: row.claim, evidence: row.evidence, used };
}

/** What a brief that gives its kind, or says nothing about its task, was understood to say. */
const NOT_READ: Reading = {
  kind: null,
  confidence: null,
  tiers: null,
  candidates: [],
  specific: true,
  missing: [],
  sharper: null,
  note: null,
};

/** Facts, cells and what they settle, for one reading of the task. */
function view(
  brief: Brief,
  kind: TaskKind | null,
  taxonomy: Taxonomy,
  reading: Reading | null,
  tables: CompiledTables,
) {
  const facts = factsOf(brief, kind, taxonomy, reading);
  const base = cellsFor(facts, tables);
  return { facts, base, settled: settledFor(base, kind !== null, tables) };
}

/** Asks which of the readings is meant, when nothing else is open. */
function askKind({ questions }: Taxonomy): NextQuestion | null {
  const question = questions.find(({ id }) => id === "kind");
  return question
    ? { id: question.id, asks: question.asks, settles: "tells which of the two readings is meant" }
    : null;
}

/** A vague statement comes first, then the answer that settles most. */
function askTask({ questions }: Taxonomy, then: NextQuestion | null): NextQuestion | null {
  const question = questions.find(({ id }) => id === "task");
  return question
    ? { id: question.id, asks: question.asks, settles: "tells what the task is, which all else rests on" }
    : then;
}

/**
 * Decides about one brief. `reading` is what its statement was understood to say, null when the brief gives its kind.
 * A kind that the taxonomy does not know is a data error. With `trace` the decision lists the rows that did not hit.
 */
export function decide(
  brief: Brief,
  taxonomy: Taxonomy,
  reading: Reading | null,
  options: { trace?: boolean } = {},
): Decision {
  const tables = compiledTables(taxonomy);
  const { kind, source } = kindOf(brief, taxonomy, reading);
  const { facts, settled } = view(brief, kind, taxonomy, reading, tables);
  const { outcome, fine_tuning } = settled;
  const have = brief.examples ?? null;
  const decision: Decision = {
    ...outcome,
    facts,
    reading: reading ?? NOT_READ,
    kind_source: source,
    fine_tuning: {
      viable: fine_tuning.viable,
      strength: fine_tuning.strength,
      conditions: withExamples(fine_tuning.conditions, fine_tuning.counts, have),
      examples: { have, ...fine_tuning.counts },
    },
    reasons: settled.reasons.map((reason) => reasonFor(reason, facts)),
    would_change: settled.flips.map(({ changes, gives, words }) => ({
      changes: changes.map(({ column, to, words: said }) => {
        const { id } = tables.columns[column]!.fact;
        return { answer: id, from: facts[id] ?? null, to, words: said };
      }),
      gives,
      words,
    })),
    stays: settled.stays.map(({ column, words }) => ({ answer: tables.columns[column]!.fact.id, words })),
    cautions: settled.cautions,
    next_question: settled.next_question,
  };
  if (kind && source === "inferred") {
    const other = otherReading(settled.certain, reading, kind, tables);
    if (other) addReading(decision, view(brief, other, taxonomy, reading, tables).settled, taxonomy);
  }
  if (reading?.specific === false && source !== "given") {
    decision.next_question = askTask(taxonomy, decision.next_question);
  }
  if (options.trace) decision.misses = missesOf(settled.completions, settled.certain, facts, tables);
  return decision;
}

/** Adds the outcomes of a second reading to what is possible. */
function addReading(decision: Decision, second: Settled, taxonomy: Taxonomy): void {
  const { possible_tiers, possible_approaches } = second.outcome;
  decision.possible_tiers = union(decision.possible_tiers, possible_tiers).sort((a, b) => a - b);
  decision.possible_approaches = union(decision.possible_approaches, possible_approaches);
  decision.next_question ??= askKind(taxonomy);
}

/** From this confidence on, 0 to 1, the tables trust a reading of a statement. */
export function sureFrom(taxonomy: Taxonomy): number {
  const tables = compiledTables(taxonomy);
  const confidence = tables.columns[tables.column.get("reading_confidence")!]!;
  const trusted = tables.column.get("reading_trusted")!;
  const table = tables.deciding.find(({ table: { gives } }) => gives.includes("reading_trusted"));
  const column = tables.column.get("reading_confidence")!;
  for (let cell = 0; cell < confidence.unknown; cell++) {
    const row = table?.rows.find(({ tests }) => tests.every((test) => test.column !== column || test.passes[cell]));
    if (row?.gives.some((given) => given.column === trusted && given.cell === 1))
      return confidence.cells[cell]!.least as number;
  }
  return 1;
}
