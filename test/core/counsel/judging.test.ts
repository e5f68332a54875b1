/** How many answers people are asked to judge: fewer where each takes long, and none where nothing is at stake. */
import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, ROUTING } from "../advice/advisor-fixture.ts";

const usage = (requests_per_month: number, input_tokens: number, output_tokens: number) => ({
  usage: { requests_per_month, input_tokens, output_tokens },
});
const WRITING: Brief = { ...ROUTING, kind: "email-drafting", correctness: "expert", examples: 2500 };

describe("the number of answers to judge", () => {
  test.each<[string, Brief, string]>([
    ["labels that a program checks", ROUTING, "Measure 200 answers with the prompt first. It takes an afternoon."],
    [
      "short texts",
      { ...WRITING, ...usage(9000, 500, 100) },
      "Measure 200 answers with the prompt first. It takes an afternoon.",
    ],
    [
      "letters beside those that were written",
      { ...WRITING, ...usage(9000, 3500, 600) },
      "Measure 120 answers with the prompt first. It takes about 8 hours.",
    ],
    [
      "texts that take longest",
      { ...WRITING, ...usage(9000, 3500, 3200) },
      "Measure 50 answers with the prompt first. It takes about 17 hours.",
    ],
    [
      "large models, many short requests",
      { ...ANALYSIS, ...usage(20_000, 1000, 300) },
      "the same 100 of your examples and compare the answers blind.",
    ],
    [
      "large models, long documents",
      { ...ANALYSIS, ...usage(1000, 60_000, 2500) },
      "the same 20 of your examples and compare the answers blind. Judging them takes about 8 hours.",
    ],
    [
      "large models, no examples to compare with",
      { ...ANALYSIS, examples: 0, ...usage(20_000, 4000, 1000) },
      "the same 20 requests and compare the answers blind. Judging them takes about 6 hours.",
    ],
    [
      "large models, in the minutes that the client gives for a check",
      { ...ANALYSIS, examples: 0, ...usage(20_000, 4000, 1000), stakes: { review_minutes: 5 } },
      "the same 40 requests and compare the answers blind. Judging them takes about 7 hours.",
    ],
  ])("%s", (_, brief, says) => {
    expect(advise(brief, { closely: false }).counsel!.next_step).toContain(says);
  });

  test.each<[string, Brief, boolean]>([
    [
      "a hundred dollars a month",
      { ...ANALYSIS, sensitivity: "restricted-cloud", region: "au", ...usage(250, 60_000, 2500) },
      true,
    ],
    ["a thousand", { ...ANALYSIS, sensitivity: "restricted-cloud", region: "au", ...usage(2500, 60_000, 2500) }, false],
    ["a volume that is not known", { ...ANALYSIS, usage: { input_tokens: 60_000, output_tokens: 2500 } }, false],
  ])("the best large model is taken without a trial at %s: %s", (_, brief, isTaken) => {
    const { counsel } = advise(brief, { closely: false });
    expect(counsel!.next_step.startsWith("Take Claude Opus")).toBe(isTaken);
    expect(counsel!.next_step.includes("more than a year of that")).toBe(isTaken);
  });
});
