/** Which notation a text is in, how many briefs it holds, and where each stands. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/core/text/plain-text.ts";
import { beginsWithLines, readBriefs } from "../../../src/data/brief/brief-documents.ts";
import type { BriefEntry } from "../../../src/data/brief/check-brief.ts";

/** `1 task` for a brief that begins on line 1, `1 !rule` for one that is not acceptable. */
const seen = (entry: BriefEntry): string =>
  entry.ok
    ? `${entry.place([]).line} ${entry.brief.task}`
    : `${entry.line} !${entry.diagnostics.map(({ rule }) => rule).join(" !")}`;

const read = async (text: string, file = "stdin") => {
  const { form, entries } = await readBriefs(text, file);
  return [form, ...entries.map(seen)];
};

describe("notations", () => {
  test.each<[string, string, string, string[]]>([
    ["a JSON object", "stdin", '{"task": "a"}\n', ["one", "1 a"]],
    ["JSON on several lines", "stdin", '\n{\n"task":\n"a"\n}', ["one", "2 a"]],
    ["a JSON list", "stdin", '[{"task": "a"},\n{"task": "b"}]', ["list", "1 a", "2 b"]],
    ["NDJSON", "stdin", '{"task": "a"}\n\n{"task": "b"}', ["lines", "1 a", "3 b"]],
    ["NDJSON by name, one line", "a.ndjson", '{"task": "a"}', ["lines", "1 a"]],
    ["JSON lines by name, with CRLF", "a.jsonl", '{"task": "a"}\r\n{"task": "b"}\r\n', ["lines", "1 a", "2 b"]],
    ["YAML", "stdin", "task: a\nexamples: 5\n", ["one", "1 a"]],
    ["a YAML list", "stdin", "# briefs\n- task: a\n- task: b\n", ["list", "2 a", "3 b"]],
    ["front matter", "a.md", "---\nmodel_advisor:\n  task: a\n---\n# Scope\n", ["one", "3 a"]],
    [
      "front matter and a block",
      "a.md",
      "---\nmodel_advisor: {task: a}\n---\n```model-advisor\ntask: b\n```\n",
      ["list", "2 a", "5 b"],
    ],
    ["YAML by name, though it begins with a brace", "a.yaml", "{task: a}", ["one", "1 a"]],
  ])("%s", async (_name, file, text, want) => {
    expect(await read(text, file)).toEqual(want);
  });
});

describe("what is not acceptable", () => {
  test.each<[string, string, string, string[]]>([
    ["words", "stdin", "hello", ["one", "1 !invalid-brief"]],
    ["YAML in a JSON file", "a.json", "task: a", ["one", "1 !json-syntax"]],
    ["broken JSON on several lines", "stdin", '{\n"task": "a"\n"usage": {"batch": true}\n}', ["one", "3 !json-syntax"]],
    ["broken YAML", "stdin", "task: a: b", ["one", "1 !yaml-syntax"]],
    ["a document without a brief", "a.md", "# Scope\n", ["one", "1 !invalid-brief"]],
    ["a document with a bad brief", "a.md", "---\nmodel_advisor:\n  tsk: a\n---\n", ["one", "3 !unknown-key"]],
    ["an empty list", "stdin", "[]", ["list", "1 !invalid-brief"]],
    ["a list of lists", "stdin", '[["a"], {"task": "b"}]', ["list", "1 !invalid-brief", "1 b"]],
    ["a key twice", "stdin", '{"task": "a", "task": "b"}', ["one", "1 !duplicate-key"]],
    [
      "in a list, the others are read",
      "stdin",
      '[{"task": "a"},\n{"tsk": "b"},\n{"task": "c"}]',
      ["list", "1 a", "2 !invalid-brief", "3 c"],
    ],
    [
      "in a YAML list, the others are read",
      "stdin",
      "- task: a\n- tsk: b\n- task: c",
      ["list", "1 a", "2 !invalid-brief", "3 c"],
    ],
    [
      "in NDJSON, the others are read, also when the first line is broken",
      "stdin",
      '{"task": "a"\n{"task": "b"}\n{"task": 5}',
      ["lines", "1 !json-syntax", "2 b", "3 !invalid-brief"],
    ],
  ])("%s", async (_name, file, text, want) => {
    expect(await read(text, file)).toEqual(want);
  });

  test("a fault is told at its own place, in the words of checkBrief", async () => {
    const { entries } = await readBriefs("- task: a\n- task: b\n  repetion: 92\n", "a.yaml");
    const faults = entries.flatMap((entry) => (entry.ok ? [] : entry.diagnostics));
    expect(faults.map(({ place, message }) => `${place.file}:${place.line}:${place.column} ${message}`)).toEqual([
      'a.yaml:3:3 unknown key "repetion"; did you mean "repetition"?',
    ]);
  });
});

test.each([
  ['{"task": "a"}\n{"ta', true],
  ['\n {"task": "a"} \r\n\n{', true],
  ['{"task": "a"}\n', false],
  ['{"task": "a"}', false],
  ['{\n"task": "a"}\n', false],
  ['[{"task": "a"}]\n{', false],
  ["task: a\nkind: b", false],
  ["", false],
])("%j begins with lines: %s", (text, want) => {
  expect(beginsWithLines(text)).toBe(want);
});

test("no text makes it throw, and each gives at least one entry", async () => {
  const piece = fc.constantFrom(
    ..."{}[]:,\"'-&*!?%#|>\n\t \\".split(""),
    "task",
    "usage",
    "steps",
    '{"task":"a"}',
    "- task: a\n",
    "\u001b[31m",
    "\ud800",
    "1e999",
    "__proto__",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom("stdin", "a.yaml", "a.json"),
      async (pieces, file) => {
        const { entries } = await readBriefs(`${pieces.join("")}x`, file);
        expect(entries.length).toBeGreaterThan(0);
        for (const entry of entries) {
          if (entry.ok) continue;
          for (const { message } of entry.diagnostics) expect(plainText(message)).toBe(message);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
