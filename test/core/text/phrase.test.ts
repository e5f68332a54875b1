/** Sentences of the taxonomy with figures: parts that fall away, and what is wrong with one. */
import { describe, expect, test } from "vitest";
import { filledPhrase, type PhraseFigures, phraseFault } from "../../../src/core/text/phrase.ts";

test.each<[string, PhraseFigures, string]>([
  ["no figure is asked for", {}, "no figure is asked for"],
  ["{count} requests", { count: "40" }, "40 requests"],
  ["a[, at {price}]", { price: "AU$1" }, "a, at AU$1"],
  ["a[, at {price}]", { price: null }, "a"],
  ["a[, at {price}]", { price: "" }, "a"],
  ["a[, at {price}]", {}, "a"],
  ["a[, {one} of {two}]", { one: "1", two: null }, "a"],
  ["[{host} confirms|it is confirmed]", { host: "Ours" }, "Ours confirms"],
  ["[{host} confirms|it is confirmed]", { host: null }, "it is confirmed"],
  ["[{a}|{b}|none]", { a: null, b: "B" }, "B"],
  ["[{made}|none] and {made}", { made: () => "40" }, "40 and 40"],
  ["{misspelt} and {unknown}", { unknown: null }, "{misspelt} and "],
  ["{quoted}", { quoted: "as [is {said}]" }, "as [is {said}]"],
])("%s with %j is %s", (text, figures, said) => {
  expect(filledPhrase(text, figures)).toBe(said);
});

describe("a fault", () => {
  test.each<[string, readonly string[], string | undefined]>([
    ["{count} requests[ at {price}]", ["count", "price"], undefined],
    ["{cuont} requests", ["count"], "nothing gives {cuont}; expected one of {count}"],
    ["a[ at {price}]", [], "nothing gives {price}; it has no figures"],
    ["a[ at {price}", ["price"], "a [ stands without its other half; add it, or take this one out"],
    ["a[ at [{price}] now]", ["price"], "a [ stands without its other half; add it, or take this one out"],
    ["{two words}", [], "a { stands without its other half; add it, or take this one out"],
  ])("of %s", (text, words, fault) => {
    expect(phraseFault(text, words)).toBe(fault);
  });
});
