/** Rule: the proposed model is large enough for the task. */

import { proposedModel, recommendationText } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const undersizedModel: Rule = {
  id: "undersized-model",
  severity: "error",
  about: "proposal",
  what: "The scope proposes a model made for lower tiers than the task is in.",
  why: "A model that is too small fails at acceptance, after the price is agreed.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: llama3.1-8b}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.tiers.length === 0) return;
    const tier = context.verdict(brief)?.tier;
    if (!tier || Math.max(...model.tiers) >= tier) return;
    const instead = recommendationText(brief, context);
    return {
      place: placed.at(["proposal", "model"]),
      message: `${model.id} serves tier ${Math.max(...model.tiers)} at most and this task is tier ${tier}${instead ? `; ${instead}` : ""}`,
      args: { model: model.id, tier, recommended: context.recommend(brief)?.model ?? "" },
    };
  },
};
