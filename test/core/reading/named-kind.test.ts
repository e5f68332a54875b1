/** Statements that are no more than the name of a kind of task. */
import { describe, expect, test } from "vitest";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Answers } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { reader } from "./reader-fixture.ts";

const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });

const decisionOn = (brief: Answers) => decide(brief, TAXONOMY, read(brief));

/** Plausible answers for a task of each tier. */
const ANSWERS: Answers[] = [
  { repetition: 90, examples: 1200, correctness: "exact", sensitivity: "cloud-ok" },
  { repetition: 85, examples: 1500, correctness: "rubric", sensitivity: "cloud-ok" },
  { repetition: 25, examples: 100, correctness: "expert", sensitivity: "cloud-ok" },
  { repetition: 5, examples: 0, correctness: "undefined", sensitivity: "cloud-ok" },
];

describe("a kind of task named by its own name, with the other answers", () => {
  test.each([
    [1, "local-fine-tuned", "Support ticket classification"],
    [1, "local-fine-tuned", "Classify support tickets"],
    [1, "local-fine-tuned", "Email routing classification"],
    [1, "local-fine-tuned", "Intent detection"],
    [1, "local-fine-tuned", "Entity extraction from structured text"],
    [1, "local-fine-tuned", "Data extraction from documents"],
    [1, "local-fine-tuned", "Extract data from documents"],
    [1, "local-fine-tuned", "Yes/no filtering"],
    [1, "local-fine-tuned", "Template-based content generation with fixed format"],
    [2, "local-fine-tuned", "Brand voice content generation"],
    [2, "local-fine-tuned", "Write content in our brand voice"],
    [2, "local-fine-tuned", "Customer support responses in a specific brand voice"],
    [2, "local-fine-tuned", "Product descriptions following a template"],
    [2, "local-fine-tuned", "Meeting summaries in a prescribed format"],
    [2, "local-fine-tuned", "Code review comments following team conventions"],
    [2, "local-fine-tuned", "Code generation for one specific stack"],
    [3, "cloud-frontier", "Complex legal analysis"],
    [3, "cloud-frontier", "Legal contract analysis"],
    [3, "cloud-frontier", "Complex code generation"],
    [3, "cloud-frontier", "Multi-document synthesis"],
    [3, "cloud-frontier", "Strategic recommendations"],
    [3, "cloud-frontier", "Nuanced creative writing"],
    [4, "cloud-frontier", "Open-ended assistant"],
    [4, "cloud-frontier", "Open-ended Q&A"],
    [4, "cloud-frontier", "Research"],
    [4, "cloud-frontier", "General chat"],
    [4, "cloud-frontier", "Tasks that vary wildly day to day"],
  ])("gives tier %d, %s: %s", (tier, approach, task) => {
    const { status, cautions, ...decision } = decisionOn({ task, ...ANSWERS[tier - 1] });
    expect({ tier: decision.tier, approach: decision.approach, status }).toEqual({
      tier,
      approach,
      status: "complete",
    });
    expect(cautions.map(({ id }) => id)).not.toContain("no-language-task");
  });

  test("of its own kind, where another shares its words", () => {
    expect(decisionOn({ task: "Intent detection", ...ANSWERS[0] }).reading.kind).toBe("intent-detection");
  });

  test.each(["Data extraction from documents", "Extract data from documents"])(
    "finds the values by retrieval: %s",
    (task) => expect(decisionOn({ task, ...ANSWERS[0] })).toMatchObject({ tier: 1, rag: true }),
  );

  test.each(["Support ticket classification", "Brand voice content generation", "Complex legal analysis"])(
    "is too little without them: %s",
    (task) => expect(decisionOn({ task, sensitivity: "cloud-ok" })).toMatchObject({ tier: null }),
  );

  test.each(["Use AI for translation", "Machine translation for our company", "PDF invoices", "Customer support"])(
    "is more than an area: %s",
    (task) => expect(decisionOn({ task, ...ANSWERS[1] })).toMatchObject({ tier: null }),
  );
});
