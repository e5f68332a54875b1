/** A line of the catalogue as `models` shows it. */

import { priceOn } from "../prices/price-on.ts";
import { qualityOf } from "../prices/quality-band.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import type { AmountRange, CostNote } from "../types/cost.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { cloudRow } from "./model-row.ts";

export interface ModelListing
  extends Pick<
    Model,
    | "id"
    | "name"
    | "maker"
    | "provider"
    | "size_class"
    | "tiers"
    | "status"
    | "released"
    | "retires"
    | "replacement"
    | "regions"
    | "residency_uplift"
    | "input_modalities"
    | "output_modalities"
    | "tools"
    | "structured_output"
    | "reasoning"
    | "weak_source"
    | "context_tokens"
    | "max_output_tokens"
    | "params_b"
    | "checked"
    | "source"
    | "also"
  > {
  deployment: Model["kind"];
  /** 1 is best; null where no public board with bands knows the model. */
  quality_band: number | null;
  /** Name of the licence of open weights. */
  license: string | null;
  input_per_million_tokens_usd: number | null;
  output_per_million_tokens_usd: number | null;
  /** Null for models that one runs oneself: their cost is a matter of machine and volume. */
  per_1k: AmountRange | null;
  notes: CostNote[];
}

export function modelListing(model: Model, setting: CostSetting, pricing: Pricing): ModelListing {
  const row = cloudRow(model, { role: "comparator", allowed: true }, setting);
  const period = priceOn(model, setting.as_of);
  return {
    id: model.id,
    name: model.name,
    maker: model.maker,
    provider: model.provider,
    deployment: model.kind,
    size_class: model.size_class,
    tiers: model.tiers,
    status: model.status,
    released: model.released,
    retires: model.retires,
    replacement: model.replacement,
    regions: model.regions,
    residency_uplift: model.residency_uplift,
    input_modalities: model.input_modalities,
    output_modalities: model.output_modalities,
    tools: model.tools,
    structured_output: model.structured_output,
    reasoning: model.reasoning,
    quality_band: qualityOf(model, pricing).band,
    weak_source: model.weak_source,
    context_tokens: model.context_tokens,
    max_output_tokens: model.max_output_tokens,
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
