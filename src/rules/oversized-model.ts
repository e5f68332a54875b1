/** Rule: the proposed model is not larger than the task needs. */
import { amountIn } from "../core/prices/stated-amount.ts";
import { volumeOf } from "../core/prices/token-profile.ts";
import type { Advice, ServedWay } from "../core/types/advice.ts";
import type { Model } from "../core/types/pricing.ts";
import { costFor, per1kText, proposalText, proposedModel, recommendationText, wayText } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

/**
 * The way that the advice names and that costs no more over the first year than the proposed model: what fits best, else
 * what to start with. Null where both cost more; undefined while a first year is not known.
 */
function cheaperOverTheYear(model: Model, advice: Advice | undefined): ServedWay | null | undefined {
  const year = (way: ServedWay | null | undefined) => way?.first_year?.likely ?? null;
  const proposed = year(advice?.costs.find((row) => row.model === model.id && row.role === "comparator"));
  const ways = [advice?.recommended, advice?.counsel?.start_with].filter((way) => year(way) !== null);
  if (proposed === null || ways.length === 0) return undefined;
  return ways.find((way) => year(way)! <= proposed) ?? null;
}

export const oversizedModel: Rule = {
  id: "oversized-model",
  severity: "warning",
  about: "proposal",
  what: "The scope proposes a model made for higher tiers than the task is in.",
  why: "Taking the most capable model is the costliest habit in such projects; a small one often does the task as well.",
  bad: exampleDoc({ proposal: "{model: claude-opus-5-5}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.tiers.length === 0) return;
    const { tier, size_class: size } = context.verdict(brief) ?? {};
    if (!tier || Math.min(...model.tiers) <= tier) return;
    // A finding that costs more to follow than to ignore helps nobody.
    const [proposed, better] = [costFor(brief, model, context), context.recommend(brief)];
    if ((better?.per_1k.likely ?? 0) > (proposed?.likely ?? Number.POSITIVE_INFINITY)) return;
    const cheaper = volumeOf(brief) === null ? undefined : cheaperOverTheYear(model, context.advise(brief));
    if (cheaper === null) return;
    const instead =
      wayText(brief, cheaper, tier) ??
      recommendationText(brief, context) ??
      `a ${size ?? "smaller"} model does this tier ${tier} task`;
    // A remedy that costs more than the quote is put beside what the model costs by its price.
    const quoted = amountIn(brief.proposal?.cost_per_1k, context.rate, context.pricing.fx);
    const isQuotedLess = quoted !== null && quoted < ((cheaper ?? better)?.per_1k.likely ?? 0);
    const listed = isQuotedLess && proposed ? ` (${per1kText(proposed)} by its price)` : "";
    return {
      place: placed.at(["proposal", "model"]),
      message: `scope says ${proposalText(brief, model, context)}${listed}; ${instead}`,
      args: { model: model.id, tier, recommended: (cheaper ?? context.recommend(brief))?.model ?? "" },
    };
  },
};
