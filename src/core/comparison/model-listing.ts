/** A line of the catalogue as `models` shows it. */

import { priceOn } from "../prices/price-on.ts";
import { qualityOf } from "../prices/quality-band.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import type { AmountRange, CostNote } from "../types/cost.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { modelNotes, perUse } from "./way-row.ts";

/** What a line says, in its order. */
const KEYS = [
  "id",
  "name",
  "maker",
  "provider",
  "deployment",
  "size_class",
  "tiers",
  "status",
  "released",
  "retires",
  "replacement",
  "regions",
  "residency_uplift",
  "input_modalities",
  "output_modalities",
  "tools",
  "structured_output",
  "reasoning",
  "quality_band",
  "weak_source",
  "context_tokens",
  "max_output_tokens",
  "license",
  "params_b",
  "input_per_million_tokens_usd",
  "output_per_million_tokens_usd",
  "per_1k",
  "checked",
  "source",
  "also",
  "notes",
] as const;

/** What a line does not take over from the row of the model as it is. */
interface OfTheDay {
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

export type ModelListing = OfTheDay & Pick<Model, Exclude<(typeof KEYS)[number], keyof OfTheDay>>;

export function modelListing(model: Model, setting: CostSetting, pricing: Pricing): ModelListing {
  const cost = requestCost(model, setting.filled.profile, setting.as_of);
  const period = priceOn(model, setting.as_of);
  const ofTheDay: OfTheDay = {
    deployment: model.kind,
    quality_band: qualityOf(model, pricing).band,
    license: model.licence?.name ?? null,
    input_per_million_tokens_usd: period?.input ?? null,
    output_per_million_tokens_usd: period?.output ?? null,
    per_1k: model.kind === "self-hosted" ? null : perUse(cost, setting.rate).per_1k,
    notes: [...modelNotes(model, setting), ...cost.notes],
  };
  const said = { ...model, ...ofTheDay };
  return Object.fromEntries(KEYS.map((key) => [key, said[key]])) as unknown as ModelListing;
}
