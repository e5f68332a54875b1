/** How many tokens a model thinks before it answers: what is known of it, else what is usual for the tier. */
import type { Tier } from "../types/brief.ts";
import type { Default, Model } from "../types/pricing.ts";
import type { Range } from "../types/range.ts";
import { numberOf } from "./token-profile.ts";

const NONE = { low: 0, likely: 0, high: 0 };
/** Between tasks of one tier the thinking differs by about this factor, either way. */
const SPREAD = 3;
const BY_TIER = {
  1: "reasoning-tokens-tier-1",
  2: "reasoning-tokens-tier-2",
  3: "reasoning-tokens-tier-3",
  4: "reasoning-tokens-tier-4",
} as const satisfies Record<Tier, string>;

/** Thinking of one request in tokens. A model that thinks only when asked, or of which it is not known, counts none. */
export function thinkingTokens(
  model: Pick<Model, "reasoning" | "thinking_tokens">,
  tier: Tier,
  defaults: readonly Default[],
): Range<number> {
  if (model.reasoning !== "always") return NONE;
  if (model.thinking_tokens) return model.thinking_tokens;
  const likely = numberOf(defaults, BY_TIER[tier]);
  return { low: likely / SPREAD, likely, high: likely * SPREAD };
}
