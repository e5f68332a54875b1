/** The YAML of taxonomy/ to a Taxonomy, whole or laid over another. Every fault is a diagnostic with its place. */

import { proveOverlay } from "../../core/proof/prove.ts";
import type { Cues } from "../../core/reading/judgement.ts";
import { contentHash } from "../../core/text/content-hash.ts";
import { didYouMean } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import { wordList } from "../../core/text/said-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { Law, Taxonomy } from "../../core/types/taxonomy.ts";
import type { WordList } from "../../core/types/word-list.ts";
import { parseYaml } from "../documents/parse-yaml.ts";
import type { TextFile } from "../documents/parsed.ts";
import {
  checkCase,
  checkClaims,
  checkFacts,
  checkKindNames,
  checkKinds,
  checkLinks,
  checkWordings,
  readNotices,
  tablesInOrder,
} from "./taxonomy-checks.ts";
import {
  type Findings,
  type LaidLists,
  layLists,
  newFindings,
  type Placed,
  type TaxonomyFile,
} from "./taxonomy-lists.ts";
import { ENTRIES, type ListName } from "./taxonomy-schemas.ts";
import { checkValues, layTables, readConditions, type Vocabulary } from "./taxonomy-tables.ts";

export type CompiledTaxonomy = { ok: true; taxonomy: Taxonomy } | { ok: false; diagnostics: Diagnostic[] };

/** Its keys are in the order in which a taxonomy is written out. */
const EMPTY: Taxonomy = {
  version: "",
  facts: [],
  questions: [],
  tiers: [],
  kinds: [],
  claims: [],
  tables: [],
  evidence: [],
  laws: [],
  cases: [],
  splits: [],
  bars: [],
  notices: [],
  cautions: [],
  sentences: [],
  fitting: [],
  acts: wordList([]),
  trust: 1,
};

const HEADS = ["table", ...Object.keys(ENTRIES)];

function readFile(file: TextFile, findings: ReadingFindings): TaxonomyFile | undefined {
  const parsed = parseYaml(file.text, file.path);
  if (!parsed.ok) {
    findings.diagnostics.push(...parsed.diagnostics);
    return undefined;
  }
  const keys = typeof parsed.value === "object" && parsed.value !== null ? Object.keys(parsed.value) : [];
  // What `check` looks for, and what its rules say, have compilers of their own.
  if (keys.includes("sensitive") || (keys.includes("rules") && !findings.overlay)) return undefined;
  if (keys.includes("likelihoods") || keys.includes("trust")) {
    readReading({ value: parsed.value as Record<string, unknown>, place: parsed.place }, keys, findings);
    return undefined;
  }
  const key = keys.find((candidate) => HEADS.includes(candidate)) as ListName | "table" | undefined;
  const stranger = key === "table" ? undefined : keys.find((candidate) => candidate !== key);
  if (key === undefined || stranger !== undefined) {
    const met =
      stranger === undefined ? "; rename it" : `, got ${quote(stranger)}; ${didYouMean(stranger, HEADS, "rename it")}`;
    const message = `expected one of ${HEADS.join(", ")} at the head of the file${met}`;
    findings.add("taxonomy-shape", message, parsed.place(stranger === undefined ? [] : [stranger], "key"));
    return undefined;
  }
  return { key, value: parsed.value as Record<string, unknown>, place: parsed.place };
}

/** Findings, with what the files give of the reading and whether they are laid over a taxonomy. */
interface ReadingFindings extends Findings {
  trust: number;
  acts: WordList;
  overlay: boolean;
}

/**
 * The share from which a reading is trusted, and the phrases of acts. All of reading.yaml but that share is trained into the
 * reader, so that a file that is laid over may give no more.
 */
function readReading(
  { value, place }: Pick<TaxonomyFile, "value" | "place">,
  keys: string[],
  findings: ReadingFindings,
): void {
  const { trust } = value;
  if (typeof trust === "number" && trust > 0 && trust <= 1) findings.trust = trust;
  else if (trust !== undefined) {
    findings.add("taxonomy-shape", "trust: expected a number above 0 and up to 1, such as 0.8", place(["trust"]));
  }
  const acts = (value.cues as Partial<Cues> | undefined)?.acts;
  if (acts && !findings.overlay) findings.acts = wordList(acts);
  const other = keys.find((key) => key !== "trust");
  if (findings.overlay && other) {
    const message = `${other} is trained into the reader and cannot be replaced; of reading.yaml keep only \`trust\``;
    findings.add("taxonomy-shape", message, place([other], "key"));
  }
}

const entriesOf = <T>(placed: readonly Placed<T>[]): T[] => placed.map(({ entry }) => entry);

function readLaw({ entry, find }: LaidLists["laws"][number], known: Vocabulary, findings: Findings): Law | undefined {
  if (!find) return entry as unknown as Law;
  const { id, says, place } = entry;
  if (entry.never && !entry.more && !entry.order) {
    const when = readConditions(entry.when ?? {}, known.facts, (path, on) => find(["when", ...path], on), findings);
    checkValues(entry.never, known.facts, (path, on) => find(["never", ...path], on), findings);
    return { id, says, place, law: "never", when, never: entry.never };
  }
  if (entry.more && entry.order && !entry.never && !entry.when) {
    checkValues(entry.order, known.facts, (path, on) => find(["order", ...path], on), findings);
    checkValues({ [entry.more]: [] }, known.facts, (_, on) => find(["more"], on), findings);
    return { id, says, place, law: "rising", more: entry.more, order: entry.order };
  }
  findings.add("taxonomy-shape", `law ${quote(id)} needs either when and never, or more and order`, find([]));
  return undefined;
}

function compile(base: Taxonomy, texts: readonly TextFile[]): CompiledTaxonomy {
  const findings: ReadingFindings = Object.assign(newFindings(), {
    trust: base.trust,
    acts: base.acts,
    overlay: base !== EMPTY,
  });
  // The order of files is that of their paths, whatever order a file system lists them in.
  const sorted = [...texts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = sorted.map((file) => readFile(file, findings)).filter((file) => file !== undefined);

  const laid = layLists(base, files, findings);
  // What a broken file should have held would only be reported as missing.
  if (findings.diagnostics.length > 0) return { ok: false, diagnostics: findings.diagnostics };

  const known: Vocabulary = {
    facts: new Map(laid.facts.map(({ entry }) => [entry.id, entry])),
    claims: new Set(laid.claims.map(({ entry }) => entry.id)),
    evidence: new Set(laid.evidence.map(({ entry }) => entry.id)),
  };
  const kinds = entriesOf(laid.kinds);
  checkFacts(laid.facts, new Set(laid.questions.map(({ entry }) => entry.id)), findings);
  checkClaims([...laid.questions, ...laid.splits], known.claims, findings);
  checkKinds(laid.kinds, known.facts, findings);
  checkKindNames(laid.splits, kinds, findings);
  checkWordings(laid, base, findings);

  const { version: _, ...empty } = EMPTY;
  const lists = Object.fromEntries(Object.entries(laid).map(([name, placed]) => [name, entriesOf<unknown>(placed)]));
  const content: Omit<Taxonomy, "version"> = {
    ...empty,
    ...lists,
    tables: tablesInOrder(layTables(base.tables, files, known, findings), known.facts, findings),
    laws: laid.laws.map((law) => readLaw(law, known, findings)).filter((law) => law !== undefined),
    notices: readNotices(laid.notices, kinds, known, findings),
    acts: findings.acts,
    trust: findings.trust,
  };
  for (const entry of laid.cases) checkCase(entry, content, known, findings);
  if (findings.diagnostics.length === 0) checkLinks(content, findings);
  if (findings.diagnostics.length > 0) return { ok: false, diagnostics: findings.diagnostics };
  return { ok: true, taxonomy: { version: versionOf(content), ...content } };
}

/** Where things stand and how they are tried does not make another version. */
function versionOf({ cases: _, ...content }: Omit<Taxonomy, "version">): string {
  const text = JSON.stringify(content, (key, value) => (key === "place" || key === "cases" ? undefined : value));
  return contentHash(text);
}

/** Compiles all files of a taxonomy. The result is plain data, fit for JSON. */
export const compileTaxonomy = (files: readonly TextFile[]): CompiledTaxonomy => compile(EMPTY, files);

/** Whether files are a whole taxonomy rather than an overlay: only a whole one says again which facts and laws hold. */
const isWhole = (files: readonly TextFile[]): boolean =>
  ["facts", "laws", "questions"].every((key) => files.some(({ text }) => new RegExp(`^${key}:`, "m").test(text)));

/**
 * Lays files over a taxonomy: entries and rows with a known id change what they name, others are added, `off: true`
 * takes a row, kind or split out. Laws cannot be changed. A folder that holds a whole taxonomy stands alone. What
 * comes out reads well, but is not proved yet.
 */
export const layTaxonomy = (base: Taxonomy, files: readonly TextFile[]): CompiledTaxonomy =>
  compile(isWhole(files) ? EMPTY : base, files);

/** The same for an agency's own judgement. Refused when the result has an error: a gap, an overlap, a broken law. */
export function overlayTaxonomy(base: Taxonomy, files: readonly TextFile[]): CompiledTaxonomy {
  const laid = layTaxonomy(base, files);
  if (!laid.ok) return laid;
  const own = new Set(files.map(({ path }) => path));
  const errors = proveOverlay(laid.taxonomy, own).filter(({ severity }) => severity === "error");
  // A broken row of one's own takes built-in rows with it, which nobody is to fix.
  const ofOwn = errors.filter(({ place }) => own.has(place.file));
  return errors.length > 0 ? { ok: false, diagnostics: ofOwn.length > 0 ? ofOwn : errors } : laid;
}
