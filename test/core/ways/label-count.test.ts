/** How many labels a statement counts, each wording with its number. */
import { expect, test } from "vitest";
import { labelCount } from "../../../src/core/ways/needs.ts";

test.each<[string, number | null]>([
  ["Put each listing into one of our 640 product categories", 640],
  ["Code each payment to one of 60 ledger accounts and a tax code", 60],
  ["Assign one of about 1,200 cost centres", 1200],
  ["Sort mails into 24 queues", 24],
  ["Give each article up to five of 240 subject headings", 240],
  ["There are 4,200 product tags to choose from", 4200],
  ["Assign subject headings from a list of 400,000 to theses", 400_000],
  ["Pick the product out of our catalogue of about 12,000", 12_000],
  ["Pick the heading from a vocabulary of 9,000 terms", 9000],
  ["Give each comment one or more of 45 codes", 45],
  ["Code each comment with a frame of 45 themes", 45],
  ["Code each comment with one or more of 45 themes", 45],
  ["Say which of 34 reasons a caller gives", 34],
  ["Sort requests into 26 repair types", 26],
  ["Route each mail to one of our 18 teams", 18],
  ["Assign each call to one of 40 departments", 40],
  ["Sort finds into 45 periods", 45],
  ["File each product under one of our 30 shop aisles", 30],
  ["Classify the reports of 40 teams by urgency", null],
  ["Match payments to 20,000 invoices", null],
  ["Sort mails into queues within 30 minutes", null],
  ["Sort reviews written in 12 languages into good and bad", null],
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
