/** How long what goes in and what comes out are by a statement, each wording with both lengths. */
import { expect, test } from "vitest";
import { statedLengths } from "../../../src/core/prices/usual-lengths.ts";

test.each<[string, string | null, string | null]>([
  ["Research a market from public sources and write a 10-page report with sources", null, "10 page"],
  ["Write product descriptions of about 120 words for our webshop from supplier data sheets", null, "120 word"],
  ["Draft board papers of five to eight pages from the minutes of 40-page hearings", null, "8 page"],
  ["Write 1,500-word articles for the members' magazine", null, "1500 word"],
  ["Draft replies to customers, max 150 words", null, "150 word"],
  ["Summarise each call in two sentences", null, "2 sentence"],
  ["Summarise 40-page contracts in 5 bullet points", "40 page", "5 sentence"],
  ["Summarise each board paper of 30 to 60 pages into a two-page briefing", "60 page", "2 page"],
  ["Condense witness statements to 2 pages", null, "2 page"],
  ["Turn 3-page notes into a one-page brief", "3 page", "1 page"],
  ["Write a summary of 100-150 words from 30-page reports", null, "150 word"],
  ["Summarise 40-page contracts", "40 page", null],
  ["Write a summary of each 40-page contract", null, null],
  ["Write summaries for 40-page contracts", null, null],
  ["Extract the dates and the rent from 12-page leases", "12 page", null],
  ["Answer questions on 300 pages of manuals", null, null],
  ["Check whether an answer agrees with our handbook, over 300 pages", null, null],
  ["Translate some 3,000 words a month", null, null],
  ["Extract names from 500 pages per week", null, null],
  ["Find errors in 12-page tax returns", null, null],
  ["Review supplier contracts of 30 pages and flag the clauses", "30 page", null],
  ["Reply to 3-page letters", null, null],
  ["Draft a report comment from the teacher's notes and marks, in our plain style, 80 to 120 words.", null, "120 word"],
  ["Write a caption from the spec sheet, about 40 words, in German", null, "40 word"],
  ["Draft an abstract from each lease, 20 to 40 pages", null, null],
  ["Draft an abstract from the lease, 400 words of notes and a plan", null, null],
  ["Write reports from interviews", null, null],
  ["Write replies for 30,000 customers on 4 product lines", null, null],
])("%s", (statement, input, answer) => {
  const found = statedLengths(statement);
  const shown = (side: "input" | "answer") => found[side] && `${found[side].count} ${found[side].unit}`;
  expect([shown("input"), shown("answer")]).toEqual([input, answer]);
});
