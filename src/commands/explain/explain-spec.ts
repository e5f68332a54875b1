/** `explain`: any name, statement or decision, with its reasons and sources. */
import { type CommandSpec, text } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, formatOption } from "../spec/common-options.ts";

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
    text("task", "TEXT", "show how this statement of a task is read, and which words count"),
    text("brief", "FILE", "show which rows decide this brief, and why the others do not"),
    formatOption(["text", "json", "markdown"]),
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./explain.ts"),
};
