/** Rule: the price that a finding rests on was checked not long ago. */

import { numberOf } from "../core/prices/defaults.ts";
import { countText } from "../core/text/amount.ts";
import { daysBetween } from "../core/text/days.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const stalePrices: Rule = {
  id: "stale-prices",
  severity: "note",
  about: "proposal",
  what: "The price of the proposed model was last checked long ago.",
  why: "All costs of this check rest on the price list; an old entry may be wrong by now.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: mistral-large-2512}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.kind === "self-hosted") return;
    const age = daysBetween(model.checked, context.asOf);
    const limit = numberOf(context.pricing.defaults, "stale-days");
    if (age <= limit) return;
    return {
      place: placed.at(["proposal", "model"]),
      message: `the price of ${model.id} was last checked on ${model.checked}, ${countText(age)} days ago; check it and update the price list`,
      args: { model: model.id, checked: model.checked, days: age },
    };
  },
};
