/** `examples`: what a file of examples holds. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { EVERYWHERE, EXAMPLE_KEYS, formatOption, QUIET } from "../spec/common-options.ts";

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
    {
      name: "brief",
      type: "text",
      takes: "FILE",
      help: "write examples, tokens and, where it is clear, repetition into this brief; it is made if it is not there",
    },
    { name: "show", type: "flag", help: "also print the texts of the lines that are named" },
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./examples.ts"),
};
