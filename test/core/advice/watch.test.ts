/** Cautions and counsel that a security officer and a CFO would look for, each a brief with what must and must not stand there. */
import { describe, expect, test } from "vitest";
import { qualityOf } from "../../../src/core/prices/quality-band.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief, Tier } from "../../../src/core/types/brief.ts";
import { NOT_READ } from "../../../src/core/types/reading.ts";
import { pricing } from "../../pricing-files.ts";
import { ANALYSIS, advise, advisorWith, ROUTING } from "./advisor-fixture.ts";

const LOCAL: Brief = { ...ROUTING, sensitivity: "local-only" };
const WRITING: Brief = { ...ROUTING, kind: "translation", correctness: "expert", examples: 0 };
const OPEN: Brief = { ...ROUTING, kind: "personal-assistant", correctness: "undefined" };
const EU: Brief = { ...ROUTING, sensitivity: "restricted-cloud", region: "eu" };
const { requests_per_month } = ROUTING.usage!;

interface Case {
  what: string;
  brief: Brief;
  says: string[];
  not: string[];
}

const CASES: Case[] = [
  {
    what: "a bank whose data stay at home has no host to register",
    brief: { ...LOCAL, client: "Mutual Bank" },
    says: ["au-apra-cps234-own"],
    not: ["au-apra-cps230"],
  },
  {
    what: "a host that keeps what is sent, where data are sensitive",
    brief: { ...OPEN, sensitivity: "restricted-cloud", region: "eu" },
    says: ["openai-keeps"],
    not: ["together-keeps"],
  },
  {
    what: "and says nothing of hosts where nothing is sent",
    brief: LOCAL,
    says: [],
    not: ["openai-keeps", "together-keeps", "google-free-tier"],
  },
  {
    what: "a bank in the cloud has one",
    brief: { ...ROUTING, client: "Mutual Bank" },
    says: ["au-apra-cps230"],
    not: ["au-apra-cps234-own"],
  },
  {
    what: "defence at home accredits its own machine",
    brief: { ...LOCAL, client: "Defence contractor" },
    says: ["au-ism-own"],
    not: ["au-irap"],
  },
  {
    what: "screening of applicants is no medical device",
    brief: { ...EU, project: "CV screening", task: "Screen job applications against the role criteria" },
    says: ["eu-automated-decisions", "eu-ai-act", "eu-personal-data"],
    not: ["au-tga-clinical", "au-personal-data-abroad", "au-automated-decisions"],
  },
  {
    what: "screening of applicants in a country whose laws are not listed",
    brief: { ...EU, region: "us", task: "Screen job applications against the role criteria" },
    says: ["people-decide"],
    not: ["au-automated-decisions", "eu-automated-decisions"],
  },
  {
    what: "screening of applicants without a region is at home",
    brief: { ...ROUTING, task: "Screen job applications against the role criteria" },
    says: ["au-automated-decisions"],
    not: ["people-decide"],
  },
  {
    what: "screening of applicants that nobody looks at",
    brief: { ...ROUTING, task: "Screen job applications against the role criteria", reviewed: "none" },
    says: ["nobody-decides", "au-automated-decisions"],
    not: ["nobody-decides-eu"],
  },
  {
    what: "the same in the EU, where the law forbids it",
    brief: { ...EU, task: "Screen job applications against the role criteria", reviewed: "none" },
    says: ["nobody-decides-eu", "past-decisions"],
    not: ["nobody-decides", "eu-automated-decisions"],
  },
  {
    what: "the same of which people check a part",
    brief: { ...EU, task: "Screen job applications against the role criteria", reviewed: "some" },
    says: ["few-decided-eu"],
    not: ["nobody-decides-eu", "eu-automated-decisions", "few-decided"],
  },
  {
    what: "and where no law of the list forbids it",
    brief: { ...ROUTING, task: "Screen job applications against the role criteria", reviewed: "some" },
    says: ["few-decided", "au-automated-decisions"],
    not: ["nobody-decides"],
  },
  {
    what: "a grade with written feedback",
    brief: { ...ROUTING, kind: "answer-grading", task: "Grade each essay and write feedback on it" },
    says: ["label-and-text"],
    not: ["closed-yet-long"],
  },
  {
    what: "a label as long as a text",
    brief: { ...ROUTING, task: "Sort mails into 8 queues", usage: { ...ROUTING.usage, output_tokens: 450 } },
    says: ["closed-yet-long"],
    not: ["label-and-text"],
  },
  {
    what: "screening of applicants without decisions to learn from",
    brief: { ...EU, task: "Screen job applications against the role criteria", examples: 0 },
    says: ["eu-automated-decisions"],
    not: ["past-decisions"],
  },
  {
    what: "screening of applicants that somebody looks at",
    brief: { ...ROUTING, task: "Screen job applications against the role criteria", reviewed: "all" },
    says: ["au-automated-decisions"],
    not: ["nobody-decides"],
  },
  {
    what: "an assistant for staff is sold by the seat too",
    brief: { ...OPEN, task: "An assistant for all staff that helps with any daily work" },
    says: ["office-assistant"],
    not: [],
  },
  {
    what: "one that must stay at home is not",
    brief: { ...OPEN, sensitivity: "local-only", task: "An assistant for all staff that helps with any daily work" },
    says: [],
    not: ["office-assistant"],
  },
  {
    what: "one for visitors is not",
    brief: { ...OPEN, kind: "general-chat", task: "A chatbot for visitors of our museum" },
    says: [],
    not: ["office-assistant"],
  },
  {
    what: "screening of patients is one",
    brief: { ...ROUTING, task: "Cancer screening of patients" },
    says: ["au-tga-clinical"],
    not: ["au-automated-decisions"],
  },
  {
    what: "tax advice has legal effect",
    brief: { ...ANALYSIS, task: "Draft advice on tax disputes" },
    says: ["legal-effect"],
    not: [],
  },
  {
    what: "a picture takes more tokens than the text that is counted",
    brief: { ...ROUTING, input: ["image"], usage: { requests_per_month: requests_per_month! } },
    says: ["input-tokens-guessed"],
    not: [],
  },
  {
    what: "no board has tried the models in Vietnamese",
    brief: { ...WRITING, languages: ["en", "vi", "ar"] },
    says: ["language-not-measured"],
    not: [],
  },
  {
    what: "the client has measured the model on the work itself, in its language",
    brief: {
      ...ROUTING,
      sensitivity: "local-only",
      languages: ["fr"],
      baseline: { metric: "accuracy", score: 0.96, target: 0.95, model: "ministral-3-8b" },
    },
    says: [],
    not: ["language-not-measured"],
  },
  {
    what: "boards are in English",
    brief: { ...WRITING, languages: ["en-AU"] },
    says: [],
    not: ["language-not-measured"],
  },
  {
    what: "tokens that are not given are counted by default, and that is said",
    brief: { ...ROUTING, kind: "format-summary", usage: { requests_per_month: requests_per_month! } },
    says: ["input-tokens-guessed"],
    not: [],
  },
  {
    what: "a region that is named and not kept",
    brief: { ...ROUTING, region: "au" },
    says: ["region-not-kept"],
    not: [],
  },
  {
    what: "a region that the host of a worldwide call keeps on request, with its price",
    brief: { ...ROUTING, region: "eu" },
    says: ["region-not-kept"],
    not: [],
  },
  {
    what: "a region that is enforced is kept",
    brief: { ...EU, region: "au" },
    says: [],
    not: ["region-not-kept"],
  },
  {
    what: "a region in which no host serves the work",
    brief: { ...EU, region: "nz" },
    says: ["region-without-host"],
    not: ["region-open"],
  },
  {
    what: "a region in which hosts do",
    brief: { ...EU, region: "us" },
    says: [],
    not: ["region-without-host"],
  },
  {
    what: "examples of data that may not leave stay too, and one machine may fail",
    brief: LOCAL,
    says: ["examples-stay-too", "one-machine"],
    not: [],
  },
  {
    what: "a host has more than one",
    brief: ROUTING,
    says: [],
    not: ["examples-stay-too", "one-machine"],
  },
  {
    what: "200 requests a month cost more by machine than by hand",
    brief: { ...LOCAL, usage: { requests_per_month: 200, input_tokens: 250, output_tokens: 8 } },
    says: ["by-hand"],
    not: [],
  },
  {
    what: "3,000 do not",
    brief: { ...LOCAL, usage: { requests_per_month: 3000, input_tokens: 250, output_tokens: 8 } },
    says: [],
    not: ["by-hand"],
  },
  {
    what: "60 leaflets take a person longer than two minutes each",
    brief: { ...WRITING, usage: { requests_per_month: 60, input_tokens: 900, output_tokens: 1200 } },
    says: [],
    not: ["by-hand"],
  },
  {
    what: "what experts think over is not done in two minutes",
    brief: { ...ANALYSIS, usage: { ...ANALYSIS.usage, requests_per_month: 10 } },
    says: [],
    not: ["by-hand"],
  },
  {
    what: "the model that is used today costs twice as much in days",
    brief: { ...ROUTING, baseline: { model: "gemini-4-argon", score: 0.8, target: 0.9 } },
    says: ["price-changes"],
    not: [],
  },
  {
    what: "by a few cents",
    brief: {
      ...ROUTING,
      baseline: { model: "gemini-4-argon", score: 0.8, target: 0.9 },
      usage: { requests_per_month: 300, input_tokens: 500, output_tokens: 30 },
    },
    says: [],
    not: ["price-changes"],
  },
  {
    what: "the price of the one that is used today stays",
    brief: { ...ROUTING, baseline: { model: "claude-opus-5.5", score: 0.8, target: 0.9 } },
    says: [],
    not: ["price-changes"],
  },
  {
    what: "given tokens are no guess",
    brief: { ...ROUTING, input: ["image"] },
    says: [],
    not: ["input-tokens-guessed"],
  },
];

describe("what must be said", () => {
  test.each(CASES)("$what", ({ brief, says, not }) => {
    const ids = advise(brief).cautions.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(says));
    for (const id of not) expect(ids).not.toContain(id);
  });

  test("a region that the host keeps on request is told with its price", () => {
    const { cautions } = advise({ ...ROUTING, region: "eu" });
    expect(cautions.find(({ id }) => id === "region-not-kept")!.text).toMatch(
      /is called worldwide\. OpenAI API keeps it in EU for 10% more, AU\$[\d.]+ a month in all:/,
    );
  });

  test.each<[string, Partial<Brief["usage"] & object>, RegExp]>([
    [
      "in money",
      ROUTING.usage!,
      /^Gemini 4 Argon costs AU\$[\d,]+ a month from 2026-12-01 on, in place of AU\$[\d,]+\.$/,
    ],
    [
      "as a share while the volume is open",
      { input_tokens: 500, output_tokens: 300 },
      /^Gemini 4 Argon costs 200% of its price of today from 2026-12-01 on\.$/,
    ],
  ])("a bill that soon is another is told %s, first", (_, usage, says) => {
    const { page } = advise({ ...ROUTING, usage, baseline: { model: "gemini-4-argon", score: 0.8, target: 0.9 } });
    expect(page.must_watch[0]).toMatch(says);
  });

  test("the limit of one second is told in the singular, of the model that is started with", () => {
    const { cautions, counsel } = advise({ ...ROUTING, kind: "entity-extraction", limits: { latency_s: 1 } });
    const said = cautions.find(({ id }) => id === "latency-unknown")?.text;
    expect(said).toMatch(/within 1 second[.,]/);
    expect(said).toContain(`measure ${counsel!.start_with!.name} and `);
  });
});

test("cards from second hand stand back where a new machine serves", () => {
  const usage = { requests_per_month: 1_000_000, input_tokens: 3000, output_tokens: 800 };
  for (const kind of ["routing", "support-reply", "format-summary"]) {
    const { counsel, page } = advise({ ...LOCAL, kind, examples: 0, usage });
    expect(counsel!.lines.map(({ way }) => way).join("\n")).not.toContain("used)");
    expect(page.watch.join()).not.toContain("used cards");
  }
});

test("no price that is paid with the client's data stands beside the others", () => {
  for (const brief of [ROUTING, EU, ANALYSIS, OPEN]) {
    expect(
      advise(brief)
        .costs.map(({ name }) => name)
        .join(),
    ).not.toContain("contributor");
  }
});

test("the host that serves a way stands in it, and none on the client's premises", () => {
  const { counsel, recommended, alternatives } = advise(ROUTING);
  for (const way of [counsel!.start_with!, recommended!, ...alternatives]) {
    expect(way.host === null).toBe(way.place === "own");
    expect(way.host_name === null).toBe(way.host === null);
  }
  expect(counsel!.start_with).toMatchObject({ host: "openai", host_name: "OpenAI API" });
});

test.each([
  ["measure-first", ROUTING, "GPT-6 Luna", ["Start with", "Then"]],
  // The classifier costs less than what would be tuned here.
  ["measure-first-local", LOCAL, "Qwen3.5 9B (Framework Desktop (Max 385), 32 GB)", ["Start with", "Classifier"]],
])("the verdict names what to start with and its cost, and what may follow: %s", (id, brief, start, ways) => {
  const { page, counsel } = advise(brief);
  expect(counsel!.id).toBe(id);
  expect(page.verdict.replace(/AU\$\d+/g, "AU$N")).toBe(
    `Tier 1, narrow and repetitive. Start with a prompt: ${start}, AU$N a month and AU$N of staff time. A small model tuned on your 1,200 examples may follow.`,
  );
  expect(counsel!.lines.map(({ label }) => label).slice(0, 2)).toEqual(ways);
});

test("a tier that another reading would change is called probable", () => {
  const candidate = (kind: string, tier: Tier, probability: number) => ({
    kind,
    tier,
    probability,
    words: [],
    against: [],
  });
  const candidates = [candidate("routing", 1, 0.5), candidate("support-reply", 2, 0.4)];
  const read = () => ({ ...NOT_READ, kind: "routing", confidence: 0.5, candidates });
  const { kind: _, ...brief } = ROUTING;
  const { page, possible_tiers } = advise({ ...brief, task: "Deal with the mails of our members" }, { read });
  expect(possible_tiers).toEqual([1, 2]);
  expect(page.verdict).toMatch(/^Probably tier 1, /);
});

test("an encoder is trained at what a GPU costs by the hour, not at the rate of a language model", () => {
  const { costs } = advise({ ...ROUTING, usage: { ...ROUTING.usage, output_tokens: 5 } });
  const encoder = costs.find(({ size_class }) => size_class === "encoder")!;
  const staff = 1200 + 650 + 1200;
  expect(encoder.one_off!.likely! - staff).toBeGreaterThan(0);
  expect(encoder.one_off!.likely! - staff).toBeLessThan(2);
});

describe("a budget that decides what leads", () => {
  const asked = (amount: number) => advise({ ...ANALYSIS, limits: { budget_per_month: { amount, currency: "AUD" } } });

  test("makes the price no noise, and speaks of no bill that nobody pays", () => {
    const { counsel, headlines } = asked(50);
    expect(headlines.join()).toContain("is the best that keeps the budget");
    expect(counsel!.id).toBe("large");
  });
});

describe("a price that one list alone supports", () => {
  // As if the best that every list knows stood in one of them alone, beside its equal in rank that does.
  const inOneList = advisorWith(({ base, id }) => ((base ?? id) === "claude-opus-5-5" ? { single_list: true } : {}));
  const asked = (requests_per_month: number) =>
    inOneList({ ...ANALYSIS, usage: { ...ANALYSIS.usage, requests_per_month } });

  test("leads a large bill only with a word on the first page, with the bill that rests on it", () => {
    const { page, recommended } = asked(1_000_000);
    expect(recommended?.model).toBe("muse-wonder-1.0");
    expect(page.watch[0]).toMatch(/^The price of .+ stands in one price list only\. Have .+ before AU\$[\d,]+ a month/);
  });

  test("is said of what more money would buy too", () => {
    const limits = { budget_per_month: { amount: 9000, currency: "AUD" as const } };
    const usage = { ...ANALYSIS.usage, requests_per_month: 200_000 };
    const { counsel, cautions } = inOneList({ ...ANALYSIS, usage, limits });
    expect(counsel!.lines.map(({ label }) => label)).toContain("More money");
    expect(cautions.find(({ id }) => id === "single-list")?.text).toContain("Muse Wonder");
  });

  test("is no first thing to say while the bill is small", () => {
    const { page, cautions } = asked(500);
    expect(cautions.map(({ id }) => id)).toContain("single-list");
    expect(page.watch[0]).not.toContain("one price list");
  });
});

test("languages that nobody measured a model in are named on the first page, with who can judge", () => {
  const { page } = advise({ ...WRITING, languages: ["en", "vi", "ar"] });
  expect(page.watch.join("\n")).toMatch(
    /in Vietnamese and Arabic is not measured;.+ native speakers of each judge the answers before/,
  );
});

test("native speakers judge the answers that are measured, and no other number of them", () => {
  const { page, counsel } = advise({ ...WRITING, languages: ["vi"] });
  expect(counsel!.next_step).toMatch(/Measure \d+ answers/);
  expect(page.watch.join("\n")).toContain("Have native speakers judge the answers before you choose.");
});

describe("data that may not leave", () => {
  test("buy no machine where the client has one", () => {
    const { counsel } = advise({ ...LOCAL, hardware: "mac-mini-m4-16" });
    expect(counsel!.id).toBe("measure-first-local");
    expect(`${counsel!.text} ${counsel!.next_step}`).not.toMatch(/\bbuy\b/);
  });

  test("name what a fleet falls short of, not the memory of machines far too small, and no host", () => {
    const usage = { requests_per_month: 2_000_000, input_tokens: 20_000, output_tokens: 2000 };
    const { counsel } = advise({ ...ANALYSIS, sensitivity: "local-only", usage });
    expect(counsel!.id).toBe("no-machine");
    expect(counsel!.text).toContain("more than four");
    expect(counsel!.text).not.toMatch(/GiB|Gpt-oss|\bhost\b/);
  });
});

describe("a pipeline", () => {
  const brief: Brief = {
    task: "Handle warranty claims end to end",
    sensitivity: "cloud-ok",
    repetition: 80,
    usage: { requests_per_month: 80_000 },
    steps: [
      { task: "Sort the claim into groups", kind: "classification", examples: 4000, correctness: "exact" },
      { task: "Read the receipt", kind: "document-extraction", examples: 2000, correctness: "exact" },
    ],
  };

  test("calls a step by what it does, names the host, and says what is counted once", () => {
    const { pipeline, page } = advise(brief, { read: () => NOT_READ });
    const { steps, monthly, counted_once } = pipeline!;
    expect(steps.map(({ name }) => name)).toEqual(["Sort the claim into groups", "Read the receipt"]);
    for (const { way } of steps) expect(way).toMatch(/\(.+\)$/);
    const apart = steps.reduce((sum, step) => sum + step.monthly!.likely!, 0);
    expect(apart - monthly!.likely! > 0.01).toBe(counted_once.length > 0);
    expect(page.verdict).not.toContain("Not settled");
  });
});

test.each([
  { requests_per_month: 80_000, input_tokens: 500, output_tokens: 300 },
  { requests_per_month: 200, input_tokens: 60_000, output_tokens: 500 },
])("a host that serves a model itself stands before one that passes requests on: %o", (usage) => {
  const { counsel } = advise({ ...ROUTING, examples: 50, usage });
  for (const { way } of counsel!.lines) expect(way).not.toContain("OpenRouter");
});

describe("sound that is transcribed first", () => {
  const brief: Brief = { ...ROUTING, task: "Transcribe recorded calls and tag the reason", input: ["audio"] };

  test("leaves text, for which no model must hear, and the cheaper prompt is named", () => {
    const { counsel, excluded } = advise(brief);
    expect(counsel!.id).toBe("speech-then-prompt");
    expect(excluded.map(({ row }) => row)).not.toContain("cannot-read-input");
    expect(counsel!.lines.map(({ label }) => label)).toEqual(["Then", "Or"]);
  });
});

test("a model that is tuned stands beside its prompt on the same machine", () => {
  const { counsel } = advise({
    ...ROUTING,
    kind: "meeting-summary",
    sensitivity: "restricted-cloud",
    region: "nz",
    hardware: "mac-studio-m5-max-128",
  });
  expect(counsel!.lines.map(({ label }) => label)).toEqual(["Start with", "Then"]);
});

test("where the data may not leave, a prompt that is good enough is kept, and one that is not is told", () => {
  const met = advise({ ...LOCAL, baseline: { metric: "accuracy", score: 0.97, target: 0.95 } }).counsel!;
  expect(met.id).toBe("stay-local");
  expect(met.start_with).toMatchObject({ place: "own" });
  expect(met.start_with!.name).not.toContain("tuned");
  const missed = advise({ ...LOCAL, baseline: { metric: "accuracy", score: 0.9, target: 0.95 } }).counsel!;
  expect(missed.id).toBe("tune-local");
  expect(missed.next_step).toContain("compare with the best prompt");
  expect(missed.text).toContain("A prompt scores 90% today; 95% is needed.");
});

test("the first day on which a maker may withdraw a model is told as that", () => {
  const { cautions } = advise({ ...ANALYSIS, sensitivity: "restricted-cloud", region: "au" });
  const texts = cautions.filter(({ id }) => id === "retires-within-year").map(({ text }) => text);
  expect(texts.join()).toMatch(/may be withdrawn from \d{4}-\d\d-\d\d on.*is not counted in the first year/);
});

test("what the first page leaves for the details", () => {
  const { page, cautions } = advise({ ...ANALYSIS, sensitivity: "local-only", limits: { latency_s: 3600 } });
  expect(cautions.map(({ id }) => id)).toContain("seconds");
  expect(page.watch.join()).not.toContain("the limit is");
  expect(page.watch.join()).toContain("reason less well");
});

test.each<[string, Brief, string]>([
  [
    "that the data stay costs quality",
    { task: "Answer any question of staff", kind: "general-chat", sensitivity: "local-only" },
    "expect lower quality",
  ],
  [
    "a duty that is in force",
    { task: "Chatbot for members in the EU that answers questions on our guides", kind: "document-qa" },
    "People must be told that they talk to AI",
  ],
])("stands on the page before tokens that are counted: %s", (_, brief, says) => {
  const rest = { repetition: 60, examples: 0, correctness: "rubric", sensitivity: "cloud-ok" } as const;
  const { page } = advise({ ...rest, usage: { requests_per_month: 900 }, ...brief });
  expect(page.watch.slice(0, 2).join(" ")).toContain(says);
});

test.each([
  [1200, 8, true],
  [90, 1, true],
  [220, 6, false],
  [8, 0.5, false],
])("%d tokens within %d seconds ask for fast writing: %s", (output_tokens, latency_s, fast) => {
  const usage = { ...ROUTING.usage!, output_tokens };
  const { cautions } = advise({ ...WRITING, usage, limits: { latency_s } });
  const told = cautions.find(({ id }) => id === "latency-unknown");
  if (told) expect(told.text.includes("faster than many hosts write")).toBe(fast);
  else expect(fast).toBe(false);
});

test("a model that acts with tools is of a band that may be trusted with them", () => {
  const usage = { requests_per_month: 350_000, input_tokens: 3500, output_tokens: 220 };
  const { counsel } = advise({ ...ROUTING, tools: true, usage });
  const model = pricing.models.find(({ id }) => id === counsel!.start_with!.model)!;
  expect(qualityOf(model, pricing).band).toBeLessThanOrEqual(3);
});

test("the client's own machine is not told by how its card would be bought", () => {
  const { counsel } = advise({ ...LOCAL, hardware: "pc-rtx-4090" });
  expect(counsel!.text).toContain("your PC with RTX 4090 24 GB");
});

// 4 minutes at AU$65 an hour are AU$4.33; 71 answers in 100 are right today.
test.each<[string, number, number, number | undefined, string | null]>([
  ["earns less than its check", 3, 4, undefined, "come to AU$4.33 for a right one, whatever the model."],
  ["earns less than its check, whatever is aimed at", 3, 4, 0.9, "for a right one, whatever the model."],
  ["earns less at the target", 5, 4, 0.8, "come to AU$5.42 for a right one, even at 80% right."],
  ["earns less today", 5, 4, undefined, "at 71% right that loses AU$39,200 a month, and it pays from 87% on."],
  ["earns less today and more at the target", 5, 4, 0.9, "and it pays from 87% on."],
  ["earns more today", 30, 4, 0.9, null],
  ["is not checked", 3, 0, undefined, null],
])("a right answer that %s", (_, amount, review_minutes, target, told) => {
  const stakes = { right: { amount, currency: "AUD" }, review_minutes };
  const aim = target === undefined ? {} : { target };
  const { cautions } = advise({ ...ROUTING, baseline: { metric: "accepted", score: 0.71, ...aim }, stakes });
  const found = cautions.find(({ id }) => id.startsWith("checked-"))?.text ?? null;
  if (told === null) expect(found).toBeNull();
  else expect(found).toContain(told);
});

test("what is tuned to write code knows code already", () => {
  const usage = { requests_per_month: 1600, input_tokens: 2500, output_tokens: 1800 };
  const { fit } = advise({ ...ROUTING, kind: "stack-code", correctness: "rubric", examples: 1500, usage }).counsel!;
  const model = pricing.models.find(({ id }) => id === fit!.model) ?? null;
  const base =
    model ?? pricing.models.find(({ id }) => id === pricing.tuned.find((each) => each.id === fit!.model)!.base)!;
  expect(qualityOf(base, pricing).band).toBeLessThanOrEqual(4);
});

describe("labels that a prompt must name", () => {
  const usage = { requests_per_month: 50_000, input_tokens: 120, output_tokens: 6 };
  const labelled = (task: string, more: Partial<Brief> = {}) => advise({ ...ROUTING, task, usage, ...more });
  const billOf = (advice: Advice, tuned: boolean) =>
    advice.costs.find(({ name, host, role }) => host && role !== "comparator" && name.includes("tuned") === tuned)!;

  test.each<[string, string, number, number]>([
    ["more than the text", "Label each line with one of 40 tax categories", 120, 280],
    ["in other words and numbers", "Sort each ticket into one of 85 queues", 120, 460],
    ["of a text whose length is not given", "Assign one of 300 codes to a complaint", 0, 1700],
    ["less than the text, which may hold them", "Label each line with one of 25 categories", 120, 120],
    ["too many for any prompt, so the likeliest", "Assign one of 12,000 product codes", 120, 320],
    ["of a long text, which holds no result of a search", "Assign one of 1,000 product codes", 900, 1100],
  ])("%s", (_, task, input_tokens, counted) => {
    const given = { ...usage, input_tokens };
    const more = { usage: input_tokens === 0 ? { requests_per_month: 50_000, output_tokens: 6 } : given };
    expect(labelled(task, more).usage.input_tokens).toBe(counted);
  });

  test("are in the bill of a prompt, and not in that of a tuned model, which has learnt them", () => {
    const [with40, without] = ["Label each line with one of 40 tax categories", "Label each line"].map((task) =>
      labelled(task),
    );
    const all = { ...usage, input_tokens: 280 };
    const counted = labelled("Label each line", { usage: all });
    expect(billOf(with40!, false).per_request).toEqual(billOf(counted, false).per_request);
    expect(billOf(with40!, true).per_request).toEqual(billOf(without!, true).per_request);
    expect(with40!.cautions.map(({ text }) => text).join()).toContain(
      "A prompt must name the 40 labels: about 160 tokens, counted here on top of the 120 of the text.",
    );
  });

  test("that are searched are told with what is counted, beside a quote as well", () => {
    const task = "Assign each listing to one of 1,900 product categories";
    const proposal = { model: "gpt-6-luna", cost_per_1k: { amount: 0.4, currency: "USD" } };
    const { cautions, beside } = labelled(task, { proposal });
    expect(cautions.map(({ text }) => text).join()).toContain(
      "Their names count here (about 200 tokens), the search does not.",
    );
    expect(beside.find(({ id }) => id === "quote")!.text).toContain(
      "By the price list, with 50 labels and no search, it is",
    );
  });

  test("are counted for a machine, too", () => {
    const many = {
      usage: { ...usage, requests_per_month: 20_000_000 },
      sensitivity: "local-only" as const,
      examples: 20,
    };
    const [few, more] = ["Label each line", "Label each line with one of 90 tax categories"].map((task) => {
      const { costs } = labelled(task, many);
      return costs.find(({ place, role }) => place === "own" && role === "recommended")!;
    });
    expect(more!.first_year!.likely!).toBeGreaterThan(few!.first_year!.likely!);
  });
});

describe("of one rank", () => {
  const POLISH: Brief = {
    ...WRITING,
    languages: ["pl", "en"],
    limits: { latency_s: 2 },
    proposal: { model: "gpt-5.5" },
  };

  test("the language stands before the time that hosts do not publish, and on the page", () => {
    const { cautions, page } = advise(POLISH);
    const ids = cautions.map(({ id }) => id);
    expect(ids.indexOf("language-not-measured")).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf("language-not-measured")).toBeLessThan(ids.indexOf("latency-unknown"));
    expect(page.watch.some((text) => text.includes("Polish"))).toBe(true);
  });

  test("the law stands before all others", () => {
    const brief = { ...POLISH, client: "Mutual Bank", sensitivity: "restricted-cloud" } as const;
    const ids = advise(brief).cautions.map(({ id }) => id);
    const [law, region, language, time] = [
      "au-apra-cps230",
      "region-open",
      "language-not-measured",
      "latency-unknown",
    ].map((id) => ids.indexOf(id));
    expect([law, region].every((at) => at! >= 0 && at! < language!)).toBe(true);
    expect(language!).toBeLessThan(time!);
  });
});

test.each<[string, number | null, RegExp | null]>([
  [
    "a host that the budget rules out is named",
    3000,
    /^GLM-5\.3 \(Together\) states CA, and costs AU\$[\d,]+ a month, which is over/,
  ],
  ["a host that leads says it by being there", null, null],
])("a region that one host states: %s", (_, budget, said) => {
  const { cautions } = advise({
    task: "Chat assistant for citizens that answers any question about provincial services",
    kind: "general-chat",
    repetition: 30,
    correctness: "undefined",
    sensitivity: "restricted-cloud",
    region: "ca",
    usage: { requests_per_month: 400_000, input_tokens: 4000, output_tokens: 350, cached_share: 0.6 },
    ...(budget === null ? {} : { limits: { budget_per_month: { amount: budget, currency: "USD" } } }),
  });
  const caution = cautions.find(({ id }) => id === "region-without-host");
  if (said === null) expect(caution).toBeUndefined();
  else expect(caution?.text).toMatch(said);
});
