/** What can be explained, and how it is found: one value that every renderer draws from. */
import type { ShownRule } from "../findings/check-report.ts";
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

/** What an entry says, by names of fields and titles of lists; of what is empty or not known nothing is told. */
export interface EntryText {
  title: string;
  about: string;
  fields?: Record<string, string | number | null | undefined>;
  parts?: Record<string, readonly string[] | undefined>;
  /** Shown line by line as they are. */
  documents?: Record<string, string | undefined>;
  source?: string | null;
}

export const entry = (topic: Topic, id: string, title: string, says: () => EntryText, also: string[] = []): Entry => ({
  topic,
  id,
  title,
  also,
  explain() {
    const { title, about, fields = {}, parts = {}, documents = {}, source = null } = says();
    const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== "");
    const lists = Object.entries(parts).flatMap(([heading, items = []]) =>
      items.length > 0 ? [{ title: heading, items: [...items] }] : [],
    );
    const shown = Object.entries(documents).flatMap(([heading, document]): Part[] =>
      document === undefined ? [] : [{ title: heading, items: [document], verbatim: true }],
    );
    return {
      topic,
      id,
      title,
      about,
      fields: known.map(([name, value]) => ({ name, value: String(value) })),
      parts: [...lists, ...shown],
      source,
    };
  },
});

type NamedEntries = { ok: true; entries: Entry[] } | { ok: false; nearest: string | undefined };

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

/** `yes`, `no`, or nothing of what is not known. */
export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "yes" : "no");

const explainRule = ({ severity, what, why, bad, good }: ShownRule): EntryText => ({
  title: "A rule of check",
  about: what,
  fields: {
    Severity: severity,
    Why: why,
  },
  documents: { Reported: bad, Fine: good },
});

export const ruleEntries = (rules: readonly ShownRule[]): Entry[] =>
  rules.map((rule) => entry("rule", rule.id, rule.what, () => explainRule(rule)));
