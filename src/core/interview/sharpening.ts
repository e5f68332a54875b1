/** Which open questions would change an advice most: each is answered in every way it can be, and the advices compared. */
import type { Advice } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { FactValue, Question } from "../types/taxonomy.ts";
import { answerPath, briefWith, isNumeric, knownAnswer, withoutFragments } from "./answer.ts";

export interface Sharpening {
  question: Question;
  /** What its answer could change, in words: "could change the tier". */
  changes: string;
}

/** A question and how much its answers move the advice. */
interface Weighed extends Sharpening {
  weight: number;
}

const WAYS = [
  { weight: 1000, changes: "could change the tier", differs: (a: Advice, b: Advice) => a.tier !== b.tier },
  {
    weight: 500,
    changes: "could change the kind of model",
    differs: (a: Advice, b: Advice) => a.approach !== b.approach,
  },
  {
    weight: 200,
    changes: "could change what to do first",
    differs: (a: Advice, b: Advice) => a.counsel?.id !== b.counsel?.id || start(a) !== start(b),
  },
  {
    weight: 100,
    changes: "could change the model",
    differs: (a: Advice, b: Advice) => a.recommended?.model !== b.recommended?.model,
  },
] as const;

const start = ({ counsel }: Advice): string | undefined => counsel?.start_with?.model;

/** Cost of the recommended way, by the month where that is known. */
const costOf = ({ recommended }: Advice): number | null =>
  recommended ? (recommended.monthly ?? recommended.per_1k).likely : null;

/** How often the dearest outcome costs what the cheapest does, as powers of ten. */
function costSpread(advices: readonly Advice[]): number {
  const costs = advices.map(costOf).filter((cost): cost is number => cost !== null && cost > 0);
  return costs.length < 2 ? 0 : Math.log10(Math.max(...costs) / Math.min(...costs));
}

/** Half as much again is worth asking for. */
const LEAST_SPREAD = Math.log10(1.5);

/**
 * Answers that every price rests on: to try them is to price all ways anew, for which a person would wait. That they
 * move the cost is known without.
 */
const isPriced = ({ id }: Question): boolean => answerPath(id)[0] === "usage";
const isSlow = (question: Question): boolean => ["usage", "limits"].includes(answerPath(question.id)[0]!);

/** Answers to try: all choices, or the ends of what people answer. */
function valuesOf(question: Question): FactValue[] {
  if (question.choices) return question.choices.map(({ value }) => value);
  if (!isNumeric(question) || isSlow(question)) return [];
  const [first] = question.examples.map(Number).filter((value) => Number.isFinite(value));
  if (first === undefined) return [];
  return question.max !== undefined ? [question.min ?? 0, question.max] : [first / 10, first * 10];
}

/** The brief with an answer as it may come: one that means nothing by itself stands in no brief. */
const tried = (brief: Brief, { id }: Question, value: FactValue, currency: string): Brief =>
  withoutFragments(briefWith(brief, { [id]: knownAnswer(value) }, currency));

function weighed(question: Question, brief: Brief, currency: string, advise: (brief: Brief) => Advice): Weighed | null {
  const advices = valuesOf(question).map((value) => advise(tried(brief, question, value, currency)));
  const [first] = advices;
  if (!first) return isPriced(question) ? { question, changes: "changes the cost", weight: 0 } : null;
  const way = WAYS.find(({ differs }) => advices.some((each) => differs(first, each)));
  const spread = costSpread(advices);
  if (way) return { question, changes: way.changes, weight: way.weight + spread };
  return spread >= LEAST_SPREAD ? { question, changes: "could change the cost", weight: spread } : null;
}

const MOST = 3;

/** A few questions, the one that moves the advice furthest first. `advise` must not ask anything. */
export function sharpenings(
  brief: Brief,
  open: readonly Question[],
  currency: string,
  advise: (brief: Brief) => Advice,
): Sharpening[] {
  const now = advise(brief);
  if (now.next_question) {
    // While the decision is open, what settles most of it comes before all else.
    const question = open.find(({ id }) => id === now.next_question?.id);
    return question ? [{ question, changes: "settles most of what is still open" }] : [];
  }
  return open
    .flatMap((question) => weighed(question, brief, currency, advise) ?? [])
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ question, changes }) => ({ question, changes }));
}
