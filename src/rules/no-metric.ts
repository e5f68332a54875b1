/** Rule: somebody can say what a correct answer is. */
import { exampleDoc, type Rule } from "./rule.ts";

export const noMetric: Rule = {
  id: "no-metric",
  severity: "warning",
  what: "The scope says that correctness is undefined.",
  why: "Without a measure no model can be compared, tuned or accepted, and only the largest ones are left.",
  bad: exampleDoc({ correctness: "undefined" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    if (brief.correctness !== "undefined") return;
    const task = context.verdict(brief)?.task_tier ?? null;
    const gain = task !== null && task < 4 ? `; with a measure it would be tier ${task}` : "";
    return {
      place: placed.at(["correctness"]),
      message: `correctness is undefined, so this is tier 4 whatever the task${gain}; write down ten answers and why each is right or wrong`,
      args: task === null ? {} : { task_tier: task },
    };
  },
};
