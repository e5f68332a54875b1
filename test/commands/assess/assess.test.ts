/** Whole runs of `assess`, typed line by line. */
import { execFileSync } from "node:child_process";
import { PassThrough, Writable } from "node:stream";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { parseWithCommander } from "../../../src/cli/program.ts";
import { run } from "../../../src/commands/assess/assess.ts";
import { flagsText, shellWord } from "../../../src/commands/assess/assess-answers.ts";
import * as advice from "../../../src/commands/assess/assess-results.ts";
import { assessSpec } from "../../../src/commands/assess/assess-spec.ts";
import { dataError, isStop } from "../../../src/core/types/errors.ts";
import { CWD, type MemoryHost, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";

const CTRL_C = "\u0003";
const ELSEWHERE = { [`${CWD}/other.txt`]: "" };

interface Ran {
  code: number | string;
  host: MemoryHost;
  /** What was shown on the terminal. */
  err: string;
}

/** Runs with these words; `typed` are the lines that a person types, undefined when there is no terminal. */
async function assess(args: string[], typed: string[] | undefined, options: MemoryHostOptions = {}): Promise<Ran> {
  const host = memoryHost({ files: ELSEWHERE, env: { TERM: "dumb" }, stdinIsTTY: typed !== undefined, ...options });
  let shown = "";
  if (typed) {
    const input = new PassThrough();
    const lines = typed.map((line) => (line === CTRL_C ? line : `${line}\r`));
    const output = new Writable({
      write(chunk, _, done) {
        shown += String(chunk);
        // A person types when asked.
        if (/: $/.test(String(chunk))) setTimeout(() => input.write(lines.shift() ?? CTRL_C), 1);
        done();
      },
    });
    const write = (text: string | Uint8Array) => {
      shown += String(text);
    };
    const stderr = { ...host.stderr, isTTY: true, write };
    Object.assign(host, { stderr, terminal: () => ({ input, output }) });
  }
  const silent = { out: () => {}, err: () => {}, columns: 80 };
  const parsed = parseWithCommander([assessSpec], "0.0.0", ["assess", ...args], silent);
  const code = await run(parsed!.options, host).catch((error) => {
    if (isStop(error)) return error.message;
    throw error;
  });
  return { code, host, err: typed ? shown : host.err };
}

const TASK = "Sort support emails into 8 queues";
const FIVE = [
  "--task",
  TASK,
  "--kind",
  "routing",
  "--repetition",
  "92",
  "--examples",
  "1200",
  "--correctness",
  "exact",
];
const ALL = [...FIVE, "--sensitivity", "cloud-ok", "--requests-per-month", "50000"];
/** What a shell makes of them. */
const shellWords = (words: string): string[] =>
  execFileSync("sh", ["-c", `printf '%s\\n' ${words}`], { encoding: "utf8" })
    .trimEnd()
    .split("\n");
/** Enough, once asked whether to sharpen it. */
const ON = ["done"];

beforeEach(() => {
  vi.restoreAllMocks();
});

describe("a whole run", () => {
  it("asks what is open, advises, and gives the brief and the command that gives the same advice", async () => {
    const { code, host, err } = await assess([...FIVE], ["1", "50k", ...ON]);
    expect(code).toBe(0);
    expect(err).toContain("(5 of 6)");
    expect(err).not.toContain("(4 of 6)");
    const given = JSON.parse(host.out);
    expect(given).toMatchObject({ tier: 1, approach: "local-fine-tuned", task: { kind: "routing" } });
    const [, words] = /^Again: model-advisor assess (.*) --no-input$/m.exec(err)!;
    const again = await assess([...shellWords(words!), "--no-input"], undefined);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.host.out)).toEqual(given);
  });
  it("sharpens a vague statement, and lets the person pick the kind", async () => {
    const typed = ["AI for marketing", "1", "Sort inbound leads into 5 queues by what they ask for", "1"];
    const { err } = await assess([], [...typed, CTRL_C]);
    expect(err).toMatch(/many tasks/);
    expect(err).toMatch(/Reads as|Which kind|What should come out/);
    expect(err).toContain("(2 of 6)");
  });
  it("changes an answer after the advice, and advises anew", async () => {
    const { host } = await assess(ALL, ON);
    expect(JSON.parse(host.out).fine_tuning.examples.have).toBe(1200);
    const changed = await assess(ALL, ["change an answer", "change examples", "100", ...ON]);
    expect(JSON.parse(changed.host.out).fine_tuning.examples.have).toBe(100);
  });
  it("stops where no language model is needed, and gives a command that gives the same advice", async () => {
    const { code, host, err } = await assess([], ["Predict which machines fail from sensor readings", "yes"]);
    expect(code).toBe(0);
    expect(JSON.parse(host.out).task.language_task.value).toBe(false);
    expect(err).not.toContain("(2 of 6)");
    expect(err).toMatch(/^Again: printf '%s' .*Predict which.* \| model-advisor classify$/m);
  });
  it("takes don't know for every answer, and keeps asking nothing", async () => {
    const { code, host, err } = await assess(["--task", "unknown"], ["don't", "?", "?", "5", "4", "?", CTRL_C]);
    expect(code).toBe(130);
    expect(host.out).toBe("");
    expect(err).toContain("examples: unknown");
  });
  it("asks only what is needed, with --yes", async () => {
    const { code, host, err } = await assess([...FIVE, "--yes"], ["2"]);
    expect(code).toBe(0);
    expect(err).not.toContain("Sharpen it?");
    expect(err).not.toContain("requests come in a month");
    expect(JSON.parse(host.out).status).toBe("complete");
  });
  it("takes currency and tables from the config file, and leaves them to it in the command that it shows", async () => {
    const files = { ...ELSEWHERE, [`${CWD}/.model-advisor.yaml`]: "currency: USD\n" };
    const { host, err } = await assess(ALL, ON, { files });
    expect(JSON.parse(host.out).data.fx.currency).toBe("USD");
    expect(err).toMatch(/^Again: .*--requests-per-month 50000 --no-input$/m);
  });
  it("writes the page for a client beside the advice, in the agency's name, and over nothing of somebody else's", async () => {
    const files = { ...ELSEWHERE, [`${CWD}/a.yaml`]: "name: Agency\n", [`${CWD}/mine.html`]: "<p>mine" };
    const args = [...ALL, "--no-input", "--report", "r.html", "--brand", "a.yaml"];
    const { code, host, err } = await assess(args, undefined, { files });
    expect(code).toBe(0);
    expect(JSON.parse(host.out).tier).toBe(1);
    expect(String(host.files.get(`${CWD}/r.html`))).toMatch(/^<!doctype html>[\s\S]*Agency/);
    expect(err).toContain("The report is in r.html.");
    const page = await assess([...ALL, "--no-input", "--format", "html"], undefined);
    expect(page.host.out).toMatch(/^<!doctype html>/);
    const refused = await assess([...ALL, "--no-input", "--report", "mine.html"], undefined, { files });
    expect(refused.code).toMatch(/^cannot write "mine\.html"/);
    expect((await assess([...ALL, "--no-input", "--brand", "a.yaml"], undefined, { files })).code).toMatch(
      /--brand is for/,
    );
  });
  it.each(["true", "1"])("waits for nobody at the terminal of a pipeline (CI=%s)", async (CI) => {
    const { code } = await assess(ALL, [""], { env: { TERM: "dumb", CI } });
    expect(code).toMatch(/^assess asks its questions in a terminal, and here is none/);
  });

  it("asks nothing with --no-input, and says nothing besides the advice", async () => {
    const { code, host, err } = await assess([...ALL, "--no-input"], undefined);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(JSON.parse(host.out).tier).toBe(1);
  });
});

describe("Ctrl-C", () => {
  const typed = [TASK, "1", "92", "?"];
  it("ends with 130, and gives the answers and a command line that goes on from them", async () => {
    const { code, host, err } = await assess([], [...typed, CTRL_C]);
    expect(code).toBe(130);
    expect(host.out).toBe("");
    expect(err).toContain(`  task: ${TASK}\n`);
    const [, words] = /^ {2}model-advisor assess (.*)$/m.exec(err)!;
    const on = await assess(shellWords(words!), ["1", "1", "", ...ON]);
    expect(on.err.match(/\d of 6/)?.[0]).toBe("4 of 6");
  });
  it("leaves the answers in the file of --save, from which the next run goes on", async () => {
    const { code, host, err } = await assess(["--save", "brief.yaml"], [...typed, CTRL_C]);
    expect(code).toBe(130);
    expect(err).toContain("model-advisor assess --from brief.yaml --save brief.yaml");
    const kept = String(host.files.get(`${CWD}/brief.yaml`));
    expect(parse(kept)).toMatchObject({ task: TASK, repetition: 92, examples: "unknown" });
    const files = { [`${CWD}/brief.yaml`]: kept };
    const on = await assess(["--from", "brief.yaml", "--save", "brief.yaml"], ["1", "1", "", ...ON], { files });
    expect(on.err.match(/\d of 6/)?.[0]).toBe("4 of 6");
    expect(on.code).toBe(0);
    expect(parse(String(on.host.files.get(`${CWD}/brief.yaml`)))).toMatchObject({ correctness: "exact" });
  });
  it("under the advice leaves it where it was to be written", async () => {
    const { code, host, err } = await assess([...ALL, "--report", "r.html"], [CTRL_C]);
    expect(code).toBe(130);
    expect(JSON.parse(host.out).tier).toBe(1);
    expect(String(host.files.get(`${CWD}/r.html`))).toMatch(/^<!doctype html>/);
    expect(err).toContain("The report is in r.html.");
  });
  it("while an answer is changed leaves the advice without it", async () => {
    const { host } = await assess(ALL, ["change an answer", "change examples", CTRL_C]);
    expect(JSON.parse(host.out).fine_tuning.examples.have).toBe(1200);
  });
  it("names the file that says all of it already", async () => {
    const files = { [`${CWD}/b.yaml`]: `task: ${TASK}\nkind: routing\nproposal: {model: gpt-4o}\n` };
    const { err } = await assess(["--from", "b.yaml"], [CTRL_C], { files });
    expect(err).toContain("Your answers are those of b.yaml. Go on with:\n  model-advisor assess --from b.yaml\n");
  });
  it("before the first answer says so", async () => {
    const { code, err } = await assess([], [CTRL_C]);
    expect(code).toBe(130);
    expect(err).toMatch(/Stopped\. Nothing was answered yet\.\n$/);
  });
  it("never shows what could steer a terminal", async () => {
    const files = {
      [`${CWD}/brief.json`]: JSON.stringify({ task: "Sort\u001b[31m \u202e mail\ninto queues", kind: "routing" }),
    };
    const { err } = await assess(["--from", "brief.json"], ["92", CTRL_C], { files });
    expect(err).toContain("model-advisor assess --from brief.yaml");
    expect(err).toContain("Sort");
    expect(err).not.toContain("\u001b[31m");
    expect(err).not.toContain("\u202e");
  });
  it("gives a brief that flags cannot say as lines for a file", async () => {
    const files = { [`${CWD}/brief.yaml`]: "task: Sort\nproposal: {model: gpt-4o}\n" };
    const { err } = await assess(["--from", "brief.yaml", "--client", "Acme"], [CTRL_C], { files });
    expect(err).toContain("  proposal:\n    model: gpt-4o\n");
    expect(err).toContain("model-advisor assess --from brief.yaml");
  });
});

it("gives the answers back when the advice fails", async () => {
  vi.spyOn(advice, "showAdvice").mockRejectedValue(dataError("no advice today"));
  const { code, err } = await assess(FIVE, ["1", "", ...ON]);
  expect(code).toBe("no advice today");
  expect(err).toContain("repetition: 92");
  expect(err).toContain("model-advisor assess --task");
});

describe("what cannot be asked or kept is said before the first question", () => {
  const files = {
    [`${CWD}/a.yaml`]: "task: Sort\n",
    [`${CWD}/kind.yaml`]: "task: Sort\nkind: ruting\n",
    [`${CWD}/two.json`]: '[{"task":"a"},{"task":"b"}]',
  };
  const cases: [string, string[], RegExp][] = [
    [
      "no terminal",
      [],
      /^assess asks its questions in a terminal, and here is none: give a brief to `model-advisor classify`/,
    ],
    ["no terminal, and all answered", ALL, /model-advisor classify.*--no-input/],
    [
      "--no-input without answers",
      ["--no-input", "--task", "x"],
      /--repetition, --examples, --correctness, --sensitivity.*classify/,
    ],
    ["a wrong number", ["--repetition", "most"], /^--repetition "most": expected a number from 0 to 100/],
    ["a share for a percentage", ["--repetition", "0.9"], /write 90 for 90%/],
    ["half an example", ["--examples", "1.5"], /^--examples: expected a whole number/],
    ["an unknown kind", ["--kind", "ruting"], /^--kind: "ruting" is not a task kind, did you mean routing\?$/],
    [
      "an unknown machine",
      ["--hardware", "mac-mimi-m4-16"],
      /^--hardware: there is no machine "mac-mimi-m4-16"; did you mean mac-mini-m4-16/,
    ],
    ["an unknown currency", ["--currency", "XXX"], /XXX/],
    ["an empty answer", ["--task", " "], /^--task is empty/],
    [
      "a file that exists",
      ["--save", "a.yaml"],
      /^--save: "a.yaml" exists already; name another file, or start from it with --from$/,
    ],
    [
      "a page to save to",
      ["--save", "x.md"],
      /^--save: "x.md" is not a file of a brief alone; expected a name that ends/,
    ],
    ["a folder that does not", ["--save", "nowhere/b.yaml"], /^--save: there is no folder for "nowhere\/b.yaml"/],
    ["a missing brief", ["--from", "none.yaml"], /none.yaml/],
    ["an unknown kind in the brief", ["--from", "kind.yaml"], /^kind: "ruting" is not a task kind/],
    ["several briefs", ["--from", "two.json"], /^--from "two.json" holds 2 briefs: expected one/],
  ];
  it.each(cases)("%s", async (_, args, wanted) => {
    expect((await assess(args, undefined, { files })).code).toMatch(wanted);
  });
});

it("takes back every flag that it shows, also of what is not known", async () => {
  const { questions } = await memoryHost().taxonomy();
  const asked = questions.map(({ id }) => id);
  const flags = flagsText({ task: "Sort support emails into 8 queues" }, asked);
  expect(flags).toContain("--requests-per-month unknown");
  const args = [...(flags ?? "").matchAll(/(--[a-z-]+) ('[^']*'|\S+)/g)].flatMap(([, flag, value]) => [
    flag!,
    value!.replaceAll("'", ""),
  ]);
  expect((await assess(["--no-input", ...args], undefined)).code).toBe(0);
});

it("reads what is asked as an answer is read", async () => {
  const { code, host } = await assess(
    [...FIVE, "--sensitivity", "cloud-ok", "--requests-per-month", "50k", "--no-input"],
    undefined,
  );
  expect([code, JSON.parse(host.out).usage.requests_per_month]).toEqual([0, 50_000]);
});

it("words for a shell come back unchanged", () => {
  const words = fc.sample(
    fc.string({ unit: "grapheme" }).filter((word) => !/[\0\n]/.test(word)),
    { numRuns: 300, seed: 1 },
  );
  const script = `printf '%s\\n' ${words.map(shellWord).join(" ")}`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\n").slice(0, -1)).toEqual(words);
});
