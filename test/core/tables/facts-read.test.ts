/** Retrieval where only the statement tells what the facts of an answer come from. */
import { expect, test } from "vitest";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Answers } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { reader } from "../reading/reader-fixture.ts";

const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
const ragOf = (brief: Answers) => decide(brief, TAXONOMY, read(brief)).rag;

const INVENTED: Answers = { repetition: 10, examples: 10, correctness: "expert", sensitivity: "cloud-ok" };

test.each([
  ["Write a one-act play that surprises", false],
  ["Compose song lyrics for our choir", false],
  ["Write a bedtime story for each child", false],
  ["Write poems for our calendar", false],
  ["Write a short film script about rain", false],
])("what is invented brings nothing that must be looked up: %s", (task, want) => {
  expect(ragOf({ ...INVENTED, task })).toBe(want);
});

const FIELDS: Answers = { repetition: 92, examples: 800, correctness: "exact", sensitivity: "cloud-ok" };

test.each([
  ["Extract 25 figures from each annual report", 250_000, true],
  ["Pull the parties and dates out of bundles of court documents", 200_000, true],
  ["Read tender bundles of 400 pages and give back deadline, budget and 12 requirements as fields", undefined, true],
  ["Take the vendor, date and total from one-page invoices", 700, false],
  ["Pull the order number out of each message", 300, false],
  ["Pull the order number out of each message", undefined, false],
])("fields are found in what is too long to be read well: %s, %d tokens", (task, input_tokens, want) => {
  expect(ragOf({ ...FIELDS, task, ...(input_tokens && { usage: { input_tokens } }) })).toBe(want);
});
