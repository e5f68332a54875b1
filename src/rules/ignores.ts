/**
 * Comments that take a finding out: `<!-- model-advisor-ignore rule-id: reason -->` in Markdown and
 * `# model-advisor-ignore rule-id: reason` in YAML. One covers its own line and the next line that says anything;
 * `model-advisor-ignore-file` covers the document.
 */

import { nearest } from "../core/text/nearest.ts";
import { quote } from "../core/text/plain-text.ts";
import { lineStarts, lineText, positionAt } from "../core/text/text-lines.ts";
import type { Diagnostic, Place } from "../core/types/diagnostic.ts";
import type { ScopingDoc } from "../core/types/scoping-doc.ts";
import { isRuleId, RULE_IDS } from "./registry.ts";

export interface Ignore {
  rule: string;
  reason: string;
  place: Place;
  /** What is wrong with the comment; such an ignore takes nothing out. */
  fault: string | undefined;
  covers(found: Diagnostic): boolean;
}

const MARK = "model-advisor-ignore";
/** Behind a backtick it is shown, not meant. */
const COMMENT =
  /(?<!`)(?:<!--|#)[ \t]*model-advisor-ignore(-file)?(?:[ \t]+([A-Za-z][A-Za-z0-9_-]*))?[ \t]*(?::[ \t]*([^\n\r]*))?/g;

function faultOf(rule: string | undefined, reason: string): string | undefined {
  const form = `write "${MARK} rule-id: reason"`;
  if (rule === undefined) return `an ignore names no rule; ${form}`;
  if (!isRuleId(rule)) {
    const meant = nearest(rule, RULE_IDS);
    return `there is no rule ${quote(rule)}; ${meant ? `did you mean "${meant}"?` : form}`;
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

/** All ignores of a document, in their order. */
export function ignoresIn(doc: ScopingDoc): Ignore[] {
  const { text, file } = doc;
  if (!text.includes(MARK)) return [];
  const starts = lineStarts(text);
  const below = linesBelow(text, starts);
  const isShown = (at: number) => doc.code.some(({ start, end }) => at >= start && at < end);
  const meant = [...text.matchAll(COMMENT)].filter((found) => !isShown(found.index));
  return meant.map((found) => {
    const [whole, onFile, rule, rest = ""] = found;
    const reason = rest.replace(/-->.*$/, "").trim();
    const { line, column } = positionAt(starts, found.index);
    const end = { line, column: column + whole.trimEnd().length };
    return {
      rule: rule ?? "",
      reason,
      place: { file, line, column, end },
      fault: faultOf(rule, reason),
      covers: ({ rule: of, place }) =>
        of === rule && (onFile !== undefined || place.line === line || place.line === below[line]),
    };
  });
}
