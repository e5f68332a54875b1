/** `handoff`: what it takes to measure, serve and train what the advice names. */
import { type CommandSpec, text } from "../spec/command-spec.ts";
import { CURRENCY, DATA, EVERYWHERE, EXAMPLE_KEYS, formatOption, QUIET } from "../spec/common-options.ts";

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
    text("out", "DIR", "the folder to write; it must be new or empty"),
    text("examples", "FILE", "examples to test and to train on: JSONL, JSON or CSV"),
    ...EXAMPLE_KEYS,
    formatOption(["text", "json"]),
    QUIET,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./handoff.ts"),
};
