/** An advice as the text that people read: a screen, all of it, a line, or Markdown. */
import type { Advice } from "../../core/types/advice.ts";
import { type Document, PAGE_LINES, paragraph, sectionsOf } from "../document/document.ts";
import { markdownText } from "../document/markdown-writer.ts";
import { terminalPage } from "../document/terminal-writer.ts";
import { type Page, safe } from "../text/screen.ts";
import { advicePage, titleOf, verdictText } from "./advice-page.ts";
import { adviceSections } from "./advice-sections.ts";

/** The command that shows the rest, under the first page: it stands there however long the page is. */
const FOOT = "More: --details    Share: --format markdown    Sources: model-advisor explain";

const documentOf = (advice: Advice): Document => ({
  title: titleOf(advice),
  first: advicePage(advice),
  sections: adviceSections(advice),
});

/** The first page alone; with `details`, all sections after it, or only those named. */
export function adviceText(advice: Advice, page: Page, details?: string): string {
  const text = page.columns < 60 ? "More: --details" : FOOT;
  const foot = paragraph([{ text, tone: "dim" }]);
  return terminalPage(documentOf(advice), page, { details, foot, most: PAGE_LINES });
}

/** The first page, then all sections or those named. */
export const adviceMarkdown = (advice: Advice, details = "all"): string =>
  markdownText(documentOf(advice), sectionsOf(details));

/** One line: what it is about, the verdict, and where to start. */
export function adviceSummary(advice: Advice): string {
  const [line] = advice.counsel?.lines ?? [];
  const start = line ? ` ${line.label}: ${line.way}, ${line.cost}.` : "";
  return `${safe(`${titleOf(advice)}: ${verdictText(advice)}${start}`)}\n`;
}
