/** A quote shows what the row of the advice shows, and a verdict what the decision says. */
import { describe, expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { recommendedQuote } from "../../../src/core/advice/chosen-candidates.ts";
import { pricingSession } from "../../../src/core/advice/pricing-session.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import { decideVerdict } from "../../../src/core/tables/verdict.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const as_of = "2026-11-24";
const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;
const setting = { taxonomy: TAXONOMY, pricing, as_of, rate, explain: false };
const session = pricingSession(setting);
const advise = makeCurrencyAdvisor(setting, session);

const TUNED: Brief = { kind: "routing", repetition: 92, examples: 1200, correctness: "exact", sensitivity: "cloud-ok" };
const CLOUD: Brief = {
  kind: "strategy-advice",
  repetition: 10,
  examples: 5,
  correctness: "expert",
  sensitivity: "cloud-ok",
};

const BRIEFS: Record<string, Brief> = {
  "a tuned model": { ...TUNED, usage: { requests_per_month: 50_000, input_tokens: 500, output_tokens: 300 } },
  "a tuned model, no volume": TUNED,
  "a tuned model, no requests": { ...TUNED, usage: { requests_per_month: 0 } },
  "more than one machine": { ...TUNED, usage: { requests_per_month: 5_000_000 } },
  "a machine of one's own": { ...TUNED, hardware: "mac-mini-m4-16" },
  "a machine that is too small": { ...CLOUD, sensitivity: "local-only", hardware: "mac-mini-m4-16" },
  "a cloud model": { ...CLOUD, usage: { requests_per_month: 1000 } },
  "a cloud model, no volume": CLOUD,
  "data that must stay": { ...CLOUD, sensitivity: "local-only" },
  "an open approach": { kind: "routing" },
};

describe.each(Object.entries(BRIEFS))("%s", (_name, brief) => {
  test("is quoted as its row", () => {
    const row = advise(brief).costs.find(({ role }) => role === "recommended");
    const quote = recommendedQuote(session, brief, decideVerdict(brief, TAXONOMY, null).verdict);
    if (quote === null) return expect(row).toBeUndefined();
    const { obstacle, ...shown } = quote;
    expect(row).toMatchObject(shown);
    expect(obstacle).toBeNull();
  });

  test("has the verdict of its decision", () => {
    expect(decide(brief, TAXONOMY, null)).toMatchObject(decideVerdict(brief, TAXONOMY, null).verdict);
  });
});
