/** Rule: no fine-tune is promised for a task that has no pattern to learn. */

import { promisesFineTuning } from "./prose.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const fineTuneOnOpenTask: Rule = {
  id: "fine-tune-on-open-task",
  severity: "error",
  what: "The scope promises a fine-tuned model for a task of tier 3 or 4.",
  why: "Fine-tuning teaches a pattern; reasoning and open use have none to learn, whatever the number of examples.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{approach: local-fine-tuned}" }),
  good: exampleDoc({ proposal: "{approach: local-fine-tuned}" }),
  check(subject, context) {
    const verdict = context.verdict(subject.brief);
    if (!verdict || verdict.possible_tiers.length === 0 || Math.min(...verdict.possible_tiers) < 3) return;
    const promise = promisesFineTuning(subject, context);
    if (promise === undefined) return;
    const tier = verdict.possible_tiers.join(" or ");
    return {
      place: promise.place,
      message: `scope promises a fine-tuned model; this task is tier ${tier}, where tuning does not help; promise ${verdict.approach === "local-large" ? "a large local model" : "a larger model"}, or split off its repetitive steps`,
      args: { tier },
    };
  },
};
