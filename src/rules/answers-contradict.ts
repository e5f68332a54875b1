/** Rule: the text and the answers say the same. */

import { quote } from "../core/text/plain-text.ts";
import type { Brief } from "../core/types/brief.ts";
import type { ContradictionWords } from "../core/types/check.ts";
import { said } from "./prose.ts";
import { exampleDoc, type Report, type Rule } from "./rule.ts";

function isAgainst({ answer, is, least, most }: ContradictionWords, brief: Brief): boolean {
  const value = brief[answer];
  if (value === undefined) return false;
  if (is !== undefined) return value === is;
  return Number(value) >= (least ?? Number.NEGATIVE_INFINITY) && Number(value) <= (most ?? Number.POSITIVE_INFINITY);
}

export const answersContradict: Rule = {
  id: "answers-contradict",
  severity: "warning",
  what: "An answer contradicts the statement of the task or the prose.",
  why: "One of the two is wrong, and the tier may follow the wrong one.",
  bad: exampleDoc({ repetition: "95" }, "Every case is different."),
  good: exampleDoc({ repetition: "95" }),
  check(subject, context) {
    const { brief, placed } = subject;
    const reports: Report[] = [];
    for (const entry of context.words.contradictions) {
      if (!isAgainst(entry, brief)) continue;
      const found = said(subject, entry.words, context);
      if (found === undefined) continue;
      reports.push({
        place: placed.at([entry.answer]),
        message: `${entry.answer} is ${brief[entry.answer]}, and the text says ${quote(found.words)}; change one of the two`,
        args: { answer: entry.answer, words: found.words, id: entry.id },
        related: [{ place: found.place, message: "the text says so here" }],
      });
    }
    if (brief.repetition === undefined) return reports;
    const known = context.words.contradicting_cautions;
    for (const { id, text } of context.verdict(brief)?.cautions ?? []) {
      if (known.includes(id)) reports.push({ place: placed.at(["repetition"]), message: text, args: { id } });
    }
    return reports;
  },
};
