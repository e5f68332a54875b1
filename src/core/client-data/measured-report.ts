/** From answers that were judged to scores, how sure they are, and what may be said of them. */
import { shareInterval } from "../tables/chance.ts";
import type { BriefValue, MeasuredAnswer, MeasuredModel, MeasuredPair, MeasuredReport } from "../types/client-data.ts";

/** The interval of a share. Without cases, everything is possible. */
export const interval = (right: number, cases: number): { low: number; high: number } =>
  cases === 0 ? { low: 0, high: 1 } : shareInterval(right / cases, cases);

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i);
  return sum;
}

/** McNemar's exact test: the chance of at least so uneven a split of the cases in which two models differ. */
export function chanceOfDifference(onlyOne: number, onlyOther: number): number {
  const cases = onlyOne + onlyOther;
  const fewer = Math.min(onlyOne, onlyOther);
  let tail = 0;
  for (let k = 0; k <= fewer; k++) tail += Math.exp(logChoose(cases, k) - cases * Math.LN2);
  return Math.min(1, 2 * tail);
}

/** A difference is told from chance at one in twenty. */
const LEVEL = 0.05;
const FEW_CASES = 100;

const rounded = (value: number): number => Number(value.toFixed(4));

function modelOf(model: string, answers: readonly MeasuredAnswer[]): MeasuredModel {
  const judged = answers.filter(({ right }) => right !== null);
  const right = judged.filter((each) => each.right).length;
  const { low, high } = interval(right, judged.length);
  return {
    model,
    cases: judged.length,
    right,
    failed: answers.length - judged.length,
    score: judged.length === 0 ? 0 : rounded(right / judged.length),
    interval: { low: rounded(low), high: rounded(high) },
  };
}

function pairOf(
  one: string,
  other: string,
  byModel: ReadonlyMap<string, ReadonlyMap<string, boolean | null>>,
): MeasuredPair {
  const a = byModel.get(one)!;
  const b = byModel.get(other)!;
  let cases = 0;
  let onlyA = 0;
  let onlyB = 0;
  for (const [id, right] of a) {
    const its = b.get(id);
    if (right === null || its === null || its === undefined) continue;
    cases++;
    if (right && !its) onlyA++;
    if (!right && its) onlyB++;
  }
  const chance = chanceOfDifference(onlyA, onlyB);
  const [better, worse] = onlyA >= onlyB ? [one, other] : [other, one];
  return {
    better,
    worse,
    cases,
    only_better: Math.max(onlyA, onlyB),
    only_worse: Math.min(onlyA, onlyB),
    chance: rounded(chance),
    more_than_chance: chance < LEVEL,
  };
}

/** The report of all models. `baseline` names the one that counts; without it, the best. Null when nothing was judged. */
export function measuredReport(
  answers: readonly MeasuredAnswer[],
  facts: Pick<MeasuredReport, "file" | "measured_on" | "metric">,
  baseline?: string,
): MeasuredReport | null {
  const byModel = new Map<string, MeasuredAnswer[]>();
  for (const each of answers) {
    const before = byModel.get(each.model);
    if (before) before.push(each);
    else byModel.set(each.model, [each]);
  }
  const asked = [...byModel].map(([model, given]) => modelOf(model, given));
  const models = asked.filter(({ cases }) => cases > 0);
  models.sort((a, b) => b.score - a.score || (a.model < b.model ? -1 : 1));
  const chosen = baseline === undefined ? models[0] : models.find(({ model }) => model.includes(baseline));
  if (!chosen) return null;
  const rights = new Map(
    [...byModel].map(([model, given]) => [model, new Map(given.map((each) => [each.case, each.right]))]),
  );
  const pairs = models.flatMap(({ model }, i) =>
    models.slice(i + 1).map((other) => pairOf(model, other.model, rights)),
  );
  return {
    schema_version: 1,
    ...facts,
    models,
    pairs,
    baseline: chosen.model,
    brief: null,
    notes: notesOn(chosen, asked, byModel),
  };
}

function notesOn(
  chosen: MeasuredModel,
  asked: readonly MeasuredModel[],
  byModel: ReadonlyMap<string, readonly MeasuredAnswer[]>,
): MeasuredReport["notes"] {
  const notes: MeasuredReport["notes"] = [];
  if (chosen.cases < FEW_CASES) {
    const leave = chosen.cases === 1 ? "1 case leaves" : `${chosen.cases} cases leave`;
    const { low, high } = chosen.interval;
    notes.push({
      id: "few-cases",
      text: `${leave} the score open between ${Math.round(low * 100)}% and ${Math.round(high * 100)}%; measure at least ${FEW_CASES}, better 400.`,
    });
  }
  for (const [model, given] of byModel) {
    const again = given.length - new Set(given.map((each) => each.case)).size;
    if (again === 0) continue;
    const what = again === 1 ? "1 answer is a further one" : `${again} answers are further ones`;
    notes.push({
      id: "repeated",
      text: `${model}: ${what} to a case that was asked before; each counts in the score, the last of a case in the differences.`,
    });
  }
  for (const { model, cases, failed } of asked) {
    if (failed === 0) continue;
    const what = failed === 1 ? "1 answer could not be judged and is" : `${failed} answers could not be judged and are`;
    const text =
      cases === 0
        ? `${model}: no answer of ${failed} could be judged, so it has no score.`
        : `${model}: ${what} not counted.`;
    notes.push({ id: "failed", text });
  }
  return notes;
}

/** What the measurement gives a brief. A target that is there stays. */
export function measuredValuesOf(report: MeasuredReport): BriefValue[] {
  const model = report.models.find((each) => each.model === report.baseline)!;
  const values: Record<string, unknown> = {
    metric: report.metric,
    score: model.score,
    model: model.model.slice(0, 200),
    cases: model.cases,
    interval: model.interval,
    measured_on: report.measured_on,
  };
  return Object.entries(values).map(([key, value]) => ({ path: ["baseline", key], value }));
}
