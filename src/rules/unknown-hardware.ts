/** Rule: the machine of the brief is known. */
import { knownMachine } from "../core/fit/known-machine.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const unknownHardware: Rule = {
  id: "unknown-hardware",
  severity: "error",
  about: "hardware",
  what: "The brief names a machine that the price list does not know, or a class of machines that no prediction knows.",
  why: "Whether a model fits, how fast it is and what it costs follow from the machine.",
  bad: exampleDoc({ hardware: "mac-mini-m4-61" }),
  good: exampleDoc({ hardware: "mac-mini-m4-16", usage: "{requests_per_month: 20000}" }),
  check({ brief: { hardware }, placed }, { pricing }) {
    if (hardware === undefined) return;
    const known = knownMachine(hardware, pricing);
    if (known.ok) return;
    const { error: message } = known;
    if (typeof hardware === "string") return { place: placed.at(["hardware"]), message, args: { hardware } };
    const { decode_class = "" } = hardware;
    return { place: placed.at(["hardware", "decode_class"]), message, args: { decode_class } };
  },
};
