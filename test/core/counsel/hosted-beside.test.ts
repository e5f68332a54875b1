/** No second hosted way stands beside a start that is hosted and costs less. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise } from "../advice/advisor-fixture.ts";

const PAGES: Brief = {
  kind: "document-extraction",
  task: "Read scanned newspaper pages in Marathi, Hindi and English and return date, headlines and names as JSON",
  repetition: 92,
  examples: 0,
  correctness: "exact",
  sensitivity: "cloud-ok",
  input: ["scan"],
  languages: ["mr", "hi", "en"],
  usage: { requests_per_month: 1_200_000, input_tokens: 1500, output_tokens: 250 },
};

test.each([
  ["many pages", {}],
  ["letters", { task: "Read scanned letters of claim and return date, sums and names as JSON", languages: ["en"] }],
])("no dearer hosted way is told beside a start that is hosted: %s", (_, more: Brief) => {
  const { lines, start_with } = advise({ ...PAGES, ...more }).counsel!;
  expect(start_with?.host).toBeTruthy();
  expect(lines.map(({ label }) => label)).not.toContain("Hosted");
});
