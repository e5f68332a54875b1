import fc from "fast-check";
import { expect, test } from "vitest";
import { spokenAmount, spokenCount } from "../../../src/core/text/amount.ts";
import { chartShape, LABEL_GAP, spread } from "../../../src/render/html/chart-shape.ts";

const text = { amountText: (value: number) => spokenAmount(value, "AUD"), countText: spokenCount };

/** 1 to 8 lines over 1 to 1e9 requests: paid per use, with a fixed part, or both. */
const inputs = fc
  .record({
    from: fc.integer({ min: 0, max: 8 }),
    decades: fc.integer({ min: 1, max: 9 }),
    lines: fc.array(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 60 }),
        fixed: fc.double({ min: 0, max: 1e5, noNaN: true }),
        each: fc.double({ min: 1e-8, max: 10, noNaN: true }),
        unknown: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ from, decades, lines, at }) => {
    const to = Math.min(9, from + decades);
    const volumes = Array.from({ length: 9 }, (_, i) => Math.round(10 ** (from + ((to - from) * i) / 8)));
    const series = lines.map(({ name, fixed, each, unknown }, n) => ({
      name,
      costs: volumes.map((volume, i) => (unknown && n > 0 && i === 4 ? null : fixed + each * volume)),
    }));
    const volume = 10 ** (from + (to - from) * at);
    return { ...text, volumes, series, volume, crossings: [{ volume, cost: series[0]!.costs[0]! }] };
  });

test("names and ticks keep their distance, and everything lies within the drawing", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const shape = chartShape(input)!;
      const { plot, width, height } = shape;
      expect(plot.right - plot.left).toBeGreaterThan(200);
      const labels = shape.lines.map(({ label }) => label.y).sort((a, b) => a - b);
      for (let i = 1; i < labels.length; i++)
        expect(labels[i]! - labels[i - 1]!).toBeGreaterThanOrEqual(LABEL_GAP - 1e-6);
      const ticks = shape.yTicks.map(({ at }) => at).sort((a, b) => a - b);
      for (let i = 1; i < ticks.length; i++) expect(ticks[i]! - ticks[i - 1]!).toBeGreaterThanOrEqual(LABEL_GAP - 1e-6);
      shape.xTicks.forEach(({ at, text: label }, i) => {
        const before = shape.xTicks[i - 1];
        if (before) expect(at - before.at).toBeGreaterThan((label.length + before.text.length) * 3);
      });
      expect(shape.xTicks.length).toBeGreaterThan(0);
      expect(shape.yTicks.length).toBeGreaterThan(0);
      for (const { runs, label } of shape.lines) {
        for (const { x, y } of runs.flat()) {
          expect(
            x >= plot.left - 1e-6 && x <= plot.right + 1e-6 && y >= plot.top - 1e-6 && y <= plot.bottom + 1e-6,
          ).toBe(true);
        }
        expect(label.y).toBeGreaterThanOrEqual(plot.top);
        expect(label.y).toBeLessThanOrEqual(height);
        expect(label.x).toBeLessThan(width);
      }
    }),
    { numRuns: 300 },
  );
});

test("an unknown cost leaves a gap, and is no zero", () => {
  const shape = chartShape({
    ...text,
    volumes: [10, 100, 1000],
    series: [{ name: "a", costs: [1, null, 3] }],
    volume: null,
    crossings: [],
  })!;
  expect(shape.lines[0]!.runs.map((run) => run.length)).toEqual([1, 1]);
  expect(shape.here).toBeNull();
});

test.each([
  ["no costs", [10, 100], [{ name: "a", costs: [null, null] }]],
  ["one volume", [10], [{ name: "a", costs: [1] }]],
  ["no lines", [10, 100], []],
])("nothing is drawn of %s", (_, volumes, series) => {
  expect(chartShape({ ...text, volumes, series, volume: 10, crossings: [] })).toBeNull();
});

test("labels move no further than they must", () => {
  expect(spread([10, 12, 100], 14, 0, 200)).toEqual([10, 24, 100]);
  expect(spread([198, 199], 14, 0, 200)).toEqual([186, 200]);
});
