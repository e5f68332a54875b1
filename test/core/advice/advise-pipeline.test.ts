/** What pipelines cost: each step, their sum, and the same work in one call. */
import { describe, expect, test } from "vitest";
import { advisePipeline, adviseSplits, dearerPipeline } from "../../../src/core/advice/advise-pipeline.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { AmountRange } from "../../../src/core/types/cost.ts";
import type { Decision } from "../../../src/core/types/decision.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const PER_1K: Record<string, number> = {
  "cloud-frontier": 10,
  "local-large": 8,
  "local-fine-tuned": 1,
  "local-base": 2,
};

const aud = (likely: number): AmountRange => ({ low: likely / 2, likely, high: likely * 2, currency: "AUD" });

/** Advice at a set price for each approach. */
function advise(brief: Brief, { approach, tier }: Decision): Advice {
  const price = PER_1K[approach!]!;
  const volume = brief.usage?.requests_per_month;
  const row = {
    role: "recommended",
    allowed: true,
    model: approach,
    name: `The ${approach}`,
    hardware: null,
    per_1k: aud(price),
    monthly: volume === undefined ? null : aud((price * volume) / 1000),
  };
  return { approach, tier, costs: [row] } as unknown as Advice;
}

const BRIEF: Brief = {
  kind: "contract-analysis",
  repetition: 85,
  examples: 600,
  correctness: "expert",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 20_000 },
  steps: [
    { name: "Extract", kind: "entity-extraction", correctness: "exact" },
    { name: "Judge", share: 0.25 },
  ],
};

describe("a pipeline", () => {
  test("costs the sum of its steps, each by its share, and is held against one call", () => {
    const pipeline = advisePipeline(BRIEF, TAXONOMY, [], null, advise);
    expect(
      pipeline.steps.map(({ name, approach, per_1k, monthly }) => [name, approach, per_1k!.likely, monthly!.likely]),
    ).toEqual([
      ["Extract", "local-fine-tuned", 1, 20],
      ["Judge", "cloud-frontier", 10, 50],
    ]);
    expect(pipeline.per_1k).toEqual({ low: 1.75, likely: 3.5, high: 7, currency: "AUD" });
    expect(pipeline.monthly?.likely).toBe(70);
    expect(pipeline.whole).toMatchObject({ approach: "cloud-frontier", monthly: { likely: 200 } });
    expect(pipeline.saves).toBe(0.65);
  });

  test("that costs more than one call says so first", () => {
    const dear = (brief: Brief, decision: Decision): Advice => {
      const advice = advise(brief, decision);
      const monthly = decision.tier === 1 ? aud(900) : advice.costs[0]!.monthly;
      return { ...advice, costs: [{ ...advice.costs[0]!, monthly }] };
    };
    expect(dearerPipeline(advisePipeline(BRIEF, TAXONOMY, [], null, dear))).toMatch(
      /^At this volume the steps cost 4\.8 times as much as one call to The cloud-frontier\./,
    );
    expect(dearerPipeline(advisePipeline(BRIEF, TAXONOMY, [], null, advise))).toBeUndefined();
  });

  test("without a volume is held against one call by the request", () => {
    const { usage: _, ...brief } = BRIEF;
    const pipeline = advisePipeline(brief, TAXONOMY, [], null, advise);
    expect(pipeline.monthly).toBeNull();
    expect(pipeline.saves).toBe(0.65);
  });

  test("with a step that has no price has no sum", () => {
    const priceless = (brief: Brief, decision: Decision) =>
      decision.approach === "cloud-frontier"
        ? ({ approach: null, costs: [] } as unknown as Advice)
        : advise(brief, decision);
    expect(advisePipeline(BRIEF, TAXONOMY, [], null, priceless)).toMatchObject({
      per_1k: null,
      monthly: null,
      saves: null,
    });
  });

  test("that must stay local is held against a large local model", () => {
    const pipeline = advisePipeline({ ...BRIEF, sensitivity: "local-only" }, TAXONOMY, [], null, advise);
    expect(pipeline.whole.approach).toBe("local-large");
    expect(pipeline.steps.map(({ approach }) => approach)).toEqual(["local-fine-tuned", "local-large"]);
  });
});

describe("a split that is suggested", () => {
  const { steps: _, ...whole } = BRIEF;
  const splits = (brief: Brief) => adviseSplits(brief, decide(brief, TAXONOMY, null), TAXONOMY, null, advise);

  test("says what it would save, the most first", () => {
    const found = splits(whole);
    expect(found.map(({ id }) => id).sort()).toEqual(["cascade", "extract-route-reason"]);
    expect(found[0]!.saves).toBeGreaterThan(found[1]!.saves!);
    expect(found.every(({ whole: { approach } }) => approach === "cloud-frontier")).toBe(true);
  });

  test("takes the cheapest model that is allowed and would do for simple steps, and the large one for the last", () => {
    const withMini = (brief: Brief, decision: Decision): Advice => {
      const advice = advise(brief, decision);
      const mini = { ...advice.costs[0]!, role: "alternative", name: "Mini", monthly: aud(0.5) };
      const forbidden = { ...mini, allowed: false, name: "Forbidden", monthly: aud(0.1) };
      return { ...advice, costs: [...advice.costs, mini, forbidden] } as Advice;
    };
    const [first] = adviseSplits(whole, decide(whole, TAXONOMY, null), TAXONOMY, null, withMini);
    const models = first!.steps.map(({ model_name }) => model_name);
    expect(models).toEqual([...models.slice(0, -1).map(() => "Mini"), "The cloud-frontier"]);
    expect(first!.whole.model_name).toBe("The cloud-frontier");
  });

  test("is none for a narrow task", () => {
    expect(splits({ ...whole, kind: "routing" })).toEqual([]);
  });
});
