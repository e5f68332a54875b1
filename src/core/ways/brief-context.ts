/** What the ways of a brief follow from, and the offers that were worked out for it. */

import type { Amounts } from "../prices/money.ts";
import type { CostSetting, TokenProfile } from "../prices/token-profile.ts";
import type { SpeechCost } from "../speech/speech.ts";
import type { Excluded, Place } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { CostNote, Pico } from "../types/cost.ts";
import type { MachineInput, Runtime } from "../types/fit.ts";
import type { MachinePrice, PriceWishes } from "../types/hosting.ts";
import type { Model, PricePeriod, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { Judged } from "./admission.ts";
import type { Needs } from "./needs.ts";
import type { ApiWay, MachineWay } from "./way.ts";

/** All that the offers of a brief follow from. */
export interface BriefContext {
  brief: Brief;
  needs: Needs;
  taxonomy: Taxonomy;
  pricing: Pricing;
  setting: CostSetting;
  /** What is said and must be written down, which no bill of a way holds; null where nothing is. */
  speech: SpeechCost | null;
  /** Models at hosts as they were offered to briefs that ask the same of them; filled as they are asked for. */
  offered: Map<Model, ApiOffer>;
  /** The same of models on machines, as they are and tuned. */
  tried: Record<"plain" | "tuned", Map<Model, Map<MachineCandidate, Tried>>>;
  /** What rules ways out for briefs whose needs are alike, whatever their requests come to; filled likewise. */
  judged: Judged;
}

/** What one request costs where a host bills by the token. */
export interface TokenCost {
  /** Of one request on the day, in picodollars. */
  request: Amounts;
  /** The same, on the average of the twelve months from that day. */
  year: Amounts;
  /** The price that was used; null when none is known on the day. */
  period: PricePeriod | null;
  notes: () => CostNote[];
  /** What was counted, with thinking. */
  profile: TokenProfile;
}

/** What the tuning of a hosted model costs besides its tokens, at any volume. */
export interface HostedTuning {
  once: Amounts;
  /** Storage and hourly fees in a month, and the runs of retraining; null while any of them is unknown. */
  monthly: Pico | null;
}

/** The likely first year of a hosted way in US dollars as a line over the volume, for ranking alone. */
export interface YearLine {
  fixed: number;
  per_request: number;
}

/** A hosted way, what a request costs, and what rules it out. */
export interface ApiOffer {
  way: ApiWay;
  tokens: TokenCost;
  tuning: HostedTuning | null;
  /** Retires within a year for sure, so that a move is part of the first year. */
  retires: boolean;
  /** For ranking; null is unknown. */
  line: YearLine | null;
  excluded: readonly Excluded[];
}

/** A machine to try, with what its hardware alone costs in a year. */
export interface MachineCandidate {
  machine: MachineInput;
  place: Place;
  region: string | null;
  host: string | null;
  /** How its price is to be taken: as the client's own, in a region, by which billing. */
  wishes: PriceWishes;
  price: MachinePrice;
  /** In US dollars; nothing where it is billed by the second. */
  hardware_year_usd: number;
  /** What a year of one request a month costs at the least where it is billed by the second: the starts. US dollars. */
  starts_year_usd: number;
  is_clients: boolean;
  /** Bought with used cards. */
  second_hand: boolean;
}

/** Costs of a way on machines in US dollars, and what one machine carries in a month. */
export interface MachineFigures {
  once: number;
  /** A month with one machine, what each further one adds (infinite where its price is not known), and what a request adds. */
  first: number;
  further: number;
  power: number;
  capacity: number;
  /** What any machine costs in the first year whatever its hardware: the work on it, and what is paid once. */
  floor: number;
}

/** What was found of a model on a machine, as it was asked for. */
export interface Tried {
  /** One for each engine. */
  offers?: readonly MachineOffer[];
}

/**
 * A model on machines with all that neither a volume nor the number of examples to train on changes. Its plan is not
 * kept: hundreds are looked at, and those that are found are planned again with their training.
 */
export interface MachineOffer {
  model: Model;
  candidate: MachineCandidate;
  runtime: Runtime;
  tuned: boolean;
  /** What rules it out at any volume. */
  excluded: readonly Excluded[];
  /** Seconds of a request when no other runs. */
  seconds_alone: number | null;
  /** What rules it out with so many machines, by the cell of the table that their number lies in; few are asked for. */
  fleets: readonly { cell: number; excluded: readonly Excluded[] }[];
  /** In US dollars without training, for ranking: null where the machine cannot serve or a price is not known. */
  figures: MachineFigures | null;
  /** As it was found last, trained on so many examples. */
  found: { way: MachineWay; examples: number } | null;
}

/** What training adds to the costs of a model, on whatever machine it runs. US dollars. */
export interface Training {
  once: number;
  monthly: number;
}
