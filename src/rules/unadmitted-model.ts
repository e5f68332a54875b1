/** Rule: the proposed model may be used for the task: region, sale, context, what it reads, tools, law. */

import { rowOf } from "../core/tables/table-rows.ts";
import { modelOffer } from "../core/ways/api-ways.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

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
    const counted = context.counted(brief);
    const excluded = counted ? modelOffer(model, counted).excluded : [];
    const first = excluded.find(({ row }) => !rowOf("admission", row, context.taxonomy)?.reported_elsewhere);
    if (!first) return;
    return {
      place: placed.at(["proposal", "model"]),
      message: `${model.id} may not be used here (admission/${first.row}). ${first.text} Propose a model that is admitted, or change what rules it out`,
      args: { model: model.id, row: first.row },
    };
  },
};
