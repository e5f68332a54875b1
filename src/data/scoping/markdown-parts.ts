/** Finds, in a Markdown document, the front matter, the blocks that hold briefs, those that seem to, and the prose. */
import { nearest } from "../../core/text/nearest.ts";
import type { Span } from "../../core/types/check.ts";
import { type Piece, splitLines } from "../documents/placed-value.ts";
import { type Fence, type MarkdownBlocks, markdownBlocks } from "./markdown-blocks.ts";

export interface FrontMatter {
  piece: Piece;
  /** Offset of the first character behind the closing line. */
  end: number;
  endLine: number;
  closed: boolean;
}

export interface BriefBlock extends Span {
  piece: Piece;
  /** What the info string says; undefined when it says nothing. */
  notation: "yaml" | "json" | undefined;
  /** The opening fence. */
  line: number;
  column: number;
}

/** Something that was meant to be read as a brief and is not. */
export interface Unread {
  /** Offset into the text. */
  at: number;
  because: string;
}

/** The body of a document, which begins at offset `from` on line `firstLine`. */
export interface Body {
  text: string;
  file: string;
  from: number;
  firstLine: number;
}

export interface BodyParts {
  briefs: BriefBlock[];
  unread: Unread[];
  /** Comments of HTML. */
  comments: Span[];
  /** What people wrote: the body without fenced blocks and without comments. */
  prose: Span[];
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

/** What is worth a look by a parser: whatever names us, more or less. */
const NAMES_US = /model[-_ .]?advi[sc]/i;
/** What keeps prose from being the whole body. */
const NO_PROSE = /```|~~~|<!--/;
const INFO = /^(?:(ya?ml|json)[ \t]+)?model-advisor(?:[ \t]+(ya?ml|json))?(?:[ \t{]|$)/;
/** `title="model-advisor"` names something else. */
const ATTRIBUTE = /[\w-]+=(?:"[^"]*"|'[^']*'|[^\s{}]+)/g;

/** True for a word that was meant to be our name: `model_advisor`, `Model-Adviser`. */
export function meansUs(word: string): boolean {
  const plain = word.toLowerCase().replaceAll(/[-_ ]/g, "");
  return plain.startsWith("model") && /advi[sc]/.test(plain) && nearest(plain, ["modeladvisor"]) !== undefined;
}

const namesUs = (info: string): boolean =>
  NAMES_US.test(info) &&
  info
    .replace(ATTRIBUTE, " ")
    .split(/[\s{}.,:;()[\]]+/)
    .some(meansUs);

function notationOf(word: string | undefined): BriefBlock["notation"] {
  if (word === undefined) return undefined;
  return word === "json" ? "json" : "yaml";
}

function briefOf(fence: Fence, { file, from, firstLine }: Body): BriefBlock | undefined {
  const named = INFO.exec(fence.info);
  if (!named) return undefined;
  const line = fence.line + firstLine - 1;
  return {
    piece: { file, lines: fence.lines, first: line + 1, cut: fence.cut },
    notation: notationOf(named[1] ?? named[2]),
    line,
    column: fence.column,
    start: fence.start + from,
    end: fence.end + from,
  };
}

/** A directive of Docusaurus or MyST. */
const DIRECTIVE_LINE = /^[ \t>]*:{3,}[ \t]*([^\n\r`]*)/gm;
const FENCE_LINE = /(?:`{3,}|~{3,})[ \t]*([^\n\r`]*)/g;
const KEY_LINE = /^[ \t>]*(model_advisor)[ \t]*:[ \t]*(?:[{[#].*)?$/gm;

/** Tells whether an offset lies in one of the spans. They are sorted here, once. */
function within(spans: readonly Span[]): (at: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return (at) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    // Spans may hold others, but none that is asked about overlaps another in part.
    for (let before = low - 1; before >= 0 && before >= low - 3; before--) if (sorted[before]!.end > at) return true;
    return false;
  };
}

const MISSPELT =
  'its name is not "model-advisor"; write that behind the opening marks, or choose a name that is not like it';
const NO_BLOCK =
  "it is indented as code, or stands within HTML; give it the indentation of the text around it and an empty line before it";
const OUTSIDE = 'it stands outside of the front matter, which begins with "---" on the first line';

const OTHER_FENCE =
  'a fence of another name holds no brief; open it with "```model-advisor", and leave out "model_advisor:"';

const DIRECTIVE = 'marks of colons open no brief; open it with "```model-advisor"';

const OTHER_MATTER = [
  { notation: "TOML", opening: "+++", closing: "\n+++", key: /^[ \t]*\[?model_advisor\b/m },
  { notation: "JSON", opening: "{", closing: "\n\n", key: /["']model_advisor["'][ \t]*:/ },
];

/** Our key in front matter of another notation than YAML. */
function otherMatter(text: string): Unread[] {
  const matter = OTHER_MATTER.find(({ opening }) => text.startsWith(opening));
  if (!matter) return [];
  const end = text.indexOf(matter.closing, 1);
  const found = matter.key.exec(end === -1 ? text : text.slice(0, end));
  if (!found) return [];
  const because = `it stands in ${matter.notation}; write front matter in YAML, between lines "---"`;
  return [{ at: found.index + found[0].indexOf("model_advisor"), because }];
}

const OF_DATA = /^(?:ya?ml|json)(?:[ \t{]|$)/i;
const KEY_FIRST = /^(?:model_advisor[ \t]*:|\{?\s*"model_advisor"\s*:)/;

/** Whether a fence of data begins with our key. One of Markdown shows a document, and one with front matter its beginning. */
const isOtherFence = ({ info, lines }: Fence): boolean =>
  OF_DATA.test(info) &&
  !INFO.test(info) &&
  KEY_FIRST.test(lines.filter((line) => !/^\s*(?:#|$)/.test(line)).join("\n"));

/** Blocks and keys that look like a brief and are none. Else what a fence or a code span shows is left alone. */
function unreadIn(text: string, { fences, shown, comments }: MarkdownBlocks): Unread[] {
  const opened = new Set(fences.map(({ start }) => start));
  const isInFence = within(fences);
  const isComment = within(comments);
  const isShown = within(shown.filter(({ start, end }) => !/[\n\r]/.test(text.slice(start, end))));
  const isCode = within(shown);
  const misspelt = fences.filter(({ info }) => !INFO.test(info) && namesUs(info));
  const found: Unread[] = misspelt.map(({ start }) => ({ at: start, because: MISSPELT }));
  const others = fences.filter((fence) => !misspelt.includes(fence) && isOtherFence(fence));
  found.push(...others.map(({ start }) => ({ at: start, because: OTHER_FENCE })));
  for (const { index, 1: info } of text.matchAll(FENCE_LINE)) {
    if (!namesUs(info ?? "") || opened.has(index) || isInFence(index) || isComment(index) || isShown(index)) continue;
    found.push({ at: index, because: NO_BLOCK });
  }
  for (const { index, 0: line, 1: info } of text.matchAll(DIRECTIVE_LINE)) {
    const at = index + line.indexOf(":");
    if (namesUs(info ?? "") && !isInFence(at) && !isComment(at) && !isCode(at)) found.push({ at, because: DIRECTIVE });
  }
  found.push(...otherMatter(text));
  for (const { index, 0: line } of text.matchAll(KEY_LINE)) {
    const at = index + line.indexOf("model_advisor");
    if (!isInFence(at) && !isComment(at) && !isCode(at)) found.push({ at, because: OUTSIDE });
  }
  return found.sort((a, b) => a.at - b.at);
}

const TOO_MUCH =
  "the document is larger, or nested deeper, than any scoping doc is; give the brief in front matter, or as a file of its own";
/** Parsing takes time as the text is long, but by the square over deep lists and quotes, and over marks that open no code. */
const MOST = { length: 1024 * 1024, marks: 3000, ticks: 20_000 };
/** Three marks of lists or quotes and more at the start of a line. */
const DEEP = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){3,}/gm;

function isTooMuch(text: string): boolean {
  if (text.length > MOST.length) return true;
  let marks = 0;
  for (const [deep] of text.matchAll(DEEP)) marks += deep.replaceAll(/[ \t\d]/g, "").length;
  return marks > MOST.marks || (text.match(/`+/g)?.length ?? 0) > MOST.ticks;
}

/** The body without some spans of it. */
function without(holes: readonly Span[], from: number, text: string): Span[] {
  const end = text.length;
  const spans: Span[] = [];
  let at = from;
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    if (hole.start > at) spans.push({ start: at, end: hole.start });
    at = Math.max(at, hole.end);
  }
  if (end > at) spans.push({ start: at, end });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== "");
}

/**
 * Reads the body of a document. `asksProse` says that there is a brief already, so that its prose matters. A body that
 * names us nowhere, and whose prose is not asked for, is not parsed: parsing takes far longer than all else.
 */
export function bodyParts(body: Body, asksProse: boolean): BodyParts {
  const { text, from } = body;
  const own = from === 0 ? text : text.slice(from);
  const whole = { start: from, end: text.length };
  if (!NAMES_US.test(own) && !(asksProse && NO_PROSE.test(own))) {
    return { briefs: [], unread: [], comments: [], prose: own === "" ? [] : [whole] };
  }
  if (isTooMuch(own)) {
    const at = from + Math.max(0, own.search(NAMES_US));
    return { briefs: [], unread: [{ at, because: TOO_MUCH }], comments: [], prose: [whole] };
  }
  const blocks = markdownBlocks(own);
  const moved = ({ start, end }: Span): Span => ({ start: start + from, end: end + from });
  return {
    briefs: blocks.fences.flatMap((fence) => briefOf(fence, body) ?? []),
    unread: unreadIn(own, blocks).map(({ at, because }) => ({ at: at + from, because })),
    comments: blocks.comments.map(moved),
    prose: without([...blocks.fences, ...blocks.comments].map(moved), from, text),
  };
}
