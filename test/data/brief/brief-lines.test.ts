/** A stream of lines: nothing is lost, whatever the chunks and however bad a line. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streamBriefs } from "../../../src/data/brief/brief-documents.ts";
import type { BriefEntry } from "../../../src/data/brief/check-brief.ts";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

/** What comes of the bytes; nothing where no line says anything. */
async function read(input: Buffer, chunk = input.length || 1): Promise<BriefEntry[]> {
  async function* chunks() {
    // One buffer for all chunks, as a reader of files may have.
    const buffer = Buffer.alloc(chunk);
    for (let at = 0; at < input.length; at += chunk) yield buffer.subarray(0, input.copy(buffer, 0, at, at + chunk));
  }
  const entries: BriefEntry[] = [];
  for await (const some of streamBriefs(chunks(), "a.ndjson")) entries.push(...some);
  return entries;
}

const seen = (entry: BriefEntry): string =>
  entry.ok
    ? `${entry.place([]).line} ${entry.brief.task}`
    : `${entry.line} !${entry.diagnostics.map(({ rule }) => rule).join(" !")}`;

const line = (task: string) => `${JSON.stringify({ task })}\n`;

test.each([
  ["nothing", ""],
  ["blank lines alone", "\n \n"],
])("a stream of %s is no stream of briefs", async (_, text) => {
  async function* chunks() {
    yield new TextEncoder().encode(text);
  }
  const entries: BriefEntry[] = [];
  for await (const each of streamBriefs(chunks(), "a.ndjson")) entries.push(...each);
  expect(entries).toMatchObject([
    { ok: false, line: 1, diagnostics: [{ message: "nothing in it, expected a brief a line" }] },
  ]);
});

describe("lines", () => {
  test.each<[string, Buffer, string[]]>([
    ["none", bytes(""), ["1 !invalid-brief"]],
    ["blank ones are counted and skipped", bytes("\n  \r\n", line("a"), "\n", line("b")), ["3 a", "5 b"]],
    ["the last without an end", bytes(line("a"), '{"task": "b"}'), ["1 a", "2 b"]],
    ["a byte order mark", bytes([0xef, 0xbb, 0xbf], line("a")), ["1 a"]],
    ["a broken one", bytes(line("a"), '{"task"\n', line("c")), ["1 a", "2 !json-syntax", "3 c"]],
    ["a wrong one", bytes(line("a"), '{"task": 5}\n', line("c")), ["1 a", "2 !invalid-brief", "3 c"]],
    ["a key twice", bytes('{"task": "a", "task": "b"}\n', line("c")), ["1 !duplicate-key", "2 c"]],
    [
      "bytes that are not UTF-8",
      bytes(line("é"), '{"task": "', [0xe9], '"}\n', line("分")),
      ["1 é", "2 !text-encoding", "3 分"],
    ],
    ["bytes that are not UTF-8 at the very end", bytes(line("a"), [0xc3]), ["1 a", "2 !text-encoding"]],
    ["a zero byte", bytes('{"task": "\0"}\n', line("b")), ["1 !json-syntax", "2 b"]],
    ["100,000 levels", bytes("[".repeat(100_000), "\n", line("b")), ["1 !too-deep", "2 b"]],
  ])("%s", async (_name, input, want) => {
    for (const chunk of [1, 7, 4096]) {
      if (input.length / chunk >= 20_000) continue;
      expect((await read(input, chunk)).map(seen), `in chunks of ${chunk}`).toEqual(want);
    }
  });

  test.each([1024, 64 * 1024, 4 * 1024 * 1024])("one of more than 1 MiB is skipped, in chunks of %i", async (chunk) => {
    const input = bytes(
      line("a"),
      line("x".repeat(3 * 1024 * 1024)),
      line("c"),
      line("y".repeat(2 * 1024 * 1024)),
      line("e"),
    );
    expect((await read(input, chunk)).map(seen)).toEqual(["1 a", "2 !too-large", "3 c", "4 !too-large", "5 e"]);
  });
});

test("UTF-16 is named once, and ends the stream", async () => {
  const input = Buffer.from(`\ufeff${line("a")}${line("b")}`, "utf16le");
  expect((await read(input, 16)).map(seen)).toEqual(["1 !text-encoding"]);
});

describe("laws", () => {
  const anyLine = fc.oneof(
    fc.string({ unit: "binary" }).map((task) => JSON.stringify({ task })),
    fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, " ")),
    fc.constant(""),
  );

  test("chunks make no difference", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine), fc.integer({ min: 1, max: 20 }), async (lines, chunk) => {
        const input = bytes(lines.join("\n"));
        expect((await read(input, chunk)).map(seen)).toEqual((await read(input)).map(seen));
      }),
    );
  });

  test("each line that is not blank gives one entry, in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine), async (lines) => {
        const numbers = lines.flatMap((text, index) => (text.trim() === "" ? [] : [index + 1]));
        fc.pre(numbers.length > 0);
        const entries = await read(bytes(lines.join("\n")));
        expect(entries.map((entry) => (entry.ok ? entry.place([]).line : entry.line))).toEqual(numbers);
      }),
    );
  });
});

test("a stream gives what a chunk completes before the next is asked for", async () => {
  const asked: string[] = [];
  async function* chunks() {
    for (const part of [`${line("a")}{"task`, '": "b"}\n', line("c")]) {
      asked.push("chunk");
      yield bytes(part);
    }
  }
  for await (const entries of streamBriefs(chunks(), "a")) asked.push(...entries.map(seen));
  expect(asked).toEqual(["chunk", "1 a", "chunk", "2 b", "chunk", "3 c"]);
});
