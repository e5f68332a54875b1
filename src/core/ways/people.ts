/** People who read, judge and check answers: what an hour of them costs, what they read, and what their checks come to. */

import { defaultUsd, numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { reviewedBy } from "../tables/stakes.ts";
import { secondsText } from "../text/amount.ts";
import type { Brief } from "../types/brief.ts";
import type { Pico } from "../types/cost.ts";
import type { BriefContext } from "./brief-context.ts";

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

/** The checking of one answer. */
export interface Check {
  minutes: number;
  /** False where the minutes are those that reading the answer takes. */
  is_given: boolean;
  /** What an hour of who checks costs, and this check; in the currency of the advice. */
  hour: number;
  cost: number;
  /** The same for who reads what came in as well; null where the minutes are given, or where that takes no longer. */
  sourced: Pick<Check, "minutes" | "cost"> | null;
}

/** Defaults for what is searched, of which a person who checks sees a part. */
const FOUND: readonly string[] = ["retrieved-tokens", "searched-tokens"];

/** Counted as the page tells it, so that who multiplies its minutes comes to its amounts. */
const asTold = (minutes: number): number => Number(secondsText(minutes));

/**
 * A person reads the answer at the least, and looks at it for no less than the default. Who reviews code knows what it is
 * of. Null without a rate.
 */
export function checkOf(context: PeopleContext): Check | null {
  const { brief, needs, setting, pricing } = context;
  const hour = judgingHour(context);
  if (hour === null) return null;
  // Of a prompt that names labels only the text is read.
  const { tuned: profile, assumptions } = setting.filled;
  const stated = brief.stakes?.review_minutes;
  const answer = minutesToRead(profile.output_tokens, context);
  const minutes = stated ?? asTold(Math.max(numberOf(pricing.defaults, "review-minutes"), answer));
  const costs = (taken: number) => (taken * hour) / 60;
  const all = asTold(answer + minutesToRead(sourceTokens(context), context));
  const isRead = !needs.code && !assumptions.some(({ id }) => FOUND.includes(id));
  return {
    minutes,
    is_given: stated !== undefined,
    hour,
    cost: costs(minutes),
    sourced: stated === undefined && isRead && all > minutes ? { minutes: all, cost: costs(all) } : null,
  };
}

/** Share of the answers that people check, 0 to 1. */
export function reviewedShare(brief: Brief, { pricing }: Pick<PeopleContext, "pricing">): number {
  const by = reviewedBy(brief);
  if (by === "some") return numberOf(pricing.defaults, "review-share");
  return by === "all" ? 1 : 0;
}

/** What says whether a source is long. */
export type SourceContext = Pick<BriefContext, "setting" | "taxonomy">;

/** The check of who reads the source as well, where that is long enough to be told beside the other; else null. */
export function withSource(check: Check, { setting, taxonomy }: SourceContext): Check | null {
  const isLong = setting.filled.tuned.input_tokens >= fittingNumber("long-source", taxonomy);
  return isLong && check.sourced !== null ? { ...check, ...check.sourced } : null;
}

/** What a check takes, as it is told: of a long source both ends. */
export function checkEnds(check: Check, context: SourceContext): Check[] {
  const whole = withSource(check, context);
  return whole === null ? [check] : [check, whole];
}

/** Shares of the answers that people check as planned: the least and the most of them. */
export function plannedShares({
  brief,
  pricing,
}: Pick<PeopleContext, "brief" | "pricing">): [least: number, most: number] {
  const planned = reviewedShare(brief, { pricing });
  return [planned > 0 && planned < 1 ? numberOf(pricing.defaults, "review-share-least") : planned, planned];
}

/**
 * What the checking that is planned takes of a month's budget: of the fewest answers alone, and of the most with a long
 * source read. In the currency of the advice; null where nobody checks, or while the volume or the price of an hour is unknown.
 */
export function reviewMonth(context: PeopleContext & SourceContext): { low: number; high: number } | null {
  const { requests_per_month: requests } = context.setting;
  const [least, most] = plannedShares(context);
  const check = checkOf(context);
  if (requests === null || check === null || most === 0 || check.cost === 0) return null;
  return { low: requests * least * check.cost, high: requests * most * checkEnds(check, context).at(-1)!.cost };
}
