/** Rule: the task says what goes in and what comes out. */
import { quote } from "../core/text/plain-text.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const vagueTask: Rule = {
  id: "vague-task",
  severity: "warning",
  what: "The statement of the task is too vague to be a task.",
  why: "What cannot be told apart from other work cannot be sized, priced or tested.",
  bad: exampleDoc({ repetition: "40", task: "AI for marketing", kind: undefined }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    if (brief.task === undefined || brief.kind !== undefined) return;
    const reading = context.verdict(brief)?.reading;
    if (reading === undefined || reading.specific) return;
    const asks = reading.missing.map(({ asks }) => asks).join(" ");
    const remedy = asks === "" ? "say what goes in, what comes out and what happens with it" : asks;
    return {
      place: placed.at(["task"]),
      message: `${quote(brief.task)} is too vague to be a task: ${remedy}${reading.sharper ? ` For example: ${reading.sharper}` : ""}`,
      args: { task: brief.task },
    };
  },
};
