/** `fit`: a model on a machine. */
import { RUNTIMES } from "../../core/types/fit.ts";
import { type CommandSpec, choice, number, type OptionSpec, text } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, EXPLAIN_COSTS, formatOption, QUIET, under } from "../spec/common-options.ts";

const whole = (name: string, min: number, max: number, help: string): OptionSpec =>
  number(name, "N", { min, max, integer: true }, help);

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
      text("machine", "ID", "a machine of pricing/machines"),
      text("model", "ID", "a model whose size is known"),
      text("quantisation", "NAME", "q4_k_m, q8_0, f16, awq, fp8, ... (default: as usual)"),
      text("kv-quantisation", "NAME", "of the cache: f16, q8_0, q4_0 or fp8 (default: f16)"),
      whole("context", 1, 1e8, "tokens set aside for each stream (default: 4096, or what is needed)"),
      whole("prompt", 0, 1e8, "tokens of a prompt (default: 500)"),
      whole("output", 0, 1e8, "tokens of an answer (default: 300)"),
      whole("streams", 1, 100_000, "requests at the same time (default: 1)"),
      choice("runtime", "NAME", RUNTIMES, `${RUNTIMES.join(", ")} (default: llama.cpp)`),
      number("utilisation", "SHARE", { min: 0.001, max: 1 }, "usable share of the day (default: 0.35)"),
      number("measured-tok-s", "N", { min: 0.001, max: 1e7 }, "speed that you measured, in place of the prediction"),
      number("claimed-tok-s", "N", { min: 0.001, max: 1e7 }, "check a claimed speed; impossible ones are rejected"),
    ]),
    EXPLAIN_COSTS,
    formatOption(["text", "json", "ndjson"], "json elsewhere, ndjson for NDJSON"),
    QUIET,
    ...DATA.filter(({ name }) => name !== "taxonomy" && name !== "as-of"),
    ...EVERYWHERE,
  ],
  load: () => import("./fit.ts"),
};
