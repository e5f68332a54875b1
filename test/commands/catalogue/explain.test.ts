import { describe, expect, it } from "vitest";
import { type ExplainOptions, run } from "../../../src/commands/catalogue/explain.ts";
import { TOPICS } from "../../../src/core/explain/explanation.ts";
import { isStop } from "../../../src/core/types/errors.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

const BRIEF = {
  task: "Sort mail",
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
};
const FILES = {
  [`${CWD}/brief.json`]: JSON.stringify(BRIEF),
  [`${CWD}/two.json`]: JSON.stringify([BRIEF, BRIEF]),
  [`${CWD}/bad.json`]: '{"task": 5}',
  [`${CWD}/own/reading.yaml`]: "table: fine-tuning\nrows:\n  - id: tier-1-strong\n    because: Our own words.\n",
};

async function explain(
  options: Partial<ExplainOptions>,
  stdoutIsTTY = false,
): Promise<{ out: string; end: number | string }> {
  const host = memoryHost({ files: FILES, stdoutIsTTY });
  const end = await run({ operands: [], ...options }, host).catch((error) => {
    if (isStop(error)) return error.message;
    throw error;
  });
  return { out: host.out, end };
}

describe("a name", () => {
  it("gives its explanation as JSON", async () => {
    const { out } = await explain({ operands: ["fine-tuning/tier-1-strong"] });
    expect(JSON.parse(out)).toMatchObject({ topic: "row", id: "fine-tuning/tier-1-strong" });
  });
  it("may be several words", async () => {
    expect(JSON.parse((await explain({ operands: ["tier", "1"] })).out).id).toBe("narrow");
  });
  it("that stands for several things gives all of them", async () => {
    const { out } = await explain({ operands: ["examples"] });
    expect(JSON.parse(out).map(({ topic }: { topic: string }) => topic)).toEqual(["question", "fact"]);
  });
  it("is text on a terminal, Markdown when asked for", async () => {
    expect((await explain({ operands: ["routing"] }, true)).out).toMatch(/^routing Routing\n/);
    expect((await explain({ operands: ["routing"], format: "markdown" })).out).toMatch(/^## routing\n/);
  });
  it("is looked up in the tables of an agency too", async () => {
    const { out } = await explain({ operands: ["tier-1-strong"], taxonomy: "own" });
    expect(JSON.parse(out).about).toBe("Our own words.");
  });
  it("covers the rules of check", async () => {
    expect(JSON.parse((await explain({ operands: ["yaml-syntax"] })).out)).toMatchObject({ topic: "rule" });
  });
});

it("lists everything without a name", async () => {
  const listed = JSON.parse((await explain({})).out);
  const topics = new Set(listed.map(({ topic }: { topic: string }) => topic));
  expect(topics.size).toBe(TOPICS.length);
  expect(listed).toContainEqual({ topic: "task-kind", id: "routing", title: "Routing" });
});

describe("a brief", () => {
  it("shows each row once: it decided, or a condition of it failed", async () => {
    const { reasons, misses } = JSON.parse((await explain({ brief: "brief.json" })).out);
    const rows = [...reasons, ...misses].map(({ table, row }: { table: string; row: string }) => `${table}/${row}`);
    expect(rows).toContain("fine-tuning/tier-1-strong");
    expect(misses).toContainEqual({
      table: "fine-tuning",
      row: "tier-1-thin",
      fact: "examples",
      wanted: "200 to 499",
      met: 1200,
    });
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
  });
  it("is words on a terminal", async () => {
    const { out } = await explain({ brief: "brief.json" }, true);
    expect(out).toContain("fine-tuning/tier-1-thin: examples is 1,200, it needs 200 to 499");
    expect(out).toContain("What would change it");
    expect(out).toMatch(/Rows that hold besides\n.*well-defined\/defined-by-answers/);
    // What is judged of each way, and the first row of many, are no rows that hold besides.
    const besides = /Rows that hold besides\n([\s\S]*?)\n\n/.exec(out)![1]!;
    expect(besides).not.toMatch(/counsel\/|admission\/|inventory\//);
    expect(out).toMatch(/Row that says what to do first\n\s+- counsel\/[a-z-]+: /);
    expect(out).toMatch(/Rows that rule ways out\n\s+- admission\/[a-z-]+: /);
  });
});

describe("a statement", () => {
  it("shows the words that count and the runner-up", async () => {
    const { candidates, tiers } = JSON.parse((await explain({ task: "Sort support emails into 8 queues" })).out);
    expect(candidates.length).toBeGreaterThan(1);
    expect(candidates[0].words.length).toBeGreaterThan(0);
    expect(tiers).toHaveLength(4);
  });
  it("is words on a terminal", async () => {
    const { out } = await explain({ task: "Sort support emails into 8 queues" }, true);
    expect(out).toContain("Readings");
    expect(out).toMatch(/for it: "/);
    expect(out).toMatch(/tier 1 \d+%/);
  });
  it("that is no task is said to be none", async () => {
    expect((await explain({ task: "AI for marketing" }, true)).out).toContain("Too vague to be a task");
  });
});

describe("what cannot be explained", () => {
  it.each<[string, Partial<ExplainOptions>, RegExp]>([
    [
      "a statement of a task in place of a name",
      { operands: ["Sort each mail into one of nine queues"] },
      /^nothing is called "Sort each mail into one of nine queues"; to see how a task is read, put --task before its statement$/,
    ],
    ["a misspelt name", { operands: ["gpt-4p"] }, /^nothing is called "gpt-4p", did you mean "gpt-4o"\?$/],
    [
      "no name at all",
      { operands: ["zzzzzzzzzzzzzz"] },
      /^nothing is called "z+"; `model-advisor explain` lists what there is$/,
    ],
    ["two things at once", { operands: ["routing"], task: "x" }, /give one of them/],
    ["a currency where no brief has amounts", { operands: ["tier"], currency: "EUR" }, /^--currency is for --brief$/],
    ["a brief in Markdown", { brief: "brief.json", format: "markdown" }, /expected text or json/],
    ["a missing brief", { brief: "none.json" }, /none\.json/],
    ["several briefs", { brief: "two.json" }, /^--brief "two.json" holds 2 briefs: expected one$/],
    ["a bad brief", { brief: "bad.json" }, /^bad\.json:1:\d+: task: expected text/],
  ])("%s", async (_, options, wanted) => {
    const { end, out } = await explain(options);
    expect(end).toMatch(wanted);
    expect(out).toBe("");
  });
});
