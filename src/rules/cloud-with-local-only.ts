/** Rule: data that must stay local is sent to no one else's machine. */

import { proposedModel, recommendationText } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const cloudWithLocalOnly: Rule = {
  id: "cloud-with-local-only",
  severity: "error",
  about: "proposal",
  what: "The scope proposes a cloud model while its data may not leave.",
  why: "Question 5 comes before all others: such a scope breaks its own terms on the first request.",
  bad: exampleDoc({ sensitivity: "local-only", proposal: "{approach: cloud-mini}" }),
  good: exampleDoc({ sensitivity: "local-only" }),
  check({ brief, placed }, context) {
    if (brief.sensitivity !== "local-only") return;
    const model = proposedModel(brief, context);
    const approach = brief.proposal?.approach;
    const isCloudModel = model !== undefined && model.kind !== "self-hosted";
    if (!isCloudModel && !approach?.startsWith("cloud")) return;
    const instead = recommendationText(brief, context);
    const what = isCloudModel ? `${model.id} runs on the machines of ${model.provider}` : `${approach} runs elsewhere`;
    return {
      place: placed.at(["proposal", isCloudModel ? "model" : "approach"]),
      message: `${what}, and the data must stay local${instead ? `; ${instead}` : "; propose a local model"}`,
      args: { proposed: isCloudModel ? model.id : String(approach) },
      related: [{ place: placed.at(["sensitivity"]), message: "the data must stay local" }],
    };
  },
};
