/** What the proof says about an agency's overlay: findings point into its files where they can. */
import type { Diagnostic } from "../types/diagnostic.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { proveTaxonomy } from "./prove.ts";

/** The finding as seen from the overlay: at the row of its own, when one is involved. */
function fromOwnFile(finding: Diagnostic, own: ReadonlySet<string>): Diagnostic {
  if (own.has(finding.place.file)) return finding;
  const at = finding.related.find(({ place }) => own.has(place.file));
  if (!at) return finding;
  const related = finding.related.map((one) =>
    one === at ? { place: finding.place, message: `row "${finding.args.row ?? ""}"` } : one,
  );
  return { ...finding, place: at.place, related };
}

/** Untidy rather than wrong, where an agency takes rows out of the built-in tables or adds rows of its own. */
const UNTIDY = ["table-dead-column", "table-unreachable-outcome", "table-no-evidence"];
/** Left over in built-in tables by what the overlay changes. */
const LEFT_OVER = ["table-unreachable", "table-shadowed"];

function weighed(finding: Diagnostic, own: ReadonlySet<string>): Diagnostic {
  const { rule, place } = finding;
  const isOwn = own.has(place.file);
  if (own.size === 0) return finding;
  if (UNTIDY.includes(rule) || (LEFT_OVER.includes(rule) && !isOwn)) return { ...finding, severity: "warning" };
  if (rule !== "table-failed-case" || isOwn) return finding;
  const message = `built-in ${finding.message.replace("; fix the row or the case", "")}`;
  return { ...finding, severity: "note", message };
}

/**
 * Findings about a taxonomy with an overlay on it; `own` are the files of the overlay, none for the built-in tables.
 * Built-in cases that come out differently are notes, since that may be what the overlay is for.
 */
export function proveOverlay(laid: Taxonomy, own: ReadonlySet<string>): Diagnostic[] {
  return proveTaxonomy(laid)
    .map((finding) => weighed(fromOwnFile(finding, own), own))
    .filter(({ rule, place }) => own.size === 0 || rule !== "table-no-case" || own.has(place.file));
}
