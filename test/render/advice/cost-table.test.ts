/** The cost table fits the screen, whatever the names and amounts. */
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { CostRow } from "../../../src/core/types/advice.ts";
import { costBlocks } from "../../../src/render/advice/cost-table.ts";
import { terminalText } from "../../../src/render/document/terminal-writer.ts";

const amount = (likely: number) => ({ low: likely / 2, likely, high: likely * 2, currency: "AUD" });

const row = (over: Partial<CostRow>): CostRow => ({
  model: "some-model",
  name: "Claude 3.5 Sonnet",
  provider: "anthropic",
  deployment: "cloud",
  size_class: "frontier",
  hardware: null,
  hardware_name: null,
  machines: null,
  place: "api",
  host: null,
  host_name: null,
  region: null,
  engine: null,
  first_year: null,
  role: "comparator",
  allowed: false,
  per_request: amount(2.91942),
  per_1k: amount(2919.42),
  monthly: amount(1751.65),
  monthly_without_labour: null,
  monthly_fixed: null,
  one_off: null,
  times_recommended: 0.0024,
  article_range: { low: 5, high: 10, currency: "AUD" },
  capacity_per_month: null,
  seconds_per_request: null,
  retires: null,
  price_from: null,
  price_checked: null,
  source: "a test",
  notes: [{ id: "retired", text: "retired on 2025-10-28; its price is kept for comparison" }],
  ...over,
});

const rows = [
  row({
    role: "recommended",
    allowed: true,
    name: "Qwen2.5-Coder 7B Instruct, fine-tuned",
    deployment: "self-hosted",
    hardware: "mac-mini-m4-pro-24",
    hardware_name: "Mac mini M4 Pro (16-core GPU), 24 GB",
    machines: 12,
    notes: [],
  }),
  row({}),
];

const drawn = (shown: CostRow[], columns: number): string =>
  terminalText(
    { title: null, first: costBlocks(shown), sections: [] },
    { columns, colors: 0 },
    { first: true, sections: [] },
  );

describe("costBlocks", () => {
  test.each([40, 75, 76, 80, 100, 120])("keep within %i columns", (columns) => {
    const lines = drawn(rows, columns).split("\n");
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
  });

  test.each([40, 80, 120])("show each amount of a month whole at %i columns", (columns) => {
    expect(drawn(rows, columns).match(/AU\$1,752/g)).toHaveLength(2);
  });

  test.each([40, 80, 120])("show the range where there is no likely figure at %i columns", (columns) => {
    const open = { low: 5.6, likely: null, high: 43.56, currency: "AUD" };
    expect(drawn([row({ per_1k: open, monthly: null })], columns)).toContain("AU$5.60 to AU$44");
  });

  test("say once and the first year, and each note once", () => {
    const text = drawn([row({ one_off: amount(1600), first_year: amount(2884) }), row({})], 120);
    expect(text).toMatch(/once +first year/);
    expect(text).toMatch(/AU\$1,600 +AU\$2,884/);
    expect(text.match(/retired on 2025-10-28/g)).toHaveLength(1);
  });
});
