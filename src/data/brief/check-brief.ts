/** Checks a value that should be a brief, and says in plain words what is wrong with it. */
import type { Brief } from "../../core/types/brief.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import fitsBrief from "../compiled/validate-brief.generated.js";
import type { FindPlace } from "../documents/parsed.ts";
import { checkSchema, type SchemaIssue, schemaDiagnostics, unknownKeys } from "../documents/schema-issues.ts";
import { briefSchema } from "./brief-schema.ts";
import { isAnswer } from "./brief-values.ts";

/** Deeper parts are left as they are: the schema has no place for them. */
const DEEPEST_PART = 5;

/** The keys of what is written from 0 to 1. */
export const SHARES: readonly string[] = [
  "score",
  "target",
  "low",
  "high",
  "share",
  "cached_share",
  "cache_write_share",
];

/** `"92%"` as 92, and as 0.92 where a share is wanted; anything else as it is. */
function withoutPercentSign(text: string, isShare: boolean): unknown {
  const number = /^\s*(\d{1,3}(?:\.\d{1,9})?)\s*%\s*$/.exec(text)?.[1];
  if (number === undefined) return text;
  return isShare ? Number(`${number}e-2`) : Number(number);
}

/** Takes out what says "not answered", and reads `"92%"` and a bare price as what they plainly mean. */
function plainly(value: unknown, key: string, depth: number): unknown {
  const isShare = SHARES.includes(key);
  if ((key === "repetition" || isShare) && typeof value === "string") return withoutPercentSign(value, isShare);
  if (key === "cost_per_1k" && typeof value === "number") return { amount: value };
  if (typeof value !== "object" || value === null || depth === DEEPEST_PART) return value;
  if (Array.isArray(value)) return value.map((item) => plainly(item, "", depth + 1));
  const answered = Object.entries(value).filter(([, part]) => !isUnanswered(part));
  return Object.fromEntries(answered.map(([name, part]) => [name, plainly(part, name, depth + 1)]));
}

const isUnanswered = (value: unknown) =>
  value === null || value === undefined || (typeof value === "string" && !isAnswer(value.trim()));

/**
 * Checks a value that should be a brief. Beyond the schema it takes `"92%"` for a repetition of 92 and for a share of 0.92, a
 * bare number for `proposal.cost_per_1k`, null or "unknown" for an answer that is not there (the key is left out), currency codes in
 * small letters, and white space around text. An unknown key is wrong whatever it holds. A brief that needs none of this comes back itself, others as a copy.
 * Paths of issues are those of the given value.
 */
export function checkBrief(value: unknown): { ok: true; brief: Brief } | { ok: false; issues: SchemaIssue[] } {
  if (fitsBrief(value)) return { ok: true, brief: value };
  const checked = checkSchema<Brief>(briefSchema, plainly(value, "", 0));
  const unknown = unknownKeys(briefSchema, value);
  if (checked.ok && unknown.length === 0) return { ok: true, brief: checked.value };
  const others = checked.ok ? [] : checked.issues.filter(({ on }) => on !== "key");
  return { ok: false, issues: [...unknown.map(withoutFrame), ...others] };
}

/** In Markdown a brief stands under a key, which people take over into a file of a brief alone. */
function withoutFrame(issue: SchemaIssue): SchemaIssue {
  const isFrame = issue.path.length === 1 && issue.path[0] === "model_advisor";
  if (!isFrame) return issue;
  return {
    ...issue,
    message: 'unknown key "model_advisor"; it is for Markdown: here write what stands under it by itself',
  };
}

/** A brief without what is wrong in it, and the keys at its top of which something could not be read. */
export interface PartlyRead {
  brief: Brief;
  unread: ReadonlySet<string>;
}

/** What leaves the rest as it would be judged: without it more is open, and nothing is judged otherwise. */
const LEAVES_THE_REST = new Set([
  "client",
  "project",
  "task",
  "repetition",
  "examples",
  "correctness",
  "sensitivity",
  "reviewed",
  "proposal",
]);

/** The key at the top that an issue is about; null where the rest cannot be judged without it. */
function aboutKey({ path, on, meant }: SchemaIssue): string | null {
  const key = meant ?? path;
  // An unknown key that is like no other says nothing that a rule reads.
  if (on === "key" && meant === undefined) return "";
  const [top] = key;
  const isVolume = key.join(".") === "usage.requests_per_month";
  return typeof top === "string" && (isVolume || LEAVES_THE_REST.has(top)) ? top : null;
}

/** A copy without the part at a path, which goes through no list. */
function without(value: unknown, path: SchemaIssue["path"]): unknown {
  const [step, ...below] = path;
  if (typeof value !== "object" || value === null || typeof step !== "string") return value;
  const entries = Object.entries(value).flatMap(([key, part]) => {
    if (key !== step) return [[key, part]];
    return below.length === 0 ? [] : [[key, without(part, below)]];
  });
  return Object.fromEntries(entries);
}

/** The brief without what its issues are about; null where the rest would be judged otherwise with it. */
export function partlyRead(value: unknown, issues: readonly SchemaIssue[]): PartlyRead | null {
  const keys = issues.map(aboutKey);
  if (keys.length === 0 || keys.some((key) => key === null)) return null;
  const rest = checkBrief(issues.reduce((left, { path }) => without(left, path), value));
  return rest.ok ? { brief: rest.brief, unread: new Set(keys.flatMap((key) => key || [])) } : null;
}

/** A brief that was read, with the places of its parts; or what is wrong with it, and the line on which it begins. */
export type BriefEntry =
  | { ok: true; brief: Brief; place: FindPlace }
  | { ok: false; line: number; diagnostics: Diagnostic[] };

/** The same for a value that was read from a document: its faults as findings with their places. */
export function briefEntry(value: unknown, place: FindPlace): BriefEntry {
  const checked = checkBrief(value);
  if (checked.ok) return { ok: true, brief: checked.brief, place };
  // Whoever gives a sentence means the task.
  const issues =
    typeof value === "string"
      ? checked.issues.map((issue) => ({ ...issue, message: `${issue.message}; write it as task: TEXT` }))
      : checked.issues;
  const diagnostics = schemaDiagnostics(issues, place, "invalid-brief");
  return { ok: false, line: place([]).line, diagnostics };
}
