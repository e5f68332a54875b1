/** Which regions a brief may name, and what is said of others. */
import { expect, test } from "vitest";
import { regionProblem } from "../../../src/core/ways/known-region.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const said = (region: string) => regionProblem(region, TAXONOMY, pricing);

test.each(["au", "eu", "us", "uk", "de", "no", "nz", "za", "sa"])(
  "%s is a country or a group whose laws are told",
  (region) => {
    expect(said(region)).toBeNull();
  },
);

test.each(["apac", "jp"])("%s is where a host serves", (region) => expect(said(region)).toBeNull());

test("a region of a price list of one's own is known", () => {
  const [model] = pricing.models;
  expect(regionProblem("mars", TAXONOMY, { ...pricing, models: [{ ...model!, regions: ["mars"] }] })).toBeNull();
});

test.each([
  ["germany", '"de" (Germany)'],
  ["new-zeeland", '"nz" (New Zealand)'],
  ["usa", '"us" (United States)'],
  ["gb", '"uk" (United Kingdom)'],
])("of %s the nearest is named", (region, meant) => {
  expect(said(region)).toContain(
    `"${region}" is not a known region, did you mean ${meant}? known are au, nz, uk, ca, us, eu, `,
  );
});

test.each(["zz", "xx-yy", "qqqqqqqq"])("%s is near to none, and those that are known are listed", (region) => {
  expect(said(region)).toBe(
    `"${region}" is not a known region; known are au, nz, uk, ca, us, eu, apac, br, cn, jp and the codes of countries, such as de, ch or sg`,
  );
});

test("global is no region", () => expect(said("global")).toContain("names no region; leave it out"));
