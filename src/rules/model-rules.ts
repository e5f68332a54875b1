/** Rules of `check` about the model that a scope proposes. */

import { numberOf } from "../core/prices/defaults.ts";
import { findModel, spelling } from "../core/prices/find-named.ts";
import { amountIn } from "../core/prices/stated-amount.ts";
import { volumeOf } from "../core/prices/token-profile.ts";
import { rowOf } from "../core/tables/table-rows.ts";
import { countText } from "../core/text/amount.ts";
import { daysBetween } from "../core/text/days.ts";
import { quote } from "../core/text/plain-text.ts";
import type { Advice, ServedWay } from "../core/types/advice.ts";
import type { Model } from "../core/types/pricing.ts";
import { modelOffer } from "../core/ways/api-ways.ts";
import { costFor, per1kText, proposalText, proposedModel, rateFor, recommendationText, wayText } from "./proposal.ts";
import type { Rule } from "./rule.ts";

/** The proposed model is known. */
export const unknownModel: Rule = {
  id: "unknown-model",
  about: "proposal",
  check({ brief: { proposal }, placed }, { pricing }) {
    if (proposal?.model === undefined) return;
    const found = findModel(pricing.models, proposal.model);
    if (found.found === "model") return;
    const remedy =
      found.found === "several"
        ? `several have this name; write one of ${found.models.map(({ id }) => id).join(", ")}`
        : found.nearest !== undefined
          ? `did you mean "${found.nearest}"?`
          : "add it to your own price list and name that with --pricing";
    const says = found.found === "several" ? "names no single model" : "is not a known model";
    return {
      place: placed.at(["proposal", "model"]),
      message: `${quote(proposal.model)} ${says}; ${remedy}`,
      args: { model: proposal.model },
    };
  },
};

/** The proposed model is written by its id. */
export const renamedModel: Rule = {
  id: "renamed-model",
  about: "proposal",
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    const written = brief.proposal?.model;
    if (model === undefined || written === undefined || spelling(written) === spelling(model.id)) return;
    const place = placed.at(["proposal", "model"]);
    const text = placed.notation === "json" ? JSON.stringify(model.id) : model.id;
    return {
      place,
      message: `${quote(written)} is ${model.id} in the price list; write that`,
      args: { written, model: model.id },
      fix: { title: `write ${model.id}`, safe: true, edits: [{ place, text }] },
    };
  },
};

/** The proposed model can still be had. */
export const retiredModel: Rule = {
  id: "retired-model",
  about: "proposal",
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined) return;
    const { retires, status, replacement } = model;
    const isGone =
      retires === null ? status === "retired" : retires <= context.asOf && model.retires_kind !== "not_before";
    if (!isGone) return;
    const place = placed.at(["proposal", "model"]);
    const when = retires === null ? "is retired" : `was retired on ${retires}`;
    const text = placed.notation === "json" ? JSON.stringify(replacement) : (replacement ?? "");
    return {
      place,
      message: `${model.id} ${when}; ${replacement ? `its maker names ${replacement} instead` : "propose another model"}`,
      args: { model: model.id, retires: retires ?? "" },
      ...(replacement ? { fix: { title: `write ${replacement}`, safe: false, edits: [{ place, text }] } } : {}),
    };
  },
};

/** The proposed model outlives the project. */
export const retiringModel: Rule = {
  id: "retiring-model",
  about: "proposal",
  check({ brief, placed }, { pricing, asOf, ...context }) {
    const model = proposedModel(brief, { pricing, asOf, ...context });
    if (!model?.retires) return;
    const left = daysBetween(asOf, model.retires);
    if (left > numberOf(pricing.defaults, "retirement-note-days")) return;
    if (left <= 0 && model.retires_kind !== "not_before") return;
    const when =
      model.retires_kind === "not_before"
        ? `may retire from ${model.retires} on`
        : `retires on ${model.retires}, in ${countText(left)} days`;
    const next = model.replacement ? `; ${model.replacement} replaces it` : "";
    return {
      place: placed.at(["proposal", "model"]),
      message: `${model.id} ${when}${next}; say who pays for the move, or propose another`,
      args: { model: model.id, retires: model.retires },
    };
  },
};

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

/** The proposed model is not larger than the task needs. */
export const oversizedModel: Rule = {
  id: "oversized-model",
  about: "proposal",
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
    const quoted = amountIn(brief.proposal?.cost_per_1k, rateFor(brief, context), context.pricing.fx);
    const isQuotedLess = quoted !== null && quoted < ((cheaper ?? better)?.per_1k.likely ?? 0);
    const listed = isQuotedLess && proposed ? ` (${per1kText(proposed)} by its price)` : "";
    return {
      place: placed.at(["proposal", "model"]),
      message: `scope says ${proposalText(brief, model, context)}${listed}; ${instead}`,
      args: { model: model.id, tier, recommended: (cheaper ?? context.recommend(brief))?.model ?? "" },
    };
  },
};

/** The proposed model is large enough for the task. */
export const undersizedModel: Rule = {
  id: "undersized-model",
  about: "proposal",
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

/** The proposed model may be used for the task: region, sale, context, what it reads, tools, law. */
export const unadmittedModel: Rule = {
  id: "unadmitted-model",
  about: "proposal",
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
