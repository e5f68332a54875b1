/** Rule: the proposed model is written by its id. */
import { spelling } from "../core/prices/find-named.ts";
import { quote } from "../core/text/plain-text.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const renamedModel: Rule = {
  id: "renamed-model",
  severity: "note",
  about: "proposal",
  what: "The proposed model is written by an older or another name than its id.",
  why: "One model under two names looks like two models in a contract.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: claude-opus-5.5}" }),
  good: exampleDoc(),
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
