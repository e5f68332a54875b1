/** Rule: data that must stay on the premises are not worked on by a rented machine. */

import { namedMachine } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const rentedWithLocalOnly: Rule = {
  id: "rented-with-local-only",
  severity: "error",
  about: "hardware",
  what: "The scope names a rented machine while its data may not leave the client's premises.",
  why: "A machine of a GPU host, or one in a cloud account, stands in somebody else's building; local-only means the client's own.",
  bad: exampleDoc({
    sensitivity: "local-only",
    hardware: "{name: Rented GPU, bandwidth_gb_s: 2000, memory_gb: 80, rent_per_hour: {amount: 3, currency: AUD}}",
  }),
  good: exampleDoc({ sensitivity: "local-only" }),
  check({ brief, placed }, context) {
    if (brief.sensitivity !== "local-only") return;
    const machine = namedMachine(brief, context);
    if (machine === undefined) return;
    const isRented = "id" in machine ? machine.premises !== "own" : machine.rent_per_hour !== undefined;
    if (!isRented) return;
    const name = "id" in machine ? machine.id : (machine.name ?? "the machine");
    return {
      place: placed.at(["hardware"]),
      message: `${name} is rented, and the data must stay on the client's premises; name a machine that the client or the agency owns, or change sensitivity`,
      args: { hardware: name },
      related: [{ place: placed.at(["sensitivity"]), message: "the data must stay local" }],
    };
  },
};
