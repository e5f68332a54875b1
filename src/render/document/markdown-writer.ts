/** A document as Markdown, to paste into a scoping doc or a pull request, and text that cannot break out of its place. */

import { plainText } from "../../core/text/plain-text.ts";
import type { Block, Document, Section, Text, Tone } from "./document.ts";

/** Bold; a space within the marks would leave them standing as stars. */
function strong(text: string): string {
  const bare = text.trim();
  return bare === "" ? text : text.replace(bare, () => `**${bare}**`);
}

function toned(text: string, tone: Tone | undefined): string {
  const shown = markdownCell(text);
  if (tone === "strong" || tone === "good" || tone === "warn") return strong(shown);
  return tone === "id" ? `(\`${text.replaceAll("`", "")}\`)` : shown;
}

const textOf = (text: Text, tone?: Tone): string =>
  typeof text === "string" ? toned(text, tone) : text.map((span) => toned(span.text, span.tone ?? tone)).join("");

function tableLines({ columns, rows }: Block & { block: "table" }): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    "",
    line(columns.map(({ head }) => markdownCell(head))),
    `|${columns.map(({ right }) => (right ? "---:" : "---")).join("|")}|`,
    ...rows.map(({ cells, tone }) => line(columns.map((_, i) => textOf(cells[i] ?? "", i === 0 ? tone : undefined)))),
    "",
  ];
}

/** A drawing's room in a fenced block. */
const FENCE_COLUMNS = 80;

function blockLines(block: Block): string[] {
  switch (block.block) {
    case "gap":
      return [""];
    case "paragraph":
      return ["", textOf(block.text), ""];
    case "list":
      return ["", ...block.items.map((item) => `- ${textOf(item)}`), ""];
    case "fields":
      return block.fields.flatMap(({ label, text }) =>
        label === "" ? [`  - ${textOf(text)}`] : [`- ${strong(markdownCell(label))}: ${textOf(text)}`],
      );
    case "table":
      return tableLines(block);
    case "figure":
      return [
        "",
        "```text",
        ...block.draw({ columns: FENCE_COLUMNS, ascii: false, paint: (_, text) => text }),
        "```",
        "",
      ];
  }
}

const sectionLines = ({ title, blocks }: Section): string[] => [
  "",
  `### ${markdownCell(title)}`,
  "",
  ...blocks.flatMap(blockLines),
];

const isField = (line: string | undefined): boolean => /^ {0,2}- /.test(line ?? "");

/** With an empty line around each list. */
const spaced = (lines: readonly string[]): string[] =>
  lines.flatMap((line, i) => (i > 0 && isField(line) !== isField(lines[i - 1]) ? ["", line] : [line]));

/** Ids of the sections that are wanted, or all of them. */
export function markdownText({ title, first, sections }: Document, wanted: "all" | readonly string[]): string {
  const shown = sections.filter(({ id }) => wanted === "all" || wanted.includes(id));
  const lines = [
    ...(title === null ? [] : [`## ${textOf(title)}`, ""]),
    ...first.flatMap(blockLines),
    ...shown.flatMap(sectionLines),
  ];
  const tidy = spaced(lines).filter((line, i, all) => line !== "" || (all[i - 1] ?? "") !== "");
  return `${tidy.join("\n").trim()}\n`;
}

/** A bare address becomes a link where GitHub shows the page, and what others wrote must not lead anybody anywhere. */
const unlinked = (text: string): string => text.replace(/:(?=\/\/)/g, "\\:").replace(/\b(www)\./gi, "$1\\.");

/** An ampersand only where it would begin an entity, such as `&lt;`. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#]|&(?=#?\w+;)/g, (mark) => `\\${mark}`);

/** Mail addresses and names such as `@team`: GitHub links one, calls the other, and looks past a backslash to do so. */
const NAMED = /((?<![\w.+-])[\w.+-]*@\w(?:[\w.@+-]*\w)?)/;

const line = (text: string): string => plainText(text.replace(/[\r\n]+/g, " "));

/** Text for a cell, a list or a line. Whom it names stands as code, in which nobody is linked or called. */
export const markdownCell = (text: string): string =>
  line(text)
    .split(NAMED)
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : unlinked(escaped(part))))
    .join("");

/** For what we wrote ourselves, such as the sources of prices. */
export const markdownCellWithLinks = (text: string): string => escaped(line(text));
