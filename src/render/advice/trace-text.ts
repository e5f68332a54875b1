/** How each figure was made: formula, inputs, where each came from and its date. */

import { plainText as safe } from "../../core/text/plain-text.ts";
import type { CostRow } from "../../core/types/advice.ts";
import type { CostTrace } from "../../core/types/cost.ts";
import type { Screen } from "../text/screen.ts";

/** One input with its value, unit, source and date. */
export function inputText({ name, value, unit, source, date }: CostTrace["inputs"][number]): string {
  const shown = typeof value === "number" ? String(Number(value.toPrecision(6))) : (value ?? "unknown");
  return `${safe(name)} ${shown} ${safe(unit)} (${safe(source)}${date ? `, ${safe(date)}` : ""})`;
}

/** Lines for all rows that carry a trace; none when no trace was asked for. */
export function traceLines(rows: readonly CostRow[], screen: Screen): string[] {
  return rows.flatMap((row) =>
    (row.trace ?? []).flatMap(({ formula, inputs }, i) => [
      ...(i === 0 ? [screen.paragraph(screen.ink.bold(safe(row.name)), 2)] : []),
      screen.paragraph(safe(formula), 4, 2),
      screen.list(inputs.map(inputText), 6),
    ]),
  );
}
