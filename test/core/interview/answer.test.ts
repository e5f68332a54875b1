import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerPath,
  answersOf,
  briefWith,
  knownAnswer,
  readAnswer,
  showAnswer,
  UNKNOWN_ANSWER,
  withoutFragments,
} from "../../../src/core/interview/answer.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { QUESTIONS } from "./interview-fixture.ts";

const SCORE = {
  id: "baseline.score",
  required: false,
  asks: "Score?",
  help: "",
  why: "",
  examples: ["0.82"],
  min: 0,
  max: 1,
  claim: "addition",
};
const questionOf = (id: string) => [...QUESTIONS, SCORE].find((question) => question.id === id)!;

describe("an answer as it is typed", () => {
  const cases: [string, string, string | number | boolean | "don't know" | { expected: RegExp }][] = [
    ["repetition", "92", 92],
    ["repetition", " 92 % ", 92],
    ["repetition", "0", 0],
    ["repetition", "100", 100],
    ["repetition", "101", { expected: /^a number from 0 to 100, such as 92$/ }],
    ["repetition", "-1", { expected: /from 0 to 100/ }],
    ["repetition", "0.92", { expected: /write 92 for 92%/ }],
    ["repetition", "most of them", { expected: /from 0 to 100, such as 92; a rough one or a range will do/ }],
    ["repetition", "80-90%", 85],
    ["repetition", "80 to 90", 85],
    ["repetition", "between 80 and 91 %", 86],
    ["repetition", "~85", 85],
    ["repetition", "about 85%", 85],
    ["repetition", "90-80", { expected: /from 0 to 100/ }],
    ["repetition", "150 to 250", { expected: /from 0 to 100/ }],
    ["baseline.score", "0.88", 0.88],
    ["baseline.score", "88%", 0.88],
    ["baseline.score", "88", { expected: /^a number from 0 to 1/ }],
    ["baseline.score", "880%", { expected: /^a number from 0 to 1/ }],
    ["examples", "8k", 8000],
    ["examples", "2-5k", 3500],
    ["examples", "200–400", 300],
    ["examples", "1,200 examples", 1200],
    ["examples", "500+", 500],
    ["examples", "1.5 million", 1_500_000],
    ["examples", "none", 0],
    ["examples", "a few hundred", { expected: /such as ~1200 or 200-400/ }],
    ["requests_per_month", "roughly 50 thousand a month", 50_000],
    ["requests_per_month", "10k/month", 10_000],
    ["repetition", "", "don't know"],
    ["repetition", "?", "don't know"],
    ["repetition", "Unknown", "don't know"],
    ["repetition", "don't know", "don't know"],
    ["examples", "1,200", 1200],
    ["examples", "1 200", 1200],
    ["examples", "12,00", { expected: /of at least 0/ }],
    ["examples", "1.2k", 1200],
    ["examples", "2m", 2_000_000],
    ["examples", "5%", { expected: /of at least 0/ }],
    ["examples", "NaN", { expected: /a number/ }],
    ["examples", "1e400", { expected: /a number/ }],
    ["examples", "9".repeat(30), { expected: /a number/ }],
    ["correctness", "exact", "exact"],
    ["correctness", "EXACT", "exact"],
    ["correctness", "fine", { expected: /^one of exact, undefined or unknown$/ }],
    ["correctness", "exactt", { expected: /did you mean exact\?/ }],
    ["sensitivity", "cloud_ok", { expected: /did you mean cloud-ok\?/ }],
    ["documents", "true", true],
    ["task", "  Sort emails  ", "Sort emails"],
  ];
  it.each(cases)("to %s: %j", (id, typed, wanted) => {
    const read = readAnswer(questionOf(id), typed);
    if (typeof wanted === "object")
      expect(read).toEqual({ ok: false, expected: expect.stringMatching(wanted.expected) });
    else
      expect(read).toMatchObject({ ok: true, answer: wanted === "don't know" ? UNKNOWN_ANSWER : knownAnswer(wanted) });
  });
  it("is never read as anything but a number within bounds, or refused", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readAnswer(questionOf("repetition"), typed);
        if (!read.ok || !read.answer.known) return;
        expect(read.answer.value).toBeGreaterThanOrEqual(0);
        expect(read.answer.value).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("an answer as it is shown", () => {
  const cases: [string, string | number | boolean, string][] = [
    ["repetition", 92, "92%"],
    ["examples", 1200000, "1,200,000"],
    ["examples", 12.5, "12.5"],
    ["correctness", "exact", "A program can check it"],
    ["documents", false, "No"],
    ["task", "Sort emails", "Sort emails"],
  ];
  it.each(cases)("%s: %j", (id, value, wanted) => {
    expect(showAnswer(questionOf(id), knownAnswer(value))).toBe(wanted);
  });
});

describe("the place of an answer in a brief", () => {
  it.each([
    ["examples", "examples"],
    ["requests_per_month", "usage.requests_per_month"],
    ["usage.requests_per_month", "usage.requests_per_month"],
    ["latency_s", "limits.latency_s"],
    ["budget_per_month", "limits.budget_per_month.amount"],
    ["stakes.right", "stakes.right.amount"],
    ["baseline.score", "baseline.score"],
  ])("%s is %s", (id, path) => {
    expect(answerPath(id).join(".")).toBe(path);
  });
});

describe("a brief with answers", () => {
  it("gets each at its place, amounts with their currency", () => {
    const answers = {
      examples: knownAnswer(5),
      requests_per_month: knownAnswer(9),
      budget_per_month: knownAnswer(400),
    };
    expect(briefWith({ client: "Acme" }, answers, "AUD")).toEqual({
      client: "Acme",
      examples: 5,
      usage: { requests_per_month: 9 },
      limits: { budget_per_month: { amount: 400, currency: "AUD" } },
    });
  });
  it("keeps the currency that an amount has", () => {
    const brief: Brief = { limits: { budget_per_month: { amount: 1, currency: "EUR" } } };
    expect(briefWith(brief, { budget_per_month: knownAnswer(2) }, "AUD").limits?.budget_per_month?.currency).toBe(
      "EUR",
    );
  });
  it("loses what is not known, and groups that are left empty", () => {
    const brief: Brief = { examples: 5, usage: { requests_per_month: 9 }, limits: { budget_per_month: { amount: 1 } } };
    const answers = { examples: UNKNOWN_ANSWER, requests_per_month: UNKNOWN_ANSWER, budget_per_month: UNKNOWN_ANSWER };
    expect(briefWith(brief, answers, "AUD")).toEqual({});
  });
  it("holds no part of a group that says nothing by itself", () => {
    const metric = { "baseline.metric": knownAnswer("accuracy") };
    const both = { ...metric, "baseline.score": knownAnswer(0.8) };
    expect(withoutFragments(briefWith({ task: "Sort" }, metric, "AUD"))).toEqual({ task: "Sort" });
    expect(withoutFragments(briefWith({}, both, "AUD"))).toEqual({ baseline: { metric: "accuracy", score: 0.8 } });
  });
  it("says what it was given, when it is read again", () => {
    const answers = {
      task: knownAnswer("Sort"),
      kind: knownAnswer("routing"),
      documents: knownAnswer(false),
      requests_per_month: knownAnswer(0),
    };
    expect(answersOf(briefWith({}, answers, "AUD"), QUESTIONS)).toEqual(answers);
  });
});
