/** A line of the catalogue as `models` shows it. */
import type { AmountRange, CostNote } from "../types/cost.ts";
import type { Model } from "../types/pricing.ts";

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
