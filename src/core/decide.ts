/** Taxonomy and brief give the decision. The work is done once for each combination of cells, then remembered. */
import type { Approach, Brief, Tier } from "./brief.ts";
import { applyTable, type Cells, type CompiledTables, compiledTables, rowHolds } from "./compiled-tables.ts";
import { type Completion, certainCells, certainValue, completionsOf, possibleValues } from "./completions.ts";
import type { Caution, Decision, FineTuning, Flip, NextQuestion, Reason } from "./decision.ts";
import { factsOf, kindById, kindOf } from "./facts.ts";
import { type CellFlip, flipsOf } from "./flips.ts";
import { nextQuestion } from "./next-question.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { SizeClass } from "./pricing.ts";
import type { Reading } from "./reading/reading.ts";
import type { Facts, Row, TaskKind, Taxonomy } from "./taxonomy.ts";
import { missesOf } from "./trace.ts";
import { conditionsOf, exampleCounts, withExamples } from "./tuning.ts";

/** A reason as it stands for every brief in the same cells, and the numbers in it that each brief has its own of. */
interface CellReason {
  reason: Reason;
  numbers: string[];
}

/** A flip as it stands for every brief in the same cells; `own` when a change starts from a number. */
interface SharedFlip {
  flip: Flip;
  own: boolean;
}

/** All that is the same for every brief whose answers lie in the same cells. */
interface Settled {
  completions: Completion[];
  certain: Cells;
  outcome: Pick<Decision, "status" | "tier" | "task_tier" | "possible_tiers" | "approach" | "possible_approaches"> &
    Pick<Decision, "size_class" | "rag" | "local_required" | "alternatives" | "gives_up">;
  fine_tuning: Omit<FineTuning, "examples"> & { counts: Omit<FineTuning["examples"], "have"> };
  reasons: CellReason[];
  flips: SharedFlip[];
  stays: Decision["stays"];
  cautions: Caution[];
  next_question: NextQuestion | null;
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

/** Which flips stand as they are for every brief in these cells. */
function sharedFlip({ changes, gives, words }: CellFlip, base: Cells, { columns }: CompiledTables): SharedFlip {
  const own = changes.some(({ column }) => {
    const { fact, unknown } = columns[column]!;
    return fact.type === "number" && base[column] !== unknown;
  });
  const said = changes.map(({ column, to, words: phrase }) => {
    const { fact, cells } = columns[column]!;
    return { answer: fact.id, from: cells[base[column]!]!.value ?? null, to, words: phrase };
  });
  return { flip: { changes: said, gives, words }, own };
}

/** Puts the brief's own numbers in. */
function flipFor({ flip, own }: SharedFlip, facts: Facts): Flip {
  if (!own) return flip;
  const changes = flip.changes.map(({ answer, to, words }) => ({ answer, from: facts[answer] ?? null, to, words }));
  return { changes, gives: flip.gives, words: flip.words };
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

/** What a brief gives up by following the row that chose its approach, when all completions agree on it. */
function givesUp(completions: Completion[], tables: CompiledTables): string | null {
  const index = tables.deciding.findIndex(({ table }) => table.gives.includes("approach"));
  const at = completions[0]!.rows[index];
  if (at === undefined || completions.some(({ rows }) => rows[index] !== at)) return null;
  return tables.deciding[index]?.rows[at]?.row.gives_up ?? null;
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
  const certain = certainCells(base, completions, tables);
  const value = <T>(fact: string) => certainValue(fact, completions, tables) as T | null;
  const values = <T>(fact: string) => possibleValues(fact, completions, tables) as T[];
  const counts = exampleCounts(completions, tables);
  const reasons = reasonsOf(base, completions, tables);
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
      gives_up: givesUp(completions, tables),
    },
    fine_tuning: {
      viable: value<boolean>("viable"),
      strength: value<"strong" | "thin" | "none">("strength"),
      conditions: conditionsOf(completions, counts, tables),
      counts,
    },
    reasons,
    flips: flips.map((flip) => sharedFlip(flip, base, tables)),
    stays: stays.map(({ column, words }) => ({ answer: tables.columns[column]!.fact.id, words })),
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

function reasonFor({ reason, numbers }: CellReason, facts: Facts): Reason {
  if (numbers.length === 0) return reason;
  const used = { ...reason.used };
  for (const fact of numbers) used[fact] = facts[fact]!;
  const { table, row, because, claim, evidence } = reason;
  return { table, row, because, claim, evidence, used };
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

/** Whether the tables take the kind that was read, from how sure the reading is and how much the statement says. */
function kindCounts({ confidence, specific }: Reading, tables: CompiledTables): boolean {
  const cells = cellsFor({ reading_confidence: confidence ?? undefined, task_specific: specific }, tables);
  const table = tables.deciding.find(({ table: { gives } }) => gives.includes("kind_read"));
  if (table) applyTable(table, cells, tables.columns);
  const column = tables.column.get("kind_read")!;
  return tables.columns[column]!.cells[cells[column]!]!.value === true;
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
  const { kind, source } = kindOf(brief, taxonomy, reading, (read) => kindCounts(read, tables));
  const { facts, settled } = view(brief, kind, taxonomy, reading, tables);
  const { outcome, fine_tuning } = settled;
  const have = brief.examples ?? null;
  const decision: Decision = {
    status: outcome.status,
    facts,
    reading: reading ?? NOT_READ,
    kind_source: source,
    tier: outcome.tier,
    task_tier: outcome.task_tier,
    possible_tiers: outcome.possible_tiers,
    approach: outcome.approach,
    possible_approaches: outcome.possible_approaches,
    size_class: outcome.size_class,
    rag: outcome.rag,
    local_required: outcome.local_required,
    alternatives: outcome.alternatives,
    gives_up: outcome.gives_up,
    fine_tuning: {
      viable: fine_tuning.viable,
      strength: fine_tuning.strength,
      conditions: withExamples(fine_tuning.conditions, fine_tuning.counts, have),
      examples: { have, ...fine_tuning.counts },
    },
    reasons: settled.reasons.map((reason) => reasonFor(reason, facts)),
    would_change: settled.flips.map((flip) => flipFor(flip, facts)),
    stays: settled.stays,
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
    const cells = cellsFor({ task_specific: true }, tables);
    cells[column] = cell;
    const row = table?.rows.find((candidate) => rowHolds(candidate, cells));
    if (row?.gives.some((given) => given.column === trusted && given.cell === 1))
      return confidence.cells[cell]!.least as number;
  }
  return 1;
}
