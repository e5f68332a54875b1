/** `taxonomy check`: proves the tables. */

import { proveOverlay } from "../../core/proof/overlay.ts";
import { type ProofSize, sizeOf } from "../../core/proof/size.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { usageError } from "../../core/types/errors.ts";
import { renderTaxonomyCheck } from "../../render/taxonomy/taxonomy-check.ts";
import { EXIT, type ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";
import { taxonomySource } from "./taxonomy-source.ts";

export interface TaxonomyOptions {
  operands: string[];
  taxonomy?: string;
  format?: "text" | "json";
}

/** What the check found, as JSON gives it. */
export interface TaxonomyCheck {
  schema_version: 1;
  taxonomy: string | null;
  ok: boolean;
  proved: ProofSize | null;
  findings: Diagnostic[];
}

/** The one folder that a taxonomy command may be given, as operand or with --taxonomy. */
export function folderOf({ operands, taxonomy }: TaxonomyOptions): string | undefined {
  const [folder, ...more] = operands;
  if (more.length > 0) throw usageError(`expected one folder, got ${operands.length}; run the command for each`);
  return folder ?? taxonomy;
}

/** Text on a terminal, JSON elsewhere, unless asked otherwise. */
export const formatOf = ({ format }: TaxonomyOptions, host: Host): "text" | "json" =>
  format ?? (host.stdout.isTTY ? "text" : "json");

export async function run(options: TaxonomyOptions, host: Host): Promise<ExitCode> {
  const source = await taxonomySource(folderOf(options), host);
  const findings = source.taxonomy ? proveOverlay(source.taxonomy, source.own) : source.diagnostics;
  const ok = !findings.some(({ severity }) => severity === "error");
  const check: TaxonomyCheck = {
    schema_version: 1,
    taxonomy: source.taxonomy?.version ?? null,
    ok,
    proved: source.taxonomy ? sizeOf(source.taxonomy) : null,
    findings,
  };
  const json = formatOf(options, host) === "json";
  await host.stdout.write(json ? `${JSON.stringify(check, null, 2)}\n` : renderTaxonomyCheck(check, host.stdout));
  return ok ? EXIT.done : EXIT.unacceptable;
}
