/** Rule: a task whose answers rest on documents or facts plans for retrieval. */

import { saysAnywhere } from "./prose.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const missingRetrieval: Rule = {
  id: "missing-retrieval",
  severity: "warning",
  what: "The answers rest on documents or on facts, and the scope says nothing of retrieval.",
  why: "Tuning teaches form, not facts; without retrieval the model makes them up, and the search index is unpriced work.",
  bad: exampleDoc({
    task: "Answer questions of staff over the HR handbook",
    kind: "document-qa",
    facts: "documents-found",
    correctness: "rubric",
  }),
  good: exampleDoc(
    {
      task: "Answer questions of staff over the HR handbook",
      kind: "document-qa",
      facts: "documents-found",
      correctness: "rubric",
    },
    "Passages of the handbook are found by semantic search.",
  ),
  check(subject, context) {
    const { brief, placed, doc } = subject;
    // A bare brief has no prose to say it in, so that only an answer against it counts.
    if (doc.kind !== "markdown" && brief.documents !== false && brief.facts !== "request") return;
    if (context.verdict(brief)?.rag !== true || saysAnywhere(subject, context.words.retrieval, context)) return;
    const because = context.because(brief, "rag") ?? "";
    const path = ["facts", "documents"].find((key) => placed.has([key])) ?? "task";
    return {
      place: placed.at([path]),
      message: `the scope plans no retrieval. ${because} Add it, and its cost`,
      args: {},
    };
  },
};
