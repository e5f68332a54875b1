/**
 * What it takes people to check answers, as it stands beside the bills: the same whatever the model, and often more than
 * all else.
 */

import { isAllReviewed } from "../tables/stakes.ts";
import { counted, countText, inMinutes, perText, roughAmount, roughCount, spokenPercent } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { type Check, plannedShares, reviewedShare, type SourceContext, withSource } from "../ways/people.ts";
import { besideLine, monthOf } from "./beside-lines.ts";

function timeWords(minutes: number): string {
  const hours = minutes / 60;
  if (hours < 1) return counted(Math.max(1, Math.round(minutes)), "minute");
  // So exact that the rate an hour times these comes to the amount beside them.
  const shown = hours < 10_000 ? countText(Number(hours.toPrecision(3))) : roughCount(hours);
  return `${shown} ${hours < 1.5 ? "hour" : "hours"}`;
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
