/** The evidence ledger: every threshold and approach has an entry, and every entry is for something that is there. */
import { describe, expect, test } from "vitest";
import { APPROACHES } from "../../src/core/types/brief.ts";
import { TAXONOMY } from "./real-taxonomy.ts";

const { claims, evidence, tables } = TAXONOMY;
const rows = tables.flatMap((table) => table.rows.map((row) => ({ name: `${table.id}/${row.id}`, row })));

describe("evidence", () => {
  test.each(APPROACHES)("supports, or speaks against, the approach %s", (approach) => {
    expect(evidence.filter(({ supports }) => supports.includes(approach)).map(({ id }) => id)).not.toEqual([]);
  });

  test("is named by every row that draws a line through numbers or names an approach", () => {
    const needed = rows.filter(
      ({ row }) => Object.values(row.when).some(({ test: kind }) => kind === "range") || "approach" in row.then,
    );
    expect(needed.length).toBeGreaterThan(30);
    expect(needed.filter(({ row }) => row.evidence.length === 0).map(({ name }) => name)).toEqual([]);
  });

  test("is for rows, approaches and claims that are there", () => {
    const known = [...rows.map(({ name }) => name), ...APPROACHES, ...claims.map(({ id }) => id)];
    const strange = evidence.flatMap(({ id, supports }) =>
      supports.filter((support) => !known.includes(support)).map((support) => `${id}: ${support}`),
    );
    expect(strange).toEqual([]);
  });

  test("is used", () => {
    const used = new Set(rows.flatMap(({ row }) => row.evidence));
    expect(evidence.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test("says where it is thin, missing or against", () => {
    const strengths = Object.fromEntries(evidence.map(({ id, strength }) => [id, strength]));
    expect(strengths).toMatchObject({
      "repetition-judgement": "none",
      "lora-land-complexity": "against",
      "retrieval-over-tuning": "strong",
    });
  });
});

describe("claims", () => {
  test("of the article all carry a row or a question", () => {
    const used = new Set([...rows.map(({ row }) => row.claim), ...TAXONOMY.questions.map(({ claim }) => claim)]);
    expect(claims.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

test("what a row of the counsel or a notice says in place of others are cautions that are there", () => {
  const rowsOf = (table: string) => tables.find(({ id }) => id === table)!.rows;
  const { notices } = TAXONOMY;
  const cautions = new Set([...rowsOf("cautions"), ...notices, ...TAXONOMY.cautions].map(({ id }) => id));
  const said = [
    ...rowsOf("counsel").flatMap(({ says = [] }) => says),
    ...notices.flatMap(({ leaves_out = [] }) => leaves_out),
  ];
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((id) => !cautions.has(id))).toEqual([]);
});
