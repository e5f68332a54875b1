/** What all briefs share that are advised on with the same tables and prices. */

import type { AdvisorSetting } from "./joined-advice.ts";
import { type PreparedBrief, pricingInput } from "./prepared-brief.ts";
import { type Priced, priceBrief, type Weighed, weighBrief } from "./priced.ts";
import type { PricingSession } from "./pricing-session.ts";
import { rememberOutcomes } from "./remembered.ts";

export interface AdvisorSession {
  setting: AdvisorSetting;
  pricing: PricingSession;
  /** Prices a brief in one call, or finds the outcome of one that it is the same for. */
  price(prepared: PreparedBrief): Priced;
  /** The same of the counsel alone. */
  weigh(prepared: PreparedBrief): Weighed | null;
}

export function advisorSession(setting: AdvisorSetting, pricing: PricingSession): AdvisorSession {
  const priced = rememberOutcomes((input) => priceBrief(pricing, input), setting);
  const weighed = rememberOutcomes((input) => weighBrief(pricing, input), setting);
  return {
    setting,
    pricing,
    price: (prepared) => priced(pricingInput(prepared, setting.taxonomy)),
    weigh: (prepared) => weighed(pricingInput(prepared, setting.taxonomy)),
  };
}
