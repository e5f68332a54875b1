import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { program, temporaryFolder } from "../hosts/program.ts";

const folder = temporaryFolder("bounds");

const BRIEF = `task: Sort emails into 8 queues
kind: routing
repetition: 92
examples: 1200
correctness: exact
sensitivity: cloud-ok
proposal: {model: gpt4o}
`;
const lines = (count: number) => Array.from({ length: count }, (_, at) => `Line ${at}\n`).join("");
const CHECK = ["check", "--no-config", "--as-of", "2026-11-24"];

const CASES: [name: string, file: string, text: string, args: string[], status: number, says: RegExp][] = [
  [
    "50,000 bad entries on one line",
    "a.json",
    `[${"[],".repeat(50_000)}[]]`,
    [...CHECK, "--format", "json"],
    1,
    /"findings": \[/,
  ],
  [
    "two fixes 20,000 lines apart",
    "b.md",
    `\`\`\`model-advisor\n${BRIEF}\`\`\`\n${lines(20_000)}\n\`\`\`model-advisor\n${BRIEF}\`\`\`\n`,
    [...CHECK, "--diff"],
    1,
    /^\+proposal: \{model: gpt-4o\}$[\s\S]*^\+proposal: \{model: gpt-4o\}$/m,
  ],
  ["a million empty lines of YAML", "c.yaml", "\n".repeat(1_000_000), CHECK, 1, /empty-file/],
  ["a million blanks", "d.yaml", `${" ".repeat(1_000_000)}\n`, CHECK, 1, /empty-file/],
  [
    "an order over 98,000 blanks",
    "e.json",
    JSON.stringify({ task: `ignore${" ".repeat(97_000)}all` }),
    ["classify"],
    0,
    /"status":/,
  ],
  [
    "99,000 wide letters in a table",
    "f.json",
    JSON.stringify({ task: "中".repeat(99_000) }),
    ["classify", "--format", "table"],
    0,
    /中/,
  ],
];

test.each(CASES)("%s", (_, file, text, [command = "", ...args], status, says) => {
  writeFileSync(path.join(folder, file), text);
  const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=192" };
  const done = program([command, file, ...args], { cwd: folder, env });
  expect({ status: done.status, signal: done.signal }).toEqual({ status, signal: null });
  expect(done.stdout).toMatch(says);
});
