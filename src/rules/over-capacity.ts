/** Rule: the machine of the brief can answer the volume of the brief. */
import { countText } from "../core/text/amount.ts";
import { machineId } from "../core/ways/way.ts";
import { namedMachine, proposedModel, wayFor } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const overCapacity: Rule = {
  id: "over-capacity",
  severity: "error",
  about: "hardware",
  what: "The volume is more than one machine of the kind that the brief names can answer.",
  why: "Requests queue or fail at the peak, or more machines have to be bought than were quoted.",
  bad: exampleDoc({
    hardware: "mac-mini-m4-16",
    usage: "{requests_per_month: 2000000, input_tokens: 500, output_tokens: 300}",
  }),
  good: exampleDoc({ hardware: "mac-mini-m4-16", usage: "{requests_per_month: 20000}" }),
  check({ brief, placed }, context) {
    const volume = brief.usage?.requests_per_month;
    if (volume === undefined || namedMachine(brief, context) === undefined) return;
    const proposed = proposedModel(brief, context);
    if (proposed !== undefined && proposed.kind !== "self-hosted") return;
    const { way, cost } = (proposed ? wayFor(brief, proposed, context) : context.recommendOnHardware(brief)) ?? {};
    const machines = cost?.machines ?? 0;
    if (way?.kind !== "machine" || machines < 2) return;
    const one = way.plan.capacity_per_machine;
    const carries = one === null ? "" : ` (${countText(one * machines)} a month)`;
    const hardware = machineId(way.machine);
    return {
      place: placed.at(["usage", "requests_per_month"]),
      message: `one ${hardware} cannot serve ${countText(volume)} requests a month with ${way.name}; you would need ${machines}${carries}: price ${machines}, or choose a faster machine`,
      args: { volume, machines, hardware },
      related: [{ place: placed.at(["hardware"]), message: "the machine" }],
    };
  },
};
