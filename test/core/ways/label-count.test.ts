/** How many labels a statement counts, each wording with its number. */
import { expect, test } from "vitest";
import { labelCount } from "../../../src/core/ways/needs.ts";

test.each<[string, number | null]>([
  ["Put each listing into one of our 640 product categories", 640],
  ["Code each payment to one of 60 ledger accounts and a tax code", 60],
  ["Assign one of about 1,200 cost centres", 1200],
  ["Sort mails into 24 queues", 24],
  ["There are 4,200 product tags to choose from", 4200],
  ["Assign subject headings from a list of 400,000 to theses", 400_000],
  ["Pick the product out of our catalogue of about 12,000", 12_000],
  ["Pick the heading from a vocabulary of 9,000 terms", 9000],
  ["Find duplicates in a list of 20,000 customers", null],
  ["Remove each name from the list of 300 members", null],
  ["Sort mails into 8 queues", null],
  ["Sort mails into eight queues", null],
  ["Answer one of our customers within 30 minutes", null],
  ["Extract the total of 5,000 invoices", null],
  ["Sort 30,000 emails into categories", null],
  ["Send 500 tickets to queues", null],
  ["File 200 articles with topics", null],
  ["Read 40,000 accounts of visits", null],
  ["Write to one of our 500 staff", null],
])("%s", (statement, count) => {
  expect(labelCount(statement)).toBe(count);
});

test("a long statement is looked through at once", () => {
  const start = performance.now();
  labelCount(`one of ${"a-".repeat(50_000)} ${"12 ".repeat(50_000)}`);
  expect(performance.now() - start).toBeLessThan(500);
});
