/** A short run of every target of `npm run fuzz`, and of whole commands with hostile text in every place. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmIn } from "../../scripts/fuzz/hostile.ts";
import { HOSTILE_RUNS } from "../../scripts/fuzz/hostile-runs.ts";
import { TARGETS } from "../../scripts/fuzz/targets.ts";
import { outgoingText } from "../../src/core/text/plain-text.ts";

test.each(TARGETS)("$name", async ({ property }) => {
  await fc.assert(property(), { numRuns: 500, seed: 14 });
});

test("whole commands let nothing out that steers", async () => {
  await fc.assert(HOSTILE_RUNS.property(), { numRuns: 40, seed: 14 });
}, 240_000);

test.each(["\u001b[2J", "a\u202eb", "\u009b", "x\n  ::error::y", "a ##[group]b", "\r"])(
  "%j is seen as harm",
  (text) => {
    expect(harmIn(text)).toBeDefined();
    expect(harmIn(outgoingText(text, { styles: false, commands: false }))).toBeUndefined();
  },
);

describe("what goes out", () => {
  const out = (text: string, styles = false, commands = false) => outgoingText(text, { styles, commands });

  test.each([
    ["text without anything to mend", "a: é 日本語\n\tb ::c\n", "a: é 日本語\n\tb ::c\n"],
    ["a command at the start of a line", "::x\n \u00a0::y\nz ::a", "\\u003a:x\n \u00a0\\u003a:y\nz ::a"],
    ["sections", "##[a] ##vso[b] # [c]", "##\\u005ba] ##vso\\u005bb] # [c]"],
    ["controls and marks of direction", "a\u001b[1mb\u202e\u0007", "a\\u001b[1mb\\u202e\\u0007"],
    ["a character beyond the basic plane", "\u{e0041}", "\\udb40\\udc41"],
  ])("%s", (_name, text, want) => {
    expect(out(text)).toBe(want);
  });

  test("colours pass where they may, and nothing else does", () => {
    expect(out("\u001b[1ma\u001b[0m\u001b[2J\u001b]0;x\u0007", true)).toBe(
      "\u001b[1ma\u001b[0m\\u001b[2J\\u001b]0;x\\u0007",
    );
    expect(out("\r\u001b[Kx\r", true)).toBe("\r\u001b[Kx\\u000d");
    expect(out("\rchecked 5\u001b[K", true)).toBe("\rchecked 5\\u001b[K");
  });

  test("GitHub's commands pass where they are meant", () => {
    expect(out("::error::x ##[a]\n", false, true)).toBe("::error::x ##\\u005ba]\n");
  });
});
