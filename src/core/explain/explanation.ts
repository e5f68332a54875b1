/** What can be explained, and how it is found: one value that every renderer draws from. */
import { nearest } from "../text/nearest.ts";

export const TOPICS = [
  "tier",
  "task-kind",
  "question",
  "table",
  "row",
  "fact",
  "outcome",
  "claim",
  "evidence",
  "law",
  "split",
  "default",
  "model",
  "tuned",
  "machine",
  "exchange-rate",
  "tariff",
  "rule",
] as const;
export type Topic = (typeof TOPICS)[number];

/** A list under a heading. */
export interface Part {
  title: string;
  items: string[];
  /** Documents, shown line by line as they are. */
  verbatim?: true;
}

export interface Explanation {
  topic: Topic;
  id: string;
  title: string;
  /** What it is, in a sentence or two. */
  about: string;
  /** Named facts about it, in the order of reading. */
  fields: { name: string; value: string }[];
  parts: Part[];
  /** File, line and column in the data, or the place outside that it was taken from. */
  source: string | null;
}

/** Something that can be explained. The words are put together only when it is asked for. */
export interface Entry {
  topic: Topic;
  id: string;
  title: string;
  /** Other names that people use for it. */
  also: string[];
  explain(): Explanation;
}

/** What an entry says; what it leaves out is empty. */
export type EntryText = Pick<Explanation, "title" | "about"> &
  Partial<Pick<Explanation, "fields" | "parts" | "source">>;

export const entry = (topic: Topic, id: string, title: string, says: () => EntryText, also: string[] = []): Entry => ({
  topic,
  id,
  title,
  also,
  explain() {
    const { title, about, fields = [], parts = [], source = null } = says();
    return { topic, id, title, about, fields, parts, source };
  },
});

export type NamedEntries = { ok: true; entries: Entry[] } | { ok: false; nearest: string | undefined };

const plain = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, "-");

/** All that goes by this name: one id may stand for a question and for the fact that it settles. */
export function findEntries(entries: readonly Entry[], name: string): NamedEntries {
  const wanted = plain(name);
  const exact = entries.filter(({ id }) => plain(id) === wanted);
  const found = exact.length > 0 ? exact : entries.filter(({ also }) => also.some((other) => plain(other) === wanted));
  if (found.length > 0) return { ok: true, entries: found };
  const near = nearest(
    name,
    entries.flatMap(({ id, also }) => [id, ...also]),
  );
  return { ok: false, nearest: near };
}

/** A field, unless there is nothing to say. */
export const field = (name: string, value: string | number | null | undefined): Explanation["fields"] =>
  value === null || value === undefined || value === "" ? [] : [{ name, value: String(value) }];

/** A part, unless it is empty. */
export const part = (title: string, items: readonly string[]): Part[] =>
  items.length === 0 ? [] : [{ title, items: [...items] }];

/** `yes`, `no`, or nothing of what is not known. */
export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "yes" : "no");
