/**
 * Comments that take a finding out: `<!-- model-advisor-ignore rule-id: reason -->` in Markdown and
 * `# model-advisor-ignore rule-id: reason` in YAML. One covers its own line and the next line that says anything;
 * `model-advisor-ignore-file` covers the document.
 */

import { didYouMean } from "../core/text/nearest.ts";
import { quote } from "../core/text/plain-text.ts";
import { lineStarts, lineText, positionAt } from "../core/text/text-lines.ts";
import type { ScopingDoc, Severities } from "../core/types/check.ts";
import type { Diagnostic, SourceLocation } from "../core/types/diagnostic.ts";

export interface Ignore {
  rule: string;
  reason: string;
  place: SourceLocation;
  /** What is wrong with the comment; such an ignore takes nothing out. */
  fault: string | undefined;
  /** The lines that it covers; null for all. */
  lines: readonly number[] | null;
}

const MARK = "model-advisor-ignore";
const COMMENT =
  /(?:<!--|#)[ \t]*model-advisor-ignore(-file)?(?:[ \t]+([A-Za-z][A-Za-z0-9_-]*))?[ \t]*(?::[ \t]*([^\n\r]*))?/g;

function faultOf(rule: string | undefined, reason: string, rules: Severities): string | undefined {
  const form = `write "${MARK} rule-id: reason"`;
  if (rule === undefined) return `an ignore names no rule; ${form}`;
  if (!Object.hasOwn(rules, rule)) {
    return `there is no rule ${quote(rule)}; ${didYouMean(rule, Object.keys(rules), form)}`;
  }
  return reason === "" ? `an ignore of "${rule}" gives no reason; ${form}` : undefined;
}

/** For each line the next one below that is neither empty nor an ignore; 0 when there is none. */
function linesBelow(text: string, starts: readonly number[]): number[] {
  const below = new Array<number>(starts.length + 1).fill(0);
  for (let line = starts.length - 1; line > 0; line--) {
    const next = lineText(text, starts, line + 1);
    below[line] = next.trim() === "" || next.includes(MARK) ? below[line + 1]! : line + 1;
  }
  return below;
}

/** All ignores of a document, in their order; `rules` are those that there are. */
export function ignoresIn(doc: ScopingDoc, rules: Severities): Ignore[] {
  const { text, file } = doc;
  if (!text.includes(MARK)) return [];
  const starts = lineStarts(text);
  const below = linesBelow(text, starts);
  const begun = new Set(doc.comments.map(({ start }) => start));
  return [...text.matchAll(COMMENT)].flatMap((found) => {
    // Elsewhere it is shown, not meant: in code, in a heading, in quotes.
    if (!begun.has(found.index)) return [];
    const [whole, onFile, rule, rest = ""] = found;
    const reason = rest.replace(/-->.*$/, "").trim();
    const { line, column } = positionAt(starts, found.index);
    const end = { line, column: column + whole.trimEnd().length };
    return {
      rule: rule ?? "",
      reason,
      place: { file, line, column, end },
      fault: faultOf(rule, reason, rules),
      lines: onFile === undefined ? [line, ...(below[line] ? [below[line]] : [])] : null,
    };
  });
}

/** Finds the first sound ignore that covers a finding. */
export function coverFrom(ignores: readonly Ignore[]): (found: Diagnostic) => Ignore | undefined {
  const known = new Map<string, number>();
  for (const [at, { rule, lines, fault }] of ignores.entries()) {
    if (fault !== undefined) continue;
    for (const line of lines ?? [0]) {
      const key = `${rule}:${line}`;
      if (!known.has(key)) known.set(key, at);
    }
  }
  return ({ rule, place }) => {
    const places = [known.get(`${rule}:0`), known.get(`${rule}:${place.line}`)].filter((at) => at !== undefined);
    return places.length === 0 ? undefined : ignores[Math.min(...places)];
  };
}
