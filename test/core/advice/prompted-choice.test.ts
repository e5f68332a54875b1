/** Which model a small task starts with: at the client's own volume, by the money, by what turns on it, and by what was measured. */
import { describe, expect, test } from "vitest";
import { qualityOf } from "../../../src/core/prices/quality-band.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { advise, ROUTING } from "./advisor-fixture.ts";

const LETTERS: Brief = {
  kind: "report-drafting",
  repetition: 60,
  examples: 100,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 20, input_tokens: 14_000, output_tokens: 900 },
};
const SCANS: Brief = {
  ...ROUTING,
  kind: "document-extraction",
  input: ["scan"],
  usage: { requests_per_month: 6000, input_tokens: 2500, output_tokens: 400 },
};
const LISTINGS: Brief = {
  ...ROUTING,
  usage: { requests_per_month: 2_000_000, input_tokens: 350, output_tokens: 15 },
};
const eur = (amount: number) => ({ amount, currency: "EUR" as const });

const at = (brief: Brief, requests_per_month: number): Brief => ({
  ...brief,
  usage: { ...brief.usage, requests_per_month },
});
/** The row of the advice that a prompt starts with. */
const promptOf = ({ costs, counsel }: Advice) =>
  costs.find(({ model, role }) => model === counsel?.start_with?.model && role !== "comparator")!;
const modelOf = (id: string) => pricing.models.find((model) => model.id === id)!;
const bandOf = (id: string) => qualityOf(modelOf(id), pricing).band;

describe("where the bill is noise, a better band is taken", () => {
  test.each<[string, Brief, number]>([
    ["twenty texts a month", LETTERS, 1],
    ["a thousand texts a month", at(LETTERS, 1000), 1],
    ["texts in the tens of thousands, where the best costs hundreds more", at(LETTERS, 20_000), 2],
    ["some thousand scans", SCANS, 2],
    ["labels, which no large model is needed for", at(ROUTING, 100), 2],
    ["texts in a region that has no small model of the best band", inAustralia(100), 1],
    ["many texts in that region, where a frontier model is no noise", inAustralia(3000), 2],
  ])("%s", (_, brief, band) => {
    expect(bandOf(promptOf(advise(brief)).model)).toBe(band);
  });

  test("a budget is kept all the same", () => {
    const limits = { budget_per_month: { amount: 1, currency: "AUD" as const } };
    const { counsel } = advise({ ...at(LETTERS, 60), limits });
    expect(counsel!.start_with!.monthly_without_labour!.likely).toBeLessThanOrEqual(1);
  });

  test("a page that starts with a larger model than the task needs says why", () => {
    expect(advise(inAustralia(100)).page.verdict).toContain("a larger one costs hardly more");
    expect(advise(inAustralia(3000)).page.verdict).not.toContain("larger");
  });
});

function inAustralia(requests: number): Brief {
  return { ...at(LETTERS, requests), sensitivity: "restricted-cloud", region: "au" };
}

describe("what turns on an answer counts", () => {
  const costOf = (brief: Brief) => advise(brief).costs.filter(({ role }) => role !== "comparator");
  const bands = (brief: Brief) =>
    costOf(brief)
      .filter(({ deployment }) => deployment === "cloud" || deployment === "hosted-open")
      .map(({ model }) => bandOf(model));
  const baseline = { metric: "accuracy", score: 0.86, target: 0.94 };

  test("millions of labels: the weakest band where nothing turns on them, a better one where much does", () => {
    expect(bands({ ...LISTINGS, baseline, stakes: { wrong: eur(0.0001) } })).toContain(5);
    expect(bands({ ...LISTINGS, baseline, stakes: { wrong: eur(0.3) } })).toEqual([2]);
  });

  test.each(["recall", "macro F1", "BLEU"])("but not where the score is %s, as the page says", (metric) => {
    const measured: Brief = { ...LISTINGS, baseline: { ...baseline, metric } };
    const staked = { ...measured, stakes: { right: eur(0.1), wrong: eur(0.3) } };
    expect(promptOf(advise(staked)).model).toBe(promptOf(advise(measured)).model);
    expect(bands(staked)).toEqual(bands(measured));
    expect(advise(staked).cautions.map(({ id }) => id)).toContain("score-of-part");
  });
});

describe("stakes that dwarf what a better model costs more", () => {
  const aud = (amount: number) => ({ amount, currency: "AUD" as const });
  const missed = { metric: "accuracy", score: 0.82, target: 0.97, model: "gpt-6-luna" };
  const above = { ...missed, model: "gpt-6.1-terra" };
  const wrong = { wrong: aud(400) };

  test.each<[string, Brief, string, number]>([
    ["bring a frontier model into tier 1", { ...at(ROUTING, 900), stakes: wrong }, "measure-first", 1],
    ["are none where nothing is said of them", at(ROUTING, 900), "measure-first", 2],
    ["are too small for it", { ...at(ROUTING, 900), stakes: { wrong: aud(0.05) } }, "measure-first", 2],
    ["are compared with tuning that costs less", { ...at(ROUTING, 200_000), stakes: wrong }, "compare-with-tuned", 1],
    ["after a model missed whose better costs more", { ...SCANS, baseline: above, stakes: wrong }, "stronger-first", 1],
    ["too few examples", { ...SCANS, examples: 45, baseline: above, stakes: wrong }, "stronger-first", 1],
    [
      "after a model missed whose better costs little",
      { ...SCANS, baseline: missed, stakes: wrong },
      "others-first",
      1,
    ],
    [
      "the same with too few examples",
      { ...SCANS, examples: 45, baseline: missed, stakes: wrong },
      "others-first-few",
      1,
    ],
    [
      "the model that missed is the best",
      { ...SCANS, examples: 45, baseline: { ...missed, model: "claude-opus-5-5" }, stakes: wrong },
      "collect",
      1,
    ],
  ])("%s", (_, brief, row, band) => {
    const advice = advise(brief);
    expect(advice.counsel!.id).toBe(row);
    expect(bandOf(promptOf(advice).model)).toBe(band);
  });

  test("are named beside what the better model costs more, and what mistakes cost today", () => {
    const { counsel, page } = advise({ ...SCANS, examples: 45, baseline: above, stakes: wrong });
    expect(counsel!.text).toMatch(
      /costs AU\$[\d,]+ a month more than GPT-6\.1 Terra, which scored 82%, and a mistake costs AU\$400\./,
    );
    expect(counsel!.text).toContain("Mistakes cost AU$432,000 a month at 82% right, and AU$72,000 at 97%.");
    expect(counsel!.lines.map(({ label }) => label).slice(0, 2)).toEqual(["Start with", "Today"]);
    expect(page.verdict).toContain("No model ranked below the one that was measured is likely to do better.");
  });

  test("ask for one test of it, of a tuned model that costs less, and of the cheap prompt", () => {
    const { counsel, page } = advise({ ...at(ROUTING, 200_000), stakes: wrong });
    const [start, tuned, cheap] = counsel!.lines;
    expect([start, tuned, cheap].map((line) => line!.label)).toEqual(["Start with", "Then", "Or"]);
    expect(counsel!.premium_per_month!.amount).toBeLessThan(0);
    expect(counsel!.text).toMatch(
      /, tuned, costs AU\$[\d,]+ a month less in year one than .+ each point is worth AU\$800,000 a month/,
    );
    const [better, thrifty] = [start, cheap].map((line) => line!.way.split(" (")[0]!);
    expect(counsel!.next_step).toContain(`to the tuned model, and to ${better} and ${thrifty} with the prompt.`);
    expect(page.verdict).toContain("Compare a prompt and a tuned model first");
    expect(counsel!.move_when.map(({ text }) => text)).toContain(
      "The tuned model, which costs less, does as well on 400 answers set aside for testing.",
    );
  });

  test("that pay for a better model from some points on are told with these", () => {
    const { counsel } = advise({ ...at(ROUTING, 900), stakes: { wrong: aud(0.5) } });
    expect(counsel!.text).toMatch(/ would cost AU\$\S+ a month more, and pays if it is right \S+ points more often/);
  });
});

describe("a model that was measured and misses", () => {
  const missing = (model: string, more: Partial<Brief> = {}): Advice =>
    advise({ ...SCANS, baseline: { metric: "accuracy", score: 0.82, target: 0.97, model }, ...more });
  const rankOf = (id: string) => qualityOf(modelOf(id), pricing).rank!;
  /** Prompted models that a page would have tried: all but the one of today. */
  const triedOf = ({ counsel }: Advice) =>
    counsel!.lines
      .filter(({ label, way }) => !["Today", "Classifier"].includes(label) && !way.includes("tuned"))
      .map(({ model }) => model!);

  const aud = (amount: number) => ({ amount, currency: "AUD" as const });
  test.each<[string, string, Partial<Brief>]>([
    ["of the cheapest", "gpt-6-luna", {}],
    ["near the top", "gpt-6.1-terra", {}],
    ["of the frontier that a cheaper one beats", "gpt-6-sol", {}],
    ["with money at stake", "gpt-6.1-terra", { stakes: { right: aud(5), wrong: aud(40) } }],
    ["at a volume that only tuning is cheap at", "gpt-6.1-terra", at(SCANS, 400_000)],
    ["of texts", "claude-sonnet-5-5", { ...LETTERS, usage: { ...LETTERS.usage, requests_per_month: 500 } }],
    ["in one region", "gpt-6-luna", { sensitivity: "restricted-cloud", region: "eu" }],
  ])("is followed by models above it alone: %s", (_, model, more) => {
    const advice = missing(model, more);
    for (const tried of triedOf(advice)) expect(rankOf(tried), tried).toBeLessThan(rankOf(model));
    expect(advice.counsel!.lines.find(({ label }) => label === "Today")!.model).toBe(model);
  });

  test("is said to be the best where it is, and what is tuned is compared with it", () => {
    const { counsel } = missing("claude-opus-5-5");
    expect(counsel!.lines.map(({ label }) => label)).toEqual(["Start with", "Today"]);
    expect(counsel!.least).toContain("No model that may be used here is ranked above Claude Opus 5.5");
    expect(counsel!.text).toContain("a month more in year one than Claude Opus 5.5");
  });

  // What is compared with tuning may be dear itself: then a model above it costs less than the one that is tuned.
  test.each<[string, string, Partial<Brief>]>([
    [
      "dear, for letters",
      "gemini-4-argon",
      { ...LETTERS, examples: 6000, usage: { ...LETTERS.usage, requests_per_month: 900 } },
    ],
    ["dear, for scans", "gemini-4-argon", { ...at(SCANS, 60_000), stakes: { right: aud(1), wrong: aud(12) } }],
    ["dear, in a chat", "gemini-4-argon", { ...ROUTING, usage: { ...ROUTING.usage, requests_per_month: 30_000 } }],
  ])("is not followed by tuning while a model above it that costs less was not scored: one %s", (_, model, more) => {
    const { counsel } = missing(model, more);
    expect(rankOf(counsel!.start_with!.model)).toBeLessThan(rankOf(model));
    expect(counsel!.next_step).toMatch(/^Give the requests that were scored to /);
  });

  test("does not tell what another costs for each answer that is right", () => {
    const { worth, costs } = missing("gpt-6-luna");
    const luna = costs.find(({ model }) => model === "gpt-6-luna")!;
    expect(worth!.cost_per_accepted!.amount).toBeCloseTo(luna.per_1k.likely! / 1000 / 0.82, 8);
  });

  test.each(["our-own-llm", undefined])("leaves all open where the list has no such model: %s", (model) => {
    const { counsel } = missing("x", { baseline: { metric: "accuracy", score: 0.82, target: 0.97, model } as never });
    expect(counsel!.lines.map(({ label }) => label)).not.toContain("Today");
  });
});

describe("the volume", () => {
  const names = (brief: Brief, volumes: number[]) =>
    volumes.map((volume) => promptOf(advise(at(brief, volume))).name).filter((name, i, all) => name !== all[i - 1]);

  test("changes no name at a step of ten", () => {
    for (const brief of [SCANS, ROUTING]) expect(names(brief, [4999, 5000, 5001, 49_999, 50_001])).toHaveLength(1);
  });

  test("changes names only from a better band to a worse one, and never back", () => {
    const volumes = [10, 100, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000];
    for (const brief of [LETTERS, SCANS, { ...ROUTING, examples: 0 }]) {
      const bands = volumes.map((volume) => bandOf(promptOf(advise(at(brief, volume))).model)!);
      expect(bands).toEqual([...bands].sort());
    }
  });
});

describe("a model that was measured and is good enough", () => {
  const measured = (model: string, more: Partial<Brief> = {}): Advice =>
    advise({ ...SCANS, baseline: { metric: "accuracy", score: 0.9, target: 0.88, model }, ...more });

  test.each(["gpt-6-luna", "GPT-6 Luna", "claude-haiku-5-5"])("stays: %s", (model) => {
    const { counsel } = measured(model);
    expect(counsel!.id).toBe("stay-measured");
    expect(counsel!.start_with!.model).toBe(model.toLowerCase().replace(" ", "-"));
  });

  test("stays where it is served in the region of the brief, at another host if need be", () => {
    const { counsel } = measured("claude-haiku-5-5", { sensitivity: "restricted-cloud", region: "au" });
    expect(counsel).toMatchObject({ id: "stay-measured", start_with: { model: "claude-haiku-5-5@bedrock-au" } });
  });

  test.each([
    ["unknown to the list", "our-own-llm"],
    ["that may not be used", "deepseek-flash-of-nobody"],
    ["that costs far more than one that would do", "claude-opus-5-5"],
  ])("gives way: one %s", (_, model) => {
    const { counsel } = measured(model, { usage: { ...SCANS.usage!, requests_per_month: 60_000 } });
    expect(counsel!.id).toBe("stay");
    expect(counsel!.text).not.toContain("Stay");
    expect(counsel!.next_step).toContain(
      `Give ${counsel!.start_with!.name} 400 requests, which show its score to about 3 points`,
    );
  });

  describe("where the data may not leave", () => {
    const local = (model: string, requests_per_month: number, more: Partial<Brief> = {}) => {
      const baseline = { metric: "accuracy", score: 0.955, target: 0.95, cases: 5000, model };
      const { counsel, page } = advise({
        ...at(ROUTING, requests_per_month),
        sensitivity: "local-only",
        baseline,
        ...more,
      });
      return { ...counsel!, verdict: page.verdict };
    };

    test.each<[string, string, number, Partial<Brief>]>([
      ["by the name of its weights", "ministral-3-8b", 50_000, {}],
      ["by the name that a host gives it", "ministral-8b-2512", 50_000, {}],
      ["of a larger class than the work asks for", "ministral-3-14b", 50_000, {}],
      ["with too few examples to tune on", "ministral-3-8b", 50_000, { examples: 20 }],
      ["on a machine that is there", "ministral-3-8b", 50_000, { hardware: "pc-rtx-4090" }],
      ["though one that was not measured costs less", "ministral-3-8b", 20_000_000, {}],
    ])("stays, %s", (_, model, volume, more) => {
      const { id, start_with, text, verdict } = local(model, volume, more);
      expect(id).toBe("stay-measured-local");
      expect(start_with!.model).toMatch(/^ministral-3-(8|14)b$/);
      expect(text).toContain("Stay with the prompt and the model that were measured");
      expect(verdict).toContain("well enough already");
    });

    test.each([
      ["that may not stay", "claude-opus-5-5", "on Claude Opus 5.5"],
      ["that is unknown to the list", "our-own-llm", "on our-own-llm"],
      ["that needs a far larger machine", "qwen3.5-122b-a10b", "on Qwen3.5 122B-A10B"],
    ])("gives way to another, whose score is not known: one %s", (_, model, on) => {
      const { id, text, next_step, start_with, verdict } = local(model, 1_000_000);
      expect(id).toBe("stay-local");
      expect(text).toContain(`A prompt reached 95.5% ${on}, and 95% is needed.`);
      expect(text).toContain(`whether ${start_with!.name} reaches that`);
      expect(next_step).toContain(`Give ${start_with!.name} the 5,000 requests that were scored`);
      expect(verdict).not.toContain("already");
    });
  });

  test("gives way where it misses the target", () => {
    const baseline = { metric: "accuracy", score: 0.7, target: 0.88, model: "nova-micro@bedrock" };
    const { counsel } = advise({ ...at(LISTINGS, 6000), examples: 0, baseline });
    expect(counsel!.start_with!.model).not.toContain("nova-micro");
  });
});
