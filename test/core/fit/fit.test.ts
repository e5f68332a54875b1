import fc from "fast-check";
import { expect, test } from "vitest";
import { answerFit, type FitQuestion } from "../../../src/core/fit/answer-fit.ts";
import { pricing } from "../../pricing-files.ts";

function ask(question: FitQuestion) {
  const answer = answerFit(question, pricing);
  if (!answer.ok) throw new Error(answer.error);
  return answer.fit;
}

const refusal = (question: FitQuestion) => {
  const answer = answerFit(question, pricing);
  return answer.ok ? null : answer.error;
};

const MINI = { machine: "mac-mini-m4-16", model: "llama3.1-8b" };

test("a request takes the time of its prompt, its answer and a fixed part", () => {
  const fit = ask({ ...MINI, prompt: 500, output: 300 });
  const want = 500 / fit.prefill_tok_s! + 300 / fit.decode_tok_s.likely! + 0.15;
  expect(fit.seconds_per_request).toBeCloseTo(want, 9);
  expect(fit.requests_per_day).toBeCloseTo((86_400 * 0.35) / want, 9);
  expect(fit).toMatchObject({ verdict: "fits", watts: 30, context: 4096, quantisation: "q4_k_m" });
});

test("a model that does not fit has no capacity, and none larger than the memory a speed", () => {
  const large = ask({ machine: "mac-mini-m4-16", model: "llama3.3-70b" });
  expect(large).toMatchObject({
    verdict: "no",
    requests_per_day: null,
    seconds_per_request: null,
    total_output_tok_s: null,
  });
  expect(large.decode_tok_s.likely).toBeNull();
  expect(large.notes.map(({ id }) => id)).toContain("does-not-fit");
});

test("a measured speed takes the place of the prediction", () => {
  const fit = ask({ ...MINI, measured_tok_s: 20 });
  expect(fit.decode_tok_s).toMatchObject({ low: 20, likely: 20, high: 20 });
  expect(fit.seconds_per_request).toBeCloseTo(500 / fit.prefill_tok_s! + 300 / 20 + 0.15, 9);
});

test.each([
  [
    "a claim that no drafts explain",
    { ...MINI, machine: "m1-8c", claimed_tok_s: 70 },
    /claimed 70 tok\/s is 5\.0 times what one token a pass allows \(13\.9 tok\/s: 68\.25 GB\/s .* 4\.92 GB/,
  ],
  ["a measurement that no drafts explain", { ...MINI, measured_tok_s: 130 }, /measured 130 tok\/s is 5\.3 times/],
  [
    "an unknown machine",
    { ...MINI, machine: "mac-mini-m4-17" },
    /there is no machine "mac-mini-m4-17"; did you mean mac-mini-m4-16\?/,
  ],
  ["an unknown model", { ...MINI, model: "lama3.1-8b" }, /unknown model "lama3\.1-8b"; did you mean llama3\.1-8b\?/],
  ["an unknown quantisation", { ...MINI, quantisation: "q4_k_x" }, /unknown quantisation "q4_k_x"; did you mean q4_k_/],
  [
    "an unknown class",
    { ...MINI, machine: { decode_class: "nvv", bandwidth_gb_s: 1, memory_gb: 1 } },
    /unknown decode_class "nvv"; did you mean nv/,
  ],
  [
    "a context that is too small",
    { ...MINI, context: 700 },
    /a context of 700 tokens does not hold 500 of prompt and 300 of output; give at least 800/,
  ],
  ["a model behind an API", { ...MINI, model: "gpt-4o" }, /the size of GPT-4o is not known/],
])("%s is refused in one line", (_, question, want) => {
  expect(refusal(question)).toMatch(want);
});

test.each([
  [{ claimed_tok_s: 23 }, "claimed 23 tok/s: agrees with predicted 14.7 to 23"],
  [{ claimed_tok_s: 3 }, "claimed 3 tok/s: less than predicted 14.7 to 23"],
  [{ claimed_tok_s: 50 }, "claimed 50 tok/s: 2.0 times what one token a pass allows, so only with drafts"],
  [
    { claimed_tok_s: 24.2 },
    "claimed 24.2 tok/s: possible, yet more than predicted 14.7 to 23; ask how it was measured",
  ],
  [{ claimed_tok_s: 22, measured_tok_s: 15 }, "claimed 22 tok/s: possible, yet more than measured 15"],
  [{ claimed_tok_s: 15, measured_tok_s: 15 }, "claimed 15 tok/s: agrees with measured 15"],
  [{ claimed_tok_s: 5, model: "llama3.3-70b" }, "claimed 5 tok/s: not judged, as the model does not fit"],
])("a possible claim is judged: %j", (claim, said) => {
  expect(ask({ ...MINI, ...claim }).notes.find(({ id }) => id === "claimed")?.text).toContain(said);
});

test("a possible claim is not refused, and names of machine and model may be spelled out", () => {
  const question: FitQuestion = {
    machine: { name: "RTX 3090", bandwidth_gb_s: 936, memory_gb: 24 },
    model: { params_b: 8.03, layers: 32, kv_heads: 8, head_dim: 128, weights_gib: 14.96 },
    claimed_tok_s: 50,
  };
  expect(ask(question)).toMatchObject({ quantisation: "f16", verdict: "fits", machine: "RTX 3090" });
});

test("a long request widens the context that is not given", () => {
  expect(ask({ ...MINI, prompt: 8000, output: 1000 }).context).toBe(9000);
});

test("streams: an Apple machine under Ollama gains nothing, a card does, vLLM more", () => {
  const total = (machine: string, runtime: "ollama" | "vllm", streams: number) =>
    ask({ machine, model: "llama3.1-8b", runtime, streams }).total_output_tok_s!;
  expect(total("mac-mini-m4-16", "ollama", 4) / total("mac-mini-m4-16", "ollama", 1)).toBeCloseTo(1, 1);
  expect(total("rtx-4090", "ollama", 4) / total("rtx-4090", "ollama", 1)).toBeGreaterThan(2);
  expect(total("rtx-4090", "vllm", 32)).toBeGreaterThan(2 * total("rtx-4090", "ollama", 4));
});

const question = fc.record({
  machine: fc.record({
    bandwidth_gb_s: fc.integer({ min: 50, max: 4000 }),
    memory_gb: fc.integer({ min: 8, max: 200 }),
  }),
  model: fc.record({ params_b: fc.integer({ min: 1, max: 80 }) }),
  prompt: fc.integer({ min: 0, max: 8000 }),
  output: fc.integer({ min: 1, max: 4000 }),
  streams: fc.integer({ min: 1, max: 16 }),
  runtime: fc.constantFrom("llama.cpp" as const, "ollama" as const, "vllm" as const),
});

test("no prediction is above one token a pass, and longer requests never take less", () => {
  fc.assert(
    fc.property(
      question,
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 2000 }),
      (asked, more, longer) => {
        const fit = ask({ ...asked, context: 20_000 });
        const { low, likely, high, ceiling } = fit.decode_tok_s;
        if (likely !== null) {
          expect(low!).toBeLessThanOrEqual(likely);
          expect(likely).toBeLessThanOrEqual(high!);
          expect(high!).toBeLessThanOrEqual(ceiling);
        }
        const next = ask({ ...asked, prompt: asked.prompt + more, output: asked.output + longer, context: 20_000 });
        if (fit.seconds_per_request !== null && next.seconds_per_request !== null) {
          expect(next.seconds_per_request).toBeGreaterThanOrEqual(fit.seconds_per_request * (1 - 1e-9));
        }
      },
    ),
  );
});

test.each([
  ["GB10 with drafts", "asus-ascent-gx10", 25.6, /^1\.5 tokens a pass: taken as measured with drafts/],
  ["RTX 5090 with drafts", "pc-rtx-5090", 170.3, /^1\.6 tokens a pass/],
  ["five tokens a pass", "asus-ascent-gx10", 82, /^4\.9 tokens a pass/],
])("a measured speed above one token a pass is taken: %s", (_, machine, measured_tok_s, note) => {
  const fit = ask({ machine, model: "qwen3.8-27b", measured_tok_s });
  expect(fit.decode_tok_s.likely).toBe(measured_tok_s);
  expect(fit.notes.find(({ id }) => id === "drafts")!.text).toMatch(note);
});

test("what drafts gain fades with the streams, and is none from sixteen on", () => {
  const total = (streams: number, measured?: number) =>
    ask({
      machine: "asus-ascent-gx10",
      model: "qwen3.8-27b",
      runtime: "vllm",
      streams,
      prompt: 0,
      ...(measured ? { measured_tok_s: measured } : {}),
    }).total_output_tok_s!;
  const ceiling = ask({ machine: "asus-ascent-gx10", model: "qwen3.8-27b", runtime: "vllm" }).decode_tok_s.ceiling;
  const gain = (streams: number) => total(streams, 2 * ceiling) / total(streams, ceiling);
  expect(gain(1)).toBeCloseTo(2, 6);
  expect(gain(8)).toBeGreaterThan(1);
  expect(gain(8)).toBeLessThan(gain(4));
  expect(gain(16)).toBeCloseTo(1, 6);
  expect(gain(32)).toBeCloseTo(1, 6);
});

test("the first word comes after the prompt; of requests that arrive together the last waits for all", () => {
  const fit = ask({ machine: "pc-rtx-5090", model: "llama3.1-8b", prompt: 3000, streams: 4 });
  const { alone, together } = fit.first_token_s!;
  const reading = 3000 / fit.prefill_tok_s!;
  expect(alone).toBeCloseTo(0.15 + reading + 1 / fit.decode_tok_s.likely!, 9);
  expect(together - alone).toBeCloseTo(3 * reading, 9);
});

test("a machine that does not fit names the next that does, and it does", () => {
  const fit = ask({ machine: "mac-mini-m6-16", model: "llama3.3-70b" });
  const text = fit.notes.find(({ id }) => id === "next-machine")!.text;
  const id = /the next that holds it is ([a-z0-9-]+)/.exec(text)![1]!;
  expect(["fits", "tight"]).toContain(ask({ machine: id, model: "llama3.3-70b" }).verdict);
  const none = ask({ machine: "mac-mini-m6-16", model: { params_b: 3000 } });
  expect(none.notes.find((each) => each.id === "next-machine")!.text).toMatch(/no machine in the list/);
});

test("processors, Intel cards and machines without a name have wide ranges", () => {
  const width = (machine: object) => {
    const { low, high } = ask({
      machine: { memory_gb: 64, bandwidth_gb_s: 90, ...machine },
      model: "llama3.1-8b",
    }).speed_range;
    return high / low;
  };
  const usual = width({ name: "Apple M4" });
  for (const name of ["AMD Ryzen 9 7950X (CPU)", "Intel Arc A770 16GB", "our server"]) {
    expect(width({ name }), name).toBeGreaterThan(1.5 * usual);
  }
});
