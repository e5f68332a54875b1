import { expect, test } from "vitest";
import { pricesPage } from "../../scripts/pages/prices-page.ts";
import { frozenPricing as pricing } from "../frozen-pricing.ts";

const page = pricesPage(pricing, "2026-11-23");
const row = (id: string) => page.split("\n").find((line) => line.startsWith(`| \`${id}\` |`)) ?? "";

test("list arithmetic in two currencies, with the day a price was checked", () => {
  expect(row("gpt-4o")).toContain(
    "| 2.5 | 1.25 | 10 | 1.25 / 5 | ? | ? | text | ? | 128000 | US$4.25 | AU$6.05 | 2027-01-14 |",
  );
  expect(row("gpt-4o")).toContain("2026-07-24");
});

test("unknown is a question mark", () => {
  expect(row("claude-haiku-5-5")).toContain("| 0.1 | 0.01 | 0.5 | ? |");
});

test("price changes to come", () => {
  expect(page).toContain("| 2026-12-01 | `gemini-4-argon` | 2 / 10 | 4 / 20 |");
  expect(pricesPage(pricing, "2027-01-01")).toContain("None is known.");
});

test("every model, machine, rate, tariff and default stands on it", () => {
  for (const { id } of [...pricing.models, ...pricing.machines, ...pricing.defaults])
    expect(page).toContain(`\`${id}\``);
  for (const { currency } of pricing.fx) expect(page).toContain(`| ${currency} |`);
});

test("a row of a table is one line, whatever its text holds", () => {
  const hostile = { ...pricing.models[0]!, name: "a|b\n<script>`", note: "x\u001b[2J" };
  const made = pricesPage({ ...pricing, models: [hostile] }, "2026-11-23");
  expect(made).not.toContain("\u001b");
  expect(made).not.toMatch(/(?<!\\)<script/);
  expect(made).toContain("a\\|b");
});
