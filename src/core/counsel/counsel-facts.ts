/** The facts that the counsel table reads. */
import { inCurrency, rateOf } from "../prices/fx.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Facts } from "../types/taxonomy.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { CounselScene, PricedOffers } from "./counsel-scene.ts";
import { gainNeeded, promptToday } from "./worth-of-tuning.ts";

const yearOf = (priced: PricedWay | null, rate: FxRate): number | null =>
  priced ? inCurrency(priced.cost.first_year.likely, rate) : null;

/** What the fit costs a month more than the prompted way, over the first year. */
export function premiumOf({ fit, cheap }: PricedOffers, rate: FxRate): number | null {
  const [left, right] = [yearOf(fit, rate), yearOf(cheap, rate)];
  return left === null || right === null ? null : (left - right) / 12;
}

/** True or false where it is so at every volume in question; undefined where volumes differ. */
function agreed(values: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

/** Where a budget decides what leads, the price is neither noise nor that of the most expensive model. */
function frontierBill({ requests, offers, field }: CounselScene): number | undefined {
  if (requests === null || offers.dearest === null || offers.beyond !== null) return undefined;
  const aud = rateOf(field.scene.pricing.fx, "AUD");
  return aud ? (inCurrency(offers.dearest, aud) ?? undefined) : undefined;
}

/** Which of the two ways keeps the budget. */
function budgetFact({ keeps }: PricedOffers): string {
  if (keeps === null) return "none";
  if (keeps.fit) return "fit-keeps";
  return keeps.cheap ? "prompt-keeps" : "none-keeps";
}

export function factsOf(scene: CounselScene, points: number | null): Facts {
  const { field, decision, offers, everywhere, steps } = scene;
  const { rate } = field.scene.setting;
  const noMore = everywhere.map((each) => {
    const premium = premiumOf(each, rate);
    return premium === null ? undefined : premium <= 0;
  });
  return {
    local_required: decision.local_required ?? false,
    fit_found: offers.fit !== null,
    tier: field.tier,
    frontier_bill: frontierBill(scene),
    viable: decision.fine_tuning.viable ?? false,
    fit_costs_no_more: agreed(noMore),
    budget: budgetFact(offers),
    prompt_today: promptToday(field.scene.brief),
    gain_needed: gainNeeded(points, field.scene.brief),
    engine: scene.engines.tabular ? "tabular" : scene.engines.speech ? "speech" : "none",
    steps: steps === null ? "none" : steps.cost_more ? "cost-more" : "cost-no-more",
  };
}
