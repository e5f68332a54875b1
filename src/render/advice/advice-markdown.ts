/** The advice as Markdown, to paste into a scoping doc or a pull request. */

import { countText } from "../../core/text/amount.ts";
import type { Advice, CostRow } from "../../core/types/advice.ts";
import { markdownCell as cell } from "../text/markdown-cell.ts";
import { besideRangeText, costText, isOpen, likelyText, rangeText, timesText } from "../text/range-text.ts";
import { approachText, holdsText, sizeText } from "./names.ts";
import { pipelineCost, pipelineLines, pipelineModels, splitLines, worthLines } from "./pipeline-lines.ts";
import { allowedText, placeText } from "./place.ts";
import { inputText } from "./trace-text.ts";

function row(each: CostRow, monthly: boolean): string {
  const cells = [
    each.role === "recommended" ? `**${cell(each.name)}**` : cell(each.name),
    cell(placeText(each)),
    besideRangeText(each.per_1k),
    rangeText(each.per_1k),
    ...(monthly ? [likelyText(each.monthly)] : []),
    each.role === "recommended" ? "" : timesText(each.times_recommended),
    [allowedText(each), ...each.notes.map(({ text }) => cell(text))].filter(Boolean).join("; "),
  ];
  return `| ${cells.join(" | ")} |`;
}

function costs(advice: Advice): string[] {
  if (advice.costs.length === 0) return [];
  const monthly = advice.costs.some((each) => each.monthly !== null);
  const head = [
    "model",
    "where",
    "per 1,000 requests",
    "range",
    ...(monthly ? ["a month"] : []),
    "times the recommended",
    "notes",
  ];
  return [
    "",
    "### Costs",
    "",
    `${countText(advice.usage.input_tokens)} tokens in, ${countText(advice.usage.output_tokens)} out a request.`,
    "",
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...advice.costs.map((each) => row(each, monthly)),
  ];
}

const list = (title: string, items: string[]): string[] =>
  items.length > 0 ? ["", `### ${title}`, "", ...items.map((item) => `- ${item}`)] : [];

/** Formula and inputs of each figure, where a trace was asked for. */
function traces(advice: Advice): string[] {
  const lines = advice.costs.flatMap(({ name, trace = [] }) =>
    trace.map(
      ({ formula, inputs }) =>
        `${cell(name)}: ${cell(formula)}; ${inputs.map((each) => cell(inputText(each))).join("; ")}`,
    ),
  );
  return list("How the figures were made", lines);
}

/** The article's claims and the serving engine, for a machine of one's own at a known volume. */
function machine({ hosting }: Advice): string[] {
  if (!hosting) return [];
  const engine = hosting.engine ? [`Serve with ${cell(hosting.engine.name)}: ${cell(hosting.engine.reason)}`] : [];
  const claims = hosting.claims.map(
    ({ claim, holds, figure }) => `"${cell(claim)}" ${holdsText(holds)}: ${cell(figure)}`,
  );
  return list("The machine", [...engine, ...claims]);
}

/** The recommended model, or those of the steps, and the cost. */
function modelLines({ pipeline, costs: rows }: Advice): string[] {
  if (pipeline) return [`- Models: **${cell(pipelineModels(pipeline))}**`, `- Cost: **${pipelineCost(pipeline)}**`];
  const row = rows.find(({ role }) => role === "recommended");
  if (!row) return [];
  const bare = row.monthly_without_labour;
  const labour = bare ? `; ${likelyText(bare)} a month without labour` : "";
  return [
    `- Model: **${cell(row.name)}**, ${cell(placeText(row))}`,
    isOpen(row.per_1k)
      ? `- Cost: **${costText(row.per_1k)} per 1,000 requests**, depending on the volume${labour}`
      : `- Cost: **${costText(row.per_1k)} per 1,000 requests** (${rangeText(row.per_1k)})${labour}`,
  ];
}

/** The advice as a Markdown section. */
export function renderAdviceMarkdown(advice: Advice): string {
  const title = [advice.client, advice.project]
    .filter((each) => each !== null)
    .map(cell)
    .join(", ");
  const tier =
    advice.tier === null
      ? `not settled (${advice.possible_tiers.join(" or ")})`
      : `${advice.tier}${advice.tier_name ? `, ${cell(advice.tier_name)}` : ""}`;
  const approach = advice.approach
    ? `${approachText(advice.approach)}${advice.size_class ? `, ${sizeText(advice.size_class)}` : ""}${advice.rag ? ", with retrieval" : ""}`
    : `not settled (${advice.possible_approaches.map(approachText).join(" or ")})`;
  const { data } = advice;
  const lines = [
    `## ${title || "Model advice"}`,
    "",
    ...(advice.task.description ? [`> ${cell(advice.task.description)}`, ""] : []),
    `- Tier: **${tier}**`,
    `- Approach: **${approach}**`,
    ...modelLines(advice),
    ...advice.headlines.map((text) => `- ${cell(text)}`),
    ...(advice.next_question ? [`- Ask next: ${cell(advice.next_question.asks)}`] : []),
    ...costs(advice),
    ...list(
      "Why",
      advice.reasons.map((each) => `${cell(each.because)} (\`${each.table}/${each.row}\`)`),
    ),
    ...list(
      "What would change it",
      advice.would_change.map(({ words }) => cell(words)),
    ),
    ...list(
      "What would not change it",
      advice.stays.map(({ words }) => cell(words)),
    ),
    ...machine(advice),
    ...traces(advice),
    ...list("In steps", advice.pipeline ? pipelineLines(advice.pipeline).map(cell) : []),
    ...list("Split into steps", advice.splits ? splitLines(advice.splits).map(cell) : []),
    ...list("Is it worth it", advice.worth ? worthLines(advice.worth).map(cell) : []),
    ...list(
      "Mind",
      advice.cautions.map(({ id, text }) => `${cell(text)} (\`${id}\`)`),
    ),
    ...list(
      "Assumed",
      advice.assumptions.map(({ id, text }) => `${cell(text)} (\`${id}\`)`),
    ),
    "",
    `Prices as of ${data.prices_as_of}, advice for ${data.as_of}; tables \`${data.taxonomy}\`, prices \`${data.pricing}\`.`,
  ];
  return `${lines.join("\n")}\n`;
}
