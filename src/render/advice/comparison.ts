/** Models side by side as text. */

import type { Comparison } from "../../core/advice/comparison.ts";
import { countText } from "../../core/text/amount.ts";
import { markdownCell } from "../text/markdown-cell.ts";
import { besideRangeText, likelyText, rangeText } from "../text/range-text.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";
import { assumptionLines } from "./assumptions.ts";
import { costTable } from "./cost-table.ts";
import { freshnessText } from "./freshness.ts";
import { hostingInsightText } from "./hosting-insight.ts";
import { placeText } from "./place.ts";
import { traceLines } from "./trace-text.ts";
import { volumeLadder } from "./volume-ladder.ts";

type Format = "table" | "markdown";

function profileText({ usage }: Comparison): string {
  const { input_tokens, output_tokens, reasoning_tokens, requests_per_month, batch } = usage;
  const parts = [
    `${countText(input_tokens)} tokens in`,
    `${countText(output_tokens)} out`,
    ...(reasoning_tokens > 0 ? [`${countText(reasoning_tokens)} of reasoning`] : []),
    ...(batch ? ["batch prices"] : []),
  ];
  const volume = requests_per_month === null ? "" : `; ${countText(requests_per_month)} requests a month`;
  return `${parts.join(", ")} a request${volume}`;
}

function ladderLines({ ladder, costs }: Comparison, page: Page): string[] {
  const rungs = ladder.map(({ requests_per_month, monthly }) => ({
    requests_per_month,
    monthly: monthly.map(({ amount }) => likelyText(amount)),
  }));
  return volumeLadder(
    costs.map(({ name }) => safe(name)),
    rungs,
    page,
  );
}

function table(comparison: Comparison, page: Page): string {
  const screen = makeScreen(page);
  const lines = [screen.ink.dim(screen.paragraph(profileText(comparison))), costTable(comparison.costs, page)];
  const { hosting, usage, costs } = comparison;
  if (hosting) lines.push("", hostingInsightText(hosting, page, usage.requests_per_month).trimEnd());
  const traces = traceLines(costs, screen);
  if (traces.length > 0) lines.push("", screen.heading("How the figures were made"), ...traces);
  if (comparison.ladder.length > 0) lines.push("", screen.heading("By volume"), ...ladderLines(comparison, page));
  if (comparison.assumptions.length > 0) {
    lines.push("", screen.heading("Assumed"), ...assumptionLines(comparison.assumptions, screen));
  }
  lines.push("", screen.ink.dim(screen.paragraph(freshnessText(comparison.data))));
  return `${lines.join("\n")}\n`;
}

function markdown(comparison: Comparison): string {
  const rows = comparison.costs.map((row) =>
    [
      markdownCell(row.name),
      markdownCell(placeText(row)),
      besideRangeText(row.per_1k),
      rangeText(row.per_1k),
      row.monthly ? likelyText(row.monthly) : "",
      row.notes.map(({ text }) => markdownCell(text)).join("; "),
    ].join(" | "),
  );
  return [
    `${profileText(comparison)}.`,
    "",
    "| model | where | per 1,000 requests | range | a month | notes |",
    "|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
    "",
    freshnessText(comparison.data),
    "",
  ].join("\n");
}

/** A comparison for people, as one text that ends in a newline. */
export function renderComparison(comparison: Comparison, format: Format, page: Page): string {
  return format === "markdown" ? markdown(comparison) : table(comparison, page);
}
