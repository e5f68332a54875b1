/** Rule: the proposed model can still be had. */

import { proposedModel } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

export const retiredModel: Rule = {
  id: "retired-model",
  severity: "error",
  about: "proposal",
  what: "The scope proposes a model that has been retired.",
  why: "Nobody can deliver it: its maker no longer answers requests.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: claude-3-5-sonnet}" }),
  good: exampleDoc(),
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
