/** Every case that stands in the tables and in cases.yaml comes out as stated, and every row has one. */
import { describe, expect, test } from "vitest";
import { runCases } from "../../src/core/proof/cases.ts";
import { decide } from "../../src/core/tables/decide.ts";
import { TAXONOMY } from "./real-taxonomy.ts";

describe("cases of the taxonomy", () => {
  const run = runCases(TAXONOMY);

  test("no case fails", () => {
    expect(run.failed.map(({ message }) => message)).toEqual([]);
  });

  test("every row is reached by a case", () => {
    expect(run.unreached).toEqual([]);
  });

  test("a case that is wrong is found", () => {
    const wrong = structuredClone(TAXONOMY);
    wrong.cases[0]!.gives.tier = 4;
    const [finding] = runCases(wrong).failed;
    expect(finding).toMatchObject({ rule: "table-failed-case", place: { file: "taxonomy/cases.yaml" } });
    expect(finding!.message).toBe(
      'case "support-ticket-classification": expected tier 4, got 1; fix the row or the case',
    );
  });
});

describe("the article's summary", () => {
  // Client task, and what the article recommends for it.
  test.each([
    ["support-ticket-classification", "local-fine-tuned", ["3-9b"]],
    ["brand-voice-content", "local-fine-tuned", ["3-9b", "12-14b"]],
    ["complex-legal-analysis", "cloud-frontier", ["frontier", "70-125b"]],
    ["complex-legal-analysis-local", "local-large", ["70-125b"]],
    ["open-ended-assistant", "cloud-frontier", ["frontier"]],
    ["code-for-one-stack", "local-fine-tuned", ["3-9b"]],
    ["data-extraction-from-documents", "local-fine-tuned", ["3-9b"]],
  ])("%s gets %s", (id, approach, sizes) => {
    const { brief } = TAXONOMY.cases.find((each) => each.id === id)!;
    const decision = decide(brief, TAXONOMY, null);
    expect(decision.status).toBe("complete");
    expect(decision.approach).toBe(approach);
    expect(sizes).toContain(decision.size_class);
    expect(decision.rag).toBe(id === "data-extraction-from-documents");
  });
});
