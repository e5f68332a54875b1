/** Which column of a list is which key of a brief. */

import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import { either } from "../../core/text/sentence.ts";

export type CellKind = "text" | "number" | "flag" | "list";

/** Keys that a column can give, beside `name` and `personal_data`, which are no part of a brief. */
const KINDS: Readonly<Record<string, CellKind>> = {
  name: "text",
  task: "text",
  client: "text",
  project: "text",
  kind: "text",
  repetition: "text",
  examples: "number",
  correctness: "text",
  sensitivity: "text",
  knowledge: "text",
  facts: "text",
  input: "list",
  tools: "flag",
  languages: "list",
  region: "text",
  reviewed: "text",
  hardware: "text",
  personal_data: "text",
  "usage.requests_per_month": "number",
  "usage.input_tokens": "number",
  "usage.output_tokens": "number",
  "usage.reasoning_tokens": "number",
  "usage.batch": "flag",
};

/** Heads by which a column is found without being named, the likeliest first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  task: [
    "task",
    "task description",
    "use case description",
    "description",
    "summary",
    "purpose",
    "what it does",
    "problem statement",
    "use case",
    "use case name",
    "name",
    "title",
  ],
  name: ["name", "use case name", "use case title", "use case", "title", "project name", "id", "use case id"],
  personal_data: ["personal data", "has pii", "pii", "contains pii", "personal information", "contains personal data"],
};

export interface MappedColumn {
  key: string;
  kind: CellKind;
  /** Places of the columns in a row. Only the task may be joined from several. */
  at: number[];
}

/** What `--map` says, by key. */
export type Wanted = ReadonlyMap<string, readonly string[]>;

export type Result<T> = { ok: true; value: T } | { ok: false; message: string };

const refuse = (message: string): { ok: false; message: string } => ({ ok: false, message });

/** Heads differ in case, underscores and line breaks. */
const plainly = (head: string): string =>
  head
    .toLowerCase()
    .replace(/[\s_/-]+/g, " ")
    .trim();

/** Reads `KEY=COLUMN` as often as it was given. */
export function readMap(given: readonly string[]): Result<Wanted> {
  const wanted = new Map<string, string[]>();
  for (const each of given) {
    const [, key, column] = /^\s*([^=]*?)\s*=\s*([\s\S]*?)\s*$/.exec(each) ?? [];
    if (!key || !column) return refuse(`--map ${quote(each)}: expected KEY=COLUMN, such as task=Description`);
    const known = Object.keys(KINDS);
    // A key of the usage is known by its last part too.
    const full = known.find((name) => name === key || name === `usage.${key}`);
    if (full === undefined) {
      const meant = nearest(key, known);
      return refuse(
        `--map ${quote(each)}: no key ${quote(key)}; ${meant ? `did you mean ${quote(meant)}? Keys` : "keys"} are ${known.join(", ")}`,
      );
    }
    const before = wanted.get(full) ?? [];
    if (before.length > 0 && full !== "task")
      return refuse(`--map: ${full} is given twice; only task is joined from several columns`);
    wanted.set(full, [...before, column]);
  }
  return { ok: true, value: wanted };
}

function placesOf(column: string, heads: readonly string[]): number[] {
  const exact = heads.flatMap((head, at) => (head === column ? [at] : []));
  return exact.length > 0 ? exact : heads.flatMap((head, at) => (plainly(head) === plainly(column) ? [at] : []));
}

function placeOf(column: string, heads: readonly string[]): Result<number> {
  const [first, second] = placesOf(column, heads);
  if (first !== undefined && second === undefined) return { ok: true, value: first };
  if (first !== undefined) return refuse(`there are two columns ${quote(column)}; give one of them another name`);
  const meant = nearest(plainly(column), heads.map(plainly));
  const near = heads.find((head) => plainly(head) === meant);
  return refuse(
    `no column ${quote(column)}${near ? `; did you mean ${quote(near)}?` : `; there are ${columnsText(heads)}`}`,
  );
}

const MOST_SHOWN = 12;
const columnsText = (heads: readonly string[]): string => {
  const shown = heads.slice(0, MOST_SHOWN).map(quote);
  return heads.length > MOST_SHOWN
    ? `${shown.join(", ")} and ${heads.length - MOST_SHOWN} more`
    : either(shown).replace(" or ", " and ");
};

/**
 * Whether a head is a key of a brief. `requests per month` can mean one thing alone; a column "Region" or "Tools" says
 * whatever its people wrote there, unless the list speaks of briefs.
 */
function isHeadOf(key: string, head: string, isOfBriefs: boolean): boolean {
  const name = key.replace("usage.", "");
  const isPlain = name !== key && name.includes("_");
  return (isPlain && plainly(head) === plainly(name)) || (isOfBriefs && (head === key || head === name));
}

/** Columns that nothing else tells, whose heads are keys of a brief. A list that heads its task as one speaks of briefs. */
function keyColumns(heads: readonly string[], mapped: readonly MappedColumn[]): MappedColumn[] {
  const isOfBriefs = heads.includes("task");
  const taken = mapped.flatMap(({ at }) => at);
  return Object.entries(KINDS).flatMap(([key, kind]) => {
    if (mapped.some((each) => each.key === key)) return [];
    const at = heads.flatMap((head, place) =>
      !taken.includes(place) && isHeadOf(key, head, isOfBriefs) ? [place] : [],
    );
    return at.length === 1 ? [{ key, kind, at }] : [];
  });
}

/** Finds the columns of a head line. The task must be among them; what no head tells must be named. */
export function mapColumns(heads: readonly string[], wanted: Wanted): Result<MappedColumn[]> {
  const mapped: MappedColumn[] = [];
  for (const [key, columns] of wanted) {
    const places = columns.map((column) => placeOf(column, heads));
    const wrong = places.find((place) => !place.ok);
    if (wrong && !wrong.ok) return wrong;
    mapped.push({ key, kind: KINDS[key]!, at: places.flatMap((place) => (place.ok ? [place.value] : [])) });
  }
  for (const [key, names] of Object.entries(USUAL)) {
    if (wanted.has(key)) continue;
    const name = names.find((each) => placesOf(each, heads).length === 1);
    const at = name === undefined ? undefined : placesOf(name, heads)[0]!;
    if (at !== undefined) mapped.push({ key, kind: KINDS[key]!, at: [at] });
  }
  mapped.push(...keyColumns(heads, mapped));
  if (!mapped.some(({ key }) => key === "task")) {
    return refuse(
      `no column is known to hold the task; name it as in --map task=COLUMN; there are ${columnsText(heads)}`,
    );
  }
  // A column that is the task itself names nothing.
  const task = mapped.find(({ key }) => key === "task")!;
  return {
    ok: true,
    value: mapped.filter(({ key, at }) => key !== "name" || wanted.has("name") || at[0] !== task.at[0]),
  };
}
