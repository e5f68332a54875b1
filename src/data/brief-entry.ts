/** Checks a value that was read from a document, and says where its faults stand. */
import { checkBrief } from "./brief.ts";
import type { BriefEntry } from "./brief-lines.ts";
import type { FindPlace } from "./parsed.ts";
import { schemaDiagnostics } from "./schema-issues.ts";

export function briefEntry(value: unknown, place: FindPlace): BriefEntry {
  const checked = checkBrief(value);
  if (checked.ok) return { ok: true, brief: checked.brief, place };
  const diagnostics = schemaDiagnostics(checked.issues, place, "invalid-brief");
  return { ok: false, line: place([]).line, diagnostics };
}
