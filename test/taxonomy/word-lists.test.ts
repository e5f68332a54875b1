/** The word lists of the taxonomy: whoever writes one form of a noun is understood in the other. */
import { expect, test } from "vitest";
import { SaidText } from "../../src/core/text/said-text.ts";
import { wordRoot } from "../../src/core/text/word-root.ts";
import type { NoticeReads } from "../../src/core/types/taxonomy.ts";
import { TAXONOMY } from "./real-taxonomy.ts";

const listsOf = ({ words, also, client }: NoticeReads) => [words, also, client];

const LISTS = TAXONOMY.notices.flatMap((notice) =>
  [
    ...[notice.words, notice.also, notice.sure, notice.setting, notice.unless, notice.save],
    ...[...(notice.reads ?? []), ...(notice.unless_reads ?? [])].flatMap(listsOf),
  ].filter((list) => list !== undefined),
);

/** Nouns of clients, in both numbers; written out, so that no rule of the program proves itself. */
const NOUNS = `pupil pupils, student students, child children, teenager teenagers, patient patients, tenant tenants,
customer customers, person people, family families, invoice invoices, photo photos, letter letters,
diagnosis diagnosis, claim claims, candidate candidates, midwife midwives, nurse nurses, victim victims, guest guests,
payslip payslips, screenshot screenshots, resident residents, applicant applicants, booking bookings, allergy allergies`
  .split(",")
  .map((pair) => pair.trim().split(" ") as [string, string]);

test.each(NOUNS)("%s and %s are spoken of alike in every list", (one, many) => {
  const holding = LISTS.filter((list) => list.words.some((word) => word === wordRoot(one) || word === wordRoot(many)));
  expect(holding.length).toBeGreaterThan(0);
  for (const list of holding) {
    expect(new SaidText(`about the ${one} of today`).speaksOf(list)).toBe(true);
    expect(new SaidText(`about the ${many} of today`).speaksOf(list)).toBe(true);
  }
});
