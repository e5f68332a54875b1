/** The tables, prices and settings a command works with: built in, with an agency's own laid over them. */

import type { ShownRule } from "../../core/findings/check-report.ts";
import { defaultOf } from "../../core/prices/defaults.ts";
import { findRate, isStated, isUpsideDown, noRateText, statedRate, withRate } from "../../core/prices/fx.ts";
import type { ReadAnswers } from "../../core/reading/answers-reader.ts";
import type { ReadOptions } from "../../core/reading/read.ts";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { IsoDate } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { FxRate, Pricing } from "../../core/types/pricing.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import type { CommandHost } from "../host/host.ts";
import { readText, refuse } from "../host/operand.ts";

export interface DataOptions {
  taxonomy?: unknown;
  pricing?: unknown;
  asOf?: unknown;
  currency?: unknown;
  /** Where the config names the currency, as `FILE:LINE:COLUMN: `; "" or missing where a flag does. */
  currencyAt?: string;
}

/** What stands beside a place that is not there and is called almost like it: a folder or a YAML file. */
function nearbyPlace(place: string, host: CommandHost): string | undefined {
  const above = host.resolve(place, "..");
  if (host.kindOf(above) !== "directory") return undefined;
  const beside = host.list(above).filter(({ name, kind }) => kind === "directory" || /\.ya?ml$/.test(name));
  const near = nearest(
    host.resolve(place).slice(above.length + 1),
    beside.map(({ name }) => name),
  );
  return near && host.relative(host.resolve(above, near));
}

/** Names what is meant in place of a file or folder that is not there; `builtIn` are names that people may think of. */
export function refuseMisspelt(place: string, host: CommandHost, builtIn: readonly string[] = []): void {
  if (host.kindOf(host.resolve(place)) !== undefined) return;
  const [near, name] = [nearbyPlace(place, host), nearest(place, builtIn)];
  if (near === undefined && name === undefined) return;
  const meant = near ?? name;
  const question = meant === place ? "it" : `did you mean "${meant}"?`;
  const remedy = near
    ? question
    : `${question}${meant === place ? "" : " It"} is built in, and read without being named`;
  throw usageError(`cannot read ${quote(place)}: there is no such file or folder; ${remedy}`);
}

/** All YAML files below a folder, or the one file named; paths relative to it. */
export function yamlFiles(place: string, host: CommandHost): { path: string; text: string }[] {
  refuseMisspelt(place, host);
  const root = host.resolve(place);
  const found: { path: string; text: string }[] = [];
  const read = (file: string): void => {
    const { name, text } = readText(file, host);
    found.push({ path: name, text });
  };
  const walk = (folder: string): void => {
    for (const { name, kind } of host.list(folder)) {
      const file = host.resolve(folder, name);
      if (kind === "directory") walk(file);
      else if (kind === "file" && /\.ya?ml$/.test(name)) read(file);
    }
  };
  if (host.kindOf(root) === "directory") walk(root);
  else read(root);
  if (found.length === 0) throw usageError(`no YAML file in ${quote(place)}; give a folder with .yaml files`);
  return found;
}

/** What the rules of `check` say of themselves, in the order of their ids. */
export async function loadRules(): Promise<readonly ShownRule[]> {
  const { default: compiled } = await import("../../data/compiled/rules.json", { with: { type: "json" } });
  return compiled.rules as ShownRule[];
}

export async function loadTaxonomy(options: DataOptions, host: CommandHost): Promise<Taxonomy> {
  const base = await host.taxonomy();
  if (typeof options.taxonomy !== "string") return base;
  const { overlayTaxonomy } = await import("../../data/taxonomy/compile-taxonomy.ts");
  const laid = overlayTaxonomy(base, yamlFiles(options.taxonomy, host));
  return laid.ok ? laid.taxonomy : refuse(laid.diagnostics);
}

/** What reads statements, with the kinds that a taxonomy has; loaded only where one must be read. */
export async function loadAnswersReader(
  { kinds, trust }: Taxonomy,
  host: CommandHost,
  options: ReadOptions = {},
): Promise<ReadAnswers> {
  const [{ answersReader }, reader] = await Promise.all([
    import("../../core/reading/answers-reader.ts"),
    host.reader(),
  ]);
  return answersReader(kinds, reader as never, { trust, ...options });
}

export async function loadPricing(options: DataOptions, host: CommandHost): Promise<Pricing> {
  const base = await host.pricing();
  if (typeof options.pricing !== "string") return base;
  const { overlayPricing } = await import("../../data/pricing/overlay-pricing.ts");
  const laid = overlayPricing(base, yamlFiles(options.pricing, host));
  return laid.ok ? laid.pricing : refuse(laid.diagnostics);
}

/** The day that prices and staleness are judged on. */
export const asOfDay = (options: DataOptions, host: CommandHost): IsoDate =>
  typeof options.asOf === "string" ? options.asOf : host.today();

/** A rate given with the currency, as in `NZD=1.72`: units of it that one US dollar buys. */
function givenRate(asked: string, rates: readonly FxRate[], day: IsoDate): FxRate | undefined {
  const match = /^([A-Za-z]{3})=(.*)$/.exec(asked);
  if (!match) return undefined;
  const perUsd = Number(match[2]);
  if (!(perUsd > 0 && perUsd < 1e9)) {
    throw usageError(`--currency ${quote(asked)}: expected units per US dollar after "=", such as NZD=1.72`);
  }
  const currency = match[1]!.toUpperCase();
  if (currency === "USD" && perUsd !== 1)
    throw usageError(`--currency ${quote(asked)}: prices are in US dollars; write USD`);
  const known = findRate(rates, currency);
  if (known && isUpsideDown(perUsd, known)) {
    throw usageError(
      `--currency ${quote(asked)}: expected ${currency} for one US dollar, such as ${currency}=${known.per_usd.toPrecision(3)}; this looks like US dollars for one ${currency}`,
    );
  }
  return statedRate(currency, perUsd, day);
}

/** The rate of the currency asked for, or of the default one. */
function rateFor(options: DataOptions, pricing: Pricing, host: CommandHost): FxRate {
  const asked =
    typeof options.currency === "string" ? options.currency : String(defaultOf(pricing.defaults, "currency").value);
  const given = givenRate(asked, pricing.fx, asOfDay(options, host));
  if (given) return given;
  const code = asked.toUpperCase();
  const rate = findRate(pricing.fx, code);
  if (rate) return rate;
  const near = nearest(code, ["USD", ...pricing.fx.map(({ currency }) => currency)]);
  const option = `--currency ${/^[A-Z]{3}$/.test(code) ? code : "NZD"}=RATE`;
  const meant = near && near !== code ? ` (did you mean ${near}?)` : "";
  throw usageError(`${options.currencyAt ?? ""}${noRateText(asked, pricing.fx, option, meant)}`);
}

/** The rate of all amounts, and the price list with it: a rate that the user gives counts wherever the currency does. */
export function moneyFor(options: DataOptions, listed: Pricing, host: CommandHost): { rate: FxRate; pricing: Pricing } {
  const rate = rateFor(options, listed, host);
  return { rate, pricing: isStated(rate) ? { ...listed, fx: withRate(listed.fx, rate) } : listed };
}
