/** An advice as the text that people read: a screen, all of it, a line, or Markdown. */
import type { Advice } from "../../core/types/advice.ts";
import { markdownText } from "../document/markdown-writer.ts";
import { terminalText } from "../document/terminal-writer.ts";
import { type Page, safe } from "../text/screen.ts";
import { adviceDocument, pageLines } from "./advice-document.ts";
import { titleOf, verdictText } from "./advice-page.ts";
import { sectionsOf } from "./section-names.ts";

/** The command that shows the rest, under the first page. */
const FOOTER = "More: --details    Share: --format markdown    Sources: model-advisor explain";

/** The first page alone; with `details`, all sections after it, or only those named. */
export function adviceText(advice: Advice, page: Page, details?: string): string {
  const document = adviceDocument(advice);
  if (details === undefined) {
    const first = [...document.first, { block: "gap" as const }, footer(page)];
    return terminalText({ ...document, first }, page, { first: true, limit: pageLines(advice, page), sections: [] });
  }
  const sections = sectionsOf(details);
  return terminalText(document, page, { first: sections === "all", sections });
}

const footer = ({ columns }: Page) => ({
  block: "paragraph" as const,
  text: [{ text: columns < 60 ? "More: --details" : FOOTER, tone: "dim" as const }],
  spare: 3,
});

/** The first page, then all sections or those named. */
export const adviceMarkdown = (advice: Advice, details?: string): string =>
  markdownText(adviceDocument(advice), details === undefined ? "all" : sectionsOf(details));

/** One line: what it is about, the verdict, and where to start. */
export function adviceSummary(advice: Advice): string {
  const [line] = advice.counsel?.lines ?? [];
  const start = line ? ` ${line.label}: ${line.way}, ${line.cost}.` : "";
  return `${safe(`${titleOf(advice)}: ${verdictText(advice)}${start}`)}\n`;
}
