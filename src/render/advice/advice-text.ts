/** An advice as the text that people read: a screen, all of it, a line, or Markdown. */
import { startText } from "../../core/advice/branch-words.ts";
import type { Advice } from "../../core/types/advice.ts";
import { type Block, type Document, PAGE_LINES, paragraph, sectionsOf } from "../document/document.ts";
import { markdownText } from "../document/markdown-writer.ts";
import { terminalPage } from "../document/terminal-writer.ts";
import { type Page, safe } from "../text/screen.ts";
import { advicePage, titleOf, verdictText } from "./advice-page.ts";
import { adviceSections } from "./advice-sections.ts";

/** What stands between two commands of one line. */
const BETWEEN = "    ";

/**
 * The commands that show the rest, under the first page: they stand there however long the page is. How much there is to
 * watch besides what is shown comes first, and as many of the others follow as one line holds.
 */
function footText(unwatched: number, isFirst: boolean, columns: number): string {
  const more = isFirst ? "" : " more";
  const watch = unwatched === 0 ? [] : [`${unwatched}${more} to watch: --details watch`];
  const all = [...watch, "More: --details", "Share: --format markdown", "Sources: model-advisor explain"];
  const held = all.map((_, i) => all.slice(0, i + 1).join(BETWEEN)).filter((line) => line.length <= columns);
  return held.at(-1) ?? all[0]!;
}

const documentOf = (advice: Advice): Document => ({
  title: titleOf(advice),
  first: advicePage(advice),
  sections: adviceSections(advice),
});

/** The first page alone; with `details`, all sections after it, or only those named. */
export function adviceText(advice: Advice, page: Page, details?: string): string {
  const { cautions, page: said } = advice;
  const foot = (out: readonly Block[]) => {
    const shown = said.watch.length - out.filter(({ behind }) => behind === "watch").length;
    return paragraph([{ text: footText(cautions.length - shown, shown === 0, page.columns), tone: "dim" }]);
  };
  return terminalPage(documentOf(advice), page, { details, foot, most: PAGE_LINES });
}

/** The first page, then all sections or those named. */
export const adviceMarkdown = (advice: Advice, details = "all"): string =>
  markdownText(documentOf(advice), sectionsOf(details));

/** One line: what it is about, the verdict, and where to start. */
export function adviceSummary(advice: Advice): string {
  const said = [`${titleOf(advice)}: ${verdictText(advice)}`, startText(advice), advice.data.prices_age ?? ""];
  return `${safe(said.filter(Boolean).join(" "))}\n`;
}
