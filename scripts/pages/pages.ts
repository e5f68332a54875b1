/** The pages of docs/reference, made from the data. */
import { SPECS } from "../../src/cli/specs.ts";
import type { ShownRule } from "../../src/core/findings/check-report.ts";
import type { Pricing } from "../../src/core/types/pricing.ts";
import type { Taxonomy } from "../../src/core/types/taxonomy.ts";
import { commandsPage } from "./commands-page.ts";
import { pricesPage } from "./prices-page.ts";
import { renderRulesPage } from "./rules-page.ts";
import { taxonomyPages } from "./taxonomy-pages.ts";

/** Pages by path below docs/reference. */
export function pages(taxonomy: Taxonomy, pricing: Pricing, rules: readonly ShownRule[]): Record<string, string> {
  return {
    ...taxonomyPages(taxonomy),
    "commands.md": commandsPage(SPECS),
    "prices.md": pricesPage(pricing, pricing.as_of),
    "rules.md": renderRulesPage(rules),
  };
}
