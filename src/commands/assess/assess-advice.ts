/** The advice for the brief that was made, on stdout. */
import type { Brief } from "../../core/types/brief.ts";
import { renderAdvice } from "../../render/advice/advice-renderers.ts";
import type { Host } from "../host/host.ts";
import { formatFor, type OutputFormat } from "../host/output-format.ts";
import { pageOf } from "../host/show.ts";
import { type AdviseOptions, adviseBrief } from "../settings/advise-brief.ts";

export interface AdviceOptions extends AdviseOptions {
  format?: OutputFormat;
  quiet?: boolean;
}

/** Advises and prints. What the brief cannot have is a data error. */
export async function showAdvice(brief: Brief, options: AdviceOptions, host: Host): Promise<void> {
  const advice = await adviseBrief(brief, options, host);
  await host.stdout.write(await renderAdvice(advice, formatFor(options, host), pageOf(host.stdout), options));
}
