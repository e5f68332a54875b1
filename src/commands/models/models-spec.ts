/** `models`: the catalogue, searchable. */
import { SIZE_CLASSES } from "../../core/types/pricing.ts";
import type { CommandSpec } from "../spec/command-spec.ts";
import { CURRENCY, DATA, EVERYWHERE, formatOption, USAGE } from "../spec/common-options.ts";

export const modelsSpec: CommandSpec = {
  name: "models",
  operands: "[word...]",
  summary: "search the catalogue of models",
  about: "Lists the models whose id, name, provider or other spellings hold every word given, with what they cost.",
  examples: [
    "model-advisor models",
    "model-advisor models llama --size-class 3-9b",
    "model-advisor models --provider openai --format json",
  ],
  options: [
    { name: "provider", type: "text", takes: "NAME", help: "only models of this provider" },
    {
      name: "deployment",
      type: "choice",
      choices: ["cloud", "hosted-open", "self-hosted"],
      takes: "KIND",
      help: "only cloud, hosted-open or self-hosted models",
    },
    {
      name: "size-class",
      type: "choice",
      choices: SIZE_CLASSES,
      takes: "CLASS",
      help: `only this size class: ${SIZE_CLASSES.join(", ")}`,
    },
    {
      name: "tier",
      type: "number",
      min: 1,
      max: 4,
      integer: true,
      takes: "N",
      help: "only models that suit this tier",
    },
    {
      name: "status",
      type: "choice",
      choices: ["current", "legacy", "deprecated", "retired"],
      takes: "STATUS",
      help: "only models of this status",
    },
    formatOption(["text", "json", "ndjson", "markdown"]),
    ...USAGE,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./models.ts"),
};
