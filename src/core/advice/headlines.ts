/** What is first to say about an advice: where cost and fit disagree, and where a limit is broken. */

import { rateOf } from "../prices/fx.ts";
import { amountText, countText } from "../text/amount.ts";
import type { BreakEven, CostRow } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Chosen } from "./choose.ts";

const month = ({ monthly }: CostRow): number | null => monthly?.likely ?? null;

const monthText = ({ monthly }: CostRow): string => amountText(monthly?.likely ?? null, monthly?.currency ?? "");

/** The cheapest row that is allowed, good enough for the task, and costs less than the recommended one. */
function cheaper(recommended: CostRow, rows: readonly CostRow[]): CostRow | null {
  const cost = month(recommended);
  if (cost === null) return null;
  const adequate = rows
    .filter((row) => row.role === "alternative" && row.allowed === true)
    .filter((row) => (month(row) ?? Number.POSITIVE_INFINITY) < cost)
    .sort((a, b) => month(a)! - month(b)!);
  return adequate[0] ?? null;
}

function costHeadline(recommended: CostRow, rows: readonly CostRow[], breakEven: readonly BreakEven[]): string[] {
  const less = cheaper(recommended, rows);
  if (!less) return [];
  const pays = breakEven.find(({ against }) => against === less.model);
  const from =
    pays?.requests_per_month != null
      ? ` ${recommended.name} costs less from ${countText(pays.requests_per_month)} requests a month.`
      : pays
        ? ` No volume makes ${recommended.name} the cheaper one.`
        : "";
  return [
    `At this volume ${less.name} costs less: ${monthText(less)} a month against ${monthText(recommended)}.${from}`,
  ];
}

function budgetHeadline(recommended: CostRow, { limits }: Brief, rates: readonly FxRate[]): string[] {
  const budget = limits?.budget_per_month;
  const cost = month(recommended);
  if (!budget?.currency || cost === null || !recommended.monthly) return [];
  const [from, to] = [rateOf(rates, recommended.monthly.currency), rateOf(rates, budget.currency)];
  if (!from || !to) return [`The budget is in ${budget.currency}, for which there is no rate; it was not compared.`];
  const inBudgetCurrency = (cost / from.per_usd) * to.per_usd;
  if (inBudgetCurrency <= budget.amount) return [];
  return [
    `Over the budget of ${amountText(budget.amount, budget.currency)} a month: ${recommended.name} costs ${amountText(inBudgetCurrency, budget.currency)}.`,
  ];
}

/** Sentences for the head of the advice, most important first. */
export function headlinesOf(
  brief: Brief,
  chosen: Chosen,
  breakEven: readonly BreakEven[],
  rates: readonly FxRate[],
): string[] {
  const rows = chosen.choices.map(({ row }) => row);
  const recommended = rows.find(({ role }) => role === "recommended");
  const refused = chosen.machine_refused ? [`The machine of the brief cannot serve: ${chosen.machine_refused}.`] : [];
  if (!recommended) return refused;
  return [...refused, ...costHeadline(recommended, rows, breakEven), ...budgetHeadline(recommended, brief, rates)];
}
