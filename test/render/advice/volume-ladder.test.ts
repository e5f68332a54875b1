/** The ladder of volumes: all of it where there is room, the powers of ten where there is less, blocks where there is none. */
import { expect, test } from "vitest";
import { volumeLadder } from "../../../src/render/advice/volume-ladder.ts";

const NAMES = ["Qwen3.5 4B, fine-tuned", "GPT-4o"];
const RUNGS = [1000, 10_000, 30_000, 100_000, 300_000, 1_000_000].map((requests_per_month) => ({
  requests_per_month,
  monthly: ["AU$1,284.15", `AU$${requests_per_month / 100}.00`],
}));

test.each([
  [120, ["1,000", "10,000", "30,000", "100,000", "300,000", "1,000,000"]],
  [80, ["1,000", "10,000", "100,000", "1,000,000"]],
])("%d columns", (columns, volumes) => {
  const lines = volumeLadder(NAMES, RUNGS, { columns, colors: 0 });
  expect(lines[0]?.match(/[\d,]+/g)).toEqual(volumes);
  expect(lines).toHaveLength(3);
});

test("30 columns", () => {
  const lines = volumeLadder(NAMES, RUNGS.slice(0, 1), { columns: 30, colors: 0 });
  expect(lines.join("\n").split("\n")).toEqual([
    "  1,000 requests a month",
    "    Qwen3.5 4B, fine-tuned:",
    "      AU$1,284.15",
    "    GPT-4o: AU$10.00",
  ]);
});
