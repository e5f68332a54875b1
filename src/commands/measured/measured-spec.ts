/** `measured`: results of an evaluation into the brief. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { EVERYWHERE, formatOption, QUIET } from "../spec/common-options.ts";

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
    {
      name: "baseline",
      type: "text",
      takes: "NAME",
      help: "the model that counts, by a part of its name (default: the best)",
    },
    { name: "brief", type: "text", takes: "FILE", help: "write the score into the baseline of this brief" },
    formatOption(["text", "json"]),
    QUIET,
    ...EVERYWHERE,
  ],
  load: () => import("./measured.ts"),
};
