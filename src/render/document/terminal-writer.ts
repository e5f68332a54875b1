/** A document as lines for a terminal of a given width. */
import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";
import {
  type Block,
  type Canvas,
  type Document,
  type Field,
  GAP,
  type Section,
  sectionsOf,
  type Text,
  type Tone,
} from "./document.ts";
import { tableLines } from "./terminal-table.ts";

const INKS = ["cyan", "yellow", "magenta"] as const;

/** What replaces characters of our own where the terminal has no others than ASCII. */
const IN_ASCII: Record<string, string> = { "…": "...", "·": "-", "–": "-", "’": "'", "×": "x", "✓": "*", "›": ">" };
const NOT_ASCII = new RegExp(`[${Object.keys(IN_ASCII).join("")}]`, "g");

const asciiText = (text: string): string => text.replace(NOT_ASCII, (each) => IN_ASCII[each]!);

function inked(text: string, tone: Tone | undefined, ink: ChalkInstance): string {
  switch (tone) {
    case "strong":
      return ink.bold(text);
    case "good":
      return ink.bold.green(text);
    case "warn":
      return ink.yellow(text);
    case "dim":
      return ink.dim(text);
    case "id":
      return ink.dim(`[${text}]`);
    default:
      return text;
  }
}

/** How text is put on this page. */
function textInker({ ink }: Screen, page: Page): (text: Text, tone?: Tone) => string {
  const plain = (text: string): string => (page.ascii ? asciiText(safe(text)) : safe(text));
  return (text, tone) =>
    typeof text === "string"
      ? inked(plain(text), tone, ink)
      : text.map((span) => inked(plain(span.text), span.tone ?? tone, ink)).join("");
}

/** Labels in a column of their own, or above the text where the screen is narrow. */
function fieldLines(
  { fields, width: least = 0 }: { fields: readonly Field[]; width?: number },
  screen: Screen,
  inker: ReturnType<typeof textInker>,
): string[] {
  const width = Math.max(least, ...fields.map(({ label }) => stringWidth(label))) + 2;
  return fields.flatMap(({ label, text }) => {
    const head = screen.ink.dim(inker(label));
    const above = label === "" ? [] : [head];
    if (screen.columns < 60) return [...above, ...screen.paragraph(inker(text), 2).split("\n")];
    const lines = screen.paragraph(inker(text), width).split("\n");
    return [`${head}${lines[0]!.slice(stringWidth(label))}`, ...lines.slice(1)];
  });
}

function blockLines(block: Block, screen: Screen, page: Page): string[] {
  const inker = textInker(screen, page);
  switch (block.block) {
    case "gap":
      return [""];
    case "paragraph":
      return screen.paragraph(inker(block.text), block.indent ?? 0, block.hang ?? 0).split("\n");
    case "list":
      return block.items.flatMap((item) => screen.paragraph(`- ${inker(item)}`, 0, 2).split("\n"));
    case "fields":
      return fieldLines(block, screen, inker);
    case "table":
      return tableLines(block, screen, inker);
    case "figure": {
      if (page.plain) return block.instead.flatMap((each) => blockLines(each, screen, page));
      const paint: Canvas["paint"] = (series, text) => screen.ink[INKS[series % INKS.length]!](text);
      return [...block.draw({ columns: screen.columns, ascii: page.ascii === true, paint })];
    }
  }
}

/** Without gaps at the ends or side by side. */
function tidy(lines: readonly string[]): string[] {
  const kept = lines.map((line) => line.trimEnd()).filter((line, i, all) => line !== "" || (all[i - 1] ?? "") !== "");
  while (kept[0] === "") kept.shift();
  while (kept.at(-1) === "") kept.pop();
  return kept;
}

/** The first page, without what can be spared where it would be longer than `limit` lines. */
function firstLines(blocks: readonly Block[], limit: number | undefined, screen: Screen, page: Page): string[] {
  let left = [...blocks];
  for (;;) {
    const lines = tidy(left.flatMap((block) => blockLines(block, screen, page)));
    const most = Math.max(...left.map(({ spare }) => spare ?? 0));
    if (limit === undefined || lines.length <= limit || most === 0) return lines;
    const at = left.findLastIndex(({ spare }) => spare === most);
    left = left.filter((_, i) => i !== at);
  }
}

function titleLines({ title }: Document, screen: Screen, page: Page): string[] {
  if (title === null) return [];
  return screen.paragraph(textInker(screen, page)(title, "strong")).split("\n");
}

const sectionLines = ({ title, blocks }: Section, screen: Screen, page: Page): string[] => [
  "",
  ...screen.paragraph(textInker(screen, page)(title, "strong")).split("\n"),
  ...blocks.flatMap((block) => blockLines(block, screen, page)),
];

/** What of a document is shown. */
export interface Wanted {
  /** The first page, and how many lines it may take with its title. */
  first: boolean;
  limit?: number;
  /** Ids of sections, or all of them. */
  sections: "all" | readonly string[];
}

/** The document as text that ends in a newline. */
export function terminalText(document: Document, page: Page, wanted: Wanted): string {
  const screen = makeScreen(page);
  const title = titleLines(document, screen, page);
  const limit = wanted.limit === undefined ? undefined : wanted.limit - title.length;
  const first = wanted.first ? firstLines(document.first, limit, screen, page) : [];
  const shown = document.sections.filter(({ id }) => wanted.sections === "all" || wanted.sections.includes(id));
  const lines = [...title, ...first, ...shown.flatMap((each) => sectionLines(each, screen, page))];
  return `${tidy(lines).join("\n")}\n`;
}

/** The first page and its foot on `most` lines, or on the lines of the screen; with `details`, the sections it names. */
export function terminalPage(
  document: Document,
  page: Page,
  { details, foot, most }: { details: string | undefined; foot: Block; most: number },
): string {
  if (details === undefined) {
    const first = [...document.first, GAP, foot];
    const limit = Math.min(most, page.rows ?? most);
    return terminalText({ ...document, first }, page, { first: true, limit, sections: [] });
  }
  const sections = sectionsOf(details);
  return terminalText(document, page, { first: sections === "all", sections });
}
