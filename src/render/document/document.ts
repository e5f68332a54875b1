/** What a page says, without how it is drawn: sections of paragraphs, lists, fields, tables and figures. */
import type { Droppable } from "./drop-order.ts";

/** `id` is a name of our own beside a sentence, such as the row that decided. */
export type Tone = "strong" | "good" | "warn" | "dim" | "id";

export interface TextRun {
  text: string;
  tone?: Tone;
}

/** Plain text, or runs of it with a tone. Writers make it harmless. */
export type Text = string | readonly TextRun[];

export interface Field {
  label: string;
  text: Text;
}

export interface Column {
  head: string;
  right?: boolean;
  /** Most columns of the screen that the text may take, from the roomiest on; without it, as many as it needs. */
  widths?: readonly number[];
  /** Columns with the highest number are left out first where room is short; without it, never. */
  spare?: number;
  /** True of a spare column whose cells stand in a line below the table where it is left out. */
  below?: true;
  /** The same on a page that is too long, from the roomiest on: there the text ends with a whole word and does not wrap. */
  tight?: readonly number[];
}

export interface TableRow {
  cells: readonly Text[];
  /** The same in fewer words, on a page that is too long. */
  short?: readonly Text[];
  tone?: Tone;
}

export interface TableBlock {
  block: "table";
  columns: readonly Column[];
  rows: readonly TableRow[];
}

/** A field without a label goes on with the one before. */
export interface FieldsBlock {
  block: "fields";
  fields: readonly Field[];
  /** The least columns that labels take. */
  width?: number;
  sentences?: readonly string[];
}

/** Room for a drawing. */
export interface Canvas {
  columns: number;
  /** Only characters of ASCII. */
  ascii: boolean;
  /** Wraps a series in its colour. */
  paint(series: number, text: string): string;
}

export type Block =
  /**
   * `sentences` are its text once more, of fields that of the only one: where the first page is too long, the last go
   * first, and the first last of all.
   */
  (
    | { block: "paragraph"; text: Text; hang?: number; indent?: number; sentences?: readonly string[] }
    | { block: "list"; items: readonly Text[] }
    | FieldsBlock
    | { block: "gap" }
    | TableBlock
    /** `instead` says the same in words, for pages that are read aloud. */
    | { block: "figure"; draw(canvas: Canvas): readonly string[]; instead: readonly Block[] }
  ) & {
    /**
     * When it goes from a first page that is too long; without it, never. A table with a tight column or a short row is
     * made tight then, and stays.
     */
    drop?: Droppable;
    /** When the first of its `sentences` goes, where that is not as of others. */
    first?: Droppable;
    /** When the first so many of its `sentences` go, but for the very first, where that is not as of others. */
    kept?: { sentences: number; drop: Droppable };
    /** Its place among the lines of a list that drop under one name, of which the last goes first. */
    nth?: number;
    /** First cells of rows above that say too little without it: where it goes, they go too. */
    takes?: readonly string[];
    /** First cells of the rows above that it is said of: it stands while one of them does. */
    of?: readonly string[];
    /** At least the first of its `sentences` stays; all of it where it has none. */
    stays?: true;
    /** The section that says it again where the page has no room for it. */
    behind?: string;
  };

export interface Section {
  /** What `--details` calls it. */
  id: string;
  title: string;
  blocks: readonly Block[];
}

/** A first page that fits a screen, and the sections behind it. */
export interface Document {
  title: Text | null;
  first: readonly Block[];
  sections: readonly Section[];
}

/** Lines of a first page at 80 columns. */
export const PAGE_LINES = 22;

/** Of `--details`: `all`, or the ids of sections with commas. */
export const sectionsOf = (details: string): "all" | string[] => (details === "all" ? "all" : details.split(","));

export const paragraph = (text: Text, drop?: Droppable, sentences?: readonly string[]): Block => ({
  block: "paragraph",
  text,
  ...(sentences === undefined ? {} : { sentences }),
  ...(drop === undefined ? {} : { drop }),
});

export const list = (items: readonly Text[]): Block => ({ block: "list", items });

/** Rows above, by their first cells, that go where a page is too long; nothing is drawn in its own place. */
export const rowsThatDrop = (takes: readonly string[], drop: Droppable): Block => ({ ...list([]), drop, takes });

export const GAP: Block = { block: "gap" };

/** A section, or nothing where it has nothing to say. */
export const section = (id: string, title: string, blocks: readonly (Block | null)[]): Section[] => {
  const filled = blocks.filter((each): each is Block => each !== null && !isEmpty(each));
  return filled.length > 0 ? [{ id, title, blocks: filled }] : [];
};

function isEmpty(block: Block): boolean {
  if (block.block === "list") return block.items.length === 0;
  if (block.block === "fields") return block.fields.length === 0;
  return block.block === "table" && block.rows.length === 0;
}

/** The characters alone. */
export const bareText = (text: Text): string =>
  typeof text === "string" ? text : text.map((span) => span.text).join("");
