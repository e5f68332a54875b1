/** Rule: the machine of the brief can answer the volume of the brief. */
import { countText } from "../core/text/amount.ts";
import { namedMachine, proposedModel, quoteFor } from "./proposal.ts";
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
    const machine = namedMachine(brief, context);
    if (volume === undefined || machine === undefined) return;
    const proposed = proposedModel(brief, context);
    if (proposed !== undefined && proposed.kind !== "self-hosted") return;
    const quote = proposed ? quoteFor(brief, proposed, context) : context.recommendOnHardware(brief);
    const isHere = quote?.deployment === "self-hosted" && (!("id" in machine) || quote.hardware === machine.id);
    if (!quote || !isHere || quote.machines === null || quote.machines < 2) return;
    const each = quote.capacity_per_month === null ? null : Math.floor(quote.capacity_per_month);
    const carries = each === null ? "" : ` (${countText(each)} a month)`;
    return {
      place: placed.at(["usage", "requests_per_month"]),
      message: `one ${quote.hardware} cannot serve ${countText(volume)} requests a month with ${quote.name}; you would need ${quote.machines}${carries}: price ${quote.machines}, or choose a faster machine`,
      args: { volume, machines: quote.machines, hardware: quote.hardware ?? "" },
      related: [{ place: placed.at(["hardware"]), message: "the machine" }],
    };
  },
};
