/** The source article's own claims about cost, worked out for the case at hand: do they hold? */

import { breakEvenVolume, paidBackText, paybackMonths } from "../hosting/break-even.ts";
import { monthlyComponents, totalOf } from "../hosting/hosting-scenario.ts";
import { dollarsOf, inCurrency } from "../prices/fx.ts";
import { countText, spokenAmount } from "../text/amount.ts";
import { divideHalfEven } from "../text/decimal.ts";
import type { ClaimCheck } from "../types/advice-parts.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { FxRate } from "../types/pricing.ts";

interface ClaimsInput {
  plan: HostingPlan;
  volume: number;
  /** Likely cost of one request with the models that the article compares with; null is unknown. */
  gpt_4o: Pico | null;
  gpt_4o_mini: Pico | null;
  aud: FxRate;
}

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

/** The least volume at which a request costs no more than `target`, as the article counts, in words. */
function fromVolume(scenario: Scenario, target: Pico): string {
  const { volume } = breakEvenVolume(scenario, target, false);
  return volume === null
    ? "No volume brings this machine to that."
    : `This machine gets there from ${countText(volume)} requests a month.`;
}

/**
 * Checks the claims for a plan that can serve, at a volume of at least one request. Empty when the plan cannot. The
 * article's way of counting is the machine over twelve months and power, without labour.
 */
export function articleClaims({ plan, volume, gpt_4o, gpt_4o_mini, aud }: ClaimsInput): ClaimCheck[] {
  const likely = plan.scenarios?.likely;
  if (!likely || plan.obstacle || volume < 1) return [];
  const bareScenario = { ...likely, amortisation_months: ARTICLE_MONTHS };
  const bare = perRequest(bareScenario, volume, false);
  const whole = perRequest(likely, volume, true);
  const shown = (amount: Pico | null) => {
    const value = inCurrency(amount === null ? null : amount * 1000n, aud);
    return spokenAmount(value, aud.currency);
  };
  const both = `Counted its way (paid off in ${ARTICLE_MONTHS} months, no staff time), 1,000 requests cost ${shown(bare)} here; over ${likely.amortisation_months} months with staff time ${shown(whole)}`;
  const milliDollar = dollarsOf(0.001, aud.currency, [aud])!;
  const atMost = (amount: Pico | null, target: Pico | null) =>
    amount === null || target === null ? null : amount <= target;
  const share = (target: Pico | null, percent: bigint) => (target === null ? null : (target * percent) / 100n);
  const against = (target: Pico | null) => (target === null ? "" : ` ${fromVolume(bareScenario, target)}`);
  const saves = share(gpt_4o, 5n);
  const fiftieth = share(gpt_4o, 2n);
  return [
    {
      id: "aud-0.001-a-request",
      claim: "A request costs about AU$0.001 on your own machine.",
      holds: verdict(atMost(bare, milliDollar), atMost(whole, milliDollar)),
      figure: `The article claims ${spokenAmount(1, "AUD")} per 1,000. ${both}.${against(milliDollar)}`,
    },
    monthsClaim(likely, volume, gpt_4o_mini),
    {
      id: "saves-95-percent",
      claim: "It costs 95% less than GPT-4o.",
      holds: verdict(atMost(bare, saves), atMost(whole, saves)),
      figure: `${both}. That would have to be ${shown(saves)}, 5% of GPT-4o.${against(saves)}`,
    },
    {
      id: "one-fiftieth",
      claim: "Inference costs a fiftieth of that of GPT-4.",
      holds: verdict(atMost(bare, fiftieth), atMost(whole, fiftieth)),
      figure: `${both}. That would have to be ${shown(fiftieth)}, a fiftieth of GPT-4o.${against(fiftieth)}`,
    },
  ];
}

function monthsClaim(scenario: Scenario, volume: number, perRequestThere: Pico | null): ClaimCheck {
  const claim = "The machine pays for itself against GPT-4o mini in under three months.";
  const id = "under-three-months" as const;
  if (perRequestThere === null) return { id, claim, holds: null, figure: "The price of GPT-4o mini is not known." };
  // As the article counts: the machine alone, without what is set up, labelled or trained.
  const machineAlone = { ...scenario, setup_hours: 0, labelling_hours: 0, evaluation_hours: 0, training_usd: 0 };
  const bare = paybackMonths(machineAlone, volume, perRequestThere, false);
  const whole = paybackMonths(scenario, volume, perRequestThere);
  const when = ({ months, known }: { months: number | null; known: boolean }) => {
    if (!known) return "after a time that is not known";
    return months === null ? "never" : paidBackText(months);
  };
  const within = (found: { months: number | null; known: boolean }) =>
    found.known ? found.months !== null && found.months < 3 : null;
  return {
    id,
    claim,
    holds: verdict(within(bare), within(whole)),
    figure:
      bare.known && whole.known && bare.months === null && whole.months === null
        ? "It never pays back, whether staff time counts or not."
        : `Counted its way, it pays back ${when(bare)}; with staff time and everything paid once, ${when(whole)}.`,
  };
}
