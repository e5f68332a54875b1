/** What `classify` may be asked. */
import type { OutputFormat } from "../host/results.ts";
import type { AdviseOptions } from "../settings/advise-brief.ts";

export interface BriefOptions extends AdviseOptions {
  operands: string[];
  format?: OutputFormat;
  requireComplete?: boolean;
  brand?: string;
  details?: string;
  quiet?: boolean;
  out?: string;
}

/** Of briefs or of a list: briefs know no `csv`, lists no `html`. */
export interface ClassifyOptions extends Omit<BriefOptions, "format"> {
  format?: OutputFormat | "csv";
  map?: string[];
  sheet?: string;
}
