/** A line beside the bills of all ways. */
import type { CostSetting } from "../prices/cost-setting.ts";
import type { Beside } from "../types/advice.ts";

const LABELS: Readonly<Record<Beside["id"], string>> = {
  review: "Review",
  quote: "Quoted",
  speech: "Speech",
  budget: "Budget",
  tokens: "Counted",
  rate: "Rate",
  machines: "To buy",
};

export const besideLine = (id: Beside["id"], text: string, per_month: Beside["per_month"] = null): Beside => ({
  id,
  label: LABELS[id],
  text,
  per_month,
});

/** What a line comes to in a month, in the currency of the advice; null while amount or volume is unknown. */
export const monthOf = (amount: number | null, { requests_per_month, rate }: CostSetting): Beside["per_month"] =>
  amount === null || requests_per_month === null ? null : { amount, currency: rate.currency };

/** Of so many requests a month; of 1,000 while the volume is unknown. */
export const perText = (requests: number | null): string => (requests === null ? "per 1,000 requests" : "a month");
