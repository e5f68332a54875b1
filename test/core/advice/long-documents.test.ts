/** What of a long document goes into a request: passages of a body that is searched, all of the one that is given. */
import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, ROUTING } from "./advisor-fixture.ts";

const usage = { requests_per_month: 2000, input_tokens: 60_000, output_tokens: 800 };
const LONG: Brief = { ...ROUTING, usage };
const WRITTEN: Brief = { ...LONG, correctness: "rubric" };

const WHOLE: [string, Brief][] = [
  ["fields out of one lease", { ...LONG, kind: "document-extraction" }],
  ["clauses out of one lease", { ...LONG, kind: "clause-flagging" }],
  ["values out of documents, of which each is given", { ...LONG, kind: "entity-extraction", documents: true }],
  ["a summary of one document", { ...WRITTEN, kind: "format-summary", documents: true }],
  ["a translation of one document", { ...WRITTEN, kind: "translation", documents: true }],
  ["a contract, with facts of its field beside it", { ...ANALYSIS, usage, knowledge: "dense" }],
];

const PASSAGES: [string, Brief][] = [
  ["questions over a body of documents", { ...WRITTEN, kind: "document-qa" }],
  ["fields that stand somewhere in a body", { ...LONG, kind: "document-extraction", facts: "documents-found" }],
  ["a question on one long document", { ...WRITTEN, kind: "support-reply", facts: "documents-given" }],
];

describe("what a request carries", () => {
  test.each(WHOLE)("all of it: %s", (_, brief) => {
    const { usage: priced, cautions } = advise(brief);
    expect(priced.input_tokens).toBe(60_000);
    expect(cautions.map(({ id }) => id)).not.toContain("retrieval-input");
  });

  test.each(PASSAGES)("passages of it: %s", (_, brief) => {
    const { usage: priced, rag } = advise(brief);
    expect(rag).toBe(true);
    expect(priced.input_tokens).toBe(4000);
  });

  test("a small model that reads so much is tested on the longest documents", () => {
    const ids = advise({ ...LONG, kind: "document-extraction" }).cautions.map(({ id }) => id);
    expect(ids).toContain("long-for-a-small-model");
  });

  const few: Brief = {
    ...LONG,
    kind: "document-extraction",
    examples: 100,
    usage: { requests_per_month: 180, input_tokens: 45_000, output_tokens: 1800 },
  };
  const startOf = (brief: Brief) => advise(brief).counsel!.lines[0]!;

  test("a machine that is there runs a larger model, though that takes minutes", () => {
    const there: Brief = { ...few, sensitivity: "local-only", hardware: "mac-studio-m4-max-128" };
    expect(startOf(there).way).toContain("27B");
    // Fewer than ten minutes are waited for, and no more.
    expect(startOf({ ...there, limits: { latency_s: 150 } }).way).not.toContain("27B");
  });

  test("a model for harder work reads it where that costs less than an hour of staff time", () => {
    const hosted: Brief = { ...few, sensitivity: "cloud-ok" };
    expect(startOf(hosted).way).toContain("GPT-6.1 Terra");
    const short: Brief = { ...hosted, usage: { ...few.usage!, input_tokens: 8000 } };
    expect(startOf(short).way).not.toContain("Terra");
    const many: Brief = { ...hosted, usage: { ...few.usage!, requests_per_month: 5000 } };
    expect(startOf(many).way).not.toContain("Terra");
  });
});
