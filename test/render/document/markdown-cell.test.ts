/** What others wrote stays text in Markdown. */
import { expect, test } from "vitest";
import { markdownCell } from "../../../src/render/document/markdown-writer.ts";

test.each([
  ["a|b", "a\\|b"],
  ["<b> `x` *y* [z](u)", "\\<b\\> \\`x\\` \\*y\\* \\[z\\](u)"],
  ["two\nlines", "two lines"],
  ["see https://evil.example/x", "see https\\://evil.example/x"],
  ["ftp://a HTTP://b", "ftp\\://a HTTP\\://b"],
  ["www.evil.example and WWW.b.example", "www\\.evil.example and WWW\\.b.example"],
  ["write to mallory@evil.example.", "write to `mallory@evil.example`."],
  ["mailto:a_b+c@d.example|x", "mailto:`a_b+c@d.example`\\|x"],
  ["@org/team, `@you` and a@b@c", "`@org`/team, \\``@you`\\` and `a@b@c`"],
  ["5 @ 3, @ and a@", "5 @ 3, @ and a@"],
  ["R&D, &lt;b&#62;", "R&D, \\&lt;b\\&\\#62;"],
  ["a ratio of 3:4, at 10:30", "a ratio of 3:4, at 10:30"],
])("%j is written %j", (text, want) => {
  expect(markdownCell(text)).toBe(want);
});

test("a long word is written whole", () => {
  expect(markdownCell(`${"a".repeat(200_000)} @b`)).toHaveLength(200_005);
});
