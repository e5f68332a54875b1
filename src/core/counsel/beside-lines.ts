/** Lines beside the bills of all ways: those of one call and those of steps alike. */

import { amortisationMonths } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { worded } from "../tables/sentences.ts";
import { counted, roughAmount, spokenAmount, spokenSpread } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Beside, CounselLine } from "../types/advice.ts";
import type { AmountRange, Pico } from "../types/cost.ts";
import type { MachinePrice } from "../types/hosting.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { PricedWay } from "../ways/way-cost.ts";

const LABELS: Readonly<Record<Beside["id"], string>> = {
  review: "Review",
  quote: "Quoted",
  speech: "Speech",
  budget: "Budget",
  tokens: "Counted",
  found: "Counted",
  search: "Search",
  rate: "Rate",
  staff: "Besides",
  machines: "To buy",
  time: "Time",
  models: "Models",
  wages: "Wages",
  country: "Country",
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

/** A month in the currency of the advice; null is unknown. */
interface Spent {
  bill: AmountRange | null;
  /** With staff time. */
  all: number | null;
  /** For what is said and written down, which the other two leave out. */
  speech: number;
  /** For each minute that is said in a request, where nobody says how many they are. */
  minute?: number | null;
}

/** How much speech a budget covers beside the bill. */
function minutesText(left: number, minute: number, most: string): string {
  const minutes = Math.floor(left / minute);
  if (minutes < 1) return `${most} covers the bill, and not a minute of speech a request.`;
  return `${most} covers the bill and transcription of ${counted(minutes, "minute")} a request.`;
}

/**
 * The line on a budget that covers what is likely paid to others, and not the staff time besides or the high end. Null
 * where the budget carries all of that, or not even the bill. Where nobody says how long people speak, what is left for it.
 */
export function budgetLine(budget: number | null, { bill, all, speech, minute }: Spent, rate: FxRate): Beside | null {
  if (budget === null || bill?.likely == null || bill.likely + speech > budget) return null;
  const money = (amount: number) => spokenAmount(amount, rate.currency);
  const most = `Your ${money(budget)} a month`;
  if (minute != null && minute > 0) return besideLine("budget", minutesText(budget - bill.likely, minute, most));
  const [besides, its] = speech > 0 ? [" and transcription", "their"] : ["", "its"];
  const staff =
    all !== null && all + speech > budget ? `${money(all - bill.likely)} of staff time comes on top.` : null;
  const high =
    bill.high !== null && bill.high + speech > budget
      ? `${most} covers the likely bill${besides}, not ${its} high end of ${money(bill.high + speech)}`
      : null;
  if (high !== null) return besideLine("budget", staff === null ? `${high}.` : `${high}; ${staff}`);
  return staff === null ? null : besideLine("budget", `${most} covers the bill${besides}; ${staff}`);
}

/** What the checking that is planned takes a budget to that carries all else; null where it carries that as well. */
export function checkedBudgetLine(
  budget: number | null,
  { all, speech }: Spent,
  checked: { low: number; high: number } | null,
  { setting: { rate }, taxonomy }: Pick<BriefContext, "setting" | "taxonomy">,
): Beside | null {
  if (budget === null || all === null || checked === null || all + speech + checked.high <= budget) return null;
  const [low, high] = [all + speech + checked.low, all + speech + checked.high];
  const ends = [low, high].map((amount) => roughAmount(amount, rate.currency));
  const figures = { budget: spokenAmount(budget, rate.currency), all: [...new Set(ends)].join(" to ") };
  return besideLine(
    "budget",
    worded(low > budget ? "budget-over-with-checks" : "budget-short-of-checks", figures, taxonomy),
  );
}

/** That a budget carries transcription, too, which no row of the ways holds; null where nothing is said, or it does not. */
export function spokenBudgetLine(budget: number | null, { all, speech }: Spent, { currency }: FxRate): Beside | null {
  if (budget === null || all === null || speech === 0 || all + speech > budget) return null;
  const most = spokenAmount(budget, currency);
  return besideLine("budget", `Your ${most} a month covers the bill, staff time and transcription.`);
}

/** The line on ways after the first whose bill keeps a budget and whose staff time does not; null where there is none. */
export function laterBudgetLine(
  budget: number | null,
  later: readonly Pick<CounselLine, "way" | "bill" | "staff">[],
  speech: number,
  { currency }: FxRate,
): Beside | null {
  if (budget === null) return null;
  const over = later.flatMap(({ way, bill, staff }) => {
    const billed = (bill?.likely ?? 0) + speech;
    return billed <= budget && billed + (staff?.likely ?? 0) > budget ? [way] : [];
  });
  if (over.length === 0) return null;
  const most = spokenAmount(budget, currency);
  return besideLine("budget", `Over your ${most} a month once staff time is counted: ${listed([...new Set(over)])}.`);
}

/** What so many machines cost to buy; null where they are rented, are there, or have no price. */
export const priceToBuy = ({ buy_usd }: MachinePrice, machines: number): Pico | null =>
  buy_usd?.likely ? toPico(buy_usd.likely * machines) : null;

/** The same of a way, in the currency of the advice. */
export function toBuy({ way, cost }: PricedWay, rate: FxRate): number | null {
  if (way.kind !== "machine" || way.is_clients) return null;
  const price = priceToBuy(way.plan.price, cost.machines ?? 1);
  return price === null ? null : inCurrency(price, rate);
}

interface Labelled {
  label: string;
  to_buy: number | null;
}

/** "AU$1,900"; of ways that differ, each with its label, or the least and the most where labels are said twice, with those that buy. */
function amountsOf(ways: readonly Labelled[], currency: string): string | null {
  const bought = ways.flatMap(({ label, to_buy }) => (to_buy === null ? [] : [{ label, to_buy }]));
  bought.sort((a, b) => a.to_buy - b.to_buy);
  const amounts = [...new Set(bought.map(({ to_buy }) => roughAmount(to_buy, currency)))];
  if (amounts.length === 0) return null;
  if (amounts.length === 1 && bought.length === ways.length) return amounts[0]!;
  const isEachNamed = new Set(bought.map(({ label }) => label)).size === bought.length;
  if (isEachNamed) return listed(bought.map(({ label, to_buy }) => `${roughAmount(to_buy, currency)} (${label})`));
  const span = amounts.length === 1 ? amounts[0]! : `${amounts[0]!} to ${amounts.at(-1)!}`;
  const labels = [...new Set(bought.map(({ label }) => label))];
  return ways.every(({ label }) => labels.includes(label)) ? span : `${span} (${listed(labels)})`;
}

const ALL_IN_ONE_RUN = "This one run pays for all of it.";

/** Over which time bills count hardware, which a purse must hold at once. */
const monthsOf = (pricing: Pick<Pricing, "defaults" | "is_one_run">): string =>
  counted(amortisationMonths(pricing), "month");

/** The line on hardware for ways that are not told with what it costs for each. Null where none is to be bought. */
export function machinesBeside(
  ways: readonly Labelled[],
  { rate }: Pick<CostSetting, "rate">,
  pricing: Pick<Pricing, "defaults" | "is_one_run">,
): Beside | null {
  const amounts = amountsOf(ways, rate.currency);
  if (amounts === null) return null;
  const spread = pricing.is_one_run ? `. ${ALL_IN_ONE_RUN}` : `, in the bills over ${monthsOf(pricing)}.`;
  return besideLine("machines", `About ${amounts}${spread}`);
}

/** The least and the most of what is known, as one figure where they read the same; null where nothing is. */
function spanOf(ranges: readonly (AmountRange | null)[], currency: string): string | null {
  const known = ranges.flatMap((range) => range?.likely ?? []);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return spokenSpread({ low, likely: null, high, currency }) || spokenAmount(low, currency);
}

const amountsWords = ({ staff, once }: { staff: string | null; once: string | null }): string =>
  `${staff} a month and ${once}`;

/**
 * What bills alone leave out of ways at volumes side by side: staff time and setup, for the way to start with and for what
 * stands beside it. Null where neither is known.
 */
export function staffBeside(lines: readonly CounselLine[], { currency }: FxRate): Beside | null {
  const labels = [...new Set(lines.map(({ label }) => label))];
  const costs = labels.map((label) => {
    const of = lines.filter((line) => line.label === label);
    const staff = spanOf(
      of.map((line) => line.staff),
      currency,
    );
    const once = spanOf(
      of.map((line) => line.once),
      currency,
    );
    return { label, staff, once };
  });
  const [first, ...others] = costs.filter(({ staff, once }) => staff !== null && once !== null);
  if (!first) return null;
  const differing = others.filter(({ staff, once }) => staff !== first.staff || once !== first.once);
  const amounts = new Set(differing.map(amountsWords));
  const further = [...amounts].map((each) => {
    const alike = differing.filter((cost) => amountsWords(cost) === each);
    return ` ${listed(alike.map(({ label }) => label))}: ${each}.`;
  });
  return besideLine("staff", `${first.staff} a month of staff time and ${first.once} for setup.${further.join("")}`);
}

/** The same for ways side by side, each of which says what it takes to buy. */
export function boughtBeside(
  ways: readonly CounselLine[],
  pricing: Pick<Pricing, "defaults" | "is_one_run">,
): Beside | null {
  if (ways.every(({ to_buy }) => to_buy === null)) return null;
  const spread = pricing.is_one_run ? ALL_IN_ONE_RUN : `Bills spread it over ${monthsOf(pricing)}.`;
  return besideLine("machines", `Hardware is paid for at once. ${spread}`);
}
