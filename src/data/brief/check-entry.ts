/** Checks a value that was read from a document, and says where its faults stand. */

import type { Brief } from "../../core/types/brief.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { FindPlace } from "../documents/parsed.ts";
import { schemaDiagnostics } from "../documents/schema-issues.ts";
import { checkBrief } from "./check-brief.ts";

/** A brief that was read, with the places of its parts; or what is wrong with it, and the line on which it begins. */
export type BriefEntry =
  | { ok: true; brief: Brief; place: FindPlace }
  | { ok: false; line: number; diagnostics: Diagnostic[] };

export function briefEntry(value: unknown, place: FindPlace): BriefEntry {
  const checked = checkBrief(value);
  if (checked.ok) return { ok: true, brief: checked.brief, place };
  const diagnostics = schemaDiagnostics(checked.issues, place, "invalid-brief");
  return { ok: false, line: place([]).line, diagnostics };
}
