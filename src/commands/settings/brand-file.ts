/** The file that --brand names. */
import type { Brand } from "../../core/types/client-data.ts";
import { usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { Host } from "../host/host.ts";
import { diagnosticLine } from "../host/operand.ts";

/** What the file says; nothing without one. A file that is wrong is a usage error, as a config is. */
export async function readBrandFile(
  { brand, format }: { brand?: unknown; format?: unknown },
  host: Host,
): Promise<Brand> {
  if (typeof brand !== "string") return {};
  if (format !== "html") throw usageError("--brand is for --format html");
  const { readBrand } = await import("../../data/settings/brand.ts");
  const file = host.resolve(brand);
  const shown = host.relative(file);
  const decoded = decodeText(host.readFile(file), shown);
  const read = decoded.ok ? readBrand(decoded.text, shown) : decoded;
  if (!read.ok) throw usageError(read.diagnostics.map(diagnosticLine).join("\nerror: "));
  return read.brand;
}
