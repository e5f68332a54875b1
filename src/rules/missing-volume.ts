/** Rule: the scope says how many requests there will be. */

import { per1kText, quotedName } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const missingVolume: Rule = {
  id: "missing-volume",
  severity: "warning",
  what: "The brief does not say how many requests a month there will be.",
  why: "A machine costs the same for ten requests as for a hundred thousand, so without a volume nobody knows the cost of a request.",
  bad: exampleDoc({ usage: "{input_tokens: 500, output_tokens: 300}" }),
  good: exampleDoc(),
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
