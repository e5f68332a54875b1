import stringWidth from "string-width";
import { expect, test } from "vitest";
import { volumeCurve } from "../../../src/core/hosting/volume-curve.ts";
import { volumeChart } from "../../../src/render/advice/volume-chart.ts";
import { AUD, paidPerUse, planFor } from "../../core/hosting/hosting-cases.ts";

const curve = volumeCurve(
  [
    { id: "own", name: "Llama 3.1 8B on a PC", plan: planFor({ machine: "pc-rtx-4070" }) },
    paidPerUse("gpt-4o"),
    paidPerUse("gpt-4o-mini"),
  ],
  50_000,
  AUD,
);

const ESCAPE = "\u001b[";
/** Without colours: each ends with the letter m. */
const plain = (text: string) =>
  text
    .split(ESCAPE)
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf("m") + 1)))
    .join("");

test.each([40, 80, 120])("fits %d columns, and colour changes nothing but colour", (columns) => {
  const chart = volumeChart(curve, { columns, colors: 0 }, 50_000);
  for (const line of chart.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  expect(chart).not.toContain(ESCAPE);
  const coloured = volumeChart(curve, { columns, colors: 1 }, 50_000);
  expect(coloured).toContain(ESCAPE);
  expect(plain(coloured)).toBe(chart);
});

test("shows the volume asked about, each line's name, and each crossing with its number", () => {
  const chart = volumeChart(curve, { columns: 80, colors: 0 }, 50_000);
  expect(chart).toMatch(/▲ 50,000/);
  expect(chart).toMatch(/^● Llama 3\.1 8B on a PC$/m);
  expect(chart).toMatch(/^1 from [\d,]+ a month \(AU\$[\d.,]+\): Llama 3\.1 8B on a PC is cheaper than GPT-4o$/m);
  const drawn = chart.split("└")[0]!;
  expect(drawn).toContain("1");
  for (const mark of ["●", "○", "▲"]) expect(drawn).toContain(mark);
});

test("draws with ASCII alone where that is all there is", () => {
  const chart = volumeChart(curve, { columns: 80, colors: 0, ascii: true }, 50_000);
  expect([...chart].every((each) => each.charCodeAt(0) < 128)).toBe(true);
});

test("names from files are shown harmless, and nothing to draw is no chart", () => {
  const named = { ...curve, series: curve.series.map((each) => ({ ...each, name: "\u001b[31mred" })) };
  expect(volumeChart(named, { columns: 80, colors: 0 })).not.toContain(ESCAPE);
  const unknown = { ...curve, points: curve.points.map((point) => ({ ...point, monthly: [null, null, null] })) };
  expect(volumeChart(unknown, { columns: 80, colors: 0 })).toBe("");
  expect(volumeChart({ ...curve, points: [] }, { columns: 80, colors: 0 })).toBe("");
});
