/** An advice as a document: the first page, and the sections behind it. */
import type { Advice } from "../../core/types/advice.ts";
import type { Document } from "../document/document.ts";
import type { Page } from "../text/screen.ts";
import { advicePage, titleOf } from "./advice-page.ts";
import { adviceSections } from "./advice-sections.ts";

/** Lines of a first page at 80 columns; a pipeline has its steps to show. */
export const PAGE_LINES = 22;
const PIPELINE_LINES = 30;

export const adviceDocument = (advice: Advice): Document => ({
  title: titleOf(advice),
  first: advicePage(advice),
  sections: adviceSections(advice),
});

/** Lines that the first page may take: what is set, or what the terminal has where that is less. */
export const pageLines = ({ pipeline }: Advice, { rows }: Page): number =>
  Math.min(pipeline ? PIPELINE_LINES : PAGE_LINES, rows ?? Number.MAX_SAFE_INTEGER);
