/** `models`: searches the catalogue. */

import { cloudRow } from "../../core/advice/cloud-row.ts";
import { type CostSetting, costSetting } from "../../core/prices/cost-setting.ts";
import type { ModelListing } from "../../core/prices/model-listing.ts";
import { priceOn } from "../../core/prices/price-on.ts";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Model, Pricing, SizeClass } from "../../core/types/pricing.ts";
import { jsonLines, jsonText } from "../../render/text/json-text.ts";
import { EXIT, type ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";
import { formatFor, type PlainFormat } from "../host/output-format.ts";
import { asOfDay, type DataOptions, loadPricing, rateFor } from "../settings/data.ts";
import { type ConfigOptions, findConfig, withConfig } from "../settings/find-config.ts";
import { type UsageOptions, usageOf } from "../settings/usage-options.ts";

export interface ModelsOptions extends DataOptions, UsageOptions, ConfigOptions {
  operands: string[];
  provider?: string;
  deployment?: Model["kind"];
  sizeClass?: SizeClass;
  tier?: 1 | 2 | 3 | 4;
  status?: Model["status"];
  format?: "text" | "json" | "ndjson" | "markdown";
}

const spellings = ({ id, name, provider, also, suits }: Model): string =>
  [id, name, provider, ...also, ...suits].join(" ").toLowerCase();

function matches(model: Model, options: ModelsOptions): boolean {
  const { operands, provider, deployment, sizeClass, tier, status } = options;
  const text = spellings(model);
  return (
    operands.every((word) => text.includes(word.toLowerCase())) &&
    (provider === undefined || model.provider === provider.toLowerCase()) &&
    (deployment === undefined || model.kind === deployment) &&
    (sizeClass === undefined || model.size_class === sizeClass) &&
    (tier === undefined || model.tiers.includes(tier)) &&
    (status === undefined || model.status === status)
  );
}

/** Throws a usage error that says what could have been meant. */
function nothingFound({ operands, provider }: ModelsOptions, { models }: Pricing): never {
  const providers = [...new Set(models.map((model) => model.provider))].sort();
  if (provider !== undefined && !providers.includes(provider.toLowerCase())) {
    throw usageError(`unknown provider ${quote(provider)}; expected one of ${providers.join(", ")}`);
  }
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

function listing(model: Model, setting: CostSetting): ModelListing {
  const row = cloudRow(model, { role: "comparator", allowed: true }, setting);
  const period = priceOn(model, setting.as_of);
  return {
    id: model.id,
    name: model.name,
    provider: model.provider,
    deployment: model.kind,
    size_class: model.size_class,
    tiers: model.tiers,
    status: model.status,
    released: model.released,
    retires: model.retires,
    replacement: model.replacement,
    context_tokens: model.context_tokens,
    license: model.licence?.name ?? null,
    params_b: model.params_b,
    input_per_million_tokens_usd: period?.input ?? null,
    output_per_million_tokens_usd: period?.output ?? null,
    per_1k: model.kind === "self-hosted" ? null : row.per_1k,
    checked: model.checked,
    source: model.source,
    also: model.also,
    notes: row.notes,
  };
}

async function textOf(listed: ModelListing[], format: PlainFormat, host: Host): Promise<string> {
  if (format === "json") return jsonText(listed);
  if (format === "ndjson") return jsonLines(listed);
  const { renderModels } = await import("../../render/catalogue/models.ts");
  const { columns, colors } = host.stdout;
  return renderModels(listed, format, { columns, colors });
}

export async function run(given: ModelsOptions, host: Host): Promise<ExitCode> {
  const options = withConfig(given, await findConfig(given, host), host);
  const pricing = await loadPricing(options, host);
  const found = pricing.models.filter((model) => matches(model, options));
  if (found.length === 0) nothingFound(options, pricing);
  const setting = costSetting(usageOf(options), null, {
    pricing,
    as_of: asOfDay(options, host),
    rate: rateFor(options, pricing, host),
    explain: false,
  });
  const listed = found.map((model) => listing(model, setting));
  await host.stdout.write(await textOf(listed, formatFor(options, host), host));
  return EXIT.done;
}
