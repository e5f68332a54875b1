/** The tables that the taxonomy commands look at: built in, with the user's own laid over them, and all their cases. */

import { type TaxonomyCases, withCases } from "../../core/proof/cases.ts";
import { unsaidFigures } from "../../core/proof/unsaid-figures.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { layTaxonomy } from "../../data/taxonomy/compile-taxonomy.ts";
import type { CommandHost } from "../host/host.ts";
import { refuseMisspelt, yamlFiles } from "../settings/data.ts";

export interface TaxonomySource {
  /** Undefined when the files could not be read as tables. */
  taxonomy: Taxonomy | undefined;
  diagnostics: Diagnostic[];
  /** Files of the user; empty for the built-in tables. */
  own: ReadonlySet<string>;
  /** What words of the user leave out that the built-in ones say. */
  unsaid: Diagnostic[];
}

/** The built-in tables with their cases. */
async function builtIn(host: CommandHost): Promise<Taxonomy> {
  const cases = (await import("../../data/compiled/taxonomy-cases.json", { with: { type: "json" } })).default;
  return withCases(await host.taxonomy(), cases as unknown as TaxonomyCases);
}

/** The built-in tables, or those with the files of a folder laid over them. */
export async function taxonomySource(folder: string | undefined, host: CommandHost): Promise<TaxonomySource> {
  const base = await builtIn(host);
  if (folder === undefined) return { taxonomy: base, diagnostics: [], own: new Set(), unsaid: [] };
  refuseMisspelt(
    folder,
    host,
    base.tables.map(({ id }) => id),
  );
  const files = yamlFiles(folder, host);
  const own = new Set(files.map(({ path }) => path));
  const laid = layTaxonomy(base, files);
  return laid.ok
    ? { taxonomy: laid.taxonomy, diagnostics: [], own, unsaid: unsaidFigures(base, laid.taxonomy, own) }
    : { taxonomy: undefined, diagnostics: laid.diagnostics, own, unsaid: [] };
}
