/** `compare`: cost per 1,000 requests and per month, side by side, without a brief. */

import { type Comparison, compareModels } from "../../core/comparison/comparison.ts";
import { findMachine, findModel, unknownMachine } from "../../core/prices/find-named.ts";
import { didYouMean } from "../../core/text/nearest.ts";
import { plainText, quote } from "../../core/text/plain-text.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Machine, Model, Pricing, SizeClass } from "../../core/types/pricing.ts";
import { jsonLines, jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import {
  detailsWith,
  formatFor,
  oursIn,
  outputPage,
  type PlainFormat,
  showLong,
  writeOutput,
} from "../host/results.ts";
import { asOfDay, type DataOptions, loadPricing, loadTaxonomy, moneyFor } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { type UsageOptions, usageOf } from "../spec/command-spec.ts";

export interface CompareOptions extends DataOptions, UsageOptions, ConfigOptions {
  operands: string[];
  provider?: string;
  sizeClass?: SizeClass;
  article?: boolean;
  hardware?: string;
  format?: PlainFormat;
  explainCosts?: boolean;
  out?: string;
  details?: string;
  quiet?: boolean;
}

function named(name: string, { models }: Pricing): Model[] {
  const found = findModel(models, name);
  if (found.found === "model") return [found.model];
  if (found.found === "several") return found.models;
  const word = name.split(/[^A-Za-z0-9]+/)[0]!.toLowerCase();
  const family = models.filter(({ id, name: title }) => `${id} ${title}`.toLowerCase().includes(word));
  const look = word !== "" && family.length > 0 ? `model-advisor models ${word}` : "model-advisor models";
  const meant = found.nearest ? `; did you mean ${found.nearest}?` : `; ${look} lists them`;
  throw usageError(`unknown model "${plainText(name)}"${meant}`);
}

function providerNamed(name: string, { models }: Pricing): string {
  const known = [...new Set(models.map(({ provider }) => provider))].sort();
  if (known.includes(name.toLowerCase())) return name.toLowerCase();
  throw usageError(
    `unknown provider ${quote(name)}; ${didYouMean(name, known, `expected one of ${known.join(", ")}`)}`,
  );
}

/** Models in the order named, then those that a filter adds. */
function chosenModels(options: CompareOptions, pricing: Pricing): Model[] {
  const { operands, sizeClass, article } = options;
  const provider = options.provider === undefined ? undefined : providerNamed(options.provider, pricing);
  const filtered =
    provider === undefined && sizeClass === undefined
      ? []
      : pricing.models.filter(
          (model) =>
            (provider === undefined || model.provider === provider) &&
            (sizeClass === undefined || model.size_class === sizeClass),
        );
  const priced = article ? pricing.models.filter((model) => model.article !== null) : [];
  const all = [...operands.flatMap((name) => named(name, pricing)), ...filtered, ...priced];
  if (all.length === 0) {
    throw usageError(
      "no model to compare: name some (model-advisor models lists them), or filter with --provider, --size-class or --article",
    );
  }
  return [...new Set(all)];
}

function machineNamed(name: string | undefined, { machines }: Pricing): Machine | null {
  if (name === undefined) return null;
  const found = findMachine(machines, name);
  if (!found) throw usageError(unknownMachine(machines, name));
  return found;
}

async function textOf(
  comparison: Comparison,
  format: PlainFormat,
  options: CompareOptions,
  host: CommandHost,
): Promise<string> {
  if (format === "json") return jsonText(comparison);
  if (format === "ndjson") return jsonLines(comparison.costs);
  const { renderComparison } = await import("../../render/advice/comparison.ts");
  return renderComparison(comparison, format, outputPage(host.stdout), options);
}

export async function run(given: CompareOptions, host: CommandHost): Promise<ExitCode> {
  const details = detailsWith(given, { figures: given.explainCosts }, host);
  const asked: CompareOptions = { ...given, ...(details !== undefined && { details }) };
  const options = withConfig(asked, await findConfig(asked, host), host);
  const { rate, pricing } = moneyFor(options, await loadPricing(options, host), host);
  const models = chosenModels(options, pricing);
  if (options.hardware !== undefined && models.every(({ kind }) => kind !== "self-hosted")) {
    throw usageError("--hardware is for models to run yourself, and none of those to compare is one");
  }
  const comparison = compareModels(
    {
      models,
      machine: machineNamed(options.hardware, pricing),
      usage: usageOf(options),
      as_of: asOfDay(options, host),
      rate,
      explain: options.explainCosts === true,
    },
    { pricing, taxonomy: await loadTaxonomy(options, host) },
  );
  const format = formatFor(options, host);
  const text = await textOf(comparison, format, options, host);
  if (options.out === undefined) await (options.details === undefined ? host.stdout.write(text) : showLong(text, host));
  else writeOutput({ path: host.resolve(options.out), text, inputs: [], isOurs: oursIn(format) }, host);
  return EXIT.done;
}
