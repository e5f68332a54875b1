/** An agency's own judgement, laid over the built-in tables and proved like them. */
import { proveOverlay } from "../../core/proof/prove.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import type { TextFile } from "../documents/parsed.ts";
import { type CompiledTaxonomy, layTaxonomy } from "./compile-taxonomy.ts";

/**
 * Lays files over a taxonomy: entries and rows with a known id change what they name, others are added, `off: true`
 * takes a row, kind or split out. Refused when the result has an error: a gap, an overlap, a broken law.
 */
export function overlayTaxonomy(base: Taxonomy, files: readonly TextFile[]): CompiledTaxonomy {
  const laid = layTaxonomy(base, files);
  if (!laid.ok) return laid;
  const own = new Set(files.map(({ path }) => path));
  const errors = proveOverlay(laid.taxonomy, own).filter(({ severity }) => severity === "error");
  return errors.length > 0 ? { ok: false, diagnostics: errors } : laid;
}
