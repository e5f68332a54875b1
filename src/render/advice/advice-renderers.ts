/** Format name to renderer; each is loaded only when it is asked for. */
import type { Advice } from "../../core/types/advice.ts";
import type { Brand } from "../../core/types/client-data.ts";
import type { Page } from "../text/screen.ts";

const ADVICE_FORMATS = ["text", "json", "ndjson", "markdown", "html"] as const;
export type AdviceFormat = (typeof ADVICE_FORMATS)[number];

/** Which sections behind the first page are wanted: none when it is not given. */
export interface Detail {
  details?: string;
  /** One line, and nothing else. */
  quiet?: boolean;
  /** Of a client report. */
  brand?: Brand;
}

/** One advice as text that ends in a newline. */
export async function renderAdvice(
  advice: Advice,
  format: AdviceFormat,
  page: Page,
  { details, quiet, brand }: Detail = {},
): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(advice, null, 2)}\n`;
    case "ndjson":
      return `${JSON.stringify(advice)}\n`;
    case "markdown":
      return (await import("./advice-text.ts")).adviceMarkdown(advice, details);
    case "html":
      return (await import("../html/advice-report.ts")).adviceReport(advice, brand);
    default: {
      const { adviceSummary, adviceText } = await import("./advice-text.ts");
      return quiet ? adviceSummary(advice) : adviceText(advice, page, details);
    }
  }
}
