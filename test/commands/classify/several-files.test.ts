/** Several files: each gives what it gives by itself, in their order, and what is wrong names its file. */
import { describe, expect, it } from "vitest";
import { run } from "../../../src/commands/classify/classify.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";
import { runIn } from "../../hosts/run-in-memory.ts";

const FILES = {
  [`${CWD}/ok.json`]: '{"task":"Sort support emails into 8 queues"}',
  [`${CWD}/bad.json`]: '{"task":"Sort","tsak":1}',
  [`${CWD}/two.ndjson`]: '{"task":"Sort"}\n{"task":"Sort","repetition":-5}\n',
};

/** Of an advice its status, of what is wrong its file, line and whether a finding says where. */
type Line = string | [file: string, line: number | null, findings: number];

async function linesOf(format: "json" | "ndjson", operands: string[]) {
  const { code, host, out } = await runIn(run, { operands, format }, memoryHost({ files: FILES }));
  const items: Record<string, unknown>[] =
    format === "json"
      ? JSON.parse(out)
      : out
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
  const lines = items.map(
    (item): Line =>
      typeof item.error === "string"
        ? [String(item.file), item.line as number | null, (item.findings as object[]).length]
        : "advice",
  );
  return { code, err: host.err, lines };
}

describe.each(["json", "ndjson"] as const)("several files as %s", (format) => {
  const cases: [string[], Line[], number][] = [
    [["ok.json", "none.json", "bad.json"], ["advice", ["none.json", null, 0], ["bad.json", 1, 1]], 2],
    [["none.json", "ok.json"], [["none.json", null, 0], "advice"], 2],
    [["bad.json", "two.ndjson"], [["bad.json", 1, 1], "advice", ["two.ndjson", 2, 1]], 1],
    [
      ["none.json", "nil.json"],
      [
        ["none.json", null, 0],
        ["nil.json", null, 0],
      ],
      2,
    ],
  ];
  it.each(cases)("%j", async (operands, lines, exit) => {
    const ran = await linesOf(format, operands);
    expect(ran.lines).toEqual(lines);
    expect(ran.code).toBe(exit);
    const unread = lines.filter((line) => line[1] === null).length;
    expect(ran.err.match(/cannot read/g) ?? []).toHaveLength(unread);
  });
});

it("one file that is not there ends the run, with nothing on stdout", async () => {
  const { code, out } = await runIn(
    run,
    { operands: ["none.json"], format: "json" as const },
    memoryHost({ files: FILES }),
  );
  expect(code).toMatch(/^usage: cannot read/);
  expect(out).toBe("");
});
