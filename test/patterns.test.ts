/**
 * Patterns that look through a whole statement or document bound every repetition, so that none of them can take longer
 * than in proportion to the text, whatever a client writes. That is seen from the patterns themselves, without a clock.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const src = path.join(import.meta.dirname, "../src");

/** Repetitions without an end, which look at a few hundred characters or are tried at one place alone. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  "core/speech/talk-length.ts": [],
  "core/prices/usual-lengths.ts": [" +)+$/", "[a-z]+/gi", "[^.!?;]*$/"],
  "core/ways/needs.ts": ["[.!?]\\s*$/"],
  "core/text/phrases.ts": ["split(/\\s+/", "replace(/[A-Z]+/g", "replace(/\\s+/g"],
};

test.each(Object.entries(HARMLESS))("%s bounds what it repeats", (file, harmless) => {
  const code = readFileSync(path.join(src, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const rest = harmless.reduce((left, each) => {
    expect(left, `${each} stands there no more`).toContain(each);
    return left.replaceAll(each, "");
  }, code);
  const endless = rest.split("\n").filter((line) => /[\])}a-z.][*+](?![^[\]]*\])|\{\d+,\}/i.test(line));
  expect(endless).toEqual([]);
});
