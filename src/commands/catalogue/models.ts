/** `models`: searches the catalogue. */

import { type ModelListing, modelListing } from "../../core/comparison/model-listing.ts";
import { pricesAge } from "../../core/prices/price-findings.ts";
import { priceOn } from "../../core/prices/price-on.ts";
import { costSetting } from "../../core/prices/token-profile.ts";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { IsoDate, Modality } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Model, Pricing, SizeClass } from "../../core/types/pricing.ts";
import { jsonLines, jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { formatFor, outputPage, type PlainFormat } from "../host/results.ts";
import { asOfDay, type DataOptions, loadPricing, moneyFor } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { type UsageOptions, usageOf } from "../spec/command-spec.ts";

export interface ModelsOptions extends DataOptions, UsageOptions, ConfigOptions {
  quiet?: boolean;
  operands: string[];
  provider?: string[];
  host?: string[];
  maker?: string[];
  region?: string[];
  input?: Modality[];
  output?: Modality[];
  tools?: boolean;
  maxPrice?: number;
  deployment?: Model["kind"];
  sizeClass?: SizeClass;
  tier?: 1 | 2 | 3 | 4;
  status?: Model["status"];
  format?: "text" | "json" | "ndjson" | "markdown";
}

const spellings = ({ id, name, provider, maker, also, suits }: Model): string =>
  [id, name, provider, maker, ...also, ...suits].join(" ").toLowerCase();

const hostsOf = ({ provider, host }: ModelsOptions): string[] =>
  [...(provider ?? []), ...(host ?? [])].map((name) => name.toLowerCase());

/** True where nothing is asked for, or something of what is. */
const isOneOf = (value: string, wanted: readonly string[] = []): boolean =>
  wanted.length === 0 || wanted.some((each) => each.toLowerCase() === value);

/** Where it runs, what goes in and out, and what it costs; what is not known does not match. */
function offers(model: Model, options: ModelsOptions, asOf: IsoDate): boolean {
  const { region = [], input = [], output = [], tools, maxPrice } = options;
  const period = priceOn(model, asOf);
  const isCheap = (price: number | null | undefined): boolean =>
    maxPrice === undefined || (typeof price === "number" && price <= maxPrice);
  return (
    (region.length === 0 || region.some((each) => model.regions?.includes(each.toLowerCase()))) &&
    input.every((each) => model.input_modalities.includes(each)) &&
    output.every((each) => model.output_modalities.includes(each)) &&
    (tools !== true || model.tools === true) &&
    isCheap(period?.input) &&
    isCheap(period?.output)
  );
}

function matches(model: Model, options: ModelsOptions): boolean {
  const { operands, maker, deployment, sizeClass, tier, status } = options;
  const text = spellings(model);
  return (
    operands.every((word) => text.includes(word.toLowerCase())) &&
    isOneOf(model.provider, hostsOf(options)) &&
    isOneOf(model.maker, maker) &&
    (deployment === undefined || model.kind === deployment) &&
    (sizeClass === undefined || model.size_class === sizeClass) &&
    (tier === undefined || model.tiers.includes(tier)) &&
    (status === undefined || model.status === status)
  );
}

/** Refuses names that no model of the list has, so that a slip is not taken for an empty answer. */
function checkNames(options: ModelsOptions, { models }: Pricing): void {
  const known: [string, readonly string[], string[]][] = [
    ["provider", hostsOf(options), models.map(({ provider }) => provider)],
    ["maker", options.maker ?? [], models.map(({ maker }) => maker)],
    ["region", options.region ?? [], models.flatMap(({ regions }) => regions ?? [])],
  ];
  for (const [kind, given, all] of known) {
    const names = [...new Set(all)].sort();
    const wrong = given.find((name) => !names.includes(name.toLowerCase()));
    if (wrong === undefined) continue;
    const near = nearest(wrong, names);
    const meant = near ? `did you mean ${near}?` : `expected one of ${names.join(", ")}`;
    throw usageError(`unknown ${kind} ${quote(wrong)}; ${meant}`);
  }
}

/** Throws a usage error that says what could have been meant. */
function nothingFound({ operands }: ModelsOptions, { models }: Pricing): never {
  const near =
    operands.length === 1
      ? nearest(
          operands[0]!,
          models.flatMap(({ id, also }) => [id, ...also]),
        )
      : undefined;
  throw usageError(
    `no model matches${near ? `; did you mean ${near}?` : "; give fewer words or filters, or run: model-advisor models"}`,
  );
}

async function textOf(
  listed: ModelListing[],
  age: string | null,
  format: PlainFormat,
  quiet: boolean,
  host: CommandHost,
): Promise<string> {
  if (format === "json") return jsonText(listed);
  if (format === "ndjson") return jsonLines(listed);
  if (quiet) return listed.map(({ id }) => `${id}\n`).join("");
  const { renderModels } = await import("../../render/catalogue/models.ts");
  return renderModels(listed, age, format, outputPage(host.stdout));
}

export async function run(given: ModelsOptions, host: CommandHost): Promise<ExitCode> {
  const options = withConfig(given, await findConfig(given, host), host);
  const pricing = await loadPricing(options, host);
  checkNames(options, pricing);
  const asOf = asOfDay(options, host);
  const found = pricing.models.filter((model) => matches(model, options) && offers(model, options, asOf));
  if (found.length === 0) nothingFound(options, pricing);
  const money = moneyFor(options, pricing, host);
  const setting = costSetting(usageOf(options), null, {
    ...money,
    as_of: asOf,
    explain: false,
  });
  const listed = found.map((model) => modelListing(model, setting, money.pricing));
  const age = pricesAge(money.pricing, asOf);
  await host.stdout.write(await textOf(listed, age, formatFor(options, host), options.quiet === true, host));
  return EXIT.done;
}
