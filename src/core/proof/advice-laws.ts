/**
 * What must hold of every advice, whatever tables and prices say: laws on the joined result, which no table can prove
 * alone. Each says in a sentence what breaks it, with the figures, or nothing.
 */

import { isPaidByUse } from "../comparison/comparators.ts";
import { qualityOf } from "../prices/quality-band.ts";
import { fittingAmount, fittingClasses } from "../tables/fitting.ts";
import type { Advice, Excluded, ServedWay } from "../types/advice.ts";
import type { Brief, Currency } from "../types/brief.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { isLarge } from "../ways/needs.ts";
import { NO_BAND } from "../ways/ranking.ts";

/** An advice to judge, with what it is judged by. */
export interface JudgedAdvice {
  brief: Brief;
  advice: Advice;
  /** The advice on the same brief at ten times the volume; null where it has no volume. */
  larger: Advice | null;
  /** The advice on the same brief with its amounts in US dollars; null where it has none in another currency. */
  restated: Advice | null;
  pricing: Pricing;
  taxonomy: Taxonomy;
  /** What rules a hosted model out for this brief, judged again by itself. */
  excludedOf(model: Model): readonly Excluded[];
}

export interface AdviceLaw {
  id: string;
  says: string;
  /** Why the advice breaks the law; null where it holds. */
  breaks(judged: JudgedAdvice): string | null;
}

/** Every way that an advice speaks for, on any page of it. */
function spokenFor({ recommended, alternatives, counsel, costs, branches }: Advice): ServedWay[] {
  const { start_with = null, fit = null, costs_least = null, larger = null } = counsel ?? {};
  const rows = costs.filter(({ role }) => role !== "comparator");
  const open = branches.flatMap((branch) => [branch.start_with, branch.fit]);
  return [recommended, ...alternatives, start_with, fit, costs_least, larger, ...rows, ...open].filter(
    (way) => way !== null,
  );
}

/** Amounts are compared up to what rounding to a currency may move. */
const EXACT = 1e-9;
const MOST_MACHINES = 4;

/**
 * An amount in US dollars, by the rate that the page prints or that of the price list. It is not exchanged by the call
 * that advises, which would prove itself.
 */
function dollarsBy(
  { amount, currency }: { amount: number; currency?: Currency },
  { advice: { data }, pricing }: Pick<JudgedAdvice, "advice" | "pricing">,
): number {
  if (currency === "USD") return amount;
  const rate = data.fx.currency === currency ? data.fx : pricing.fx.find((each) => each.currency === currency);
  if (!rate) throw new Error(`an advice was given on an amount in ${currency}, and nothing says what that is worth`);
  return amount / rate.per_usd;
}

/** The bill of a way in US dollars; null where it is not known. */
function billOf(way: ServedWay | null | undefined, judged: Pick<JudgedAdvice, "advice" | "pricing">): number | null {
  const bill = way?.monthly_without_labour;
  return bill?.likely == null ? null : dollarsBy({ amount: bill.likely, currency: bill.currency }, judged);
}

type Ends = { low: number | null; likely: number | null; high: number | null };
const isInOrder = ({ low, likely, high }: Ends): boolean =>
  likely === null ||
  ((low ?? likely) <= likely * (1 + EXACT) + EXACT && likely <= (high ?? likely) * (1 + EXACT) + EXACT);

const named = ({ name, place, hardware_name }: ServedWay): string => `${name} (${hardware_name ?? place})`;

const isSameWay = (one: ServedWay, other: ServedWay): boolean =>
  one.model === other.model &&
  one.name === other.name &&
  one.hardware === other.hardware &&
  one.engine === other.engine &&
  one.deployment === other.deployment &&
  one.region === other.region;

/** The tokens that are priced; retrieval has its part in them. */
const tokensOf = ({ usage }: Advice): number => usage.input_tokens + usage.output_tokens;

function sumOf(formula: string, { trace = [] }: Advice["costs"][number]): number | null {
  const inputs = trace.find((each) => each.formula.startsWith(formula))?.inputs;
  return inputs ? inputs.reduce((sum, { value }) => sum + Number(value), 0) : null;
}

/** Of the rows of an advice those of hosted models that may do the work with a prompt in this tier. */
function ableRows({ advice: { costs, tier }, pricing, taxonomy, excludedOf }: JudgedAdvice) {
  const classes = fittingClasses(`prompted-tier-${tier}`, taxonomy) ?? [];
  return costs.flatMap((row) => {
    const model = pricing.models.find(({ id }) => id === row.model);
    if (!model || !isPaidByUse(row)) return [];
    const isFor = classes.includes(model.size_class) && (model.tiers.length === 0 || model.tiers.includes(tier!));
    const isAble = isFor && model.suits.length === 0 && !model.reseller && model.status === "current";
    return isAble && excludedOf(model).length === 0 ? [{ row, band: qualityOf(model, pricing).band ?? NO_BAND }] : [];
  });
}

const differs = (sum: number | null, printed: number | null | undefined): boolean =>
  sum !== null && printed != null && Math.abs(sum - printed) > Math.max(1e-6, Math.abs(printed) * EXACT);

export const ADVICE_LAWS: readonly AdviceLaw[] = [
  {
    id: "local-only-stays-home",
    says: "Where the data must stay local, no way that is not on the client's premises is spoken for or marked allowed.",
    breaks({ brief, advice }) {
      if (brief.sensitivity !== "local-only") return null;
      const allowed = advice.costs.filter((row) => row.allowed === true);
      const away = [...spokenFor(advice), ...allowed].find(({ place }) => place !== "own");
      return away ? `${named(away)} runs at a place of the kind "${away.place}"` : null;
    },
  },
  {
    id: "nothing-excluded-is-advised",
    says: "A model that the admission table rules out is not spoken for.",
    breaks({ advice, pricing, excludedOf }) {
      for (const way of spokenFor(advice)) {
        if (way.place !== "api" || way.deployment === "hosted-tuned") continue;
        const model = pricing.models.find(({ id }) => id === way.model);
        const [first] = model ? excludedOf(model) : [];
        if (first) return `${named(way)} is spoken for, and admission/${first.row} rules it out: ${first.text}`;
      }
      return null;
    },
  },
  {
    id: "no-replaced-model",
    says: "A model that its maker has replaced is not spoken for while what replaces it is on offer, but where the client measured it.",
    breaks({ brief, advice, pricing, excludedOf }) {
      const rowOf = (id: string | null | undefined) => pricing.models.find((model) => model.id === id);
      for (const way of spokenFor(advice)) {
        const model = way.place === "api" && way.deployment !== "hosted-tuned" ? rowOf(way.model) : undefined;
        const next = model?.status === "legacy" ? rowOf(model.replacement) : undefined;
        if (!next || excludedOf(next).length > 0 || brief.baseline?.model !== undefined) continue;
        return `${named(way)} is spoken for, and ${next.name} has taken its place`;
      }
      return null;
    },
  },
  {
    id: "better-for-noise",
    says: "In tiers 1 and 2 no prompted model is started with where one of a better band costs hardly more.",
    breaks(judged) {
      const { brief, advice, taxonomy } = judged;
      const start = advice.counsel?.start_with;
      if (isLarge(advice.tier ?? 4) || !start || brief.baseline?.model !== undefined) return null;
      const rows = ableRows(judged);
      const own = rows.find(({ row }) => row.model === start.model);
      const budget = brief.limits?.budget_per_month;
      const most = budget ? dollarsBy(budget, judged) : Number.POSITIVE_INFINITY;
      // Half of the line, so that no tokenizer and no rate of exchange makes a difference of it.
      const line = dollarsBy(fittingAmount("better-band", taxonomy), judged);
      const reach = (billOf(start, judged) ?? 0) + line / 2;
      const better = rows.find(({ row, band }) => {
        const bill = billOf(row, judged);
        return own !== undefined && band < own.band && bill !== null && bill <= Math.min(reach, most);
      });
      return better
        ? `it starts with ${named(start)}, and ${named(better.row)} is of a better band for hardly more`
        : null;
    },
  },
  {
    id: "tokens-fit-the-context",
    says: "The tokens of a request fit the context of every model that is spoken for.",
    breaks({ advice, pricing }) {
      const tokens = tokensOf(advice);
      for (const way of spokenFor(advice)) {
        const context = pricing.models.find(({ id }) => id === way.model)?.context_tokens;
        if (context != null && tokens > context) return `${tokens} tokens do not fit the ${context} of ${named(way)}`;
      }
      return null;
    },
  },
  {
    id: "start-keeps-the-budget",
    says: "What the advice starts with keeps the budget, or a headline says which way does, or that nothing adequate does.",
    breaks(judged) {
      const { brief, advice } = judged;
      const start = advice.counsel?.start_with;
      const budget = brief.limits?.budget_per_month;
      // What is said is written down whatever the way, and paid from the same budget.
      const speech = advice.beside.find(({ id }) => id === "speech")?.per_month;
      const most = budget ? dollarsBy(budget, judged) - (speech ? dollarsBy(speech, judged) : 0) : null;
      const bill = billOf(start, judged);
      if (!start || most === null || bill === null || bill <= most * (1 + EXACT)) return null;
      const isOneRun = advice.usage.counted_months === 1 && advice.local_required !== true;
      const offered = spokenFor(advice).filter((way) => !isOneRun || isPaidByUse(way));
      const kept = offered.find((way) => (billOf(way, judged) ?? Number.POSITIVE_INFINITY) <= most);
      const isSaid = advice.headlines.some((line) =>
        kept ? line.includes("keeps the budget") && line.includes(kept.name) : line.includes("fits the budget"),
      );
      if (isSaid) return null;
      const over = `${named(start)} costs US$${bill}, over the budget of US$${most}`;
      return kept ? `${over}, and ${named(kept)} keeps it` : `${over}, and no headline says so`;
    },
  },
  {
    id: "same-money-same-start",
    says: "What the advice starts with is the same whatever currency the amounts of the brief are stated in.",
    breaks({ advice, restated }) {
      const [start, other] = [advice.counsel?.start_with, restated?.counsel?.start_with];
      if (!restated || (!start && !other) || (start && other && isSameWay(start, other))) return null;
      return `it starts with ${start ? named(start) : "nothing"}, and with ${other ? named(other) : "nothing"} once the amounts are in US dollars`;
    },
  },
  {
    id: "more-volume-never-costs-less",
    says: "The first year of the same way never costs less at a higher volume.",
    breaks({ advice, larger }) {
      for (const row of advice.costs) {
        const year = row.first_year?.likely;
        const later = larger?.costs.find((other) => isSameWay(row, other))?.first_year?.likely;
        if (year == null || later == null || later >= year * (1 - EXACT)) continue;
        return `${named(row)} costs ${year} in the first year, and ${later} at ten times the volume`;
      }
      return null;
    },
  },
  {
    id: "four-machines-at-most",
    says: "No advice counts more than four machines of a kind.",
    breaks({ advice }) {
      const fleet = spokenFor(advice).find(({ machines }) => (machines ?? 1) > MOST_MACHINES);
      return fleet ? `${fleet.machines} machines are counted for ${named(fleet)}` : null;
    },
  },
  {
    id: "says-what-it-buys",
    says: "A way that costs more than the prompt is only started with where the text says what the money buys.",
    breaks({ advice }) {
      const { counsel } = advice;
      if (!counsel?.start_with || !counsel.fit || isLarge(advice.tier ?? 4) || advice.local_required) return null;
      const premium = counsel.premium_per_month?.amount ?? 0;
      const startsWithFit = isSameWay(counsel.start_with, counsel.fit);
      if (!startsWithFit || premium <= 0 || counsel.fit.name === counsel.costs_least?.name) return null;
      const headroom = advice.worth?.headroom;
      const gain = counsel.pays_gain_points;
      if (gain !== null && headroom != null && gain > headroom * 100 + EXACT)
        return `${counsel.id} starts with ${named(counsel.fit)}, which pays from ${gain} points on, and ${headroom * 100} are left`;
      return /needed|missing|comes back|transcript|steps|within the budget/i.test(counsel.text)
        ? null
        : `${counsel.id}: "${counsel.text}"`;
    },
  },
  {
    id: "likely-lies-within",
    says: "Every likely figure lies between its low and its high end.",
    breaks({ advice }) {
      for (const row of advice.costs) {
        for (const range of [row.per_1k, row.monthly, row.one_off, row.first_year]) {
          if (range && !isInOrder(range)) return `${named(row)}: ${range.low}, ${range.likely}, ${range.high}`;
        }
      }
      for (const { way, bill, once } of advice.counsel?.lines ?? []) {
        for (const range of [bill, once]) {
          if (range && !isInOrder(range)) return `${way}: ${range.low}, ${range.likely}, ${range.high}`;
        }
      }
      return null;
    },
  },
  {
    id: "parts-add-up",
    says: "The parts of a cost add up to the figure that is printed, each month, once and over the first year.",
    breaks({ advice }) {
      for (const row of advice.costs) {
        const [monthly, once] = [sumOf("monthly", row), sumOf("once", row)];
        if (differs(monthly, row.monthly?.likely))
          return `${named(row)}: ${monthly}, and ${row.monthly?.likely} is printed`;
        if (differs(once, row.one_off?.likely))
          return `${named(row)}: ${once} once, and ${row.one_off?.likely} is printed`;
      }
      return null;
    },
  },
];
