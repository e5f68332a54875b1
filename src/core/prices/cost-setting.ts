/** What all rows of one advice are priced by. */
import type { Brief, IsoDate, Usage } from "../types/brief.ts";
import type { Default, FxRate, Host, Pricing } from "../types/pricing.ts";
import { type Circumstances, type FilledProfile, tokenProfile } from "./token-profile.ts";

export interface CostSetting {
  filled: FilledProfile;
  /** A whole number; null when unknown. */
  requests_per_month: number | null;
  as_of: IsoDate;
  rate: FxRate;
  defaults: readonly Default[];
  hosts: readonly Host[];
  /** Give each figure its formula, inputs, sources and dates. */
  explain: boolean;
}

/** The requests of a month as a whole number, of which some are always asked; null when unknown. */
export const volumeOf = ({ usage }: Brief): number | null =>
  usage?.requests_per_month === undefined
    ? null
    : usage.requests_per_month && Math.max(1, Math.round(usage.requests_per_month));

/** The setting for a usage, with defaults where it is silent. */
export function costSetting(
  usage: Usage | undefined,
  requests_per_month: number | null,
  {
    pricing,
    as_of,
    rate,
    explain,
    ...circumstances
  }: { pricing: Pricing; as_of: IsoDate; rate: FxRate; explain: boolean } & Circumstances,
): CostSetting {
  const filled = tokenProfile(usage, pricing.defaults, circumstances);
  return { filled, requests_per_month, as_of, rate, defaults: pricing.defaults, hosts: pricing.hosts, explain };
}
