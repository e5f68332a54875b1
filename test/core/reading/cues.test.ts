/** What words and phrases tell of a statement besides its kind. */
import { describe, expect, test } from "vitest";
import { readJudgement } from "../../../scripts/reader/taxonomy-input.ts";
import { actsIn, factsIn, fieldsIn, marksOfSeveral } from "../../../src/core/reading/cues.ts";
import { tokensOf } from "../../../src/core/words/tokens.ts";

const { cues } = readJudgement();
const fields = (statement: string) => fieldsIn(statement, tokensOf(statement).tokens, cues);
const acts = (statement: string) => actsIn(statement, tokensOf(statement).tokens, cues);
const facts = (statement: string) => factsIn(statement, tokensOf(statement).tokens, cues);

describe("words of a field", () => {
  test.each([
    ["Patients write to the clinic about their medication", "health"],
    ["Lawyers of the firm look for the court's judgment", "law"],
    ["The insurer pays the policyholder's invoice", "finance"],
    ["Citizens ask the ministry for a permit", "government"],
    ["Teachers mark what pupils hand in", "education"],
    ["Recruiters read the CVs of applicants", "hr"],
  ])("%s: %s", (statement, value) => {
    expect(fields(statement)[0]).toMatchObject({ value });
  });

  test.each(["Bakers send their orders by message", ""])("%j: none", (statement) => {
    expect(fields(statement)).toEqual([]);
  });

  test("one word heard twice counts once, and the words stand in the statement", () => {
    expect(fields("Claims upon claims upon claims")).toMatchObject([{ points: 1 }]);
    const statement = "Nurses at the Hospital ask about dosage";
    for (const word of fields(statement)[0]!.words) expect(statement).toContain(word);
  });
});

describe("whether it acts", () => {
  test.each([
    ["Answers, then books it for them", ["books it"]],
    ["Values go into our ERP via API", ["into our ERP", "via API"]],
    ["Sort the mails into eight queues", []],
    ["They book. It rains", []],
  ])("%s: %j", (statement, phrases) => {
    expect(acts(statement)).toEqual(phrases);
  });
});

describe("where the facts come from", () => {
  test.each([
    ["Answer what staff ask from our handbook", "documents-found"],
    ["It may be asked anything at all", "world"],
    ["Sort the mails into eight queues", undefined],
  ])("%s: %s", (statement, value) => {
    expect(facts(statement)?.value).toBe(value);
  });
});

describe("the marks of several tasks", () => {
  const marks = (statement: string) => marksOfSeveral(statement, tokensOf(statement).tokens, cues);

  test.each([
    ["Sort the mails into eight queues", [0, 0, 0, 0, 0, 0, 0]],
    ["Three things: sort, answer and sum up", [0, 1, 0, 0, 1, 1, 1]],
    ["Two new modules; phase 1 sorts; phase 2 answers", [2, 1, 0, 2, 0, 0, 0]],
    ["(a) sort (b) answer, 3. sum up", [3, 0, 0, 0, 0, 0, 1]],
    ["Sort them & after that answer them, both equally", [0, 0, 3, 0, 1, 0, 1]],
  ])("%s: numbers, count, besides, semicolons, ands, colons, commas %j", (statement, counts) => {
    expect(marks(statement)).toEqual(counts);
  });

  test("are bounded", () => {
    expect(marks("and; also: 1. one, ".repeat(60)).every((count) => count <= 8)).toBe(true);
  });
});
