/** How each figure was made: formula, inputs, where each came from and its date. */
import type { CostRow } from "../../core/types/advice.ts";
import type { CostTrace } from "../../core/types/cost.ts";
import { type Block, list, paragraph, type Section, section } from "../document/document.ts";

/** One input with its value, unit, source and date. */
function inputText({ name, value, unit, source, date }: CostTrace["inputs"][number]): string {
  const shown = typeof value === "number" ? String(Number(value.toPrecision(6))) : (value ?? "unknown");
  return `${name} ${shown} ${unit} (${source}${date ? `, ${date}` : ""})`;
}

/** All rows that carry a trace; nothing when no trace was asked for. */
export function figuresSection(rows: readonly CostRow[]): Section[] {
  const blocks = rows.flatMap((row) =>
    (row.trace ?? []).flatMap(({ formula, inputs }, i): Block[] => [
      ...(i === 0 ? [paragraph([{ text: row.name, tone: "strong" }])] : []),
      paragraph(formula),
      list(inputs.map(inputText)),
    ]),
  );
  return section("figures", "How the figures were made", blocks);
}
