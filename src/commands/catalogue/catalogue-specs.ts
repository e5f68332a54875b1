/** `models`, `compare`, `explain` and `fit`: what can be had, what it costs and why, and whether it runs on a machine. */

import { MODALITIES } from "../../core/types/brief.ts";
import { RUNTIMES } from "../../core/types/fit.ts";
import { SIZE_CLASSES } from "../../core/types/pricing.ts";
import {
  COMPARISON_DETAILS,
  type CommandSpec,
  CURRENCY,
  choice,
  DATA,
  EVERYWHERE,
  EXPLAIN_COSTS,
  flag,
  formatOption,
  number,
  type OptionSpec,
  OUT,
  QUIET,
  repeated,
  textOption,
  USAGE,
  under,
} from "../spec/command-spec.ts";

/** `models`: the catalogue, searchable. */
export const modelsSpec: CommandSpec = {
  name: "models",
  operands: "[word...]",
  summary: "search the catalogue of models",
  about: "Lists the models whose id, name, provider or other spellings hold every word given, with what they cost.",
  examples: [
    "model-advisor models",
    "model-advisor models llama --size-class 3-9b",
    "model-advisor models --provider openai --format json",
    "model-advisor models --region au --tools --input image --max-price 1",
  ],
  options: [
    ...under("Which models", [
      repeated(textOption("host", "NAME", "only models served by this host, such as bedrock; can be repeated")),
      repeated(textOption("provider", "NAME", "the same as --host")),
      repeated(textOption("maker", "NAME", "only models made by this company, whoever serves them; can be repeated")),
      repeated(
        textOption("region", "REGION", "only where inference stays in this region, such as au; can be repeated"),
      ),
      repeated(
        choice("input", "KIND", MODALITIES, `only models that take this: ${MODALITIES.join(", ")}; can be repeated`),
      ),
      repeated(choice("output", "KIND", MODALITIES, "only models that give this; can be repeated")),
      flag("tools", "only models that can call tools"),
      number(
        "max-price",
        "USD",
        { min: 0, max: 100_000 },
        "only models whose input and output each cost at most so many US dollars per million tokens",
      ),
      choice(
        "deployment",
        "KIND",
        ["cloud", "hosted-open", "self-hosted"],
        "only cloud, hosted-open or self-hosted models",
      ),
      choice("size-class", "CLASS", SIZE_CLASSES, `only this size class: ${SIZE_CLASSES.join(", ")}`),
      number("tier", "N", { min: 1, max: 4, integer: true }, "only models that suit this tier"),
      choice("status", "STATUS", ["current", "legacy", "deprecated", "retired"], "only models of this status"),
    ]),
    formatOption(["text", "json", "ndjson", "markdown"]),
    QUIET,
    // The catalogue is of single requests; a volume would change nothing.
    ...USAGE.filter(({ name }) => name !== "requests-per-month"),
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./models.ts"),
};

/** `compare`: costs side by side, without a brief. */
export const compareSpec: CommandSpec = {
  name: "compare",
  operands: "[model...]",
  summary: "compare what models cost, without a brief",
  about:
    "Names or filters choose the models; any spelling of the catalogue is taken. With a volume it also shows the month, the curve over volume and where the lines cross; without one, a ladder of volumes.",
  examples: [
    "model-advisor compare gpt-4o gpt-4o-mini claude-haiku-5-5 --currency USD",
    "model-advisor compare gpt-4o llama3.1-8b --hardware mac-mini-m6-16 --requests-per-month 50000",
    "model-advisor compare --size-class frontier --input-tokens 3000 --output-tokens 400",
  ],
  options: [
    ...under("Which models", [
      textOption("provider", "NAME", "add the models of this provider"),
      choice("size-class", "CLASS", SIZE_CLASSES, `add the models of this size class: ${SIZE_CLASSES.join(", ")}`),
      textOption("hardware", "MACHINE", "the machine for self-hosted models (default: one that fits the size class)"),
      flag("article", "add the models that the source article prices"),
    ]),
    formatOption(["text", "json", "ndjson", "markdown"]),
    EXPLAIN_COSTS,
    ...USAGE,
    COMPARISON_DETAILS,
    QUIET,
    CURRENCY,
    OUT,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./compare.ts"),
};

/** `explain`: any name, statement or decision, with its reasons and sources. */
export const explainSpec: CommandSpec = {
  name: "explain",
  operands: "[name...]",
  summary: "explain a tier, row, model, rule or figure, with its sources",
  about:
    "Explains whatever has a name: a tier, a kind of task, a question, a table or one of its rows, a claim, a piece of evidence, an assumption, a model, a machine, a rule of check. Without a name it lists them all.",
  examples: [
    "model-advisor explain tier 1",
    "model-advisor explain fine-tuning/tier-1-strong",
    "model-advisor explain gpt-4o",
    "model-advisor explain --task 'Sort support emails into 8 queues'",
    "model-advisor explain --brief brief.yaml",
  ],
  options: [
    textOption("task", "TEXT", "show how this statement of a task is read, and which words count"),
    textOption("brief", "FILE", "show which rows decide this brief, and why the others do not"),
    formatOption(["text", "json", "markdown"]),
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./explain.ts"),
};

const whole = (name: string, min: number, max: number, help: string): OptionSpec =>
  number(name, "N", { min, max, integer: true }, help);

/** `fit`: a model on a machine. */
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
      textOption("machine", "ID", "a machine of pricing/machines"),
      textOption("model", "ID", "a model whose size is known"),
      textOption("quantisation", "NAME", "q4_k_m, q8_0, f16, awq, fp8, ... (default: as usual)"),
      textOption("kv-quantisation", "NAME", "of the cache: f16, q8_0, q4_0 or fp8 (default: f16)"),
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
