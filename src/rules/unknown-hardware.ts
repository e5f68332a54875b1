/** Rule: the machine of the brief is known. */
import { nearest } from "../core/text/nearest.ts";
import { quote } from "../core/text/plain-text.ts";
import { exampleDoc } from "./example-doc.ts";
import { machineById } from "./proposal.ts";
import type { Rule } from "./rule.ts";

export const unknownHardware: Rule = {
  id: "unknown-hardware",
  severity: "error",
  about: "hardware",
  what: "The brief names a machine that the price list does not know.",
  why: "Whether a model fits, how fast it is and what it costs follow from the machine.",
  bad: exampleDoc({ hardware: "mac-mini-m4-61" }),
  good: exampleDoc({ hardware: "mac-mini-m4-16", usage: "{requests_per_month: 20000}" }),
  check({ brief: { hardware }, placed }, { pricing }) {
    if (typeof hardware !== "string" || machineById(pricing, hardware)) return;
    const meant = nearest(
      hardware,
      pricing.machines.flatMap(({ id, also }) => [id, ...also]),
    );
    const remedy = meant ? `did you mean "${meant}"?` : "spell the machine out with bandwidth_gb_s and memory_gb";
    const message = `there is no machine ${quote(hardware)}; ${remedy}`;
    return { place: placed.at(["hardware"]), message, args: { hardware } };
  },
};
