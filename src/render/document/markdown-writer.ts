/** A document as Markdown, to paste into a scoping doc or a pull request. */
import { markdownCell } from "../text/markdown-cell.ts";
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
