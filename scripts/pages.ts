/** The pages of docs/reference, made from the data. */
import type { Pricing } from "../src/core/pricing.ts";
import type { Taxonomy } from "../src/core/taxonomy.ts";
import { renderRulesPage } from "../src/render/rules-page.ts";
import { taxonomyPages } from "../src/render/taxonomy-pages.ts";
import { ALL_RULES } from "../src/rules/registry.ts";

/** Pages by path below docs/reference. */
export async function pages(taxonomy: Taxonomy, _pricing: Pricing): Promise<Record<string, string>> {
  return { ...taxonomyPages(taxonomy), "rules.md": renderRulesPage(ALL_RULES) };
}
