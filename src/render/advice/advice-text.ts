/** An advice as the text that people read: a screen, all of it, a line, or Markdown. */
import { startText } from "../../core/advice/branch-words.ts";
import type { Advice } from "../../core/types/advice.ts";
import { type Block, type Document, PAGE_LINES, paragraph, sectionsOf } from "../document/document.ts";
import { markdownText } from "../document/markdown-writer.ts";
import { terminalPage } from "../document/terminal-writer.ts";
import { type Page, safe } from "../text/screen.ts";
import { advicePage, titleOf, verdictText } from "./advice-page.ts";
import { adviceSections } from "./advice-sections.ts";

/**
 * The commands that show the rest, under the first page: they stand there however long the page is. What to watch that had
 * no room is counted first, and as many of the others follow as one line holds.
 */
function footText(unwatched: number, columns: number): string {
  const more = "More: --details";
  if (unwatched === 0) return columns < 60 ? more : `${more}    ${SHARE}    Sources: model-advisor explain`;
  const watch = `${unwatched} more to watch: --details watch`;
  return [watch, ...(columns < 60 ? [] : [more]), ...(columns < 80 ? [] : [SHARE])].join("    ");
}

const SHARE = "Share: --format markdown";

const documentOf = (advice: Advice): Document => ({
  title: titleOf(advice),
  first: advicePage(advice),
  sections: adviceSections(advice),
});

/** The first page alone; with `details`, all sections after it, or only those named. */
export function adviceText(advice: Advice, page: Page, details?: string): string {
  const foot = (out: readonly Block[]) => {
    const unwatched = out.filter(({ behind }) => behind === "watch").length;
    return paragraph([{ text: footText(unwatched, page.columns), tone: "dim" }]);
  };
  return terminalPage(documentOf(advice), page, { details, foot, most: PAGE_LINES });
}

/** The first page, then all sections or those named. */
export const adviceMarkdown = (advice: Advice, details = "all"): string =>
  markdownText(documentOf(advice), sectionsOf(details));

/** One line: what it is about, the verdict, and where to start. */
export function adviceSummary(advice: Advice): string {
  return `${safe(`${titleOf(advice)}: ${verdictText(advice)} ${startText(advice)}`.trimEnd())}\n`;
}
