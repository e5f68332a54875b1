/** The cost table fits the screen, whatever the names and amounts. */
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { CostRow } from "../../../src/core/types/advice.ts";
import { costTable } from "../../../src/render/advice/cost-table.ts";

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

describe("costTable", () => {
  test.each([40, 75, 76, 80, 100, 120])("keeps within %i columns", (columns) => {
    const lines = costTable(rows, { columns, colors: 0 }).split("\n");
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
  });

  test.each([40, 80, 120])("shows each amount of a month whole at %i columns", (columns) => {
    expect(costTable(rows, { columns, colors: 0 }).match(/AU\$1,751\.65/g)).toHaveLength(2);
  });

  test.each([
    [40, "AU$5.60 to AU$43.56 per 1,000"],
    [80, "AU$5.60 to AU$43.56"],
    [120, "by volume  AU$5.60 to AU$43.56"],
  ])("shows the range where there is no likely figure at %i columns", (columns, shown) => {
    const open = { low: 5.6, likely: null, high: 43.56, currency: "AUD" };
    expect(costTable([row({ per_1k: open, monthly: null })], { columns, colors: 0 })).toContain(shown);
  });
});
