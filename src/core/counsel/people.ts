/** People who read and judge answers: what an hour of them costs, how fast they read, and what they read of a request. */

import { defaultUsd, numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import type { Pico } from "../types/cost.ts";
import type { BriefContext } from "../ways/brief-context.ts";

/** What their work rests on; no more of a context is needed. */
export type PeopleContext = Pick<BriefContext, "brief" | "needs" | "setting" | "pricing">;

/** An hour of those who judge answers, which is the work of labelling; of code engineers do it. Null without a rate. */
export function judgingHour({ needs, setting, pricing }: PeopleContext): number | null {
  const hour: Pico | null = toPico(defaultUsd(needs.code ? "ops-rate" : "labelling-rate", pricing));
  return inCurrency(hour, setting.rate);
}

/** Minutes in which they read so many tokens of an answer. */
export const minutesToRead = (tokens: number, { needs, pricing }: PeopleContext): number =>
  tokens / numberOf(pricing.defaults, needs.code ? "code-reads" : "person-reads");

/**
 * What they read of what came in, in tokens. A photo is seen at a glance, and a scanned page holds the text of a page,
 * however many tokens a model takes for its picture.
 */
export function sourceTokens({ brief, setting, pricing: { defaults } }: PeopleContext): number {
  const { tuned, words } = setting.filled;
  const { input = [] } = brief;
  if (input.includes("image")) return 0;
  if (!input.includes("scan") || words.input !== null) return tuned.input_tokens;
  return (tuned.input_tokens * numberOf(defaults, "page-tokens")) / numberOf(defaults, "picture-tokens");
}
