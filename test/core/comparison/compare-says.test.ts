/** What a comparison comes to: like is compared with like, and what is counted is said. */

import { expect, test } from "vitest";
import { compareModels } from "../../../src/core/comparison/comparison.ts";
import { comparisonSays } from "../../../src/core/comparison/comparison-says.ts";
import type { CostRow } from "../../../src/core/types/advice.ts";
import type { HostingInsight } from "../../../src/core/types/advice-parts.ts";
import type { Machine } from "../../../src/core/types/pricing.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const range = (likely: number) => ({ low: likely, likely, high: likely, currency: "AUD" });
const row = (
  name: string,
  deployment: string,
  per_1k: number,
  month: [bill: number, all: number] | null,
  notes: CostRow["notes"] = [],
) =>
  ({
    name,
    notes,
    deployment,
    per_1k: range(per_1k),
    monthly: month && range(month[1]),
    monthly_without_labour: month && range(month[0]),
  }) as unknown as CostRow;
const RETIRED = [{ id: "retired", text: "retired on 2026-08-16; its price is kept for comparison" }];
const RETIRES = [{ id: "retires", text: "retires on 2027-01-14; B replaces it" }];
const LONG = [{ id: "over-context", text: "9 tokens do not fit" }];
const THINKS = [{ id: "thinking-counted", text: "always thinks" }];
const hosting = {
  curve: {
    series: [{ id: "box", name: "Box model" }],
    crossings: [{ requests_per_month: 20_000, cheaper: "box", than: "Dear" }],
  },
} as unknown as HostingInsight;

test.each<[string, CostRow[], HostingInsight | null, string[]]>([
  ["one model", [row("A", "cloud", 1, [10, 10])], null, []],
  [
    "hosted models by their bills",
    [row("A", "cloud", 1, [10, 10]), row("B", "cloud", 2, [20, 20])],
    null,
    ["A costs least: AU$10 a month before staff time. B costs 2 times as much."],
  ],
  [
    "a machine by its bill, though its staff time is known",
    [row("A", "cloud", 1, [10, 10]), row("Box", "self-hosted", 30, [40, 300])],
    null,
    ["A costs least: AU$10 a month before staff time. Box costs 4 times as much."],
  ],
  [
    "crossings, which count staff time on both sides",
    [row("Dear", "cloud", 9, [90, 90]), row("Box", "self-hosted", 30, [40, 300])],
    hosting,
    [
      "Box costs least: AU$40 a month before staff time. Dear costs 2.3 times as much.",
      "With staff time on both sides, Box model costs less than Dear from 20,000 requests a month.",
    ],
  ],
  [
    "without a volume by 1,000 requests",
    [row("A", "cloud", 1, null), row("B", "cloud", 3, null)],
    null,
    ["A costs least: AU$1.00 per 1,000 requests. B costs 3 times as much."],
  ],
  [
    "a machine without a volume",
    [row("A", "cloud", 1, null), row("Box", "self-hosted", 3, null)],
    null,
    ["A costs least: AU$1.00 per 1,000 requests. Box costs 3 times as much."],
  ],
  [
    "a model that cannot hold the request, which costs least of nothing",
    [row("A", "cloud", 1, null, LONG), row("B", "cloud", 3, null), row("C", "cloud", 6, null)],
    null,
    ["B costs least: AU$3.00 per 1,000 requests. C costs 2 times as much.", "A: 9 tokens do not fit."],
  ],
  [
    "models that think",
    [row("A", "cloud", 1, null, THINKS), row("B", "cloud", 3, null, THINKS)],
    null,
    [
      "A costs least: AU$1.00 per 1,000 requests. B costs 3 times as much.",
      "2 of these models always think before they answer, which is counted as output: --details costs says more.",
    ],
  ],
  [
    "a retired model and one that goes",
    [row("A", "cloud", 1, null, RETIRED), row("B", "cloud", 3, null, RETIRES)],
    null,
    [
      "A costs least: AU$1.00 per 1,000 requests. B costs 3 times as much.",
      "A has retired; its price is kept for comparison.",
      "B retires on 2027-01-14.",
    ],
  ],
  [
    "many of each",
    [..."ABCDEFG"].map((name, i) => row(name, "cloud", 1, null, i < 5 ? RETIRED : RETIRES)),
    null,
    [
      "A costs least: AU$1.00 per 1,000 requests. B costs about the same, G costs about the same.",
      "5 of these models have retired; their prices are kept for comparison.",
      "F and G retire soon: --details costs has the days.",
    ],
  ],
])("%s", (_, rows, insight, says) => {
  expect(comparisonSays(rows, insight)).toEqual(says);
});

const comparedAt = (requests_per_month: number, machine: Machine | null = null, ids = ["gpt-6-luna", "qwen3.5-9b"]) =>
  compareModels(
    {
      models: ids.map((name) => pricing.models.find(({ id }) => id === name)!),
      machine,
      usage: { requests_per_month, input_tokens: 200, output_tokens: 40 },
      as_of: "2026-11-27",
      rate: pricing.fx.find(({ currency }) => currency === "AUD")!,
      explain: false,
    },
    { pricing, taxonomy: TAXONOMY },
  );

test.each([20_000, 3_000_000])(
  "one book at %d requests: the bill twice, and the staff time of both beside it",
  (requests) => {
    const { costs, bills } = comparedAt(requests);
    for (const [at, bill] of bills.entries()) {
      expect(bill!.monthly).toEqual(costs[at]!.monthly_without_labour);
      expect((costs[at]!.per_1k.likely! * requests) / 1000).toBeCloseTo(bill!.monthly.likely!, 4);
      expect(bill!.staff).toBeGreaterThan(0);
    }
  },
);

test("a row without a figure says why", () => {
  const [note] = [{ id: "machine-price-unknown", text: "the price of this machine is not known: Line ended." }];
  const unknown = {
    ...row("Box", "self-hosted", 1, null),
    per_1k: { low: null, likely: null, high: null, currency: "AUD" },
  };
  const says = comparisonSays([row("A", "cloud", 1, null), { ...unknown, notes: [note!] } as CostRow], null);
  expect(says).toEqual(["Box: the price of this machine is not known: Line ended."]);
});

test("weights whose price rests on one weak source say so, as in an advice", () => {
  const noted = (id: string) => comparedAt(1000, null, [id]).costs[0]!.notes.map((note) => note.id);
  expect(noted("phi-4-mini")).toContain("weak-source");
  expect(noted("qwen3.5-9b")).not.toContain("weak-source");
});

test("a few machines in place of many, unless one is named", () => {
  const few = comparedAt(3_000_000);
  expect(few.costs[1]!.machines).toBeLessThanOrEqual(4);
  expect(few.says.join(" ")).toMatch(/in place of \d+ x Mac mini M6, 16 GB; name another with --hardware/);
  const mini = pricing.machines.find(({ id }) => id === "mac-mini-m6-16")!;
  expect(comparedAt(3_000_000, mini).costs[1]!.hardware).toBe("mac-mini-m6-16");
  expect(comparedAt(20_000).costs[1]!.hardware).toBe("mac-mini-m6-16");
});
