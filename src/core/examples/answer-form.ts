/** The form of the answers: one of a list, JSON of one shape, or text. */
import type { AnswerField, AnswerForm, ExampleClass } from "../types/examples.ts";
import { personalKinds } from "./personal-data.ts";

/** A longer answer is not one of a list. */
const LONGEST_VALUE = 60;
/** More values than this are no list that a person keeps. */
const MOST_VALUES = 200;
/** Values that are counted before a set is taken for open. */
const MOST_COUNTED = 5000;
/** A value that fewer examples hold is not named: it may be somebody's own words. */
const LEAST_NAMED = 3;
/** Share of the answers that must hold a value seen so often, for the set to be closed. */
const CLOSED_SHARE = 0.9;

/** Counts of short values, and whether they are a closed set. */
class ClosedValues {
  readonly #counts = new Map<string, number>();
  #long = 0;
  #total = 0;

  add(value: string): void {
    this.#total++;
    const text = value.trim();
    const count = this.#counts.get(text);
    if (count !== undefined) this.#counts.set(text, count + 1);
    else if (text.length > LONGEST_VALUE || text === "" || this.#counts.size >= MOST_COUNTED) this.#long++;
    else this.#counts.set(text, 1);
  }

  get total(): number {
    return this.#total;
  }

  /** Values that were counted, and one for each that was too long or came too late. */
  get distinct(): number {
    return this.#counts.size + this.#long;
  }

  /** Share of the answers whose value is seen often enough to be named. */
  get namedShare(): number {
    let named = 0;
    for (const count of this.#counts.values()) if (count >= LEAST_NAMED) named += count;
    return this.#total === 0 ? 0 : named / this.#total;
  }

  get isClosed(): boolean {
    return this.#counts.size <= MOST_VALUES && this.namedShare >= CLOSED_SHARE;
  }

  /** The most frequent first; those that may not be named together at the end. */
  classes(): ExampleClass[] {
    const isNamed = ([label, count]: [string, number]) => count >= LEAST_NAMED && personalKinds(label) === 0;
    const named = [...this.#counts].filter(isNamed);
    named.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const classes: ExampleClass[] = named.map(([label, count]) => ({ label, count }));
    const rest = this.#total - named.reduce((sum, [, count]) => sum + count, 0);
    return rest > 0 ? [...classes, { label: null, count: rest }] : classes;
  }
}

/** Share of the answers that must be JSON objects for the whole to be called so. */
const JSON_SHARE = 0.9;
/** Fields that are looked at; more are no shape. */
const MOST_FIELDS = 200;
const MOST_SHAPES = 2000;
/** Lines of a text that make its structure. */
const MOST_LINES = 60;

const LINE_KINDS: readonly [RegExp, (line: string) => string][] = [
  [/^#{1,6}\s/, () => "heading"],
  [/^[-*•]\s/, () => "bullet"],
  [/^\d+[.)]\s/, () => "number"],
  [/^\|/, () => "row"],
  [/^[\p{L}][\p{L} ]{0,30}:/u, (line) => `${line.slice(0, line.indexOf(":")).toLowerCase()}:`],
];

/** What kinds of line follow each other in a text, repeats left out: `heading,prose,bullet`. */
function structureOf(text: string): string {
  const kinds: string[] = [];
  for (const raw of text.split("\n", MOST_LINES)) {
    const line = raw.trim();
    if (line === "") continue;
    const kind = LINE_KINDS.find(([pattern]) => pattern.test(line))?.[1](line) ?? "prose";
    if (kinds.at(-1) !== kind) kinds.push(kind);
  }
  return kinds.join(",");
}

interface FieldTally {
  values: ClosedValues;
  kinds: Map<string, number>;
}

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return "list";
  if (value === null) return "null";
  return typeof value === "string" ? "text" : typeof value === "object" ? "object" : typeof value;
};

function parsedObject(text: string): Record<string, unknown> | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("{") || !trimmed.endsWith("}")) return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    return undefined;
  }
}

function fieldForm({ values, kinds }: FieldTally): AnswerField["form"] {
  const known = [...kinds.keys()].filter((kind) => kind !== "null");
  const scalar = known.every((kind) => kind === "text" || kind === "number" || kind === "boolean");
  if (scalar && known.length > 0 && values.isClosed) return "closed";
  if (known.length !== 1) return "mixed";
  const [only] = known;
  return only === "boolean" ? "closed" : (only as AnswerField["form"]);
}

/** The same for objects that differ in the order of their keys alone. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, each]) => [key, canonical(each)]));
}

/** So few words may be the name of a class. */
const FEW_WORDS = 3;
const MORE_WORDS = new RegExp(`^\\s*(?:\\S+\\s+){${FEW_WORDS}}\\S`);

/** Counts answers as they come; keeps none but short values. */
export class AnswerTally {
  readonly #labels = new ClosedValues();
  readonly #fields = new Map<string, FieldTally>();
  readonly #shapes = new Map<string, number>();
  readonly #structures = new Map<string, number>();
  #total = 0;
  #objects = 0;
  #areWords = true;

  /** True when every answer is a word or two: two of them to one input contradict each other, however few there are. */
  get areWords(): boolean {
    return this.#areWords;
  }

  /** What the answer says, the same for two that differ in the order of their keys alone. */
  add(answer: string): string {
    this.#total++;
    const object = parsedObject(answer);
    if (object) {
      this.#objects++;
      this.#areWords = false;
      this.#addObject(object);
      return JSON.stringify(canonical(object));
    }
    this.#areWords &&= !MORE_WORDS.test(answer);
    this.#labels.add(answer);
    count(this.#structures, structureOf(answer));
    return answer;
  }

  #addObject(object: Record<string, unknown>): void {
    count(this.#shapes, Object.keys(object).sort().join("\n"));
    for (const [name, value] of Object.entries(object)) {
      let field = this.#fields.get(name);
      if (!field) {
        if (this.#fields.size >= MOST_FIELDS) continue;
        field = { values: new ClosedValues(), kinds: new Map() };
        this.#fields.set(name, field);
      }
      const kind = kindOf(value);
      field.kinds.set(kind, (field.kinds.get(kind) ?? 0) + 1);
      if (kind !== "list" && kind !== "object") field.values.add(String(value));
    }
  }

  form(): AnswerForm {
    if (this.#total > 0 && this.#objects / this.#total >= JSON_SHARE) return this.#jsonForm();
    if (this.#objects === 0 && this.#labels.isClosed) {
      const classes = this.#labels.classes();
      return { form: "closed", share: this.#labels.namedShare, classes, fields: [], rarest: rarestOf(null, classes) };
    }
    const share = this.#total === 0 ? 0 : most(this.#structures) / this.#total;
    return { form: "text", share, classes: [], fields: [], rarest: null };
  }

  #jsonForm(): AnswerForm {
    const fields = [...this.#fields].map(([name, field]): AnswerField => {
      const form = fieldForm(field);
      const seen = [...field.kinds.values()].reduce((sum, each) => sum + each, 0);
      const classes = form === "closed" ? field.values.classes() : [];
      return { name, form, present: seen / this.#objects, values: field.values.distinct, classes };
    });
    const rarest = fields
      .flatMap(({ name, classes }) => rarestOf(name, classes) ?? [])
      .reduce<AnswerForm["rarest"]>((least, each) => (least && least.count <= each.count ? least : each), null);
    return { form: "json", share: most(this.#shapes) / this.#total, classes: [], fields, rarest };
  }
}

function count(counts: Map<string, number>, key: string): void {
  const before = counts.get(key);
  if (before !== undefined || counts.size < MOST_SHAPES) counts.set(key, (before ?? 0) + 1);
}

const most = (counts: Map<string, number>): number => {
  let highest = 0;
  for (const each of counts.values()) highest = Math.max(highest, each);
  return highest;
};

function rarestOf(field: string | null, classes: AnswerForm["classes"]): AnswerForm["rarest"] {
  const named = classes.filter(({ label }) => label !== null);
  const last = named.at(-1);
  return last ? { field, label: last.label, count: last.count } : null;
}
