import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type MeasuredOptions, run } from "../../../src/commands/client-data/measured.ts";
import { chanceOfDifference, interval } from "../../../src/core/client-data/measured-report.ts";
import type { MeasuredReport } from "../../../src/core/types/client-data.ts";
import { CWD, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { printedAs, runIn } from "../../hosts/run-in-memory.ts";
import { resultsOf } from "./results.ts";

const reportIn = printedAs<MeasuredReport>("measured");

async function measured(content: string, options: Partial<MeasuredOptions> = {}, more: MemoryHostOptions = {}) {
  const host = memoryHost({ ...more, files: { [`${CWD}/r.json`]: content, ...more.files } });
  const ran = await runIn(run, { operands: ["r.json"], ...options }, host);
  return { ...ran, report: reportIn(ran.out) };
}

const y = (n: number) => "y".repeat(n);
const n = (count: number) => "n".repeat(count);

describe("intervals", () => {
  test.each([
    [0, 0, 0, 1],
    [9, 10, 0.596, 0.982],
    [180, 200, 0.8506, 0.9343],
    [0, 50, 0, 0.0714],
  ])("%d of %d", (right, cases, low, high) => {
    const found = interval(right, cases);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  test.each([
    [0, 0, 1],
    [5, 0, 0.0625],
    [10, 2, 0.0386],
    [30, 30, 1],
  ])("%d against %d", (one, other, chance) => {
    expect(chanceOfDifference(one, other)).toBeCloseTo(chance, 3);
    expect(chanceOfDifference(other, one)).toBe(chanceOfDifference(one, other));
  });

  test("more cases narrow the interval, and it holds the share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, share) => {
        const right = Math.round(cases * share);
        const [a, b] = [interval(right, cases), interval(right * 4, cases * 4)];
        expect(b.high - b.low).toBeLessThan(a.high - a.low);
        expect(a.low <= right / cases + 1e-12 && a.high >= right / cases - 1e-12).toBe(true);
      }),
    );
  });
});

test("scores, and a difference that is more than chance", async () => {
  const { report, code } = await measured(resultsOf({ small: y(170) + n(30), tuned: y(190) + n(10) }));
  expect(code).toBe(0);
  expect(report).toMatchObject({
    measured_on: "2026-11-20",
    metric: "queue",
    baseline: "tuned",
    models: [
      { model: "tuned", score: 0.95, cases: 200, right: 190 },
      { model: "small", score: 0.85 },
    ],
    pairs: [{ better: "tuned", worse: "small", only_better: 20, only_worse: 0, more_than_chance: true }],
  });
});

test("the same scores case by case elsewhere are no difference", async () => {
  const { report, out } = await measured(resultsOf({ a: y(90) + n(10), b: n(8) + y(92) }));
  expect(report.pairs[0]).toMatchObject({ more_than_chance: false });
  expect(out).not.toContain("mail 3");
});

test("a model of which nothing could be judged is named, and has no score", async () => {
  const { report } = await measured(resultsOf({ up: y(100), down: "e".repeat(100) }));
  expect(report.models.map(({ model }) => model)).toEqual(["up"]);
  expect(report.notes).toEqual([{ id: "failed", text: "down: no answer of 100 could be judged, so it has no score." }]);
});

test("many answers take no time", async () => {
  const start = process.cpuUsage().user;
  await measured(resultsOf({ one: y(60_000), other: n(60_000) }));
  expect(process.cpuUsage().user - start).toBeLessThan(8_000_000);
});

test("errors of a host are no wrong answers", async () => {
  const { report } = await measured(resultsOf({ a: `${y(40)}eeee` }));
  expect(report.models[0]).toMatchObject({ score: 1, cases: 40, failed: 4 });
  expect(report.notes.map(({ id }) => id)).toEqual(["few-cases", "failed"]);
});

test.each([
  ["yesterday", "no day"],
  ["2026-02-30T00:00:00Z", "a day that does not exist"],
  [undefined, "none"],
])("a day that the results do not say is not known: %s, %s", async (timestamp, _) => {
  const results = JSON.parse(resultsOf({ a: y(40) }));
  results.results.timestamp = timestamp;
  const old = "task: Sort mails\nbaseline: {metric: guess, score: 0.5, measured_on: 2025-01-01}\n";
  const { report, host } = await measured(
    JSON.stringify(results),
    { brief: "brief.yaml" },
    { files: { [`${CWD}/brief.yaml`]: old } },
  );
  expect(report.measured_on).toBeNull();
  expect(parse(String(host.files.get(`${CWD}/brief.yaml`))).baseline.measured_on).toBeNull();
});

test("a case that was asked again is told of", async () => {
  const results = JSON.parse(resultsOf({ a: "y" }));
  results.results.results.push({ ...results.results.results[0], success: false });
  const { report } = await measured(JSON.stringify(results));
  expect(report.models[0]).toMatchObject({ cases: 2, right: 1 });
  expect(report.notes.map(({ text }) => text)[1]).toMatch(/^a: 1 answer is a further one to a case/);
});

test("one case is one", async () => {
  const { report } = await measured(resultsOf({ a: "y" }));
  expect(report.notes[0]!.text).toMatch(/^1 case leaves the score open/);
});

describe("brief", () => {
  const files = { [`${CWD}/brief.yaml`]: "task: Sort mails\nbaseline: {metric: guess, score: 0.5, target: 0.97}\n" };

  test("gets the score of the model that counts, and keeps its target", async () => {
    const { host } = await measured(
      resultsOf({ small: y(170) + n(30), tuned: y(190) + n(10) }),
      { brief: "brief.yaml", baseline: "small" },
      { files },
    );
    const text = String(host.files.get(`${CWD}/brief.yaml`));
    for (const part of ["score: 0.85", "target: 0.97", "model: small", "cases: 200", "measured_on: 2026-11-20"])
      expect(text).toContain(part);
  });

  test("without a baseline gets all of it", async () => {
    const bare = { [`${CWD}/brief.yaml`]: "task: Sort mails # ours\n" };
    const { host } = await measured(resultsOf({ a: y(180) + n(20) }), { brief: "brief.yaml" }, { files: bare });
    expect(parse(String(host.files.get(`${CWD}/brief.yaml`)))).toEqual({
      task: "Sort mails",
      baseline: {
        metric: "queue",
        score: 0.9,
        model: "a",
        cases: 200,
        interval: { low: 0.8506, high: 0.9343 },
        measured_on: "2026-11-20",
      },
    });
  });

  test.each([
    ["first", "task: Sort mails\n", "Updated brief.yaml", "baseline.interval: 0.8506 to 0.9343"],
    [
      "again",
      "task: Sort mails\nbaseline: {metric: queue, score: 0.9, model: a, cases: 200, interval: {low: 0.8506, high: 0.9343}, measured_on: 2026-11-20}\n",
      "brief.yaml says all of this already.",
      "",
    ],
  ])("is told in words what became of it: %s", async (_, text, says, also) => {
    const results = resultsOf({ a: y(180) + n(20), b: y(179) + n(21) });
    const options = { files: { [`${CWD}/brief.yaml`]: text }, stdoutIsTTY: true, columns: 200 };
    const { out } = await measured(results, { brief: "brief.yaml" }, options);
    for (const part of [says, also, "1 was right with the first alone"]) expect(out).toContain(part);
    expect(out.includes("Updated")).toBe(says.startsWith("Updated"));
  });

  test("must be there", async () => {
    expect((await measured(resultsOf({ a: y(3) }), { brief: "no.yaml" })).code).toMatch(
      /^usage: "no\.yaml" does not exist/,
    );
  });
});

test.each([
  ["another file", '{"a": 1}', {}, /^data: r\.json:1:1: not the results of promptfoo/],
  ["broken JSON", "{", {}, /^data: r\.json:1:2: not valid JSON/],
  [
    "cases that nothing checks, which promptfoo calls a success",
    resultsOf({ a: "yyy" }).replaceAll(
      '"success":true',
      '"success":true,"gradingResult":{"pass":true,"score":1,"reason":"No assertions"}',
    ),
    {},
    /^data: r\.json: no answer in it was judged: .*nothing that checks it/,
  ],
  ["errors alone", resultsOf({ a: "eee" }), {}, /^data: r\.json: no answer in it was judged/],
  ["an unknown model", resultsOf({ a: "yyn" }), { baseline: "b" }, /^usage: no model named "b"; there are "a"/],
])("%s", async (_, content, options, want) => {
  const { code, out } = await measured(content, options);
  expect(code).toMatch(want);
  expect(out).toBe("");
});

test.each([40, 80])("fits %d columns", async (columns) => {
  const { out } = await measured(resultsOf({ a: "yyn", b: "yny" }), {}, { stdoutIsTTY: true, columns });
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
  expect(out.replace(/\s+/g, " ")).toContain("cannot be told apart");
});
