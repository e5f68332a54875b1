/**
 * What is at stake in an answer: how accurate it must be to be worth giving, how much room tuning has, and what today's
 * score is of: all answers, a part of them, or errors, which are fewer the better.
 */

import { remember } from "../remember/remember.ts";
import { percentText, spokenAmount } from "../text/amount.ts";
import { SaidText, wordList } from "../text/said-text.ts";
import type { Worth } from "../types/advice.ts";
import type { Baseline, Brief, Reviewed, Stakes, StatedAmount } from "../types/brief.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

/**
 * What a right answer earns, where that is counted. Stated as 0 it is left out: today's answers are worth what they are,
 * and only mistakes are counted.
 */
export const earnedBy = (stakes: Stakes | undefined): StatedAmount | undefined =>
  stakes?.right?.amount === 0 ? undefined : stakes?.right;

/**
 * The share of right answers from which answering pays: lost / (gained + lost). A right answer that earns 50 and a
 * wrong one that costs 300 need 0.857. Undefined when an amount is missing, the currencies differ, or only mistakes count.
 */
export function requiredAccuracy(stakes: Stakes | undefined): number | undefined {
  const [right, wrong] = [earnedBy(stakes), stakes?.wrong];
  if (!right || !wrong || right.currency !== wrong.currency) return undefined;
  return wrong.amount / (right.amount + wrong.amount);
}

/** Without the noise of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** How far the best prompt on a large model is from perfect, 0 to 1: all that any other approach can add. */
export const headroom = (baseline: Baseline | undefined): number | undefined =>
  baseline === undefined ? undefined : rounded(Math.max(0, 1 - baseline.score));

/** Whether the best prompt already reaches the score that the client needs; undefined when either is missing. */
export function targetMet(baseline: Baseline | undefined): boolean | undefined {
  return baseline?.target === undefined ? undefined : baseline.score >= baseline.target;
}

/** Whether today's score is enough for answers to be worth giving; undefined when it cannot be said. */
export function accuracyMet(baseline: Baseline | undefined, stakes: Stakes | undefined): boolean | undefined {
  const needed = requiredAccuracy(stakes);
  return baseline === undefined || needed === undefined ? undefined : baseline.score >= needed;
}

/** Who sees an answer before it counts: people see all where minutes for it are given and nothing else is said. */
export const reviewedBy = ({ reviewed, stakes }: Pick<Brief, "reviewed" | "stakes">): Reviewed | undefined =>
  reviewed ?? ((stakes?.review_minutes ?? 0) > 0 ? "all" : undefined);

/** Whether people check every answer, so that no mistake goes out. */
export const isAllReviewed = (brief: Pick<Brief, "reviewed" | "stakes">): boolean => reviewedBy(brief) === "all";

/** What one answer costs to make and check, in one currency. */
export interface AnswerCost {
  /** Running cost of one request to the prompt. */
  request: number;
  /** What people who check answers as planned take for each. */
  review: number;
  currency: string;
}

/**
 * Cost per accepted answer: every answer is paid for and reviewed, only the right ones are kept. `accuracy` is the share
 * of answers that are right, 0 to 1; undefined when none is.
 */
export function costPerAccepted({ request, review }: AnswerCost, accuracy: number): number | undefined {
  return accuracy > 0 ? (request + review) / accuracy : undefined;
}

/** What an answer is worth on average: right ones earn, wrong ones cost. Undefined when an amount is missing, or only mistakes count. */
export function worthPerAnswer(stakes: Stakes | undefined, accuracy: number): number | undefined {
  const [right, wrong] = [earnedBy(stakes), stakes?.wrong];
  if (!right || !wrong || right.currency !== wrong.currency) return undefined;
  return accuracy * right.amount - (1 - accuracy) * wrong.amount;
}

const figure = (share: number) => Number((share * 100).toFixed(1));
const points = (share: number) => `${figure(share)} ${figure(share) === 1 ? "point" : "points"}`;

function sentences(worth: Omit<Worth, "says">, { right, wrong }: Stakes): string[] {
  const { score, headroom: room, target, required_accuracy } = worth;
  const said: string[] = [];
  if (score !== null && room !== null) {
    said.push(`The best prompt scores ${percentText(score)} today, so anything else can add at most ${points(room)}.`);
  }
  if (target !== null && score !== null) {
    const gap = target - score;
    said.push(gap > 0 ? `The client needs ${points(gap)} more.` : "That is already what the client needs.");
  }
  if (required_accuracy !== null && right && wrong) {
    const [gained, lost] = [right, wrong].map(({ amount, currency }) =>
      currency === undefined ? String(amount) : spokenAmount(amount, currency),
    );
    const amounts = `${gained} gained by a right answer and ${lost} lost by a wrong one`;
    said.push(`With ${amounts}, answers pay once ${percentText(required_accuracy)} of them are right.`);
  }
  return said;
}

/** Puts a brief's baseline and stakes together; undefined when it states neither. `ofAll`: the score is the share of all answers. */
export function worthOf(
  { baseline, stakes }: Pick<Brief, "baseline" | "stakes">,
  cost: AnswerCost | null,
  ofAll: boolean,
): Worth | undefined {
  if (!baseline && !stakes) return undefined;
  const score = baseline?.score ?? null;
  const right = ofAll ? score : null;
  const each = right === null ? undefined : worthPerAnswer(stakes, right);
  const currency = stakes?.right?.currency;
  const accepted = cost && right !== null ? costPerAccepted(cost, right) : undefined;
  const worth = {
    score,
    target: baseline?.target ?? null,
    headroom: headroom(baseline) ?? null,
    required_accuracy: requiredAccuracy(stakes) ?? null,
    per_answer: each === undefined ? null : { amount: rounded(each), ...(currency === undefined ? {} : { currency }) },
    cost_per_accepted: accepted === undefined || !cost ? null : { amount: rounded(accepted), currency: cost.currency },
  };
  return { ...worth, says: sentences(worth, stakes ?? {}) };
}

export type ScoreOf = "none" | "answers" | "part" | "errors";

/** Words of a metric by what it is of: those of the fact. */
const wordsOf = remember(({ facts }: Taxonomy) => {
  const words = facts.find(({ id }) => id === "score_of")?.words ?? {};
  return (["errors", "part"] as const).flatMap((of) => (words[of] ? [{ of, words: wordList(words[of]) }] : []));
});

/** By the name of the metric; one of no known kind is a share of all answers, as every client has a name for that. */
export function scoreOf({ baseline }: Pick<Brief, "baseline">, taxonomy: Taxonomy): ScoreOf {
  if (!baseline) return "none";
  const metric = new SaidText(baseline.metric ?? "");
  return wordsOf(taxonomy).find(({ words }) => metric.speaksOf(words))?.of ?? "answers";
}

/** The baseline where its score is the share of all answers that are right, which alone says how many are wrong. */
export const shareOfRight = (brief: Pick<Brief, "baseline">, taxonomy: Taxonomy): Baseline | undefined =>
  scoreOf(brief, taxonomy) === "answers" ? brief.baseline : undefined;

/** Without a score that counts errors: to take it for one that counts what is right would turn the advice round. */
export function asScored(brief: Brief, taxonomy: Taxonomy): Brief {
  if (scoreOf(brief, taxonomy) !== "errors") return brief;
  const { baseline: _, ...rest } = brief;
  return rest;
}
