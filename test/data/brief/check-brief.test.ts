/** What a brief may say, in which spellings, and what is said about one that is not acceptable. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APPROACHES, type Brief, CORRECTNESS, KNOWLEDGE, SENSITIVITY, TIERS } from "../../../src/core/types/brief.ts";
import { briefSchema } from "../../../src/data/brief/brief-schema.ts";
import { checkBrief } from "../../../src/data/brief/check-brief.ts";
import fitsBrief from "../../../src/data/compiled/validate-brief.generated.js";
import { checkSchema, pathText } from "../../../src/data/documents/schema-issues.ts";

const said = (value: unknown): string[] => {
  const checked = checkBrief(value);
  return checked.ok ? [] : checked.issues.map(({ path, message }) => `${pathText(path)}: ${message}`);
};

/** The brief of contract.md, all fields given. */
const full = {
  task: "Sort incoming support emails into 8 queues and pull out the order number",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  client: "Acme Insurance",
  project: "Inbox triage",
  kind: "routing",
  knowledge: "dense",
  documents: true,
  usage: {
    requests_per_month: 50_000,
    input_tokens: 500,
    output_tokens: 300,
    reasoning_tokens: 0,
    cached_share: 0,
    batch: false,
    peak_to_average: 3,
  },
  limits: { latency_s: 5, budget_per_month: { amount: 400, currency: "AUD" } },
  hardware: "mac-mini-m4-16",
  proposal: {
    model: "gpt-4o",
    cost_per_1k: { amount: 9, currency: "AUD" },
    tier: 1,
    approach: "cloud-mini",
    quoted_on: "2026-11-01",
    break_even_months: 6,
  },
  baseline: { metric: "share of right labels", score: 0.9, target: 0.95 },
  stakes: { right: { amount: 2, currency: "AUD" }, wrong: { amount: 30, currency: "AUD" }, review_minutes: 2 },
  steps: [
    { name: "sort", kind: "routing", share: 1 },
    { task: "answer", hardware: { bandwidth_gb_s: 273, memory_gb: 64 }, share: 0.2 },
  ],
} as const satisfies Brief;

describe("accepted", () => {
  test("all fields", () => {
    expect(checkBrief(full)).toEqual({ ok: true, brief: full });
  });

  test.each<[string, object, object]>([
    ["percent sign", { repetition: "92%" }, { repetition: 92 }],
    ["percent sign with a space", { repetition: " 92.5 % " }, { repetition: 92.5 }],
    [
      "percent sign where a share is wanted",
      {
        task: "x",
        usage: { cached_share: "7%" },
        baseline: { score: "88%", target: " 99.5 % ", interval: { low: "85%", high: "91%" } },
      },
      {
        task: "x",
        usage: { cached_share: 0.07 },
        baseline: { score: 0.88, target: 0.995, interval: { low: 0.85, high: 0.91 } },
      },
    ],
    ["null is no answer", { task: "x", repetition: null, usage: null }, { task: "x" }],
    [
      "unknown is no answer",
      { task: "x", correctness: "unknown", usage: { batch: "Unknown " } },
      { task: "x", usage: {} },
    ],
    [
      "shares of one input that add up to it",
      { task: "x", usage: { cached_share: 0.7, cache_write_share: 0.3 } },
      { task: "x", usage: { cached_share: 0.7, cache_write_share: 0.3 } },
    ],
    ["undefined is no answer", { task: "x", kind: undefined }, { task: "x" }],
    [
      "white space around text",
      { task: "\n x \n", limits: { budget_per_month: { amount: 1, currency: " aud " } } },
      { task: "x", limits: { budget_per_month: { amount: 1, currency: "AUD" } } },
    ],
    [
      "a bare quote",
      { task: "x", proposal: { cost_per_1k: 9 } },
      { task: "x", proposal: { cost_per_1k: { amount: 9 } } },
    ],
    [
      "a quote without currency",
      { task: "x", proposal: { cost_per_1k: { amount: 9 } } },
      { task: "x", proposal: { cost_per_1k: { amount: 9 } } },
    ],
    ["no steps", { task: "x", steps: [] }, { task: "x", steps: [] }],
    ["one answer of any kind", { documents: false }, { documents: false }],
    ["zero", { repetition: 0, examples: 0 }, { repetition: 0, examples: 0 }],
  ])("%s", (_name, value, brief) => {
    const before = structuredClone(value);
    expect(checkBrief(value)).toEqual({ ok: true, brief });
    expect(value, "the given value is not touched").toEqual(before);
  });
});

describe("refused", () => {
  const task = { task: "x" };
  test.each<[unknown, string]>([
    [null, ": expected an object, got null"],
    ["x", ': expected an object, got "x"'],
    [[], ": expected an object, got an empty list"],
    [{}, ": the brief answers nothing; answer at least task"],
    [{ client: "Acme", usage: { batch: true }, steps: [] }, ": the brief answers nothing; answer at least task"],
    [{ task: "unknown", repetition: null }, ": the brief answers nothing; answer at least task"],
    [{ task: " " }, 'task: expected text of 1 to 100,000 characters, got ""'],
    [{ task: "x".repeat(100_001) }, `task: expected text of 1 to 100,000 characters, got "${"x".repeat(59)}…"`],
    [{ repetion: 92 }, 'repetion: unknown key "repetion"; did you mean "repetition"?'],
    [{ repetition: 0.92 }, "repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got 0.92"],
    [{ repetition: "0.92" }, 'repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got "0.92"; write 92'],
    [{ ...task, region: "AU" }, 'region: expected a region such as au, eu or us, got "AU"; did you mean au?'],
    [{ ...task, region: "a 1" }, 'region: expected a region such as au, eu or us, got "a 1"'],
    [{ ...task, quoted_on: "2026-01-01" }, 'quoted_on: unknown key "quoted_on"; it belongs under "proposal"'],
    [{ ...task, usage: { examples: 3 } }, 'usage.examples: unknown key "examples"; it belongs at the top level'],
    // Several objects have an amount.
    [{ ...task, amount: 3 }, 'amount: unknown key "amount"; remove it'],
    [
      { model_advisor: task },
      'model_advisor: unknown key "model_advisor"; it is for Markdown: here write what stands under it by itself',
    ],
    [{ repetition: "often" }, 'repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got "often"'],
    [{ repetition: "120%" }, "repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got 120"],
    [{ repetition: Number.NaN }, "repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got NaN"],
    [{ examples: -1 }, "examples: expected a whole number from 0 to 1,000,000,000,000, got -1"],
    [{ examples: 1e300 }, "examples: expected a whole number from 0 to 1,000,000,000,000, got 1e+300"],
    [
      { examples: Number.POSITIVE_INFINITY },
      "examples: expected a whole number from 0 to 1,000,000,000,000, got Infinity",
    ],
    [
      { correctness: "exakt" },
      'correctness: expected "exact", "rubric", "expert" or "undefined", got "exakt"; did you mean "exact"?',
    ],
    [{ documents: "yes" }, 'documents: expected true or false, got "yes"'],
    [{ repetion: null, ...task }, 'repetion: unknown key "repetion"; did you mean "repetition"?'],
    [{ ...task, repetion: "unknown" }, 'repetion: unknown key "repetion"; did you mean "repetition"?'],
    [
      { ...task, steps: [{ task: "a", exmples: null }] },
      'steps[0].exmples: unknown key "exmples"; did you mean "examples"?',
    ],
    [
      { ...task, hardware: { bandwidth_gb_s: 936, memory_gb: 24, gpu: null } },
      'hardware.gpu: unknown key "gpu"; did you mean "gpus"?',
    ],
    // `requests_per_month: 50,000` between braces of YAML.
    [
      { ...task, usage: { requests_per_month: 50, "000": null } },
      'usage.000: unknown key "000"; a comma ends a value; write the number before it without one',
    ],
    [{ examples: "1.200" }, 'examples: expected a whole number from 0 to 1,000,000,000,000, got "1.200"'],
    [
      { ...task, usage: { cached_share: 0.8, cache_write_share: 0.5 } },
      "usage: cached_share and cache_write_share are of the same input; together they may be at most 1",
    ],
    [
      { ...task, usage: { cached_share: 80 } },
      "usage.cached_share: expected a number from 0 to 1 (0.92 for 92%), got 80",
    ],
    [
      { ...task, usage: { input_tokens: 1e9 } },
      "usage.input_tokens: expected a whole number from 0 to 100,000,000, got 1000000000",
    ],
    [{ ...task, usage: { peak_to_average: 0.5 } }, "usage.peak_to_average: expected a number from 1 to 1,000, got 0.5"],
    [{ ...task, limits: { latency_s: 0 } }, "limits.latency_s: expected a number over 0 and at most 1,000,000, got 0"],
    [{ ...task, limits: { budget_per_month: 400 } }, "limits.budget_per_month: expected an object, got 400"],
    [
      { ...task, limits: { budget_per_month: { amount: 400 } } },
      "limits.budget_per_month.currency: missing, expected a currency code such as AUD",
    ],
    [
      { ...task, stakes: { right: { amount: 1, currency: "dollars" } } },
      'stakes.right.currency: expected a currency code such as AUD, got "DOLLARS"',
    ],
    [
      { ...task, proposal: { quoted_on: "2026-02-30" } },
      'proposal.quoted_on: expected a date such as 2026-11-30, got "2026-02-30"',
    ],
    [{ ...task, proposal: { tier: "1" } }, 'proposal.tier: expected 1, 2, 3 or 4, got "1"; write it without quotes'],
    [
      { ...task, baseline: { metric: "accuracy" } },
      "baseline.score: missing, expected a number from 0 to 1 (0.92 for 92%)",
    ],
    [{ ...task, baseline: { score: 88 } }, "baseline.score: expected a number from 0 to 1 (0.92 for 92%), got 88"],
    [{ ...task, baseline: { score: "120%" } }, "baseline.score: expected a number from 0 to 1 (0.92 for 92%), got 1.2"],
    [
      { ...task, hardware: { memory_gb: 64 } },
      "hardware.bandwidth_gb_s: missing, expected a number over 0 and at most 1,000,000",
    ],
    [{ ...task, steps: [{ task: "a", steps: [] }] }, 'steps[0].steps: unknown key "steps"; remove it'],
    [{ ...task, steps: Array(51).fill({ task: "a" }) }, "steps: expected a list of at most 50 entries, got a list"],
    [JSON.parse('{"task": "x", "__proto__": {"kind": "y"}}'), '__proto__: unknown key "__proto__"; remove it'],
    [{ constructor: 1 }, 'constructor: unknown key "constructor"; remove it'],
  ])("%j", (value, want) => {
    expect(said(value)).toEqual([want]);
  });

  test("all faults at once", () => {
    expect(said({ ...full, repetition: "x", usage: { batch: 1, bach: 2 } })).toHaveLength(3);
  });
});

describe("laws", () => {
  const text = fc.string({ minLength: 1, maxLength: 30 });
  const amount = fc.record({ amount: fc.nat(), currency: fc.constantFrom("AUD", "USD") });
  const brief = fc.record(
    {
      task: text,
      repetition: fc.nat(100),
      examples: fc.nat(),
      correctness: fc.constantFrom(...CORRECTNESS),
      sensitivity: fc.constantFrom(...SENSITIVITY),
      knowledge: fc.constantFrom(...KNOWLEDGE),
      usage: fc.record(
        { requests_per_month: fc.nat(), cached_share: fc.double({ min: 0, max: 1, noNaN: true }) },
        { requiredKeys: [] },
      ),
      limits: fc.record({ budget_per_month: amount }),
      hardware: fc.oneof(text, fc.record({ bandwidth_gb_s: fc.constant(1), memory_gb: fc.constant(2) })),
      proposal: fc.record(
        { tier: fc.constantFrom(...TIERS), approach: fc.constantFrom(...APPROACHES) },
        { requiredKeys: [] },
      ),
      steps: fc.array(fc.record({ task: text, share: fc.constantFrom(0, 0.5, 1) }, { requiredKeys: [] }), {
        maxLength: 3,
      }),
    },
    { requiredKeys: [] },
  );
  /** A brief of which one part, anywhere, was replaced by anything, or which got a key that is not its own. */
  const mutated = fc.tuple(brief, fc.nat(), fc.anything(), fc.string()).map(([value, at, part, name]) => {
    const copy = structuredClone(value) as Record<string, unknown>;
    const inner = Object.values(copy).filter((each) => typeof each === "object" && each !== null) as object[];
    const objects = [copy, ...inner] as Record<string, unknown>[];
    const target = objects[at % objects.length]!;
    const keys = Object.keys(target);
    if (Array.isArray(target)) target.push(part);
    else target[keys[at % (keys.length + 1)] ?? name] = part;
    return copy;
  });

  test("no value, however mutated, makes it throw, and every refusal says why", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.anything({ withNullPrototype: true })), (value) => {
        const checked = checkBrief(value);
        if (!checked.ok) {
          expect(checked.issues.length).toBeGreaterThan(0);
          for (const { message } of checked.issues) expect(message).not.toMatch(/\n|^$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("the quick look accepts only what the schema takes and gives back unchanged", () => {
    fc.assert(
      fc.property(fc.oneof(brief, mutated), (value) => {
        // A key that holds undefined is a key left out, for the validator and for all that reads a brief.
        if (fitsBrief(value))
          expect(checkSchema(briefSchema, JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
      }),
      { numRuns: 1000 },
    );
  });

  test("the quick look accepts usual briefs, so that they are read quickly", () => {
    expect(fitsBrief(full)).toBe(true);
    expect(fitsBrief({ task: "x" })).toBe(true);
  });

  test("a checked brief is accepted again, as it is", () => {
    fc.assert(
      fc.property(mutated, (value) => {
        const checked = checkBrief(value);
        if (checked.ok) expect(checkBrief(checked.brief)).toEqual(checked);
      }),
    );
  });
});

test("thousands of faults are told in part, and soon", () => {
  const keys = Array.from({ length: 50_000 }, (_, index) => [`${"x".repeat(100)}${index}`, 1]);
  expect(said(Object.fromEntries(keys))).toHaveLength(50);
});

test("a value nested without end is refused, not followed", () => {
  const endless: Record<string, unknown> = { task: "x" };
  endless.usage = endless;
  endless.steps = [endless];
  expect(checkBrief(endless).ok).toBe(false);
});
