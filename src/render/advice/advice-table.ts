/** The advice for a person at a terminal. */

import { countText } from "../../core/text/amount.ts";
import { either } from "../../core/text/either.ts";
import type { Advice, BreakEven, CostRow } from "../../core/types/advice.ts";
import type { Caution } from "../../core/types/decision.ts";
import { costText, isOpen, likelyText, rangeText } from "../text/range-text.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";
import { assumptionLines } from "./assumptions.ts";
import { costTable } from "./cost-table.ts";
import { freshnessText } from "./freshness.ts";
import { hostingInsightText } from "./hosting-insight.ts";
import { approachText, sizeText } from "./names.ts";
import { pipelineCost, pipelineLines, pipelineModels, splitLines, worthLines } from "./pipeline-lines.ts";
import { placeText } from "./place.ts";
import { traceLines } from "./trace-text.ts";

const LABEL = 12;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function tierLine(advice: Advice): string {
  const { tier, possible_tiers, task_tier } = advice;
  if (tier === null) return `not settled: ${either(possible_tiers)} are possible`;
  const name = advice.tier_name ? `, ${safe(advice.tier_name)}` : "";
  const moved = task_tier !== null && task_tier !== tier ? ` (the task alone is tier ${task_tier})` : "";
  return `${tier}${name}${moved}`;
}

function approachLine(advice: Advice): string {
  if (advice.approach === null) {
    return advice.possible_approaches.length > 0
      ? `not settled: ${either(advice.possible_approaches.map(approachText))}`
      : "not settled";
  }
  const size = advice.size_class ? `, ${sizeText(advice.size_class)}` : "";
  return `${approachText(advice.approach)}${size}${advice.rag ? ", with retrieval (RAG)" : ""}`;
}

function costLine(advice: Advice, row: CostRow): string {
  const { requests_per_month: volume } = advice.usage;
  const each = `${costText(row.per_1k)} per 1,000 requests${isOpen(row.per_1k) ? ", depending on the volume" : ""}`;
  const month =
    row.monthly && volume !== null ? `, ${likelyText(row.monthly)} a month at ${countText(volume)} requests` : "";
  const range = rangeText(row.monthly ?? row.per_1k);
  const bare = row.monthly_without_labour ? [`${likelyText(row.monthly_without_labour)} without labour`] : [];
  const isSaid = row.monthly === null && isOpen(row.per_1k);
  const spread = [...(range.includes(" to ") && !isSaid ? [range] : []), ...bare].join("; ");
  return `${each}${month}${spread ? ` (${spread})` : ""}`;
}

function headline(advice: Advice, screen: Screen): string[] {
  const { ink } = screen;
  const { task } = advice;
  const lines: string[] = [];
  const who = [advice.client, advice.project].filter((each) => each !== null).map((each) => safe(each));
  if (who.length > 0) lines.push(screen.paragraph(ink.dim(who.join(" - "))));
  if (task.description) lines.push(screen.paragraph(ink.bold(safe(task.description))));
  if (lines.length > 0) lines.push("");
  if (task.kind) {
    const sure =
      task.kind_source === "given" ? "as the brief says" : `read from the words, ${percent(task.confidence ?? 0)} sure`;
    lines.push(screen.field("Task", `${safe(task.kind_name ?? task.kind)} (${sure})`, LABEL));
  }
  lines.push(screen.field("Tier", ink.bold(tierLine(advice)), LABEL));
  lines.push(screen.field("Approach", ink.bold(approachLine(advice)), LABEL));
  const row = advice.costs.find(({ role }) => role === "recommended");
  if (advice.pipeline) {
    lines.push(screen.field("Models", ink.bold.green(safe(pipelineModels(advice.pipeline))), LABEL));
    lines.push(screen.field("Cost", ink.bold(pipelineCost(advice.pipeline)), LABEL));
  } else if (advice.recommended && row) {
    const on = row.deployment === "self-hosted" ? ` on ${placeText(row)}` : `, ${placeText(row)}`;
    lines.push(screen.field("Model", ink.bold.green(`${safe(advice.recommended.name)}${on}`), LABEL));
    lines.push(screen.field("Cost", ink.bold(costLine(advice, row)), LABEL));
  }
  return lines;
}

function section(screen: Screen, title: string, lines: string[]): string[] {
  return lines.length > 0 ? ["", screen.heading(title), ...lines] : [];
}

const safeLine = (line: string): string => safe(line);

const withIds = (screen: Screen, items: readonly Caution[]): string[] =>
  items.length > 0 ? [screen.list(items.map(({ id, text }) => `${safe(text)} ${screen.ink.dim(`[${id}]`)}`))] : [];

function fineTuning(advice: Advice, screen: Screen): string[] {
  const { viable, conditions } = advice.fine_tuning;
  if (viable === false && advice.tier !== null && advice.tier > 2) return [];
  const mark = { met: "yes", "not-met": "no", unknown: "not known" } as const;
  return conditions.map(({ state, why }) => screen.paragraph(`- ${mark[state]}: ${safe(why)}`, 2, 2));
}

/** Entries that differ only in the model they are held against, told in one sentence. */
function breakEvenLines(entries: readonly BreakEven[], names: ReadonlyMap<string, string>): string[] {
  const groups = new Map<string, { verdict: BreakEven["verdict"]; reason: string; against: string[] }>();
  for (const { against, verdict, reason } of entries) {
    const name = names.get(against) ?? against;
    const key = `${verdict} ${reason.replaceAll(name, "\0")}`;
    const group = groups.get(key);
    if (group) group.against.push(name);
    else groups.set(key, { verdict, reason, against: [name] });
  }
  return [...groups.values()].map(({ verdict, reason, against }) => {
    const shared = against.length > 1 ? reason.replaceAll(against[0]!, "any of these") : reason;
    return `${safe(against.join(", "))}: ${verdict === "pays" ? "" : `${verdict}: `}${safe(shared)}`;
  });
}

function questions(advice: Advice): string[] {
  const lines = advice.task.missing.map(({ asks }) => safe(asks));
  if (advice.task.sharper) lines.push(`Say it like: ${safe(advice.task.sharper)}`);
  return lines;
}

/** The advice as text for a terminal. */
export function renderAdviceTable(advice: Advice, page: Page): string {
  const screen = makeScreen(page);
  const { ink } = screen;
  const names = new Map(advice.costs.map(({ model, name }) => [model, name]));
  const lines = headline(advice, screen);
  for (const text of advice.headlines) lines.push("", screen.paragraph(ink.yellow(`! ${safe(text)}`), 0, 2));
  if (advice.task.note) lines.push("", screen.paragraph(ink.yellow(`! ${safe(advice.task.note)}`), 0, 2));
  if (!advice.task.specific) {
    lines.push(...section(screen, "The task is not clear yet", [screen.list(questions(advice))]));
  }
  if (advice.next_question) {
    lines.push(
      ...section(screen, "Ask next", [
        screen.paragraph(`${safe(advice.next_question.asks)} ${ink.dim(safe(advice.next_question.settles))}`, 2),
      ]),
    );
  }
  const { requests_per_month, input_tokens, output_tokens } = advice.usage;
  if (advice.costs.length > 0) {
    const profile = `${countText(input_tokens)} tokens in, ${countText(output_tokens)} out${requests_per_month === null ? "" : `, ${countText(requests_per_month)} requests a month`}`;
    const title = `${screen.heading("What it costs")} ${ink.dim(`(${profile})`)}`;
    lines.push("", screen.paragraph(title), costTable(advice.costs, page));
  }
  lines.push(
    ...section(
      screen,
      "When it pays for itself",
      advice.break_even.length > 0 ? [screen.list(breakEvenLines(advice.break_even, names))] : [],
    ),
  );
  lines.push(
    ...section(
      screen,
      "Why",
      advice.reasons.length > 0
        ? [screen.list(advice.reasons.map((each) => `${safe(each.because)} ${ink.dim(`[${each.table}/${each.row}]`)}`))]
        : [],
    ),
    ...(advice.hosting ? ["", hostingInsightText(advice.hosting, page, requests_per_month).trimEnd()] : []),
    ...section(screen, "How the figures were made", traceLines(advice.costs, screen)),
    ...section(screen, "What fine-tuning needs", fineTuning(advice, screen)),
    ...section(
      screen,
      "What would change it",
      advice.would_change.length > 0 ? [screen.list(advice.would_change.map(({ words }) => safe(words)))] : [],
    ),
    ...section(
      screen,
      "What would not change it",
      advice.stays.length > 0 ? [screen.list(advice.stays.map(({ words }) => safe(words)))] : [],
    ),
    ...section(screen, "In steps", advice.pipeline ? [screen.list(pipelineLines(advice.pipeline).map(safeLine))] : []),
    ...section(screen, "Split into steps", advice.splits ? [screen.list(splitLines(advice.splits).map(safeLine))] : []),
    ...section(screen, "Is it worth it", advice.worth ? [screen.list(worthLines(advice.worth).map(safeLine))] : []),
    ...section(screen, "Mind", withIds(screen, advice.cautions)),
    ...section(screen, "Assumed", assumptionLines(advice.assumptions, screen)),
    "",
    ink.dim(screen.paragraph(`${freshnessText(advice.data)} Tables ${advice.data.taxonomy}.`)),
  );
  return `${lines.join("\n")}\n`;
}
