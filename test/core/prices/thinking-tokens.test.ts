import { expect, test } from "vitest";
import { thinkingOf, usualThinking } from "../../../src/core/prices/token-profile.ts";
import { pricing } from "../../pricing-files.ts";

const known = { low: 10, likely: 20, high: 40 };
const none = { low: 0, likely: 0, high: 0 };
const always = { reasoning: "always", thinking_tokens: null } as const;

test.each([
  ["what is known of the model", { ...always, thinking_tokens: known }, 3, 0, known],
  ["what is usual for tier 1", always, 1, 0, { low: 67, likely: 200, high: 600 }],
  ["what is usual for tier 3", always, 3, 0, { low: 333, likely: 1000, high: 3000 }],
  ["from tier 1 to tier 4 while the tier is open", always, null, 0, { low: 67, likely: 400, high: 3000 }],
  ["nothing where it thinks when asked", { reasoning: "optional", thinking_tokens: known }, 3, 0, none],
  [
    "as much as is usual, at the most, where it is not known",
    { ...always, reasoning: null },
    3,
    0,
    { ...none, high: 3000 },
  ],
  ["what the brief states", { ...always, thinking_tokens: known }, 3, 50, { low: 50, likely: 50, high: 50 }],
  ["nothing of what the brief states where it cannot think", { ...always, reasoning: "none" }, 3, 50, none],
] as const)("%s", (_, model, tier, reasoning_tokens, expected) => {
  const thinking = usualThinking(pricing.defaults, tier);
  expect(thinkingOf(model, { reasoning_tokens, thinking })).toEqual(expected);
});

test.each([1, 2, 3, 4] as const)("models of the list that always think do so alike in tier %d", (tier) => {
  const thinking = usualThinking(pricing.defaults, tier);
  const always = pricing.models.filter(({ reasoning }) => reasoning === "always");
  expect(always.length).toBeGreaterThan(20);
  for (const model of always) expect(thinkingOf(model, { reasoning_tokens: 0, thinking }), model.id).toEqual(thinking);
});
