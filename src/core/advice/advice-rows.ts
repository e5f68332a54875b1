/**
 * The ways of an advice as rows: the one that is recommended, its alternatives, what they are compared with, and when a
 * machine pays for itself against each.
 */

import { type Compared, comparatorRows, heldAgainst } from "../comparison/comparators.ts";
import { servedWay, wayRow } from "../comparison/way-row.ts";
import { type CounselInput, isBeyond } from "../counsel/counsel-input.ts";
import { breakEven, monthsText } from "../hosting/break-even.ts";
import { worded } from "../tables/sentences.ts";
import { daysBetween } from "../text/days.ts";
import type { Advice, BreakEven, CostRow, Recommendation } from "../types/advice.ts";
import type { Approach } from "../types/brief.ts";
import type { SentenceId, Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { PricedWay } from "../ways/way-cost.ts";

const DAYS_PER_MONTH = 30.4375;

/** Months until a model retires; null when no day is known. */
const lifeMonths = ({ retires }: CostRow, asOf: string): number | null =>
  retires === null ? null : daysBetween(asOf, retires) / DAYS_PER_MONTH;

/** What ends before it pays for itself never pays. */
function withinLife(entry: BreakEven, row: CostRow, asOf: string, taxonomy: Taxonomy): BreakEven {
  const life = lifeMonths(row, asOf);
  if (life === null || entry.verdict !== "pays" || entry.months === null || entry.months <= life) return entry;
  const figures = { months: monthsText(entry.months), name: row.name, date: row.retires };
  return { ...entry, verdict: "never", reason: worded("pays-never-before-end", figures, taxonomy) };
}

/** One entry for each row, in their order. Empty when the way runs on no machine. */
function breakEvens({ way }: PricedWay, rows: readonly CostRow[], context: BriefContext): BreakEven[] {
  if (way.kind !== "machine") return [];
  const { taxonomy, setting } = context;
  const { as_of, requests_per_month } = setting;
  return heldAgainst(rows, context).map(({ row, against }) => {
    const entry = breakEven(way.plan, way.model.id, against, requests_per_month, taxonomy);
    return withinLife(entry, row, as_of, taxonomy);
  });
}

export interface AdviceRows {
  recommended: Recommendation | null;
  alternatives: Recommendation[];
  costs: CostRow[];
  break_even: Advice["break_even"];
  /** The way that is recommended, where it runs on machines. */
  local: PricedWay | null;
}

export interface AdviceRowInput {
  input: CounselInput;
  compared(): Compared;
  large: PricedWay | null;
}

interface Told {
  priced: PricedWay;
  why: string;
  gives_up: string;
}

/** Why a way stands beside the recommended one: a sentence without figures. */
type AlternativeId = Extract<SentenceId, `alternative-${string}`>;

function alternativesOf({ input, large }: AdviceRowInput): Told[] {
  const { offers, decision, context } = input;
  const { best_value, prompted, today, hosted, home, leased, over_budget } = offers;
  const within = (priced: PricedWay | null) => (isBeyond(priced, input) ? null : priced);
  const because = (id: AlternativeId) => worded(id, {}, context.taxonomy);
  /** The same approach in another place, or over the budget: no row is about it, and it gives up nothing. */
  const elsewhere = (priced: PricedWay | null, id: AlternativeId): Told[] =>
    priced ? [{ priced, why: because(id), gives_up: "" }] : [];
  /** Another approach, in the words of the row that allows it. */
  const other = (priced: PricedWay | null, approach: Approach, id: AlternativeId): Told[] => {
    const row = decision.alternatives.find((each) => each.approach === approach);
    return priced ? [{ priced, why: row?.because ?? because(id), gives_up: row?.gives_up ?? "" }] : [];
  };
  return [
    ...other(best_value, "cloud-mini", "alternative-value"),
    ...other(prompted, "cloud-mini", "alternative-prompted"),
    ...elsewhere(today, "alternative-measured"),
    ...elsewhere(hosted, hosted?.way.tuned ? "alternative-hosted-tuned" : "alternative-hosted"),
    ...elsewhere(within(home), "alternative-home"),
    ...elsewhere(within(leased), "alternative-leased"),
    ...elsewhere(over_budget, "alternative-over-budget"),
    ...other(large, "local-large", "alternative-large"),
    ...classifierTold(input),
  ];
}

/** A small classifier, in the words of the notice that asks for it. */
function classifierTold(input: CounselInput): Told[] {
  const notice = input.served_by.classifier;
  const priced = notice ? input.classifier(input.offers.volume) : null;
  return priced && notice ? [{ priced, why: notice.says, gives_up: notice.gives_up ?? "" }] : [];
}

/** How many times the recommended row: over the first year where it is known, else by the request. */
function timesOf(row: CostRow, recommended: CostRow): number | null {
  const [mine, its] =
    row.first_year?.likely != null && recommended.first_year?.likely
      ? [row.first_year.likely, recommended.first_year.likely]
      : [row.per_1k.likely, recommended.per_1k.likely];
  if (mine == null || !its) return null;
  return Number((mine / its).toPrecision(3));
}

/** All rows at one volume; without one, at the middle of three. */
export function adviceRows(given: AdviceRowInput): AdviceRows {
  const { input } = given;
  const { offers, decision, context } = input;
  const isOpen = input.requests === null;
  const { volume } = offers;
  const local_required = decision.local_required;
  const taken = new Set<string>();
  const rows: CostRow[] = [];
  const alternatives: Recommendation[] = [];
  const recommend = (role: CostRow["role"], { priced, why, gives_up }: Told): Recommendation => {
    taken.add(priced.way.key);
    const allowed = local_required === null ? (priced.way.place === "own" ? true : null) : true;
    rows.push(wayRow(priced, { role, allowed }, volume, isOpen, context));
    return { ...servedWay(priced, isOpen, context.setting), why, gives_up };
  };
  const { best_fit } = offers;
  const why = decision.reasons.find(({ table }) => table === "approach")?.because ?? "";
  const recommended =
    best_fit && recommend("recommended", { priced: best_fit, why, gives_up: decision.gives_up ?? "" });
  for (const told of alternativesOf(given)) {
    if (!taken.has(told.priced.way.key)) alternatives.push(recommend("alternative", told));
  }
  rows.push(...comparatorRows(context, given.compared(), volume, isOpen, taken));
  const first = rows[0];
  if (best_fit && first) for (const each of rows) each.times_recommended = timesOf(each, first);
  const machine = best_fit?.way.kind === "machine" ? best_fit : offers.home;
  return {
    recommended,
    alternatives,
    costs: rows,
    break_even: machine ? breakEvens(machine, rows, context) : [],
    local: machine,
  };
}
