/** Usage as the options of a command state it. */
import type { Usage } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { sharesOneInput } from "../../data/brief/brief-values.ts";

export interface UsageOptions {
  requestsPerMonth?: number;
  inputTokens?: number;
  outputTokens?: number;
  reasoningTokens?: number;
  cachedShare?: number;
  cacheWriteShare?: number;
  batch?: boolean;
}

/** Only what was stated; the rest stays unknown. */
export function usageOf(options: UsageOptions): Usage {
  const usage: Usage = {};
  if (options.requestsPerMonth !== undefined) usage.requests_per_month = options.requestsPerMonth;
  if (options.inputTokens !== undefined) usage.input_tokens = options.inputTokens;
  if (options.outputTokens !== undefined) usage.output_tokens = options.outputTokens;
  if (options.reasoningTokens !== undefined) usage.reasoning_tokens = options.reasoningTokens;
  if (options.cachedShare !== undefined) usage.cached_share = options.cachedShare;
  if (options.cacheWriteShare !== undefined) usage.cache_write_share = options.cacheWriteShare;
  if (options.batch !== undefined) usage.batch = options.batch;
  if (!sharesOneInput(usage)) {
    throw usageError("--cached-share and --cache-write-share are of the same input; together they may be at most 1");
  }
  return usage;
}
