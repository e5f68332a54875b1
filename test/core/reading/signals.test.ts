/** Which of several values is likeliest, and how far that is trusted. */
import { expect, test } from "vitest";
import { likeliestOf } from "../../../src/core/reading/signals.ts";

/** Two values, each weighed by one signal; where the second leads it is trusted less. */
const SETTINGS = {
  weights: [
    [1, 0],
    [1, 0],
  ],
  sureness: [
    [1, 0],
    [1, -2],
  ],
};

test("each value is as sure as the sureness of its own gives, where it leads", () => {
  const first = likeliestOf([[2], [-2]], SETTINGS);
  const second = likeliestOf([[-2], [2]], SETTINGS);
  expect([first.at, second.at]).toEqual([0, 1]);
  expect(first.confidence).toBeGreaterThan(0.8);
  expect(second.confidence).toBeLessThan(0.6);
});
