/** The currency of a page for which nobody named one: that in which the client states a budget or stakes. */
import { expect, test } from "vitest";
import { makeClientAdvisor } from "../../../src/core/advice/advise.ts";
import { rateOf } from "../../../src/core/prices/fx.ts";
import { clientRate } from "../../../src/core/prices/stated-amount.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { frozenPricing as pricing } from "../../frozen-pricing.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { ROUTING } from "../advice/advisor-fixture.ts";

const eur = { amount: 900, currency: "EUR" };
const usd = { amount: 2, currency: "USD" };

test.each<[string, Partial<Brief>, string | undefined]>([
  ["no amount", {}, undefined],
  ["a budget", { limits: { budget_per_month: eur } }, "EUR"],
  ["stakes", { stakes: { right: usd, wrong: usd } }, "USD"],
  ["a budget and stakes in two currencies", { limits: { budget_per_month: eur }, stakes: { wrong: usd } }, undefined],
  ["a currency without a rate", { limits: { budget_per_month: { amount: 1, currency: "XTS" } } }, undefined],
  ["what the scope quotes", { proposal: { cost_per_1k: usd } }, undefined],
])("%s", (_, change, currency) => {
  expect(clientRate({ ...ROUTING, ...change }, pricing.fx)?.currency).toBe(currency);
});

test("each brief is told in its client's own", () => {
  const rate = rateOf(pricing.fx, "AUD");
  const advise = makeClientAdvisor({ taxonomy: TAXONOMY, pricing, as_of: "2026-11-24", rate, explain: false });
  const currencyOf = (change: Partial<Brief>) => advise({ ...ROUTING, ...change }).costs[0]!.per_1k.currency;
  expect([{}, { limits: { budget_per_month: eur } }, { stakes: { wrong: usd } }, {}].map(currencyOf)).toEqual([
    "AUD",
    "EUR",
    "USD",
    "AUD",
  ]);
});
