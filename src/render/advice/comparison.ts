/** Models side by side: the first page, and the sections behind it. */

import type { Bill, Comparison } from "../../core/comparison/comparison.ts";
import { countText, spokenAmount, spokenRange } from "../../core/text/amount.ts";
import type { Currency } from "../../core/types/brief.ts";
import {
  type Block,
  type Document,
  GAP,
  PAGE_LINES,
  paragraph,
  type Section,
  section,
  sectionsOf,
} from "../document/document.ts";
import { markdownText } from "../document/markdown-writer.ts";
import { terminalPage } from "../document/terminal-writer.ts";
import type { Page } from "../text/screen.ts";
import { ageBlocks } from "./advice-page.ts";
import type { Detail } from "./advice-renderers.ts";
import { costBlocks, placeText } from "./cost-table.ts";
import { assumptionBlocks, dataSection, figuresSection, machineSections, volumeSection } from "./shared-sections.ts";
import { volumeLadder } from "./volume-chart.ts";

/** Rows that a first page has room for. */
const ROWS = 12;

function profileText({ usage, costs }: Comparison): string {
  const { input_tokens, output_tokens, reasoning_tokens, requests_per_month, batch } = usage;
  const parts = [
    `${countText(input_tokens)} tokens in`,
    `${countText(output_tokens)} out`,
    ...(reasoning_tokens > 0 ? [`${countText(reasoning_tokens)} of thinking`] : []),
    ...(batch ? ["batch prices"] : []),
  ];
  const volume = requests_per_month === null ? "" : `, ${countText(requests_per_month)} requests a month`;
  const models = costs.length === 1 ? "1 model" : `${costs.length} models`;
  return `${models}, ${parts.join(" and ")} per request${volume}`;
}

/** Bills of a month, with the staff time of each beside them, or what 1,000 requests cost where no volume is stated. */
function shortTable({ costs, bills }: Comparison): Block {
  const staff = (amount: number | null, currency: Currency) => (amount === null ? "" : spokenAmount(amount, currency));
  const month = (bill: Bill | null | undefined): string[] =>
    bill ? [spokenRange(bill.monthly), staff(bill.staff, bill.monthly.currency)] : ["", ""];

  return {
    block: "table",
    columns: [
      { head: "model", widths: [34, 26, 20] },
      { head: "where", widths: [34, 26, 20, 16] },
      { head: "bill per 1,000", right: true },
      { head: "a month", right: true },
      { head: "staff time", right: true },
    ],
    rows: costs.slice(0, ROWS).map((row, at) => ({
      cells: [row.name, placeText(row), spokenRange(row.per_1k), ...month(bills[at])],
    })),
  };
}

function ladder({ ladder: rungs, costs }: Comparison): Block[] {
  if (rungs.length === 0) return [];
  const shown = rungs.map(({ requests_per_month, monthly }) => ({
    requests_per_month,
    monthly: monthly.slice(0, ROWS).map(({ amount }) => spokenRange(amount)),
  }));
  return [
    volumeLadder(
      costs.slice(0, ROWS).map(({ name }) => name),
      shown,
    ),
  ];
}

function firstPage(comparison: Comparison): Block[] {
  const { costs, says, assumptions } = comparison;
  const more = costs.length > ROWS ? [paragraph(`And ${costs.length - ROWS} more: --details costs`)] : [];
  const hasLadder = comparison.ladder.length > 0;
  return [
    GAP,
    shortTable(comparison),
    ...more,
    GAP,
    ...ageBlocks(comparison.data),
    ...says.map((text, i) => paragraph(text, i === 0 ? "first comparison" : "further comparison")),
    ...(hasLadder ? [GAP, ...ladder(comparison)].map((block): Block => ({ ...block, drop: "ladder" })) : []),
    ...(assumptions.length > 0
      ? [GAP, paragraph([{ text: "Assumed figures: --details assumed", tone: "dim" }], "assumed figures")]
      : []),
  ];
}

function sections(comparison: Comparison): Section[] {
  const { costs, hosting, usage, assumptions, data } = comparison;
  return [
    ...section("costs", "What it costs", costBlocks(costs, "bills")),
    ...(hosting
      ? [
          ...volumeSection(
            hosting,
            usage.requests_per_month,
            costs.map(({ model }) => model),
          ),
          ...machineSections(hosting),
        ]
      : section("volume", "Cost by volume", ladder(comparison))),
    ...section("assumed", "Assumed", assumptionBlocks(assumptions)),
    ...figuresSection(costs),
    ...dataSection(data),
  ];
}

const documentOf = (comparison: Comparison): Document => ({
  title: profileText(comparison),
  first: firstPage(comparison),
  sections: sections(comparison),
});

/** A comparison for people, as one text that ends in a newline. */
export function renderComparison(
  comparison: Comparison,
  format: "text" | "markdown",
  page: Page,
  { details, quiet }: Detail = {},
): string {
  const document = documentOf(comparison);
  if (format === "markdown") return markdownText(document, sectionsOf(details ?? "all"));
  if (quiet) {
    const { prices_age: age } = comparison.data;
    const aged = age === null ? "" : `. ${age}`;
    return comparison.costs.map(({ name, per_1k }) => `${name}: ${spokenRange(per_1k)} per 1,000${aged}\n`).join("");
  }
  const foot = () =>
    paragraph([{ text: "More: --details    Share: --format markdown", tone: "dim" }], "foot of a comparison");
  return terminalPage(document, page, { details, foot, most: PAGE_LINES });
}
