/** `assess` in a real terminal: what is drawn, what keys do, and how the terminal is left. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Terminal } from "@xterm/headless";
import { describe, expect, it } from "vitest";
import { main, temporaryFolder } from "../hosts/program.ts";

const driver = path.join(import.meta.dirname, "in-terminal.py");
const folder = temporaryFolder("assess");

const missing = (() => {
  const tried = spawnSync("python3", ["-c", "import pty, termios"], { encoding: "utf8" });
  return tried.status === 0 ? undefined : "no python3 with the pty module, which opens the terminal";
})();

interface Shown {
  exit: number;
  shown: string;
  raw: string;
  /** The lines of the screen before each step's keys, and at the end. */
  screens: string[][];
}

type Step = [wait: string, send: string];

const KEY = {
  enter: "\r",
  down: "\u001b[B",
  up: "\u001b[A",
  esc: "\u001b",
  ctrlC: "\u0003",
  ctrlD: "\u0004",
};

interface Size {
  columns: number;
  rows: number;
}

/** What a terminal of this size shows after each part of what was written to it. */
async function screensOf(bytes: Buffer, marks: readonly number[], { columns, rows }: Size): Promise<string[][]> {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const screens: string[][] = [];
  let from = 0;
  for (const to of [...marks, bytes.length]) {
    const part = bytes.subarray(from, to);
    await new Promise<void>((done) => terminal.write(part, done));
    from = to;
    const { active } = terminal.buffer;
    screens.push(
      Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? ""),
    );
  }
  return screens;
}

/** Runs a shell command in a terminal; `assess` stands for the program. */
async function inTerminal(
  command: string,
  steps: Step[],
  { columns = 80, rows = 24, env = {} }: Partial<Size> & { env?: Record<string, string> } = {},
): Promise<Shown> {
  const assess = `'${process.execPath}' '${main}' assess --as-of 2026-11-24`;
  const job = {
    argv: ["sh", "-c", `cd '${folder}' && ${command.replace("assess", assess)}`],
    env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", TERM: "xterm-256color", ...env },
    columns,
    rows,
    steps: steps.map(([wait, send]) => ({ wait, send })),
  };
  const done = spawnSync("python3", [driver], { input: JSON.stringify(job), encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(done.stderr);
  const { bytes, marks, ...shown } = JSON.parse(done.stdout);
  return { ...shown, screens: await screensOf(Buffer.from(bytes, "base64"), marks, { columns, rows }) };
}

const KIND = "--kind routing";
const TASK = "Sort incoming support emails into 8 queues and pull out the order number";

/** From repetition to the volume; the first choice of each list. */
const ANSWERS: Step[] = [
  ["2/6", `92${KEY.enter}`],
  ["3/6", `1200${KEY.enter}`],
  ["4/6", `1${KEY.enter}`],
  ["5/6", `1${KEY.enter}`],
  ["6/6", `50k${KEY.enter}`],
];
/** Far below the last option there is "Done". */
const DONE: Step = ["Sharpen it?", KEY.down.repeat(9)];
const ENTER: Step = ["> Done", KEY.enter];
const WHOLE: Step[] = [["1/6", `${TASK}${KEY.enter}`], ["Right?", KEY.enter], ...ANSWERS, DONE, ENTER];
const REST: Step[] = [...ANSWERS, DONE, ENTER];

/** Index of the first line that holds the text; -1 for none. */
const lineOf = (screen: readonly string[], text: string): number => screen.findIndex((line) => line.includes(text));

describe.skipIf(missing)(`assess in a terminal${missing ? ` (skipped: ${missing})` : ""}`, () => {
  it.each([
    { columns: 40, rows: 24 },
    { columns: 80, rows: 24 },
    { columns: 120, rows: 40 },
  ])(
    "whole, at $columns x $rows: one line for each answer, one question at a time, the answer in view",
    async (size) => {
      const { exit, screens } = await inTerminal("assess", WHOLE, size);
      expect(exit).toBe(0);
      const [task, reads, repetition, , correct, data, volume, sharpen, done, end] = screens as string[][];
      expect(lineOf(task!, "What is the task?")).toBe(1);
      expect(lineOf(reads!, "Task ")).toBe(0);
      expect(reads!.join(" ").replace(/\s+/g, " ")).toContain("Reads as Routing, tier 1. Right?");
      expect(lineOf(reads!, "> Yes")).toBeGreaterThan(0);
      expect(repetition!.slice(0, 2).map((line) => line.slice(0, 12))).toEqual(["Task        ", "Kind of task"]);
      expect(lineOf(correct!, "Repetition")).toBe(2);
      expect(correct!.filter((line) => line.startsWith(">"))).toHaveLength(1);
      expect(lineOf(data!, "Correct if")).toBe(4);
      expect(lineOf(volume!, "Data ")).toBe(5);
      expect(volume!.join("\n")).not.toContain("5/6");
      // The answer and the question under it share the screen.
      expect(lineOf(sharpen!, "Next:")).toBeGreaterThanOrEqual(0);
      expect(lineOf(sharpen!, "Sharpen it?")).toBeGreaterThan(0);
      expect(lineOf(done!, "> Done")).toBeGreaterThan(0);
      expect(lineOf(end!, size.columns < 60 ? "Next:" : "Tier 1")).toBeGreaterThanOrEqual(0);
      expect(lineOf(end!, "Sharpen it?")).toBe(-1);
      expect(lineOf(end!, "Again: model-advisor assess")).toBeGreaterThan(0);
    },
  );

  it("redraws on Esc: the line of the answer gives way to its question, with the answer to start from", async () => {
    const { exit, screens } = await inTerminal(`assess --task x ${KIND}`, [
      ["2/6", `92${KEY.enter}`],
      ["3/6", KEY.esc],
      ["2/6", `${KEY.enter}`],
      ["3/6", KEY.ctrlC],
    ]);
    expect(exit).toBe(130);
    const [, examples, again, then] = screens;
    expect(lineOf(examples!, "Repetition    92%")).toBe(0);
    expect(again!.join("\n")).not.toContain("Repetition    92%");
    expect(again!.filter((line) => line.includes("2/6"))).toHaveLength(1);
    expect(lineOf(again!, "> 92")).toBeGreaterThan(0);
    expect(then!.filter((line) => line.includes("Repetition    92%"))).toHaveLength(1);
  });

  it("shows on the way back what holds still", async () => {
    const { screens } = await inTerminal(`assess --task x ${KIND}`, [
      ["2/6", `92${KEY.enter}`],
      ["3/6", `1200${KEY.enter}`],
      ["4/6", `1${KEY.enter}`],
      ["5/6", KEY.esc],
      ["4/6", KEY.esc],
      ["3/6", `${KEY.enter}`],
      ["5/6", KEY.ctrlC],
    ]);
    const names = screens[6]!.slice(0, 3).map((line) => line.slice(0, 14).trim());
    expect(names).toEqual(["Repetition", "Examples", "Correct if"]);
  });

  it.each([
    ["Ctrl-C", KEY.ctrlC, "2/6"],
    ["Ctrl-D", KEY.ctrlD, "2/6"],
    ["Ctrl-D in the middle of a line", `ab${KEY.ctrlD}`, "2/6"],
  ])("keeps the answers on %s, says how to go on, and leaves the terminal as it was", async (_, keys, wait) => {
    const { shown } = await inTerminal(`assess --task x ${KIND}; echo "exit $?"; stty -a`, [[wait, keys]]);
    expect(shown).toContain("exit 130");
    expect(shown).toContain("model-advisor assess --task x --kind routing");
    expect(shown).toMatch(/[^-]icanon/);
    expect(shown).toMatch(/[^-]echo\b/);
  });

  it.each([
    [
      "on a list",
      [
        ["2/6", `92${KEY.enter}`],
        ["3/6", `5${KEY.enter}`],
        ["4/6", KEY.ctrlD],
      ] as Step[],
    ],
    ["under the advice", [...ANSWERS, ["Sharpen it?", KEY.ctrlD]] as Step[]],
  ])("stops on Ctrl-D %s", async (_, steps) => {
    const { exit, shown } = await inTerminal(`assess --task x ${KIND}`, steps);
    expect(exit).toBe(130);
    expect(shown).toContain("Stopped");
    expect(shown).toContain("--repetition 92");
  });

  it.each([
    ["marked", `\u001b[200~Sort emails\ninto 8 queues\n\u001b[201~`, {}],
    ["not marked", "Sort emails\rinto 8 queues\r", {}],
    ["with --plain", "Sort emails\rinto 8 queues\r", { TERM: "dumb" }],
  ])("a paste of several lines, %s, answers one question", async (_, paste, env) => {
    const { shown } = await inTerminal(
      `assess ${KIND}`,
      [
        ["What is the task?", paste],
        ["into 8 queues", KEY.enter],
        ["same pattern?", KEY.ctrlC],
      ],
      { env },
    );
    expect(shown).toContain("task: Sort emails into 8 queues\n");
    expect(shown).not.toContain("repetition:");
  });

  it("writes the advice to stdout, and the talk elsewhere", async () => {
    const file = path.join(folder, "advice.json");
    const { exit } = await inTerminal(`assess --task x ${KIND} > advice.json`, REST);
    expect(exit).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8")).tier).toBe(1);
  });

  it("saves the brief where it is told to", async () => {
    const { exit, shown } = await inTerminal(`assess --task x ${KIND}`, [
      ...REST.slice(0, 6),
      ["> Done", KEY.up],
      ["> Save the brief", KEY.enter],
      ["Save the brief as", `brief.json${KEY.enter}`],
    ]);
    expect(exit).toBe(0);
    expect(shown).toContain("model-advisor classify brief.json");
    expect(JSON.parse(readFileSync(path.join(folder, "brief.json"), "utf8"))).toMatchObject({ repetition: 92 });
  });

  it("works in 40 columns with wide characters", async () => {
    const { exit, screens } = await inTerminal(
      `assess ${KIND} --client アクメ保険`,
      [["1/6", `顧客からの問い合わせメールを八つのキューに振り分ける${KEY.enter}`], ...REST],
      { columns: 40 },
    );
    expect(exit).toBe(0);
    expect(screens.at(-1)!.join("\n")).toContain("Next:");
    expect(screens.at(-1)!.join("\n")).toMatch(/アクメ/);
    expect(lineOf(screens[1]!, "Task          顧客")).toBe(0);
  });

  it("uses no colour under NO_COLOR", async () => {
    const { raw } = await inTerminal(`assess --task x ${KIND}`, REST, { env: { NO_COLOR: "1" } });
    expect(raw).toContain("Sharpen it?");
    expect(raw.split("\u001b[").filter((part) => /^[\d;]*m/.test(part))).toEqual([]);
  });

  it("moves no cursor on a dumb terminal", async () => {
    const steps: Step[] = [
      ["Your answer:", `92${KEY.enter}`],
      ["Your answer:", `1200${KEY.enter}`],
      ["1 to 5 [5]:", `1${KEY.enter}`],
      ["1 to 4 [4]:", `1${KEY.enter}`],
      ["Your answer:", `50k${KEY.enter}`],
      ["Your choice,", `done${KEY.enter}`],
    ];
    const { exit, raw } = await inTerminal(`assess --task x ${KIND}`, steps, { env: { TERM: "dumb" } });
    expect(exit).toBe(0);
    expect(raw).not.toContain("\u001b");
  });
});

describe.skipIf(missing)("a text longer than the screen", () => {
  it("goes through the pager that is named, and only then", async () => {
    const brief = path.join(import.meta.dirname, "../../examples/briefs/inbox-triage.json");
    const classify = `'${process.execPath}' '${main}' classify '${brief}' --as-of 2026-11-24`;
    const env = { PAGER: "sed s/^/paged:/" };
    const all = await inTerminal(`${classify} --details`, [], { env });
    expect(all.shown).toContain("paged:What it costs");
    const first = await inTerminal(classify, [], { env });
    expect(first.shown).not.toContain("paged:");
    const none = await inTerminal(`${classify} --details --no-pager`, [], { env });
    expect(none.shown).not.toContain("paged:");
    const missingPager = await inTerminal(`${classify} --details`, [], { env: { PAGER: "no-such-pager-here" } });
    expect(missingPager.shown).toContain("What it costs");
  });
});
