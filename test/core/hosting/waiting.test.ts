/** How long requests wait at the peak, and how busy a machine may be for that. */
import { expect, test } from "vitest";
import { headroomWithin, secondsWithWait } from "../../../src/core/hosting/waiting.ts";

const ONE = { streams: 1, alone: 9.4, full: 9.4 };
const FOUR = { streams: 4, alone: 10, full: 25 };

test.each([
  // Half of the time busy, a request waits half of an answer (M/D/1).
  ["one place, half taken", ONE, 0.5, 9.4 * 1.5],
  ["one place, hardly taken", ONE, 0.001, 9.4 * 1.0005],
  ["one place, always taken", ONE, 1, Number.POSITIVE_INFINITY],
  ["four places of which one is taken", FOUR, 0.25, 10 * (1 + 0.25 ** (Math.sqrt(10) - 1) / 6)],
])("%s", (_, serving, share, seconds) => {
  expect(secondsWithWait(serving, share)).toBeCloseTo(seconds, 3);
});

test.each([
  ["a limit far away", ONE, 60, 0.7],
  // 1 + x / (2 - 2x) = 10 / 9.4
  ["a limit near", ONE, 10, 0.1132],
  ["a limit that is met alone", ONE, 9.4, 0.01],
  ["a limit between one and four at a time", FOUR, 20, 0.636],
])("%s", (_, serving, limit, share) => {
  const kept = headroomWithin(limit, serving, 0.7);
  expect(kept).toBeCloseTo(share, 2);
  if (share > 0.01) expect(secondsWithWait(serving, kept)).toBeLessThanOrEqual(limit + 1e-6);
});
