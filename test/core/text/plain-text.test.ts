/** Nothing from a file may steer a terminal or hide from the eye. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, quote, shorten, shortenToWords } from "../../../src/core/text/plain-text.ts";

describe("plainText", () => {
  test.each([
    ["plain words stay", "Tâche: 分類 🙂 𝒳", "Tâche: 分類 🙂 𝒳"],
    ["colour", "\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["a link (OSC 8) ended by BEL", "\u001b]8;;http://a\u0007", "\\u001b]8;;http://a\\u0007"],
    ["C1 control sequence introducer", "\u009b31m", "\\u009b31m"],
    ["NUL and DEL", "a\0b\u007f", "a\\u0000b\\u007f"],
    ["line breaks and tabs", "a\r\n\tb", "a\\r\\n\\tb"],
    ["right-to-left override", "abc\u202egnp", "abc\\u202egnp"],
    ["bidi isolate", "\u2066a\u2069", "\\u2066a\\u2069"],
    ["zero-width space and byte order mark", "a\u200bb\ufeff", "a\\u200bb\\ufeff"],
    ["line separator", "a\u2028b", "a\\u2028b"],
    ["a tag character, beyond 16 bits", "a\u{e0041}", "a\\u{e0041}"],
    ["half a surrogate pair", "a\ud83d", "a\\ud83d"],
  ])("%s", (_name, text, want) => {
    expect(plainText(text)).toBe(want);
  });

  test("line feeds can stay; carriage returns never do", () => {
    expect(plainText("a\r\nb\u001b", { newlines: "keep" })).toBe("a\\r\nb\\u001b");
  });

  test("what comes out is harmless, and is left alone when it goes in again", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const plain = plainText(text);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
          expect(plain).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/);
          expect(plain).not.toMatch(/\p{Cs}/u);
          expect(plainText(plain)).toBe(plain);
        },
      ),
    );
  });
});

test.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "ab…"],
  ["🙂🙂🙂", 3, "🙂🙂🙂"],
  ["🙂🙂🙂🙂", 3, "🙂🙂…"],
  ["", 3, ""],
])("shorten %j to %i", (text, length, want) => {
  expect(shorten(text, length)).toBe(want);
});

test.each([
  ["Extract date, address, sums and cause from it", 40, "Extract date, address, sums and cause…"],
  ["Extract date, address and sums then the cause", 31, "Extract date, address and sums…"],
  ["Extract the cause", 17, "Extract the cause"],
  ["Extract the cause", 16, "Extract the…"],
  ["Schadensursachenermittlung aus Briefen", 20, "Schadensursachenerm…"],
  ["Die Schadensursachenermittlung", 20, "Die Schadensursache…"],
  ["損害の原因を抜き出す", 6, "損害の原因…"],
])("shorten %j to words within %i", (text, length, want) => {
  expect(shortenToWords(text, length)).toBe(want);
});

test.each([
  ["text\u001b", '"text\\u001b"'],
  ["x".repeat(100), `"${"x".repeat(59)}…"`],
  [5, "5"],
  [Number.NaN, "NaN"],
  [null, "null"],
  [true, "true"],
  [[1], "a list"],
  [[], "an empty list"],
  [{}, "an empty object"],
  [{ a: 1 }, "an object"],
])("quote %j", (value, want) => {
  expect(quote(value)).toBe(want);
});
