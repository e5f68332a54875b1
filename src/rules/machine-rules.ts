/** Rules of `check` about where the work is done: whose machine it is, and how much it has to answer. */

import { knownMachine } from "../core/fit/known-machine.ts";
import { countText } from "../core/text/amount.ts";
import { machineId } from "../core/ways/way.ts";
import { namedMachine, per1kText, proposedModel, quotedName, recommendationText, wayFor } from "./proposal.ts";
import type { Report, Rule } from "./rule.ts";

/** The machine of the brief is known. */
export const unknownHardware: Rule = {
  id: "unknown-hardware",
  about: "hardware",
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

const OBSTACLES = ["does-not-fit", "too-slow", "impossible-speed"];

/** The model fits the machine of the brief. */
export const unfitHardware: Rule = {
  id: "unfit-hardware",
  about: "hardware",
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

/** The machine of the brief can answer the volume of the brief. */
export const overCapacity: Rule = {
  id: "over-capacity",
  about: "hardware",
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

/** The scope says how many requests there will be. */
export const missingVolume: Rule = {
  id: "missing-volume",
  check({ brief, placed }, context) {
    if (brief.usage?.requests_per_month !== undefined || placed.unread.has("usage")) return;
    const quote = context.recommend(brief);
    const range = quote ? `; ${quotedName(quote)} then costs ${per1kText(quote.per_1k)}` : "";
    return {
      place: placed.has(["usage"]) ? placed.at(["usage"], "key") : placed.place,
      message: `no volume is stated${range}; add usage.requests_per_month`,
      args: {},
    };
  },
};

/** Data that must stay on the premises are not worked on by a rented machine. */
export const rentedWithLocalOnly: Rule = {
  id: "rented-with-local-only",
  about: "hardware",
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

const STAYS = "the data must stay local";

/** Data that must stay local is sent to no one else's machine, by what is proposed or by one of the steps. */
export const cloudWithLocalOnly: Rule = {
  id: "cloud-with-local-only",
  check({ brief, placed }, context) {
    if (brief.sensitivity !== "local-only") return;
    const related = [{ place: placed.at(["sensitivity"]), message: STAYS }];
    const reports = (brief.steps ?? []).flatMap(({ sensitivity }, index): Report[] => {
      if (sensitivity === undefined || sensitivity === "local-only") return [];
      const place = placed.at(["steps", index, "sensitivity"]);
      const message = `this step is ${sensitivity}, and ${STAYS}, so it is kept local too; take it out, or change the sensitivity of the brief`;
      return [{ place, message, args: { proposed: sensitivity }, related }];
    });
    const model = proposedModel(brief, context);
    const approach = brief.proposal?.approach;
    const isCloudModel = model !== undefined && model.kind !== "self-hosted";
    if (!isCloudModel && !approach?.startsWith("cloud")) return reports;
    const instead = recommendationText(brief, context);
    const what = isCloudModel ? `${model.id} runs on the machines of ${model.provider}` : `${approach} runs elsewhere`;
    return [
      ...reports,
      {
        place: placed.at(["proposal", isCloudModel ? "model" : "approach"]),
        message: `${what}, and ${STAYS}${instead ? `; ${instead}` : "; propose a local model"}`,
        args: { proposed: isCloudModel ? model.id : String(approach) },
        related,
      },
    ];
  },
};
