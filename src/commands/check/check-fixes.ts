/** Makes the safe fixes of a document, and sees to it that the result still reads as before. */
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import type { ScopingDoc } from "../../core/types/scoping-doc.ts";
import { readScopingDoc } from "../../data/scoping/read-scoping-doc.ts";
import { type EditedText, withEdits } from "./text-edits.ts";

/** The document with its safe fixes made; undefined when there are none, or when they would spoil it. */
export function fixDoc(doc: ScopingDoc, diagnostics: readonly Diagnostic[]): EditedText | undefined {
  const fixes = diagnostics.flatMap(({ fix }) => (fix?.safe ? [fix] : []));
  if (fixes.length === 0) return undefined;
  const edited = withEdits(
    doc.text,
    fixes.flatMap(({ edits }) => edits),
  );
  const after = readScopingDoc(edited.text, doc.file, doc.kind);
  const isSound = after.briefs.length === doc.briefs.length && after.problems.length <= doc.problems.length;
  return isSound && edited.text !== doc.text ? edited : undefined;
}
