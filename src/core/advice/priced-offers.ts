/** The offers of a set of candidates with their costs, and where a large open model takes the place of the frontier. */
import type { HighestBill, PricedOffers } from "../counsel/counsel-input.ts";
import { numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { amountIn } from "../prices/stated-amount.ts";
import type { SizeClass } from "../types/pricing.ts";
import type { ApiOffer, BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet, SingleApproach } from "../ways/candidate-set.ts";
import { hostedIn, type KeepsBudget, offersAt } from "../ways/offers.ts";
import { cheapestOf, type Ranked } from "../ways/ranking.ts";
import type { Way } from "../ways/way.ts";
import { type PricedWay, priceWay } from "../ways/way-cost.ts";

/** Volumes to look at where the brief gives none. */
export function volumesOf({ setting, pricing }: BriefContext): number[] {
  if (setting.requests_per_month !== null) return [setting.requests_per_month];
  return (["volume-small", "volume-middle", "volume-large"] as const).map((id) => numberOf(pricing.defaults, id));
}

/** Of the volumes that stand in for an unknown one, or of what is told of each, the one that is shown where one stands alone. */
export const middleOf = <T>(volumes: readonly T[]): T | undefined => volumes[Math.floor(volumes.length / 2)];

/** What is spent in a month on writing down what is said, whatever the model. */
export const speechMonth = ({ speech, setting }: BriefContext, volume: number): number =>
  inCurrency(times(speech?.request ?? null, BigInt(volume)), setting.rate) ?? 0;

/** The same at the least list price; null where none is lower. */
const leastSpeechMonth = ({ speech, setting }: BriefContext, volume: number): number | null =>
  inCurrency(times(speech?.least ?? null, BigInt(volume)), setting.rate);

/**
 * Whether the bill of a way keeps the budget of the brief beside `speech`, in its currency; every way does where there is
 * no budget, or no volume to hold it against.
 */
function budgetOf(
  candidates: CandidateSet,
  context: BriefContext,
  volume: number,
  speech: number,
): { keeps: KeepsBudget; set: boolean } {
  const { brief, setting, pricing } = context;
  const budget = amountIn(brief.limits?.budget_per_month, setting.rate, pricing.fx);
  if (budget === null || setting.requests_per_month === null) return { keeps: () => true, set: false };
  const most = budget - speech;
  const offers = hostedIn(candidates, context);
  const bills = new Map<string, number | null>();
  const bill = ({ way }: Ranked): number | null => {
    if (!bills.has(way.key)) {
      const { cost } = priceWay(way, volume, offers, context);
      bills.set(way.key, inCurrency(cost.bill.likely, setting.rate));
    }
    return bills.get(way.key)!;
  };
  return { keeps: (ranked) => (bill(ranked) ?? Number.POSITIVE_INFINITY) <= most, set: true };
}

export interface PricedCandidates extends PricedOffers {
  /** Why the client's own machine cannot serve; null where it can, or none is named. */
  refused: string | null;
  /** What speech must cost in a month for a way to keep the budget: the least list price, in the currency of the page. */
  speech_at_least: number | null;
}

/** False where a budget is set and no adequate way keeps it. */
export const isBudgetKept = ({ keeps }: PricedCandidates): boolean =>
  keeps === null || keeps.best_fit || keeps.prompted;

/**
 * Prices what a set of candidates offers at a volume. Where speech at its usual price takes the budget, its least price
 * is held against it.
 */
export function pricedAt(candidates: CandidateSet, context: BriefContext, volume: number): PricedCandidates {
  const usual = pricedBeside(candidates, context, volume, speechMonth(context, volume));
  const least = isBudgetKept(usual) ? null : leastSpeechMonth(context, volume);
  const lower = least === null ? null : pricedBeside(candidates, context, volume, least);
  return lower && isBudgetKept(lower) ? { ...lower, speech_at_least: least } : usual;
}

function pricedBeside(
  candidates: CandidateSet,
  context: BriefContext,
  volume: number,
  speech: number,
): PricedCandidates {
  const { keeps, set } = budgetOf(candidates, context, volume, speech);
  const found = offersAt({ context, candidates, volume }, keeps);
  // One way is often several things at once: the fit, the cheapest, what costs least.
  const priced = new Map<Way, PricedWay>();
  const price = (ranked: Ranked | null): PricedWay | null => {
    if (!ranked) return null;
    const known = priced.get(ranked.way) ?? priceWay(ranked.way, volume, found.offers, context);
    priced.set(ranked.way, known);
    return known;
  };
  return {
    volume,
    best_fit: price(found.best_fit),
    over_budget: price(found.over_budget),
    prompted: price(found.prompted),
    prompted_without_stakes: price(found.prompted_without_stakes),
    prompted_better: price(found.prompted_better),
    prompted_larger: price(found.prompted_larger),
    today: price(found.today),
    above: price(found.above),
    hosted: price(found.hosted),
    home: price(found.home),
    leased: price(found.leased),
    best_value: price(found.best_value),
    least: price(cheapestOf(found.admitted)),
    most_expensive: highestBill(found.most_expensive, volume),
    excluded: found.excluded.map(({ way, row, text }) => ({ way, row, text })),
    refused: found.refused,
    speech_at_least: null,
    keeps: set
      ? {
          best_fit: found.best_fit !== null && keeps(found.best_fit),
          prompted: found.prompted !== null && keeps(found.prompted),
        }
      : null,
  };
}

function highestBill(offer: ApiOffer | null, volume: number): HighestBill | null {
  const bill = offer && times(offer.tokens.request.likely, BigInt(volume));
  return offer && bill !== null ? { name: offer.way.name, bill } : null;
}

/** A large open model in place of the frontier: where it is one, and where it takes that place. */
export const LARGE: { approach: SingleApproach; size: SizeClass } = { approach: "local-large", size: "70-125b" };

/**
 * The large open model of a set of candidates; null where what fits there is a smaller one, which its reason would not
 * be true of.
 */
export const largeOf = (atLarge: PricedCandidates | null): PricedWay | null =>
  atLarge?.best_fit?.way.model.size_class === LARGE.size ? atLarge.best_fit : null;

/** Why a large open model takes the place of the frontier; null where it does not. */
export function insteadOfFrontier(frontier: PricedCandidates, large: PricedCandidates): string | null {
  if (!large.best_fit) return null;
  const isLarge = largeOf(large) !== null;
  if (!frontier.best_fit) {
    return `No frontier model is admitted here; ${isLarge ? "a large open model" : large.best_fit.way.name} takes its place.`;
  }
  // What keeps the budget in place of a large open model takes nobody's place.
  if (isBudgetKept(frontier) || !isBudgetKept(large) || !isLarge) return null;
  const isBest = !large.over_budget;
  return `No frontier model keeps the budget${isBest ? "; a large open model takes its place" : ""}.`;
}
