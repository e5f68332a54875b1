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
    [
      "labels that a program checks",
      ROUTING,
      "Measure the prompt on 200 of your 1,200 examples. It takes an afternoon.",
    ],
    [
      "short texts",
      { ...WRITING, ...usage(9000, 500, 100) },
      "Measure the prompt on 200 of your 2,500 examples. It takes an afternoon.",
    ],
    [
      "letters beside those that were written",
      { ...WRITING, ...usage(9000, 3500, 600) },
      "Measure the prompt on 120 of your 2,500 examples. It takes about 8 hours.",
    ],
    [
      "letters that people will check, which takes less than to judge them",
      { ...WRITING, reviewed: "all", ...usage(9000, 3500, 600) },
      "It takes about 8 hours, at 3.8 minutes an answer, to read it and your own answer.",
    ],
    [
      "letters that must stay",
      { ...WRITING, sensitivity: "local-only", ...usage(9000, 3500, 600) },
      "on 120 of your 2,500 examples where the data may be, or on made-up ones at a host, before you buy. It takes about 8 hours.",
    ],
    [
      "a large model at home, with cases whose answers are known",
      { ...ANALYSIS, examples: 60, sensitivity: "local-only", ...usage(1000, 6000, 1500) },
      " on 50 of your 60 examples where the data may be",
    ],
    [
      "a large model at home, without any",
      { ...ANALYSIS, examples: 0, sensitivity: "local-only", ...usage(1000, 6000, 1500) },
      " on 50 real requests where the data may be",
    ],
    [
      "a large model at home, of few requests a month those of one",
      {
        ...ANALYSIS,
        examples: 25,
        sensitivity: "local-only",
        ...usage(30, 6000, 1500),
        stakes: { review_minutes: 180 },
      },
      " on 30 real requests where the data may be, or on made-up ones at a host, before you buy. It takes about 90 hours.",
    ],
    [
      "never a handful, and the months until they are there",
      { ...ANALYSIS, examples: 0, sensitivity: "local-only", ...usage(5, 6000, 1500), stakes: { review_minutes: 180 } },
      " on 20 real requests where the data may be, or on made-up ones at a host, before you buy. It takes about 60 hours, and the requests of 4 months.",
    ],
    [
      "as few as there are",
      { ...WRITING, examples: 70, repetition: 95, sensitivity: "local-only", ...usage(9000, 500, 100) },
      "your 70 examples",
    ],
    [
      "texts that take longest",
      { ...WRITING, ...usage(9000, 3500, 3200) },
      "Measure the prompt on 50 of your 2,500 examples. It takes about 17 hours.",
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

describe("a best value that saves less than a wrong answer costs", () => {
  const usd = (amount: number) => ({ amount, currency: "USD" });
  const at = (right: number, requests: number): Brief => ({
    ...ANALYSIS,
    examples: 450,
    reviewed: "all",
    ...usage(requests, 14_000, 1200),
    stakes: { right: usd(right), wrong: usd(900), review_minutes: 10 },
  });
  test.each<[string, Brief, string, RegExp]>([
    ["no test that pays shows so little", at(60, 4000), "best-at-stakes", /20 real requests/],
    ["at a hundred times the volume neither", at(60, 400_000), "best-at-stakes", /20 real requests/],
    ["a large difference shows on as few as ever", at(0.2, 40_000), "large-bill", /same 20 of your examples/],
    ["on so many answers as show a difference that pays", at(2.5, 40_000), "large-bill", /same 450 of your examples/],
  ])("is tried where a test can tell: %s", (_, brief, row, next) => {
    const { counsel } = advise(brief, { closely: false });
    expect(counsel!.id).toBe(row);
    expect(counsel!.next_step).toMatch(next);
  });
});

describe("a score within chance of the target", () => {
  const said = (baseline: Omit<NonNullable<Brief["baseline"]>, "metric">, more: Brief = {}) =>
    advise({ ...ROUTING, ...more, baseline: { metric: "accuracy", ...baseline } }).counsel!.text;
  const within = /within chance of the target on 200 answers: score more before you rely on it\./;

  test.each<[string, Parameters<typeof said>, RegExp]>([
    ["above it", [{ score: 0.93, target: 0.92, cases: 200 }], within],
    ["as high", [{ score: 0.92, target: 0.92, cases: 200 }], within],
    ["below it", [{ score: 0.9, target: 0.92, cases: 200 }], within],
    ["where data stay", [{ score: 0.93, target: 0.92, cases: 200 }, { sensitivity: "local-only" }], within],
    ["for code", [{ score: 0.9, target: 0.92, cases: 200 }, { kind: "query-generation" }], within],
    ["all of a few right", [{ score: 1, target: 0.99, cases: 20 }], /within chance of the target on 20 answers/],
    ["nearly all of a few right", [{ score: 0.95, target: 0.8, cases: 20 }], /within chance of the target on 20/],
    [
      "by the interval that was given",
      [{ score: 0.95, target: 0.92, interval: { low: 0.9, high: 0.98 } }],
      /within chance of the target on the answers that were scored: score more/,
    ],
  ])("%s is told", (_, given, says) => expect(said(...given)).toMatch(says));

  test.each<[string, Parameters<typeof said>]>([
    ["far above it", [{ score: 0.99, target: 0.92, cases: 200 }]],
    ["far below it", [{ score: 0.7, target: 0.92, cases: 200 }]],
    ["by many answers", [{ score: 0.93, target: 0.92, cases: 20_000 }]],
    ["of answers that nobody counted", [{ score: 0.93, target: 0.92 }]],
    [
      "by the interval that was given",
      [{ score: 0.93, target: 0.92, cases: 200, interval: { low: 0.925, high: 0.94 } }],
    ],
  ])("%s is not", (_, given) => expect(said(...given)).not.toMatch(/within chance/));

  const SMALL_GAP: Brief = { ...ROUTING, baseline: { metric: "accuracy", score: 0.83, target: 0.85, cases: 150 } };

  test("is the last that a full page cuts", () => {
    expect(advise(SMALL_GAP).counsel!.least).toMatch(/within chance of the target on 150 answers/);
  });

  test.each<[string, Brief["baseline"], string | null]>([
    ["two points", { metric: "accuracy", score: 0.83, target: 0.85, cases: 150 }, "Score about 1,100 more first."],
    ["five points", { metric: "accuracy", score: 0.8, target: 0.85, cases: 100 }, "Score about 96 more first."],
    ["a gap that no test of bearable size shows", { metric: "accuracy", score: 0.84, target: 0.845, cases: 150 }, null],
    ["a gap that is more than chance", { metric: "accuracy", score: 0.6, target: 0.85, cases: 150 }, null],
  ])("%s: the next step says how many more to score", (_, baseline, says) => {
    const { next_step } = advise({ ...ROUTING, baseline: baseline! }).counsel!;
    if (says === null) expect(next_step).not.toMatch(/more first/);
    else expect(next_step).toContain(says);
  });
});
