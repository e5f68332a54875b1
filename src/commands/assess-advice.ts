/** The advice for the brief that was made, on stdout. */
import type { Brief } from "../core/brief.ts";
import { renderAdvice } from "../render/index.ts";
import { type AdviseOptions, adviseBrief } from "./advise-brief.ts";
import type { Host } from "./host.ts";
import { formatFor, type OutputFormat } from "./output-format.ts";

export interface AdviceOptions extends AdviseOptions {
  format?: OutputFormat;
}

/** Advises and prints. What the brief cannot have is a data error. */
export async function showAdvice(brief: Brief, options: AdviceOptions, host: Host): Promise<void> {
  const advice = await adviseBrief(brief, options, host);
  const { columns, colors } = host.stdout;
  await host.stdout.write(await renderAdvice(advice, formatFor(options, host), { columns, colors }));
}
