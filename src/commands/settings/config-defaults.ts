/** What a config sets where a brief or the price list says nothing itself. */

import { quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Config } from "../../data/settings/config.ts";

/** The price list with the tariff of the config first, which is the one that costs are made with. */
export function withTariff(pricing: Pricing, region: string | undefined): Pricing {
  if (region === undefined) return pricing;
  const wanted = pricing.tariffs.filter((tariff) => tariff.region.toLowerCase() === region.toLowerCase());
  if (wanted.length === 0) {
    const known = pricing.tariffs.map((tariff) => tariff.region).join(", ");
    throw usageError(`the config names the tariff ${quote(region)}; expected one of ${known}`);
  }
  return { ...pricing, tariffs: [...wanted, ...pricing.tariffs.filter((tariff) => !wanted.includes(tariff))] };
}

/** A brief with the defaults of the config where it says nothing itself. */
export function withDefaults(brief: Brief, { usage, hardware }: Config): Brief {
  if (usage === undefined && hardware === undefined) return brief;
  return {
    ...brief,
    ...(usage ? { usage: { ...usage, ...brief.usage } } : {}),
    ...(hardware !== undefined && brief.hardware === undefined ? { hardware } : {}),
  };
}
