/** Checks a value against a zod schema and says in plain words what is wrong, where, and what was expected. */

import * as core from "zod/v4/core";
import { readNumber } from "../../core/interview/read-number.ts";
import { didYouMean, nearest } from "../../core/text/nearest.ts";
import { plainText, quote, shorten } from "../../core/text/plain-text.ts";
import { either } from "../../core/text/sentence.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { type FindPlace, MOST_FAULTS, type Path, textError } from "./parsed.ts";

/** One thing wrong with a value. `message` says what was expected and what was met; it does not name the path. */
export interface SchemaIssue {
  path: Path;
  /** Whether the key itself is wrong, or the value. */
  on: "key" | "value";
  message: string;
  /** The known key that an unknown one is in the wrong place for, or may be a misspelling of. */
  meant?: Path;
}

export type Checked<T> = { ok: true; value: T } | { ok: false; issues: SchemaIssue[] };

/** Checks a value. Works with schemas of `zod` and of `zod/mini`. */
export function checkSchema<T>(schema: core.$ZodType<T>, value: unknown): Checked<T> {
  const keysOf = new Map<unknown, string[]>();
  const error: core.$ZodErrorMap = (raw) => {
    const owner = (raw.schema ?? raw.inst) as core.$ZodTypes | undefined;
    if (raw.code === "unrecognized_keys" && owner?._zod.def.type === "object") {
      keysOf.set(raw.input, Object.keys(owner._zod.def.shape));
    }
    const wanted = raw.code === "custom" || !owner ? undefined : describe(owner);
    return wanted === undefined ? "is not allowed" : unlike(wanted, raw.input);
  };
  const result = core.safeParse(schema, value, { error, reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  // A number may break two rules of the same schema, and both are worded as what the schema takes.
  const told = new Set<string>();
  const issues = result.error.issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue) => inWords(issue, [], { keysOf, schema }))
    .filter(({ path, message }) => told.size < told.add(`${JSON.stringify(path)} ${message}`).size);
  return { ok: false, issues };
}

/** What stands at a path of a value that was not checked. */
const partAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], value);

/**
 * The unknown keys of a value as it was given, of which a copy without "not answered" is checked for all else. They are
 * wrong whatever they hold: between braces of YAML `50,000` is the number 50 and a key "000" that holds nothing.
 */
export function unknownKeys(schema: core.$ZodType, value: unknown): SchemaIssue[] {
  const checked = checkSchema(schema, value);
  if (checked.ok) return [];
  return checked.issues.filter(({ path, on }) => on === "key" && partAt(value, path) !== undefined);
}

/** For `error:` of a check or schema whose rule has no words of its own, such as a pattern. */
export const expecting = (wanted: string) => (issue: { input?: unknown }) => unlike(wanted, issue.input);

/** Issues as diagnostics of the document that the value was read from. */
export function schemaDiagnostics(issues: readonly SchemaIssue[], place: FindPlace, rule: string): Diagnostic[] {
  return issues.map(({ path, on, message }) => {
    const said = `${before(on === "key" ? path.slice(0, -1) : path)}${message}`;
    return textError(rule, said, place(path, on), { path: pathText(path) });
  });
}

const before = (path: Path) => (path.length > 0 ? `${pathText(path)}: ` : "");

/** `steps[2].usage.batch` */
export function pathText(path: Path): string {
  const text = path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${plainText(shorten(step, 60))}`))
    .join("");
  return text.startsWith(".") ? text.slice(1) : text;
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
/** "1.200" may be twelve hundred, so that nobody is told what to write for it. */
const MAY_BE_THOUSANDS = /^-?\d+\.\d{3}$/;

/** How to write a number that was given as text: `"1,200"`, `"50k"`, `"92"`. */
function numberRemedy(wanted: string, input: unknown): string {
  const isPercent = wanted.startsWith("a percentage");
  if (typeof input !== "string" || !(isPercent || /\bnumber\b|^\d/.test(wanted))) return "";
  const text = input.trim();
  if (MAY_BE_THOUSANDS.test(text)) return "";
  const read = readNumber(text);
  const isShare = isPercent && read !== undefined && !read.percent && read.value > 0 && read.value < 1;
  if (isShare) return `; write ${Number((read.value * 100).toFixed(6))}`;
  if (PLAIN_NUMBER.test(text)) return "; write it without quotes";
  if (read === undefined || (read.percent && !isPercent)) return "";
  return `; write ${read.taken === null || read.taken === "about" ? "" : "one number, such as "}${read.value}`;
}

function unlike(wanted: string, input: unknown): string {
  if (input === undefined) return `missing, expected ${wanted}`;
  return `expected ${wanted}, got ${quote(input)}${numberRemedy(wanted, input)}`;
}

/** The schema as a whole, and the keys that its objects know, by the value that was met there. */
interface CheckedAgainst {
  schema: core.$ZodType;
  keysOf: ReadonlyMap<unknown, string[]>;
}

/** Words for one issue; several for a union or for several unknown keys. */
function inWords(issue: core.$ZodIssue, around: Path, checked: CheckedAgainst): SchemaIssue[] {
  const path = [...around, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  if (issue.code === "unrecognized_keys") {
    const known = checked.keysOf.get(issue.input) ?? [];
    return issue.keys.slice(0, MOST_FAULTS).map((key) => {
      const owner = ownerOf(key, path, checked.schema);
      const near = owner ? key : nearest(key, known);
      const remedy = owner ? placeRemedy(owner) : keyRemedy(key, known);
      const meant = near === undefined ? {} : { meant: [...(owner ?? path), near] };
      return { path: [...path, key], on: "key", message: `unknown key ${quote(key)}; ${remedy}`, ...meant };
    });
  }
  if (issue.code === "invalid_union") {
    // The branch that the value was meant for is the one whose type it has.
    const meant = issue.errors.find((branch) => branch.every((inner) => inner.path.length > 0 || !isOfType(inner)));
    if (meant && meant.length > 0) return meant.flatMap((inner) => inWords(inner, path, checked));
  }
  if (issue.code === "invalid_value" && typeof issue.input === "string") {
    const meant = nearest(
      issue.input,
      issue.values.filter((value) => typeof value === "string"),
    );
    if (meant !== undefined) return [{ path, on: "value", message: `${issue.message}; did you mean "${meant}"?` }];
  }
  return [{ path, on: "value", message: issue.message }];
}

/** The objects of a schema that stand under a key each, by the keys above them; what lists hold is left out. */
function objectsIn(schema: core.$ZodType, path: readonly string[] = []): [path: readonly string[], keys: string[]][] {
  const def = (schema as core.$ZodTypes)._zod.def;
  if ("innerType" in def) return objectsIn(def.innerType, path);
  if (def.type === "union") return def.options.flatMap((option) => objectsIn(option, path));
  if (def.type !== "object") return [];
  const inner = Object.entries(def.shape).flatMap(([key, part]) => objectsIn(part, [...path, key]));
  return [[path, Object.keys(def.shape)], ...inner];
}

/** The object that a key belongs to which stands in another; undefined where none has it, or several have. */
function ownerOf(key: string, at: Path, schema: core.$ZodType): Path | undefined {
  // What may not stand in itself is not told to stand above.
  if (at.includes(key)) return undefined;
  const [first, ...more] = objectsIn(schema).filter(([, keys]) => keys.includes(key));
  if (first === undefined || more.length > 0) return undefined;
  const [owner] = first;
  return owner.join(".") === at.join(".") ? undefined : owner;
}

const placeRemedy = (owner: Path): string =>
  owner.length === 0 ? "it belongs at the top level" : `it belongs under ${quote(owner.join("."))}`;

function keyRemedy(key: string, known: string[]): string {
  if (/^\d+(\.\d+)?$/.test(key)) return "a comma ends a value; write the number before it without one";
  return didYouMean(key, known, known.length > 10 ? "remove it" : `remove it, or use ${either(known)}`);
}

const isOfType = (issue: core.$ZodIssue) => issue.code === "invalid_type" || issue.code === "invalid_value";

/** What a schema takes, in words. */
function describe(schema: core.$ZodType): string {
  const def = (schema as core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "string":
      return `text${lengthWords(def.checks, "characters")}`;
    case "number":
      return `a ${"format" in def ? "whole " : ""}number${rangeWords(def.checks)}`;
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    case "enum":
      return either(Object.values(def.entries).map((value) => quote(value)));
    case "literal":
      return either(def.values.map((value) => quote(value)));
    case "array":
      return `a list${lengthWords(def.checks, "entries")}`;
    case "object":
    case "record":
      return "an object";
    case "union":
      return either([...new Set(def.options.map(describe))]);
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return describe(def.innerType);
    case "pipe":
      return describe(def.in);
    default:
      return "another value";
  }
}

type Checks = readonly core.$ZodCheck<never>[] | undefined;

const shown = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 12 });

/** ` from 0 to 100`, ` of at least 1`, ` over 0 and at most 5`. */
function rangeWords(checks: Checks): string {
  let low: core.$ZodCheckGreaterThanDef | undefined;
  let high: core.$ZodCheckLessThanDef | undefined;
  for (const check of checks ?? []) {
    const def = (check as core.$ZodChecks)._zod.def;
    if (def.check === "greater_than") low = def;
    if (def.check === "less_than") high = def;
  }
  const least = low && shown(Number(low.value));
  const most = high && shown(Number(high.value));
  if (low?.inclusive && high?.inclusive) return ` from ${least} to ${most}`;
  const parts = [];
  if (low) parts.push(low.inclusive ? `of at least ${least}` : `over ${least}`);
  if (high) parts.push(high.inclusive ? `${low ? "" : "of "}at most ${most}` : `under ${most}`);
  return parts.length > 0 ? ` ${parts.join(" and ")}` : "";
}

/** ` of 1 to 200 characters`. */
function lengthWords(checks: Checks, unit: string): string {
  let low: number | undefined;
  let high: number | undefined;
  for (const check of checks ?? []) {
    const def = (check as core.$ZodChecks)._zod.def;
    if (def.check === "min_length") low = def.minimum;
    if (def.check === "max_length") high = def.maximum;
  }
  if (high !== undefined) return ` of ${low === undefined ? "at most" : `${low} to`} ${shown(high)} ${unit}`;
  return low === undefined ? "" : ` of at least ${low} ${unit}`;
}
