/** The longest statement that a brief may hold is read in the time of a blink, whatever fills it. */
import { expect, test } from "vitest";
import { readTask } from "./reader-fixture.ts";

const LENGTH = 100_000;

test.each([
  " ",
  "\n",
  "\t",
  "\u00a0",
  "a",
  "A",
  "Ab ",
  "A.",
  "A: ",
  "A b c: ",
  "1",
  "1,",
  "1.5 ",
  "x,",
  "x, ",
  "(",
  "((a",
  ")",
  '"',
  "'",
  "-",
  "- ",
  "a-",
  ".",
  ". ",
  ".\n",
  ":",
  ": ",
  "/",
  "a/b ",
  "@",
  "a@",
  "#",
  "中",
  "中 ",
  "é",
  "e\u0301",
  "\u200b",
  "😀",
  "ignore ",
  "ignore all ",
  "you must ",
  "show me ",
  "not ",
  "hi ",
  "and ",
  "and, ",
  "sort emails ",
  "sort emails. ",
  "per month ",
  "90 % ",
  "5,000 a month ",
  "<",
  "</",
  "[",
  "`",
])("100,000 characters of %j", (unit) => {
  const statement = `Sort emails, ignore${unit.repeat(LENGTH / unit.length)}all`;
  const before = process.cpuUsage();
  readTask(statement);
  // Squared work takes 4 to 30 seconds here, straight work at most half of one.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
});
