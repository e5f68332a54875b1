/** `assess` in a real terminal: what is drawn, what keys do, and how the terminal is left. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const main = path.join(import.meta.dirname, "../../dist/cli/main.cjs");
const driver = path.join(import.meta.dirname, "in-terminal.py");
const folder = mkdtempSync(path.join(tmpdir(), "assess-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const missing = (() => {
  const tried = spawnSync("python3", ["-c", "import pty, termios"], { encoding: "utf8" });
  return tried.status === 0 ? undefined : "no python3 with the pty module, which opens the terminal";
})();

interface Shown {
  exit: number;
  shown: string;
  raw: string;
}

type Step = [wait: string, send: string];

const KEY = { enter: "\r", down: "\u001b[B", up: "\u001b[A", esc: "\u001b", ctrlC: "\u0003" };

/** Runs a shell command in a terminal; `assess` stands for the program. */
function inTerminal(
  command: string,
  steps: Step[],
  { columns = 80, env = {} }: { columns?: number; env?: Record<string, string> } = {},
): Shown {
  const assess = `'${process.execPath}' '${main}' assess --as-of 2026-11-24`;
  const job = {
    argv: ["sh", "-c", `cd '${folder}' && ${command.replace("assess", assess)}`],
    env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", TERM: "xterm-256color", ...env },
    columns,
    rows: 24,
    steps: steps.map(([wait, send]) => ({ wait, send })),
  };
  const done = spawnSync("python3", [driver], { input: JSON.stringify(job), encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

const KIND = "--kind routing";
const TASK = "Sort support emails into 8 queues and pull out the order number";

/** From the statement to the review, Enter everywhere it will do. */
const UP_TO_REVIEW: Step[] = [
  ["Question 2 of 5", ""],
  ["Your answer", `92${KEY.enter}`],
  ["Question 3 of 5", ""],
  ["Your answer", `1200${KEY.enter}`],
  ["Question 4 of 5", ""],
  ["A program can check it", KEY.enter],
  ["Question 5 of 5", ""],
  ["don't know", KEY.enter],
  ["optional questions", ""],
  ["Go on?", KEY.enter],
];
const TO_THE_END: Step[] = [
  ["Is this right?", KEY.enter],
  ["Save this brief", KEY.enter],
];

describe.skipIf(missing)(`assess in a terminal${missing ? ` (skipped: ${missing})` : ""}`, () => {
  it("goes from the statement to the advice", () => {
    const { exit, shown } = inTerminal("assess", [
      ["Your answer", `${TASK}${KEY.enter}`],
      ["Which kind of task is it?", KEY.enter],
      ...UP_TO_REVIEW,
      ...TO_THE_END,
    ]);
    expect(shown).toMatch(/I read this as|please choose/);
    expect(shown).toMatch(/Tier +1/);
    expect(shown).toContain("model-advisor classify");
    expect(exit).toBe(0);
  });

  it("goes back with Esc, with the answer to start from", () => {
    const { exit, shown } = inTerminal(`assess --task x ${KIND}; stty -a`, [
      ["Your answer", `92${KEY.enter}`],
      ["Question 3 of 5", ""],
      ["Your answer", KEY.esc],
      ["Question 2 of 5", ""],
      ["Your answer 92", KEY.enter],
      ["Question 3 of 5", ""],
      ["Your answer", KEY.ctrlC],
    ]);
    expect(shown).toContain("--repetition 92");
    expect(exit).toBe(0);
  });

  it("leaves the terminal as it was after Ctrl-C, with 130", () => {
    const { shown } = inTerminal(`assess --task x ${KIND}; echo "exit $?"; stty -a`, [["Your answer", KEY.ctrlC]]);
    expect(shown).toContain("exit 130");
    expect(shown).toMatch(/[^-]icanon/);
    expect(shown).toMatch(/[^-]echo\b/);
  });

  it("takes a pasted text of several lines as one answer", () => {
    const { shown } = inTerminal(`assess ${KIND}`, [
      ["Your answer", `\u001b[200~Sort emails\ninto 8 queues\u001b[201~${KEY.enter}`],
      ["Question 2 of 5", KEY.ctrlC],
    ]);
    expect(shown).toContain("task: Sort emails into 8 queues\n");
  });

  it("writes the advice to stdout, and the talk elsewhere", () => {
    const file = path.join(folder, "advice.json");
    const { exit } = inTerminal(`assess --task x ${KIND} > advice.json`, [...UP_TO_REVIEW, ...TO_THE_END]);
    expect(exit).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8")).tier).toBe(1);
  });

  it("saves the brief where it is told to", () => {
    const { exit, shown } = inTerminal(`assess --task x ${KIND}`, [
      ...UP_TO_REVIEW,
      ["Is this right?", KEY.enter],
      ["Save this brief", `brief.json${KEY.enter}`],
    ]);
    expect(exit).toBe(0);
    expect(shown).toContain("model-advisor classify brief.json");
    expect(JSON.parse(readFileSync(path.join(folder, "brief.json"), "utf8"))).toMatchObject({ repetition: 92 });
  });

  it("works in 40 columns with wide characters", () => {
    const { exit, shown } = inTerminal(
      `assess ${KIND} --client アクメ保険`,
      [
        ["Your answer", `顧客からの問い合わせメールを八つのキューに振り分ける${KEY.enter}`],
        ...UP_TO_REVIEW,
        ...TO_THE_END,
      ],
      { columns: 40 },
    );
    expect(exit).toBe(0);
    expect(shown).toMatch(/Tier/);
    expect(shown).toContain("アクメ保険");
  });

  it("uses no colour under NO_COLOR", () => {
    const { raw } = inTerminal(`assess --task x ${KIND}`, [...UP_TO_REVIEW, ...TO_THE_END], {
      env: { NO_COLOR: "1" },
    });
    expect(raw).toContain("Is this right?");
    expect(raw.split("\u001b[").filter((part) => /^[\d;]*m/.test(part))).toEqual([]);
  });

  it("moves no cursor on a dumb terminal", () => {
    const steps: Step[] = [
      ["Your answer:", `92${KEY.enter}`],
      ["Your answer:", `1200${KEY.enter}`],
      ["Your answer (1 to 5):", `1${KEY.enter}`],
      ["Your answer (1 to 4):", `1${KEY.enter}`],
      ["Go on? (1 to 2):", `1${KEY.enter}`],
      ["Is this right?", KEY.enter],
      ["Save this brief", KEY.enter],
    ];
    const { exit, raw } = inTerminal(`assess --task x ${KIND}`, steps, { env: { TERM: "dumb" } });
    expect(exit).toBe(0);
    expect(raw).not.toContain("\u001b");
  });
});
