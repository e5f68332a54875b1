/** The ladder of volumes: all of it where there is room, the powers of ten where there is less, blocks where there is none. */
import { expect, test } from "vitest";
import { volumeLadder } from "../../../src/render/advice/volume-chart.ts";
import { terminalText } from "../../../src/render/document/terminal-writer.ts";

const NAMES = ["Qwen3.5 4B, fine-tuned", "GPT-4o"];
const RUNGS = [1000, 10_000, 30_000, 100_000, 300_000, 1_000_000].map((requests_per_month) => ({
  requests_per_month,
  monthly: ["AU$1,284.15", `AU$${requests_per_month / 100}`],
}));

const lines = (rungs: typeof RUNGS, columns: number): string[] =>
  terminalText(
    { title: null, first: [volumeLadder(NAMES, rungs)], sections: [] },
    { columns, colors: 0 },
    { first: true, sections: [] },
  )
    .trimEnd()
    .split("\n");

test.each([
  [120, ["1,000", "10,000", "30,000", "100,000", "300,000", "1"]],
  [80, ["1,000", "10,000", "100,000", "1"]],
])("%d columns", (columns, volumes) => {
  const shown = lines(RUNGS, columns);
  expect(shown[0]?.match(/[\d,]+/g)).toEqual(volumes);
  expect(shown).toHaveLength(3);
});

test("30 columns", () => {
  expect(lines(RUNGS.slice(0, 1), 30)).toEqual([
    "Qwen3.5 4B, fine-tuned",
    "  1,000: AU$1,284.15",
    "",
    "GPT-4o",
    "  1,000: AU$10",
  ]);
});
