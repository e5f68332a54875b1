/** A model on machines of one's own: what is wished for, and the plan that a month's cost follows from. */
import type { Obstacle } from "./advice-parts.ts";
import type { CostNote, Range } from "./cost.ts";
import type { Assumption } from "./decision.ts";
import type { FitMachine, FitModel, MachineInput, ModelInput, RunningFit, Runtime } from "./fit.ts";
import type { DatedPrice, Pricing, Tariff } from "./pricing.ts";

/** One set of values, all in US dollars, hours, watts and seconds. Null is unknown. */
export interface Scenario {
  /** Of a machine that must be bought. */
  price_usd: number | null;
  /** Machines that the client has: nothing is paid for these. */
  machines_there: number;
  rent_usd_per_hour: number | null;
  rented: boolean;
  /** Rent is paid for the seconds of work alone; then a request also pays for `start_seconds` of starting and waiting. */
  per_second: boolean;
  start_seconds: number;
  amortisation_months: number;
  resale_share: number;
  tariff_usd_per_kwh: number | null;
  idle_w: number | null;
  load_w: number | null;
  ops_hours_first: number;
  ops_hours_extra: number;
  hour_usd: number | null;
  labelling_hour_usd: number | null;
  setup_hours: number;
  /** For each further machine. */
  setup_hours_extra: number;
  labelling_hours: number;
  evaluation_hours: number;
  training_usd: number | null;
  retraining_per_year: number;
  retraining_hours: number;
  retraining_usd: number | null;
  /** How long one request takes with all streams busy, and when no other runs. */
  seconds_per_request: number;
  seconds_alone: number;
  streams: number;
  utilisation: number;
  headroom: number;
  peak_to_average: number;
}

export interface FineTuningCost {
  train_tokens: number;
  /** Of one training run at a host, in US dollars; null when no list price covers a model of this size. */
  run_usd: Range<number> | null;
  /** All runs until one is good enough. */
  compute_usd: Range<number> | null;
  labelling_hours: Range<number>;
}

/** How a rented machine is paid for: for every hour of the month, or for the seconds in which it works. */
export type Billing = "always-on" | "per-second";

export interface MachinePrice {
  /** Null when the machine is rented, or its price is not known; 0 for the client's own. */
  buy_usd: Range<number> | null;
  /** By the hour, of work alone under `per-second`; null when the machine is bought. */
  rent_usd: Range<number> | null;
  rented: boolean;
  /** Null when the machine is not rented. */
  billing: Billing | null;
  /** Where the rented machine stands; null where its hosts do not say, or where it is one's own. */
  region: string | null;
  /** New, used or reckoned; null where nothing of the list is bought. */
  condition: DatedPrice["condition"] | null;
  source: string;
  date: string | null;
}

/** What decides which of a machine's prices counts. */
export interface PriceWishes {
  /** The machine is the client's own: it costs power and labour alone. */
  owned?: boolean;
  /** Where a rented machine is to stand; by default in the home region where a host is there. */
  region?: string;
  /** By default always on, where a host offers that. */
  billing?: Billing;
}

/** What a brief or a flag may say about hosting; the rest are the defaults of the price list. */
export interface HostingWishes extends PriceWishes {
  runtime?: Runtime;
  streams?: number;
  measured_tok_s?: number;
  peak_to_average?: number;
  /** Nothing waits: no peak to be sized for. */
  batch?: boolean;
  latency_s?: number;
  /** Examples to fine-tune on; without it nothing is trained. */
  fine_tune_examples?: number;
}

export interface HostingRequest {
  machine: MachineInput;
  model: ModelInput;
  input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  as_of: string;
  wishes?: HostingWishes;
  /** What the machine costs on that day, with these wishes, where it was looked up already. */
  price?: MachinePrice;
}

export interface HostingPlan {
  machine: FitMachine;
  model: FitModel | null;
  fit: RunningFit | null;
  price: MachinePrice;
  fine_tuning: FineTuningCost | null;
  obstacle: Obstacle | null;
  scenarios: Range<Scenario> | null;
  /** Seconds of a request when no other runs; `fit` has them with all streams busy. */
  seconds_alone: number | null;
  /** Requests that one machine can answer in a month, sized for the peak; null when it cannot serve. */
  capacity_per_machine: number | null;
  notes: CostNote[];
  assumptions: Assumption[];
  sources: { tariff: Tariff; price: { source: string; date: string | null } };
}

/** The parts of a price list that hosting draws on. */
export type HostingPrices = Pick<Pricing, "machines" | "fx" | "tariffs" | "defaults" | "calibration" | "is_one_run">;
