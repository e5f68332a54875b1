/** Text for a terminal of a given width: headings, paragraphs and lists that wrap, wide characters counted as two. */
import { Chalk, type ChalkInstance } from "chalk";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { plainText, shorten } from "../../core/text/plain-text.ts";

export interface Page {
  columns: number;
  colors: 0 | 1 | 2 | 3;
  /** Lines of the terminal, where a page is to fit it. */
  rows?: number;
  /** Only characters of ASCII, for terminals that have no others. */
  ascii?: boolean;
  /** Words in place of drawings, for screen readers. */
  plain?: boolean;
}

export interface Screen {
  columns: number;
  ink: ChalkInstance;
  heading(text: string): string;
  /** A paragraph, indented by `indent` columns; further lines by `hang` more. */
  paragraph(text: string, indent?: number, hang?: number): string;
  /** Lines with a dash before each item. */
  list(items: readonly string[], indent?: number): string;
  /** A heading with a list under it, behind an empty line; nothing without items. */
  section(title: string, items: readonly string[]): string[];
  /** Label and text in two columns; the text below the label where the screen is narrow. */
  field(label: string, text: string, width: number): string;
}

/** Text from a file or a person, made harmless. */
export const safe = plainText;

/** More of one text helps nobody on a screen, and wrapping takes time by the square. */
const LONGEST = 20_000;

export function makeScreen({ columns, colors }: Page): Screen {
  const ink = new Chalk({ level: colors });
  const width = Math.max(20, Math.min(columns, 120));

  function paragraph(text: string, indent = 0, hang = 0): string {
    const room = Math.max(12, width - indent - hang);
    const lines = wrapAnsi(shorten(text, LONGEST), room, { hard: true, trim: true }).split("\n");
    return lines.map((line, i) => `${" ".repeat(i === 0 ? indent : indent + hang)}${line}`).join("\n");
  }

  const list = (items: readonly string[], indent = 2): string =>
    items.map((item) => paragraph(`- ${item}`, indent, 2)).join("\n");

  return {
    columns: width,
    ink,
    heading: (text) => ink.bold(text),
    paragraph,
    list,
    section: (title, items) => (items.length === 0 ? [] : ["", ink.bold(title), list(items)]),
    field(label, text, labelWidth) {
      const pad = " ".repeat(Math.max(1, labelWidth - stringWidth(label)));
      if (width < 60) return `${ink.dim(label)}\n${paragraph(text, 2)}`;
      const lines = wrapAnsi(shorten(text, LONGEST), width - labelWidth - 2, { hard: true }).split("\n");
      const rest = lines.slice(1).map((line) => `${" ".repeat(labelWidth + 2)}${line}`);
      return [`  ${ink.dim(label)}${pad}${lines[0]}`, ...rest].join("\n");
    },
  };
}
