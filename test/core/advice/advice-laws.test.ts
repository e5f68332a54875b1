/** Laws on the joined result, over answers, usage, hardware and days. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Advice, CounselLine, ServedWay } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { advise, advisorOn } from "./advisor-fixture.ts";

const KINDS = ["routing", "document-extraction", "support-reply", "document-qa", "contract-analysis", "general-chat"];
const MACHINES = ["mac-mini-m4-16", "pc-rtx-4070", "rented-a100-80"];

/** The tables' own thresholds, and what lies between them. */
const briefs: fc.Arbitrary<Brief> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    repetition: fc.constantFrom(10, 49, 50, 79, 80, 95),
    examples: fc.constantFrom(0, 199, 200, 499, 500, 1000, 5000),
    correctness: fc.constantFrom("exact", "rubric", "expert", "undefined" as const),
    sensitivity: fc.constantFrom("cloud-ok", "restricted-cloud", "local-only" as const),
    region: fc.constantFrom(undefined, "au", "us"),
    hardware: fc.constantFrom(undefined, undefined, ...MACHINES),
    requests: fc.constantFrom(undefined, 1, 5000, 50_000, 1_000_000, 5_000_000),
    input_tokens: fc.constantFrom(undefined, 150, 4000, 31_000, 150_000),
    output_tokens: fc.constantFrom(undefined, 5, 300, 3000),
    latency_s: fc.constantFrom(undefined, 1, 30),
    budget: fc.constantFrom(undefined, 5, 500),
    batch: fc.boolean(),
    tools: fc.constantFrom(undefined, true),
    input: fc.constantFrom(undefined, ["image"] as const),
  })
  .map(({ requests, input_tokens, output_tokens, latency_s, budget, batch, ...rest }) => {
    const usage = { requests_per_month: requests, input_tokens, output_tokens, batch };
    const limits = {
      latency_s,
      budget_per_month: budget === undefined ? undefined : { amount: budget, currency: "AUD" },
    };
    // Keys that say nothing are left out, as in a file.
    return JSON.parse(JSON.stringify({ ...rest, usage, limits })) as Brief;
  });

const withUsage = (brief: Brief, requests_per_month: number): Brief => ({
  ...brief,
  usage: { ...brief.usage, requests_per_month },
});

/** Every way that an advice speaks for. */
function spokenFor({ recommended, alternatives, counsel, costs }: Advice): ServedWay[] {
  const { start_with = null, fit = null, costs_least = null } = counsel ?? {};
  const rows = costs.filter(({ allowed, role }) => allowed === true && role !== "comparator");
  return [recommended, ...alternatives, start_with, fit, costs_least, ...rows].filter((way) => way !== null);
}

const within = ({ low, likely, high }: { low: number | null; likely: number | null; high: number | null }) =>
  likely === null || ((low ?? likely) <= likely * (1 + 1e-9) && likely <= (high ?? likely) * (1 + 1e-9));

const RUNS = { numRuns: 15, seed: 20261127 };

describe("for every brief", () => {
  test("data that must stay never leave the premises, on any day", () => {
    fc.assert(
      fc.property(briefs, fc.constantFrom("2026-10-01", "2026-11-27", "2027-06-01"), (brief, day) => {
        const advice = advisors[day]!({ ...brief, sensitivity: "local-only" }, { closely: false });
        expect(
          spokenFor(advice)
            .map(({ place }) => place)
            .filter((place) => place !== "own"),
        ).toEqual([]);
        expect(advice.costs.filter(({ allowed, place }) => allowed === true && place !== "own")).toEqual([]);
      }),
      RUNS,
    );
  });

  test("no advice names more than four machines of a kind, or a context that the tokens do not fit", () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const advice = advise(brief, { closely: false });
        const { input_tokens, output_tokens } = advice.usage;
        for (const way of spokenFor(advice)) {
          expect(way.machines ?? 1).toBeLessThanOrEqual(4);
          const context = pricing.models.find(({ id }) => id === way.model)?.context_tokens;
          if (context) expect(input_tokens + output_tokens).toBeLessThanOrEqual(context);
        }
      }),
      RUNS,
    );
  });

  test("what it starts with keeps the budget whenever an adequate way does", () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const advice = advise(brief, { closely: false });
        const budget = brief.limits?.budget_per_month?.amount;
        const bill = advice.counsel?.start_with?.monthly_without_labour?.likely;
        if (budget === undefined || bill == null) return;
        const kept = bill <= budget * (1 + 1e-9);
        expect(kept || advice.headlines.some((line) => line.includes("budget"))).toBe(true);
      }),
      RUNS,
    );
  });

  test("likely figures lie within their ranges", () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const { costs, counsel } = advise(brief, { closely: false });
        for (const row of costs) {
          const ranges = [row.per_1k, row.monthly, row.one_off, row.first_year].filter((range) => range !== null);
          expect(ranges.every(within)).toBe(true);
        }
        const lines: CounselLine[] = counsel?.lines ?? [];
        expect(lines.flatMap(({ bill, once }) => [bill, once]).every((range) => range === null || within(range))).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  test("the first year of the same way never costs less at a higher volume", () => {
    fc.assert(
      fc.property(briefs, fc.constantFrom(2, 10), (brief, times) => {
        const volume = brief.usage?.requests_per_month ?? 1000;
        const [small, large] = [volume, volume * times].map((each) =>
          advise(withUsage(brief, each), { closely: false }),
        );
        for (const row of small!.costs) {
          const same = large!.costs.find(
            (other) =>
              other.model === row.model &&
              other.name === row.name &&
              other.hardware === row.hardware &&
              other.engine === row.engine &&
              other.deployment === row.deployment,
          );
          if (!same || row.first_year?.likely == null || same.first_year?.likely == null) continue;
          expect(same.first_year.likely).toBeGreaterThanOrEqual(row.first_year.likely * (1 - 1e-9));
        }
      }),
      RUNS,
    );
  });

  test("a sentence leaves no word in braces and no figure unnamed", () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const { counsel, excluded, page, headlines } = advise(brief, { closely: false });
        const texts = [
          counsel?.text,
          counsel?.next_step,
          ...excluded.map(({ text }) => text),
          ...page.watch,
          ...headlines,
        ];
        for (const text of texts) expect(text ?? "").not.toMatch(/\{|\}|undefined|NaN|null|unknown amount/);
      }),
      RUNS,
    );
  });
});

const advisors: Record<string, typeof advise> = {
  "2026-10-01": advisorOn("2026-10-01"),
  "2026-11-27": advise,
  "2027-06-01": advisorOn("2027-06-01"),
};

test("the parts of a cost add up to the figure printed", () => {
  const explained = advisorOn("2026-11-27", true);
  for (const sensitivity of ["cloud-ok", "local-only"] as const) {
    const { costs } = explained({
      kind: "routing",
      repetition: 92,
      examples: 1200,
      correctness: "exact",
      sensitivity,
      usage: { requests_per_month: 50_000 },
    });
    for (const { trace = [], monthly, one_off, role } of costs) {
      if (role === "comparator") continue;
      const total = (part: string) =>
        trace
          .find(({ formula }) => formula.startsWith(part))!
          .inputs.reduce((sum, { value }) => sum + Number(value), 0);
      expect(total("monthly")).toBeCloseTo(monthly!.likely!, 6);
      expect(total("once")).toBeCloseTo(one_off!.likely!, 6);
    }
  }
});

test("the model that a prompt starts with keeps its name until another costs clearly less, and never comes back", () => {
  const answers = { kind: "routing", repetition: 92, examples: 1200, correctness: "exact", sensitivity: "cloud-ok" };
  const startAt = (volume: number) => {
    const { counsel } = advise(withUsage(answers as Brief, volume), { closely: false });
    return counsel?.id === "measure-first" ? counsel.start_with?.name : undefined;
  };
  expect(new Set([300, 1000, 5000].map(startAt)).size).toBe(1);
  const larger = [5000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000].map(startAt);
  const changes = larger.filter((name, index) => index === 0 || name !== larger[index - 1]);
  expect(changes.length).toBe(new Set(changes).size);
});
