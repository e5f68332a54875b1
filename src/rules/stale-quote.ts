/** Rule: a quote is not old. */
import { countText } from "../core/text/amount.ts";
import { daysBetween } from "../core/text/days.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const staleQuote: Rule = {
  id: "stale-quote",
  severity: "warning",
  about: "proposal",
  what: "The quote is older than prices last.",
  why: "Model prices move several times a year; an old quote binds someone to a price that is gone.",
  bad: exampleDoc({ proposal: "{quoted_on: 2026-02-01}" }),
  good: exampleDoc({ proposal: "{quoted_on: 2026-11-20}" }),
  check({ brief, placed }, { asOf, words }) {
    const quoted = brief.proposal?.quoted_on;
    if (quoted === undefined) return;
    const age = daysBetween(quoted, asOf);
    if (age <= words.limits.quote_stale_days) return;
    return {
      place: placed.at(["proposal", "quoted_on"]),
      message: `the quote of ${quoted} is ${countText(age)} days old; quote again (limit: ${words.limits.quote_stale_days} days)`,
      args: { quoted_on: quoted, days: age },
    };
  },
};
