/** Whose laws are told, by the words of a brief and its region. */
import { expect, test } from "vitest";
import { isDataAtHome, lawRegion } from "../../../src/core/tables/law-region.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const usd = { amount: 800, currency: "USD" };

test.each<[Brief, string | undefined]>([
  [{ task: "Sort the letters of an NHS trust in England" }, "uk"],
  [{ task: "Answer claimants of a UK insurer regulated by the FCA" }, "uk"],
  [{ task: "Sort claims under the UK GDPR" }, "uk"],
  [{ client: "Department for Community Support (UK)" }, "uk"],
  [{ task: "Letters of a council in Northern Ireland" }, "uk"],
  [{ task: "Decide which claims an Auckland insurer pays" }, "nz"],
  [{ client: "Te Waka Hauora", task: "Rewrite referral letters in te reo Māori" }, "nz"],
  [{ task: "Leases of New Zealand clients" }, "nz"],
  [{ task: "Screen tenants for an Ontario landlord" }, "ca"],
  [{ task: "Photos of claims to a Canadian life insurer" }, "ca"],
  [{ client: "Province of the River", task: "Answer questions about provincial services" }, "ca"],
  [{ task: "Letters of a Munich hospital, under GDPR" }, "eu"],
  [{ client: "Sparkasse Niederrhein", task: "Beschwerden einordnen" }, "eu"],
  [{ task: "Complaints to a Paris bank" }, "eu"],
  [{ client: "Bank of Ireland" }, "eu"],
  [{ task: "Notes of a clinic in the US" }, "us"],
  [{ task: "Score each chat. The credit union is in Ontario, Canada." }, "ca"],
  [{ task: "Sort referrals. Our clinic is based in Leeds." }, "uk"],
  [{ task: "Sort calls for a Tokyo hospital" }, "elsewhere"],
  [{ steps: [{ task: "Sort the mails of our bank in Singapore" }] }, "elsewhere"],
  [{ client: "Sagar Freight, Pune" }, "elsewhere"],
  [{ client: "Anand Textiles (Coimbatore)" }, "elsewhere"],
  [{ task: "Delivery notes of a Chennai company" }, "elsewhere"],
  [{ client: "Stadtwerke Bielefeld" }, "eu"],
  [{ client: "Notariskantoor Eindhoven" }, "eu"],
  [{ client: "Sheffield Fencing Ltd" }, "uk"],
  [{ client: "Tulsa Title Company" }, "us"],
  [{ client: "Geelong Grain Co-operative" }, "au"],
  [{ client: "Tauranga Port Services" }, "nz"],
  [{ client: "NSW Health, New South Wales" }, "au"],
  [{ client: "University of New England" }, "au"],
  // Customers, markets, languages and kitchens of others.
  [{ task: "Translate leaflets from English into German, French and Maori" }, undefined],
  [{ task: "Answer our customers in New Zealand and the UK" }, undefined],
  [{ client: "Golden Thai Kitchen", task: "Menus" }, undefined],
  [{ task: "Weigh whether we should enter the Fijian market" }, undefined],
  [{ task: "Customers send us hospital bills" }, undefined],
  [{ task: "Half of the customers of our bank are in Germany" }, undefined],
  [{ task: "Travel guides to Paris for our readers" }, undefined],
  // The client's country comes before where its data are; without it, the region tells.
  [{ client: "Kiwi Bank, Auckland", region: "au" }, "nz"],
  [{ task: "Sort letters", region: "au" }, "au"],
  [{ task: "Sort letters", region: "de" }, "eu"],
  [{ task: "Sort letters", region: "jp" }, "elsewhere"],
  [{ client: "University of Michigan" }, "us"],
  [{ task: "Answer students of a college in New Jersey" }, "us"],
  // Without words and a region, the money of the client tells; prices of models are in US dollars everywhere.
  [{ client: "Great Lakes Community College", limits: { budget_per_month: usd } }, "us"],
  [{ client: "Corner Shop", stakes: { wrong: { amount: 3, currency: "GBP" } } }, "uk"],
  [{ client: "Corner Shop", limits: { budget_per_month: { amount: 3, currency: "EUR" } } }, "eu"],
  [{ client: "Corner Shop", limits: { budget_per_month: { amount: 3, currency: "AUD" } } }, "au"],
  [{ client: "Corner Shop, Sydney", limits: { budget_per_month: usd } }, "au"],
  [{ task: "Sort letters", region: "au", limits: { budget_per_month: usd } }, "au"],
  [{ task: "Sort letters", proposal: { cost_per_1k: usd } }, undefined],
  [{ limits: { budget_per_month: usd }, stakes: { wrong: { amount: 3, currency: "AUD" } } }, undefined],
  // Words of two countries leave it open.
  [{ client: "Dublin Kitchens Melbourne" }, undefined],
  [{ client: "Dublin Kitchens Melbourne", region: "au" }, "au"],
  [{}, undefined],
])("%j is under %s", (brief, value) => {
  expect(lawRegion(brief, TAXONOMY)).toBe(value);
});

test("data are at home where the region has the client's laws", () => {
  const atHome = (brief: Brief) => isDataAtHome(brief, TAXONOMY);
  expect(atHome({ client: "City of Sydney", region: "au" })).toBe(true);
  expect(atHome({ client: "City of Sydney", region: "us" })).toBe(false);
  expect(atHome({ task: "Letters of a Munich hospital", region: "de" })).toBe(true);
  expect(atHome({ client: "City of Sydney" })).toBeUndefined();
});
