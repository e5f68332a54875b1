/** Copies of a taxonomy with one defect each, of every kind that an edit of a table can bring in. */
import type { Condition, DecisionTable, FactValue, Row, Taxonomy } from "../../../src/core/types/taxonomy.ts";

export interface Defect {
  kind: string;
  name: string;
  /** Makes the copy that has it. */
  seed(): Taxonomy;
}

type Edit = (copy: Taxonomy, table: DecisionTable, row: Row) => void;

/** All values of a fact, for swapping one for another. */
function valuesOf(fact: string, { facts }: Taxonomy): FactValue[] {
  const about = facts.find(({ id }) => id === fact)!;
  return about.type === "boolean" ? [false, true] : (about.values ?? []);
}

const edited = (taxonomy: Taxonomy, table: string, row: string, edit: Edit) => (): Taxonomy => {
  const copy = structuredClone(taxonomy);
  const found = copy.tables.find(({ id }) => id === table)!;
  edit(copy, found, found.rows.find(({ id }) => id === row)!);
  return copy;
};

/** Ways to make a condition wider than it should be. */
function widened(condition: Condition, fact: string, taxonomy: Taxonomy): [string, Condition][] {
  if (condition.test === "any") return [];
  const ways: [string, Condition][] = [["widened to anything", { test: "any" }]];
  if (condition.test === "in") {
    const more = valuesOf(fact, taxonomy).find((value) => !condition.values.includes(value));
    if (more !== undefined) ways.push([`widened by ${more}`, { ...condition, values: [...condition.values, more] }]);
    return ways;
  }
  for (const key of ["min", "over"] as const) {
    if (condition[key] !== undefined) ways.push([`${key} lowered`, { ...condition, [key]: condition[key] * 0.9 }]);
  }
  for (const key of ["max", "under"] as const) {
    if (condition[key] !== undefined) ways.push([`${key} raised`, { ...condition, [key]: condition[key] * 1.1 }]);
  }
  return ways;
}

/** Ways to make it narrower. */
function narrowed(condition: Condition): [string, Condition][] {
  if (condition.test === "any") return [];
  const ways: [string, Condition][] = [];
  if (condition.unknown && (condition.test === "range" || condition.values.length > 0)) {
    ways.push(["no longer for unknown", { ...condition, unknown: false }]);
  }
  if (condition.test === "in") {
    if (condition.values.length > 1)
      ways.push(["without its last value", { ...condition, values: condition.values.slice(0, -1) }]);
    return ways;
  }
  for (const key of ["min", "over"] as const) {
    if (condition[key] !== undefined) ways.push([`${key} raised`, { ...condition, [key]: condition[key] * 1.05 }]);
  }
  for (const key of ["max", "under"] as const) {
    if (condition[key] !== undefined) ways.push([`${key} lowered`, { ...condition, [key]: condition[key] * 0.9 }]);
  }
  return ways;
}

function ofConditions(taxonomy: Taxonomy, table: DecisionTable, row: Row): Defect[] {
  return Object.entries(row.when).flatMap(([fact, condition]) => {
    const ways = [
      ...widened(condition, fact, taxonomy).map((way) => ["widened range", ...way] as const),
      ...narrowed(condition).map((way) => ["narrowed range", ...way] as const),
    ];
    return ways.map(([kind, how, other]) => ({
      kind,
      name: `${table.id}/${row.id}: ${fact} ${how}`,
      seed: edited(taxonomy, table.id, row.id, (_, __, copy) => {
        copy.when[fact] = other;
      }),
    }));
  });
}

function ofOutcomes(taxonomy: Taxonomy, table: DecisionTable, row: Row): Defect[] {
  return Object.entries(row.then).flatMap(([fact, value]) =>
    valuesOf(fact, taxonomy)
      .filter((other) => other !== value)
      .map((other) => ({
        kind: "swapped outcome",
        name: `${table.id}/${row.id}: ${fact} ${value} becomes ${other}`,
        seed: edited(taxonomy, table.id, row.id, (_, __, copy) => {
          copy.then[fact] = other;
        }),
      })),
  );
}

function ofRow(taxonomy: Taxonomy, table: DecisionTable, row: Row): Defect[] {
  const place = `${table.id}/${row.id}`;
  const make = (kind: string, edit: Edit): Defect => ({
    kind,
    name: `${place}: ${kind}`,
    seed: edited(taxonomy, table.id, row.id, edit),
  });
  const evidence = Object.values(row.when).some(({ test }) => test === "range") || "approach" in row.then;
  return [
    make("deleted row", (_, copy) => {
      copy.rows = copy.rows.filter(({ id }) => id !== row.id);
    }),
    make("duplicate row", (_, copy, same) => {
      copy.rows.push({ ...structuredClone(same), id: `${row.id}-again`, cases: [] });
    }),
    ...(Object.keys(row.then).length > 0 && table.hit !== "collect"
      ? [
          make("conflicting row", (copy, other, same) => {
            const [fact, value] = Object.entries(same.then)[0]!;
            const swapped = valuesOf(fact, copy).find((candidate) => candidate !== value)!;
            const conflicting = { ...structuredClone(same), id: `${row.id}-against`, cases: [] };
            conflicting.then[fact] = swapped;
            other.rows.push(conflicting);
          }),
        ]
      : []),
    ...(evidence
      ? [
          make("evidence taken out", (_, __, copy) => {
            copy.evidence = [];
          }),
        ]
      : []),
    ...ofConditions(taxonomy, table, row),
    ...ofOutcomes(taxonomy, table, row),
  ];
}

/** A column that no row tests, and a row that nothing reaches. */
function ofTable(taxonomy: Taxonomy, table: DecisionTable): Defect[] {
  const spare = taxonomy.facts.find(({ id, from }) => from === "answers" && !table.reads.includes(id))!;
  const first = table.rows[0]!;
  const copy = (edit: Edit) => edited(taxonomy, table.id, first.id, edit);
  return [
    {
      kind: "dead column",
      name: `${table.id}: reads ${spare.id} for nothing`,
      seed: copy((_, changed) => {
        changed.reads.push(spare.id);
      }),
    },
    {
      kind: "unreachable row",
      name: `${table.id}: a row that no brief meets`,
      seed: copy((_, changed, row) => {
        const [fact] = changed.reads as [string];
        const never = { ...structuredClone(row), id: "never-met", cases: [] };
        never.when[fact] = { test: "in", values: [], unknown: false };
        changed.rows.push(never);
      }),
    },
  ];
}

/** Where a condition draws its lines: "< 500" and ">= 500" draw the same one, and so do 499 and 500. */
function borders(condition: Condition): number[] {
  if (condition.test !== "range") return [];
  const { min, max, over, under } = condition;
  return [min, over, under, max === undefined ? undefined : Math.floor(max) + 1].filter(
    (at) => at !== undefined && at !== 0,
  ) as number[];
}

/** A threshold moved in every row of a table alike: nothing overlaps or gapes, only cases can tell. */
function movedThresholds(taxonomy: Taxonomy): Defect[] {
  const found = new Map<string, Defect>();
  for (const table of taxonomy.tables.filter(({ hit }) => hit === "unique")) {
    const lines = table.rows.flatMap((row) =>
      Object.entries(row.when).flatMap(([fact, condition]) => borders(condition).map((at) => [fact, at] as const)),
    );
    for (const [fact, at] of lines) {
      const name = `${table.id}: ${fact} ${at} moved`;
      if (!found.has(name))
        found.set(name, { kind: "moved threshold", name, seed: () => moved(taxonomy, table.id, fact, at) });
    }
  }
  return [...found.values()];
}

function moved(taxonomy: Taxonomy, table: string, fact: string, border: number): Taxonomy {
  const copy = structuredClone(taxonomy);
  const shift = border > 1 ? Math.max(1, Math.round(border * 0.1)) : border * 0.1;
  for (const row of copy.tables.find(({ id }) => id === table)!.rows) {
    const condition = row.when[fact];
    if (condition?.test !== "range") continue;
    for (const key of ["min", "over", "under"] as const) if (condition[key] === border) condition[key] = border + shift;
    if (condition.max === border - 1 || condition.max === border) condition.max += shift;
  }
  return copy;
}

/** Values of facts that no row gives. */
function lostOutcomes(taxonomy: Taxonomy): Defect[] {
  return taxonomy.facts
    .filter(({ from, type }) => from === "tables" && type === "choice")
    .map(({ id }) => ({
      kind: "unreachable outcome",
      name: `${id}: a value that no row gives`,
      seed() {
        const copy = structuredClone(taxonomy);
        copy.facts.find((fact) => fact.id === id)!.values!.push("nowhere");
        return copy;
      },
    }));
}

/** Every defect, one at a time. */
export function seededDefects(taxonomy: Taxonomy): Defect[] {
  return [
    ...taxonomy.tables.flatMap((table) => [
      ...ofTable(taxonomy, table),
      ...table.rows.flatMap((row) => ofRow(taxonomy, table, row)),
    ]),
    ...movedThresholds(taxonomy),
    ...lostOutcomes(taxonomy),
  ];
}
