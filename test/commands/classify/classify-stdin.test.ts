/** NDJSON on stdin is streamed, in whatever pieces it comes and however its first line looks. */
import { describe, expect, test } from "vitest";
import { run } from "../../../src/commands/classify/classify.ts";
import { usageError } from "../../../src/core/types/errors.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

const BRIEF = '{"task":"Sort emails into 8 queues"}\n';

/** A host whose stdin comes in these pieces; to ask for all of it at once is to fail. */
function hostOf(pieces: readonly string[]) {
  const host = memoryHost();
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  host.stdinChunks = async function* () {
    yield* bytes;
  };
  let rest = 0;
  host.readStdin = () => {
    rest++;
    if (bytes.length > 1) throw usageError("read at once");
    return new Uint8Array();
  };
  return { host, whole: () => rest };
}

const many = (count: number) => Array.from({ length: count }, () => BRIEF);

/** The same brief with blanks that make it long. */
const long = (line: string) => line.replace(":", `:${" ".repeat(5000)}`);

describe("is streamed", () => {
  test.each([
    ["when the first piece ends within the first line", ['{"task":"So', 'rt"}\n', BRIEF, BRIEF], 3],
    ["when pieces are single characters", [...'{"task":"a"}\n{"task":"b"}\n'], 2],
    ["when it comes in very many pieces", many(500).flatMap((line) => [line.slice(0, 9), line.slice(9)]), 500],
    ["when it begins with empty lines", ["\n", "\n ", BRIEF, BRIEF], 2],
    ["when the first line is bad", ["{broken\n", ...many(300).map(long)], 301],
    ["when the first line is long", [`{"task":"${"x".repeat(900_000)}"}\n`, ...many(50).map(long)], 51],
  ])("%s", async (_name, pieces, lines) => {
    const { host, whole } = hostOf(pieces);
    await run({ operands: [], format: "ndjson" }, host);
    expect(whole()).toBe(0);
    expect(host.out.trimEnd().split("\n")).toHaveLength(lines);
  });
});

test("one document in several pieces is one document", async () => {
  const host = memoryHost({ stdin: '{\n"task": "Sort emails",\n"kind": "routing"}' });
  expect(await run({ operands: [], format: "json" }, host)).toBe(0);
  expect(JSON.parse(host.out).task.kind).toBe("routing");
});
