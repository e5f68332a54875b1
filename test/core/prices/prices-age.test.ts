/** From when on the age of the prices is told, on the page of an advice, in its one line and beside compared models. */
import { expect, test } from "vitest";
import { numberOf } from "../../../src/core/prices/defaults.ts";
import { pricesAge } from "../../../src/core/prices/price-findings.ts";
import { addDays } from "../../../src/core/text/days.ts";
import { adviceSummary, adviceText } from "../../../src/render/advice/advice-text.ts";
import { pricing } from "../../pricing-files.ts";
import { advisorOn, ROUTING } from "../advice/advisor-fixture.ts";

const stale = numberOf(pricing.defaults, "stale-days");

test.each([
  ["the day of the last check", pricing.as_of, null],
  ["the last fresh day", addDays(pricing.as_of, stale), null],
  ["the day after", addDays(pricing.as_of, stale + 1), `${stale + 1} days before`],
  ["years later", "2031-01-01", "check them before you quote one"],
  ["before any check", "1999-01-01", "those of 1999-01-01 may have been others"],
])("%s", (_, day, says) => {
  const age = pricesAge(pricing, day);
  if (says === null) expect(age).toBeNull();
  else expect(age).toContain(says);
});

test("it stands on the page and in the one line", () => {
  const advice = advisorOn("2031-01-01")(ROUTING);
  expect(advice.data.prices_age).not.toBeNull();
  const shown = (text: string) => text.replace(/\s+/g, " ");
  expect(shown(adviceText(advice, { columns: 40, colors: 0 }))).toContain(advice.data.prices_age!);
  expect(adviceSummary(advice)).toContain(advice.data.prices_age!);
  expect(adviceText(advisorOn()(ROUTING), { columns: 80, colors: 0 })).not.toContain("last checked");
});
