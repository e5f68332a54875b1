/** Taxonomy and brief give the verdict. The tables run once for each combination of cells, then it is remembered. */
import { rememberEach } from "../remember/remember.ts";
import type { Approach, Brief, Tier } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { SizeClass } from "../types/pricing.ts";
import { NOT_READ, type Reading } from "../types/reading.ts";
import type { Facts, Row, TaskKind, Taxonomy } from "../types/taxonomy.ts";
import { applyTable, type Cells, type CompiledTables, compiledTables, rowHolds } from "./compiled-tables.ts";
import { type Completion, certainCells, certainValue, completionsOf, possibleValues } from "./completions.ts";
import { factsOf, kindById, kindOf, OUTCOMES } from "./facts.ts";
import { fittingNumber } from "./fitting.ts";
import { rowsTesting } from "./table-rows.ts";

/** What the tables give for every brief whose answers lie in the same cells. */
export interface Settlement {
  base: Cells;
  kind_known: boolean;
  completions: Completion[];
  /** The cells on which all completions agree. */
  certain: Cells;
  outcome: Omit<Verdict, "facts" | "reading" | "kind_source">;
}

/** A verdict, what settled it, and what the second reading of a doubtful statement would settle. */
export interface VerdictTrail {
  verdict: Verdict;
  settled: Settlement;
  second: Settlement | null;
}

/** The rows of a collecting table that hold. */
export function collected(table: string, certain: Cells, tables: CompiledTables): Row[] {
  const found: Row[] = [];
  for (const collecting of tables.collecting) {
    if (collecting.table.id !== table) continue;
    for (const row of collecting.rows) if (rowHolds(row, certain)) found.push(row.row);
  }
  return found;
}

/** The row that gave an outcome; null where the completions differ on it. */
export function rowBehind(outcome: string, { completions }: Settlement, { deciding }: CompiledTables): Row | null {
  const index = deciding.findIndex(({ table }) => table.gives.includes(outcome));
  const at = completions[0]!.rows[index];
  if (at === undefined || completions.some(({ rows }) => rows[index] !== at)) return null;
  return deciding[index]!.rows[at]?.row ?? null;
}

const union = <T>(a: T[], b: T[]): T[] => [...a, ...b.filter((value) => !a.includes(value))];

/** The second reading of a statement that was not read with confidence: a kind of another tier. */
function otherReading(certain: Cells, { candidates }: Reading, kind: TaskKind, tables: CompiledTables) {
  const trusted = tables.column.get("reading_trusted")!;
  if (tables.columns[trusted]!.cells[certain[trusted]!]!.value !== false) return undefined;
  const tier = candidates.find((candidate) => candidate.kind === kind.id)?.tier;
  const other = candidates.find((candidate) => candidate.tier !== tier);
  return other ? kindById(tables.taxonomy, other.kind) : undefined;
}

function settle(base: Cells, kindKnown: boolean, tables: CompiledTables): Settlement {
  const completions = completionsOf(base, kindKnown, tables);
  const certain = certainCells(base, completions, tables);
  const values: Record<string, unknown> = {};
  for (const fact of OUTCOMES) values[fact] = certainValue(fact, completions, tables);
  const value = <T>(fact: (typeof OUTCOMES)[number]) => values[fact] as T | null;
  return {
    base,
    kind_known: kindKnown,
    completions,
    certain,
    outcome: {
      status: OUTCOMES.every((fact) => values[fact] !== null) ? "complete" : "undetermined",
      tier: value<Tier>("tier"),
      task_tier: value<Tier>("task_tier"),
      possible_tiers: possibleValues("tier", completions, tables) as Tier[],
      approach: value<Approach>("approach"),
      possible_approaches: possibleValues("approach", completions, tables) as Approach[],
      size_class: value<SizeClass>("size_class"),
      rag: value<boolean>("rag"),
      passages: certainValue("passages", completions, tables) as boolean | null,
      local_required: value<boolean>("local_required"),
      cautions: collected("cautions", certain, tables).map((row) => ({ id: row.id, text: row.because })),
    },
  };
}

/** How many combinations are remembered; then all are forgotten, so that a long batch stays in flat memory. */
const REMEMBERED = 20_000;

const settledBy = rememberEach(REMEMBERED, (tables: CompiledTables, _key: string, base: Cells, kindKnown: boolean) =>
  settle(base, kindKnown, tables),
);

function settledFor(base: Cells, kindKnown: boolean, tables: CompiledTables): Settlement {
  let key = kindKnown ? "k" : "?";
  for (const column of tables.base) key += String.fromCharCode(base[column]!);
  return settledBy(tables, key, base, kindKnown);
}

function cellsFor(facts: Facts, { columns, base, unknown }: CompiledTables): Cells {
  const cells = unknown.slice();
  for (const column of base) {
    const { fact, cellOf } = columns[column]!;
    cells[column] = cellOf(facts[fact.id]);
  }
  return cells;
}

/** Whether the tables take the kind that was read, from how sure the reading is and how much the statement says. */
function kindCounts({ confidence, specific }: Reading, tables: CompiledTables): boolean {
  const { column, columns } = tables;
  const [sureAt, specificAt] = [column.get("reading_sure")!, column.get("task_specific")!];
  const [kindRead, cells] = [column.get("kind_read")!, tables.unknown.slice()];
  cells[sureAt] = columns[sureAt]!.cellOf(confidence === null ? undefined : confidence >= tables.taxonomy.trust);
  cells[specificAt] = columns[specificAt]!.cellOf(specific);
  for (const table of tables.deciding) if (table.gives.includes(kindRead)) applyTable(table, cells, columns);
  return columns[kindRead]!.cells[cells[kindRead]!]!.value === true;
}

/** The verdict on work that is none for a language model: no tier and no model, whatever the other answers say. */
const withoutTier = (verdict: Verdict, taxonomy: Taxonomy): Verdict => ({
  ...verdict,
  status: "undetermined",
  tier: null,
  task_tier: null,
  possible_tiers: [],
  approach: null,
  possible_approaches: [],
  size_class: null,
  rag: null,
  passages: null,
  cautions: verdict.cautions.filter(({ id }) => rowsTesting(taxonomy, "cautions.language_task").has(id)),
});

/** The second reading of a statement whose tier is sure: the next likeliest kind. */
function nearReading({ candidates }: Reading, kind: TaskKind, taxonomy: Taxonomy): TaskKind | undefined {
  const next = candidates.find((candidate) => candidate.kind !== kind.id);
  return next && next.probability >= fittingNumber("second-kind-from", taxonomy)
    ? kindById(taxonomy, next.kind)
    : undefined;
}

type Outcome = Settlement["outcome"];

/** Whether both say of size or retrieval what the other does not. */
const differs = (a: Outcome, b: Outcome): boolean =>
  (a.size_class !== b.size_class && a.size_class !== null && b.size_class !== null) ||
  (a.rag !== b.rag && a.rag !== null && b.rag !== null);

/** The cautions that hold where the second reading is known to change the outcome. */
function cautionsWhereSecondDiffers(certain: Cells, tables: CompiledTables): Verdict["cautions"] {
  const cells = certain.slice();
  const at = tables.column.get("second_differs")!;
  cells[at] = tables.columns[at]!.cellOf(true);
  return collected("cautions", cells, tables).map((row) => ({ id: row.id, text: row.because }));
}

/**
 * The verdict on one brief and how it came about. `reading` is what its statement was understood to say, null when the
 * brief gives its kind. A kind that the taxonomy does not know is a data error.
 */
export function decideVerdict(brief: Brief, taxonomy: Taxonomy, reading: Reading | null): VerdictTrail {
  const tables = compiledTables(taxonomy);
  const { kind, source } = kindOf(brief, taxonomy, reading, (read) => kindCounts(read, tables));
  const settledWith = (facts: Facts, known: boolean) => settledFor(cellsFor(facts, tables), known, tables);
  const facts = factsOf(brief, kind, taxonomy, reading);
  const settled = settledWith(facts, kind !== null);
  const { outcome } = settled;
  // Written out: in a batch, spreading the shared part takes as long as all else here.
  const verdict: Verdict = {
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
    passages: outcome.passages,
    local_required: outcome.local_required,
    cautions: outcome.cautions,
  };
  if (reading?.besides?.language_task.value === false && brief.kind === undefined) {
    return { verdict: withoutTier(verdict, taxonomy), settled, second: null };
  }
  if (source !== "inferred" || !kind || !reading) return { verdict, settled, second: null };
  const other = otherReading(settled.certain, reading, kind, tables);
  if (other === undefined) {
    const near = nearReading(reading, kind, taxonomy);
    if (near) {
      // As if the brief gave each: a kind that is only read settles no fact by itself.
      const [first, next] = [kind, near].map(
        (given) => settledWith(factsOf({ ...brief, kind: given.id }, given, taxonomy, reading), true).outcome,
      );
      if (differs(first!, next!)) verdict.cautions = cautionsWhereSecondDiffers(settled.certain, tables);
    }
    return { verdict, settled, second: null };
  }
  const second = settledWith(factsOf(brief, other, taxonomy, reading), true);
  verdict.possible_tiers = union(verdict.possible_tiers, second.outcome.possible_tiers).sort((a, b) => a - b);
  verdict.possible_approaches = union(verdict.possible_approaches, second.outcome.possible_approaches);
  return { verdict, settled, second };
}
