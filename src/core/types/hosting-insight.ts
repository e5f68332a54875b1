/** What stands behind the one figure of self-hosting: parts, what moves them, claims, engine and curve. */
import type { AmountRange, Range } from "./cost.ts";

export interface ClaimCheck {
  id: "aud-0.001-a-request" | "under-three-months" | "saves-95-percent" | "one-fiftieth";
  /** In our words. */
  claim: string;
  /** `without-labour`: holds as the article counts, with nobody's time in it. Null is unknown. */
  holds: "yes" | "without-labour" | "no" | null;
  /** What it comes to here, as the article counts it and with everything in. */
  figure: string;
}

export interface ServingEngine {
  id: "ollama" | "vllm" | "replicas" | "orchestrated";
  name: string;
  reason: string;
  /** What would call for the next step; null when there is none. */
  moves_on: string | null;
}

export interface VolumeCurve {
  currency: string;
  series: { id: string; name: string }[];
  /** By rising volume; `monthly` in the order of `series`, null where unknown. */
  points: { requests_per_month: number; monthly: (number | null)[] }[];
  crossings: Crossing[];
}

export interface Crossing {
  requests_per_month: number;
  monthly: number;
  /** The series that is cheaper from here on, and the one that was. */
  cheaper: string;
  than: string;
}

export interface CostPart {
  id: string;
  /** People's time. */
  labour: boolean;
  amount: number | null;
}

/** One of the inputs that move the total most, as counted and at its cheap and its dear end. Amounts are in the currency of the insight. */
export interface CostDriver extends Range<number> {
  id: "machine-price" | "rent" | "operations-hours" | "tariff" | "seconds-per-request";
  unit: string;
  /** The monthly total with this input alone at either end. */
  monthly_low: number;
  monthly_high: number;
  /** The value at which the other side costs the same; null when none near it does. */
  changes_at: number | null;
}

export interface HostingInsight {
  currency: string;
  /** Of a month, and of what is paid once; the parts add up to the likely totals. Empty without a volume. */
  monthly_parts: CostPart[];
  one_off_parts: CostPart[];
  monthly_without_labour: AmountRange | null;
  one_off_without_labour: AmountRange | null;
  /** Price of all machines; null when rented. */
  purchase: AmountRange | null;
  busy_share: number | null;
  engine: ServingEngine | null;
  drivers: CostDriver[];
  /** The pay-per-use model that `changes_at` refers to: the cheapest whose price is known. */
  drivers_against: string | null;
  claims: ClaimCheck[];
  curve: VolumeCurve;
  /** Monthly cost at a ladder of volumes, in the order of the curve's series; empty with a volume. */
  ladder: VolumeCurve["points"];
}
