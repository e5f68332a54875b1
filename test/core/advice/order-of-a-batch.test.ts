/** What an advice says follows from its brief alone, whichever briefs the same advisor was asked about before. */
import { describe, expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { type Brief, CORRECTNESS, FACT_SOURCES, INPUTS, KNOWLEDGE, REVIEWED } from "../../../src/core/types/brief.ts";
import { NOT_READ } from "../../../src/core/types/reading.ts";
import { layTaxonomy } from "../../../src/data/taxonomy/compile-taxonomy.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { ANALYSIS, AS_OF, advisorOn, ROUTING } from "./advisor-fixture.ts";

const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;

const aud = (amount: number) => ({ amount, currency: "AUD" });

const REPORTS: Brief = {
  kind: "report-drafting",
  facts: "examples",
  repetition: 90,
  examples: 3000,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 20_000, input_tokens: 1500, output_tokens: 500 },
};

const BASES: Record<string, Brief> = {
  "a small task": ROUTING,
  "a small task that stays": { ...ROUTING, sensitivity: "local-only" },
  "few examples": { ...ROUTING, examples: 60 },
  "an open volume": { ...ROUTING, usage: { input_tokens: 500, output_tokens: 300 } },
  reports: REPORTS,
  "a measured prompt": { ...REPORTS, baseline: { score: 0.8, target: 0.9 }, stakes: { right: aud(1), wrong: aud(4) } },
  "a large task": ANALYSIS,
  "a large task that stays": { ...ANALYSIS, sensitivity: "local-only" },
};

const each = <K extends keyof Brief>(key: K, ...values: Brief[K][]): Partial<Brief>[] =>
  values.map((value) => ({ [key]: value }));

/** One answer given otherwise, for every key of a brief. */
const CHANGES: Partial<Brief>[] = [
  ...each("client", "Acme Bank", "Hospital of Perth", "Meier GmbH"),
  ...each(
    "task",
    "Sort the mail of our patients into 9 trays",
    "Answer questions of citizens",
    "Once, go through 900 files",
  ),
  ...each("repetition", 30, 74, 97),
  ...each("examples", 0, 60, 199, 450, 4200, 60_000),
  ...each("correctness", ...CORRECTNESS),
  ...each("sensitivity", "cloud-ok", "restricted-cloud", "local-only"),
  ...each("kind", "classification", "document-qa", "strategy-advice", "support-reply"),
  ...each("knowledge", ...KNOWLEDGE),
  ...each("facts", ...FACT_SOURCES),
  ...each("documents", true, false),
  ...INPUTS.flatMap((input) => each("input", [input])),
  ...each("tools", true, false),
  ...each("languages", ["de"], ["en", "hi"]),
  ...each("region", "au", "eu", "us", "uk"),
  ...each("reviewed", ...REVIEWED),
  ...each("hardware", "mac-mini-m4-16", "dgx-spark"),
  ...each("limits", { latency_s: 2 }, { budget_per_month: aud(20) }, { budget_per_month: aud(2000) }),
  ...each("baseline", { score: 0.7 }, { score: 0.95, target: 0.9 }, { score: 0.8, target: 0.9, model: "gpt-4o-mini" }),
  ...each("stakes", { right: aud(2) }, { wrong: aud(50) }, { right: aud(2), wrong: aud(50), review_minutes: 3 }),
  ...each(
    "usage",
    { requests_per_month: 900 },
    { requests_per_month: 2_000_000, input_tokens: 200, output_tokens: 20 },
    { requests_per_month: 5000, input_tokens: 60_000, output_tokens: 900 },
    { requests_per_month: 5000, batch: true, peak_to_average: 9 },
    { requests_per_month: 5000, cached_share: 0.5, reasoning_tokens: 800 },
  ),
  ...each("proposal", { model: "gpt-4o" }, { tier: 4, approach: "cloud-frontier", cost_per_1k: aud(9) }),
  ...each("steps", [
    { name: "read", kind: "document-extraction", correctness: "exact" },
    { name: "weigh", kind: "strategy-advice", correctness: "expert" },
  ]),
];

describe.each(Object.entries(BASES))("%s", (_, base) => {
  const shared = advisorOn();
  shared(base);

  test.each(CHANGES.map((change) => [JSON.stringify(change), change] as const))("then %s", (_, change) => {
    const other = { ...base, ...change };
    const read = () => NOT_READ;
    const alone = advisorOn()(other, { read });
    expect(shared(other, { read })).toEqual(alone);
  });
});

/** An agency's words for one approach by two rows, which only how repetitive the task is tells apart. */
const APPROACH_BY_REPETITION = `table: approach
reads: [tier, viable, local_required, has_steps, repetition]
rows:
  - id: tier-1-tuned
    when: { repetition: ">= 90" }
  - id: tier-1-tuned-less
    when: { tier: 1, viable: true, repetition: "< 90" }
    then: { approach: local-fine-tuned }
    because: Less alike, and tuned all the same.
    claim: T1
    cases: [{ given: { tier: 1, viable: true, repetition: 85, local_required: false, has_steps: false }, gives: { approach: local-fine-tuned } }]
    gives_up: Half of it.
`;

test("an agency's two rows of one approach each say their own words", () => {
  const laid = layTaxonomy(TAXONOMY, [{ path: "own/approach.yaml", text: APPROACH_BY_REPETITION }]);
  if (!laid.ok) throw new Error(laid.diagnostics.map(({ message }) => message).join("\n"));
  const own = () => makeCurrencyAdvisor({ taxonomy: laid.taxonomy, pricing, as_of: AS_OF, rate, explain: false });
  const shared = own();
  shared({ ...ROUTING, repetition: 95 });
  const less = { ...ROUTING, repetition: 85 };
  expect(shared(less)).toEqual(own()(less));
  expect(shared(less).recommended?.why).toBe("Less alike, and tuned all the same.");
});
