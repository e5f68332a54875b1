/**
 * `usage`, `measured` and `examples`: what files of clients hold, and what they answer of a brief; and `handoff`, the
 * folder that `measured` reads the results of.
 */
import {
  type CommandSpec,
  CURRENCY,
  DATA,
  EVERYWHERE,
  EXAMPLE_KEYS,
  flag,
  formatOption,
  QUIET,
  textOption,
} from "../spec/command-spec.ts";

/** `usage`: what an export of past usage says. */
export const usageSpec: CommandSpec = {
  name: "usage",
  operands: "<file>",
  summary: "read volume and tokens from an export of OpenAI, Anthropic, OpenRouter, LiteLLM or Langfuse",
  about:
    "Reads a usage export as CSV, JSON or JSON lines and recognises it by its columns. Says how many days it covers, requests a month, tokens of one request, the share of cached input, of batches, reasoning tokens, and the busiest hour compared with the average; and what the export does not say. Prompts and answers in an export are neither read nor printed.",
  examples: [
    "model-advisor usage completions_usage.csv",
    "model-advisor usage spend-logs.csv --model gpt-4o-mini --brief brief.yaml",
  ],
  options: [
    textOption("model", "NAME", "only rows of this model; where none has that name, of models whose names hold it"),
    textOption("brief", "FILE", "write what is known into the usage of this brief"),
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./usage.ts"),
};

/** `measured`: results of an evaluation into the brief. */
export const measuredSpec: CommandSpec = {
  name: "measured",
  operands: "<file>",
  summary: "read scores from promptfoo's results, and tell whether two models differ by more than chance",
  about:
    "Reads the results.json that promptfoo wrote for the folder of handoff. Says each model's score with the interval that its cases allow, and for each two models, case by case, whether their difference is more than chance. Writes the score as the baseline of a brief, so that the next advice rests on it.",
  examples: [
    "model-advisor measured evaluation/results.json",
    "model-advisor measured evaluation/results.json --baseline haiku --brief brief.yaml",
  ],
  options: [
    textOption("baseline", "NAME", "the model that counts, by a part of its name (default: the best)"),
    textOption("brief", "FILE", "write the score into the baseline of this brief"),
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./measured.ts"),
};

/** `examples`: what a file of examples holds. */
export const examplesSpec: CommandSpec = {
  name: "examples",
  operands: "<file>",
  summary: "count and judge the examples in a file, and answer questions 2 and 3 from them",
  about:
    "Reads JSONL (chat messages, prompt and completion, and the usual pairs of keys), a JSON list, or CSV with any separator. Says how many examples are usable and how many are left when copies count once, which answers contradict each other, how many examples the rarest answer has, how long inputs and answers are in tokens, how repetitive the requests are, and where personal data may stand. No text of an example is printed unless you ask with --show. Everything stays on this machine.",
  examples: [
    "model-advisor examples mails.jsonl",
    "model-advisor examples mails.csv --input body --output queue",
    "model-advisor examples mails.jsonl --brief brief.yaml",
  ],
  options: [
    ...EXAMPLE_KEYS,
    textOption(
      "brief",
      "FILE",
      "write examples, tokens and, where it is clear, repetition into this brief; it is made if it is not there",
    ),
    flag("show", "also print the texts of the lines that are named"),
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./examples.ts"),
};

/** `handoff`: what it takes to measure, serve and train what the advice names. */
export const handoffSpec: CommandSpec = {
  name: "handoff",
  operands: "<brief>",
  summary: "write a folder to measure, serve and train what the advice names",
  about:
    "Writes an evaluation for promptfoo that compares the models of the advice on examples set aside for testing, then files to serve them (Ollama, vLLM, LiteLLM), and files to train when the advice is to tune. Copies of one example never stand on both sides. Where the data may not leave, only the client's own machines are named. Its README.md says what to type, in which order. An advice that names no model is refused. Nothing is run.",
  examples: [
    "model-advisor handoff brief.yaml --out kit --examples mails.jsonl",
    "model-advisor handoff brief.yaml --out kit",
  ],
  options: [
    textOption("out", "DIR", "the folder to write; it must be new or empty"),
    textOption("examples", "FILE", "examples to test and to train on: JSONL, JSON or CSV"),
    ...EXAMPLE_KEYS,
    formatOption(["text", "json"]),
    QUIET,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./handoff.ts"),
};
