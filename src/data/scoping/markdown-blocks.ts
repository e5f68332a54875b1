/**
 * The blocks of a Markdown document that matter here, by CommonMark's own rules: fenced code in whatever list or quote
 * it stands, what is only shown as code, and comments.
 */
import { parse, postprocess, preprocess } from "micromark";
import type { Span } from "../../core/types/check.ts";

/** A fenced block as it was found. Lines are those of the body, 1-based; offsets are into it. */
export interface Fence extends Span {
  /** What stands behind the opening marks. */
  info: string;
  line: number;
  column: number;
  /** The content without what its containers put before each line. */
  lines: string[];
  /** How many columns each of them was cut. */
  cut: number[];
}

export interface MarkdownBlocks {
  fences: Fence[];
  /** Code spans and indented code: shown, not meant. */
  shown: Span[];
  comments: Span[];
}

/** Within a line, only code spans, HTML and what escapes them matter. The rest costs time, some of it by the square. */
const LEFT_OUT = [
  "attention",
  "autolink",
  "characterReference",
  "hardBreakEscape",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

interface Token {
  type: string;
  start: { line: number; column: number; offset: number };
  end: { line: number; column: number; offset: number };
}

const spanOf = ({ start, end }: Token): Span => ({ start: start.offset, end: end.offset });

const newFence = ({ start, end }: Token): Fence => ({
  start: start.offset,
  end: end.offset,
  info: "",
  line: start.line,
  column: start.column,
  lines: [],
  cut: [],
});

/** Comments within a stretch of HTML; one that nothing ends goes to its end. */
function commentsIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf("<!--", start); at >= 0 && at < end; at = text.indexOf("<!--", at)) {
    const close = text.indexOf("-->", at + 4);
    const stop = close < 0 || close > end ? end : close + 3;
    found.push({ start: at, end: stop });
    at = stop;
  }
  return found;
}

/** Takes the events of one fenced block, from its first to its last. */
function fill(fence: Fence, token: Token, text: string): void {
  const inside = text.slice(token.start.offset, token.end.offset);
  if (token.type === "codeFencedFenceInfo" || token.type === "codeFencedFenceMeta") {
    fence.info = fence.info === "" ? inside : `${fence.info} ${inside}`;
  } else if (token.type === "codeFlowValue") {
    const at = token.start.line - fence.line - 1;
    while (fence.lines.length < at) {
      fence.lines.push("");
      fence.cut.push(0);
    }
    fence.lines.push(inside);
    fence.cut.push(token.start.column - 1);
  }
}

/** Reads the body of a document. */
export function markdownBlocks(text: string): MarkdownBlocks {
  const found: MarkdownBlocks = { fences: [], shown: [], comments: [] };
  const extensions = [{ disable: { null: LEFT_OUT } }];
  const events = postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  let fence: Fence | undefined;
  for (const [kind, token] of events as unknown as [string, Token][]) {
    if (kind === "exit") {
      if (token.type === "codeFenced") fence = undefined;
    } else if (fence) fill(fence, token, text);
    else if (token.type === "codeFenced") {
      fence = newFence(token);
      found.fences.push(fence);
    } else if (token.type === "codeIndented" || token.type === "codeText") found.shown.push(spanOf(token));
    else if (token.type === "htmlFlow" || token.type === "htmlText")
      found.comments.push(...commentsIn(text, spanOf(token)));
  }
  return found;
}
