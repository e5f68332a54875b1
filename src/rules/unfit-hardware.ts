/** Rule: the model fits the machine of the brief. */

import { namedMachine, proposedModel, wayFor } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Rule } from "./rule.ts";

const OBSTACLES = ["does-not-fit", "too-slow", "impossible-speed"];

export const unfitHardware: Rule = {
  id: "unfit-hardware",
  severity: "error",
  about: "hardware",
  what: "The proposed or recommended model cannot be served by the machine that the brief names.",
  why: "A machine that is too small or too slow is bought twice.",
  bad: exampleDoc({
    ...OPEN_TASK,
    sensitivity: "local-only",
    hardware: "mac-mini-m4-16",
    usage: "{requests_per_month: 1000}",
  }),
  good: exampleDoc({ hardware: "mac-mini-m4-16", usage: "{requests_per_month: 20000}" }),
  check({ brief, placed }, context) {
    if (namedMachine(brief, context) === undefined) return;
    const proposed = proposedModel(brief, context);
    const { way } = (proposed ? wayFor(brief, proposed, context) : context.recommendOnHardware(brief)) ?? {};
    const obstacle = way?.kind === "machine" ? way.plan.obstacle : null;
    if (!way || !obstacle || !OBSTACLES.includes(obstacle.id)) return;
    const { model } = way;
    const best = proposed ? undefined : context.recommend(brief);
    const instead = best?.hardware ? `; ${best.hardware} would do` : "";
    return {
      place: placed.at(["hardware"]),
      message: `${model.name} ${obstacle.text}${instead}`,
      args: { model: model.id, obstacle: obstacle.id },
    };
  },
};
