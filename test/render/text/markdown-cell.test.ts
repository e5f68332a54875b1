/** What others wrote stays text in Markdown. */
import { expect, test } from "vitest";
import { markdownCell } from "../../../src/render/text/markdown-cell.ts";

test.each([
  ["a|b", "a\\|b"],
  ["<b> `x` *y* [z](u)", "\\<b\\> \\`x\\` \\*y\\* \\[z\\](u)"],
  ["two\nlines", "two lines"],
  ["see https://evil.example/x", "see https\\://evil.example/x"],
  ["ftp://a HTTP://b", "ftp\\://a HTTP\\://b"],
  ["www.evil.example and WWW.b.example", "www\\.evil.example and WWW\\.b.example"],
  ["a ratio of 3:4, at 10:30", "a ratio of 3:4, at 10:30"],
])("%j is written %j", (text, want) => {
  expect(markdownCell(text)).toBe(want);
});
