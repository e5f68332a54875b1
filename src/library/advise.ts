/** The advice of the command line for programs: the same tables and prices, and an agency's own laid over them. */
import * as z from "zod/mini";
import { makeClientAdvisor, makeCurrencyAdvisor, needsReader } from "../core/advice/advise.ts";
import type { Read } from "../core/advice/prepared-brief.ts";
import { defaultOf } from "../core/prices/defaults.ts";
import { findRate } from "../core/prices/fx.ts";
import { isDay } from "../core/text/days.ts";
import { quote } from "../core/text/plain-text.ts";
import type { Advice } from "../core/types/advice.ts";
import type { Brief, Currency, IsoDate } from "../core/types/brief.ts";
import type { Diagnostic } from "../core/types/diagnostic.ts";
import { dataError, usageError } from "../core/types/errors.ts";
import type { Pricing } from "../core/types/pricing.ts";
import type { Taxonomy } from "../core/types/taxonomy.ts";
import { checkBrief } from "../data/brief/check-brief.ts";
import { checkSchema, expecting, pathText, schemaDiagnostics } from "../data/documents/schema-issues.ts";

/** A YAML file by its text; `path` is the name that messages give it. */
export interface YamlText {
  path: string;
  text: string;
}

export interface AdvisorOptions {
  /** The day that prices and retirements are judged on, `YYYY-MM-DD`. There is no clock in here. */
  as_of: IsoDate;
  /** Of all amounts, such as `USD`. Left out: that of the client's budget or stakes, else of its country, else the default of the price list (AUD). */
  currency?: Currency;
  /** Laid over the built-in tables, as `--taxonomy` does; proved like them. */
  taxonomy?: readonly YamlText[];
  /** Laid over the built-in prices and machines, as `--pricing` does. */
  pricing?: readonly YamlText[];
}

const layers = z.exactOptional(z.array(z.strictObject({ path: z.string(), text: z.string() })));
const aDay = { error: expecting("a day such as 2026-11-30") };
const optionsSchema = z.strictObject({
  as_of: z.string(aDay).check(z.refine(isDay, aDay)),
  currency: z.exactOptional(z.string()),
  taxonomy: layers,
  pricing: layers,
});

/** Those who call from JavaScript are told what is missing, too. */
function checkOptions(options: unknown): void {
  const found = checkSchema(optionsSchema, options);
  if (found.ok) return;
  throw usageError(
    ...found.issues.map(({ path, on, message }) => {
      const at = pathText(on === "key" ? path.slice(0, -1) : path);
      return `options${at === "" ? "" : `.${at}`}: ${message}`;
    }),
  );
}

function refuse(diagnostics: readonly Diagnostic[]): never {
  throw dataError(
    ...diagnostics.map(({ place, message }) => `${place.file}:${place.line}:${place.column}: ${message}`),
  );
}

async function taxonomyOf({ taxonomy: layers = [] }: AdvisorOptions): Promise<Taxonomy> {
  const { default: builtIn } = await import("../data/compiled/taxonomy.json", { with: { type: "json" } });
  const base = builtIn as unknown as Taxonomy;
  if (layers.length === 0) return base;
  const { overlayTaxonomy } = await import("../data/taxonomy/compile-taxonomy.ts");
  const laid = overlayTaxonomy(base, [...layers]);
  return laid.ok ? laid.taxonomy : refuse(laid.diagnostics);
}

async function pricingOf({ pricing: layers = [] }: AdvisorOptions): Promise<Pricing> {
  const { default: builtIn } = await import("../data/compiled/pricing.json", { with: { type: "json" } });
  const base = builtIn as unknown as Pricing;
  if (layers.length === 0) return base;
  const { overlayPricing } = await import("../data/pricing/overlay-pricing.ts");
  const laid = overlayPricing(base, [...layers]);
  return laid.ok ? laid.pricing : refuse(laid.diagnostics);
}

function checked(value: unknown): Brief {
  const found = checkBrief(value);
  if (found.ok) return found.brief;
  const nowhere = () => ({ file: "brief", line: 1, column: 1 });
  throw dataError(...schemaDiagnostics(found.issues, nowhere, "invalid-brief").map(({ message }) => message));
}

/** Advises on one brief after another; the tables, prices and the reader of statements are loaded once. */
export type Advisor = (brief: unknown) => Promise<Advice>;

/**
 * An advisor for one day. Throws an error whose message says, a line each, what is wrong with the options, the layers
 * or the currency; the advisor throws the same way when what it is given is no brief.
 */
export async function makeAdvisor(options: AdvisorOptions): Promise<Advisor> {
  checkOptions(options);
  const [taxonomy, pricing] = await Promise.all([taxonomyOf(options), pricingOf(options)]);
  const currency = options.currency ?? String(defaultOf(pricing.defaults, "currency").value);
  const rate = findRate(pricing.fx, currency.toUpperCase());
  if (!rate) throw dataError(`no exchange rate for ${quote(currency)}; lay one over the prices, under rates`);
  const make = options.currency === undefined ? makeClientAdvisor : makeCurrencyAdvisor;
  const advise = make({ taxonomy, pricing, as_of: options.as_of, rate, explain: false });
  let reader: Promise<Read> | undefined;

  async function loadReader(): Promise<Read> {
    const [{ answersReader }, { default: trained }, { default: rows }] = await Promise.all([
      import("../core/reading/answers-reader.ts"),
      import("../data/compiled/reader.json", { with: { type: "json" } }),
      import("../data/compiled/reader.bin"),
    ]);
    const reader = { ...trained, rows } as never;
    return answersReader(taxonomy.kinds, reader, { trust: taxonomy.trust });
  }

  return async (value) => {
    const brief = checked(value);
    if (needsReader(brief, taxonomy)) reader ??= loadReader();
    return advise(brief, { read: await reader });
  };
}

/** The advice for one brief: what `model-advisor classify --format json` prints. */
export async function advise(brief: unknown, options: AdvisorOptions): Promise<Advice> {
  return (await makeAdvisor(options))(brief);
}
