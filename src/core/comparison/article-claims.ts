/** The source article's own claims about cost, worked out for the case at hand: do they hold? */

import { breakEvenVolume, paidBackText, paybackMonths } from "../hosting/break-even.ts";
import { monthlyComponents, totalOf } from "../hosting/hosting-scenario.ts";
import { dollarsOf, inCurrency } from "../prices/fx.ts";
import { worded } from "../tables/sentences.ts";
import { countText, spokenAmount } from "../text/amount.ts";
import { divideHalfEven } from "../text/decimal.ts";
import { further } from "../text/sentence.ts";
import type { ClaimCheck } from "../types/advice-parts.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

interface ClaimsInput {
  plan: HostingPlan;
  volume: number;
  /** Likely cost of one request with the models that the article compares with; null is unknown. */
  gpt_4o: Pico | null;
  gpt_4o_mini: Pico | null;
  aud: FxRate;
}

/** The claims on what a request costs; each has a sentence beside it on what it costs here. */
type CostSentence = "article-request" | "article-saving" | "article-fiftieth";

/** Months over which the article pays a machine off. */
const ARTICLE_MONTHS = 12;

const verdict = (bare: boolean | null, whole: boolean | null): ClaimCheck["holds"] => {
  if (bare === null) return null;
  if (!bare) return "no";
  return whole ? "yes" : "without-labour";
};

/** Cost of one request of a scenario at a volume, in picodollars. */
function perRequest(scenario: Scenario, volume: number, withLabour: boolean): Pico | null {
  const total = totalOf(monthlyComponents(scenario, volume), withLabour);
  return total === null ? null : divideHalfEven(total, BigInt(volume));
}

/** From which volume on a request costs no more than `target`, as the article counts, in words; "" while that is unknown. */
function reachedText(scenario: Scenario, target: Pico | null, taxonomy: Taxonomy): string {
  if (target === null) return "";
  const { volume } = breakEvenVolume(scenario, target, false);
  return further(worded("article-reached", { requests: volume === null ? null : countText(volume) }, taxonomy));
}

/**
 * Checks the claims for a plan that can serve, at a volume of at least one request. Empty when the plan cannot. The
 * article's way of counting is the machine over twelve months and power, without labour.
 */
export function articleClaims(
  { plan, volume, gpt_4o, gpt_4o_mini, aud }: ClaimsInput,
  taxonomy: Taxonomy,
): ClaimCheck[] {
  const likely = plan.scenarios?.likely;
  if (!likely || plan.obstacle || volume < 1) return [];
  const bareScenario = { ...likely, amortisation_months: ARTICLE_MONTHS };
  const bare = perRequest(bareScenario, volume, false);
  const whole = perRequest(likely, volume, true);
  const shown = (amount: Pico | null) =>
    spokenAmount(inCurrency(amount === null ? null : amount * 1000n, aud), aud.currency);
  const counted = {
    months: String(ARTICLE_MONTHS),
    bare: shown(bare),
    life: String(likely.amortisation_months),
    whole: shown(whole),
  };
  const atMost = (amount: Pico | null, target: Pico | null) =>
    amount === null || target === null ? null : amount <= target;
  const check = (id: ClaimCheck["id"], says: CostSentence, target: Pico | null, claimed: string): ClaimCheck => ({
    id,
    claim: worded(says, {}, taxonomy),
    holds: verdict(atMost(bare, target), atMost(whole, target)),
    figure: `${worded(`${says}-here`, { ...counted, claimed }, taxonomy)}${reachedText(bareScenario, target, taxonomy)}`,
  });
  const share = (percent: bigint) => (gpt_4o === null ? null : (gpt_4o * percent) / 100n);
  return [
    check("aud-0.001-a-request", "article-request", dollarsOf(0.001, aud.currency, [aud])!, spokenAmount(1, "AUD")),
    monthsClaim(likely, volume, gpt_4o_mini, taxonomy),
    check("saves-95-percent", "article-saving", share(5n), shown(share(5n))),
    check("one-fiftieth", "article-fiftieth", share(2n), shown(share(2n))),
  ];
}

interface Payback {
  months: number | null;
  known: boolean;
}

function monthsClaim(scenario: Scenario, volume: number, perRequestThere: Pico | null, taxonomy: Taxonomy): ClaimCheck {
  const id = "under-three-months";
  const claim = worded("article-months", {}, taxonomy);
  if (perRequestThere === null) {
    return { id, claim, holds: null, figure: worded("article-pays-against-unknown", {}, taxonomy) };
  }
  // As the article counts: the machine alone, without what is set up, labelled or trained.
  const machineAlone = { ...scenario, setup_hours: 0, labelling_hours: 0, evaluation_hours: 0, training_usd: 0 };
  const bare = paybackMonths(machineAlone, volume, perRequestThere, false);
  const whole = paybackMonths(scenario, volume, perRequestThere);
  const when = ({ months, known }: Payback) => {
    if (!known) return worded("article-pays-unknown", {}, taxonomy);
    return months === null ? worded("article-pays-never", {}, taxonomy) : paidBackText(months);
  };
  const within = ({ months, known }: Payback) => (known ? months !== null && months < 3 : null);
  const isNever = [bare, whole].every(({ months, known }) => known && months === null);
  const figure = isNever
    ? worded("article-never-pays", {}, taxonomy)
    : worded("article-months-here", { bare: when(bare), whole: when(whole) }, taxonomy);
  return { id, claim, holds: verdict(within(bare), within(whole)), figure };
}
