/** Rule: text that speaks of sensitive data does not stand beside "cloud-ok". */
import { quote } from "../core/text/plain-text.ts";
import { said } from "./prose.ts";
import { exampleDoc, type Report, type Rule } from "./rule.ts";

export const sensitiveText: Rule = {
  id: "sensitive-text",
  severity: "warning",
  what: "The task or the prose suggests sensitive data, and the brief allows any cloud.",
  why: "Health records, card numbers and regulated data seldom may go to any provider without conditions.",
  bad: exampleDoc({}, "The emails contain patient records."),
  good: exampleDoc({ sensitivity: "restricted-cloud" }, "The emails contain patient records."),
  check(subject, context) {
    const { brief, placed } = subject;
    if (brief.sensitivity !== "cloud-ok") return;
    const reports: Report[] = [];
    for (const { id, is, words: phrases } of context.words.sensitive) {
      const found = said(subject, phrases, context);
      if (found === undefined) continue;
      reports.push({
        place: found.place,
        message: `${quote(found.words)} suggests ${is}, but sensitivity is "cloud-ok"; choose restricted-cloud or local-only, or ignore this with a reason`,
        args: { words: found.words, id },
        related: [{ place: placed.at(["sensitivity"]), message: "any cloud is allowed here" }],
      });
    }
    return reports;
  },
};
