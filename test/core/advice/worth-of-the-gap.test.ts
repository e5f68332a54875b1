/** What the points that a prompt lacks come to in a month, where tuning is what may bring them. */
import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise, ROUTING } from "./advisor-fixture.ts";

const baseline = { metric: "accuracy", score: 0.88, target: 0.94, model: "claude-opus-5-5" };
const SHORT: Brief = {
  ...ROUTING,
  baseline,
  usage: { requests_per_month: 6000, input_tokens: 550, output_tokens: 40 },
};

const aud = (amount: number) => ({ amount, currency: "AUD" });
const counselOf = (change: Partial<Brief>) => advise({ ...SHORT, ...change }).counsel!;

test("without stakes, what tuning costs for each mistake that it avoids", () => {
  const { stakes: _, ...plain } = SHORT;
  const { id, text, premium_per_month: premium } = advise(plain).counsel!;
  expect(id).toBe("tune-ask-stakes");
  // 6 points of 6,000 answers.
  const each = (premium!.amount / 360).toFixed(2);
  expect(text).toContain(`94% right is 360 fewer mistakes a month; tuning costs AU$${each} for each.`);
});

test("with what a right and a wrong answer come to, what is lost today and earned at the target", () => {
  const { id, text } = counselOf({ stakes: { right: aud(0.2), wrong: aud(2) }, reviewed: "none" });
  expect(id).toBe("tune");
  // 6,000 x (0.88 x 0.2 - 0.12 x 2) and 6,000 x (0.94 x 0.2 - 0.06 x 2).
  expect(text).toContain("Answers lose AU$384 a month at 88% right, and earn AU$408 at 94%.");
  // Less is lost for each mistake, so both earn, and the verb stands once: 6,000 x (0.88 x 0.2 - 0.12 x 0.5).
  const earns = counselOf({ stakes: { right: aud(0.2), wrong: aud(0.5) }, reviewed: "none" }).text;
  expect(earns).toMatch(/Answers earn AU\$696 a month at 88% right, and AU\$9\d\d at 94%\./);
});

test("where people check every answer no mistake goes out", () => {
  const { text } = counselOf({ stakes: { right: aud(0.2), wrong: aud(2) }, reviewed: "all" });
  expect(text).not.toContain("Answers lose");
});

describe("where a prompt that was measured misses and other models were not", () => {
  const MISSED: Brief = {
    ...SHORT,
    examples: 8000,
    baseline: { ...baseline, score: 0.82, target: 0.9, model: "gpt-6-luna" },
    stakes: { right: aud(1.5), wrong: aud(6) },
    reviewed: "none",
  };
  const nextOf = (change: Partial<Brief>) => advise({ ...MISSED, ...change }).counsel!;

  test("tuning comes after them, and is kept by points over the best of them, where a point more pays for it", () => {
    const { id, next_step, least } = nextOf({});
    expect(id).toBe("others-first");
    // 6,000 x (1.5 + 6) / 100.
    expect(next_step).toMatch(
      /Then tune .*, and keep it if it is right 0\.\d+ points more often than the best of them: a point is worth AU\$450 a month, tuning costs AU\$\d+\.$/,
    );
    expect(least).toMatch(/^A prompt scores 82% on GPT-6 Luna and 90% is needed: try another model first\./);
  });

  test.each<[string, Partial<Brief>]>([
    ["little turns on an answer", { stakes: { right: aud(0.2), wrong: aud(0.8) } }],
    ["the score is of a part of the answers", { baseline: { ...MISSED.baseline!, metric: "F1" } }],
  ])("else once they miss too: %s", (_, change) => {
    const { id, next_step, least } = nextOf(change);
    expect(id).toBe("others-first");
    expect(next_step).toMatch(/Only if 90% stays out of reach, tune /);
    expect(least).toMatch(/^A prompt scores 82% .*try another model first\./);
  });

  test("what runs today is set up", () => {
    const { lines } = nextOf({});
    expect(lines.map(({ label, once }) => [label, once === null])).toContainEqual(["Today", true]);
    expect(lines.filter(({ once }) => once === null)).toHaveLength(1);
  });
});

test.each<[string, Partial<Brief>]>([
  ["at a host", {}],
  ["where the data must stay", { sensitivity: "local-only" }],
])("a search that comes before tuning says what tuning costs more: %s", (_, change) => {
  const { stakes: _s, baseline: _b, ...plain } = SHORT;
  const brief: Brief = {
    ...plain,
    kind: "support-reply",
    facts: "documents-found",
    correctness: "expert",
    examples: 5000,
  };
  const { id, least } = advise({ ...brief, ...change }).counsel!;
  expect(id).toMatch(/^search-first/);
  expect(least).toMatch(/comes last: it costs AU\$\d+ a month more in year one than the prompt\.$/);
});

describe("where only a machine may serve, at a limit of time", () => {
  const AT_HOME: Brief = {
    ...SHORT,
    kind: "document-extraction",
    sensitivity: "restricted-cloud",
    region: "uk",
    usage: { requests_per_month: 48_000, input_tokens: 1900, output_tokens: 140, peak_to_average: 4 },
    limits: { latency_s: 6 },
    baseline: { ...baseline, score: 0.9, target: 0.95, model: "gpt-5-mini" },
    stakes: { right: aud(2), wrong: aud(12) },
    reviewed: "some",
  };
  const { stakes: _s, baseline: _b, ...plain } = AT_HOME;

  test("what answers are worth buys the better model and its machine, and the cheaper one stands beside it", () => {
    const [rich, poor] = [advise(AT_HOME).counsel!, advise(plain).counsel!];
    expect(rich.id).toBe("ask-hosts");
    expect(rich.lines.map(({ model }) => model)).toEqual(["qwen3.5-9b", poor.lines[0]!.model]);
    expect(rich.text).toContain("A prompt scores 90% on GPT-5 mini (retires on 2026-12-11) today; 95% is needed.");
  });

  test("near the limit the machine on sale that keeps it is named", () => {
    const { cautions } = advise(plain);
    expect(cautions.find(({ id }) => id === "seconds")!.text).toMatch(
      /too near the limit of 6 seconds to be sure: measure it at your busiest hour first; one .+ keeps it, with about [\d.]+ seconds\.$/,
    );
  });
});
