/**
 * What it takes people to check answers, as it stands beside the bills: the same whatever the model, and often more than
 * all else.
 */

import { numberOf } from "../prices/defaults.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { isAllReviewed, reviewedBy } from "../tables/stakes.ts";
import { counted, inMinutes, perText, roughAmount, roughCount, spokenPercent } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine, monthOf } from "./beside-lines.ts";
import { judgingHour, minutesToRead, type PeopleContext, sourceTokens } from "./people.ts";

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
  const minutes = stated ?? Math.max(numberOf(pricing.defaults, "review-minutes"), answer);
  const costs = (taken: number) => (taken * hour) / 60;
  const all = answer + minutesToRead(sourceTokens(context), context);
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

function timeWords(minutes: number): string {
  const hours = minutes / 60;
  if (hours < 1) return counted(Math.max(1, Math.round(minutes)), "minute");
  return `${roughCount(hours)} ${hours < 1.5 ? "hour" : "hours"}`;
}

/** `8 to 83 hours` of "8 hours" and "83 hours"; what reads the same once. */
function spanOf(texts: readonly string[]): string {
  const [least = "", most = least] = [...new Set(texts)];
  if (least === most) return least;
  const [one, other] = [least, most].map((text) => / (hour|minute)s?$/.exec(text)?.[1]);
  return `${one === other ? least.replace(/ (hour|minute)s?$/, "") : least} to ${most}`;
}

/** `4,000 hours, AU$260,000`: what it takes to check so many answers; of the least and the most of them both. */
export function loadWords(
  { minutes, cost }: Pick<Check, "minutes" | "cost">,
  answers: readonly number[],
  currency: string,
): string {
  const time = spanOf(answers.map((count) => timeWords(count * minutes)));
  return `${time}, ${spanOf(answers.map((count) => roughAmount(count * cost, currency)))}`;
}

/** Answers that people check: all of the work, or those of a step. */
export interface ReviewedWork {
  /** What the answers are of; null where they are those of the work as a whole. */
  of: string | null;
  check: Check;
  context: BriefContext;
}

/** What says whether a source is long. */
type SourceContext = Pick<BriefContext, "setting" | "taxonomy">;

/** The check of who reads the source as well, where that is long enough to be told beside the other; else null. */
function withSource(check: Check, { setting, taxonomy }: SourceContext): Check | null {
  const isLong = setting.filled.tuned.input_tokens >= fittingNumber("long-source", taxonomy);
  return isLong && check.sourced !== null ? { ...check, ...check.sourced } : null;
}

/** What a check takes, as it is told: of a long source both ends. */
export function checkEnds(check: Check, context: SourceContext): Check[] {
  const whole = withSource(check, context);
  return whole === null ? [check] : [check, whole];
}

/** `6 minutes each at an assumed AU$65 an hour`. */
function timesRate({ minutes, is_given, hour }: Check, { setting }: SourceContext): string {
  const rate = `${roughAmount(hour, setting.rate.currency)} an hour`;
  return `${inMinutes(minutes)} each at ${is_given ? `an assumed ${rate}` : `${rate} (assumed)`}`;
}

/**
 * What the load of a check is counted by, and what of it is assumed: nobody looks into a long source in the time that
 * reading the answer takes.
 */
export function countedBy(check: Check, context: SourceContext): string {
  const whole = withSource(check, context);
  if (whole === null) return timesRate(check, context);
  const rate = `${roughAmount(check.hour, context.setting.rate.currency)} an hour`;
  return `at least ${inMinutes(check.minutes)} each at ${rate} (assumed: the answer alone is read; with its source it is ${inMinutes(whole.minutes)})`;
}

/** How a check of so many answers is told: by what it is counted, and what it takes. */
interface Load {
  by: string;
  takes: string;
  /** A sentence: what it takes with the source read, where that is long. */
  sourced: string;
}

/**
 * What it takes to check so many answers, or the least and the most of them. Of a long source both ends are told in money:
 * who looks for what an answer left out reads all of it.
 */
export function checkLoad(check: Check, answers: readonly number[], context: SourceContext): Load {
  const { currency } = context.setting.rate;
  const whole = withSource(check, context);
  const takes = loadWords(check, answers, currency);
  if (whole === null) return { by: countedBy(check, context), takes, sourced: "" };
  return {
    by: timesRate(check, context),
    takes,
    sourced: ` With the source read, ${inMinutes(whole.minutes)}, it is ${loadWords(whole, answers, currency)}.`,
  };
}

/** Shares of the answers that people check as planned: the least and the most of them. */
function plannedShares({ brief, pricing }: Pick<PeopleContext, "brief" | "pricing">): [least: number, most: number] {
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

function textOf({ of, check, context }: ReviewedWork): string {
  const { requests_per_month: requests } = context.setting;
  const [least, planned] = plannedShares(context);
  const answers = [least, planned].map((share) => share * (requests ?? 1000));
  const { by, takes, sourced } = checkLoad(check, answers, context);
  const whose = of === null ? "" : ` of "${of}"`;
  const onTop = `${takes} ${perText(requests !== null)} on top`;
  if (planned < 1) {
    const shares = `${spokenPercent(least).replace("%", "")} to ${spokenPercent(planned)}`;
    return `Checking ${shares} of the answers${whose}, ${by}: ${onTop}.${sourced} Say which.`;
  }
  const alike = of === null ? ", whatever the model" : "";
  return `People check every answer${whose}, ${by}: ${onTop}${sourced === "" ? `${alike}.` : `.${sourced} Say which.`}`;
}

/** Several of which people check every answer, told in one sentence with what they take together. */
function togetherText(all: readonly ReviewedWork[]): string {
  const { setting } = all[0]!.context;
  const sum = (each: (work: ReviewedWork) => number) =>
    all.reduce((total, work) => total + each(work) * (work.context.setting.requests_per_month ?? 1000), 0);
  const load = (checkFor: (work: ReviewedWork) => Check) => {
    const together = { minutes: sum((work) => checkFor(work).minutes), cost: sum((work) => checkFor(work).cost) };
    return loadWords(together, [1], setting.rate.currency);
  };
  const names = listed(all.map(({ of }) => `"${of}"`));
  const onTop = `${perText(setting.requests_per_month !== null)} on top`;
  const alone = load(({ check }) => check);
  const sourced = load(({ check, context }) => withSource(check, context) ?? check);
  return alone === sourced
    ? `People check every answer of ${names}: ${alone} ${onTop}.`
    : `People check every answer of ${names}: ${alone} ${onTop} if the answers alone are read, ${sourced} with their sources. Say which.`;
}

/** What the checking that is planned costs in a month, in the currency of the advice; null while the volume is unknown. */
function amountOf({ check, context }: ReviewedWork): number | null {
  const { requests_per_month: requests } = context.setting;
  return requests === null ? null : requests * reviewedShare(context.brief, context) * check.cost;
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
