/** Blocks of a document as HTML. Names of our own beside a sentence are left out: a client has no use for them. */
import { plainText } from "../../core/text/plain-text.ts";
import {
  type Block,
  bareText,
  type Section,
  type TableBlock,
  type TableRow,
  type Text,
  type Tone,
} from "../document/document.ts";

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

type Inserted = Html | string | number | null | undefined | false | readonly Inserted[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function markupOf(value: Inserted): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return (value as readonly Inserted[]).map(markupOf).join("");
  return plainText(String(value), { newlines: "keep" }).replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}

/** The one way that text gets into a page: everything put into the tag is escaped, but for what the tag made itself. */
export const html = Html.tag;

function toned(text: string, tone: Tone | undefined): Html {
  if (tone === "id") return html``;
  if (tone === "strong" || tone === "good") return html`<strong>${text}</strong>`;
  if (tone === "warn") return html`<strong class="warn">${text}</strong>`;
  return tone === "dim" ? html`<span class="dim">${text}</span>` : html`${text}`;
}

const textOf = (text: Text): Html =>
  typeof text === "string" ? html`${text}` : html`${text.map((span) => toned(span.text, span.tone))}`;

/** A column that only we need, or that no row fills. */
function isShown({ rows, columns }: TableBlock, at: number): boolean {
  if (/^article says$/.test(columns[at]!.head)) return false;
  return rows.some(({ cells }) => bareText(cells[at] ?? "").trim() !== "");
}

/** Tables up to this length stay on one printed page. */
const SHORT = 14;

function rowOf({ cells, tone }: TableRow, block: TableBlock, shown: readonly number[]): Html {
  const parts = shown.map((at, i) => {
    const kind = block.columns[at]!.right ? html` class="right"` : html``;
    const text = textOf(cells[at] ?? "");
    return i === 0 ? html`<th scope="row"${kind}>${text}</th>` : html`<td${kind}>${text}</td>`;
  });
  return html`<tr${tone ? html` class="${tone}"` : ""}>${parts}</tr>`;
}

function tableOf(block: TableBlock, title: string): Html {
  const shown = block.columns.flatMap((_, at) => (isShown(block, at) ? [at] : []));
  const heads = shown.map((at) => block.columns[at]!);
  const head = heads.some((each) => each.head !== "")
    ? html`<thead><tr>${heads.map((each) => {
        const kind = each.right ? html` class="right"` : "";
        return each.head === "" ? html`<td></td>` : html`<th scope="col"${kind}>${each.head}</th>`;
      })}</tr></thead>`
    : "";
  const short = block.rows.length <= SHORT ? " short" : "";
  const body = html`<tbody>${block.rows.map((row) => rowOf(row, block, shown))}</tbody>`;
  return html`<div class="wide${short}" tabindex="0" role="group" aria-label="${title}"><table>${head}${body}</table></div>`;
}

/** Notes of a table bring their numbers, and need no bullet before them. */
function listHtml(items: readonly Text[]): Html {
  if (items.length === 0) return html``;
  const kind = items.every((item) => /^\(\d+\) /.test(bareText(item))) ? html` class="notes"` : "";
  return html`<ul${kind}>${items.map((item) => html`<li>${textOf(item)}</li>`)}</ul>`;
}

/** One block. `figure` draws what the terminal draws with characters. */
function blockHtml(block: Block, title: string, figure: () => Html | null): Html {
  switch (block.block) {
    case "gap":
      return html``;
    case "paragraph":
      // What is dim tells the architect about the tool, or captions a figure that has its own caption here.
      if (typeof block.text !== "string" && block.text.every(({ tone }) => tone === "dim")) return html``;
      return html`<p>${textOf(block.text)}</p>`;
    case "list":
      return listHtml(block.items);
    case "fields":
      return html`<dl>${block.fields.map(({ label, text }) => html`<dt>${label.trim()}</dt><dd>${textOf(text)}</dd>`)}</dl>`;
    case "table":
      return tableOf(block, title);
    case "figure":
      return figure() ?? html`${block.instead.map((each) => blockHtml(each, title, figure))}`;
  }
}

/** Fields that follow each other are one list of terms. */
function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    if (block.block === "fields" && before?.block === "fields") {
      result[result.length - 1] = { ...before, fields: [...before.fields, ...block.fields] };
    } else result.push(block);
  }
  return result;
}

export const blocksHtml = (blocks: readonly Block[], title: string, figure: () => Html | null): Html =>
  html`${joined(blocks).map((block) => blockHtml(block, title, figure))}`;

export const sectionHtml = ({ id, title, blocks }: Section, figure: () => Html | null): Html =>
  html`<section><h2 id="${id}">${title}</h2>${blocksHtml(blocks, title, figure)}</section>`;
