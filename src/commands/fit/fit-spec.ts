/** `fit`: a model on a machine. */
import { RUNTIMES } from "../../core/types/fit.ts";
import type { CommandSpec } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, EXPLAIN_COSTS, formatOption, QUIET, under } from "../spec/common-options.ts";

const tokens = { type: "number", min: 0, max: 1e8, integer: true, takes: "N" } as const;

export const fitSpec: CommandSpec = {
  name: "fit",
  summary: "predict whether a model fits a machine, and how fast it runs",
  about:
    "Predicts memory and speed from bandwidth, chip family and the shape of the model, with a range, and the most that one token a pass allows; only drafts (speculative decoding) go beyond that. Without --machine and --model it reads questions from stdin: a JSON object, a list of them, or NDJSON, with machine and model by id or spelled out and keys named as the options (kv_quantisation for --kv-quantisation). Options then fill what a question leaves open.",
  examples: [
    "model-advisor fit --machine mac-mini-m4-16 --model llama3.1-8b",
    "model-advisor fit --machine rtx-4090 --model qwen2.5-14b --prompt 3000 --output 400 --streams 4 --runtime ollama",
    'echo \'{"machine": {"name": "RTX 3090", "bandwidth_gb_s": 936, "memory_gb": 24}, "model": {"params_b": 8.03, "layers": 32, "kv_heads": 8, "head_dim": 128, "weights_gib": 4.58}}\' | model-advisor fit',
  ],
  options: [
    ...under("The question", [
      { name: "machine", type: "text", takes: "ID", help: "a machine of pricing/machines" },
      { name: "model", type: "text", takes: "ID", help: "a model whose size is known" },
      {
        name: "quantisation",
        type: "text",
        takes: "NAME",
        help: "q4_k_m, q8_0, f16, awq, fp8, ... (default: as usual)",
      },
      {
        name: "kv-quantisation",
        type: "text",
        takes: "NAME",
        help: "of the cache: f16, q8_0, q4_0 or fp8 (default: f16)",
      },
      {
        name: "context",
        ...tokens,
        min: 1,
        help: "tokens set aside for each stream (default: 4096, or what is needed)",
      },
      { name: "prompt", ...tokens, help: "tokens of a prompt (default: 500)" },
      { name: "output", ...tokens, help: "tokens of an answer (default: 300)" },
      { name: "streams", ...tokens, min: 1, max: 100_000, help: "requests at the same time (default: 1)" },
      {
        name: "runtime",
        type: "choice",
        choices: RUNTIMES,
        takes: "NAME",
        help: `${RUNTIMES.join(", ")} (default: llama.cpp)`,
      },
      {
        name: "utilisation",
        type: "number",
        min: 0.001,
        max: 1,
        takes: "SHARE",
        help: "usable share of the day (default: 0.35)",
      },
      {
        name: "measured-tok-s",
        type: "number",
        min: 0.001,
        max: 1e7,
        takes: "N",
        help: "speed that you measured, in place of the prediction",
      },
      {
        name: "claimed-tok-s",
        type: "number",
        min: 0.001,
        max: 1e7,
        takes: "N",
        help: "check a claimed speed; impossible ones are rejected",
      },
    ]),
    EXPLAIN_COSTS,
    formatOption(["text", "json", "ndjson"], "json elsewhere, ndjson for NDJSON"),
    QUIET,
    ...DATA.filter(({ name }) => name !== "taxonomy" && name !== "as-of"),
    ...EVERYWHERE,
  ],
  load: () => import("./fit.ts"),
};
