/** Results that promptfoo wrote, as answers that were judged. */
import { isDay } from "../../core/text/days.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import type { MeasuredAnswer } from "../../core/types/client-data.ts";

export interface PromptfooResults {
  answers: MeasuredAnswer[];
  /** `YYYY-MM-DD` of the evaluation; null where it is not said. */
  day: string | null;
  /** Names of what was checked. */
  metrics: string[];
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** promptfoo's word for a failure that is not the model's answer: an error of the host or of the check. */
const ERROR = 2;

/** promptfoo calls a case that nothing checks a success. */
const isUnchecked = ({ gradingResult }: Fields): boolean => fieldsOf(gradingResult).reason === "No assertions";

function answerOf(value: unknown, at: number): MeasuredAnswer | null {
  const result = fieldsOf(value);
  const provider = fieldsOf(result.provider);
  const model = provider.label || provider.id;
  if (typeof model !== "string" || model === "") return null;
  const unjudged =
    result.failureReason === ERROR ||
    isUnchecked(result) ||
    (typeof result.error === "string" && fieldsOf(result.response).output === undefined);
  // Cases are told apart by what went in, as indices differ between runs.
  const id = result.vars === undefined ? `#${result.testIdx ?? at}` : JSON.stringify(result.vars);
  return { model, case: id, right: unjudged || typeof result.success !== "boolean" ? null : result.success };
}

function metricsOf(results: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const each of results) for (const name of Object.keys(fieldsOf(fieldsOf(each).namedScores))) names.add(name);
  return [...names];
}

const dayOf = (value: unknown): string | null => {
  const day = typeof value === "string" ? value.slice(0, 10) : "";
  return isDay(day) ? day : null;
};

/** Reads the value of a results file; null when it is none. */
export function promptfooResults(value: unknown): PromptfooResults | null {
  const top = fieldsOf(value);
  const results = Array.isArray(top.results) ? top : fieldsOf(top.results);
  const list = results.results;
  if (!Array.isArray(list)) return null;
  const answers = list.map(answerOf);
  if (answers.some((answer) => answer === null)) return null;
  const day = dayOf(results.timestamp) ?? dayOf(fieldsOf(top.metadata).evaluationCreatedAt) ?? dayOf(top.createdAt);
  return { answers: answers as MeasuredAnswer[], day, metrics: metricsOf(list) };
}
