import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { hostingInsight } from "../../../src/core/comparison/hosting-insight.ts";
import { inCents } from "../../../src/core/text/amount.ts";
import { machineSections, volumeSection } from "../../../src/render/advice/shared-sections.ts";
import { terminalText } from "../../../src/render/document/terminal-writer.ts";
import { AUD, type HostingCase, paidPerUse, planFor } from "../../core/hosting/hosting-cases.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const GPT_4O = paidPerUse("gpt-4o");
const MINI = paidPerUse("gpt-4o-mini");

function insight(of: HostingCase, volume: number | null) {
  const request = {
    plan: planFor(of),
    id: "own",
    name: "Llama 3.1 8B on our machine",
    paid: [GPT_4O, MINI],
    volume,
    rate: AUD,
  };
  return hostingInsight(
    { ...request, gpt_4o: GPT_4O.per_request, gpt_4o_mini: MINI.per_request },
    { pricing, taxonomy: TAXONOMY },
  );
}

function textOf(found: ReturnType<typeof insight>, columns: number, volume: number | null): string {
  const sections = [...volumeSection(found, volume, []), ...machineSections(found)];
  return terminalText({ title: null, first: [], sections }, { columns, colors: 0 }, { first: false, sections: "all" });
}

test("with a volume: parts, engine, drivers, claims and the curve", () => {
  const found = insight({ machine: "pc-rtx-4070", wishes: { fine_tune_examples: 900 } }, 50_000);
  expect(found).toMatchObject({
    currency: "AUD",
    drivers_against: "gpt-4o-mini",
    ladder: [],
    engine: { id: "ollama" },
  });
  expect(found.monthly_parts.map(({ id }) => id)).toContain("retraining");
  expect(found.claims).toHaveLength(4);
  const price = found.drivers.find(({ id }) => id === "machine-price")!;
  expect(price).toMatchObject({ unit: "AUD a machine" });
  expect(price.low).toBeCloseTo(2000 / 1.1, 6);
  expect(() => JSON.stringify(found)).not.toThrow();
});

test("without one: a ladder, and the curve", () => {
  const found = insight({}, null);
  expect(found).toMatchObject({ monthly_parts: [], drivers: [], claims: [], engine: null, drivers_against: null });
  expect(found.ladder.length).toBeGreaterThan(3);
  expect(textOf(found, 120, null)).toMatch(/requests a month +1,000 .*\nLlama/);
});

test("a plan that cannot serve leaves the others", () => {
  const found = insight({ model: "llama3.3-70b" }, 1000);
  expect(found.curve.series.map(({ id }) => id)).toEqual(["gpt-4o", "gpt-4o-mini"]);
  expect(found).toMatchObject({ monthly_parts: [], engine: null, claims: [] });
});

test.each([40, 80, 120])("text of %d columns", (columns) => {
  const text = textOf(insight({ wishes: { fine_tune_examples: 900 } }, 50_000), columns, 50_000);
  for (const line of text.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  const ladder = textOf(insight({}, null), columns, null);
  for (const line of ladder.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  expect(text).toMatch(/^Total/m);
  expect(text.replaceAll(/\s+/g, " ")).toMatch(/"It costs 95% less than GPT-4o\." does not hold: /);
});

test("the parts shown add up to the total shown, to the cent", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 }), (amounts) => {
      const cents = inCents(amounts)!;
      const total = Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100);
      expect(Math.abs(cents.reduce((sum, each) => sum + each, 0) - total)).toBeLessThanOrEqual(1);
      for (const [i, each] of cents.entries()) expect(Math.abs(each - amounts[i]! * 100)).toBeLessThanOrEqual(1.001);
    }),
  );
  expect(inCents([1, null])).toBeNull();
  const text = textOf(insight({}, 50_000), 80, 50_000);
  const shown = [
    ...text
      .split("Each month")[1]!
      .split("Without")[0]!
      .matchAll(/AU\$([\d,]+\.\d\d)$/gm),
  ].map((match) => Math.round(Number(match[1]!.replaceAll(",", "")) * 100));
  const [total, ...parts] = [shown.at(-1)!, ...shown.slice(0, -1)];
  expect(parts.reduce((sum, each) => sum + each, 0)).toBe(total);
});
