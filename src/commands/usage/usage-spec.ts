/** `usage`: what an export of past usage says. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { EVERYWHERE, formatOption, QUIET } from "../spec/common-options.ts";

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
    { name: "model", type: "text", takes: "NAME", help: "only rows whose model's name holds this" },
    {
      name: "brief",
      type: "text",
      takes: "FILE",
      help: "write what is known into the usage of this brief",
    },
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./usage.ts"),
};
