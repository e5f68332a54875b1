/** CPU of proving the tables: built in, and with tables of ten times as many rows and thresholds. */
import { readdirSync, readFileSync } from "node:fs";
import { proveTaxonomy, sizeOf } from "../src/core/proof/prove.ts";
import type { Condition, DecisionTable, Row, Taxonomy } from "../src/core/types/taxonomy.ts";
import { compileTaxonomy } from "../src/data/taxonomy/compile-taxonomy.ts";

const FACTOR = 10;

function realTaxonomy(): Taxonomy {
  const files = readdirSync("taxonomy", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ path: `taxonomy/${name}`, text: readFileSync(`taxonomy/${name}`, "utf8") }));
  const compiled = compileTaxonomy(files);
  if (!compiled.ok) throw new Error("the tables do not compile; run npm run generate");
  return compiled.taxonomy;
}

/** Cuts a range into slices, so that each row becomes several that say the same of a part each. */
function slices(condition: Condition | undefined, top: number): Condition[] {
  if (condition?.test !== "range") return [condition ?? { test: "any" }];
  const low = condition.min ?? condition.over ?? 0;
  const high = condition.max === undefined ? (condition.under ?? top) : condition.max + 1;
  const step = (high - low) / FACTOR;
  if (step < 1) return [condition];
  const cuts = Array.from({ length: FACTOR - 1 }, (_, index) => Math.round(low + (index + 1) * step));
  return [...cuts, undefined].map((upper, index): Condition => {
    const start = index === 0 ? condition : { min: cuts[index - 1]! };
    const end = upper === undefined ? condition : { under: upper };
    return {
      test: "range",
      ...(start.min === undefined ? {} : { min: start.min }),
      ...("over" in start && start.over !== undefined ? { over: start.over } : {}),
      ...("max" in end && end.max !== undefined ? { max: end.max } : {}),
      ...(end.under === undefined ? {} : { under: end.under }),
      // An unknown answer stays with one of the slices.
      unknown: condition.unknown && index === 0,
    };
  });
}

const TOPS: Record<string, number> = {
  examples: 20_000,
  repetition: 100,
  output_tokens: 8000,
  requests_per_month: 1e6,
};

/** Every row of a table becomes ten, where it has a range that can be cut; in a table that collects, ten alike. */
function larger(table: DecisionTable): DecisionTable {
  if (table.hit === "collect") {
    const copies = Array.from({ length: FACTOR }, (_, index) =>
      table.rows.map((row) => ({ ...row, id: `${row.id}-${index}`, because: `${row.because} ${index}`, cases: [] })),
    );
    return table.gives.length === 0 ? { ...table, rows: copies.flat() } : table;
  }
  const rows = table.rows.flatMap((row): Row[] => {
    const fact = Object.keys(row.when).find((id) => row.when[id]?.test === "range" && TOPS[id] !== undefined);
    if (!fact) return [row];
    return slices(row.when[fact], TOPS[fact]!).map((condition, index) => ({
      ...row,
      id: `${row.id}-${index}`,
      when: { ...row.when, [fact]: condition },
      cases: [],
    }));
  });
  return { ...table, rows };
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const real = realTaxonomy();
// Ten cautions alike have other ids, so that cases say nothing about them.
const cases = real.cases.map(({ cautions: _, ...rest }) => rest);
const scaled: Taxonomy = { ...real, tables: real.tables.map(larger), cases };
for (const [name, taxonomy] of [
  ["built in", real],
  ["ten times larger", scaled],
] as const) {
  // A new object each time, since compiled tables are remembered.
  const seconds = median(Array.from({ length: 5 }, () => cpuSeconds(() => proveTaxonomy({ ...taxonomy }))));
  const { rows, combinations } = sizeOf(taxonomy);
  const found = proveTaxonomy(taxonomy).filter(({ severity }) => severity === "error");
  const largest = Math.max(...taxonomy.tables.map((table) => table.rows.length));
  console.log(
    `${name}: ${rows} rows, ${largest} in the largest table, ${combinations.toExponential(1)} combinations: ${seconds.toFixed(3)} s of CPU, ${found.length} errors`,
  );
}
