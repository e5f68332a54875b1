/** The facts about models, machines and money, as compiled from pricing/*.yaml. Plain values only; null is unknown. */
import type { Currency, IsoDate, Modality, Tier } from "./brief.ts";
import type { Calibration } from "./calibration.ts";
import type { Range } from "./cost.ts";
import { SIZE_CLASSES, type SizeClass } from "./decision.ts";

export { SIZE_CLASSES, type SizeClass };
export type ModelKind = "cloud" | "hosted-open" | "self-hosted";

/** Rates in USD per million tokens. */
export interface Rates {
  input: number | null;
  cached_input: number | null;
  output: number | null;
}

export interface LongContext extends Rates {
  cache_write?: number;
  batch_input?: number;
  batch_output?: number;
  /** Applies to the whole request when its input is over this many tokens. */
  over_input_tokens?: number;
  /** The same, from this many tokens on. */
  at_or_over_input_tokens?: number;
  /** A second step, for still longer input. */
  longer?: LongContext;
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
  /** Writing to a cache that lives for five minutes, or for as long as the host keeps it. */
  cache_write: number | null;
  /** Writing to a cache that lives for an hour. */
  cache_write_1h: number | null;
  batch_input: number | null;
  batch_output: number | null;
  /** Input read from a cache in a batch, where the host says what it charges. */
  batch_cached_input: number | null;
  /** USD per request, on top of tokens. */
  per_request?: number;
  long_context?: LongContext;
  peak?: PeakRates;
  /** Slower answers at lower rates. */
  flex?: Rates;
  /** Faster answers at higher rates. */
  priority?: Rates;
}

/** What a licence of open weights allows. */
export interface Licence {
  name: string;
  commercial: "yes" | "no" | "conditions";
  /** What must be kept to, in plain words. */
  conditions: string[];
  /** Monthly users above which a licence of one's own is needed. */
  user_cap: number | null;
  /** What a product built on the model must say or be called. */
  naming: string | null;
}

export interface Experts {
  count: number;
  /** Experts that one token passes through. */
  active: number;
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
  /** Who made the model: `openai`, `meta`. */
  maker: string;
  /** Who serves it: `openai`, `bedrock`, `groq`. */
  provider: string;
  /** Id of the maker's own row of the same model; null for that row itself. */
  base: string | null;
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
  /** May somebody who is no customer yet buy it? */
  open_to_new: boolean | null;
  /** Where inference stays: `au`, `us`, `eu`, ...; `global` is anywhere. Null is unknown. */
  regions: string[] | null;
  /** Factor on all rates when inference has to stay in a region; null where none is known. */
  residency_uplift: number | null;
  /** Does the host train on what customers send, unless they do something about it? */
  trains_on_data: boolean | null;
  input_modalities: Modality[];
  output_modalities: Modality[];
  tools: boolean | null;
  structured_output: boolean | null;
  languages: string[] | null;
  context_tokens: number | null;
  max_output_tokens: number | null;
  reasoning: "none" | "optional" | "always" | null;
  /** Tokens that this model was measured to think before it answers one request; null is unknown, and defaults by tier count instead. */
  thinking_tokens: Range<number> | null;
  /** Tokens that this model counts for a text, relative to the usual tokenizers. */
  tokenizer_factor: number | null;
  open_weights: boolean;
  licence: Licence | null;
  params_b: number | null;
  active_params_b: number | null;
  experts: Experts | null;
  architecture: Architecture | null;
  /** Size in GiB of the weights by quantisation, where a file size is known. */
  weights_gib: Record<string, number>;
  fine_tunable: boolean | null;
  fine_tune_note: string | null;
  ollama_tag: string | null;
  /** Repository of the weights: `meta-llama/Llama-3.1-8B-Instruct`. */
  huggingface: string | null;
  /** Named in the source article; `range_aud_per_1k` is the article's own figure. */
  article: { range_aud_per_1k: [number, number] | null } | null;
  prices: PricePeriod[];
  source: string;
  checked: IsoDate;
  confidence: string | null;
  /** True where one weak source alone supports the row; the advice says so. */
  weak_source: boolean;
  /** True where the price was seen in one price list of others alone, on no page of the host. */
  single_list: boolean;
  /** True where the host passes requests on to hosts of its choice, so that place and use of data depend on those. */
  reseller: boolean;
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

/** A base model tuned at a host and served there. Money in US dollars; null is unknown, 0 is free. */
export interface TunedOffering {
  id: string;
  name: string;
  /** Who tunes and serves. */
  provider: string;
  /** Id of the model that is tuned; null where the host takes any open weights. */
  base: string | null;
  train_per_million_tokens: number | null;
  /** Per million tokens of inference; null where it bills by the hour or is unknown. */
  input: number | null;
  output: number | null;
  /** Per month, for keeping the tuned weights. */
  storage_per_month: number | null;
  /** Per hour while it is deployed, used or not; 0 where it bills by token alone. */
  hourly_fee: number | null;
  /** True where an idle deployment costs nothing. */
  scale_to_zero: boolean | null;
  /** Hours that a deployment bills at least, once it is started. */
  min_hours: number | null;
  regions: string[] | null;
  train_regions: string[] | null;
  /** Limits of what may be tuned or served, in plain words. */
  adapter_limits: string | null;
  open_to_new: boolean | null;
  /** First day without new training or serving. */
  closes: IsoDate | null;
  note: string | null;
  source: string;
  checked: IsoDate;
  confidence: string | null;
  weak_source: boolean;
  /** Where it stands: `tuned.yaml:12:5`. */
  place: string;
}

/** A public board that compares models. */
export interface Board {
  id: string;
  name: string;
  runner: string;
  measures: string;
  scale: string;
  /** Languages of its tests; null is unknown, and then it speaks for none. */
  languages: string[] | null;
  /** Gap in points from which two models count as different. */
  gap: number;
  /** Least scores of bands 1 to 4, highest first; null where the board says nothing about models in general. */
  bands: [number, number, number, number] | null;
  date: string;
  source: string;
  place: string;
}

/** One score of a model on a board. */
export interface QualitySignal {
  board: string;
  score: number;
  plus_minus: number | null;
  /** Thinking effort at which it was measured. */
  effort: string | null;
  /** Where it differs from the board's date. */
  date: string | null;
}

/** What boards say about a model, by the id of the maker's row. */
export interface ModelQuality {
  model: string;
  signals: QualitySignal[];
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

/** What a machine can compute and draw; null is unknown. */
export interface Powers {
  gpu_cores: number | null;
  fp32_tflops: number | null;
  /** Effective, in prompt processing, as measured; null lets the rules of its class decide. */
  prefill_tflops: number | null;
  tensor_fp16_tflops: number | null;
  idle_w: number | null;
  load_w: number | null;
  max_w: number | null;
}

export interface Machine extends Powers {
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
  /** Of a price: regions in which the host does the work; none where that is not known. */
  regions?: string[];
  source: string;
  date: string | null;
}

/** Who serves models, and how it is asked. Null and empty are unknown. */
export interface Host {
  /** The `provider` of its models. */
  id: string;
  /** What people call it. */
  name: string;
  /** How promptfoo begins the names of its models. */
  promptfoo: string | null;
  /** What promptfoo needs beside itself to ask it, as npm calls it. */
  promptfoo_package: string | null;
  /** What LiteLLM calls it. */
  litellm: string;
  /** What LiteLLM calls the region of a cloud. */
  litellm_region: string | null;
  /** Environment variables: the key, and what else must be set. None where the machine is signed in with an account. */
  keys: string[];
  /** The account that a machine is signed in with, in words. */
  account: string | null;
  /** The address that it is asked at wherever the data are; null where the programs know it. */
  address: string | null;
  /** Addresses that serve one region, beside the global one. */
  addresses: Record<string, string>;
  /** What a cloud calls our regions. */
  cloud_regions: Record<string, string>;
  /** Where the address of a cloud does not follow from its region, by ours. */
  cloud_hosts: Record<string, string>;
  /** What names of models begin with that are asked of a group of regions: "global", "eu". */
  profiles: string[];
  /** Each client deploys models under names of its own: what the types that keep a zone and a region are called. */
  deployments: { zone: string; region: string } | null;
  /** Regions that a request itself may ask for. */
  inference_geo: string[];
  /** Its names for models are not ours, and must be looked up. */
  names_anew: boolean;
  /** Takes a temperature of 0. */
  zero_temperature: boolean;
  /** What the most tokens of an answer are called: `max_completion_tokens` of models that think alone. */
  answer_limit: (typeof ANSWER_LIMITS)[number];
  /** What must be done there before it processes in a region, besides asking the right address. */
  region_condition: string | null;
  source: string;
  checked: string;
}

export const ANSWER_LIMITS = ["max_tokens", "max_completion_tokens", "generationConfig"] as const;

/** Why a finding of `pricing check` stands for now: somebody looked, and this is what they found. */
export interface ExplainedFinding {
  id: string;
  /** The rule of the finding, such as `price-unknown`. */
  finding: string;
  /** Ids of models or tuned offerings, or currencies, that it is said of. */
  rows: string[];
  /** First day on which the finding counts again. */
  until: IsoDate;
  because: string;
}

export interface Pricing {
  /** Hash of the compiled content. */
  version: string;
  as_of: IsoDate;
  models: Model[];
  hosts: Host[];
  tuned: TunedOffering[];
  boards: Board[];
  quality: ModelQuality[];
  machines: Machine[];
  fx: FxRate[];
  tariffs: Tariff[];
  defaults: Default[];
  explained: ExplainedFinding[];
  /** pricing/speed.yaml, checked by scripts/compile/calibration-schema.ts. */
  calibration: Calibration;
}
