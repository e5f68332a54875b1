import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell } from "../../../src/render/client-data/inventory.ts";

describe("no cell is a formula", () => {
  test.each([
    ["=1+1", `"'=1+1"`],
    ["+1", `"'+1"`],
    ["-2+3", `"'-2+3"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1", `"'=1"`],
    ["\r\n=1", `"'=1"`],
    ["\uff1d1", `"'\uff1d1"`],
    ['a "b", c', `"a ""b"", c"`],
    ["a;=1", `"a;'=1"`],
    ['a;"=1"', `"a;'""=1"""`],
    ['a;" "=1', `"a;'"" ""=1"`],
    ["Sort - or route; then answer", `"Sort - or route; then answer"`],
    ["a\nb", `"a b"`],
    ["a\u202eb", `"a\\u202eb"`],
    ["", `""`],
  ])("%j", (text, want) => {
    expect(csvCell(text)).toBe(want);
  });

  test("whatever the text, and whichever separator the reader takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=+-@;,\"'\t\n\r |%ab\uff1d") }), (text) => {
        const line = `1,${csvCell(text)},${csvCell(text)}\n`;
        const cells = [
          ...(parse(line) as string[][]).flat(),
          ...line
            .trimEnd()
            .split(";")
            .map((cell) => cell.replace(/^["\s]+/, "")),
        ];
        for (const cell of cells) expect(cell.trim()).not.toMatch(/^["\s]*[=+\-@|%\uff1d]/);
        expect(parse(line)).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });
});
