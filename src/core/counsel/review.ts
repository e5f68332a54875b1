/**
 * What it takes people to check answers, as it stands beside the bills: the same whatever the model, and often more than
 * all else.
 */

import { judgingHour, numberOf } from "../prices/defaults.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { isAllReviewed, reviewedBy } from "../tables/stakes.ts";
import { counted, inMinutes, roughAmount, roughCount, spokenPercent } from "../text/amount.ts";
import { perText } from "../text/per-text.ts";
import { listed } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine, monthOf } from "./beside-lines.ts";

/** What checking rests on; no more of a context is needed. */
type ReviewContext = Pick<BriefContext, "brief" | "setting" | "pricing">;

/** The checking of one answer. */
export interface Check {
  minutes: number;
  /** False where the minutes are those that reading the answer takes. */
  is_given: boolean;
  /** What an hour of who checks costs, and this check; in the currency of the advice. */
  hour: number;
  cost: number;
}

/** A person reads the answer at the least, and looks at it for no less than the default. Null without a rate. */
export function checkOf({ brief: { stakes }, setting, pricing }: ReviewContext): Check | null {
  const { defaults } = pricing;
  const hour = judgingHour(setting.rate, pricing);
  if (hour === null) return null;
  const stated = stakes?.review_minutes;
  const read = setting.filled.profile.output_tokens / numberOf(defaults, "person-reads");
  const minutes = stated ?? Math.max(numberOf(defaults, "review-minutes"), read);
  return { minutes, is_given: stated !== undefined, hour, cost: (minutes / 60) * hour };
}

/** Share of the answers that people check, 0 to 1. */
export function reviewedShare(brief: Brief, { pricing }: Pick<ReviewContext, "pricing">): number {
  const by = reviewedBy(brief);
  if (by === "some") return numberOf(pricing.defaults, "review-share");
  return by === "all" ? 1 : 0;
}

/** `4,000 hours, AU$260,000`: what it takes to check so many answers. */
export function loadWords(
  { minutes, cost }: Pick<Check, "minutes" | "cost">,
  answers: number,
  currency: string,
): string {
  const hours = (answers * minutes) / 60;
  const time =
    hours < 1
      ? counted(Math.max(1, Math.round(hours * 60)), "minute")
      : `${roughCount(hours)} ${hours < 1.5 ? "hour" : "hours"}`;
  return `${time}, ${roughAmount(answers * cost, currency)}`;
}

/** Answers that people check: all of the work, or those of a step. */
export interface ReviewedWork {
  /** What the answers are of; null where they are those of the work as a whole. */
  of: string | null;
  check: Check;
  context: BriefContext;
}

/** What a check and its source are read in. */
type SourceContext = Pick<BriefContext, "setting" | "pricing" | "taxonomy">;

/**
 * The check of who reads what came in as well; null where the minutes are given, where the source is short, or no more
 * than passages that were found.
 */
function withSource(check: Check, { setting, pricing, taxonomy }: SourceContext): Check | null {
  const { profile, assumptions } = setting.filled;
  const isFound = assumptions.some(({ id }) => FOUND.includes(id));
  if (check.is_given || isFound || profile.input_tokens < fittingNumber("long-source", taxonomy)) return null;
  const minutes = (profile.input_tokens + profile.output_tokens) / numberOf(pricing.defaults, "person-reads");
  return minutes > check.minutes ? { ...check, minutes, cost: (minutes / 60) * check.hour } : null;
}

/** Defaults for what is searched, of which a person who checks sees a part. */
const FOUND: readonly string[] = ["retrieved-tokens", "searched-tokens"];

/**
 * What the load of a check is counted by, and what of it is assumed: nobody looks into a long source in the time that
 * reading the answer takes.
 */
export function countedBy(check: Check, context: SourceContext): string {
  const { minutes, is_given, hour } = check;
  const each = `${inMinutes(minutes)} each`;
  const rate = `${roughAmount(hour, context.setting.rate.currency)} an hour`;
  if (is_given) return `${each} at an assumed ${rate}`;
  const whole = withSource(check, context);
  return whole === null
    ? `${each} at ${rate} (assumed)`
    : `at least ${each} at ${rate} (assumed: the answer alone is read; with its source it is ${inMinutes(whole.minutes)})`;
}

/** How a check of so many answers is told: by what it is counted, and what it takes. */
interface Load {
  by: string;
  takes(answers: number): string;
  /** The same of another share, beside the first. */
  besides(answers: number): string;
  /** It has two ends, of which the client must say which. */
  is_open: boolean;
}

/** Of a long source both ends are told in money: who looks for what an answer left out reads all of it. */
export function checkLoad(check: Check, context: SourceContext, onTop: string): Load {
  const { currency } = context.setting.rate;
  const whole = withSource(check, context);
  const load = (each: Check, answers: number) => loadWords(each, answers, currency);
  if (whole === null) {
    return {
      by: countedBy(check, context),
      takes: (answers) => `${load(check, answers)} ${onTop}`,
      besides: (answers) => load(check, answers),
      is_open: false,
    };
  }
  const alone = `if the answer alone is read (${inMinutes(check.minutes)} each)`;
  const sourced = `with its source (${inMinutes(whole.minutes)})`;
  return {
    by: `at ${roughAmount(check.hour, currency)} an hour (assumed)`,
    takes: (answers) => `${load(check, answers)} ${onTop} ${alone}, or ${load(whole, answers)} ${sourced}`,
    besides: (answers) => `${load(check, answers)}, or ${load(whole, answers)}`,
    is_open: true,
  };
}

function textOf({ of, check, context }: ReviewedWork): string {
  const { brief, setting, pricing } = context;
  const { requests_per_month: requests } = setting;
  const planned = reviewedShare(brief, context);
  const answers = requests ?? 1000;
  const { by, takes, besides, is_open } = checkLoad(check, context, `${perText(requests !== null)} on top`);
  const whose = of === null ? "" : ` of "${of}"`;
  if (planned < 1) {
    const least = numberOf(pricing.defaults, "review-share-least");
    return `Checking ${spokenPercent(least)} of the answers${whose}, ${by}, takes ${takes(least * answers)}${is_open ? ";" : ","} ${spokenPercent(planned)} ${besides(planned * answers)}. Say which.`;
  }
  const alike = of === null ? ", whatever the model" : "";
  return `People check every answer${whose}, ${by}: ${takes(answers)}${is_open ? ". Say which" : alike}.`;
}

/** Several of which people check every answer, told in one sentence with what they take together. */
function togetherText(all: readonly ReviewedWork[]): string {
  const { setting } = all[0]!.context;
  const sum = (each: (work: ReviewedWork) => number) =>
    all.reduce((total, work) => total + each(work) * (work.context.setting.requests_per_month ?? 1000), 0);
  const load = (checkFor: (work: ReviewedWork) => Check) => {
    const together = { minutes: sum((work) => checkFor(work).minutes), cost: sum((work) => checkFor(work).cost) };
    return loadWords(together, 1, setting.rate.currency);
  };
  const names = listed(all.map(({ of }) => `"${of}"`));
  const onTop = `${perText(setting.requests_per_month !== null)} on top`;
  const alone = load(({ check }) => check);
  const sourced = load(({ check, context }) => withSource(check, context) ?? check);
  return alone === sourced
    ? `People check every answer of ${names}: ${alone} ${onTop}.`
    : `People check every answer of ${names}: ${alone} ${onTop} if the answers alone are read, ${sourced} with their sources. Say which.`;
}

/** What the checking of some is known to cost in a month, in the currency of the advice; null where it is not. */
function amountOf({ check, context: { brief, setting } }: ReviewedWork): number | null {
  const { requests_per_month: requests } = setting;
  return requests === null || !isAllReviewed(brief) ? null : requests * check.cost;
}

function textsOf(reviewed: readonly ReviewedWork[]): string[] {
  const all = reviewed.filter(({ context }) => isAllReviewed(context.brief));
  if (all.length < 2) return reviewed.map(textOf);
  return [togetherText(all), ...reviewed.filter((each) => !all.includes(each)).map(textOf)];
}

/** Beside the bills: who checks what, and what that takes; null where nobody checks. */
export function reviewBeside(reviewed: readonly ReviewedWork[]): Beside | null {
  const [first] = reviewed;
  if (!first) return null;
  const amounts = reviewed.map(amountOf).filter((amount) => amount !== null);
  const amount = amounts.reduce((sum, each) => sum + each, 0);
  return besideLine(
    "review",
    textsOf(reviewed).join(" "),
    monthOf(amounts.length === 0 ? null : amount, first.context.setting),
  );
}
