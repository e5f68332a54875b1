/** Rule: a promised fine-tune has the examples it needs. */

import { countText } from "../core/text/amount.ts";
import { isLarge } from "../core/ways/needs.ts";
import { promisesFineTuning } from "./prose.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const fineTuneWithoutExamples: Rule = {
  id: "fine-tune-without-examples",
  severity: "error",
  what: "The scope promises a fine-tuned model on fewer examples than one needs.",
  why: "A model tuned on a handful of examples learns them by heart and fails on the next request.",
  bad: exampleDoc({ examples: "40", proposal: "{approach: local-fine-tuned}" }),
  good: exampleDoc({ proposal: "{approach: local-fine-tuned}" }),
  check(subject, context) {
    const { brief, placed } = subject;
    if (brief.examples === undefined) return;
    const tier = context.verdict(brief)?.tier;
    if (!tier || isLarge(tier)) return;
    const promise = promisesFineTuning(subject, context);
    const needed = promise && context.examplesFor(brief);
    if (!needed) return;
    const { minimum, comfortable } = needed;
    if (minimum === null || brief.examples >= minimum) return;
    const better = comfortable === null ? "" : ` and does well from ${countText(comfortable)}`;
    return {
      place: placed.at(["examples"]),
      message: `scope promises a fine-tuned model on ${countText(brief.examples)} examples; tier ${tier} needs ${countText(minimum)}${better}; collect more, or promise a prompted model`,
      args: { examples: brief.examples, minimum },
      related: [{ place: promise.place, message: "promised here" }],
    };
  },
};
