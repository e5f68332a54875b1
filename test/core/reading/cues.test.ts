/** What words and phrases tell of a statement besides its kind. */
import { describe, expect, test } from "vitest";
import { readJudgement } from "../../../scripts/reader/taxonomy-input.ts";
import { actsIn, factsIn, fieldIn } from "../../../src/core/reading/cues.ts";
import { tokensOf } from "../../../src/core/words/tokens.ts";

const { cues } = readJudgement();
const field = (statement: string) => fieldIn(statement, tokensOf(statement).tokens, cues);
const acts = (statement: string) => actsIn(statement, tokensOf(statement).tokens, cues);
const facts = (statement: string) => factsIn(statement, tokensOf(statement).tokens, cues);

describe("the field", () => {
  test.each([
    ["Patients write to the clinic about their medication", "health"],
    ["Lawyers of the firm look for the court's judgment", "law"],
    ["The insurer pays the policyholder's invoice", "finance"],
    ["Citizens ask the ministry for a permit", "government"],
    ["Teachers mark what pupils hand in", "education"],
    ["Recruiters read the CVs of applicants", "hr"],
  ])("%s: %s", (statement, value) => {
    expect(field(statement)).toMatchObject({ value });
  });

  test.each(["Bakers send their orders by message", "An officer called", ""])("%j: none", (statement) => {
    expect(field(statement)).toBeNull();
  });

  test("one word heard twice counts once, and the words stand in the statement", () => {
    expect(field("Claims upon claims upon claims")).toBeNull();
    const statement = "Nurses at the Hospital ask about dosage";
    for (const word of field(statement)!.words) expect(statement).toContain(word);
  });

  test("a field with a rival is not trusted", () => {
    expect(field("The hospital's lawyers")!.confidence).toBeLessThan(0.7);
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
