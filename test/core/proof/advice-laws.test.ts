/** Laws on whole advices: each can fail, names its counterexample, and holds of briefs made at random. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADVICE_LAWS, type JudgedAdvice } from "../../../src/core/proof/advice-laws.ts";
import { briefsToJudge, judgeOn, proveAdvice } from "../../../src/core/proof/prove-advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { Taxonomy } from "../../../src/core/types/taxonomy.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { ANALYSIS, AS_OF, ROUTING } from "../advice/advisor-fixture.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;

const judgeWith = (taxonomy: Taxonomy) => judgeOn(AS_OF, taxonomy, pricing, rate);
const judge = judgeWith(TAXONOMY);
const lawNamed = (id: string) => ADVICE_LAWS.find((law) => law.id === id)!;

const LOCAL: Brief = { ...ROUTING, sensitivity: "local-only" };
const TIGHT: Brief = { ...ROUTING, limits: { budget_per_month: { amount: 1, currency: "AUD" } } };

/** What is done to an advice that keeps all laws, so that it breaks one. */
const TAMPERED: Record<string, [Brief, (judged: JudgedAdvice) => unknown]> = {
  "local-only-stays-home": [LOCAL, ({ advice }) => Object.assign(advice.counsel!.start_with!, { place: "rented" })],
  "nothing-excluded-is-advised": [
    { ...ANALYSIS, sensitivity: "restricted-cloud", region: "au" },
    ({ advice }) => Object.assign(advice.recommended!, { model: "deepseek-v4-pro", place: "api" }),
  ],
  "no-replaced-model": [ANALYSIS, ({ advice }) => Object.assign(advice.recommended!, { model: "gpt-6-astra" })],
  "better-for-noise": [
    { ...ROUTING, proposal: { model: "nova-micro@bedrock" } },
    ({ advice }) => Object.assign(advice.counsel!.start_with!, { model: "nova-micro@bedrock" }),
  ],
  "tokens-fit-the-context": [ANALYSIS, ({ advice }) => Object.assign(advice.usage, { input_tokens: 9_000_000 })],
  "start-keeps-the-budget": [TIGHT, ({ advice }) => Object.assign(advice, { headlines: [] })],
  "same-money-same-start": [
    TIGHT,
    ({ advice }) => Object.assign(advice.counsel!, { start_with: { ...advice.counsel!.start_with!, model: "other" } }),
  ],
  "more-volume-never-costs-less": [
    ROUTING,
    ({ advice }) => Object.assign(advice.costs[0]!.first_year!, { likely: 1e12 }),
  ],
  "four-machines-at-most": [LOCAL, ({ advice }) => Object.assign(advice.recommended!, { machines: 5 })],
  "says-what-it-buys": [
    ROUTING,
    ({ advice }) => Object.assign(advice.counsel!, { start_with: advice.counsel!.fit, text: "Take this." }),
  ],
  "likely-lies-within": [ROUTING, ({ advice }) => Object.assign(advice.costs[0]!.one_off!, { low: 1e9 })],
  "parts-add-up": [ROUTING, ({ advice }) => Object.assign(advice.costs[0]!.monthly!, { likely: 7 })],
};

test("each law has an advice that breaks it", () => {
  expect(Object.keys(TAMPERED).sort()).toEqual(ADVICE_LAWS.map(({ id }) => id).sort());
});

describe.each(Object.entries(TAMPERED))("%s", (id, [brief, tamper]) => {
  test("holds of the advice, and not once that is tampered with", () => {
    const known = judge(brief);
    const judged = { ...known, advice: structuredClone(known.advice) };
    expect(lawNamed(id).breaks(judged)).toBeNull();
    tamper(judged);
    expect(lawNamed(id).breaks(judged)).toMatch(/\w/);
  });
});

/** Tables of an agency that take the wrong row out. */
const without = (table: string, rows: string[]): Taxonomy => ({
  ...TAXONOMY,
  version: `${TAXONOMY.version} without ${rows}`,
  tables: TAXONOMY.tables.map((each) =>
    each.id === table ? { ...each, rows: each.rows.filter(({ id }) => !rows.includes(id)) } : each,
  ),
});

test("a table that lets data leave is found, with a brief that shows it", { timeout: 120_000 }, () => {
  const { found } = proveAdvice(without("admission", ["local-only-leaves"]), pricing, AS_OF, rate, {
    laws: [lawNamed("local-only-stays-home")],
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ rule: "table-broken-advice", severity: "error" });
  expect(JSON.parse(String(found[0]!.args.witness))).toMatchObject({ sensitivity: "local-only" });
});

test("a table that lets whole fleets in is found", () => {
  const fleets = judgeWith(without("admission", ["too-many-machines"]));
  const large: Brief = { ...LOCAL, usage: { requests_per_month: 50_000_000, input_tokens: 4000, output_tokens: 500 } };
  expect(lawNamed("four-machines-at-most").breaks(fleets(large))).toMatch(/machines are counted/);
  expect(lawNamed("four-machines-at-most").breaks(judge(large))).toBeNull();
});

test("the briefs go through each kind of work, place, volume and several days", () => {
  const all = [...briefsToJudge(TAXONOMY, pricing, AS_OF, true)];
  const sample = [...briefsToJudge(TAXONOMY, pricing, AS_OF, false)];
  const values = (pick: (brief: Brief) => unknown, list = sample) => new Set(list.map(({ brief }) => pick(brief))).size;
  for (const pick of [
    (brief: Brief) => brief.kind,
    (brief: Brief) => `${brief.sensitivity} ${brief.region}`,
    (brief: Brief) => brief.usage?.requests_per_month,
    (brief: Brief) => brief.examples,
    (brief: Brief) => brief.repetition,
    (brief: Brief) => brief.hardware,
  ])
    expect(values(pick)).toBe(values(pick, all));
  expect(new Set(sample.map(({ day }) => day)).size).toBeGreaterThan(1);
});

test("all laws hold of briefs at random", { timeout: 120_000 }, () => {
  const list = [...briefsToJudge(TAXONOMY, pricing, AS_OF, true)].map(({ brief }) => brief);
  const mixed = fc.tuple(fc.constantFrom(...list), fc.constantFrom(...list)).map(([one, other]) => {
    const { kind, repetition, examples, correctness } = other;
    return { ...one, kind: kind!, repetition: repetition!, examples: examples!, correctness: correctness! } as Brief;
  });
  fc.assert(
    fc.property(mixed, (brief) => {
      const judged = judge(brief);
      expect(ADVICE_LAWS.flatMap((law) => law.breaks(judged) ?? [])).toEqual([]);
    }),
    { numRuns: 60, seed: 20261127 },
  );
});

describe("a budget just below what an advice starts with", () => {
  const KINDS: [string, Partial<Brief>][] = [
    [
      "many labels, half of them missed at a price",
      {
        kind: "classification",
        examples: 100_000,
        usage: { requests_per_month: 50_000_000, input_tokens: 140, output_tokens: 10, batch: true },
        baseline: { metric: "accuracy", score: 0.86, target: 0.93, model: "gpt-4o-mini" },
        stakes: { wrong: { amount: 0.01, currency: "USD" } },
      },
    ],
    [
      "a prompt that is good enough",
      {
        kind: "classification",
        examples: 100_000,
        usage: { requests_per_month: 50_000_000, input_tokens: 140, output_tokens: 10 },
        baseline: { metric: "accuracy", score: 0.95, target: 0.93 },
      },
    ],
    [
      "scans without examples",
      {
        kind: "document-extraction",
        examples: 0,
        input: ["scan"],
        usage: { requests_per_month: 1_200_000, input_tokens: 3000, output_tokens: 500, batch: true },
      },
    ],
    [
      "the same scans in one run",
      {
        kind: "document-extraction",
        task: "One-off job: read 1.2 million pages and return the fields as JSON",
        examples: 0,
        input: ["scan"],
        usage: { requests_per_month: 1_200_000, input_tokens: 3000, output_tokens: 500, batch: true },
      },
    ],
    [
      "text in a house style",
      {
        kind: "brand-voice-content",
        examples: 900,
        correctness: "rubric",
        usage: { requests_per_month: 900_000, input_tokens: 900, output_tokens: 400 },
      },
    ],
    [
      "the same on the client's premises",
      {
        kind: "brand-voice-content",
        examples: 900,
        correctness: "rubric",
        sensitivity: "local-only",
        usage: { requests_per_month: 900_000, input_tokens: 900, output_tokens: 400 },
      },
    ],
    [
      "answers that lose money at the target",
      {
        kind: "classification",
        examples: 5000,
        usage: { requests_per_month: 3_000_000, input_tokens: 500, output_tokens: 20 },
        baseline: { metric: "accuracy", score: 0.8, target: 0.85 },
        stakes: { right: { amount: 0.01, currency: "USD" }, wrong: { amount: 1, currency: "USD" } },
      },
    ],
    [
      "a recording",
      {
        kind: "document-extraction",
        task: "Transcribe each call and pull out the name",
        input: ["audio"],
        examples: 2000,
        usage: { requests_per_month: 3_000_000, input_tokens: 1500, output_tokens: 20 },
      },
    ],
    [
      "reasoning",
      {
        kind: "contract-analysis",
        repetition: 20,
        examples: 100,
        correctness: "expert",
        usage: { requests_per_month: 20_000, input_tokens: 4000, output_tokens: 1000 },
      },
    ],
  ];
  const law = lawNamed("start-keeps-the-budget");
  test.each(KINDS)("is kept, or it is said: %s", (_, change) => {
    const brief: Brief = { ...ROUTING, ...change };
    const { counsel, beside } = judge(brief).advice;
    const bill = counsel!.start_with!.monthly_without_labour!.likely!;
    const all = bill + (beside.find(({ id }) => id === "speech")?.per_month?.amount ?? 0);
    for (const currency of ["AUD", "USD", "EUR"]) {
      for (const part of [0.98, 0.4, 0.01]) {
        const amount =
          (all / rate.per_usd) * (pricing.fx.find((each) => each.currency === currency)?.per_usd ?? 1) * part;
        const judged = judge({ ...brief, limits: { budget_per_month: { amount, currency } } });
        expect.soft(law.breaks(judged), `${part} in ${currency}: ${judged.advice.counsel?.id}`).toBeNull();
      }
    }
  });
});
