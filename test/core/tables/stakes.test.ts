/** What a right and a wrong answer are worth, and what follows for accuracy and cost. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accuracyMet,
  costPerAccepted,
  headroom,
  requiredAccuracy,
  targetMet,
  worthOf,
  worthPerAnswer,
} from "../../../src/core/tables/stakes.ts";

const aud = (amount: number) => ({ amount, currency: "AUD" });

describe("required accuracy", () => {
  test("50 gained and 300 lost need 85.7 %", () => {
    expect(requiredAccuracy({ right: aud(50), wrong: aud(300) })).toBeCloseTo(0.857, 3);
  });

  test.each([
    ["a wrong answer costs nothing", { right: aud(50), wrong: aud(0) }, 0],
    ["a right answer is put at nothing, so that only mistakes count", { right: aud(0), wrong: aud(10) }, undefined],
    ["one amount is missing", { right: aud(50) }, undefined],
    ["both are nothing", { right: aud(0), wrong: aud(0) }, undefined],
    ["the currencies differ", { right: aud(50), wrong: { amount: 300, currency: "USD" } }, undefined],
    ["nothing is known", undefined, undefined],
  ])("when %s", (_, stakes, want) => {
    expect(requiredAccuracy(stakes)).toBe(want);
  });

  test("is where answers begin to be worth something", () => {
    const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (right, wrong) => {
        const stakes = { right: aud(right), wrong: aud(wrong) };
        const needed = requiredAccuracy(stakes)!;
        expect(Math.abs(worthPerAnswer(stakes, needed)!)).toBeLessThan(1e-6 * (right + wrong));
        expect(worthPerAnswer(stakes, Math.min(1, needed + 0.01))!).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a baseline", () => {
  const baseline = { metric: "accuracy", score: 0.82, target: 0.9 };

  test("leaves what it lacks as headroom", () => {
    expect(headroom(baseline)).toBeCloseTo(0.18);
    expect(headroom(undefined)).toBeUndefined();
  });

  test("meets the target or not", () => {
    expect(targetMet(baseline)).toBe(false);
    expect(targetMet({ ...baseline, score: 0.9 })).toBe(true);
    expect(targetMet({ metric: "F1", score: 0.9 })).toBeUndefined();
  });

  test("is accurate enough to pay, or not, or it cannot be said", () => {
    const stakes = { right: aud(50), wrong: aud(300) };
    expect(accuracyMet(baseline, stakes)).toBe(false);
    expect(accuracyMet({ ...baseline, score: 0.86 }, stakes)).toBe(true);
    expect(accuracyMet(undefined, stakes)).toBeUndefined();
  });
});

describe("cost per accepted answer", () => {
  test("pays for every answer and its review, and counts the right ones", () => {
    const cost = costPerAccepted({ request: 0.01, review: 2, currency: "AUD" }, 0.8);
    expect(cost).toBeCloseTo(2.5125);
  });

  test("is unknown when no answer is right", () => {
    expect(costPerAccepted({ request: 1, review: 0, currency: "AUD" }, 0)).toBeUndefined();
  });
});

describe("what it is worth", () => {
  const baseline = { metric: "accuracy", score: 0.8, target: 0.9 };
  const stakes = { right: aud(50), wrong: aud(300), review_minutes: 3 };

  test("is said in figures and in words", () => {
    const worth = worthOf({ baseline, stakes }, { request: 0.01, review: 3, currency: "AUD" }, true);
    expect(worth).toMatchObject({ score: 0.8, target: 0.9, required_accuracy: 300 / 350 });
    expect(worth!.headroom).toBeCloseTo(0.2);
    expect(worth!.per_answer!.amount).toBeCloseTo(-20);
    expect(worth!.cost_per_accepted!.amount).toBeCloseTo(3.7625);
    expect(worth!.says).toEqual([
      "The best prompt scores 80% today, so anything else can add at most 20 points.",
      "The client needs 10 points more.",
      "With AU$50 gained by a right answer and AU$300 lost by a wrong one, answers pay once 85.7% of them are right.",
    ]);
  });

  test("counts nothing by the answer where the score is of a part of them", () => {
    const worth = worthOf({ baseline, stakes }, { request: 0.01, review: 3, currency: "AUD" }, false);
    expect(worth).toMatchObject({ score: 0.8, per_answer: null, cost_per_accepted: null });
  });

  test("says only what the brief tells", () => {
    const nothing = { score: null, headroom: null, per_answer: null, cost_per_accepted: null };
    expect(worthOf({ stakes }, null, false)).toMatchObject(nothing);
    expect(worthOf({ baseline }, null, true)).toMatchObject({ required_accuracy: null, per_answer: null });
    expect(worthOf({}, null, false)).toBeUndefined();
  });
});
