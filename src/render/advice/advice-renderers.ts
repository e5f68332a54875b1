/** Format name to renderer; each is loaded only when it is asked for. */
import type { Advice } from "../../core/types/advice.ts";
import { jsonLines, jsonText } from "../text/json-text.ts";
import type { Page } from "../text/screen.ts";

export const ADVICE_FORMATS = ["table", "json", "ndjson", "markdown"] as const;
export type AdviceFormat = (typeof ADVICE_FORMATS)[number];

/** One advice as text that ends in a newline. */
export async function renderAdvice(advice: Advice, format: AdviceFormat, page: Page): Promise<string> {
  switch (format) {
    case "json":
      return jsonText(advice);
    case "ndjson":
      return jsonLines([advice]);
    case "markdown":
      return (await import("./advice-markdown.ts")).renderAdviceMarkdown(advice);
    default:
      return (await import("./advice-table.ts")).renderAdviceTable(advice, page);
  }
}
