import { expect, test } from "vitest";
import { thinkingTokens } from "../../../src/core/prices/thinking-tokens.ts";
import { pricing } from "../../pricing-files.ts";

const known = { low: 10, likely: 20, high: 40 };

test.each([
  ["what is known of the model", { reasoning: "always", thinking_tokens: known }, 3, known],
  ["what is usual for tier 1", { reasoning: "always", thinking_tokens: null }, 1, { low: 67, likely: 200, high: 600 }],
  [
    "what is usual for tier 3",
    { reasoning: "always", thinking_tokens: null },
    3,
    { low: 333, likely: 1000, high: 3000 },
  ],
  [
    "nothing where it thinks when asked",
    { reasoning: "optional", thinking_tokens: known },
    3,
    { low: 0, likely: 0, high: 0 },
  ],
  ["nothing where it is not known", { reasoning: null, thinking_tokens: null }, 3, { low: 0, likely: 0, high: 0 }],
] as const)("%s", (_, model, tier, expected) => {
  expect(thinkingTokens(model, tier, pricing.defaults)).toEqual(expected);
});
