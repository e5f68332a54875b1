import { expect, test } from "vitest";
import { fitMachine } from "../../../src/core/fit/fit-machine.ts";
import { fitModel } from "../../../src/core/fit/fit-model.ts";
import { kvBytes, memoryOf, stateBytes, streamsThatFit, usableGib } from "../../../src/core/fit/memory.ts";
import { pricing } from "../../pricing-files.ts";

const { calibration } = pricing;
const GIB = 2 ** 30;

const machine = (memory_gb: number, more: object = {}) =>
  fitMachine({ bandwidth_gb_s: 500, memory_gb, decode_class: "nv", memory_kind: "discrete", ...more }, calibration);
const apple = (memory_gb: number) => machine(memory_gb, { decode_class: "apple", memory_kind: "unified" });
const model = (shape: object, quantisation = "q4_k_m") =>
  fitModel({ params_b: 8.03, ...shape }, quantisation, calibration)!;

const LLAMA = { layers: 32, kv_heads: 8, head_dim: 128 };
const ask = (context: number, streams = 1) => ({ context, streams, kv: "f16", isVllm: false });

test.each([
  ["Llama 3.1 8B, 128 KiB a token", LLAMA, 1, 2, 128 * 1024],
  ["without grouped heads, 512 KiB", { ...LLAMA, kv_heads: 32 }, 1, 2, 512 * 1024],
  ["a q8_0 cache", LLAMA, 1, 1.0625, 69_632],
  [
    "gpt-oss-20b keeps half its layers to a window of 128",
    { layers: 24, kv_heads: 8, head_dim: 64, full_layers: 12, window: 128 },
    4096,
    2,
    12 * 2048 * (4096 + 128),
  ],
  [
    "a short context does not fill the window",
    { layers: 24, kv_heads: 8, head_dim: 64, full_layers: 12, window: 128 },
    100,
    2,
    24 * 2048 * 100,
  ],
  [
    "layers with a fixed state add nothing",
    { layers: 40, kv_heads: 4, head_dim: 256, full_layers: 10, window: 0 },
    1000,
    2,
    10 * 4096 * 1000,
  ],
  [
    "full layers with heads of their own",
    { layers: 30, kv_heads: 8, head_dim: 256, full_layers: 5, window: 1024, full_kv_heads: 2, full_head_dim: 512 },
    4096,
    2,
    4 * (5 * 1024 * 4096 + 25 * 2048 * 1024),
  ],
  [
    "layers that read the cache of earlier ones",
    { layers: 42, kv_heads: 2, head_dim: 256, full_layers: 7, window: 512, cached_layers: 24, cached_full_layers: 4 },
    4096,
    2,
    4 * 512 * (4 * 4096 + 20 * 512),
  ],
  [
    "latent attention keeps one vector for keys and values",
    { layers: 36, kv_heads: 1, head_dim: 320, kv_tied: true },
    1000,
    2,
    36 * 640 * 1000,
  ],
])("cache of %s", (_, shape, tokens, valueBytes, want) => {
  expect(kvBytes(model(shape), tokens, valueBytes)).toBe(want);
});

test.each([
  ["a 12 GB card", machine(12), false, 11.5],
  ["a 48 GB card", machine(48), false, 47.5],
  ["two cards of 24 GB", machine(48, { gpus: 2 }), false, 47],
  ["two cards whose name says the memory of one", machine(24, { gpus: 2, name: "RTX 3090 24GB" }), false, 47],
  ["a 16 GB Mac", apple(16), false, 10.667],
  ["a 32 GB Mac", apple(32), false, 21.333],
  ["a 36 GB Mac", apple(36), false, 27],
  ["a 64 GB Mac", apple(64), false, 48],
  ["128 GB shared on another chip", machine(128, { memory_kind: "unified" }), false, 111.36],
  ["a measured share", machine(128, { memory_kind: "unified", usable_share: 0.5 }), false, 64],
  ["a measured share under vLLM", machine(128, { memory_kind: "unified", usable_share: 0.95 }), true, 115.2],
  ["a processor", machine(64, { decode_class: "cpu", memory_kind: "unified" }), false, 57.6],
  ["vLLM on a 24 GB card", machine(24), true, 21.6],
])("usable memory of %s", (_, of, isVllm, want) => {
  expect(usableGib(of, isVllm, calibration)).toBeCloseTo(want, 2);
});

// The cases of the memory model: what a 16 GB Mac mini holds.
test.each([
  ["8B Q4_K_M at 32K", model({ ...LLAMA, weights_gib: 4.58 }), 32_768, "fits"],
  ["8B Q8_0 at 8K", model({ ...LLAMA, weights_gib: 7.95 }, "q8_0"), 8192, "tight"],
  [
    "14B Q4_K_M at 4K",
    model({ layers: 48, kv_heads: 8, head_dim: 128, params_b: 14.77, weights_gib: 8.37 }),
    4096,
    "tight",
  ],
  ["32B Q4_K_M", model({ layers: 64, kv_heads: 8, head_dim: 128, params_b: 32.76, weights_gib: 18.49 }), 4096, "no"],
])("a 16 GB Mac and %s", (_, of, context, want) => {
  expect(memoryOf(of, apple(16), ask(context), calibration).verdict).toBe(want);
});

test("a size that nobody gave leaves the verdict open", () => {
  const unknown = { ...machine(24), memory_gb: null };
  expect(memoryOf(model(LLAMA), unknown, ask(4096), calibration)).toMatchObject({ usable_gib: null, verdict: null });
});

test("weights come from the file, else from another file of the model, else from bits a weight", () => {
  const listed = pricing.models.find(({ id }) => id === "llama3.1-8b")!;
  expect(fitModel(listed, "q8_0", calibration)!.weights_gib).toBe(7.95);
  expect(fitModel({ ...listed, weights_gib: { q4_k_m: 4.89 } }, "q8_0", calibration)!.weights_gib).toBeCloseTo(8.5, 9);
  expect(fitModel({ ...listed, weights_gib: {} }, "q8_0", calibration)!.weights_gib).toBeCloseTo(
    (8.03e9 * 8.5) / 8 / GIB,
    9,
  );
  expect(fitModel({ ...listed, params_b: null }, "q8_0", calibration)).toBeNull();
});

test("memory beside the weights holds so many streams", () => {
  const of = model({ ...LLAMA, weights_gib: 4.58 });
  const memory = memoryOf(of, machine(12), ask(800), calibration);
  const streams = streamsThatFit(of, memory, 800, "f16", calibration)!;
  expect(memoryOf(of, machine(12), ask(800, streams), calibration).verdict).not.toBe("no");
  expect(memoryOf(of, machine(12), ask(800, streams + 1), calibration).verdict).toBe("no");
});

test.each([
  ["read in a log", { ...LLAMA, full_layers: 8, window: 0, state_mib: 149.6 }, 149.6],
  ["by its layers where it was not", { layers: 64, kv_heads: 4, head_dim: 256, full_layers: 16, window: 0 }, 48 * 3.12],
  ["none of a sliding model", { ...LLAMA, full_layers: 8, window: 512 }, 0],
  ["none of a dense one", LLAMA, 0],
])("the fixed state of a sequence, %s", (_, shape, mib) => {
  expect(stateBytes(model(shape), calibration) / 2 ** 20).toBeCloseTo(mib, 6);
  const four = memoryOf(model(shape), machine(48), ask(1000, 4), calibration).kv_gib;
  expect(four * GIB).toBeCloseTo(4 * (kvBytes(model(shape), 1000, 2) + stateBytes(model(shape), calibration)), 0);
});

test("buffers grow with vocabulary and cards, never with the weights", () => {
  const buffers = (shape: object, more: object = {}, isVllm = false) =>
    memoryOf(model(shape), machine(96, more), { ...ask(4096), isVllm }, calibration).buffers_gib;
  expect(buffers({ ...LLAMA, params_b: 120 })).toBe(buffers(LLAMA));
  expect(buffers({ ...LLAMA, vocab: 248_320 }) - buffers({ ...LLAMA, vocab: 128_000 })).toBeCloseTo(
    (120_320 * 512 * 4) / GIB,
    9,
  );
  expect(buffers(LLAMA, { gpus: 3 }) - buffers(LLAMA)).toBeCloseTo(0.6, 9);
  expect(buffers(LLAMA, { gpus: 2 }, true)).toBe(3);
});

// What people run, from public reports: each of them tight.
test.each([
  [
    "72B in BF16 on two H100 under vLLM",
    160,
    2,
    { params_b: 72.7, layers: 80, kv_heads: 8, head_dim: 128 },
    "bf16",
    4096,
    "f16",
    true,
  ],
  [
    "22B of 16.9 GiB with 49,152 tokens of 8-bit cache on 24 GB",
    24,
    1,
    { params_b: 22.2, layers: 56, kv_heads: 8, head_dim: 128, weights_gib: 16.89 },
    "q4_k_m",
    49_152,
    "q8_0",
    false,
  ],
] as const)("%s fits", (_, memory_gb, gpus, shape, quantisation, context, kv, isVllm) => {
  const asked = { context, streams: 1, kv, isVllm };
  expect(memoryOf(model(shape, quantisation), machine(memory_gb, { gpus }), asked, calibration).verdict).toBe("tight");
});
