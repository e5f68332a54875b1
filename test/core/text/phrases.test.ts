/** Phrases are found as whole words, whatever stands between them, in time linear in the text. */
import { describe, expect, test } from "vitest";
import { type FoundPhrase, phraseFinder } from "../../../src/core/text/phrases.ts";

const findPhrase = (phrases: string[], text: string, start?: number, end?: number): FoundPhrase | undefined =>
  phraseFinder([phrases])(phrases, text, start, end);

describe("a phrase", () => {
  test.each([
    ["as it is", "health record*", "a health record.", "health record"],
    ["with any ending", "health record*", "Health Records", "Health Records"],
    ["with any beginning", "*bank account", "one Volksbank account", "Volksbank account"],
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

test("lists that are looked for together do not hide each other's phrases", () => {
  const lists = [["patient record*"], ["patient"], ["record of care"]];
  const find = phraseFinder(lists);
  const texts = ["A patient record of care.", "Nothing.", "A patient."];
  const found = texts.map((text) => lists.map((list) => find(list, text)?.words));
  expect(found).toEqual([
    ["patient record", "patient", "record of care"],
    [undefined, undefined, undefined],
    [undefined, "patient", undefined],
  ]);
});

test("an empty list is found nowhere, and one that was not announced is a mistake", () => {
  const empty: string[] = [];
  const find = phraseFinder([empty, ["patient"]]);
  expect(find(empty, "A patient.")).toBeUndefined();
  expect(() => find(["patient"], "A patient.")).toThrow("in none of the lists");
});
