/** What it takes people to check answers: the same whatever the model, and often more than all else. */
import { judgingHour } from "../prices/default-amounts.ts";
import { numberOf } from "../prices/token-profile.ts";
import { reviewedBy } from "../tables/stakes.ts";
import { counted, roughAmount, roughCount } from "../text/amount.ts";
import type { Brief } from "../types/brief.ts";
import type { Scene } from "../ways/scene.ts";

/** What checking rests on; no more of a scene is needed. */
export type ReviewScene = Pick<Scene, "brief" | "setting" | "pricing">;

/** The checking of one answer. */
export interface Check {
  minutes: number;
  /** False where the minutes are those that reading the answer takes. */
  is_given: boolean;
  /** In the currency of the advice. */
  cost: number;
}

/** A person reads the answer at the least, and looks at it for no less than the default. Null without a rate. */
export function checkOf({ brief: { stakes }, setting, pricing }: ReviewScene): Check | null {
  const { defaults } = pricing;
  const hour = judgingHour(setting.rate, pricing);
  if (hour === null) return null;
  const stated = stakes?.review_minutes;
  const read = () => Math.round(setting.filled.profile.output_tokens / numberOf(defaults, "person-reads"));
  const minutes = stated ?? Math.max(numberOf(defaults, "review-minutes"), read());
  return { minutes, is_given: stated !== undefined, cost: (minutes / 60) * hour };
}

/** Share of the answers that people check, 0 to 1. */
export function reviewedShare(brief: Brief, { pricing }: Pick<ReviewScene, "pricing">): number {
  const by = reviewedBy(brief);
  if (by === "some") return numberOf(pricing.defaults, "review-share");
  return by === "all" ? 1 : 0;
}

/** `4,000 hours, AU$260,000`: what it takes to check so many answers. */
export function loadWords({ minutes, cost }: Check, answers: number, currency: string): string {
  const hours = (answers * minutes) / 60;
  const time =
    hours < 1
      ? counted(Math.max(1, Math.round(hours * 60)), "minute")
      : `${roughCount(hours)} ${hours < 1.5 ? "hour" : "hours"}`;
  return `${time}, ${roughAmount(answers * cost, currency)}`;
}
