/** Monthly costs at a ladder of volumes: a table where there is room, a block a volume where there is not. */
import stringWidth from "string-width";
import { countText } from "../../core/text/amount.ts";
import { plainTable } from "../text/plain-table.ts";
import { makeScreen, type Page } from "../text/screen.ts";

export interface Rung {
  requests_per_month: number;
  /** One for each name, as text. */
  monthly: readonly string[];
}

/** Volumes between the powers of ten can be spared. */
const isPowerOfTen = ({ requests_per_month }: Rung): boolean => Number.isInteger(Math.log10(requests_per_month));

function table(names: readonly string[], rungs: readonly Rung[]): string[] {
  const columns = [
    { head: "a month at", width: 26 },
    ...rungs.map(({ requests_per_month }) => ({ head: countText(requests_per_month), right: true })),
  ];
  const rows = names.map((name, i) => [name, ...rungs.map(({ monthly }) => monthly[i]!)]);
  return plainTable(columns, rows).map((line) => ` ${line}`);
}

/** Lines for models of these names, which must be harmless text. */
export function volumeLadder(names: readonly string[], rungs: readonly Rung[], page: Page): string[] {
  const screen = makeScreen(page);
  for (const shown of [rungs, rungs.filter(isPowerOfTen)]) {
    const [head = "", ...body] = table(names, shown);
    if ([head, ...body].every((line) => stringWidth(line) <= screen.columns)) return [screen.ink.dim(head), ...body];
  }
  return rungs.flatMap(({ requests_per_month, monthly }) => [
    screen.paragraph(`${countText(requests_per_month)} requests a month`, 2),
    ...names.map((name, i) => screen.paragraph(`${name}: ${monthly[i]}`, 4, 2)),
  ]);
}
