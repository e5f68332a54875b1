/** The one way that text gets into a page: everything put into the tag is escaped, but for what the tag made itself. */
import { plainText } from "../../core/text/plain-text.ts";

/** HTML made by the tag, and by nothing else. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  static tag(strings: TemplateStringsArray, ...values: Inserted[]): Html {
    return new Html(strings.reduce((page, part, i) => page + markupOf(values[i - 1]) + part));
  }
}

export type Inserted = Html | string | number | null | undefined | false | readonly Inserted[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function markupOf(value: Inserted): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return (value as readonly Inserted[]).map(markupOf).join("");
  return plainText(String(value), { newlines: "keep" }).replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}

export const html = Html.tag;
