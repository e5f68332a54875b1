/** Looks for phrases in what a scope says: the task of a brief first, then the prose around it. */

import { remember } from "../core/remember/remember.ts";
import { lineStarts, positionAt } from "../core/text/text-lines.ts";
import type { ScopingDoc } from "../core/types/check.ts";
import type { SourceLocation } from "../core/types/diagnostic.ts";
import type { RuleContext, Subject } from "./rule.ts";

/** Where the lines of a document begin: a rule asks for each brief, and a document may hold thousands. */
export const documentLines = remember(({ text }: ScopingDoc) => lineStarts(text));

export interface Said {
  words: string;
  place: SourceLocation;
}

/** Prose belongs to the document, so that only its first brief is held against it. */
const ownsProse = ({ doc, placed }: Subject): boolean => doc.briefs[0] === placed;

function inProse({ doc }: Subject, phrases: readonly string[], { find }: RuleContext): Said | undefined {
  for (const { start, end } of doc.prose) {
    const found = find(phrases, doc.text, start, end);
    if (found === undefined) continue;
    const starts = documentLines(doc);
    const place = { file: doc.file, ...positionAt(starts, found.start), end: positionAt(starts, found.end) };
    return { words: found.words, place };
  }
  return undefined;
}

/** True when the task or any prose of the document says one of the phrases. */
export const saysAnywhere = (subject: Subject, phrases: readonly string[], context: RuleContext): boolean =>
  (subject.brief.task !== undefined && context.find(phrases, subject.brief.task) !== undefined) ||
  inProse(subject, phrases, context) !== undefined;

/** The first of the phrases that the task or the prose says. */
export function said(subject: Subject, phrases: readonly string[], context: RuleContext): Said | undefined {
  const { brief, placed } = subject;
  const inTask = brief.task === undefined ? undefined : context.find(phrases, brief.task);
  if (inTask) return { words: inTask.words, place: placed.at(["task"]) };
  return ownsProse(subject) ? inProse(subject, phrases, context) : undefined;
}

/** Where the scope promises a fine-tuned model: as its approach, or in its prose. */
export function promisesFineTuning(subject: Subject, context: RuleContext): Said | undefined {
  const { brief, placed } = subject;
  const approach = brief.proposal?.approach;
  if (approach === "local-fine-tuned") return { words: approach, place: placed.at(["proposal", "approach"]) };
  return approach === undefined ? said(subject, context.words.fine_tuning, context) : undefined;
}
