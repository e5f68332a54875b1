/** A budget held against what all steps come to, where they lead. */
import { budgetLine } from "../advice/budget-line.ts";
import { budgetText, type PageMoney } from "../advice/limit-headlines.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { spokenAmount } from "../text/amount.ts";
import type { Advice } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { PipelineAdvice } from "../types/pipeline-advice.ts";
import type { Row } from "../types/taxonomy.ts";

/** True where the counsel starts with the steps, beside one call. */
export const leadsInSteps = ({ then }: Row): boolean => then.beside === "whole";

/** Says first that the steps cost more than the budget, and beside them that it covers no staff time. */
export function withStepBudget(advice: Advice, pipeline: PipelineAdvice, { limits }: Brief, money: PageMoney): void {
  const { rate, rates } = money;
  const stated = limits?.budget_per_month;
  const budget = amountIn(stated, rate, rates);
  const bill = pipeline.bill?.likely ?? null;
  if (!stated?.currency || budget === null || bill === null) return;
  const line = budgetLine(budget, { bill: pipeline.bill, all: pipeline.monthly?.likely ?? null, speech: 0 }, rate);
  if (line) advice.beside = [...advice.beside, line];
  if (bill <= budget) return;
  const { model_name, bill: one } = pipeline.whole;
  const text = (amount: number) => spokenAmount(amount, rate.currency);
  const keeps =
    model_name !== null && one?.likely != null && one.likely <= budget
      ? ` One call to ${model_name} keeps it, at ${text(one.likely)}.`
      : "";
  const said = `All steps together cost ${text(bill)} a month, more than the budget of ${budgetText(stated, money)}.${keeps}`;
  advice.headlines = [said, ...advice.headlines];
}
