/** The sections behind the first page of an advice: figures, reasons, conditions, assumptions. */

import { totalWords } from "../../core/prices/defaults.ts";
import { isUncounted } from "../../core/steps/heard-steps.ts";
import { countText, spokenAmount, spokenPercent, spokenRange, spokenTimes } from "../../core/text/amount.ts";
import { capitalised } from "../../core/text/sentence.ts";
import type { Advice, BreakEven, Worth } from "../../core/types/advice.ts";
import type { PipelineAdvice, SplitAdvice, StepAdvice } from "../../core/types/advice-parts.ts";
import type { Condition4 } from "../../core/types/decision.ts";
import { isLarge } from "../../core/ways/needs.ts";
import { list, paragraph, type Section, section } from "../document/document.ts";
import { costBlocks } from "./cost-table.ts";
import {
  assumptionBlocks,
  dataSection,
  figuresSection,
  machineSections,
  volumeSection,
  withId,
} from "./shared-sections.ts";

/** `AU$3.42 per 1,000, AU$21 and AU$150 staff time a month`; staff time that is counted with another step is left out. */
export function partsText({ per_1k, bill, staff }: Pick<StepAdvice, "per_1k" | "bill" | "staff">): string {
  if (!bill) return `${spokenRange(per_1k)} per 1,000`;
  const people = staff?.likely === 0 ? "" : ` and ${spokenRange(staff)} staff time`;
  return `${spokenRange(per_1k)} per 1,000, ${spokenRange(bill)}${people} a month`;
}

function stepLine(step: StepAdvice): string {
  const reached = step.share === 1 ? "every request" : `${spokenPercent(step.share)} of requests`;
  const tier = step.tier === null ? "" : `, tier ${step.tier}`;
  return `${step.name} (${reached}${tier}): ${step.way ?? "no model yet"}, ${isUncounted(step) ? "not counted" : partsText(step)}`;
}

/** What the steps save or cost more, in words; nothing when it cannot be said. Months alone say nothing of the tests. */
function savingText({ saves, first_year, whole }: PipelineAdvice, months: number): string {
  const over = first_year && whole.first_year ? ` ${totalWords(months)}` : "";
  if (saves === null) return "";
  if (saves > 0) return ` The steps save ${spokenPercent(saves)}${over}.`;
  return saves === 0 ? ` The steps cost the same${over}.` : ` The steps cost ${spokenTimes(1 - saves)}${over}.`;
}

/** Each step, then the sum against the same work in one call. */
function pipelineLines(pipeline: PipelineAdvice, months: number): string[] {
  const { whole } = pipeline;
  const against = whole.model_name === null ? "" : ` In one call to ${whole.model_name}: ${partsText(whole)}.`;
  return [
    ...pipeline.steps.map(stepLine),
    `All steps: ${partsText(pipeline)}.${against}${savingText(pipeline, months)}`,
    ...(pipeline.monthly ? pipeline.counted_once : []),
  ];
}

/** One line for each way to split the work. */
function splitLines(splits: readonly SplitAdvice[], months: number): string[] {
  return splits.map((split) => {
    const steps = split.steps.map(
      ({ name, way, model_name }) => `${name.toLowerCase()} with ${model_name ?? way ?? "no model yet"}`,
    );
    return `${split.name}: ${steps.join(", ")}. ${partsText(split)}, against ${partsText(split.whole)} in one call.${savingText(split, months)}`;
  });
}

/** What baseline and stakes come to. */
function worthLines({ says, per_answer, cost_per_accepted }: Worth): string[] {
  const money = ({ amount, currency }: { amount: number; currency?: string }) =>
    currency === undefined ? String(amount) : spokenAmount(amount, currency);
  return [
    ...says,
    ...(per_answer ? [`At today's score an answer is worth ${money(per_answer)} on average.`] : []),
    ...(cost_per_accepted
      ? [`At today's score a right answer costs ${money(cost_per_accepted)}, with the checking that is planned.`]
      : []),
  ];
}

/** What the total of a way holds. */
const bookText = ({ usage }: Advice): string =>
  usage.counted_months === 1
    ? "The work is done once: the total counts what is paid once, one month, and staff time."
    : "The first year counts what is paid once, twelve months, and staff time.";

function usageText(advice: Advice): string {
  const { requests_per_month: volume, input_tokens, output_tokens, reasoning_tokens, batch } = advice.usage;
  const parts = [
    `${countText(input_tokens)} tokens in and ${countText(output_tokens)} out per request`,
    ...(reasoning_tokens > 0 ? [`${countText(reasoning_tokens)} tokens of thinking`] : []),
    ...(volume === null ? [] : [`${countText(volume)} requests a month`]),
    ...(batch ? ["batch prices"] : []),
  ];
  return `${parts.join(", ")}. ${bookText(advice)}`;
}

/** Entries that differ only in the model they are compared with, told in one sentence. */
function breakEvenTexts(entries: readonly BreakEven[], names: ReadonlyMap<string, string>): string[] {
  const groups = new Map<string, { verdict: BreakEven["verdict"]; reason: string; against: string[] }>();
  for (const { against, verdict, reason } of entries) {
    const name = names.get(against) ?? against;
    const key = `${verdict} ${reason.replaceAll(name, "\0")}`;
    const group = groups.get(key);
    if (group) group.against.push(name);
    else groups.set(key, { verdict, reason, against: [name] });
  }
  const says = { pays: "", never: "Never. ", unknown: "Not known. " } as const;
  return [...groups.values()].map(({ verdict, reason, against }) => {
    const shared = against.length > 1 ? reason.replaceAll(against[0]!, "any of these") : reason;
    return `${against.join(", ")}: ${says[verdict]}${capitalised(shared)}`;
  });
}

const STATES: Record<Condition4["state"], string> = { met: "Yes", "not-met": "No", unknown: "Not known yet" };

/** What fine-tuning needs; conditions that wait for the same answers share a line. */
function tuningTexts({ fine_tuning, tier }: Advice): string[] {
  const { viable, conditions } = fine_tuning;
  if (viable === false && tier !== null && isLarge(tier)) return [];
  const lines = conditions.map(({ state, why }) => `${STATES[state]}: ${why}`);
  return [...new Set(lines)];
}

/** What the words were read as, and what else they could mean, from one in twenty on. */
function readingTexts({ task, task_tier }: Advice): string[] {
  if (task.kind_source !== "inferred") return [];
  const shown = task.candidates.filter(({ probability }) => probability >= 0.05);
  return [
    ...shown.map(
      ({ kind, tier, probability, words }) =>
        `${kind}, tier ${tier}: ${spokenPercent(probability)} likely${words.length > 0 ? `, because of ${words.map((word) => `"${word}"`).join(", ")}` : ""}`,
    ),
    ...(task.confidence === null
      ? []
      : [
          task_tier === null
            ? `The likeliest tier is ${spokenPercent(task.confidence)} likely.`
            : `Tier ${task_tier} as a whole is ${spokenPercent(task.confidence)} likely.`,
        ]),
  ];
}

const named = ({ counsel }: Advice): (string | null)[] =>
  counsel ? [counsel.start_with, counsel.fit, counsel.costs_least].map((way) => way?.model ?? null) : [];

/** All sections that have something to say, in the order in which `--details` names them. */
export function adviceSections(advice: Advice): Section[] {
  const months = advice.usage.counted_months;
  const names = new Map(advice.costs.map(({ model, name }) => [model, name]));
  const { hosting } = advice;
  const sections = [
    ...section(
      "costs",
      "What it costs",
      advice.costs.length > 0
        ? [paragraph(usageText(advice)), ...costBlocks(advice.costs, months === 1 ? "run" : "year")]
        : [],
    ),
    ...section("pays", "When the machine pays back, compared with", [list(breakEvenTexts(advice.break_even, names))]),
    ...section("why", "Why", [
      list(advice.reasons.map(({ because, table, row }) => withId(because, `${table}/${row}`))),
    ]),
    ...section("reading", "How the task was read", [list(readingTexts(advice))]),
    ...section("tuning", "What fine-tuning needs", [list(tuningTexts(advice))]),
    ...section("changes", "What would change the advice, and what would not", [
      list([...advice.would_change, ...advice.stays].map(({ words }) => words)),
    ]),
    ...section("steps", advice.pipeline ? "In steps" : "Split into steps", [
      list(advice.pipeline ? pipelineLines(advice.pipeline, months) : splitLines(advice.splits ?? [], months)),
    ]),
    ...section("worth", "Is it worth it", [list(advice.worth ? worthLines(advice.worth) : [])]),
    ...section("watch", "Watch out for", [list(advice.cautions.map(({ id, text }) => withId(text, id)))]),
    ...(hosting
      ? [...volumeSection(hosting, advice.usage.requests_per_month, named(advice)), ...machineSections(hosting)]
      : []),
    ...section("ruled-out", "What was ruled out", [
      list(advice.excluded.map(({ way, row, text }) => withId(`${way}: ${text}`, row))),
    ]),
    ...section("assumed", "Assumed", assumptionBlocks(advice.assumptions)),
    ...figuresSection(advice.costs),
    ...dataSection(advice.data),
  ];
  return sections;
}
