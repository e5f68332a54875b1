/** Every answer that is tried makes a brief that may come, also of an answer that means nothing by itself. */
import { expect, test } from "vitest";
import { sharpenings } from "../../../src/core/interview/sharpening.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { Question } from "../../../src/core/types/taxonomy.ts";
import { checkBrief } from "../../../src/data/brief/check-brief.ts";

const numeric = (id: string): Question => ({
  id,
  required: false,
  asks: `${id}?`,
  help: "",
  why: "",
  min: 0,
  max: 1,
  examples: ["0.8"],
  claim: "Q1",
});

function briefsTried(brief: Brief, ids: readonly string[]): Brief[] {
  const tried: Brief[] = [];
  sharpenings(brief, ids.map(numeric), "AUD", (each) => {
    tried.push(each);
    return { per_1k: null, recommended: null } as unknown as Advice;
  });
  // The first is the brief as it is.
  return tried.slice(1);
}

test.each([
  ["a score", "baseline.score", { score: 1 }],
  // There is no score to reach it from.
  ["a score to reach", "baseline.target", undefined],
])("%s of a brief without a metric", (_, id, baseline) => {
  const tried = briefsTried({ task: "Sort" }, [id]);
  expect(tried).toHaveLength(2);
  expect(tried.every((each) => checkBrief(each).ok)).toBe(true);
  expect(tried.at(-1)!.baseline).toEqual(baseline);
});

test("the metric of the brief stays", () => {
  const brief: Brief = { task: "Sort", baseline: { metric: "F1", score: 0.6 } };
  expect(briefsTried(brief, ["baseline.target"]).at(-1)!.baseline).toEqual({ metric: "F1", score: 0.6, target: 1 });
});
