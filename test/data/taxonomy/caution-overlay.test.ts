/** An agency's own words for cautions that hold figures, laid over the built-in ones, without any TypeScript. */
import { expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { layTaxonomy } from "../../../src/data/taxonomy/compile-taxonomy.ts";
import { ANALYSIS, AS_OF } from "../../core/advice/advisor-fixture.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;
const LONG = { ...ANALYSIS, usage: { requests_per_month: 1000, input_tokens: 40_000, output_tokens: 500 } };

function cautionsOn(text: string) {
  const own = layTaxonomy(TAXONOMY, [{ path: "own/cautions.yaml", text }]);
  if (!own.ok) throw new Error(own.diagnostics.map(({ message }) => message).join("\n"));
  const advise = makeCurrencyAdvisor({ taxonomy: own.taxonomy, pricing, as_of: AS_OF, rate, explain: false });
  return advise(LONG, { closely: false }).cautions;
}

const placeOf = (text: string): number => cautionsOn(text).findIndex(({ id }) => id === "long-request");

test("its words are said, with the figures of the work", () => {
  const own = cautionsOn('cautions:\n  - id: long-request\n    says: "So long: {tokens}."\n');
  expect(own.find(({ id }) => id === "long-request")?.text).toBe("So long: 40,500.");
});

test("its rank moves it", () => {
  const [later, earlier] = [9, 1].map((rank) => placeOf(`cautions:\n  - id: latency-not-known\n    rank: ${rank}\n`));
  expect(earlier! - later!).toBe(1);
});

test("it may be taken out", () => {
  expect(placeOf("cautions:\n  - id: long-request\n    off: true\n")).toBe(-1);
});
