/** No first page is longer than a screen: all example briefs, and 500 generated ones. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { makeBriefAdvisor, type Read } from "../../../src/core/advice/advise-brief.ts";
import { readAnswers } from "../../../src/core/reading/read-answers.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { readBriefs } from "../../../src/data/brief/brief-documents.ts";
import { PAGE_LINES, PIPELINE_LINES } from "../../../src/render/advice/advice-document.ts";
import { adviceText } from "../../../src/render/advice/advice-text.ts";

const root = path.join(import.meta.dirname, "../../..");
const compiled = (name: string) => JSON.parse(readFileSync(path.join(root, "src/data/compiled", name), "utf8"));
const [taxonomy, pricing, reader] = ["taxonomy.json", "pricing.json", "reader.json"].map(compiled);
const rate = { currency: "AUD", per_usd: 1.42, date: "2026-11-24", source: "a test" };
const read: Read = (brief) => readAnswers(brief, taxonomy.kinds, reader);
const advise = makeBriefAdvisor({ taxonomy, pricing, as_of: "2026-11-24", rate, explain: false, trace: false });

function pageOf(brief: Brief): { lines: string[]; most: number } {
  const advice = advise(brief, read, false);
  const text = adviceText(advice, { columns: 80, colors: 0 });
  return { lines: text.trimEnd().split("\n"), most: advice.pipeline ? PIPELINE_LINES : PAGE_LINES };
}

function expectPage(brief: Brief): void {
  const { lines, most } = pageOf(brief);
  expect(lines.length, `${JSON.stringify(brief)}\n${lines.join("\n")}`).toBeLessThanOrEqual(most);
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
}

const folder = path.join(root, "examples/briefs");
test.each(readdirSync(folder))("%s", async (name) => {
  const { entries } = await readBriefs(readFileSync(path.join(folder, name), "utf8"), name);
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) if (entry.ok) expectPage(entry.brief);
});

test("500 generated briefs", { timeout: 600_000 }, () => {
  const kinds = taxonomy.kinds.map(({ id }: { id: string }) => id);
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const brief = fc
    .record({
      task: fc.constantFrom("Sort mail into 8 queues", "Review supply contracts for risk", "x ".repeat(400).trim()),
      client: maybe(fc.constantFrom("Acme", "A firm with a very long name ".repeat(4).trim())),
      kind: fc.constantFrom(...kinds),
      repetition: maybe(fc.constantFrom(0, 40, 65, 92)),
      examples: maybe(fc.constantFrom(0, 150, 400, 1200)),
      correctness: maybe(fc.constantFrom("exact", "rubric", "expert", "undefined")),
      sensitivity: maybe(fc.constantFrom("cloud-ok", "restricted-cloud", "local-only")),
      usage: maybe(
        fc.constantFrom({ requests_per_month: 50_000 }, { requests_per_month: 3_000_000, output_tokens: 800 }),
      ),
      limits: maybe(fc.constantFrom({ budget_per_month: { amount: 50, currency: "AUD" } })),
      baseline: maybe(fc.constantFrom({ metric: "accuracy", score: 0.7, target: 0.95 })),
      stakes: maybe(fc.constantFrom({ wrong: { amount: 5, currency: "AUD" } })),
    })
    .map((each) => JSON.parse(JSON.stringify(each)) as Brief);
  for (const each of fc.sample(brief, { numRuns: 500, seed: 13 })) expectPage(each);
});
