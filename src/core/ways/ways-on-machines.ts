/** What machines offer: on the client's premises, new, second hand or there already, and by the hour. */

import { fittingNumber } from "../tables/fitting.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Excluded } from "../types/advice.ts";
import type { Model } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext, MachineCandidate } from "./brief-context.ts";
import type { CandidateSet } from "./candidate-set.ts";
import { isPaidFor } from "./machine-candidates.ts";
import { searchMachines } from "./machine-search.ts";
import { isLarge, isLong } from "./needs.ts";
import { measuredOpen, worthOfStakes } from "./prompted-choice.ts";
import { bestOf, cheapestOf, type Ranked, thriftiest, withinReach } from "./ranking.ts";
import type { MachineWay, Way } from "./way.ts";

/** What is to be served: a brief, from among its candidates, at so many requests a month. */
export interface Demand {
  context: BriefContext;
  candidates: CandidateSet;
  volume: number;
}

interface Searched {
  ranked: Ranked<MachineWay>[];
  excluded: Excluded[];
}

/** Models to look for on machines. */
interface Wanted {
  models: readonly Model[];
  /** To tune them on; 0 where they are only prompted. */
  examples: number;
  /** A way that costs as much in its first year is of no interest, in US dollars. */
  most_usd: number;
  /** True where cost decides: then a model that cannot be the choice any more is not looked for to the end. */
  byCost: boolean;
}

/** The cheapest way of each model on these machines. */
function searchAll(
  { models, examples, most_usd, byCost }: Wanted,
  machines: readonly MachineCandidate[],
  { context, volume }: Demand,
): Searched {
  const found: Searched = { ranked: [], excluded: [] };
  let most = most_usd;
  for (const model of models) {
    const { best, excluded } = searchMachines(model, machines, { examples, volume, context, most_usd: most });
    if (best) found.ranked.push(best);
    else found.excluded.push(...excluded.slice(0, 2));
    if (byCost && best?.year_usd != null) most = Math.min(most, withinReach(best.year_usd, context.taxonomy));
  }
  return found;
}

/** On machines that are bought: new ones, and second hand where none of those serves. */
function boughtWays(wanted: Wanted, demand: Demand): Searched {
  const { homes, second_hand } = demand.candidates;
  const found = searchAll(wanted, homes, demand);
  if (found.ranked.length > 0) return found;
  const used = searchAll(wanted, second_hand, demand);
  return { ranked: used.ranked, excluded: [...found.excluded, ...used.excluded] };
}

/** Why the client's own machine serves no model; that one model is too large is told only where nothing else is in the way. */
const nearestMiss = (excluded: readonly Excluded[], { taxonomy }: BriefContext): string | null =>
  (excluded.find(({ row }) => !rowsTesting(taxonomy, "admission.fits_memory").has(row)) ?? excluded[0])?.text ?? null;

/** What to look for on a machine that is there: untuned also larger models, of which none is passed over for its cost. */
const onThere = (wanted: Wanted, { larger }: CandidateSet): Wanted =>
  wanted.examples > 0 || larger.length === 0
    ? wanted
    : { ...wanted, models: [...wanted.models, ...larger], byCost: false };

/** Nobody waits for a larger model than the work asks for. */
export function isQuick(
  { way }: Pick<Ranked<MachineWay>, "way">,
  { candidates: { larger }, context }: Pick<Demand, "candidates" | "context">,
): boolean {
  if (context.brief.usage?.batch || !larger.includes(way.model)) return true;
  const line = isLong(context.needs, context.taxonomy) ? "larger-within-long" : "larger-within";
  return (way.plan.seconds_alone ?? 0) <= fittingNumber(line, context.taxonomy);
}

/** Of ways on machines the thriftiest; on one that is there and paid for the best, for a better model costs only power. */
export function amongMachines<W extends Way>(
  ranked: readonly Ranked<W>[],
  { candidates: { clients }, context }: Demand,
): Ranked<W> | null {
  const isThere = ({ way }: Ranked) => way.kind === "machine" && way.is_clients && !way.tuned;
  return clients && isPaidFor(clients) && ranked.every(isThere)
    ? bestOf(ranked, context.pricing)
    : thriftiest(ranked, context);
}

interface HomeWays extends Searched {
  /** Why the client's own machine cannot serve; null where it can, or none is named. */
  refused: string | null;
}

/** Ways on the client's premises: the client's own machine where it serves, else the cheapest machine for each model. */
function homeWays(wanted: Wanted, demand: Demand): HomeWays {
  const { candidates, context } = demand;
  const { clients } = candidates;
  if (clients) {
    const own = searchAll(onThere(wanted, candidates), [clients], demand);
    const ranked = own.ranked.filter((each) => isQuick(each, demand));
    if (ranked.length > 0) return { ranked, excluded: own.excluded, refused: null };
    const others = boughtWays(wanted, demand);
    return {
      ...others,
      excluded: [...own.excluded, ...others.excluded],
      refused: nearestMiss(own.excluded, context),
    };
  }
  return { ...boughtWays(wanted, demand), refused: null };
}

/** The thriftiest way on the client's premises. */
export function cheapestAtHome(demand: Demand): Ranked<MachineWay> | null {
  const { examples, models } = demand.candidates;
  const { ranked } = homeWays({ models, examples, most_usd: ANY_COST, byCost: true }, demand);
  return thriftiest(ranked, demand.context);
}

const ANY_COST = Number.POSITIVE_INFINITY;
const NO_MACHINE: HomeWays = { ranked: [], excluded: [], refused: null };

/** What one of these costs at the least, as far as a dearer one may stand before it. */
function reachOf(ranked: readonly Ranked[], taxonomy: Taxonomy): number {
  const least = cheapestOf(ranked)?.year_usd;
  return least == null ? ANY_COST : withinReach(least, taxonomy);
}

/** What machines offer. */
export interface MachinesAt {
  home: HomeWays;
  leased: Searched;
}

/** What machines offer: on the client's premises, and by the hour where those do not serve already. */
export function machinesAt(demand: Demand): MachinesAt {
  const { context, candidates } = demand;
  const { tier, models, examples, clients, leases } = candidates;
  if (models.length === 0) return { home: NO_MACHINE, leased: NO_MACHINE };
  // A budget is kept or not by the bill alone, and among large models, or where answers are worth it, quality comes first.
  const byCost =
    !isLarge(tier) &&
    context.brief.limits?.budget_per_month === undefined &&
    (examples > 0 || worthOfStakes(demand.volume, context) === 0);
  const wanted: Wanted = { models, examples, most_usd: ANY_COST, byCost };
  const home = homeWays(wanted, demand);
  if (clients && home.ranked.length > 0 && home.refused === null) return { home, leased: NO_MACHINE };
  const most_usd = byCost ? reachOf(home.ranked, context.taxonomy) : ANY_COST;
  return { home, leased: searchAll({ ...wanted, most_usd }, leases, demand) };
}

/** Untuned models on machines, for a client to whom no hosted model is admitted. */
export function promptedOnMachines(demand: Demand, models: readonly Model[] = demand.candidates.base): Ranked[] {
  const wanted: Wanted = { models, examples: 0, most_usd: ANY_COST, byCost: false };
  return [...homeWays(wanted, demand).ranked, ...searchAll(wanted, demand.candidates.leases, demand).ranked];
}

/** The model that was measured and is good enough, on machines; no larger one takes its place there. */
export function measuredOnMachines(demand: Demand): Ranked[] {
  const models = measuredOpen(demand.context);
  const candidates = { ...demand.candidates, larger: [] };
  return models.length === 0 ? [] : promptedOnMachines({ ...demand, candidates }, models);
}
