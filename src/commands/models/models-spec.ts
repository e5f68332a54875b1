/** `models`: the catalogue, searchable. */
import { MODALITIES, SIZE_CLASSES } from "../../core/types/pricing.ts";
import { type CommandSpec, choice, flag, number, repeated, text } from "../spec/command-spec.ts";
import { CURRENCY, DATA, EVERYWHERE, formatOption, QUIET, USAGE, under } from "../spec/common-options.ts";

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
      repeated(text("host", "NAME", "only models served by this host, such as bedrock; can be repeated")),
      repeated(text("provider", "NAME", "the same as --host")),
      repeated(text("maker", "NAME", "only models made by this company, whoever serves them; can be repeated")),
      repeated(text("region", "REGION", "only where inference stays in this region, such as au; can be repeated")),
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
    ...USAGE,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./models.ts"),
};
