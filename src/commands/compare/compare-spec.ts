/** `compare`: costs side by side, without a brief. */
import { SIZE_CLASSES } from "../../core/types/pricing.ts";
import { COMPARISON_SECTIONS } from "../../render/advice/section-names.ts";
import { type CommandSpec, choice, flag, text } from "../spec/command-spec.ts";
import {
  CURRENCY,
  DATA,
  detailsOption,
  EVERYWHERE,
  EXPLAIN_COSTS,
  formatOption,
  OUT,
  QUIET,
  USAGE,
  under,
} from "../spec/common-options.ts";

export const compareSpec: CommandSpec = {
  name: "compare",
  operands: "[model...]",
  summary: "compare what models cost, without a brief",
  about:
    "Names or filters choose the models; any spelling of the catalogue is taken. With a volume it also shows the month, the curve over volume and where the lines cross; without one, a ladder of volumes.",
  examples: [
    "model-advisor compare gpt-4o gpt-4o-mini claude-haiku-5-5 --currency USD",
    "model-advisor compare gpt-4o llama3.1-8b --hardware mac-mini-m4-16 --requests-per-month 50000",
    "model-advisor compare --size-class frontier --input-tokens 3000 --output-tokens 400",
  ],
  options: [
    ...under("Which models", [
      text("provider", "NAME", "add the models of this provider"),
      choice("size-class", "CLASS", SIZE_CLASSES, `add the models of this size class: ${SIZE_CLASSES.join(", ")}`),
      text("hardware", "MACHINE", "the machine for self-hosted models (default: one that fits the size class)"),
      flag("article", "add the models that the source article prices"),
    ]),
    formatOption(["text", "json", "ndjson", "markdown"]),
    EXPLAIN_COSTS,
    ...USAGE,
    detailsOption(COMPARISON_SECTIONS),
    QUIET,
    CURRENCY,
    OUT,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./compare.ts"),
};
