/** The files of taxonomy/ that are plain lists: read, and laid over the entries that are there already. */

import type * as z from "zod";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import { listed } from "../../core/text/sentence.ts";
import { sourcePlace } from "../../core/text/text-lines.ts";
import type { Diagnostic, SourceLocation, SourcePlace } from "../../core/types/diagnostic.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { type FindPlace, textError } from "../documents/parsed.ts";
import { checkSchema, type SchemaIssue, schemaDiagnostics } from "../documents/schema-issues.ts";
import { ENTRIES, type ListEntry, type ListName } from "./taxonomy-schemas.ts";

/** One parsed file. `key` is what stands at its head: the name of a list, or `table`. */
export interface TaxonomyFile {
  key: ListName | "table";
  value: Record<string, unknown>;
  place: FindPlace;
}

interface Laying {
  /** The key that names an entry; `id` where it is left out. */
  id?: "tier";
  /** Entries get the place where they stand. */
  withPlace?: true;
  /** An overlay may take entries out. Those of other lists are needed by what stays. */
  canGo?: true;
  /** Why a built-in entry cannot be changed. */
  fixed?: string;
}

/** How each list is laid, in the order in which faults are told. */
const LAYING: Record<ListName, Laying> = {
  facts: {},
  questions: { canGo: true },
  claims: {},
  evidence: {},
  kinds: { withPlace: true, canGo: true },
  splits: { withPlace: true, canGo: true },
  laws: { withPlace: true, fixed: "a law that is built in cannot be changed; give yours another id" },
  cases: { withPlace: true },
  bars: { withPlace: true, canGo: true },
  notices: { withPlace: true, canGo: true },
  cautions: { withPlace: true, canGo: true },
  sentences: { withPlace: true },
  fitting: { withPlace: true },
  tiers: { id: "tier" },
};

/** Collects findings while files are read. */
export interface Findings {
  diagnostics: Diagnostic[];
  add(rule: string, message: string, place: Diagnostic["place"], args?: Diagnostic["args"]): void;
}

export function newFindings(): Findings {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    add: (rule, message, place, args) => void diagnostics.push(textError(rule, message, place, args)),
  };
}

/** An entry with the way back to where it stands, for checks that come later. */
export interface Placed<T> {
  entry: T;
  /** Undefined for an entry of the base that no file of this run touches. */
  find: FindPlace | undefined;
}

/** What an entry is said not to be yet: "row", "kinds entry". */
interface Named {
  what: string;
  id: unknown;
  known: readonly string[];
}

/**
 * An entry that is like a known one and leaves out what a new one gives changes that one: its name is what is wrong, not
 * all that it leaves out.
 */
export function isStrayEntry(
  { what, id, known }: Named,
  issues: readonly SchemaIssue[],
  place: SourceLocation,
  findings: Findings,
) {
  const left = issues.filter(({ path, message }) => path.length === 1 && message.startsWith("missing"));
  const meant = typeof id === "string" && left.length > 0 ? nearest(id, known) : undefined;
  if (meant === undefined) return false;
  const also = listed(left.map(({ path }) => String(path[0])));
  const message = `there is no ${what} ${quote(id)}; did you mean ${quote(meant)}? A new one also gives ${also}`;
  findings.add("taxonomy-unknown-entry", message, place);
  return true;
}

/** Entries of all lists. Conditions of laws and notices are still to be read. */
export type LaidLists = {
  [Name in ListName]: Placed<
    Name extends "laws" | "notices" ? ListEntry<Name> & { place: SourcePlace } : Taxonomy[Name][number]
  >[];
};

/** Lays the entries of all files over the base, list by list. */
export function layLists(base: Taxonomy, files: readonly TaxonomyFile[], findings: Findings): LaidLists {
  const names = Object.keys(LAYING) as ListName[];
  return Object.fromEntries(names.map((name) => [name, layList(name, base[name], files, findings)])) as LaidLists;
}

const idOf = (entry: unknown, key: string): unknown => (entry as Record<string, unknown> | null)?.[key];

/**
 * Lays the entries of all files with this key over the base. An entry with a known id changes what it names and keeps
 * the rest; `off: true` takes it out.
 */
function layList(
  key: ListName,
  base: readonly object[],
  files: readonly TaxonomyFile[],
  findings: Findings,
): Placed<object>[] {
  const { id: idKey = "id", withPlace, canGo, fixed } = LAYING[key];
  const result = new Map<unknown, Placed<object>>(
    base.map((entry) => [idOf(entry, idKey), { entry, find: undefined }]),
  );
  const added = new Set<unknown>();
  for (const file of files.filter((candidate) => candidate.key === key)) {
    const entries = file.value[key];
    if (!Array.isArray(entries)) {
      findings.add("taxonomy-shape", `${key}: expected a list, got ${quote(entries)}`, file.place([key]));
      continue;
    }
    entries.forEach((raw: unknown, index) => {
      const find: FindPlace = (path, on) => file.place([key, index, ...path], on);
      const id = idOf(raw, idKey);
      const before = result.get(id);
      if (added.has(id)) {
        findings.add("taxonomy-duplicate-id", `${idKey} ${quote(id)} is given twice; rename one`, find([idKey]), {});
        return;
      }
      added.add(id);
      if (before && fixed) {
        findings.add("taxonomy-fixed", `${idKey} ${quote(id)}: ${fixed}`, find([idKey]));
        return;
      }
      if (before && canGo && idOf(raw, "off") === true) {
        result.delete(id);
        return;
      }
      const known = base.map((each) => String(idOf(each, idKey)));
      const named = { what: `entry of ${key}`, id, known };
      const entry = read(key, raw, before?.entry, { find, named, idKey }, findings);
      if (!entry) return;
      result.set(id, { entry: withPlace ? { ...entry, place: sourcePlace(find([])) } : entry, find });
    });
  }
  return [...result.values()];
}

function read(
  key: ListName,
  raw: unknown,
  before: object | undefined,
  { find, named, idKey }: { find: FindPlace; named: Named; idKey: string },
  findings: Findings,
): object | undefined {
  const whole = ENTRIES[key] as z.ZodObject;
  const checked = checkSchema<object>(before ? whole.partial() : whole, raw);
  if (checked.ok) return before ? { ...before, ...checked.value } : checked.value;
  if (!before && isStrayEntry(named, checked.issues, find([idKey]), findings)) return undefined;
  findings.diagnostics.push(...schemaDiagnostics(checked.issues, (path, on) => find(path, on), "taxonomy-shape"));
  return undefined;
}
