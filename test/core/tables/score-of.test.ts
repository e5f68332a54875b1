/** What a score is of, by the name of its metric. */
import { describe, expect, test } from "vitest";
import { asScored, type ScoreOf, scoreOf, shareOfRight } from "../../../src/core/tables/stakes.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

describe("a score", () => {
  test.each<[string, ScoreOf]>([
    ["accuracy", "answers"],
    ["accepted by experts", "answers"],
    ["programs that pass all tests", "answers"],
    ["conversations solved without an agent", "answers"],
    ["answers without errors", "answers"],
    ["queue", "answers"],
    ["complaints found (recall)", "part"],
    ["Precision", "part"],
    ["macro F1", "part"],
    ["balanced accuracy", "part"],
    ["ROC AUC", "part"],
    ["BLEU", "part"],
    ["word error rate", "errors"],
    ["WER", "errors"],
    ["false negative rate", "errors"],
  ])("of %s is of %s", (metric, of) => {
    const brief = { baseline: { metric, score: 0.14, target: 0.03 } };
    expect(scoreOf(brief, TAXONOMY)).toBe(of);
    expect(shareOfRight(brief, TAXONOMY)).toBe(of === "answers" ? brief.baseline : undefined);
    expect(asScored(brief, TAXONOMY).baseline).toBe(of === "errors" ? undefined : brief.baseline);
  });

  test("without a name is taken for a share of all answers", () => {
    expect(scoreOf({ baseline: { score: 0.8 } }, TAXONOMY)).toBe("answers");
  });

  test("that nobody gives is of nothing", () => {
    expect(scoreOf({}, TAXONOMY)).toBe("none");
  });
});
