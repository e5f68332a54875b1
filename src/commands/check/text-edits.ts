/** Applies edits to a text, shows what they change as a unified diff, and makes the safe fixes of a document. */
import { lineStarts, lineText, positionAt } from "../../core/text/text-lines.ts";
import type { ScopingDoc } from "../../core/types/check.ts";
import type { Diagnostic, Edit } from "../../core/types/diagnostic.ts";
import { readScopingDoc } from "../../data/scoping/read-scoping-doc.ts";

interface Change {
  /** Offsets into the text before; `end` is exclusive. */
  start: number;
  end: number;
  text: string;
}

interface EditedText {
  text: string;
  /** What was changed, in order; none overlap. */
  changes: Change[];
}

function changesOf(text: string, edits: readonly Edit[]): Change[] {
  const starts = lineStarts(text);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const offset = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? text.length) + column - 1;
  const wanted = edits
    .map(({ place, text: put }) => ({
      start: offset(place),
      end: offset(place.end ?? place),
      text: put.replaceAll("\n", newline),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  return wanted.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}

/** The text with all edits made; the second of two that overlap is left out. New lines end as the text's own do. */
export function withEdits(text: string, edits: readonly Edit[]): EditedText {
  const changes = changesOf(text, edits);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: put } of changes) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(""), changes };
}

/** Lines around a change that are shown with it. */
const CONTEXT = 2;

/** Lines from `from` on (1-based) that a change touches, and what stands in their place afterwards. */
interface Block {
  from: number;
  before: string[];
  after: string[];
}

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

const endOf = ({ from, before }: Block): number => from + before.length - 1;

/** Without the lines that both sides begin or end with. */
function lean({ from, before, after }: Block): Block {
  let [head, tail] = [0, 0];
  const least = Math.min(before.length, after.length);
  while (head < least && before[head] === after[head]) head++;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    from: from + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}

/** One block for each line, or run of lines, that a change touches. */
function blocksOf(text: string, starts: readonly number[], changes: readonly Change[]): Block[] {
  const touched: { from: number; to: number; changes: Change[] }[] = [];
  for (const change of changes) {
    const [from, to] = [positionAt(starts, change.start).line, positionAt(starts, change.end).line];
    const last = touched.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.changes.push(change);
    } else touched.push({ from, to, changes: [change] });
  }
  return touched.map(({ from, to, changes: inside }) => {
    const end = starts[to] ?? text.length;
    let at = starts[from - 1]!;
    let after = "";
    for (const change of inside) {
      after += text.slice(at, change.start) + change.text;
      at = change.end;
    }
    return lean({
      from,
      before: linesOf(text.slice(starts[from - 1], end)),
      after: linesOf(after + text.slice(at, end)),
    });
  });
}

/** The head and lines of one hunk. `grown` says by how many lines the text has grown above it. */
function hunkOf(blocks: readonly Block[], line: (number: number) => string, last: number, grown: number): string[] {
  const from = Math.max(1, blocks[0]!.from - CONTEXT);
  const to = Math.max(endOf(blocks.at(-1)!), Math.min(last, endOf(blocks.at(-1)!) + CONTEXT));
  const body: string[] = [];
  let number = from;
  for (const { from: start, before, after } of blocks) {
    for (; number < start; number++) body.push(` ${line(number)}`);
    body.push(...before.map((each) => `-${each}`), ...after.map((each) => `+${each}`));
    number += before.length;
  }
  for (; number <= to; number++) body.push(` ${line(number)}`);
  const size = to - from + 1;
  return [`@@ -${from},${size} +${from + grown},${size + grownBy(blocks)} @@`, ...body];
}

const grownBy = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { before, after }) => sum + after.length - before.length, 0);

/** A unified diff of a text and the changes made to it; empty when nothing changed. It takes time as the changes do. */
export function unifiedDiff(file: string, text: string, changes: readonly Change[]): string {
  const starts = lineStarts(text);
  const line = (number: number) => lineText(text, starts, number);
  // A text that ends in a newline has no line behind it.
  const last = line(starts.length) === "" ? starts.length - 1 : starts.length;
  const blocks = blocksOf(text, starts, changes).filter(({ before, after }) => before.length + after.length > 0);
  const lines: string[] = [];
  let grown = 0;
  for (let at = 0; at < blocks.length; ) {
    let next = at + 1;
    while (next < blocks.length && blocks[next]!.from - endOf(blocks[next - 1]!) <= 2 * CONTEXT + 1) next++;
    const together = blocks.slice(at, next);
    lines.push(...hunkOf(together, line, last, grown));
    grown += grownBy(together);
    at = next;
  }
  return lines.length === 0 ? "" : [`--- a/${file}`, `+++ b/${file}`, ...lines, ""].join("\n");
}

/** The document with its safe fixes made; undefined when there are none, or when they would spoil it. */
export function fixDoc(doc: ScopingDoc, diagnostics: readonly Diagnostic[]): EditedText | undefined {
  const fixes = diagnostics.flatMap(({ fix }) => (fix?.safe ? [fix] : []));
  if (fixes.length === 0) return undefined;
  const edited = withEdits(
    doc.text,
    fixes.flatMap(({ edits }) => edits),
  );
  const after = readScopingDoc(edited.text, doc.file, doc.kind);
  const isSound = after.briefs.length === doc.briefs.length && after.problems.length <= doc.problems.length;
  return isSound && edited.text !== doc.text ? edited : undefined;
}
