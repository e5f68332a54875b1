/** Rule: the proposed model is not larger than the task needs. */
import { exampleDoc } from "./example-doc.ts";
import { proposalText, proposedModel, quoteFor, recommendationText } from "./proposal.ts";
import type { Rule } from "./rule.ts";

const isDearer = (better: number | null | undefined, proposed: number | null | undefined): boolean =>
  better != null && proposed != null && better > proposed;

export const oversizedModel: Rule = {
  id: "oversized-model",
  severity: "warning",
  about: "proposal",
  what: "The scope proposes a model made for higher tiers than the task is in.",
  why: "The most capable model is the costliest habit of such projects; a small one often does the task as well.",
  bad: exampleDoc({ proposal: "{model: claude-opus-5-5}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.tiers.length === 0) return;
    const { tier, size_class: size } = context.verdict(brief) ?? {};
    if (!tier || Math.min(...model.tiers) <= tier) return;
    // A finding that costs more to follow than to ignore helps nobody.
    const [proposed, better] = [quoteFor(brief, model, context), context.recommend(brief)];
    if (isDearer(better?.per_1k.likely, proposed?.per_1k.likely)) return;
    const instead = recommendationText(brief, context) ?? `a ${size ?? "smaller"} model does this tier ${tier} task`;
    return {
      place: placed.at(["proposal", "model"]),
      message: `scope says ${proposalText(brief, model, context)}; ${instead}`,
      args: { model: model.id, tier, recommended: context.recommend(brief)?.model ?? "" },
    };
  },
};
