/** A model on a machine: what predictions need, and what they give. */

import type { MachineSpec } from "./brief.ts";
import type { CostNote, CostTrace, Range } from "./cost.ts";
import type {
  Architecture,
  Calibration,
  ChipFamily,
  DecodeClass,
  Experts,
  Factor,
  Machine,
  Model,
  Powers,
} from "./pricing.ts";

export interface FitMachine extends Powers {
  id: string | null;
  name: string;
  decode_class: DecodeClass;
  family: ChipFamily | null;
  memory_kind: "unified" | "discrete";
  /** Of one GPU. */
  bandwidth_gb_s: number;
  /** All GPUs together; null when not known. */
  memory_gb: number | null;
  /** Share of the memory that a model can have, as measured; null lets the rule of its kind decide. */
  usable_share: number | null;
  /** True where nothing but memory and bandwidth tells what kind of machine it is. */
  class_guessed: boolean;
  gpus: number;
  /** What was not given but derived, in words. */
  derived: string[];
}

/** A machine spelled out for `fit`. */
export interface FitMachineSpec extends MachineSpec {
  /** Of one card, by the vendor. */
  max_w?: number;
  /** Share of the memory that a model can have. */
  usable_share?: number;
}

/** One of pricing/machines, or one spelled out. */
export type MachineInput = Machine | FitMachineSpec;

/** A model spelled out. `weights_gib` is the size of the file in the quantisation that is asked for. */
export interface ModelSpec extends Partial<Architecture> {
  name?: string;
  params_b: number;
  active_params_b?: number;
  weights_gib?: number;
  /** Bytes of cache for each token with F16 values, where it is known better than from the shape. */
  kv_bytes_per_token?: number;
  /** Experts of each layer, and how many of them a token passes through. */
  experts?: Experts;
}

export type ModelInput = Model | ModelSpec;

export interface FitModel {
  id: string | null;
  name: string;
  params_b: number;
  active_params_b: number;
  is_moe: boolean;
  /** Null for a dense model, and where they are not known. */
  experts: Experts | null;
  shape: Architecture;
  kv_bytes_per_token: number | null;
  quantisation: string;
  /** Of the file in this quantisation. */
  weights_gib: number;
  /** What was not given but derived, in words. */
  derived: string[];
}

export type FitVerdict = "fits" | "tight" | "no";

export interface Memory {
  weights_gib: number;
  /** Tokens that there is cache for, of all streams that are in memory together. */
  kv_tokens: number;
  /** Cache and fixed state of those streams. */
  kv_gib: number;
  buffers_gib: number;
  needed_gib: number;
  /** Null when the machine's memory is not known. */
  usable_gib: number | null;
  verdict: FitVerdict | null;
}

export const RUNTIMES = ["llama.cpp", "ollama", "vllm"] as const;

export type Runtime = (typeof RUNTIMES)[number];

/** What is asked of the machine. */
export interface Setting {
  runtime: Runtime;
  /** Tokens that are set aside for each stream. */
  context: number;
  prompt: number;
  output: number;
  streams: number;
  /** How cached values are kept: a key of the calibration's `kv_bytes`. */
  kv_quantisation: string;
  /** Tokens in the cache on average; by default the prompt and half the output. */
  mean_context?: number;
  /** Single-stream speed that the user measured; replaces the prediction. */
  measured_tok_s?: number;
  /** Usable share of the day. */
  utilisation: number;
  /** Seconds of a request outside the model. */
  request_overhead_s: number;
}

export interface Speed extends Range<number | null> {
  /** What the memory bandwidth allows at one token a pass over the weights; drafts give more tokens a pass. */
  ceiling: number;
}

export interface Fit
  extends Pick<Setting, "runtime" | "kv_quantisation" | "context" | "prompt" | "output" | "streams">,
    Omit<Memory, "buffers_gib"> {
  machine: string;
  model: string;
  quantisation: string;
  /** Of the streams, those that are in memory at the same time; the others wait. Null when none is. */
  streams_at_once: number | null;
  /** Of one stream. Null when the model is larger than the memory. */
  decode_tok_s: Speed;
  /** How far a predicted speed may be off, as factors; 1 where it was measured. */
  speed_range: Factor;
  prefill_tok_s: number | null;
  /** Over all streams, with the time for their prompts. */
  total_output_tok_s: number | null;
  seconds_per_request: number | null;
  /** Seconds until the first word: of a prompt alone, and of the last of all streams that arrive together. */
  first_token_s: { alone: number; together: number } | null;
  /** In the usable share of the day. */
  requests_per_day: number | null;
  /** At the wall under load; null is unknown. */
  watts: number | null;
  watts_idle: number | null;
  notes: CostNote[];
  /** Present when asked for. */
  trace?: CostTrace[];
}

/** A fit as a plan reads it, of which few are ever told as a whole. */
export interface RunningFit
  extends Readonly<
    Pick<
      Fit,
      "runtime" | "streams" | "needed_gib" | "usable_gib" | "verdict" | "seconds_per_request" | "speed_range" | "notes"
    >
  > {
  whole(): Fit;
}

export interface ModelOnMachine {
  model: FitModel;
  machine: FitMachine;
  setting: Setting;
  valueBytes: number;
  calibration: Calibration;
}
