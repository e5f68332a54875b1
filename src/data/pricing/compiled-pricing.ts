/** What compiling price files takes and gives. */

import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { Pricing } from "../../core/types/pricing.ts";

export interface PricingFile {
  path: string;
  text: string;
}

export type CompiledPricing = { ok: true; pricing: Pricing } | { ok: false; diagnostics: Diagnostic[] };
