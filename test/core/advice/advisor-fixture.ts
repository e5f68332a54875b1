/** An advisor on the built-in tables and prices, for tests of the joined result. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Advise, makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { pricingSession } from "../../../src/core/advice/pricing-session.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { Model } from "../../../src/core/types/pricing.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

export const AS_OF = "2026-11-27";
const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;

export const advisorOn = (as_of = AS_OF, explain = false): Advise =>
  makeCurrencyAdvisor({ taxonomy: TAXONOMY, pricing, as_of, rate, explain });

/** An advisor whose pages are in another currency. */
export const advisorIn = (currency: string): Advise => {
  const other = pricing.fx.find((each) => each.currency === currency)!;
  return makeCurrencyAdvisor({ taxonomy: TAXONOMY, pricing, as_of: AS_OF, rate: other, explain: false });
};

/** An advisor on the price list as `change` leaves each model. */
export const advisorWith = (change: (model: Model) => Partial<Model>): Advise => {
  const models = pricing.models.map((model) => ({ ...model, ...change(model) }));
  return makeCurrencyAdvisor({
    taxonomy: TAXONOMY,
    pricing: { ...pricing, models },
    as_of: AS_OF,
    rate,
    explain: false,
  });
};

export const advise = advisorOn();

export const session = pricingSession({ taxonomy: TAXONOMY, pricing, as_of: AS_OF, rate, explain: false });

export const ROUTING: Brief = {
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 50_000, input_tokens: 500, output_tokens: 300 },
};

export const ANALYSIS: Brief = {
  kind: "contract-analysis",
  repetition: 20,
  examples: 100,
  correctness: "expert",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 2000, input_tokens: 4000, output_tokens: 1000 },
};

export type { Reading };
export const here = (name: string): string => readFileSync(path.join(import.meta.dirname, name), "utf8");
