/** Lays price files over a compiled price list: new rows are added, rows of known ids changed where they say so. */

import { withDiscount } from "../../core/prices/price-on.ts";
import { contentHash } from "../../core/text/content-hash.ts";
import { didYouMean, nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import { placeAt, sourcePlace } from "../../core/text/text-lines.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";
import type { Calibration, Model, Pricing } from "../../core/types/pricing.ts";
import { type FindPlace, type Path, type TextFile, textError } from "../documents/parsed.ts";
import { checkSchema, schemaDiagnostics } from "../documents/schema-issues.ts";
import type { DiscountRow } from "./fact-rows.ts";
import { isLayer } from "./price-layer.ts";
import { checkPricing } from "./pricing-checks.ts";
import { ROWS, type RowSection, readPricingFrame } from "./pricing-schema.ts";

export type CompiledPricing = { ok: true; pricing: Pricing } | { ok: false; diagnostics: Diagnostic[] };

type WrittenRow = Record<string, unknown>;
type LaidRow = Pricing[(typeof ROWS)[RowSection]["list"]][number];

const SECTIONS = Object.keys(ROWS) as RowSection[];

/** Where a row of these files stands. */
interface Stand {
  find: FindPlace;
  path: Path;
}

interface Work {
  asOf: string;
  /** True while the built-in list itself is made. */
  isBase: boolean;
  rows: Record<RowSection, Map<string, LaidRow>>;
  stands: Map<string, Stand>;
  /** Rows given so far by the files of one rank, which may give each only once. */
  given: Set<string>;
  discounts: { row: DiscountRow; stand: Stand }[];
  diagnostics: Diagnostic[];
}

/** A compiled row as a row of a file, for another row to be laid over it. */
function asRow(section: RowSection, known: LaidRow | undefined): WrittenRow {
  // A new rate or tariff has a date and source of its own, so nothing of the old one stays.
  if (!known || section === "rates" || section === "tariffs") return {};
  const { place, discount, ...row } = known as unknown as WrittenRow & { place?: string; discount?: unknown };
  return row;
}

/** Sections whose rows are known by names that people misspell, and what one row is called. */
const SINGULAR: Partial<Record<RowSection, string>> = {
  models: "model",
  hosts: "host",
  tuned: "offering",
  machines: "machine",
  defaults: "default",
};

/** Why a row that has the right shape would change nothing; undefined where it would. */
function uselessRow({ isBase, rows }: Work, section: RowSection, name: string): string | undefined {
  if (section === "rates" && name === "USD") return `"USD": the list is in US dollars, which have no rate; remove it`;
  if (isBase || section !== "defaults" || rows.defaults.has(name) || name.startsWith("sales-tax-")) return undefined;
  return `there is no default ${quote(name)}; ${didYouMean(name, rows.defaults.keys(), "`model-advisor explain` lists them")}`;
}

function layRow(work: Work, section: RowSection, row: WrittenRow, stand: Stand): void {
  const { key, schema, make } = ROWS[section];
  const name = row[key];
  if (typeof name !== "string") {
    const place = stand.find(stand.path);
    work.diagnostics.push(textError("schema", `${section}: a row without ${key}; add one`, place));
    return;
  }
  const earlier = work.stands.get(`${section} ${name}`);
  if (earlier && work.given.has(`${section} ${name}`)) {
    const place = stand.find([...stand.path, key]);
    const first = earlier.find(earlier.path);
    const message = `${quote(name)} is given twice, first in ${sourcePlace(first)}; remove one of them`;
    work.diagnostics.push(
      textError("duplicate-row", message, place, {}, [{ place: first, message: "first given here" }]),
    );
    return;
  }
  work.stands.set(`${section} ${name}`, stand);
  work.given.add(`${section} ${name}`);
  const known = work.rows[section].get(name);
  const checked = checkSchema(schema as never, { ...asRow(section, known), ...row });
  if (!checked.ok) {
    const find: FindPlace = (path, on) => stand.find([...stand.path, ...path], on);
    for (const found of schemaDiagnostics(checked.issues, find, "schema")) {
      const missing = !known && found.message.includes("missing");
      const near = missing && SINGULAR[section] ? nearest(name, work.rows[section].keys()) : undefined;
      const hint = near ? ` (to change a listed ${SINGULAR[section]}, name its ${key}: "${near}")` : "";
      work.diagnostics.push({ ...found, message: `${quote(name)}: ${found.message}${hint}` });
    }
    return;
  }
  const useless = uselessRow(work, section, name);
  if (useless !== undefined) {
    work.diagnostics.push(textError("schema", useless, stand.find([...stand.path, key])));
    return;
  }
  const place = sourcePlace(stand.find(stand.path));
  if (section === "rates" && !hasOneRate(checked.value as WrittenRow)) {
    const message = `${quote(name)}: give either usd_per_unit or per_usd`;
    work.diagnostics.push(textError("schema", message, stand.find(stand.path)));
    return;
  }
  work.rows[section].set(name, make(checked.value as never, place));
}

const hasOneRate = (row: WrittenRow) => (row.usd_per_unit === undefined) !== (row.per_usd === undefined);

function layFile(work: Work, file: TextFile): void {
  const frame = readPricingFrame(file);
  if (!frame.ok) {
    work.diagnostics.push(...frame.diagnostics);
    return;
  }
  if (frame.value.as_of && frame.value.as_of > work.asOf) work.asOf = frame.value.as_of;
  for (const section of SECTIONS) {
    frame.value[section]?.forEach((row, index) => {
      layRow(work, section, row, { find: frame.place, path: [section, index] });
    });
  }
  frame.value.discounts?.forEach((row, index) => {
    work.discounts.push({ row, stand: { find: frame.place, path: ["discounts", index] } });
  });
}

/** Takes discounts off; one for a model counts instead of its provider's. */
function discounted(work: Work, models: Model[]): Model[] {
  const percents = new Map<string, DiscountRow>();
  for (const { row, stand } of work.discounts) {
    const place = stand.find(stand.path);
    if ((row.provider === undefined) === (row.model === undefined)) {
      work.diagnostics.push(textError("discount", "give either a provider or a model that the discount is for", place));
      continue;
    }
    const field = row.model === undefined ? "provider" : "model";
    const name = row[field]!;
    const known = new Set(models.map((model) => (field === "model" ? model.id : model.provider)));
    if (!known.has(name)) {
      const message = `no ${field} ${quote(name)}; ${didYouMean(name, known, "name one of the list")}`;
      work.diagnostics.push(textError("discount", message, stand.find([...stand.path, field])));
    }
    if (percents.has(`${field} ${name}`)) {
      work.diagnostics.push(textError("discount", `a second discount for ${quote(name)}; remove one of them`, place));
    }
    percents.set(`${field} ${name}`, row);
  }
  return models.map((model) => {
    const row = percents.get(`model ${model.id}`) ?? percents.get(`provider ${model.provider}`);
    return row && model.prices.length > 0 ? withDiscount(model, row.percent, row.source) : model;
  });
}

function placed(work: Work, pricing: Omit<Pricing, "version">): Diagnostic[] {
  const rows = new Map<string, { place: string }>();
  for (const model of pricing.models) rows.set(`models ${model.id}`, model);
  for (const machine of pricing.machines) rows.set(`machines ${machine.id}`, machine);
  for (const each of pricing.tuned) rows.set(`tuned ${each.id}`, each);
  for (const each of pricing.quality) rows.set(`quality ${each.model}`, each);
  const standOf = (section: string, id: string, path: Path): SourceLocation => {
    const stand = work.stands.get(`${section} ${id}`);
    return stand ? stand.find([...stand.path, ...path]) : placeAt(rows.get(`${section} ${id}`)?.place ?? section);
  };
  return checkPricing(pricing).map(({ section, id, path, rule, message, first }) => {
    const related = first === undefined ? [] : [{ place: standOf(section, first, []), message: "the other row" }];
    return textError(rule, `${quote(id)}: ${message}`, standOf(section, id, path), {}, related);
  });
}

function keyed(section: RowSection, base: Omit<Pricing, "version">): Map<string, LaidRow> {
  const { key, list } = ROWS[section];
  return new Map(base[list].map((row) => [String((row as unknown as WrittenRow)[key]), row]));
}

/** The compiled list under a version of its own. Places are left out of it: a moved line changes no price. */
function withVersion(pricing: Omit<Pricing, "version">): Pricing {
  const text = JSON.stringify(pricing, (key, value) => (key === "place" ? undefined : value));
  return { version: contentHash(text), ...pricing };
}

/**
 * Lays an agency's files over `base`: rows of known ids change what they name and leave the rest, others are added;
 * discounts are taken off last. Errors point into the files that are laid over.
 */
export function overlayPricing(
  base: Omit<Pricing, "version">,
  files: readonly TextFile[],
  calibration: Calibration = base.calibration,
): CompiledPricing {
  const work: Work = {
    asOf: base.as_of,
    isBase: base.defaults.length === 0,
    rows: Object.fromEntries(SECTIONS.map((section) => [section, keyed(section, base)])) as Work["rows"],
    stands: new Map(),
    given: new Set(),
    discounts: [],
    diagnostics: [],
  };
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  // What a person wrote goes over what an import wrote.
  for (const rank of [true, false]) {
    work.given.clear();
    for (const file of sorted) if (isLayer(file.text) === rank) layFile(work, file);
  }
  const lists = Object.fromEntries(SECTIONS.map((section) => [ROWS[section].list, [...work.rows[section].values()]]));
  const laid = { as_of: work.asOf, ...lists, calibration } as unknown as Omit<Pricing, "version">;
  const pricing = { ...laid, models: discounted(work, laid.models) };
  // What holds between rows is looked at once each row is sound.
  if (work.diagnostics.length === 0) work.diagnostics.push(...placed(work, pricing));
  if (work.diagnostics.length > 0) return { ok: false, diagnostics: work.diagnostics };
  return { ok: true, pricing: withVersion(pricing) };
}
