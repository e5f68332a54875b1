/** Whether a small model can be fine-tuned for the task: the four conditions, and how many examples it takes. */

import { rememberEach } from "../remember/remember.ts";
import { grouped } from "../text/amount.ts";
import type { Condition4, FineTuning } from "../types/decision.ts";
import { applyTable, type CompiledTable, type CompiledTables, groupsOf, upstream } from "./compiled-tables.ts";
import { type Completion, certainValue } from "./completions.ts";

const BY_TABLE = {
  "well-defined": "well_defined",
  "representative-data": "representative_data",
  "aligned-metric": "aligned_metric",
} as const;

/** What a fact depends on: a cell of each group of examples and of repetitions that these tables tell apart. */
interface Dependence {
  chain: CompiledTable[];
  examples: number[];
  repetitions: number[];
}

const dependenceOf = rememberEach(2, (tables: CompiledTables, fact: string): Dependence => {
  const chain = upstream([tables.column.get(fact)!], tables);
  const firsts = (answer: string): number[] => {
    const column = tables.column.get(answer);
    return column === undefined ? [] : groupsOf(column, chain, tables).map(([first]) => first!);
  };
  return { chain, examples: firsts("examples"), repetitions: firsts("repetition") };
});

/** Least number of examples from which the tables give `value`, whatever the open answers turn out to be. */
function leastExamples(
  fact: string,
  value: unknown,
  completions: Completion[],
  tables: CompiledTables,
  anyRepetition: boolean,
) {
  const examples = tables.column.get("examples")!;
  const repetition = tables.column.get("repetition");
  const given = tables.column.get(fact)!;
  const depends = dependenceOf(tables, fact);
  const repetitions = anyRepetition && repetition !== undefined ? depends.repetitions : [null];
  for (const step of depends.examples) {
    const found = completions.some(({ cells }) =>
      repetitions.some((cell) => {
        const changed = cells.slice();
        changed[examples] = step;
        if (cell !== null) changed[repetition!] = cell;
        for (const table of depends.chain) applyTable(table, changed, tables.columns);
        return tables.columns[given]!.cells[changed[given]!]!.value === value;
      }),
    );
    if (found) return tables.columns[examples]!.cells[step]!.least as number;
  }
  return null;
}

/** Examples to start with and examples to be comfortable with; null where tuning is out of the question or open. */
export type ExampleCounts = Omit<FineTuning["examples"], "have">;

export function exampleCounts(completions: Completion[], tables: CompiledTables): ExampleCounts {
  if (certainValue("tier", completions, tables) === null) return { minimum: null, comfortable: null };
  const minimum = leastExamples("viable", true, completions, tables, false);
  const strong = leastExamples("strength", "strong", completions, tables, true);
  return { minimum, comfortable: minimum === null || strong === null ? null : Math.max(minimum, strong) };
}

function enoughExamples(counts: ExampleCounts, tier: unknown): Omit<Condition4, "id"> {
  const { minimum, comfortable } = counts;
  if (tier === null)
    return { state: "unknown", why: "How many examples tuning needs depends on the tier, which is open." };
  if (minimum === null)
    return { state: "not-met", why: "No number of examples makes this a task for a tuned small model." };
  const needs =
    comfortable !== null && comfortable > minimum
      ? `${grouped(minimum)} to start, ${grouped(comfortable)} to be comfortable`
      : grouped(minimum);
  return { state: "unknown", why: `How many examples are there? Tuning needs ${needs}.` };
}

/** The four conditions without the brief's own number of examples, which `withExamples` puts in. */
export function conditionsOf(completions: Completion[], counts: ExampleCounts, tables: CompiledTables): Condition4[] {
  const conditions: Condition4[] = Object.entries(BY_TABLE).map(([id, fact]) => {
    const index = tables.deciding.findIndex(({ table }) => table.gives.includes(fact));
    const rows = new Set(completions.map(({ rows }) => rows[index]));
    const row = rows.size === 1 ? tables.deciding[index]?.rows[[...rows][0] ?? -1]?.row : undefined;
    const state = row ? (row.then[fact] as Condition4["state"]) : "unknown";
    return {
      id: id as Condition4["id"],
      state,
      why: row?.because ?? "This depends on answers that are still missing.",
    };
  });
  const tier = certainValue("tier", completions, tables);
  return [...conditions, { id: "enough-examples", ...enoughExamples(counts, tier) }];
}

/** Puts the number of examples at hand into the conditions. */
export function withExamples(conditions: Condition4[], counts: ExampleCounts, have: number | null): Condition4[] {
  const { minimum } = counts;
  if (have === null || minimum === null) return conditions;
  const enough: Condition4 = {
    id: "enough-examples",
    state: have >= minimum ? "met" : "not-met",
    why: `You have ${grouped(have)} examples; tuning needs at least ${grouped(minimum)}.`,
  };
  return conditions.map((condition) => (condition.id === "enough-examples" ? enough : condition));
}
