/** The one brief of a file. */
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { readBriefs } from "../../data/brief/brief-documents.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { Host } from "../host/host.ts";
import { refuse } from "../settings/data.ts";

/** What is no brief is a data error; several are a usage error. */
export async function readOneBrief(operand: string, host: Host): Promise<Brief> {
  const file = host.resolve(operand);
  const shown = operand === "-" ? "stdin" : host.relative(file);
  const decoded = decodeText(operand === "-" ? host.readStdin() : host.readFile(file), shown);
  if (!decoded.ok) refuse(decoded.diagnostics);
  const { entries } = await readBriefs(decoded.text, shown);
  const [entry] = entries;
  if (entries.length > 1) throw usageError(`${shown} holds ${entries.length} briefs; give one`);
  if (!entry!.ok) refuse(entry!.diagnostics);
  return entry!.brief;
}
