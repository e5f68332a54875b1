/** Phrases are found as whole words, whatever stands between them, in time linear in the text. */
import { describe, expect, test } from "vitest";
import { findPhrase } from "../../src/core/phrases.ts";

describe("a phrase", () => {
  test.each([
    ["as it is", "health record*", "a health record.", "health record"],
    ["with any ending", "health record*", "Health Records", "Health Records"],
    ["over a line break", "health record*", "health\r\n  records", "health records"],
    ["with another hyphen", "air-gapped", "an air‑gapped site", "air‑gapped"],
    ["with a space for the hyphen", "air-gapped", "an air gapped site", "air gapped"],
    ["with a curved apostrophe", "children's data", "children’s data", "children’s data"],
  ])("is found %s", (_name, phrase, text, want) => {
    expect(findPhrase([phrase], text)?.words).toBe(want);
  });

  test.each([
    ["inside a word", "RAG", "a fragment"],
    ["beside a letter that is not ASCII", "RAG", "érag, ragé"],
    ["over a paragraph", "health record*", "health\n\nrecords"],
    ["behind the end", "RAG", "no RAG"],
  ])("is not found %s", (name, phrase, text) => {
    expect(findPhrase([phrase], text, 0, name === "behind the end" ? 5 : text.length)).toBeUndefined();
  });
});

test("long runs of what a phrase begins with cost little", () => {
  const phrases = ["every case is different", "health record*"];
  const hostile = ["every ".repeat(50_000), `every${" ".repeat(300_000)}`, "health".repeat(50_000)];
  for (const text of hostile) expect(findPhrase(phrases, text)).toBeUndefined();
}, 5000);
