/** Which open questions would change an advice most: each is answered in every way it can be, and the advices compared. */
import type { Advice } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { FactValue, Question } from "../types/taxonomy.ts";
import { briefWith, isNumeric, known } from "./answer.ts";

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

/** Numbers to try where a question has no choices: its examples, as those are what people answer. */
function valuesOf(question: Question): FactValue[] {
  if (question.choices) return question.choices.map(({ value }) => value);
  if (!isNumeric(question)) return [];
  const given = question.examples.map(Number).filter((value) => Number.isFinite(value));
  const [first] = given;
  if (first === undefined) return [];
  // Scores and percentages keep within their limits; counts and money are tried far apart.
  return question.max !== undefined
    ? [...new Set([first, question.max, question.min ?? 0])]
    : [first / 10, first, first * 10];
}

function weighed(question: Question, brief: Brief, currency: string, advise: (brief: Brief) => Advice): Weighed | null {
  const advices = valuesOf(question).map((value) =>
    advise(briefWith(brief, { [question.id]: known(value) }, currency)),
  );
  const [first] = advices;
  if (!first) return null;
  const way = WAYS.find(({ differs }) => advices.some((each) => differs(first, each)));
  const spread = costSpread(advices);
  if (way) return { question, changes: way.changes, weight: way.weight + spread };
  return spread >= LEAST_SPREAD ? { question, changes: "could change the cost", weight: spread } : null;
}

/** At most `most` questions, the one that moves the advice furthest first. `advise` must not ask anything. */
export function sharpenings(
  brief: Brief,
  open: readonly Question[],
  currency: string,
  advise: (brief: Brief) => Advice,
  most = 3,
): Sharpening[] {
  return open
    .flatMap((question) => weighed(question, brief, currency, advise) ?? [])
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ question, changes }) => ({ question, changes }));
}
