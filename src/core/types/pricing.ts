/** The facts about models, machines and money, as compiled from pricing/*.yaml. Plain values only; null is unknown. */
import type { Currency, IsoDate, Tier } from "./brief.ts";
import type { Calibration } from "./calibration.ts";

export const SIZE_CLASSES = ["3-9b", "12-14b", "20-40b", "70-125b", "mini", "frontier"] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];
export type ModelKind = "cloud" | "hosted-open" | "self-hosted";

/** Rates in USD per million tokens. */
export interface Rates {
  input: number | null;
  cached_input: number | null;
  output: number | null;
}

export interface LongContext extends Rates {
  cache_write?: number;
  /** Applies to the whole request when its input is over this many tokens. */
  over_input_tokens?: number;
  /** The same, from this many tokens on. */
  at_or_over_input_tokens?: number;
}

/** Dearer rates at set hours. */
export interface PeakRates extends Rates {
  utc: string[];
  days: string;
}

/** Rates that hold from `from` (inclusive) until `until` (exclusive). USD per million tokens. */
export interface PricePeriod extends Rates {
  from: IsoDate | null;
  until: IsoDate | null;
  cache_write: number | null;
  batch_input: number | null;
  batch_output: number | null;
  /** USD per request, on top of tokens. */
  per_request?: number;
  long_context?: LongContext;
  peak?: PeakRates;
}

/** What memory and speed follow from. */
export interface Architecture {
  layers: number;
  kv_heads: number;
  head_dim: number;
  /** Layers with full attention, where the others use a sliding window. */
  full_layers?: number;
  /** Tokens that the other layers see; 0 where they keep a fixed state instead. */
  window?: number;
  source?: string;
}

export interface Model {
  id: string;
  name: string;
  provider: string;
  kind: ModelKind;
  size_class: SizeClass;
  tiers: Tier[];
  /** What the model is made for, such as `code`. Empty for a general model. */
  suits: string[];
  status: "current" | "legacy" | "deprecated" | "retired";
  released: string | null;
  retires: IsoDate | null;
  retires_kind: "announced" | "not_before" | null;
  replacement: string | null;
  context_tokens: number | null;
  max_output_tokens: number | null;
  reasoning: "none" | "optional" | "always" | null;
  /** Tokens that this model counts for a text, relative to the usual tokenizers. */
  tokenizer_factor: number | null;
  open_weights: boolean;
  license: string | null;
  params_b: number | null;
  active_params_b: number | null;
  architecture: Architecture | null;
  /** Size in GiB of the weights by quantisation, where a file size is known. */
  weights_gib: Record<string, number>;
  fine_tunable: boolean | null;
  fine_tune_note: string | null;
  ollama_tag: string | null;
  /** Named in the source article; `range_aud_per_1k` is the article's own figure. */
  article: { range_aud_per_1k: [number, number] | null } | null;
  prices: PricePeriod[];
  source: string;
  checked: IsoDate;
  confidence: string | null;
  note: string | null;
  pinned: boolean;
  /** A discount of an agency's own that is already taken off `prices`. */
  discount?: { percent: number; source: string };
  /** Other spellings that people use. */
  also: string[];
  /** Ids in the price lists that can be imported: litellm, genai-prices, models.dev, openrouter. */
  aliases: Record<string, string>;
  /** Where it stands: `models/openai.yaml:12:5`. */
  place: string;
}

export interface DatedPrice {
  amount: number;
  currency: Currency;
  what: string;
  date: string;
  source: string;
  verified: boolean;
}

export interface Rent {
  provider: string;
  usd_per_hour: number;
  checked: string;
}

export interface Machine {
  id: string;
  name: string;
  also: string[];
  /** True when `prices` buy a working machine; false for a bare chip or card. */
  complete: boolean;
  decode_class: string;
  memory_kind: "unified" | "discrete";
  bandwidth_gb_s: number;
  /** All GPUs together: as configured for a complete machine, the largest sold for a bare chip. */
  memory_gb: number | null;
  gpus: number;
  gpu_cores: number | null;
  fp32_tflops: number | null;
  /** Effective TFLOPS of prompt processing, where a measurement gives it. */
  prefill_tflops: number | null;
  tensor_fp16_tflops: number | null;
  idle_w: number | null;
  load_w: number | null;
  max_w: number | null;
  power_note: string | null;
  prices: DatedPrice[];
  rents: Rent[];
  note: string | null;
  source: string;
  place: string;
}

export interface FxRate {
  currency: Currency;
  /** How many of this currency one US dollar buys. */
  per_usd: number;
  date: string;
  source: string;
}

export interface Tariff {
  region: string;
  per_kwh: number;
  currency: Currency;
  date: string;
  source: string;
  verified: boolean;
}

/** Stated assumptions, each with an id that the advice lists, a value, its unit and its source. */
export interface Default {
  id: string;
  value: number | string;
  unit: string;
  means: string;
  source: string;
  date: string | null;
}

export interface Pricing {
  /** Hash of the compiled content. */
  version: string;
  as_of: IsoDate;
  models: Model[];
  machines: Machine[];
  fx: FxRate[];
  tariffs: Tariff[];
  defaults: Default[];
  /** pricing/speed.yaml, checked by data/calibration.ts. */
  calibration: Calibration;
}
