import { describe, expect, test } from "vitest";
import { settle, withoutSettledQuestion } from "../../../src/core/reading/answers-reader.ts";
import type { Answers } from "../../../src/core/types/brief.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import { reader, readTask } from "./reader-fixture.ts";

/** A reading torn between a closed and an open kind. */
function reading(closed: number): Reading {
  const open = 1 - closed;
  const candidates = [
    { kind: "classification", tier: 1 as const, probability: closed * 0.8, words: ["sort"], against: [] },
    { kind: "data-analysis", tier: 3 as const, probability: open * 0.8, words: ["analyse"], against: [] },
  ].sort((a, b) => b.probability - a.probability);
  return {
    kind: candidates[0]!.kind,
    confidence: Math.max(closed, open),
    tiers: [closed, 0, open, 0],
    candidates,
    specific: true,
    missing: [],
    sharper: null,
    note: null,
    besides: null,
  };
}

describe("a weak reading", () => {
  test("is settled by answers that fit the other tier, and says so", () => {
    const settled = settle(reading(0.45), { correctness: "exact", repetition: 95, examples: 1200 }, reader.judgement);
    expect(settled.kind).toBe("classification");
    expect(settled.confidence).toBeGreaterThan(0.8);
    expect(settled.note).toBe(
      'The words alone point to tier 3; correctness "exact", 95% repetition and 1200 examples settled it as tier 1.',
    );
  });

  test.each([
    [0.7, false],
    [0.99, true],
  ])("asks no more which is meant once it can be trusted, at %d", (trust, isAsked) => {
    const outcomes = [1 as const, 3 as const].map((tier) => ({ tier, kind: null, says: `tier ${tier}` }));
    const { besides } = readTask("Sort the mails into eight queues");
    const asked: Reading = {
      ...reading(0.55),
      besides: { ...besides!, question: { asks: "What comes out?", outcomes } },
    };
    const settled = settle(asked, { correctness: "expert", repetition: 35 }, reader.judgement, trust);
    expect(settled.candidates[0]!.tier).toBe(3);
    expect(settled.besides!.question !== null).toBe(isAsked);
  });

  test("is not said to be settled by answers that leave the tier open as well", () => {
    const settled = settle(reading(0.55), { repetition: 20 }, reader.judgement, 0.95);
    expect(settled.confidence).toBeLessThan(0.95);
    expect(settled.note).toBe("The words alone point to tier 1; with 20% repetition, tier 3 is likelier.");
  });

  test("is confirmed by answers that fit its own tier", () => {
    const settled = settle(reading(0.55), { correctness: "exact" }, reader.judgement);
    expect(settled.kind).toBe("classification");
    expect(settled.confidence).toBeGreaterThan(0.55);
    expect(settled.note).toBeNull();
  });

  test("of what may be no language task at all is not settled by answers that tell tiers apart", () => {
    const { besides } = readTask("Sort the mails into eight queues");
    const language_task = { ...besides!.language_task, confidence: 0.5 };
    const doubtful = { ...reading(0.45), besides: { ...besides!, language_task } };
    expect(settle(doubtful, { correctness: "exact", repetition: 95 }, reader.judgement)).toEqual(doubtful);
  });

  test.each([
    ["Set up a data lake", false],
    ["Upgrade the ERP to the newest release", false],
    ["Modernise our hospital records system", false],
    ["Help our finance team work faster", false],
    ["Handle invoices", false],
    ["Agent that reads alerts and reboots servers", true],
  ])("of %j is settled by the answers: %s", (statement, isSettled) => {
    const read = readTask(statement);
    expect(read.confidence).toBeLessThan(reader.judgement.trust);
    const settled = settle(read, { correctness: "exact", repetition: 90, examples: 2000 }, reader.judgement);
    expect(settled !== read).toBe(isSettled);
  });

  test("of a kind for which the words hardly speak is not made sure, and is still asked about", () => {
    const task = "Provide wifi in all regional libraries";
    const answers = { correctness: "exact", repetition: 95, examples: 4000 } as const;
    const settled = withoutSettledQuestion(
      settle(readTask(task), answers, reader.judgement),
      answers,
      reader.judgement,
    );
    expect(settled.confidence).toBeLessThan(reader.judgement.trust);
    expect(settled.besides!.question).not.toBeNull();
  });

  test("is made no surer than it is a language task at all", () => {
    const { besides } = readTask("Sort the mails into eight queues");
    const language_task = { ...besides!.language_task, confidence: 0.75 };
    const doubtful = { ...reading(0.6), besides: { ...besides!, language_task } };
    expect(settle(doubtful, { correctness: "exact", repetition: 95 }, reader.judgement).confidence).toBe(0.75);
  });

  test.each([
    "Translate product manuals into German",
    "Translate the product manual into French",
    "Translate user guides into Polish",
  ])("a short statement that names action, object and result is a task: %s", (statement) => {
    const read = readTask(statement);
    expect(read).toMatchObject({ kind: "translation", specific: true, sharper: null });
    expect(read.confidence).toBeGreaterThan(reader.judgement.trust);
  });

  test.each([
    "Use AI in our HR department",
    "Use AI for translation",
    "Machine translation for our company",
    "Translate things",
    "Make our customer service better",
  ])("one that names no more than an area is none: %s", (statement) => {
    const read = readTask(statement);
    expect(read.specific).toBe(false);
    expect(settle(read, { correctness: "rubric", repetition: 90, examples: 500 }, reader.judgement)).toBe(read);
  });

  test("stays as it is without other answers", () => {
    expect(settle(reading(0.45), { task: "x", sensitivity: "cloud-ok" }, reader.judgement)).toEqual(reading(0.45));
  });

  test("keeps tiers that add up to 1", () => {
    const { tiers } = settle(reading(0.5), { correctness: "expert", repetition: 10, examples: 0 }, reader.judgement);
    expect(tiers!.reduce((sum, tier) => sum + tier, 0)).toBeCloseTo(1, 9);
  });
});

describe("a sure reading", () => {
  test("stands, and a contradiction is said", () => {
    const settled = settle(reading(0.03), { correctness: "exact", repetition: 95 }, reader.judgement);
    expect(settled.kind).toBe("data-analysis");
    expect(settled.confidence).toBe(reading(0.03).confidence);
    expect(settled.note).toBe(
      'The statement reads as tier 3, but correctness "exact" and 95% repetition would fit tier 1: check both.',
    );
  });

  test("is left alone by answers that fit", () => {
    expect(settle(reading(0.97), { correctness: "exact", repetition: 92 }, reader.judgement)).toEqual(reading(0.97));
  });
});

describe("the question which of two outcomes is meant", () => {
  const read = readTask("Sort the mails into eight queues");
  const outcome = (tier: 1 | 3, kind: string) => ({ tier, kind, says: kind });
  const outcomes = [outcome(1, "classification"), outcome(3, "data-analysis")];
  const asked: Reading = { ...read, besides: { ...read.besides!, question: { asks: "What comes out?", outcomes } } };

  test.each<[string, Answers, boolean]>([
    ["nothing else is known", {}, true],
    ["the answers fit both", { correctness: "rubric" }, true],
    ["the answers speak for the first alone", { correctness: "exact", repetition: 93, examples: 8000 }, false],
    ["the answers speak for the second", { correctness: "expert", repetition: 20, examples: 0 }, true],
  ])("where %s: asked %s", (_, answers, isAsked) => {
    const left = withoutSettledQuestion(asked, answers, reader.judgement);
    expect(left.besides!.question !== null).toBe(isAsked);
  });
});
