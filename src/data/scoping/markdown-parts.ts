/** Finds, in a Markdown document, the front matter, the fenced blocks that hold briefs, and the prose around them. */
import type { Span } from "../../core/types/scoping-doc.ts";
import { type Piece, splitLines } from "../documents/placed-value.ts";

export interface FrontMatter {
  piece: Piece;
  /** Offset of the first character behind the closing line. */
  end: number;
  endLine: number;
  closed: boolean;
}

export interface BriefBlock {
  piece: Piece;
  /** What the info string says; undefined when it says nothing. */
  notation: "yaml" | "json" | undefined;
  /** The opening fence. */
  line: number;
  column: number;
  start: number;
  end: number;
}

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/g;

/** YAML front matter: from a first line `---` to the next line `---` or `...`. TOML and JSON ones are left alone. */
export function findFrontMatter(text: string, file: string): FrontMatter | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  CLOSING.lastIndex = start - 1;
  const closing = CLOSING.exec(text);
  const stop = closing === null ? text.length : Math.max(start, closing.index);
  const lines = stop === start ? [] : splitLines(text.slice(start, stop));
  let end = closing === null ? text.length : closing.index + closing[0].length;
  if (text[end] === "\r" && text[end + 1] === "\n") end += 2;
  else if (end < text.length) end++;
  return { piece: { file, lines, first: 2 }, end, endLine: lines.length + 3, closed: closing !== null };
}

const FENCE = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\n\r]*)$/;
const INFO = /^(?:(ya?ml|json)[ \t]+)?model-advisor(?:[ \t]+(ya?ml|json))?[ \t]*$/;

/** Walks the lines of the body, with the offset of each. */
function* linesFrom(text: string, from: number): Generator<{ line: string; start: number; end: number }> {
  const ends = /\r\n|\n|\r/g;
  let start = from;
  while (start < text.length) {
    ends.lastIndex = start;
    const found = ends.exec(text);
    const end = found === null ? text.length : ends.lastIndex;
    yield { line: text.slice(start, found === null ? text.length : found.index), start, end };
    start = end;
  }
}

interface OpenFence {
  marker: string;
  block: (BriefBlock & { piece: { lines: string[]; cut: number[] } }) | undefined;
  indent: number;
}

function notationOf(word: string | undefined): BriefBlock["notation"] {
  if (word === undefined) return undefined;
  return word === "json" ? "json" : "yaml";
}

function openFence(line: string, number: number, start: number, file: string): OpenFence | undefined {
  const [, indent, marker, info] = FENCE.exec(line) ?? [];
  if (indent === undefined || marker === undefined || info === undefined) return undefined;
  if (marker.startsWith("`") && info.includes("`")) return undefined;
  const named = INFO.exec(info);
  const block: OpenFence["block"] = named
    ? {
        piece: { file, lines: [], first: number + 1, cut: [] },
        notation: notationOf(named[1] ?? named[2]),
        line: number,
        column: indent.length + 1,
        start,
        end: start,
      }
    : undefined;
  return { marker, block, indent: indent.length };
}

const closes = (line: string, fence: OpenFence) => {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return found !== undefined && found[0] === fence.marker[0] && found.length >= fence.marker.length;
};

export interface FencedBlocks {
  /** Those with the info string `model-advisor`, also as `yaml model-advisor`. */
  briefs: BriefBlock[];
  /** All others; a block of ours that one of them shows is no brief. */
  code: Span[];
}

/** The fenced blocks of the body, which begins at offset `from` on line `firstLine`. */
export function findFencedBlocks(text: string, file: string, from: number, firstLine: number): FencedBlocks {
  const found: FencedBlocks = { briefs: [], code: [] };
  if (!text.includes("```") && !text.includes("~~~")) return found;
  let fence: OpenFence | undefined;
  let number = firstLine - 1;
  for (const { line, start, end } of linesFrom(text, from)) {
    number++;
    if (fence === undefined) {
      fence = openFence(line, number, start, file);
      if (fence?.block) found.briefs.push(fence.block);
      else if (fence) found.code.push({ start, end });
    } else if (closes(line, fence)) {
      (fence.block ?? found.code.at(-1)!).end = end;
      fence = undefined;
    } else if (fence.block === undefined) {
      found.code.at(-1)!.end = end;
    } else {
      const cut = Math.min(fence.indent, line.length - line.trimStart().length);
      fence.block.piece.lines.push(line.slice(cut));
      fence.block.piece.cut.push(cut);
      fence.block.end = end;
    }
  }
  return found;
}

/** What people wrote: the body without fenced blocks and without HTML comments. */
export function proseSpans(text: string, from: number, blocks: FencedBlocks): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number) => {
    if (end > start) spans.push({ start, end });
  };
  let at = from;
  for (const hole of holes(text, from, blocks)) {
    add(at, hole.start);
    at = Math.max(at, hole.end);
  }
  add(at, text.length);
  return spans;
}

function holes(text: string, from: number, { briefs, code }: FencedBlocks): Span[] {
  const found: Span[] = [...briefs, ...code].map(({ start, end }) => ({ start, end }));
  for (let start = text.indexOf("<!--", from); start >= 0; start = text.indexOf("<!--", start)) {
    const close = text.indexOf("-->", start + 4);
    const end = close < 0 ? text.length : close + 3;
    found.push({ start, end });
    start = end;
  }
  return found.sort((a, b) => a.start - b.start);
}
