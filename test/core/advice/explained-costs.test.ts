/** Over all example briefs: what --explain-costs lists adds up to each figure that is printed. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import type { CostRow } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { reader } from "../reading/reader-fixture.ts";
import { advisorOn, ROUTING } from "./advisor-fixture.ts";

const FOLDER = path.join(import.meta.dirname, "../../../examples/briefs");
const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
const advise = advisorOn("2026-11-27", true);

function briefsIn(name: string): Brief[] {
  const text = readFileSync(path.join(FOLDER, name), "utf8");
  if (name.endsWith(".ndjson"))
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Brief);
  return [parse(text) as Brief];
}

const named = readdirSync(FOLDER)
  .filter((name) => /\.(?:ya?ml|json|ndjson)$/.test(name))
  .flatMap((name) => briefsIn(name).map((brief, index): [string, Brief] => [`${name} ${index + 1}`, brief]));

/** Those with a volume that stands, and one that is put in where none does. */
const briefs: [string, Brief][] = [
  ...named,
  ...named.map(([name, brief]): [string, Brief] => [
    `${name} at 20,000 a month`,
    { ...brief, usage: { ...brief.usage, requests_per_month: 20_000 } },
  ]),
  ["tuned at a host", ROUTING],
];

const sumOf = ({ trace = [] }: CostRow, part: string): number | undefined =>
  trace.find(({ formula }) => formula.startsWith(part))?.inputs.reduce((sum, { value }) => sum + Number(value), 0);

describe.each(briefs)("%s", (_name, brief) => {
  test("parts add up to the month, to what is paid once, and to the first year", () => {
    const { costs, usage } = advise(brief, { read, closely: false });
    for (const row of costs) {
      if (usage.requests_per_month === null) continue;
      const [month, once] = [sumOf(row, "monthly"), sumOf(row, "once")];
      expect(month).toBeDefined();
      if (row.monthly?.likely != null) expect(month).toBeCloseTo(row.monthly.likely, 6);
      if (row.one_off?.likely != null) expect(once).toBeCloseTo(row.one_off.likely, 6);
      const steady = row.notes.every(({ id }) => id !== "price-changes");
      if (steady && row.first_year?.likely != null) {
        expect(once! + 12 * month!).toBeCloseTo(row.first_year.likely, 4);
      }
    }
  });
});
