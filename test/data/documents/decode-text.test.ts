/** Bytes that are UTF-8 text come through; everything else is called by its name. */
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/data/documents/decode-text.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());

test.each([
  ["UTF-8", bytes("é 分類"), "é 分類"],
  ["a byte order mark is dropped", bytes("\ufeff{}"), "{}"],
  ["CRLF stays", bytes("a\r\nb"), "a\r\nb"],
  ["U+FFFD that is really there", bytes("\ufffd"), "\ufffd"],
])("%s", (_name, input, text) => {
  expect(decodeText(input, "a")).toEqual({ ok: true, text });
});

describe("refused in one line", () => {
  test.each([
    ["nothing", bytes(""), "empty-file", "1:1 nothing in it"],
    ["white space", bytes(" \r\n\t"), "empty-file", "1:1 nothing in it"],
    ["a byte order mark alone", bytes("\ufeff"), "empty-file", "1:1 nothing in it"],
    ["UTF-16 LE with its mark", bytes("\ufeff{}", "utf16le"), "text-encoding", "1:1 the text is in UTF-16"],
    ["UTF-16 BE with its mark", swapped("\ufeff{}"), "text-encoding", "1:1 the text is in UTF-16"],
    ["UTF-16 LE without a mark", bytes('{"task": "a b c"}', "utf16le"), "text-encoding", "1:1 the text is in UTF-16"],
    ["UTF-16 BE without a mark", swapped('{"task": "a b c"}'), "text-encoding", "1:1 the text is in UTF-16"],
    ["UTF-32", new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), "text-encoding", "1:1 the text is in UTF-32"],
    ["Latin-1", bytes("a: 1\ntask: caf\u00e9\n", "latin1"), "text-encoding", "2:10 a byte that is not UTF-8"],
    ["a surrogate in UTF-8", new Uint8Array([0x61, 0xed, 0xa0, 0x80]), "text-encoding", "1:2 a byte that is not UTF-8"],
    ["an overlong slash", new Uint8Array([0xc0, 0xaf]), "text-encoding", "1:1 a byte that is not UTF-8"],
    ["a zero byte in text", bytes("task: a\0b"), "text-encoding", "1:1 byte 8 is 0"],
    ["a PDF", bytes("%PDF-1.7\n\u00e2\u00e3", "latin1"), "text-encoding", "1:1 this is a PDF file"],
    ["a Word document", bytes("PK\u0003\u0004rest"), "text-encoding", "1:1 this is a ZIP archive"],
  ])("%s", (_name, input, rule, says) => {
    const decoded = decodeText(input, "a.txt");
    const found = decoded.ok ? [] : decoded.diagnostics;
    expect(found.map((each) => each.rule)).toEqual([rule]);
    expect(`${found[0]!.place.line}:${found[0]!.place.column} ${found[0]!.message}`).toContain(says);
    expect(found[0]!.place.file).toBe("a.txt");
  });
});
