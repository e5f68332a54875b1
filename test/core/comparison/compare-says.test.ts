/** What a comparison comes to: like is compared with like, and what is counted is said. */
import { expect, test } from "vitest";
import { comparisonSays } from "../../../src/core/comparison/comparison.ts";
import type { CostRow } from "../../../src/core/types/advice.ts";
import type { HostingInsight } from "../../../src/core/types/hosting-insight.ts";

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
const MACHINE = "Per 1,000 requests, a machine's staff time is counted in.";
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
    ["A costs least: AU$10 a month. B costs 2 times as much."],
  ],
  [
    "a machine by its bill, though its staff time is known",
    [row("A", "cloud", 1, [10, 10]), row("Box", "self-hosted", 30, [40, 300])],
    null,
    ["A costs least: AU$10 a month before staff time. Box costs 4 times as much.", MACHINE],
  ],
  [
    "crossings, which count staff time on both sides",
    [row("Dear", "cloud", 9, [90, 90]), row("Box", "self-hosted", 30, [40, 300])],
    hosting,
    [
      "Box costs least: AU$40 a month before staff time. Dear costs 2.3 times as much.",
      "With staff time on both sides, Box model costs less than Dear from 20,000 requests a month.",
      MACHINE,
    ],
  ],
  [
    "without a volume by 1,000 requests",
    [row("A", "cloud", 1, null), row("B", "cloud", 3, null)],
    null,
    ["A costs least: AU$1.00 per 1,000 requests. B costs 3 times as much."],
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
