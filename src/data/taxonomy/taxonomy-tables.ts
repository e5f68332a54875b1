/** Decision tables: read, and laid over the tables that are there already. */
import { didYouMean } from "../../core/text/nearest.ts";
import { wordsIn } from "../../core/text/phrase.ts";
import { quote } from "../../core/text/plain-text.ts";
import { sourcePlace } from "../../core/text/text-lines.ts";
import type { Condition, DecisionTable, Fact, FactValue, Row, RowCase } from "../../core/types/taxonomy.ts";
import type { FindPlace } from "../documents/parsed.ts";
import { checkSchema, schemaDiagnostics } from "../documents/schema-issues.ts";
import { readCondition, valueFault } from "./condition-text.ts";
import { type Findings, isStrayEntry, type TaxonomyFile } from "./taxonomy-lists.ts";
import {
  type CaseInput,
  type ConditionInput,
  type RowChange,
  type RowInput,
  rowSchema,
  type TableInput,
  tableChangeSchema,
  tableSchema,
} from "./taxonomy-schemas.ts";

/** What a table refers to. */
export interface Vocabulary {
  facts: ReadonlyMap<string, Fact>;
  claims: ReadonlySet<string>;
  evidence: ReadonlySet<string>;
}

/** Says that a name is not known, and which one may have been meant. */
export const unknownName = (what: string, name: string, known: Iterable<string>, where: string): string =>
  `${what} ${quote(name)} is not known; ${didYouMean(name, known, `add it to ${where}`)}`;

type Find = FindPlace;

/** What a new table says of itself, and a change of one leaves out. */
const HEAD = ["hit", "asks", "reads", "gives"] as const;

/** The fact of an id; one that is none is reported. */
function factNamed(id: string, facts: ReadonlyMap<string, Fact>, find: Find, findings: Findings): Fact | undefined {
  const fact = facts.get(id);
  if (!fact)
    findings.add("taxonomy-unknown-fact", unknownName("fact", id, facts.keys(), "facts.yaml"), find([id], "key"));
  return fact;
}

/** Reads `when`, and reports each condition that is none. */
export function readConditions(
  when: Record<string, ConditionInput>,
  facts: ReadonlyMap<string, Fact>,
  find: Find,
  findings: Findings,
): Record<string, Condition> {
  const conditions: Record<string, Condition> = {};
  for (const [id, input] of Object.entries(when)) {
    const fact = factNamed(id, facts, find, findings);
    if (!fact) continue;
    const read = readCondition(input, fact);
    if (read.ok) conditions[id] = read.condition;
    else findings.add("taxonomy-condition", read.message, find([id]), { fact: id });
  }
  return conditions;
}

/** Reports facts that are not known and values that they cannot have. */
export function checkValues(
  values: Record<string, FactValue | FactValue[]>,
  facts: ReadonlyMap<string, Fact>,
  find: Find,
  findings: Findings,
): void {
  for (const [id, value] of Object.entries(values)) {
    const fact = factNamed(id, facts, find, findings);
    if (!fact) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      const fault = valueFault(each, fact);
      if (fault) findings.add("taxonomy-value", `${id} cannot be ${quote(each)}: ${fault}`, find([id]), { fact: id });
    }
  }
}

/** "unknown" in a case stands for an answer that is not given. */
function caseFacts(given: Record<string, FactValue>): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "unknown"));
}

function readCases(cases: CaseInput[], known: Vocabulary, find: Find, findings: Findings): RowCase[] {
  return cases.map((input, index) => {
    const at: Find = (path, on) => find([index, ...path], on);
    const given = caseFacts(input.given);
    checkValues(given, known.facts, (path, on) => at(["given", ...path], on), findings);
    if (input.gives !== "nothing") {
      checkValues(input.gives, known.facts, (path, on) => at(["gives", ...path], on), findings);
    }
    return {
      given,
      gives: input.gives === "nothing" ? null : input.gives,
      ...(input.about === undefined ? {} : { about: input.about }),
      place: sourcePlace(at([])),
    };
  });
}

function checkReferences(row: RowChange, known: Vocabulary, find: Find, findings: Findings): void {
  if (row.claim !== undefined && !known.claims.has(row.claim)) {
    findings.add(
      "taxonomy-unknown-claim",
      unknownName("claim", row.claim, known.claims, "claims.yaml"),
      find(["claim"]),
    );
  }
  row.evidence?.forEach((id, index) => {
    if (known.evidence.has(id)) return;
    const message = unknownName("evidence", id, known.evidence, "evidence.yaml");
    findings.add("taxonomy-unknown-evidence", message, find(["evidence", index]));
  });
}

/** Its keys are in the order in which a row is written out. */
// biome-ignore lint/suspicious/noThenProperty: rows say when and then; nothing awaits a row
const NEW_ROW = { id: "", when: {}, then: {}, because: "", claim: "", evidence: [] };

/** A row, or the change of one. What `change` leaves out stays as it was. */
function readRow(change: RowChange, before: Row | undefined, known: Vocabulary, find: Find, findings: Findings): Row {
  const when = readConditions(change.when ?? {}, known.facts, (path, on) => find(["when", ...path], on), findings);
  checkValues(change.then ?? {}, known.facts, (path, on) => find(["then", ...path], on), findings);
  checkReferences(change, known, find, findings);
  const { off: _, before: __, ...columns } = change as Partial<RowInput> & RowChange;
  return {
    ...(before ?? NEW_ROW),
    ...columns,
    when: { ...before?.when, ...when },
    // biome-ignore lint/suspicious/noThenProperty: rows say when and then; nothing awaits a row
    then: { ...before?.then, ...change.then },
    cases: change.cases
      ? readCases(change.cases, known, (path, on) => find(["cases", ...path], on), findings)
      : (before?.cases ?? []),
    place: sourcePlace(find([])),
  };
}

/** A new row must say everything. */
function isWhole(raw: RowChange, rows: readonly Row[], find: Find, findings: Findings): boolean {
  const { before: _, ...row } = raw;
  const checked = checkSchema(rowSchema, row);
  if (checked.ok) return true;
  const named = { what: "row", id: raw.id, known: rows.map(({ id }) => id) };
  if (isStrayEntry(named, checked.issues, find(["id"]), findings)) return false;
  findings.diagnostics.push(...schemaDiagnostics(checked.issues, find, "taxonomy-shape"));
  return false;
}

function place(rows: Row[], row: Row, before: string | undefined, find: Find, findings: Findings): void {
  const at = before === undefined ? rows.length : rows.findIndex(({ id }) => id === before);
  if (at >= 0) {
    rows.splice(at, 0, row);
    return;
  }
  const names = rows.map(({ id }) => id);
  findings.add("taxonomy-unknown-row", unknownName("row", before!, names, "the table"), find(["before"]));
}

function layRows(base: readonly Row[], changes: RowChange[], known: Vocabulary, find: Find, findings: Findings): Row[] {
  const rows = [...base];
  const seen = new Set<string>();
  changes.forEach((change, index) => {
    const at: Find = (path, on) => find(["rows", index, ...path], on);
    if (seen.has(change.id)) {
      findings.add("taxonomy-duplicate-id", `row ${quote(change.id)} is given twice; rename one`, at(["id"]));
      return;
    }
    seen.add(change.id);
    const old = rows.findIndex(({ id }) => id === change.id);
    if (change.off) {
      if (old >= 0) rows.splice(old, 1);
      else {
        const names = rows.map(({ id }) => id);
        findings.add("taxonomy-unknown-row", unknownName("row", change.id, names, "the table"), at(["id"]));
      }
    } else if (old >= 0) rows[old] = readRow(change, rows[old], known, at, findings);
    else if (isWhole(change, rows, at, findings)) {
      place(rows, readRow(change, undefined, known, at, findings), change.before, at, findings);
    }
  });
  return rows;
}

function checkHead(table: DecisionTable, { facts }: Vocabulary, find: Find, findings: Findings): void {
  for (const column of ["reads", "gives"] as const) {
    table[column].forEach((id, index) => {
      const fact = facts.get(id);
      if (!fact) {
        findings.add(
          "taxonomy-unknown-fact",
          unknownName("fact", id, facts.keys(), "facts.yaml"),
          find([column, index]),
        );
      } else if (column === "gives" && fact.from !== "tables") {
        const message = `table ${quote(table.id)} cannot give ${quote(id)}: facts.yaml says that it comes from ${fact.from}`;
        findings.add("taxonomy-given", message, find([column, index]));
      }
    });
  }
}

/** Rows may test only what the table reads, and must give all that it gives. */
function checkColumns(table: DecisionTable, findRow: (id: string) => Find | undefined, findings: Findings): void {
  for (const row of table.rows) {
    const find = findRow(row.id);
    if (!find) continue;
    for (const fact of Object.keys(row.when)) {
      if (table.reads.includes(fact)) continue;
      const message = `row ${quote(row.id)} tests ${quote(fact)}, which the table does not read; add it to reads`;
      findings.add("taxonomy-column", message, find(["when", fact], "key"), { row: row.id, fact });
    }
    for (const fact of table.gives) {
      if (fact in row.then) continue;
      const message = `row ${quote(row.id)} gives no ${quote(fact)}; every row must give ${table.gives.join(", ")}`;
      findings.add("taxonomy-column", message, find(["then"]), { row: row.id, fact });
    }
    for (const fact of Object.keys(row.then)) {
      if (table.gives.includes(fact)) continue;
      const message = `row ${quote(row.id)} gives ${quote(fact)}, which the table does not give; add it to gives`;
      findings.add("taxonomy-column", message, find(["then", fact], "key"), { row: row.id, fact });
    }
  }
}

/** What a verdict may hold. */
const VERDICT_WORDS: readonly string[] = ["retrieval", "starts"];

/** The sentences of a table hold no other words than those that it lists, for each of which the program has a figure. */
function checkWords(
  { words, rows }: DecisionTable,
  findRow: (id: string) => Find | undefined,
  findings: Findings,
): void {
  if (words === undefined) return;
  const listed = words.map((word) => word.id);
  for (const row of rows) {
    const find = findRow(row.id);
    for (const [key, known] of [
      ["because", listed],
      ["next", listed],
      ["verdict", VERDICT_WORDS],
    ] as const) {
      const strange = wordsIn(row[key] ?? "").find((word) => !known.includes(word));
      if (!find || strange === undefined) continue;
      const message = `${key}: ${unknownName("word", strange, known, "the words of the table")}`;
      findings.add("taxonomy-word", message, find([key]), { row: row.id });
    }
  }
}

/** A table that gives rows alone changes one that is there: its name is what is wrong, not all that it leaves out. */
function isStray({ value, place }: TaxonomyFile, bases: readonly DecisionTable[], findings: Findings): boolean {
  const { table } = value;
  const isChange = !HEAD.some((key) => key in value);
  if (bases.length === 0 || typeof table !== "string" || !isChange) return false;
  const names = bases.map(({ id }) => id);
  const remedy = didYouMean(table, names, `expected one of ${names.join(", ")}.`);
  const message = `unknown table ${quote(table)}; ${remedy} A new table also gives ${HEAD.join(", ")}`;
  findings.add("taxonomy-unknown-table", message, place(["table"]));
  return true;
}

function layTable(file: TaxonomyFile, base: DecisionTable | undefined, known: Vocabulary, findings: Findings) {
  const checked = base ? checkSchema(tableChangeSchema, file.value) : checkSchema(tableSchema, file.value);
  if (!checked.ok) {
    findings.diagnostics.push(...schemaDiagnostics(checked.issues, file.place, "taxonomy-shape"));
    return undefined;
  }
  const input = checked.value as Partial<TableInput> & { table: string; rows: RowChange[] };
  const words = input.words ?? base?.words;
  const table: DecisionTable = {
    id: input.table,
    hit: input.hit ?? base!.hit,
    asks: input.asks ?? base!.asks,
    reads: input.reads ?? base!.reads,
    gives: input.gives ?? base!.gives,
    ...(words && { words }),
    rows: layRows(base?.rows ?? [], input.rows, known, file.place, findings),
    place: sourcePlace(file.place(["table"])),
  };
  const indexes = new Map(input.rows.map(({ id }, index) => [id, index]));
  const findRow = (id: string): Find | undefined => {
    const index = indexes.get(id);
    return index === undefined ? undefined : (path, on) => file.place(["rows", index, ...path], on);
  };
  checkHead(table, known, file.place, findings);
  checkColumns(table, findRow, findings);
  checkWords(table, findRow, findings);
  return table;
}

/** Reads the tables of all files and lays them over the base. */
export function layTables(
  base: readonly DecisionTable[],
  files: readonly TaxonomyFile[],
  known: Vocabulary,
  findings: Findings,
): DecisionTable[] {
  const tables = new Map(base.map((table) => [table.id, table]));
  const seen = new Set<unknown>();
  for (const file of files.filter(({ key }) => key === "table")) {
    const id = file.value.table;
    if (seen.has(id)) {
      findings.add(
        "taxonomy-duplicate-id",
        `table ${quote(id)} is given by two files; join them`,
        file.place(["table"]),
      );
      continue;
    }
    seen.add(id);
    const changed = tables.get(String(id));
    if (!changed && isStray(file, base, findings)) continue;
    const table = layTable(file, changed, known, findings);
    if (table) tables.set(table.id, table);
  }
  return [...tables.values()];
}
