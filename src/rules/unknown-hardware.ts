/** Rule: the machine of the brief is known. */
import { findMachine, unknownMachine } from "../core/prices/find-named.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const unknownHardware: Rule = {
  id: "unknown-hardware",
  severity: "error",
  about: "hardware",
  what: "The brief names a machine that the price list does not know.",
  why: "Whether a model fits, how fast it is and what it costs follow from the machine.",
  bad: exampleDoc({ hardware: "mac-mini-m4-61" }),
  good: exampleDoc({ hardware: "mac-mini-m4-16", usage: "{requests_per_month: 20000}" }),
  check({ brief: { hardware }, placed }, { pricing }) {
    if (typeof hardware !== "string" || findMachine(pricing.machines, hardware)) return;
    const message = unknownMachine(pricing.machines, hardware);
    return { place: placed.at(["hardware"]), message, args: { hardware } };
  },
};
