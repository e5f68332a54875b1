/** How long an answer takes on a machine. */
import { hostingCost } from "../hosting/self-hosting.ts";
import type { Way } from "./way.ts";

interface AnswerSeconds {
  /** When no other request runs. */
  alone: number;
  /** On average at the busiest hour, with the wait for others; of work that comes in one go, without. */
  busy: number;
  /** The same at the slow end of the estimate. */
  slow: number;
}

/** Null where it is not known, and for a host. `requests` of a month; null where nobody said. */
export function answerSeconds(way: Way, requests: number | null, isBatch: boolean): AnswerSeconds | null {
  const alone = way.kind === "machine" ? way.plan.seconds_alone : null;
  if (way.kind !== "machine" || alone === null) return null;
  const cost = requests === null ? null : hostingCost(way.plan, requests);
  const busy = (isBatch ? cost?.seconds_per_request : cost?.seconds_at_peak) ?? alone;
  const { scenarios } = way.plan;
  const slower = scenarios ? scenarios.high.seconds_alone / scenarios.likely.seconds_alone : 1;
  return { alone, busy, slow: busy * slower };
}
