/** Rule: the proposed model may be used for the task: region, sale, context, what it reads, tools, law. */

import { proposedModel } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

/** Rows that other rules report, data that may not leave and what a maker has retired, or that stop no machine. */
const TOLD_ELSEWHERE = ["local-only-leaves", "retired", "withdrawn", "not-yet", "price-unknown"];

export const unadmittedModel: Rule = {
  id: "unadmitted-model",
  severity: "error",
  about: "proposal",
  what: "The scope proposes a model that may not be used for the task as it is described.",
  why: "A closed endpoint, a region that does not hold, a context that is too short or a model that cannot read the input stops the project after the contract is signed.",
  bad: exampleDoc({ sensitivity: "restricted-cloud", region: "au", proposal: "{model: gpt-6-luna}" }),
  good: exampleDoc({ proposal: "{model: gpt-6-luna}" }),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined) return;
    const first = context.exclusions(brief, model).find(({ row }) => !TOLD_ELSEWHERE.includes(row));
    if (!first) return;
    return {
      place: placed.at(["proposal", "model"]),
      message: `${model.id} may not be used here (admission/${first.row}). ${first.text} Propose a model that is admitted, or change what rules it out`,
      args: { model: model.id, row: first.row },
    };
  },
};
