/** How long an answer a statement asks for, each wording with its length. */
import { expect, test } from "vitest";
import { answerLength } from "../../../src/core/tables/usual-lengths.ts";

test.each<[string, string | null]>([
  ["Research a market from public sources and write a 10-page report with sources", "10 page"],
  ["Write product descriptions of about 120 words for our webshop from supplier data sheets", "120 word"],
  ["Draft board papers of five to eight pages from the minutes of 40-page hearings", "8 page"],
  ["Write 1,500-word articles for the members' magazine", "1500 word"],
  ["Draft replies to customers, max 150 words", "150 word"],
  ["Summarise each call in two sentences", "2 sentence"],
  ["Summarise 40-page contracts in 5 bullet points", "5 sentence"],
  ["Condense witness statements to 2 pages", "2 page"],
  ["Turn 3-page notes into a one-page brief", "1 page"],
  ["Write a summary of 100-150 words from 30-page reports", "150 word"],
  ["Summarise 40-page contracts", null],
  ["Write a summary of each 40-page contract", null],
  ["Write summaries for 40-page contracts", null],
  ["Answer questions on 300 pages of manuals", null],
  ["Find errors in 12-page tax returns", null],
  ["Review supplier contracts of 30 pages and flag the clauses", null],
  ["Reply to 3-page letters", null],
  ["Write reports from interviews", null],
  ["Write replies for 30,000 customers on 4 product lines", null],
])("%s", (statement, length) => {
  const found = answerLength(statement);
  expect(found && `${found.count} ${found.unit}`).toBe(length);
});

test("a long statement is looked through at once", () => {
  const start = performance.now();
  answerLength(`write ${"10-page about ".repeat(4000)}`);
  answerLength(`of ${"about ".repeat(20_000)} 10 pages`);
  answerLength(`read ${"read 5 pages ".repeat(7000)}`);
  expect(performance.now() - start).toBeLessThan(1500);
});
