import stringWidth from "string-width";
import { expect, test } from "vitest";
import { type FitOptions, run } from "../../../src/commands/catalogue/fit.ts";
import { type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { runIn } from "../../hosts/run-in-memory.ts";
import { pricing } from "../../pricing-files.ts";

/** Runs `fit` with the prices that stand under pricing/. */
async function runFit(options: Partial<FitOptions>, hostOptions: MemoryHostOptions = {}) {
  const host = Object.assign(memoryHost(hostOptions), { pricing: async () => pricing });
  return runIn(run, { operands: [], ...options }, host);
}

const MINI = { machine: "mac-mini-m4-16", model: "llama3.1-8b" };
const line = (value: object) => JSON.stringify(value);

test("JSON where nobody looks, with the fields of the contract", async () => {
  const { code, out } = await runFit(MINI);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    weights_gib: 4.58,
    kv_gib: 0.5,
    needed_gib: 5.97,
    usable_gib: 10.67,
    verdict: "fits",
    decode_tok_s: { low: expect.any(Number), likely: expect.any(Number), high: expect.any(Number), ceiling: 24.4 },
    prefill_tok_s: expect.any(Number),
    total_output_tok_s: expect.any(Number),
    seconds_per_request: expect.any(Number),
    requests_per_day: expect.any(Number),
    watts: 30,
  });
});

test.each([40, 80])("words on a terminal of %d columns", async (columns) => {
  const { out } = await runFit({ ...MINI, streams: 2 }, { stdoutIsTTY: true, columns });
  expect(out.replaceAll(/\s+/g, " ")).toContain("llama3.1-8b (q4_k_m) on mac-mini-m4-16: fits Memory 6.5 of 10.7 GiB");
  for (const each of out.split("\n")) expect(stringWidth(each)).toBeLessThanOrEqual(columns);
});

test("what does not fit shows no speed", async () => {
  const { code, out } = await runFit({ ...MINI, model: "llama3.3-70b", format: "text" });
  expect(code).toBe(0);
  expect(out).toContain("does not fit");
  expect(out).not.toMatch(/tokens a second/);
});

test.each([
  ["an unknown machine", { ...MINI, machine: "mac" }, /^usage: there is no machine "mac"/],
  ["an impossible claim", { ...MINI, claimedTokS: 130 }, /^data: refused: claimed 130 tok\/s is 5\.3 times/],
  ["an operand", { operands: ["x"] }, /^usage: fit takes no operand, got "x"/],
  ["nothing on stdin", {}, /^usage: nothing on stdin/],
  ["a machine alone", { machine: "l4" }, /^usage: nothing on stdin/],
])("%s ends the run in one line", async (_, options, want) => {
  const { code, out } = await runFit(options);
  expect(code).toMatch(want);
  expect(out).toBe("");
});

test("a terminal is not read from", async () => {
  expect((await runFit({}, { stdinIsTTY: true })).code).toMatch(/^usage: fit needs --machine and --model/);
});

test("one question on stdin, spelled out; options fill what it leaves open, nulls count as left out", async () => {
  const machine = { name: "RTX 3090", bandwidth_gb_s: 936, memory_gb: 24, gpu_cores: null };
  const model = { params_b: 8.03, layers: 32, kv_heads: 8, head_dim: 128, weights_gib: 4.58 };
  const { code, out } = await runFit({ prompt: 100 }, { stdin: line({ machine, model, output: 50 }) });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ machine: "RTX 3090", prompt: 100, output: 50, verdict: "fits" });
});

test("a machine copied whole from the price list is taken", async () => {
  const machine = pricing.machines.find(({ id }) => id === "rtx-4070")!;
  const { place: _, ...copied } = machine;
  const { out } = await runFit({ model: "llama3.1-8b" }, { stdin: line({ machine: copied }) });
  const listed = await runFit({ ...MINI, machine: "rtx-4070" });
  expect(JSON.parse(out).decode_tok_s).toEqual(JSON.parse(listed.out).decode_tok_s);
});

test("NDJSON: one line for each, in order; a bad one says why, and the run ends with 1", async () => {
  const stdin = [
    line(MINI),
    "oops",
    line({ ...MINI, claimed_tok_s: 199 }),
    "",
    line({ machine: "l4", modell: "x" }),
  ].join("\n");
  const { code, out } = await runFit({}, { stdin });
  const answers = out
    .trimEnd()
    .split("\n")
    .map((each) => JSON.parse(each));
  expect(code).toBe(1);
  expect(answers).toHaveLength(4);
  expect(answers[0]).toMatchObject({ verdict: "fits" });
  expect(answers[1]).toMatchObject({ line: 2, error: expect.stringMatching(/not valid JSON/) });
  expect(answers[2]).toMatchObject({ line: 3, error: expect.stringMatching(/times what one token a pass allows/) });
  expect(answers[3]).toMatchObject({
    line: 5,
    error: expect.stringMatching(/unknown key "modell"; did you mean "model"/),
  });
});

test.each([
  ['{"machine": "l4", "model": "llama3.1-8b", "contxt": null}', 'unknown key "contxt"; did you mean "context"?'],
  [
    '{"machine": {"bandwidth_gb_s": 936, "memory_gb": 24, "max_w": null, "gpu": null}, "model": "llama3.1-8b"}',
    'machine: unknown key "gpu"; did you mean "gpus"?',
  ],
])("an unknown key is refused, whatever it holds: %s", async (stdin, said) => {
  expect((await runFit({}, { stdin })).code).toContain(said);
});

test("a list gives a list", async () => {
  const { code, out } = await runFit({}, { stdin: `[${line(MINI)},\n {"machine": 5}]` });
  const answers = JSON.parse(out);
  expect(code).toBe(1);
  expect(answers[0]).toMatchObject({ verdict: "fits" });
  expect(answers[1]).toMatchObject({ line: 2, error: expect.any(String) });
});

test("a list of nothing is refused, as no answer would follow", async () => {
  expect((await runFit({}, { stdin: "[]" })).code).toMatch(/^data: stdin:1:1: an empty list, expected questions/);
});

test.each([
  ["two find room, two wait", { prompt: 50_000, streams: 4 }, "(100,600 tokens, 2 of 4 streams at once)"],
  ["all find room", { context: 8192, streams: 64 }, "(51,200 tokens, 64 streams at once)"],
  ["alone", { prompt: 50_000 }, "(50,300 tokens)"],
])("under vLLM the cache is what the streams in memory use: %s", async (_, asked, says) => {
  const question = { machine: "rtx-4090", model: "llama3.1-8b", runtime: "vllm" as const, ...asked };
  const { out } = await runFit({ ...question, format: "text" });
  expect(out.replace(/\s+/g, " ")).toContain(says);
});

test("text that is no JSON is refused with its place", async () => {
  expect((await runFit({}, { stdin: "machine: x" })).code).toMatch(/^data: stdin:1:1: /);
});

test("with --explain-costs every figure comes with formula, inputs and sources", async () => {
  const { out } = await runFit({ ...MINI, explainCosts: true });
  const { trace } = JSON.parse(out);
  expect(trace).toHaveLength(4);
  for (const { formula, inputs } of trace) {
    expect(formula).toMatch(/ = |step/);
    for (const each of inputs)
      expect(each).toEqual({
        name: expect.any(String),
        value: each.value,
        unit: expect.any(String),
        source: expect.any(String),
        date: null,
      });
  }
  const shown = await runFit({ ...MINI, explainCosts: true, format: "text" });
  expect(shown.out).toContain("of the bandwidth, class apple");
  expect((await runFit(MINI)).out).not.toContain("trace");
});
