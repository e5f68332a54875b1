/** Bills of hosted tuning, worked out a second time from the YAML rows in plain numbers. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { tokenProfile } from "../../src/core/prices/token-profile.ts";
import { tunedTokenCost } from "../../src/core/ways/api-ways.ts";
import { hostedTuning } from "../../src/core/ways/way-cost.ts";
import { modelNamed, pricing } from "../pricing-files.ts";

interface Row {
  id: string;
  base?: string;
  train_per_million_tokens?: number | null;
  input?: number | null;
  output?: number | null;
  storage_per_month?: number | null;
  hourly_fee?: number | null;
  scale_to_zero?: boolean | null;
}
const file = path.join(import.meta.dirname, "../../pricing/tuned.yaml");
const rows = (parse(readFileSync(file, "utf8")) as { tuned: Row[] }).tuned.filter(({ base }) => base !== undefined);
const defaults = Object.fromEntries(pricing.defaults.map(({ id, value }) => [id, Number(value)]));

const EXAMPLES = 1200;
const TOKENS = 800;
const HOURS = 730;

test("there are rows by the token, by the hour and with storage", () => {
  expect(rows.filter(({ input }) => typeof input === "number").length).toBeGreaterThan(5);
  expect(rows.filter(({ hourly_fee }) => (hourly_fee ?? 0) > 0).length).toBeGreaterThan(5);
  expect(rows.filter(({ storage_per_month }) => (storage_per_month ?? 0) > 0).length).toBeGreaterThan(2);
});

test.each(rows.map((row) => [row.id, row] as const))("%s", (id, row) => {
  const offering = pricing.tuned.find((each) => each.id === id)!;
  const { profile } = tokenProfile({ input_tokens: 500, output_tokens: 300 }, pricing.defaults);
  const none = { low: 0, likely: 0, high: 0 };
  const request = tunedTokenCost(offering, profile, none).request.likely;
  if (typeof row.input === "number" && typeof row.output === "number") {
    expect(Number(request) / 1e12).toBeCloseTo((500 * row.input + 300 * row.output) / 1e6, 12);
  } else {
    // What a request costs on a GPU by the hour follows from how many it carries: unknown, and never 0.
    expect(request).toBeNull();
  }
  const way = { kind: "api", model: modelNamed(row.base!), offering } as never;
  const { once, monthly } = hostedTuning(way, EXAMPLES, TOKENS, pricing);
  const rate = row.train_per_million_tokens;
  if (typeof rate !== "number") {
    expect(once.likely).toBeNull();
    return;
  }
  const run = ((EXAMPLES * TOKENS * defaults.epochs!) / 1e6) * rate;
  const { storage_per_month: storage, hourly_fee: hourly } = row;
  if (typeof storage !== "number" || typeof hourly !== "number") {
    // A fee that nobody knows is no fee of 0.
    expect(monthly).toBeNull();
    return;
  }
  const fees = storage + hourly * HOURS;
  expect(Number(monthly) / 1e12).toBeCloseTo(fees + (run * defaults["retraining-per-year"]!) / 12, 6);
});
