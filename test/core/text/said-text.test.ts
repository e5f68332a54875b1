import fc from "fast-check";
import { expect, test } from "vitest";
import { SaidText, wordList } from "../../../src/core/text/said-text.ts";

const speaks = (text: string, ...words: string[]) => new SaidText(text).speaksOf(wordList(words));

test.each([
  ["Sort the mail of the Clinic", "clinic", true],
  ["polyclinics only", "clinic", false],
  ["a re-order form", "re-order", true],
  ["pre-order", "re-order", false],
  ["nach § 203 StGB", "§ 203", true],
  ["nach § 2031 StGB", "§ 203", false],
  ["Übersetzung der Akten", "übersetzung", true],
  ["病院の記録", "病院", true],
  ["region eu", "region eu", true],
  ["region europe", "region eu", false],
  ["into Polish, once, with care", ", once,", true],
  ["into Polish (once)", "(once)", true],
  ["into Polish, once", ", once,", false],
  ["Noorderbank (Groningen)", "*bank", true],
  ["a bank in Groningen", "*bank", true],
  ["bankers in Groningen", "*bank", false],
  ["bankers in Groningen", "bank*", true],
  ["Noorderbank (Groningen)", "bank*", false],
])("%s / %s: %s", (text, word, expected) => {
  expect(speaks(text, word)).toBe(expected);
});

test.each([
  ["each pupil and subject", "pupils", true],
  ["pupils and subjects", "pupil", true],
  ["every child", "children", true],
  ["a person at the desk", "people", true],
  ["parties to the case", "party", true],
  ["two selfies", "selfie", true],
  ["six boxes", "box", true],
  ["the pupil's father", "pupils", true],
  ["a number plate", "number plates", true],
  ["numbers of a plate", "number plates", false],
  ["summarise each case", "summarize", true],
  ["the catalog of colors", "catalogue of colours", true],
  ["our license and program", "licence", true],
  ["a new page", "news", false],
  ["a minor fault", "minors", false],
  ["the custom label", "customs", false],
  ["gps tracks", "gp", false],
  ["the status of it", "statu", false],
])("one form of a word stands for its others: %s / %s: %s", (text, word, expected) => {
  expect(speaks(text, word)).toBe(expected);
});

test("a text can be asked without some of its phrases", () => {
  const said = new SaidText("Tag each call with the reason for the call, and why");
  expect(said.without(wordList(["reason for the call"])).speaksOf(wordList(["with the reason"]))).toBe(false);
  expect(said.without(wordList(["reason for the call"])).speaksOf(wordList(["and why"]))).toBe(true);
  expect(said.without(wordList(["reason for the visit"])).speaksOf(wordList(["with the reason"]))).toBe(true);
});

test("a phrase is cut out where it stands by itself, and not out of a longer word", () => {
  const why = wordList(["give the reason"]);
  const cut = (text: string) => new SaidText(text).without(wordList(["reason for stop"])).speaksOf(why);
  expect(cut("By reason for stop, and give the reason for stopping the line")).toBe(true);
  expect(cut("Give the reason for stop")).toBe(false);
});

test("without words there is nothing that a text fails to say", () => {
  expect(speaks("anything")).toBe(true);
});

test("a word stands by itself where neither a letter nor a digit of ASCII touches it", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "-", "ü", "§"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(piece), piece, (pieces, word) => {
      const text = pieces.join("");
      const escaped = word.replace(/[-]/g, "\\-");
      expect(speaks(text, word)).toBe(new RegExp(`(?<![a-z0-9])${escaped}(?![a-z0-9])`).test(text));
    }),
  );
});
