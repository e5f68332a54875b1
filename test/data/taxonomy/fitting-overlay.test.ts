/** An agency's own lines for the advice, laid over the built-in ones, without any TypeScript. */
import { expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { layTaxonomy } from "../../../src/data/taxonomy/compile-taxonomy.ts";
import { ANALYSIS, AS_OF } from "../../core/advice/advisor-fixture.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;

const laid = (text: string) => layTaxonomy(TAXONOMY, [{ path: "own/fitting.yaml", text }]);

const valueOn = (taxonomy: typeof TAXONOMY): string | undefined => {
  const advise = makeCurrencyAdvisor({ taxonomy, pricing, as_of: AS_OF, rate, explain: false });
  return advise(ANALYSIS, { closely: false }).counsel?.lines.find(({ label }) => label === "Best value")?.way;
};

test("a stricter line for the best value names another model", () => {
  const own = laid("fitting:\n  - id: value-bands-below\n    value: 0\n    means: Only as good as the best.\n");
  if (!own.ok) throw new Error(own.diagnostics.map(({ message }) => message).join("\n"));
  expect(valueOn(TAXONOMY)).toBeDefined();
  expect(valueOn(own.taxonomy)).not.toBe(valueOn(TAXONOMY));
});

test.each([
  [32_000, true],
  [60_000, false],
])("a request is called long from %d tokens on: %s", (value, isSaid) => {
  const own = laid(`fitting:\n  - id: long-request\n    value: ${value}\n    means: From here on it is said.\n`);
  if (!own.ok) throw new Error(own.diagnostics.map(({ message }) => message).join("\n"));
  const advise = makeCurrencyAdvisor({ taxonomy: own.taxonomy, pricing, as_of: AS_OF, rate, explain: false });
  const brief = { ...ANALYSIS, usage: { requests_per_month: 1000, input_tokens: 40_000, output_tokens: 500 } };
  const ids = advise(brief, { closely: false }).cautions.map(({ id }) => id);
  expect(ids.includes("long-request")).toBe(isSaid);
});

test("a class that is not known is named with its place", () => {
  const own = laid("fitting:\n  - id: tuned-3-9b\n    classes: [tiny]\n");
  expect(own.ok).toBe(false);
  expect(own.ok ? "" : own.diagnostics[0]!.message).toContain("classes");
});
