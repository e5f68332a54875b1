/** Rule: the tier that the scope states is the one that its answers give. */
import { exampleDoc, type Rule } from "./rule.ts";

export const tierMismatch: Rule = {
  id: "tier-mismatch",
  severity: "error",
  about: "proposal",
  what: "The scope states another tier than its answers give.",
  why: "The tier decides the size of the model and the way it is run; a wrong one prices another task.",
  bad: exampleDoc({ proposal: "{tier: 3}" }),
  good: exampleDoc({ proposal: "{tier: 1}" }),
  check({ brief, placed }, context) {
    const stated = brief.proposal?.tier;
    if (stated === undefined) return;
    const { tier = null, possible_tiers: possible = [] } = context.verdict(brief) ?? {};
    if (possible.length === 0 || possible.includes(stated)) return;
    const because = context.because(brief, "tier");
    const given = tier ?? possible.join(" or ");
    return {
      place: placed.at(["proposal", "tier"]),
      message: `scope says tier ${stated}; the answers give tier ${given}${because ? `: ${because}` : ""}`,
      args: { stated, given },
    };
  },
};
