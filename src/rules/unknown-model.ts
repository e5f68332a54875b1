/** Rule: the proposed model is known. */
import { findModel } from "../core/prices/find-named.ts";
import { quote } from "../core/text/plain-text.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const unknownModel: Rule = {
  id: "unknown-model",
  severity: "error",
  about: "proposal",
  what: "The scope proposes a model that the price list does not know.",
  why: "A model that nobody can find has no price, no date of retirement and no size; often the name is a slip.",
  bad: exampleDoc({ proposal: "{model: gpt-4p}" }),
  good: exampleDoc(),
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
