/** The currency of a page for which nobody named one: that of the client's budget or stakes, else of its country. */
import { expect, test } from "vitest";
import { makeClientAdvisor } from "../../../src/core/advice/advise.ts";
import { rateOf } from "../../../src/core/prices/fx.ts";
import { clientCurrency } from "../../../src/core/prices/stated-amount.ts";
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
  ["a currency without a rate", { limits: { budget_per_month: { amount: 1, currency: "XTS" } } }, "XTS"],
  ["a German client", { client: "Möbel Hansen, Bielefeld" }, "EUR"],
  ["data that stay in the EU", { region: "eu", sensitivity: "restricted-cloud" }, "EUR"],
  ["data that stay in the US", { region: "us", sensitivity: "restricted-cloud" }, "USD"],
  ["an Australian client", { client: "Council of Perth" }, "AUD"],
  ["a British client", { client: "Leeds Dental Trust" }, "GBP"],
  ["a British client who pays in dollars", { client: "Leeds Dental Trust", stakes: { wrong: usd } }, "USD"],
  ["a client of another country", { client: "Sagar Freight, Pune" }, undefined],
  ["what the scope quotes", { proposal: { cost_per_1k: usd } }, undefined],
])("%s", (_, change, currency) => {
  expect(clientCurrency({ ...ROUTING, ...change }, TAXONOMY)).toBe(currency);
});

test("each brief is told in its client's own", () => {
  const rate = rateOf(pricing.fx, "AUD");
  const advise = makeClientAdvisor({ taxonomy: TAXONOMY, pricing, as_of: "2026-11-24", rate, explain: false });
  const currencyOf = (change: Partial<Brief>) => advise({ ...ROUTING, ...change }).costs[0]!.per_1k.currency;
  const briefs = [{}, { limits: { budget_per_month: eur } }, { stakes: { wrong: usd } }, { client: "Kiel Port" }, {}];
  expect(briefs.map(currencyOf)).toEqual(["AUD", "EUR", "USD", "EUR", "AUD"]);
});

test("a client whose currency has no rate reads how to give one", () => {
  const rate = rateOf(pricing.fx, "AUD");
  const advise = makeClientAdvisor({ taxonomy: TAXONOMY, pricing, as_of: "2026-11-24", rate, explain: false });
  const told = (client: string) => advise({ ...ROUTING, client }).beside.find(({ id }) => id === "rate")?.text;
  expect(told("Leeds Dental Trust")).toContain("--currency GBP=RATE");
  expect(told("Council of Perth")).toBeUndefined();
  expect(told("Kiel Port")).toBeUndefined();
});

test.each<[string, Partial<Brief>, string]>([
  ["a mistake", { stakes: { wrong: { amount: 90, currency: "XTS" } } }, "leaves out what a mistake costs."],
  [
    "a budget and what is earned",
    { limits: { budget_per_month: { amount: 9, currency: "XTS" } }, stakes: { right: { amount: 1, currency: "XTS" } } },
    "leaves out your budget and what a right answer earns. Give XTS per US$1: --currency XTS=RATE.",
  ],
])("in money without a rate is left out, and the page says so: %s", (_, change, said) => {
  const rate = rateOf(pricing.fx, "AUD");
  const advise = makeClientAdvisor({ taxonomy: TAXONOMY, pricing, as_of: "2026-11-24", rate, explain: false });
  const { headlines, costs } = advise({ ...ROUTING, ...change });
  expect(headlines[0]).toContain(said);
  expect(costs[0]!.per_1k.currency).toBe("AUD");
});

test("a budget in the money of Singapore brings its law", () => {
  const rate = { ...rateOf(pricing.fx, "AUD"), currency: "SGD", per_usd: 1.3 };
  const own = { ...pricing, fx: [...pricing.fx, rate] };
  const advise = makeClientAdvisor({ taxonomy: TAXONOMY, pricing: own, as_of: "2026-11-24", rate, explain: false });
  const task = "Sort customers' emails into queues";
  const budget_per_month = { amount: 400, currency: "SGD" };
  const { cautions } = advise({ ...ROUTING, task, limits: { budget_per_month } });
  expect(cautions.map(({ id }) => id)).toContain("sg-personal-data");
  expect(cautions.map(({ id }) => id)).not.toContain("laws-not-listed");
});
