/** The volume from which a machine on the client's premises costs least, held against a search by trial. */
import { describe, expect, test } from "vitest";
import { type BriefWays, waysOf } from "../../../src/core/advice/chosen-candidates.ts";
import { pricingSession } from "../../../src/core/advice/pricing-session.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Pricing } from "../../../src/core/types/pricing.ts";
import { rankedOffers } from "../../../src/core/ways/api-ways.ts";
import { homeVolume } from "../../../src/core/ways/home-volume.ts";
import { cheapestOf } from "../../../src/core/ways/ranking.ts";
import { cheapestAtHome } from "../../../src/core/ways/ways-on-machines.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { AS_OF, ROUTING } from "./advisor-fixture.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;

/** The price list with all hosts so many times as dear per token. */
function dearer(times: number): Pricing {
  const more = (price: number | null) => (price === null ? null : price * times);
  return {
    ...pricing,
    tuned: pricing.tuned.map((each) => ({ ...each, input: more(each.input), output: more(each.output) })),
    models: pricing.models.map((model) => ({
      ...model,
      prices: model.prices.map((period) => ({ ...period, input: more(period.input), output: more(period.output) })),
    })),
  };
}

function waysOn(prices: Pricing): BriefWays {
  const session = pricingSession({ taxonomy: TAXONOMY, pricing: prices, as_of: AS_OF, rate, explain: false });
  return waysOf(session, ROUTING, decide(ROUTING, TAXONOMY, null))!;
}

const first = ({ candidates, context }: BriefWays, volume: number) => ({
  home: cheapestAtHome({ candidates, context, volume })?.year_usd ?? Number.POSITIVE_INFINITY,
  hosted:
    cheapestOf(rankedOffers([...candidates.own, ...candidates.prompted], volume))?.year_usd ?? Number.POSITIVE_INFINITY,
});

describe("with hosts so many times as dear", () => {
  test.each([20, 60, 200, 1000])("%d times: the machine costs least from there on, and not before", (times) => {
    const whole = waysOn(dearer(times));
    const volume = homeVolume(whole.candidates, whole.context)!;
    // The model is the one that a middling volume would take, so that its name does not change with the volume.
    const models = [cheapestAtHome({ ...whole, volume: 50_000 })!.way.model];
    const alone = { ...whole, candidates: { ...whole.candidates, models } };
    expect(volume).toBeGreaterThanOrEqual(1000);
    const there = first(alone, Math.round(volume * 1.01));
    expect(there.home).toBeLessThanOrEqual(there.hosted);
    const before = first(alone, Math.round(volume * 0.97));
    if (volume > 1100) expect(before.home).toBeGreaterThan(before.hosted);
  });
});

test("no volume within four machines, where hosts ask as little as today", () => {
  const { candidates, context } = waysOn(pricing);
  expect(homeVolume(candidates, context)).toBeNull();
});
