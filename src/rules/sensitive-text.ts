/** Rule: text that speaks of sensitive data does not stand beside "cloud-ok". */
import { quote } from "../core/text/plain-text.ts";
import { exampleDoc } from "./example-doc.ts";
import { said } from "./prose.ts";
import type { Report, Rule } from "./rule.ts";

export const sensitiveText: Rule = {
  id: "sensitive-text",
  severity: "warning",
  what: "The task or the prose speaks of sensitive data while the brief says that any cloud may have it.",
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
        message: `${quote(found.words)} speaks of ${is}, and sensitivity is "cloud-ok"; answer restricted-cloud or local-only, or say why not`,
        args: { words: found.words, id },
        related: [{ place: placed.at(["sensitivity"]), message: "any cloud is allowed here" }],
      });
    }
    return reports;
  },
};
