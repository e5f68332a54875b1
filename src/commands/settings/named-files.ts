/**
 * Files that a person names beside a command: a brief that is read, or written with what was found out, and how a
 * report presents its maker.
 */
import { quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { Brand, BriefValue, WrittenBrief } from "../../core/types/client-data.ts";
import { usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { CommandHost } from "../host/host.ts";
import { diagnosticLine, readText, refuse } from "../host/operand.ts";

/** The one brief of a file, or of stdin for `-`. Several are a usage error, which calls the file `called`. */
export async function readOneBrief(operand: string, host: CommandHost, called?: string): Promise<Brief> {
  const { name, text } = readText(operand, host);
  const { readBriefs } = await import("../../data/brief/brief-documents.ts");
  const { entries } = await readBriefs(text, name);
  const [entry] = entries;
  if (entries.length > 1) throw usageError(`${called ?? name} holds ${entries.length} briefs: expected one`);
  return entry!.ok ? entry!.brief : refuse(entry!.diagnostics);
}

/** False for a name of a document or a page, in which a brief alone would not be found again. */
export const isNameOfBrief = (file: string): boolean => !/\.(?:mdx?|markdown|html?|txt)$/i.test(file);
export const BRIEF_NAME = "expected a name that ends in .yaml or .json";

/** Refuses a brief that is not there, where what was found out is not enough to begin one. */
export function refuseNewBrief(file: string | undefined, host: CommandHost): void {
  if (file === undefined || host.kindOf(host.resolve(file)) !== undefined) return;
  throw usageError(`${quote(file)} does not exist; name a brief that says what the task is`);
}

/** Writes the file when anything changed. What is no brief, or would be none, is a data error. */
export async function writeBrief(
  named: string,
  values: readonly BriefValue[],
  host: CommandHost,
): Promise<WrittenBrief> {
  const { editBrief, newBrief } = await import("../../data/brief/brief-text.ts");
  const file = host.resolve(named);
  const shown = host.relative(file);
  const before = host.kindOf(file) === undefined ? undefined : readText(named, host).text;
  if (before === undefined && !isNameOfBrief(named)) {
    throw usageError(`--brief: ${quote(shown)} is not a file of a brief alone; ${BRIEF_NAME}`);
  }
  const result = before === undefined ? newBrief(values, shown) : editBrief(before, shown, values);
  if (!result.ok) return refuse(result.diagnostics);
  if (before === undefined) host.writeFile(file, result.text, "create");
  else if (result.changes.length > 0) {
    host.writeFile(file, result.text, "replace", () => {
      if (readText(named, host).text === before) return;
      throw usageError(`cannot write ${quote(shown)}: it has changed since it was read; run the command again`);
    });
  }
  return { file: shown, created: before === undefined, changes: result.changes };
}

/** What the file says; nothing without one. A file that is wrong is a usage error, as a config is. */
export async function readBrandFile(
  { brand, format }: { brand?: unknown; format?: unknown },
  host: CommandHost,
): Promise<Brand> {
  if (typeof brand !== "string") return {};
  if (format !== "html") throw usageError("--brand is for --format html");
  const { readBrand } = await import("../../data/settings/brand.ts");
  const file = host.resolve(brand);
  const shown = host.relative(file);
  const decoded = decodeText(host.readFile(file), shown);
  const read = decoded.ok ? readBrand({ path: shown, text: decoded.text }) : decoded;
  if (!read.ok) throw usageError(...read.diagnostics.map(diagnosticLine));
  return read.value;
}
