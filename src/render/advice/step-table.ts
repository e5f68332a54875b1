/** The steps of a pipeline side by side, each with what it costs. */
import { totalWords } from "../../core/prices/defaults.ts";
import { isUncounted } from "../../core/steps/heard-steps.ts";
import { amountText, CENTS, inCents, spokenPercent, spokenRange } from "../../core/text/amount.ts";
import type { PipelineAdvice, StepAdvice } from "../../core/types/advice-parts.ts";
import type { AmountRange } from "../../core/types/cost.ts";
import { type Block, type Column, paragraph } from "../document/document.ts";

const perThousandText = (step: StepAdvice): string =>
  isUncounted(step) ? "not counted" : `${spokenRange(step.per_1k)} per 1,000`;

/** Steps with what a thousand requests to each cost, while the volume is unknown. */
function stepsPerThousand({ steps, per_1k, whole, saves }: PipelineAdvice): Block[] {
  const compared =
    whole.model_name === null || saves === null
      ? ""
      : ` In one call to ${whole.model_name}: ${spokenRange(whole.per_1k)} per 1,000.`;
  return [
    {
      block: "table",
      drop: "whole names of steps",
      columns: [...STEP_COLUMNS, { head: "cost", right: true }],
      rows: steps.map((step, i) => ({ cells: [...stepCells(step, i, steps), perThousandText(step)] })),
    },
    paragraph(`All steps together: ${spokenRange(per_1k)} per 1,000 requests.${compared}`),
  ];
}

const STEP_COLUMNS: Column[] = [
  { head: "step", widths: [26, 20], tight: [26, 20, 16] },
  { head: "of requests", right: true, spare: 1 },
  { head: "model", widths: [40, 28], tight: [60, 60, 60, 40, 28] },
];

/** A machine that carries several steps is named with the first, and again after a step on another one. */
function wayText(step: StepAdvice, earlier: readonly StepAdvice[]): string {
  const { shares_machine, hardware, hardware_name, model_name, way } = step;
  const isNamed = shares_machine && earlier.some((each) => each.shares_machine && each.hardware === hardware);
  if (!isNamed) return way ?? "no model yet";
  const isLast = earlier.findLast((each) => each.hardware !== null)!.hardware === hardware;
  return `${model_name} (same ${isLast ? "machine" : hardware_name})`;
}

const stepCells = (step: StepAdvice, i: number, steps: readonly StepAdvice[]): string[] => [
  step.name,
  step.share === 1 ? "all" : spokenPercent(step.share),
  wayText(step, steps.slice(0, i)),
];

/** From here on cents are noise in a sum. */
const CENTS_BELOW = 1000;

/** Amounts that add up to the one below them, to the cent where that is small; what another step counts is left out. */
function partTexts(parts: readonly (AmountRange | null)[], total: AmountRange | null): string[] {
  const likely = parts.map((part) => part?.likely ?? null);
  const cents = total?.likely != null && total.likely < CENTS_BELOW ? inCents(likely) : null;
  return parts.map((part, i) => {
    if (part?.likely === 0) return "";
    return cents && part ? amountText(cents[i]! / CENTS, part.currency, 2) : spokenRange(part);
  });
}

/** What is paid once, which the months leave out. */
function onceText({ once, whole }: PipelineAdvice, isCompared: boolean): string {
  const one = isCompared && whole.once ? ` for the steps, ${spokenRange(whole.once)} for one call` : "";
  return `Paid once on top: ${spokenRange(once)}${one}.`;
}

/** `isAlone`: no counsel says what all of it comes to in so many months. */
export function stepBlocks(pipeline: PipelineAdvice, isAlone: boolean, months: number): Block[] {
  const { steps, monthly, bill, staff, once, first_year, whole, saves, counted_once } = pipeline;
  if (!monthly) return stepsPerThousand(pipeline);
  const isCompared = whole.model_name !== null && whole.bill !== null && saves !== null;
  const known = partTexts(
    steps.map((step) => step.bill),
    bill,
  );
  const bills = steps.map((step, i) => (isUncounted(step) ? "not counted" : known[i]!));
  const people = steps.map((step) => (step.staff?.likely === 0 || isUncounted(step) ? "" : spokenRange(step.staff)));
  const sums = (of: Pick<StepAdvice, "bill" | "staff">) => [...partTexts([of.bill], bill), spokenRange(of.staff)];
  return [
    {
      block: "table",
      drop: "whole names of steps",
      columns: [...STEP_COLUMNS, { head: "a month", right: true }, { head: "staff time", right: true }],
      rows: [
        ...steps.map((step, i) => ({ cells: [...stepCells(step, i, steps), bills[i]!, people[i]!] })),
        { cells: ["All steps together", "", "", ...sums({ bill, staff })], tone: "strong" },
        ...(isCompared ? [{ cells: ["In one call", "", whole.way!, ...sums(whole)] }] : []),
      ],
    },
    ...(once ? [paragraph(onceText(pipeline, isCompared))] : []),
    ...(isAlone && first_year
      ? [paragraph(`All of that comes to ${spokenRange(first_year)} ${totalWords(months)}.`)]
      : []),
    ...counted_once.map((text): Block => paragraph(text, "step counted once")),
  ];
}
