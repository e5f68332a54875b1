/** Rows are found by the hashes of their names where they stand. */
import { expect, test } from "vitest";
import { packRows } from "../../../scripts/reader/pack.ts";
import { endOfRow, hashedRow, hashedRows, hashOf } from "../../../src/core/words/hashed-rows.ts";

test.each([1, 2, 7, 5000])("each of %i names has its row, and no other name has one", (count) => {
  const named = new Map(Array.from({ length: count }, (_, at) => [`word ${at}`, Array(at % 256).fill(at % 100)]));
  const rows = hashedRows(packRows(named));
  for (const [name, row] of named) {
    const at = hashedRow(rows, hashOf(name));
    expect([...rows.bytes.subarray(at, endOfRow(rows.bytes, at))]).toEqual(row);
  }
  for (let at = 0; at < 200; at++) expect(hashedRow(rows, hashOf(`other ${at}`))).toBe(0);
});

test("none are found among none", () => {
  expect(hashedRow(hashedRows(packRows(new Map())), hashOf("a"))).toBe(0);
});

test("a row that is too long is no row", () => {
  expect(() => packRows(new Map([["a", Array(256).fill(0)]]))).toThrow("too long");
});
