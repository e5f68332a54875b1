/** Where a statement is cut into clauses that may each name a task. */
import { describe, expect, test } from "vitest";
import { clausesOf } from "../../../src/core/reading/clauses.ts";
import { loadReader } from "../../../src/core/reading/reader.ts";
import { senseHits } from "../../../src/core/words/features.ts";
import { tokensOf } from "../../../src/core/words/tokens.ts";
import { reader } from "./reader-fixture.ts";

const cut = (statement: string) => {
  const loaded = loadReader(reader);
  const { tokens } = tokensOf(statement);
  return clausesOf(statement, tokens, senseHits(tokens, loaded), loaded.senses);
};
const clauses = (statement: string) => cut(statement).map(({ text }) => text);

describe("a clause begins", () => {
  test.each([
    [
      "Sort the mail, draft the answers and write a weekly summary",
      ["Sort the mail,", "draft the answers", "write a weekly summary"],
    ],
    [
      "We need: - translation of labels - a headline for each • alt texts",
      ["We need:", "translation of labels", "a headline for each", "alt texts"],
    ],
    [
      "Wanted (1) mood of each review (2) a reply 3. weekly gist",
      ["Wanted", "mood of each review", "a reply", "weekly gist"],
    ],
    [
      "Calls are typed up. The gist goes to the file\nNames are masked",
      ["Calls are typed up.", "The gist goes to the file", "Names are masked"],
    ],
    ["It reads the form and also drafts a mail", ["It reads the form", "also drafts a mail"]],
  ])("%s", (statement, texts) => {
    expect(clauses(statement)).toEqual(texts);
  });
});

describe("what brings no verb of its own belongs to the clause before it", () => {
  test.each([
    ["Extract policy number and date of loss, name of the driver", 1],
    ["Sort complaints, returns and orders of our shop", 1],
    ["Write, explain and refactor Java and TypeScript code", 1],
    ["", 0],
    ["...", 0],
  ])("%j: %d", (statement, count) => {
    expect(clauses(statement)).toHaveLength(count);
  });

  test("at most 40 are cut", () => {
    expect(clauses("Sort mails. ".repeat(90))).toHaveLength(40);
  });
});

describe("a clause of few words names a task by a verb or by what comes out", () => {
  test.each([
    ["Guest mails are summed up: in French or English.", [true, false]],
    ["Scores per essay; from 9 down to 2.", [true, false]],
    ["Translation of labels. Headlines. Same weight.", [true, true, false]],
    ["Minutes of the board. What a photo of the damage shows is written down.", [true, true]],
  ])("%s", (statement, may) => {
    expect(cut(statement).map(({ mayTell }) => mayTell)).toEqual(may);
  });
});
