/** Checks a value that was read from a document, and says where its faults stand. */

import type { FindPlace } from "../documents/parsed.ts";
import { schemaDiagnostics } from "../documents/schema-issues.ts";
import type { BriefEntry } from "./brief-entry.ts";
import { checkBrief } from "./check-brief.ts";

export function briefEntry(value: unknown, place: FindPlace): BriefEntry {
  const checked = checkBrief(value);
  if (checked.ok) return { ok: true, brief: checked.brief, place };
  const diagnostics = schemaDiagnostics(checked.issues, place, "invalid-brief");
  return { ok: false, line: place([]).line, diagnostics };
}
