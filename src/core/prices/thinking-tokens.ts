/** How many tokens a model thinks before it answers, which bill as output: what is known of it, else what is usual. */
import type { Model, ThinkingTokens } from "../types/pricing.ts";
import type { TokenProfile } from "./token-profile.ts";

const exactly = (tokens: number): ThinkingTokens => ({ low: tokens, likely: tokens, high: tokens });

type Thinker = Pick<Model, "reasoning" | "thinking_tokens">;

/**
 * Thinking tokens of one request. What the brief states counts, for models that think at all. A model that always
 * thinks is never counted at 0: its own measured tokens count, or else the usual ones of the tier. One that may be told
 * not to is counted without, and one of which nothing is known may think as much as is usual.
 */
export function thinkingOf(
  { reasoning, thinking_tokens: measured }: Thinker,
  profile: Pick<TokenProfile, "reasoning_tokens" | "thinking">,
): ThinkingTokens {
  if (reasoning === "none") return exactly(0);
  if (profile.reasoning_tokens > 0) return exactly(profile.reasoning_tokens);
  if (reasoning === "optional") return exactly(0);
  const usual = measured ?? profile.thinking;
  return reasoning === "always" ? usual : { low: 0, likely: 0, high: usual.high };
}
