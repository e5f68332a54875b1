/** Rule: the five questions are answered. */

import { either, listed } from "../core/text/sentence.ts";
import { lineText } from "../core/text/text-lines.ts";
import type { Answers, Brief } from "../core/types/brief.ts";
import type { Edit } from "../core/types/diagnostic.ts";
import type { Question, Taxonomy } from "../core/types/taxonomy.ts";
import { documentLines } from "./prose.ts";
import { exampleDoc, type Rule, type Subject } from "./rule.ts";

const ANSWERS = ["task", "repetition", "examples", "correctness", "sensitivity"] as const;

/** Steps may answer for the brief, if all of them do. */
const answers = (brief: Brief, key: keyof Answers): boolean =>
  brief[key] !== undefined ||
  (brief.steps !== undefined && brief.steps.length > 0 && brief.steps.every((step) => step[key] !== undefined));

function hint({ questions }: Taxonomy, id: string): string {
  const question: Question | undefined = questions.find((each) => each.id === id);
  const choices = question?.choices?.map(({ value }) => String(value)).join(" | ");
  return choices ?? question?.asks ?? "";
}

/** The first line on which a key of the brief stands alone, so that a line can be put before it. */
function lineOfKey({ brief, placed, doc }: Subject): { line: number; indent: string } | undefined {
  if (placed.notation !== "yaml") return undefined;
  const starts = documentLines(doc);
  for (const key of Object.keys(brief)) {
    const { line, column } = placed.at([key], "key");
    const indent = lineText(doc.text, starts, line).slice(0, column - 1);
    if (indent.trim() === "") return { line, indent };
  }
  return undefined;
}

function fixFor(subject: Subject, missing: readonly string[], taxonomy: Taxonomy) {
  const unwritten = missing.filter((key) => !subject.placed.has([key]));
  const spot = lineOfKey(subject);
  if (unwritten.length === 0 || spot === undefined) return undefined;
  const text = unwritten.map((key) => `${spot.indent}${key}: # ${hint(taxonomy, key)}\n`).join("");
  const edit: Edit = { place: { file: subject.doc.file, line: spot.line, column: 1 }, text };
  return { title: `add ${unwritten.join(", ")} to be filled in`, safe: true, edits: [edit] };
}

export const missingAnswer: Rule = {
  id: "missing-answer",
  severity: "warning",
  what: "One of the five questions has no answer.",
  why: "Each answer can move the tier, the approach or what is allowed; a scope without it leaves the cost open.",
  bad: exampleDoc({ sensitivity: undefined }),
  good: exampleDoc(),
  check(subject, context) {
    const { brief, placed } = subject;
    const missing = ANSWERS.filter((key) => !answers(brief, key) && !placed.unread.has(key));
    if (missing.length === 0) return;
    const tiers = context.verdict(brief)?.possible_tiers ?? [];
    const open = tiers.length > 1 ? `, so tier ${either(tiers)} is possible` : "";
    const fix = fixFor(subject, missing, context.taxonomy);
    const place = missing.map((key) => (placed.has([key]) ? placed.at([key], "key") : undefined)).find(Boolean);
    return {
      place: place ?? placed.place,
      message: `not answered: ${listed(missing)}${open}; answer before the scope is signed`,
      args: { missing: missing.join(",") },
      ...(fix ? { fix } : {}),
    };
  },
};
