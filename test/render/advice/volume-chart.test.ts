import stringWidth from "string-width";
import { expect, test } from "vitest";
import { volumeCurve } from "../../../src/core/hosting/volume-curve.ts";
import { seriesShown, volumeChart } from "../../../src/render/advice/volume-chart.ts";
import { AUD, paidPerUse, planFor } from "../../core/hosting/hosting-cases.ts";
import { pricing } from "../../pricing-files.ts";

const curve = volumeCurve(
  [
    { id: "own", name: "Llama 3.1 8B on a PC", plan: planFor({ machine: "pc-rtx-4070" }) },
    paidPerUse("gpt-4o"),
    paidPerUse("gpt-4o-mini"),
  ],
  50_000,
  { rate: AUD, defaults: pricing.defaults },
);

const MARK = (series: number, text: string) => `<${series}>${text}</>`;
const bare = (_: number, text: string) => text;
const ASKED = { volume: 50_000, named: ["own"] };

test.each([40, 80, 120])("fits %d columns, and colour changes nothing but colour", (columns) => {
  const chart = volumeChart(curve, { columns, ascii: false, paint: bare }, ASKED);
  expect(chart.length).toBeGreaterThan(8);
  for (const line of chart) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  const marked = volumeChart(curve, { columns, ascii: false, paint: MARK }, ASKED).join("\n");
  expect(marked.replace(/<\d>|<\/>/g, "")).toBe(chart.join("\n"));
});

test("shows the volume asked about, and each line's name at its end", () => {
  const chart = volumeChart(curve, { columns: 80, ascii: false, paint: bare }, ASKED).join("\n");
  expect(chart).toContain("you: 50,000");
  expect(chart).toContain("┊");
  for (const name of ["Llama 3.1 8B on a PC", "GPT-4o", "GPT-4o mini"])
    expect(chart).toMatch(new RegExp(` ${name}$`, "m"));
});

test("names stand under the drawing where it is narrow, each behind the number at its line", () => {
  const chart = volumeChart(curve, { columns: 40, ascii: false, paint: bare }, ASKED);
  expect(chart.slice(-3)).toEqual(["1 Llama 3.1 8B on a PC", "2 GPT-4o mini", "3 GPT-4o"]);
  for (const number of ["1", "2", "3"]) expect(chart.filter((line) => line.endsWith(` ${number}`))).toHaveLength(1);
});

test("never draws more than three lines: those named, then the cheapest", () => {
  const many = {
    ...curve,
    series: [...curve.series, { id: "x", name: "X" }, { id: "y", name: "Y" }],
    points: curve.points.map((point) => ({ ...point, monthly: [...point.monthly, 5000, 6000] })),
  };
  expect(seriesShown(many, ["y", "nobody", null])).toEqual([4, 0, 2]);
});

test("draws with ASCII alone where that is all there is, and lines differ by their mark", () => {
  const chart = volumeChart(curve, { columns: 80, ascii: true, paint: bare }, ASKED).join("\n");
  expect([...chart].every((each) => each.charCodeAt(0) < 128)).toBe(true);
  for (const mark of ["*", "o", "+"]) expect(chart).toContain(mark);
});

test("nothing to draw is no chart", () => {
  const canvas = { columns: 80, ascii: false, paint: bare };
  const unknown = { ...curve, points: curve.points.map((point) => ({ ...point, monthly: [null, null, null] })) };
  expect(volumeChart(unknown, canvas, ASKED)).toEqual([]);
  expect(volumeChart({ ...curve, points: [] }, canvas, ASKED)).toEqual([]);
});
