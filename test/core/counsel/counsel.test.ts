/** What the counsel says, sentence by sentence and line by line, where the ways and their costs are given here. */

import { describe, expect, test } from "vitest";
import { counselOf } from "../../../src/core/counsel/counsel.ts";
import { figuresOf } from "../../../src/core/counsel/counsel-figures.ts";
import type { CounselInput, PricedOffers } from "../../../src/core/counsel/counsel-input.ts";
import { linesFor } from "../../../src/core/counsel/counsel-lines.ts";
import { trialOf } from "../../../src/core/counsel/judging.ts";
import type { Row, Taxonomy } from "../../../src/core/types/taxonomy.ts";
import type { PricedWay } from "../../../src/core/ways/way-cost.ts";
import { frozenPricing } from "../../frozen-pricing.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const usd = (amount: number) => BigInt(Math.round(amount * 1e6)) * 1_000_000n;
const all = (amount: number | null) => {
  const value = amount === null ? null : usd(amount);
  return { low: value, likely: value, high: value };
};
const model = frozenPricing.models.find(({ id }) => id === "gpt-4o")!;

interface Given {
  bill?: number | null;
  staff?: number;
  once?: number;
  year?: number | null;
  tuned?: boolean;
  retires?: string | null;
  machines?: number;
  machine?: { buy: number | null; seconds: number | null; clients?: boolean; place?: "rented" };
}

function way(name: string, given: Given = {}): PricedWay {
  const { bill = 10, staff = 0, once = 0, year = 120, tuned = false, retires = null, machines, machine } = given;
  const on = machine && {
    kind: "machine",
    place: machine.place ?? "own",
    host: null,
    machine: { name: "Box", memory_gb: 24, bandwidth_gb_s: 400 },
    is_clients: machine.clients ?? false,
    wishes: {},
    plan: {
      price: { buy_usd: machine.buy === null ? null : { low: machine.buy, likely: machine.buy, high: machine.buy } },
      seconds_alone: machine.seconds,
      setting: null,
    },
  };
  return {
    way: {
      kind: "api",
      key: name,
      name,
      tuned,
      place: "api",
      host: "openai",
      host_name: "OpenAI API",
      region: null,
      deployment: "cloud",
      offering: null,
      model: { ...model, name: `Model of ${name}`, retires, status: "current" },
      ...on,
    },
    cost: {
      per_request: all(0.001),
      bill: all(bill),
      staff: all(staff),
      monthly: all(bill),
      once: all(once),
      first_year: all(year),
      fixed: null,
      machines: machines ?? (machine ? 1 : null),
    },
    offer: null,
  } as unknown as PricedWay;
}

const NOTHING: PricedOffers = {
  volume: 1000,
  best_fit: null,
  over_budget: null,
  prompted: null,
  prompted_without_stakes: null,
  prompted_better: null,
  prompted_larger: null,
  today: null,
  above: null,
  hosted: null,
  home: null,
  leased: null,
  best_value: null,
  least: null,
  most_expensive: null,
  excluded: [],
  keeps: null,
};

interface Change {
  offers?: Partial<PricedOffers>;
  everywhere?: Partial<PricedOffers>[];
  brief?: object;
  needs?: typeof NEEDS;
  tier?: number;
  decision?: object;
  input?: Partial<CounselInput>;
  taxonomy?: Taxonomy;
}

const NEEDS = { input_tokens: 500, output_tokens: 300, sensitivity: "cloud-ok", region: null };

function inputOf(change: Change): CounselInput {
  const { offers, everywhere, brief, needs = NEEDS, tier = 2, decision, input, taxonomy = TAXONOMY } = change;
  const here = { ...NOTHING, ...offers };
  return {
    context: {
      setting: {
        rate: { currency: "USD", per_usd: 1 },
        as_of: "2026-11-24",
        filled: { profile: needs, tuned: needs, assumptions: [] },
      },
      pricing: frozenPricing,
      brief: brief ?? {},
      needs,
      speech: null,
      taxonomy,
    },
    candidates: { tier },
    decision: {
      local_required: false,
      would_change: [],
      fine_tuning: { viable: true, examples: { minimum: 500, have: 800 } },
      ...decision,
    },
    requests: 1000,
    offers: here,
    everywhere: everywhere?.map((each) => ({ ...NOTHING, ...each })) ?? [here],
    steps: null,
    home_volume: null,
    served_by: {},
    classifier: () => null,
    ...input,
  } as unknown as CounselInput;
}

/** Tables in which one row of counsel always holds. */
function tables(because: string, start_with = "fit", next = ""): Taxonomy {
  const alone = (rows: readonly Row[]): Row[] => [
    // biome-ignore lint/suspicious/noThenProperty: so rows of tables call what they give
    { ...rows[0]!, id: "only", when: {}, then: { start_with, beside: "none" }, because, next },
  ];
  return {
    ...TAXONOMY,
    tables: TAXONOMY.tables.map((each) => (each.id === "counsel" ? { ...each, rows: alone(each.rows) } : each)),
  };
}

const said = (because: string, change: Change) =>
  counselOf(inputOf({ ...change, taxonomy: tables(because) }))!.counsel.text;

const CENTS = { right: { amount: 0.01, currency: "USD" }, wrong: { amount: 0.1, currency: "USD" } };
const EARNING = { right: { amount: 10, currency: "USD" }, wrong: { amount: 90, currency: "USD" } };
const MODEST = { right: { amount: 0.5, currency: "USD" }, wrong: { amount: 2.5, currency: "USD" } };
const MISSED = { baseline: { metric: "accuracy", score: 0.8, target: 0.9, model: "gpt-4o" } };
const scored = (score: number) => ({ metric: "accuracy", score });
const A = way("A", { bill: 20, staff: 5, year: 1200, tuned: true });
const B = way("B", { bill: 8, year: 600 });
const BOX = { buy: 900, seconds: 2.04 };

const STAKES = { stakes: { right: { amount: 1, currency: "USD" }, wrong: { amount: 1, currency: "USD" } } };

describe("a sentence", () => {
  test.each<[string, string, Change, string]>([
    ["{fit}, {cheap}", "both ways", { offers: { best_fit: A, prompted: B } }, "A, B (OpenAI API)"],
    ["{fit}{fit_name}, {cheap}, {cheap_name}", "neither", {}, "a language model, a prompted model, any small model"],
    ["{fit_model}", "the model", { offers: { best_fit: A } }, "Model of A"],
    ["{fit_cost}", "a bill with staff time", { offers: { best_fit: A } }, "US$20 a month and US$5.00 of staff time"],
    ["{cheap_cost}", "a bill alone", { offers: { prompted: B } }, "US$8.00 a month"],
    ["{fit_cost}.", "no way", {}, "."],
    [
      "{fit_cost}",
      "while the volume is open",
      {
        offers: { best_fit: A },
        everywhere: [
          { best_fit: B, volume: 100 },
          { best_fit: A, volume: 9000 },
        ],
        input: { requests: null },
      },
      "US$8.00 to US$20 a month, for 100 to 9,000 requests",
    ],
    [
      "{value_says}",
      "a way near it",
      { offers: { best_value: B } },
      "Best value: B (OpenAI API), US$8.00 a month, once it matches on 100 answers.",
    ],
    ["{value_says}", "none near it", {}, "Nothing cheaper on the list does all of it nearly as well."],
    ["{machine}.", "one machine", { offers: { best_fit: way("M", { machine: BOX }) } }, "one Box."],
    ["{machine}.", "two machines", { offers: { best_fit: way("M", { machine: BOX, machines: 2 }) } }, "2 x Box."],
    [
      "{machine}.",
      "the client's own",
      { offers: { best_fit: way("M", { machine: { ...BOX, clients: true } }) } },
      "your Box.",
    ],
    ["{machine}.", "no machine", { offers: { best_fit: A } }, "."],
    ["x{cheap_tried}", "a prompt at a host", { offers: { best_fit: way("M", { machine: BOX }), prompted: A } }, "x"],
    ["x{tried}", "one that is there", { offers: { best_fit: way("M", { machine: { ...BOX, clients: true } }) } }, "x"],
    ["x{tried}", "one without a price", { offers: { best_fit: way("M", { machine: { ...BOX, buy: null } }) } }, "x"],
    ["x{tried}{seconds}", "no machine", { offers: { best_fit: A } }, "x"],
    [
      "x{seconds}",
      "a speed that is known",
      { offers: { best_fit: way("M", { machine: BOX }) } },
      "x At 500 tokens in and 300 out (assumed), an answer takes about 2 seconds.",
    ],
    ["x{seconds}", "one that is not", { offers: { best_fit: way("M", { machine: { ...BOX, seconds: null } }) } }, "x"],
    [
      "{score} {target} {gap} {headroom}",
      "a baseline with a target",
      { brief: { baseline: { metric: "accuracy", score: 0.912, target: 0.95 } } },
      "91.2% 95% 3.8 points 8.8 points",
    ],
    [
      "{gap}",
      "a target that is met",
      { brief: { baseline: { metric: "accuracy", score: 0.96, target: 0.95 } } },
      "0 points",
    ],
    [
      "x{today}",
      "a target that is missed",
      { brief: { baseline: { metric: "accuracy", score: 0.9, target: 0.96 } } },
      "x A prompt scores 90% today; 96% is needed.",
    ],
    [
      "x{today}",
      "one that another model missed",
      { brief: { baseline: { metric: "accuracy", score: 0.9, target: 0.96, model: "our own" } } },
      "x A prompt scores 90% on our own today; 96% is needed.",
    ],
    ["x{on}", "a score of no model that is named", { brief: { baseline: { metric: "accuracy", score: 0.9 } } }, "x"],
    ["x{today}", "one that is met", { brief: { baseline: { metric: "accuracy", score: 0.96, target: 0.96 } } }, "x"],
    ["x{today}", "none", { brief: { baseline: { metric: "accuracy", score: 0.9 } } }, "x"],
    ["{score}{target}, {gap}{headroom}", "no baseline", {}, ", no target is set"],
    [
      "{gap}",
      "a baseline without a target",
      { brief: { baseline: { metric: "accuracy", score: 0.9 } } },
      "no target is set",
    ],
    [
      "{premium}",
      "a premium",
      { offers: { best_fit: A, prompted: B } },
      "US$50 a month more in year one than the prompt",
    ],
    [
      "{premium}",
      "one that saves",
      { offers: { best_fit: B, prompted: A } },
      "US$50 a month less in year one than the prompt",
    ],
    [
      "{premium}",
      "one that is not known",
      { offers: { best_fit: A } },
      "an unknown amount a month more in year one than the prompt",
    ],
    [
      "{most_costly}, {most_costly_bill}",
      "the dearest",
      { offers: { most_expensive: { name: "D", bill: usd(70) } } },
      "D, US$70",
    ],
    ["now{within}", "no limit of time", {}, "now"],
    ["now{within}", "a limit of time", { brief: { limits: { latency_s: 1 } } }, "now and within 1 second"],
    ["{larger}", "the larger model that is found", { offers: { prompted_larger: B } }, "B"],
    ["{larger}", "none", {}, "a larger model"],
    [
      "with the prompt{larger_too}.",
      "a larger model",
      { offers: { prompted_larger: B } },
      "with the prompt and with B.",
    ],
    ["with the prompt{larger_too}.", "none", {}, "with the prompt."],
    ["to {unscored},", "a larger model", { offers: { prompted: A, prompted_larger: B } }, "to A and to B,"],
    ["to {unscored},", "none", { offers: { prompted: A } }, "to A too,"],
    [
      "{unsure}",
      "a larger model",
      { offers: { prompted_larger: B } },
      "and send what it is unsure of to B or a person",
    ],
    ["{unsure}", "none", {}, "and send what it is unsure of to a person"],
    ["{unsure}", "a check that costs more than a mistake", { brief: { stakes: CENTS } }, ""],
    [
      "{unsure}",
      "one, and a larger model",
      { offers: { prompted_larger: B }, brief: { stakes: CENTS } },
      "and send what it is unsure of to B",
    ],
    ["{instead}", "answers that pay", { brief: { baseline: scored(0.99), stakes: EARNING } }, ""],
    [
      "{instead}",
      "nothing known of what they earn",
      { brief: { baseline: scored(0.8), stakes: { wrong: CENTS.wrong } } },
      "",
    ],
    [
      "{instead}",
      "answers that lose less than a check of each",
      { brief: { baseline: scored(0.8), stakes: MODEST } },
      "Until a prompt reaches that, have people check them.",
    ],
    [
      "{instead}",
      "answers that lose more, which the floor says",
      { brief: { baseline: scored(0.8), stakes: EARNING } },
      "",
    ],
    [
      "{floor}",
      "mistakes that cost more than a check of each answer",
      { brief: { baseline: scored(0.8), stakes: EARNING } },
      "Unchecked, answers pay from 90% right on; until then have people check all: US$585 a month (1 minute each, assumed) against US$18,000 of mistakes.",
    ],
    [
      "{floor}",
      "mistakes that cost less",
      { brief: { baseline: scored(0.8), stakes: MODEST } },
      "Unchecked, answers pay from 83.3% right on.",
    ],
    [
      "{floor}",
      "an answer that must come sooner than a check",
      { brief: { baseline: scored(0.8), stakes: EARNING, limits: { latency_s: 5 } } },
      "Unchecked, answers pay from 90% right on.",
    ],
    [
      "{floor}",
      "a source that takes less than the mistakes cost to read",
      { brief: { baseline: scored(0.8), stakes: EARNING }, needs: { ...NEEDS, input_tokens: 1300 } },
      "Unchecked, answers pay from 90% right on; until then have people check all: US$585 or US$2,900 a month (1 minute or 5 minutes each, assumed) against US$18,000 of mistakes.",
    ],
    [
      "{floor}",
      "a source that takes more",
      { brief: { baseline: scored(0.8), stakes: EARNING }, needs: { ...NEEDS, input_tokens: 90_000 } },
      "Unchecked, answers pay from 90% right on; until then it pays to check all while a check takes less than 31 minutes.",
    ],
    ["{floor}", "answers that pay", { brief: { baseline: scored(0.95), stakes: EARNING } }, ""],
    [
      "{floor}",
      "answers that nobody scored",
      { brief: { stakes: EARNING } },
      "Unchecked, answers pay from 90% right on.",
    ],
    [
      "{balance}",
      "a score that reaches its target",
      { brief: { baseline: { ...scored(0.95), target: 0.93 }, stakes: EARNING } },
      "Answers earn US$5,000 a month at 95% right.",
    ],
    [
      "{premium}",
      "a model that was measured and misses",
      { offers: { best_fit: A, prompted: way("C", { year: 3600 }), today: B } },
      "US$50 a month more in year one than B",
    ],
    [
      "{over_cheap}",
      "another to start with",
      { offers: { best_fit: A, prompted: way("C", { year: 3600 }), today: B } },
      "US$200 a month less in year one",
    ],
    ["{compared_name}", "the measured one", { offers: { prompted: A, today: B } }, "B"],
    ["{compared_name}", "none", { offers: { prompted: A } }, "A"],
    [
      "x{top}",
      "none ranked above what misses",
      { offers: { today: B }, brief: MISSED },
      "x No model that may be used here is ranked above B.",
    ],
    [
      "{look}x",
      "none ranked above what misses",
      { offers: { today: B }, brief: MISSED },
      "Look at the mistakes of B first, and change the prompt where several are alike. x",
    ],
    [
      "{look}x",
      "one above it that costs too much",
      { offers: { today: B, above: way("C", { year: 3600 }) }, brief: MISSED },
      "x",
    ],
    [
      "x{top}",
      "one above it that costs too much",
      { offers: { today: B, above: way("C", { year: 3600 }) }, brief: MISSED },
      "x C is ranked above B, and costs US$250 a month more.",
    ],
    ["x{top}", "no model that was measured", { offers: { prompted: B } }, "x"],
    [
      "{instead}",
      "a check that costs more than a mistake",
      { brief: { baseline: scored(0.8), stakes: CENTS } },
      "To check one costs more than a mistake: leave it switched off until a prompt reaches that.",
    ],
    [
      "{headroom_worth}",
      "a score that leaves 20 points",
      { brief: { baseline: scored(0.8), stakes: CENTS } },
      "US$22 a month",
    ],
    ["{headroom_worth}", "no score", { brief: { stakes: CENTS } }, ""],
    [
      "{excluded}",
      "reasons, each once and two at most",
      { offers: { excluded: ["One.", "One.", "Two.", "Three."].map((text) => ({ way: "x", row: "r", text })) } },
      "One. Two.",
    ],
    ["{premium_steps}{whole}, {whole_cost}", "no steps", {}, ","],
    [
      "{premium_steps}, {whole}, {whole_cost}",
      "steps",
      {
        input: {
          steps: {
            cost_more: true,
            steps_year: 90,
            seconds: null,
            too_long: false,
            whole_year: 50,
            whole_name: "W",
            whole: null,
            searches: false,
          },
        },
      },
      "US$90 in the first year, W, US$50",
    ],
  ])("%s with %s", (because, _, change, want) => {
    expect(said(because, change)).toBe(want);
  });

  const examples = (have: number | null, minimum: number | null, would_change: object[] = []) => ({
    decision: { would_change, fine_tuning: { viable: true, examples: { minimum, have } } },
  });
  test.each([
    [0, 500, "x Collect 500 examples before you tune."],
    [120, 500, "x Collect 380 more examples (500 in all) before you tune."],
    [500, 500, "x"],
    [null, 500, "x"],
    [120, null, "x"],
  ])("of %j examples where %j are needed", (have, minimum, want) => {
    expect(said("x{needed}", examples(have, minimum))).toBe(want);
  });

  test("of what is needed whatever the repetition, where nobody has said it", () => {
    const want =
      "x Collect 1,750 more examples (2,000 in all) before you tune. Say how many requests follow one pattern: fewer may then do.";
    const flip = { changes: [{ answer: "examples", to: 2000 }], gives: { approach: "local-fine-tuned" } };
    expect(said("x{needed}", examples(250, 500, [flip]))).toBe(want);
  });

  test.each<[string, Change, string]>([
    [
      "stakes are stated",
      { brief: STAKES, offers: { best_fit: A, prompted: B } },
      "2.5 points| Tuning pays if it is right 2.5 points more often, at US$2.00 between a right answer and a wrong one.",
    ],
    [
      "they are not",
      { offers: { best_fit: A, prompted: B } },
      "| Tuning costs US$50 a month more in year one than the prompt; at 5 points gained it pays if one more right answer is worth US$1.00.",
    ],
    ["nor is the volume", { offers: { best_fit: A, prompted: B }, input: { requests: null } }, "|"],
    ["the premium is not known", { brief: STAKES, offers: { best_fit: A } }, "|"],
    [
      "more than a hundred points are needed",
      { brief: STAKES, offers: { best_fit: way("F", { year: 120_000 }), prompted: B } },
      "more than 100 points| Tuning pays if it is right more than 100 points more often, at US$2.00 between a right answer and a wrong one.",
    ],
    ["the task is in tier 3", { tier: 3, brief: STAKES, offers: { best_fit: A, prompted: B } }, "|"],
  ])("what tuning must add where %s", (_, change, want) => {
    expect(said("{gain}|{pays}", change)).toBe(want);
  });
});

describe("what to start with", () => {
  const whole = { model: "whole" };
  const steps = {
    cost_more: true,
    searches: false,
    steps_year: 1,
    seconds: null,
    too_long: false,
    whole_year: 1,
    whole_name: "W",
    whole,
  } as never;
  test.each<[string, Partial<PricedOffers>, CounselInput["steps"], string | null]>([
    ["fit", { best_fit: A, prompted: B }, null, "A"],
    ["cheap", { best_fit: A, prompted: B }, null, "B"],
    ["cheap", { best_fit: A }, null, "A"],
    ["people", { best_fit: A, prompted: B }, null, null],
    ["whole", { best_fit: A }, steps, "whole"],
    ["whole", { best_fit: A }, null, "A"],
    ["nothing", { best_fit: A, prompted: B }, null, null],
  ])("%s", (start_with, offers, beside, want) => {
    const { counsel } = counselOf(inputOf({ offers, input: { steps: beside }, taxonomy: tables("", start_with) }))!;
    expect(counsel.start_with && ("name" in counsel.start_with ? counsel.start_with.name : "whole")).toBe(want);
  });
});

describe("the lines of the page", () => {
  // biome-ignore lint/suspicious/noThenProperty: so rows of tables call what they give
  const row = (start_with: string, beside: string) => ({ then: { start_with, beside } }) as unknown as Row;
  const lines = (start_with: string, change: Change, beside = "fit") => {
    const input = inputOf(change);
    return linesFor(row(start_with, beside), input, input.offers).map(
      ({ label, way: of, note }) => `${label}: ${of.split(" ")[0]}${note ? ` (${note})` : ""}`,
    );
  };
  const [C, H, L, V] = [way("C"), way("H", { machine: BOX }), way("L"), way("V")];
  const every = { best_fit: A, prompted: B, hosted: C, home: H, leased: L, best_value: V };
  const NEVER = "never the cheapest of these, at any volume that 4 machines can serve";
  const THERE = "The price of the machine is not counted: a PC that is there will do.";

  test.each<[string, string, Change, string[]]>([
    ["nothing", "whatever there is", { offers: every }, []],
    [
      "cheap",
      "a tuned fit beside it",
      { offers: every },
      ["Start with: B (prompted)", "Then: A", "Hosted: C", `At home: H (${NEVER})`],
    ],
    [
      "cheap",
      "a prompted fit",
      { offers: { ...every, best_fit: V } },
      ["Start with: B (prompted)", "Or: V (prompted)", "Hosted: C", `At home: H (${NEVER})`],
    ],
    [
      "fit",
      "a tuned fit first",
      { offers: every },
      ["Start with: A", "Or: B (prompted)", "Hosted: C", `At home: H (${NEVER})`],
    ],
    [
      "fit",
      "each way once",
      { offers: { ...every, prompted: A, hosted: A } },
      ["Start with: A", `At home: H (${NEVER})`, "Leased: L"],
    ],
    [
      "fit",
      "a fit that is leased",
      { offers: { ...every, leased: A } },
      ["Start with: A", "Or: B (prompted)", "Hosted: C", `At home: H (${NEVER})`],
    ],
    [
      "cheap",
      "a classifier",
      { offers: { prompted: B }, input: { classifier: (volume) => way(`K${volume}`) } },
      ["Start with: B (prompted)", `Classifier: K1000 (${THERE})`],
    ],
    [
      "fit",
      "speech",
      { offers: every, input: { served_by: { speech: true } as never } },
      ["Then: A", "Or: B (prompted)"],
    ],
    ["fit", "tier 3", { tier: 3, offers: every }, ["Best: A", "Best value: V", `At home: H (${NEVER})`]],
    [
      "fit",
      "tier 3 within a budget",
      { tier: 3, offers: { ...every, over_budget: L } },
      ["In budget: A", "Best value: V", "More money: L", `At home: H (${NEVER})`],
    ],
    [
      "fit",
      "tier 4 on premises",
      { tier: 4, offers: every, decision: { local_required: true } },
      ["Run: A", "Best value: V"],
    ],
    [
      "fit",
      "seats of an office suite",
      { tier: 3, offers: { best_fit: A }, input: { served_by: { seats: true } as never } },
      ["Best: A", "Or buy: seats"],
    ],
  ])("%s with %s", (start_with, _, change, want) => {
    expect(lines(start_with, change)).toEqual(want);
  });

  test.each<[string, string, Partial<PricedOffers>, string[]]>([
    ["larger", "is to be tried", { prompted_larger: V }, ["Start with: B (prompted)", "Try: V (prompted)", "Then: A"]],
    ["larger", "is not there", {}, ["Start with: B (prompted)", "Then: A"]],
    ["fit", "the row does not name", { prompted_larger: V }, ["Start with: B (prompted)", "Then: A"]],
  ])("beside %s, a larger model that %s", (beside, _, offers, want) => {
    expect(lines("cheap", { offers: { best_fit: A, prompted: B, ...offers } }, beside)).toEqual(want);
  });

  test.each<[string, bigint, string[]]>([
    ["cheap", 90n, ["Start with: B (prompted)", "Classifier: K", "Then: T"]],
    ["fit", 90n, ["Start with: T", "Classifier: K", "Or: B (prompted)"]],
    ["fit", 110n, ["Start with: T", "Or: B (prompted)", `Classifier: K (${THERE})`]],
  ])("from %s, a classifier that costs %s of the 100 of what is tuned", (start_with, costs, want) => {
    const of = (name: string, first_year: bigint, tuned: boolean) => {
      const plain = way(name, { tuned });
      return {
        ...plain,
        cost: { ...plain.cost, first_year: { low: first_year, likely: first_year, high: first_year } },
      };
    };
    const given = {
      offers: { best_fit: of("T", 100n, true), prompted: B },
      input: { classifier: () => of("K", costs, true) },
    };
    expect(lines(start_with, given)).toEqual(want);
  });

  test("name nothing that is tuned where the prompt is kept", () => {
    const given = { offers: every, input: { classifier: () => way("K", { tuned: true }) } };
    const want = ["Start with: B (prompted)", "Hosted: C", `At home: H (${NEVER})`, "Leased: L"];
    expect(lines("cheap", given, "none")).toEqual(want);
  });

  test("say what follows a speech model also where nothing is tuned", () => {
    const given = { offers: { best_fit: A, prompted: B }, input: { served_by: { speech: true } as never } };
    expect(lines("cheap", given, "none")).toEqual(["Then: B (prompted)"]);
  });

  test("count no PC that is there where the brief names a machine", () => {
    const candidates = { ...inputOf({}).candidates, clients: {} };
    const given = { offers: { prompted: B }, input: { candidates, classifier: () => way("K") } as never };
    expect(lines("cheap", given)).toEqual(["Start with: B (prompted)", "Classifier: K"]);
  });

  test.each<[Partial<CounselInput>, Partial<PricedOffers>, string]>([
    [{ home_volume: 5000 }, {}, "At home: H (cheapest from 5,000 requests a month; you have 1,000)"],
    [{ home_volume: 500 }, { least: H }, "At home: H (cheapest at your volume)"],
    [{ home_volume: 500 }, { least: A }, "At home: H (cheapest from 500 requests a month; you have 1,000)"],
    [{ home_volume: 5000, requests: null }, {}, "At home: H (cheapest from 5,000 requests a month)"],
  ])("at home with %j", (input, offers, want) => {
    expect(lines("fit", { offers: { home: H, ...offers }, input })).toEqual([want]);
  });

  test.each<[string, Partial<CounselInput>, Change, string[]]>([
    ["at the border", { home_volume: 100_000 }, {}, ["Start with: B (prompted)", "Or: H (prompted)"]],
    ["beyond it", { home_volume: 100_001 }, {}, ["Start with: B (prompted)"]],
    [
      "at an open volume",
      { home_volume: 100_001, requests: null },
      {},
      ["Start with: B (prompted)", "Or: H (prompted)"],
    ],
    [
      "where data must stay",
      { home_volume: 100_001 },
      { decision: { local_required: true } },
      ["Start with: B (prompted)", "Or: H (prompted)"],
    ],
  ])("a machine that pays a hundred times beyond the volume is left out: %s", (_, input, change, want) => {
    const given = { offers: { prompted: B, best_fit: H }, input, ...change };
    expect(lines("cheap", given)).toEqual(want);
  });

  test.each<[string, Partial<PricedOffers>, Change, string[]]>([
    ["of a host", { best_fit: way("F", { year: 601 }) }, {}, []],
    ["on a rented machine", { best_fit: way("F", { year: 601, machine: { ...BOX, place: "rented" } }) }, {}, []],
    ["at home", { best_fit: way("F", { year: 601, machine: BOX }) }, {}, [`At home: F (${NEVER})`]],
    ["beside a machine at home", { best_fit: way("F", { year: 601 }), home: H }, {}, [`At home: H (${NEVER})`]],
    [
      "where data must stay",
      { best_fit: way("F", { year: 601, machine: BOX }) },
      { decision: { local_required: true } },
      [],
    ],
    ["that is tuned", { best_fit: way("F", { year: 601, tuned: true, machine: BOX }) }, {}, ["Then: F"]],
    ["that costs as much", { best_fit: way("F", { year: 600, machine: BOX }) }, {}, ["Or: F (prompted)"]],
  ])("a prompt that costs more and is no better is no choice: %s", (_, offers, change, more) => {
    const given = { offers: { prompted: B, ...offers }, ...change };
    expect(lines("cheap", given)).toEqual(["Start with: B (prompted)", ...more]);
  });

  test("at home says nothing of volumes where data must stay", () => {
    expect(lines("fit", { offers: { home: H }, decision: { local_required: true } })).toEqual(["At home: H"]);
  });

  test("what a line costs", () => {
    const cost = (given: Given) => {
      const input = inputOf({ offers: { best_fit: way("F", given) } });
      return linesFor(row("fit", "none"), input, input.offers)[0]!.cost;
    };
    expect(cost({ bill: 20, staff: 5, once: 300 })).toBe("US$20 a month + US$5.00 staff time + US$300 once");
    expect(cost({ bill: 20 })).toBe("US$20 a month");
    expect(cost({ bill: null })).toBe("an unknown amount a month");
  });
});

describe("when to move", () => {
  const moves = (start_with: string, change: Change) =>
    counselOf(inputOf({ ...change, taxonomy: tables("", start_with) }))!.counsel.move_when.map(({ id }) => id);
  const soon = (retires: string | null) => ({ offers: { best_fit: way("F", { retires }) } });
  test.each<[string, string, Change, string[]]>([
    ["fit", "nothing", { decision: { local_required: undefined } }, ["price"]],
    ["fit", "a volume above", { input: { home_volume: 5000 } }, ["volume", "data-stay", "price"]],
    ["fit", "a volume that is reached", { input: { home_volume: 1000 } }, ["data-stay", "price"]],
    ["fit", "an open volume", { input: { home_volume: 5, requests: null } }, ["volume", "data-stay", "price"]],
    ["cheap", "a tuned model to come", {}, ["tuned-wins", "data-stay", "price"]],
    ["cheap", "tier 3", { tier: 3 }, ["data-stay", "price"]],
    [
      "cheap",
      "tuning that is not viable",
      { decision: { local_required: false, fine_tuning: { viable: false, examples: { minimum: null, have: null } } } },
      ["data-stay", "price"],
    ],
    [
      "fit",
      "too few examples",
      { decision: { local_required: true, fine_tuning: { viable: true, examples: { minimum: 500, have: 499 } } } },
      ["examples", "price"],
    ],
    [
      "fit",
      "enough examples",
      { decision: { local_required: true, fine_tuning: { viable: true, examples: { minimum: 500, have: 500 } } } },
      ["price"],
    ],
    ["fit", "a model that leaves in half a year", soon("2027-05-25"), ["data-stay", "retires", "price"]],
    ["fit", "one that leaves later", soon("2027-05-26"), ["data-stay", "price"]],
    ["fit", "one that is gone", soon("2026-11-24"), ["data-stay", "price"]],
    ["fit", "one that stays", soon(null), ["data-stay", "price"]],
    ["fit", "a machine", { offers: { best_fit: way("M", { machine: BOX }) } }, ["data-stay", "shared", "price"]],
    [
      "fit",
      "a machine at home",
      { offers: { best_fit: A, home: way("M", { machine: BOX }) } },
      ["data-stay", "shared", "price"],
    ],
  ])("%s with %s", (start_with, _, change, want) => {
    expect(moves(start_with, change)).toEqual(want);
  });
});

describe("the row that holds", () => {
  const row = (change: Change) => counselOf(inputOf(change))?.counsel.id;
  test.each<[string, Change, string]>([
    [
      "rows of numbers",
      { input: { served_by: { tabular: true } as never }, offers: { best_fit: A } },
      "not-for-language-models",
    ],
    ["speech", { input: { served_by: { speech: true } as never }, offers: { best_fit: A } }, "speech-first"],
    [
      "speech, then a prompt that costs less",
      { input: { served_by: { speech: true } as never }, offers: { best_fit: A, prompted: B } },
      "speech-then-prompt",
    ],
    [
      "a device that nobody named",
      { input: { served_by: { device: true } as never }, offers: { best_fit: A } },
      "name-the-device",
    ],
    ["nothing on premises", { decision: { local_required: true } }, "no-machine"],
    ["nothing at all", {}, "nothing-admitted"],
  ])("%s", (_, change, want) => {
    expect(row(change)).toBe(want);
  });

  test("a table without a row that holds gives no counsel", () => {
    const none = {
      ...TAXONOMY,
      tables: TAXONOMY.tables.map((each) => (each.id === "counsel" ? { ...each, rows: [] } : each)),
    };
    expect(counselOf(inputOf({ taxonomy: none }))).toBeNull();
  });

  test("tells figures beside it", () => {
    const { counsel } = counselOf(
      inputOf({
        offers: { best_fit: A, prompted: B, least: B },
        taxonomy: tables(" {fit} ", "fit", "Try {cheap_name}."),
      }),
    )!;
    expect(counsel).toMatchObject({
      text: "A",
      next_step: "Try B.",
      premium_per_month: { amount: 50, currency: "USD" },
      pays_gain_points: null,
      fit: { name: "A" },
      costs_least: { name: "B" },
    });
    const open = counselOf(
      inputOf({ offers: { best_fit: A, prompted: B }, input: { requests: null }, taxonomy: tables("") }),
    )!.counsel;
    expect(open).toMatchObject({ premium_per_month: null, pays_gain_points: null });
  });
});

describe("a fact that the table reads", () => {
  const is = (value: unknown) => ({ test: "in", values: [value] });
  const most = (max: number) => ({ test: "range", max, unknown: false });
  const holds = (fact: string, condition: object, change: Change): boolean => {
    const [row] = TAXONOMY.tables.find(({ id }) => id === "counsel")!.rows;
    const rows = [{ ...row!, id: "only", when: { [fact]: condition } as never }];
    const taxonomy = {
      ...TAXONOMY,
      tables: TAXONOMY.tables.map((each) => (each.id === "counsel" ? { ...each, rows } : each)),
    };
    return counselOf(inputOf({ ...change, taxonomy })) !== null;
  };
  const cheaper = { best_fit: way("F", { year: 100 }), prompted: way("C", { year: 101 }) };
  const same = { best_fit: way("F", { year: 100 }), prompted: way("C", { year: 100 }) };
  const dearer = { best_fit: way("F", { year: 101 }), prompted: way("C", { year: 100 }) };
  const bill = { most_expensive: { name: "D", bill: usd(100) } };
  const steps = (cost_more: boolean) => ({
    input: {
      steps: {
        cost_more,
        searches: false,
        steps_year: 1,
        seconds: null,
        too_long: false,
        whole_year: 1,
        whole_name: "W",
        whole: null,
      },
    },
  });
  test.each<[string, object, string, Change, boolean]>([
    ["fit_costs_no_more", is(true), "cheaper", { offers: cheaper }, true],
    ["fit_costs_no_more", is(true), "the same", { offers: same }, true],
    ["fit_costs_no_more", is(true), "dearer", { offers: dearer }, false],
    ["fit_costs_no_more", is(false), "dearer", { offers: dearer }, true],
    ["fit_costs_no_more", is(false), "not known", { offers: { best_fit: A } }, false],
    ["fit_costs_no_more", is(true), "so at one volume of two", { everywhere: [cheaper, dearer] }, false],
    ["fit_costs_no_more", is(false), "so at one volume of two", { everywhere: [cheaper, dearer] }, false],
    ["fit_costs_no_more", is(true), "so at every volume", { everywhere: [cheaper, same] }, true],
    ["frontier_bill", most(200), "AUD 150", { offers: bill }, true],
    ["frontier_bill", most(50), "AUD 150", { offers: bill }, false],
    ["frontier_bill", most(1e9), "not known", {}, false],
    ["frontier_bill", most(1e9), "open with the volume", { offers: bill, input: { requests: null } }, false],
    ["frontier_bill", most(1e9), "of no matter beside a budget", { offers: { ...bill, over_budget: A } }, false],
    ["budget", is("none"), "not set", {}, true],
    ["budget", is("both-keep"), "kept by both", { offers: { keeps: { best_fit: true, prompted: true } } }, true],
    [
      "budget",
      is("fit-keeps"),
      "kept by the fit alone",
      { offers: { keeps: { best_fit: true, prompted: false } } },
      true,
    ],
    [
      "budget",
      is("prompt-keeps"),
      "kept by the prompted one",
      { offers: { keeps: { best_fit: false, prompted: true } } },
      true,
    ],
    ["budget", is("none-keeps"), "kept by none", { offers: { keeps: { best_fit: false, prompted: false } } }, true],
    ["local_required", is(false), "open", { decision: { local_required: undefined } }, true],
    [
      "viable",
      is(false),
      "open",
      { decision: { fine_tuning: { viable: null, examples: { minimum: null, have: null } } } },
      true,
    ],
    ["viable", is(true), "true", {}, true],
    ["fit_found", is(true), "true", { offers: { best_fit: A } }, true],
    ["served_by", is("none"), "none", {}, true],
    ["served_by", is("tabular"), "tabular", { input: { served_by: { tabular: true } as never } }, true],
    ["served_by", is("device"), "a device", { input: { served_by: { device: true } as never } }, true],
    [
      "served_by",
      is("none"),
      "a device that is named",
      { input: { served_by: { device: true } as never }, brief: { hardware: "mac-mini-m6-16" } },
      true,
    ],
    ["served_by", is("speech"), "speech", { input: { served_by: { speech: true } as never } }, true],
    ["steps", is("none"), "none", {}, true],
    ["steps", is("cost-more"), "dearer", steps(true), true],
    ["retrieval", is(true), "of passages", { decision: { rag: true } }, true],
    ["retrieval", is(false), "not known", { decision: { rag: null } }, true],
    ["steps", is("cost-no-more"), "no dearer", steps(false), true],
    [
      "steps",
      is("take-too-long"),
      "too long",
      { input: { steps: { ...steps(false).input.steps, too_long: true } } },
      true,
    ],
    [
      "gain_needed",
      is("within-gap"),
      "within the gap in tier 2",
      {
        brief: { ...STAKES, baseline: { metric: "accuracy", score: 0.8, target: 0.9 } },
        offers: { best_fit: A, prompted: B },
      },
      true,
    ],
    [
      "gain_needed",
      is("not-known"),
      "not looked at in tier 3",
      {
        tier: 3,
        brief: { ...STAKES, baseline: { metric: "accuracy", score: 0.8, target: 0.9 } },
        offers: { best_fit: A, prompted: B },
      },
      true,
    ],
    [
      "prompt_today",
      is("target-met"),
      "met",
      { brief: { baseline: { metric: "accuracy", score: 0.9, target: 0.9 } } },
      true,
    ],
  ])("%s %j, being %s", (fact, condition, _, change, want) => {
    expect(holds(fact, condition, change)).toBe(want);
  });
});

test.each([
  [9000, 100],
  [null, 100],
  [25, 25],
  [3, 20],
])("of %s requests a month two models are compared on %d", (requests, answers) => {
  expect(trialOf(inputOf({ input: { requests } })).answers).toBe(answers);
});

test("the table says of every word that the counsel has a figure for what it means, in the order of the alphabet", () => {
  const { words = [] } = TAXONOMY.tables.find(({ id }) => id === "counsel")!;
  expect(words.map(({ id }) => id)).toEqual(Object.keys(figuresOf(inputOf({}), null, null)).sort());
});
