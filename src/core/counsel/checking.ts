/** What people who check answers could save where even the target loses money, as sentences of the counsel say it. */

import { worded } from "../tables/sentences.ts";
import { shareOfRight } from "../tables/stakes.ts";
import { inSeconds, percentText, roughAmount } from "../text/amount.ts";
import { further } from "../text/sentence.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { isLong } from "../ways/needs.ts";
import { lossOfMistake, targetLoss } from "./answer-worth.ts";
import { type CounselInput, perWords } from "./counsel-input.ts";
import { type Check, checkOf, countedBy, loadWords } from "./review.ts";

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
}

/** Where to check every answer costs less than the mistakes that it finds; null where it does not, comes too late, or is unknown. */
export function checkSaving(context: BriefContext): CheckSaving | null {
  const { brief, needs, taxonomy } = context;
  const [check, loss] = [checkOf(context), lossOfMistake(context)];
  const score = shareOfRight(brief, taxonomy)?.score;
  if (check === null || loss === null || score === undefined || isTooLate(check, context)) return null;
  // Of a long source the time to look into it is not known.
  if (!check.is_given && isLong(needs, taxonomy)) return null;
  const mistakes = (1 - score) * loss.mistake;
  return check.cost < mistakes ? { check, mistakes } : null;
}

/** What is said of checking, and what is to be done until a model is right often enough. */
interface Checking {
  says: string;
  until: string;
}

const CHECKED = "Have people check the answers";
const LEFT_OFF = "Leave it switched off";

function checkingOf(input: CounselInput): Checking | null {
  const { context, requests } = input;
  const [loss, check] = [targetLoss(context), checkOf(context)];
  if (!loss || !check) return null;
  const { currency } = context.setting.rate;
  const money = (amount: number) => roughAmount(amount, currency);
  const load = (share: number) => loadWords(check, (requests ?? 1000) * share, currency);
  const per = perWords(input);
  const { taxonomy } = context;
  if (neverPays(context)) {
    return {
      says: worded(
        "checking-never",
        { mistake: money(loss.mistake), check: money(check.cost), by: countedBy(check, context) },
        taxonomy,
      ),
      until: LEFT_OFF,
    };
  }
  if (isTooLate(check, context)) {
    return {
      says: worded("checking-too-late", { limit: inSeconds(context.brief.limits!.latency_s!) }, taxonomy),
      until: "Have it hand over to people what it is unsure of",
    };
  }
  // Of answers picked blindly, so many are wrong that each check saves this much.
  const saved = (1 - loss.target) * loss.corrected - check.cost;
  const share = saved > 0 ? loss.each / saved : null;
  if (share !== null && share <= 1) {
    return {
      says: worded(
        "checking-some",
        { target: percentText(loss.target), share: `${Math.ceil(share * 100)}%`, load: load(share), per },
        taxonomy,
      ),
      until: CHECKED,
    };
  }
  if (saved > 0) {
    const left = (loss.each - saved) * (requests ?? 1000);
    return {
      says: worded("checking-all", { load: load(1), per, lost: money(left) }, taxonomy),
      until: LEFT_OFF,
    };
  }
  return {
    says: worded("checking-unsure", { load: load(1), per }, taxonomy),
    until: "Have people check what the model is unsure of",
  };
}

/** The words in braces that name what people could check, each with its figure. */
export const checkingFigures = (input: CounselInput) => ({
  checking: () => further(checkingOf(input)?.says ?? ""),
  until: () => checkingOf(input)?.until ?? CHECKED,
});
