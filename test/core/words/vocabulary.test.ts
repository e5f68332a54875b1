/** Features are found by their hashes where these stand. */
import { expect, test } from "vitest";
import { hashOf, vocabularyFrom } from "../../../src/core/words/vocabulary.ts";

const base64 = (hashes: number[]): string => {
  const bytes = Buffer.alloc(hashes.length * 4);
  for (const [at, hash] of hashes.entries()) bytes.writeUInt32LE(hash, at * 4);
  return bytes.toString("base64");
};

test.each([1, 2, 7, 5000])("each of %i names has the place of its hash, and no other name has one", (count) => {
  const names = Array.from({ length: count }, (_, at) => `word ${at}`);
  const sorted = names.map(hashOf).sort((a, b) => a - b);
  const vocabulary = vocabularyFrom(base64(sorted));
  for (const name of names) expect(vocabulary.get(name)).toBe(sorted.indexOf(hashOf(name)));
  for (let at = 0; at < 200; at++) expect(vocabulary.has(`other ${at}`)).toBe(false);
});

test("hashes that lie close together are found too", () => {
  const crowded = [hashOf("a"), hashOf("b")]
    .flatMap((hash) => [hash - 2, hash - 1, hash, hash + 1])
    .sort((a, b) => a - b);
  const vocabulary = vocabularyFrom(base64(crowded));
  expect(crowded[vocabulary.get("a")!]).toBe(hashOf("a"));
  expect(crowded[vocabulary.get("b")!]).toBe(hashOf("b"));
});

test("none are found among none", () => {
  expect(vocabularyFrom("").has("a")).toBe(false);
});
