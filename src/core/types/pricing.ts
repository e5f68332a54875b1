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
  /** Cached heads and their width; those of the sliding layers where the full ones differ. */
  kv_heads: number;
  head_dim: number;
  /** Layers with full attention, where the others use a sliding window or a fixed state. */
  full_layers?: number;
  /** Tokens that the other layers see; 0 where they keep a fixed state instead. */
  window?: number;
  /** Of the full layers, where they differ. */
  full_kv_heads?: number;
  full_head_dim?: number;
  /** Layers with a cache of their own, where the others read that of an earlier layer; and the full ones among them. */
  cached_layers?: number;
  cached_full_layers?: number;
  /** Keys and values are one vector (latent attention), so that the cache holds it once. */
  kv_tied?: boolean;
  /** Fixed state of one sequence in MiB, of layers that keep one in place of a cache. */
  state_mib?: number;
  /** Words that the model can write: the width of its widest buffer. */
  vocab?: number;
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
  /** Whether `amount` holds sales tax (GST, VAT). */
  tax: "included" | "excluded" | "unknown";
  /** Where it is sold, such as `AU`; null is unknown. */
  country: string | null;
  /** `launch`: a list price of the past, `part`: of a card without its computer; neither is a price of today. */
  condition: "new" | "used" | "estimate" | "launch" | "part";
  date: string;
  source: string;
  verified: boolean;
}

/** What a machine costs by the hour at one host, without sales tax. */
export interface Rent {
  provider: string;
  usd_per_hour: number;
  /** Where seconds of work alone are billed; null where they are not. */
  usd_per_second: number | null;
  /** Nothing is billed while no request runs. */
  scale_to_zero: boolean;
  /** `au`, `us`, `eu`, ...; null where it is not known where the machine stands. */
  region: string | null;
  region_name: string | null;
  /** Whose account and what is shared, in words. */
  tenancy: string | null;
  /** The day it was read, or `older` for a list of unknown age. */
  checked: string;
  source: string | null;
  /** A read at the host, B in one careful list, C an average or undated. */
  confidence: "A" | "B" | "C" | null;
}

/** Whose the machine is: of the client or agency, rented in the client's own cloud account, or of a GPU host. */
export type Premises = "own" | "own-cloud" | "rented";
export type MachineKind = "mac" | "pc" | "server" | "card" | "chip";

export interface Machine {
  id: string;
  name: string;
  also: string[];
  maker: string | null;
  kind: MachineKind;
  premises: Premises;
  /** Days from and until which it is sold new; null is unknown, or still. */
  sold_from: IsoDate | null;
  sold_until: IsoDate | null;
  /** True when `prices` buy a working machine; false for a bare chip or card. */
  complete: boolean;
  decode_class: string;
  memory_kind: "unified" | "discrete";
  bandwidth_gb_s: number;
  /** All GPUs together: as configured for a complete machine, the largest sold for a bare chip. */
  memory_gb: number | null;
  /** Share of the memory that a model can have, as measured; null lets the rule of its kind decide. */
  usable_share: number | null;
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
