/** Rule: a promised break-even is one that the figures give. */
import { paidBackAgainst } from "../core/advice/quote-beside.ts";
import { paidBackText } from "../core/hosting/break-even.ts";
import { proposedModel } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const falseBreakEven: Rule = {
  id: "false-break-even",
  severity: "error",
  about: "proposal",
  what: "The scope promises a break-even that the figures do not support.",
  why: "Break-even is what a client signs a purchase for; at small volumes, or against a small cloud model, it often never comes.",
  bad: exampleDoc({ usage: "{requests_per_month: 3000}", proposal: "{break_even_months: 3}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const promised = brief.proposal?.break_even_months;
    if (promised === undefined) return;
    const advice = context.advise(brief);
    if (!advice?.recommended) return;
    const place = placed.at(["proposal", "break_even_months"]);
    const stated = `scope promises break-even in ${promised} months`;
    if (advice.break_even.length === 0) {
      const { name, deployment } = advice.recommended;
      const nothing =
        deployment === "self-hosted"
          ? "the data must stay local, so there is no pay-per-use model to compare with"
          : `${name} is paid by use, so there is nothing to pay back`;
      const message = `${stated}; ${nothing}; take the promise out`;
      return { place, message, args: { promised } };
    }
    const best = paidBackAgainst(advice.break_even, proposedModel(brief, context) ?? null);
    if (best === undefined || best.verdict === "unknown") return;
    const { break_even_tolerance_months: months, break_even_tolerance_percent: percent } = context.words.limits;
    if (best.verdict === "pays" && (best.months ?? 0) <= promised * (1 + percent / 100) + months) return;
    const gives = best.verdict === "never" ? "it never pays" : `it pays back ${paidBackText(best.months ?? 0)}`;
    return {
      place,
      message: `${stated}; against ${best.against} ${gives}: ${best.reason}`,
      args: { promised, months: best.months ?? "never", against: best.against },
    };
  },
};
