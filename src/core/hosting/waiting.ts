/** How long requests wait for a machine that is busy with others, and how busy it may then be. */
import type { Scenario } from "../types/hosting.ts";

/** What a machine answers at a time, and in how many seconds: with no other request, and with all places taken. */
interface Serving {
  streams: number;
  alone: number;
  full: number;
}

/** Seconds of an answer while so many are written at a time: more slow each other down, step by step alike. */
export const secondsAmong = ({ streams, alone, full }: Serving, concurrency: number): number => {
  const each = streams > 1 ? (full - alone) / (streams - 1) : 0;
  return alone + each * (Math.min(streams, Math.max(1, concurrency)) - 1);
};

/**
 * Seconds from a request to its answer, on average, at this share of the places taken. Requests come at random and take
 * alike (M/D/c): exact for one place, and Sakasegawa's approximation for more.
 */
export function secondsWithWait(serving: Serving, share: number): number {
  const { streams } = serving;
  const seconds = secondsAmong(serving, share * streams);
  if (share >= 1) return Number.POSITIVE_INFINITY;
  return seconds * (1 + share ** (Math.sqrt(2 * (streams + 1)) - 1) / (2 * streams * (1 - share)));
}

/** A machine that is hardly ever busy: what takes almost the whole limit alone keeps it then. */
const LEAST_SHARE = 0.01;
const HALVINGS = 24;

/** The share of its places that may be taken at the peak, of `headroom` at most, so that answers keep a limit in seconds. */
export function headroomWithin(limit: number, serving: Serving, headroom: Scenario["headroom"]): number {
  if (secondsWithWait(serving, headroom) <= limit) return headroom;
  let [kept, broken] = [LEAST_SHARE, headroom];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (kept + broken) / 2;
    if (secondsWithWait(serving, middle) <= limit) kept = middle;
    else broken = middle;
  }
  return kept;
}
