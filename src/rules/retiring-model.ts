/** Rule: the proposed model outlives the project. */

import { numberOf } from "../core/prices/defaults.ts";
import { countText } from "../core/text/amount.ts";
import { daysBetween } from "../core/text/days.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const retiringModel: Rule = {
  id: "retiring-model",
  severity: "warning",
  about: "proposal",
  what: "The scope proposes a model that retires within a year.",
  why: "The client pays for the move to another model, and for testing it, if the scope does not say so.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: claude-sonnet-4-5}" }),
  good: exampleDoc(),
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
