import { expect, test } from "vitest";
import { PERSONAL_KINDS, personalKinds } from "../../../src/core/examples/personal-data.ts";

const kindsIn = (text: string): string[] =>
  PERSONAL_KINDS.filter((_, at) => (personalKinds(text) >>> at) & 1).map(({ id }) => id);

test.each([
  ["write to ann.lee@mail.example please", ["email-address"]],
  ["call me on +61 412 345 678", ["phone-number"]],
  ["call 0412 345 678 or (02) 9555 1234", ["phone-number"]],
  ["my card 4111 1111 1111 1111 was charged", ["card-number"]],
  ["pay to DE89 3704 0044 0532 0130 00", ["bank-account"]],
  ["SSN 219-09-9999", ["tax-number"]],
  ["my TFN is 123 456 782", ["tax-number"]],
  ["DOB: 12/04/1980", ["birth-date"]],
  ["from 203.0.113.9", ["ip-address"]],
  ["Dear Dr Meier", ["person-name"]],
  ["send it to 12 Harbour View Road", ["street-address"]],
  // What only looks like it
  ["order 4111 1111 1111 1112 is late", []],
  ["version 10.2.3.4 of the app", []],
  ["we sell 120 chairs for $3,400.00 on 12/04/2026", []],
  ["invoice 219-0-9999, a @mention and 7 roads", []],
  ["TFN 123 456 789", []],
])("%s", (text, want) => {
  expect(kindsIn(text)).toEqual(want);
});

test("hostile text takes no time", () => {
  for (const part of ["1 ", "a@", "0-", "A1 ", "Mr ", "4111 ", "(0", "+1 "]) {
    const start = process.cpuUsage().user;
    personalKinds(part.repeat(20_000));
    expect(process.cpuUsage().user - start, part).toBeLessThan(1_500_000);
  }
});
