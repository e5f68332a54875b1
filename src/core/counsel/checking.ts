/** What people who check answers could save where even the target loses money, as sentences of the counsel say it. */

import { worded } from "../tables/sentences.ts";
import { shareOfRight } from "../tables/stakes.ts";
import { inMinutes, inSeconds, percentText, roughAmount } from "../text/amount.ts";
import { either, further } from "../text/sentence.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { type Check, checkEnds, checkOf } from "../ways/people.ts";
import { lossOfMistake, targetLoss } from "./answer-worth.ts";
import { type CounselInput, perWords } from "./counsel-input.ts";
import { countedBy, loadWords } from "./review.ts";

/** Whether an answer must be there sooner than anybody can look at it. */
const isTooLate = ({ minutes }: Check, { brief: { limits, usage } }: BriefContext): boolean =>
  usage?.batch !== true && limits?.latency_s !== undefined && limits.latency_s < minutes * 60;

/** Whether a check costs more than the mistake that it may find, so that it pays for no answer. */
export function neverPays(context: BriefContext): boolean {
  const [check, mistake] = [checkOf(context), lossOfMistake(context)];
  return check !== null && mistake !== null && check.cost >= mistake.corrected;
}

/** What a check of each answer costs, and what the mistakes of today cost for each that nobody checks. */
interface CheckSaving {
  check: Check;
  mistakes: number;
  /** Minutes below which a check costs less than they; null where it does even with the source read. */
  below: number | null;
}

/** Minutes in which a check costs so much. */
const minutesFor = (cost: number, { hour }: Check): number => (cost / hour) * 60;

/** Where to check every answer costs less than the mistakes that it finds; null where it does not, comes too late, or is unknown. */
export function checkSaving(context: BriefContext): CheckSaving | null {
  const { brief, taxonomy } = context;
  const [check, loss] = [checkOf(context), lossOfMistake(context)];
  const score = shareOfRight(brief, taxonomy)?.score;
  if (check === null || loss === null || score === undefined || isTooLate(check, context)) return null;
  const mistakes = (1 - score) * loss.mistake;
  if (check.cost >= mistakes) return null;
  const turns = check.sourced !== null && check.sourced.cost >= mistakes;
  return { check, mistakes, below: turns ? minutesFor(mistakes, check) : null };
}

/** What is said of checking, and what is to be done until a model is right often enough. */
interface Checking {
  says: string;
  until: string;
}

const CHECKED = "Have people check the answers";
const LEFT_OFF = "Leave it switched off";

type Loss = NonNullable<ReturnType<typeof targetLoss>>;

/** What checks come to where even the target loses money. */
interface Paying {
  /** Of some answers they make up for the loss, of all they lessen it, of those that the model is unsure of they may; or none pays. */
  pays: "some" | "all" | "unsure" | "never";
  /** The share of answers from which they make up for it. */
  share: number;
}

function payingAt(cost: number, loss: Loss): Paying {
  // Of answers picked blindly, so many are wrong that each check saves this much.
  const saved = (1 - loss.target) * loss.corrected - cost;
  const share = saved > 0 ? loss.each / saved : Number.POSITIVE_INFINITY;
  if (cost >= loss.corrected) return { pays: "never", share };
  if (saved <= 0) return { pays: "unsure", share };
  return { pays: share <= 1 ? "some" : "all", share };
}

/** Below which cost of a check it pays like this. */
function costBelow({ pays }: Paying, loss: Loss): number {
  if (pays === "unsure") return loss.corrected;
  return (1 - loss.target) * loss.corrected - (pays === "some" ? loss.each : 0);
}

function checkingOf(input: CounselInput): Checking | null {
  const { context, requests } = input;
  const { taxonomy } = context;
  const [loss, check] = [targetLoss(context), checkOf(context)];
  if (!loss || !check) return null;
  const { currency } = context.setting.rate;
  const money = (amount: number) => roughAmount(amount, currency);
  const alone = payingAt(check.cost, loss);
  if (alone.pays === "never") {
    const figures = { mistake: money(loss.mistake), check: money(check.cost), by: countedBy(check, context) };
    return { says: worded("checking-never", figures, taxonomy), until: LEFT_OFF };
  }
  if (isTooLate(check, context)) {
    return {
      says: worded("checking-too-late", { limit: inSeconds(context.brief.limits!.latency_s!) }, taxonomy),
      until: "Have it hand over to people what it is unsure of",
    };
  }
  const target = percentText(loss.target);
  const isMade = alone.pays === "some";
  if (check.sourced && payingAt(check.sourced.cost, loss).pays !== alone.pays) {
    const figures = { target: isMade ? target : null, minutes: inMinutes(minutesFor(costBelow(alone, loss), check)) };
    return {
      says: worded("checking-while", figures, taxonomy),
      until: "Have people check the answers as far as that pays",
    };
  }
  const ends = checkEnds(check, context);
  const volume = requests ?? 1000;
  const per = perWords(input);
  const loads = ends.map((end) => loadWords(end, [volume * (isMade ? payingAt(end.cost, loss).share : 1)], currency));
  const load = `${either(loads)} ${per}${ends.length > 1 ? " with the source" : ""}`;
  if (isMade) {
    const shares = ends.map(({ cost }) => `${Math.ceil(payingAt(cost, loss).share * 100)}%`);
    return { says: worded("checking-some", { target, share: either(shares), load }, taxonomy), until: CHECKED };
  }
  if (alone.pays === "all") {
    const lost = ends.map(({ cost }) => money((loss.each - ((1 - loss.target) * loss.corrected - cost)) * volume));
    return { says: worded("checking-all", { load, lost: either(lost) }, taxonomy), until: LEFT_OFF };
  }
  return {
    says: worded("checking-unsure", { load }, taxonomy),
    until: "Have people check what the model is unsure of",
  };
}

/** The words in braces that name what people could check, each with its figure. */
export const checkingFigures = (input: CounselInput) => ({
  checking: () => further(checkingOf(input)?.says ?? ""),
  until: () => checkingOf(input)?.until ?? CHECKED,
});
