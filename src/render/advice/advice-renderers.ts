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

// In a batch some parts come again and again, the same objects each time; those are put into text once. What comes only
// once is not kept, for keeping costs more than writing.
/** So many parts are watched, and so many texts kept; then all are forgotten, so that memory stays flat. */
const MOST_WATCHED = 1024;
const MOST_KEPT = 512;

const watched = new Set<object>();
const written = new Map<object, string>();

function partText(part: unknown): string {
  if (typeof part !== "object" || part === null) return JSON.stringify(part);
  const known = written.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  if (watched.has(part)) {
    if (written.size >= MOST_KEPT) written.clear();
    written.set(part, text);
  } else {
    if (watched.size >= MOST_WATCHED) watched.clear();
    watched.add(part);
  }
  return text;
}

/** The same text as `JSON.stringify(advice)`. */
export function adviceLine(advice: Advice): string {
  let line = "{";
  for (const key in advice) {
    const part = advice[key as keyof Advice];
    if (part !== undefined) line += `${line.length > 1 ? "," : ""}"${key}":${partText(part)}`;
  }
  return `${line}}`;
}
