/** Steps in which something is heard: a speech model has its own bill, and no language model works where it does all. */
import { describe, expect, test } from "vitest";
import { hearsAlone, heldFor, servedBy } from "../../../src/core/cautions/notices.ts";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { PipelineAdvice } from "../../../src/core/types/advice-parts.ts";
import type { Brief, StepBrief } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";
import { reader } from "../reading/reader-fixture.ts";

const WRITE: StepBrief = {
  kind: "transcription",
  input: ["audio"],
  usage: { input_tokens: 6000, output_tokens: 6000 },
};
const READ: StepBrief = { kind: "meeting-summary", usage: { input_tokens: 6200, output_tokens: 400 } };
const SORT: StepBrief = { kind: "tagging", usage: { input_tokens: 500, output_tokens: 20 } };
const HEARINGS: Brief = {
  task: "Minutes of council meetings",
  kind: "meeting-summary",
  repetition: 80,
  examples: 500,
  correctness: "rubric",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 1000 },
  input: ["audio"],
  steps: [WRITE, READ, SORT],
};

const ofSpeech = (brief: Brief) => advise(brief).beside.find(({ id }) => id === "speech");
const pipelineOf = (brief: Brief): PipelineAdvice => advise(brief).pipeline!;
/** 6,000 tokens are 30 minutes, at US$0.006 each, for 1,000 requests. */
const USD = 180;

describe("a step that only hears", () => {
  const advice = advise(HEARINGS);
  const { steps, bill, whole } = advice.pipeline!;
  const month = advice.data.fx.per_usd * USD;

  test("has a speech model, priced by its own minutes, and no language model", () => {
    expect(steps[0]).toMatchObject({ way: "speech model", model: null, kind: null, tier: null, cautions: [] });
    expect(steps[0]!.bill?.likely).toBeCloseTo(month, 6);
    expect(ofSpeech(HEARINGS)?.per_month?.amount).toBeCloseTo(month, 6);
    expect(ofSpeech(HEARINGS)?.text).toContain("All bills count transcription");
    expect(ofSpeech(HEARINGS)?.text).toContain("6,000 tokens taken as 30 minutes");
  });

  test("is part of the sum, and costs one call as much", () => {
    const parts = steps.map((step) => step.bill!.likely!);
    expect(bill!.likely).toBeCloseTo(parts[0]! + parts[1]! + parts[2]!, 6);
    expect(whole.bill!.likely).toBeGreaterThan(month);
    expect(whole.bill!.likely).toBeLessThan(month * 1.5);
  });

  test("leaves its tokens to no language model", () => {
    expect(advice.usage.input_tokens).toBe(6700);
    expect(advice.usage.output_tokens).toBe(420);
  });

  test("is followed by steps that read what it wrote", () => {
    for (const step of steps.slice(1)) expect(step.way).not.toContain("speech model");
  });
});

describe("what is heard", () => {
  test("is counted by its length in the step that hears it", () => {
    const { input: _, ...silent } = HEARINGS;
    const brief: Brief = { ...silent, task: "Notes of calls", usage: { requests_per_month: 900 } };
    const billOf = (step: StepBrief) =>
      pipelineOf({ ...brief, steps: [{ kind: "meeting-summary", ...step }, SORT] }).steps[0]!.bill!.likely!;
    const heard = billOf({ task: "Summarise recorded one-hour calls into notes", input: ["audio"] });
    const counted = billOf({ usage: { input_tokens: 12_000 } });
    expect(heard).toBe(counted);
  });

  const CALLS: Brief = {
    task: "Handle recorded customer calls",
    kind: "meeting-summary",
    repetition: 80,
    examples: 300,
    correctness: "rubric",
    sensitivity: "cloud-ok",
    usage: { requests_per_month: 900 },
  };
  const stepsOfCalls = (steps: StepBrief[], task = CALLS.task!) => ({ ...CALLS, task, steps });
  const tagged: StepBrief = { kind: "tagging", task: "Tag the notes" };

  test.each<[string, StepBrief[], string, number, number]>([
    [
      "is read whole by a later step that speaks of it",
      [
        { kind: "meeting-summary", task: "Summarise recorded 30-minute calls", input: ["audio"] },
        { kind: "scoring", task: "Score the call" },
      ],
      CALLS.task!,
      1,
      6000,
    ],
    [
      "is read by the step after one that only writes it down",
      [{ kind: "transcription", task: "Transcribe recorded 30-minute calls" }, { kind: "format-summary" }, tagged],
      CALLS.task!,
      1,
      6000,
    ],
    [
      "is as long as the work says where no step does",
      [{ kind: "transcription", task: "Transcribe each call", input: ["audio"] }, { kind: "format-summary" }, tagged],
      "Handle recorded one-hour calls",
      1,
      12_000,
    ],
    [
      "is as long as such talk usually is where nobody says",
      [
        { kind: "transcription", task: "Transcribe the audio", input: ["audio"] },
        { kind: "meeting-summary", task: "Summarise the call" },
      ],
      CALLS.task!,
      1,
      1200,
    ],
    [
      "is not read by a step that works on what was made of it",
      [{ kind: "transcription", task: "Transcribe recorded 30-minute calls" }, { kind: "format-summary" }, tagged],
      CALLS.task!,
      2,
      500,
    ],
  ])("%s", (_, steps, task, at, input_tokens) => {
    const billOf = (each: StepBrief[]) => pipelineOf(stepsOfCalls(each, task)).steps[at]!.bill!.likely!;
    const given = steps.map((step, i) => (i === at ? { ...step, usage: { input_tokens } } : step));
    expect(billOf(steps)).toBe(billOf(given));
  });

  test("has its bill told beside one call that comes before steps", () => {
    const heard: StepBrief[] = [
      { kind: "meeting-summary", task: "Summarise recorded one-hour calls", input: ["audio"] },
      { kind: "scoring", task: "Score the call" },
    ];
    expect(advise(stepsOfCalls(heard)).counsel?.id).toBe("one-call");
    expect(ofSpeech(stepsOfCalls(heard))?.text).toContain("more if a request is 60 minutes long");
  });

  test("is written down again where a later step says that it hears", () => {
    const [, second] = pipelineOf({ ...HEARINGS, steps: [WRITE, { ...READ, input: ["audio"] }] }).steps;
    expect(second!.way).toMatch(/^speech model, then ./);
  });

  test("comes before the model of a step that does more", () => {
    const heard = { ...READ, input: ["audio" as const] };
    const [first, apart] = [
      [heard, SORT],
      [READ, SORT],
    ].map((steps) => pipelineOf({ ...HEARINGS, input: ["text"], task: "Minutes of council", steps }).steps[0]!);
    expect(first!.model).toBe(apart!.model);
    expect(first!.bill!.likely! - apart!.bill!.likely!).toBeCloseTo((USD * 6200 * 1.410039) / 6000, 2);
  });

  test.each<[string, Partial<Brief>, string]>([
    ["at home is not counted", { sensitivity: "local-only" }, "A speech model on your own machine"],
    [
      "of unknown length is not counted",
      { steps: [{ kind: "transcription", input: ["audio"] }, READ, SORT] },
      "list prices: US$",
    ],
  ])("%s, and the other steps are", (_, change, says) => {
    const brief = { ...HEARINGS, ...change };
    const { steps, bill } = pipelineOf(brief);
    expect(steps[0]).toMatchObject({ model: null, per_1k: null, bill: null });
    expect(bill!.likely).toBeGreaterThan(0);
    expect(ofSpeech(brief)?.text).toContain(says);
  });
});

/** A claim that is reported by phone: each amount of tokens differs, so that the minutes tell which step they are of. */
describe("calls, then passages and a letter", () => {
  const TAKE: StepBrief = {
    task: "Take date, place and policy number from the call transcript into the fields of our form",
    correctness: "exact",
    usage: { input_tokens: 2600, output_tokens: 220 },
  };
  const LOOK_UP: StepBrief = {
    task: "Say from our policy wording which damage is covered and quote the clause",
    facts: "documents-found",
    usage: { input_tokens: 4000, output_tokens: 350 },
  };
  const WRITE_TO: StepBrief = {
    task: "Write the letter to the policyholder from the decision in our template",
    usage: { input_tokens: 1100, output_tokens: 420 },
  };
  const { kind: _, input: __, ...WHOLE } = HEARINGS;
  const CALLS: Brief = {
    ...WHOLE,
    task: "From recorded first-notice calls: transcribe, take the claim data, say what is covered",
  };
  const HEARS: Pick<Brief, "input"> = { input: ["audio"] };
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });

  test.each<[string, Partial<Brief>]>([
    ["says so of itself", { steps: [{ ...TAKE, ...HEARS }, LOOK_UP, WRITE_TO] }],
    ["says so while the whole does not", { task: "Claims by call", steps: [{ ...TAKE, ...HEARS }, LOOK_UP, WRITE_TO] }],
    ["comes first in work that hears", { ...HEARS, steps: [TAKE, LOOK_UP, WRITE_TO] }],
    ["says so after a step that does not", { ...HEARS, steps: [LOOK_UP, { ...TAKE, ...HEARS }, WRITE_TO] }],
  ])("are heard in the step alone that %s", (_case, change) => {
    const { pipeline, beside } = advise({ ...CALLS, ...change }, { read });
    const heard = pipeline!.steps.filter(({ way }) => way?.startsWith("speech model"));
    expect(beside.find(({ id }) => id === "speech")?.text).toContain("2,600 tokens taken as 13 minutes");
    expect(heard).toHaveLength(1);
    const apart = advise({ ...CALLS, task: "Claims", steps: [TAKE, LOOK_UP, WRITE_TO] }, { read }).pipeline!.steps;
    expect(new Set(pipeline!.steps.map(({ model }) => model))).toEqual(new Set(apart.map(({ model }) => model)));
  });

  test.each<[string, Partial<Brief>, string]>([
    ["a step", { ...HEARS, steps: [LOOK_UP, WRITE_TO] }, "if a request is 10 minutes long"],
    [
      "one call",
      {
        ...HEARS,
        facts: "documents-found",
        kind: "document-qa",
        usage: { requests_per_month: 1000, input_tokens: 4000 },
      },
      "if a request is 6 minutes long",
    ],
  ])("are not taken for as long as the passages that %s looks up", (_case, change, says) => {
    const { steps: _steps, ...inOne } = CALLS;
    const text = advise({ ...inOne, ...change }, { read }).beside.find(({ id }) => id === "speech")?.text;
    expect(text).toContain(says);
  });
});

describe("a budget", () => {
  const withBudget = (amount: number, brief: Brief): Brief => ({
    ...brief,
    limits: { budget_per_month: { amount, currency: "AUD" } },
  });
  const { steps: _, ...inOne } = HEARINGS;
  const spoken = { ...inOne, usage: { requests_per_month: 1000, input_tokens: 6000, output_tokens: 400 } };
  const many = { ...HEARINGS, usage: { requests_per_month: 500_000 } };

  test("below what transcription costs is kept by nothing", () => {
    expect(advise(withBudget(20, spoken)).headlines.join()).toContain("Nothing that does the work fits");
    expect(advise(withBudget(200, spoken)).headlines.join()).toContain("At the least list price, all of it costs AU$");
    expect(advise(withBudget(900, spoken)).headlines.join()).not.toContain("Nothing that does the work fits");
  });

  test.each([
    [900, "covers the bill and transcription of 105 minutes a request."],
    [14, "covers the bill, and not a minute of speech a request."],
  ])("of %i says how much speech of unknown length it covers", (amount, says) => {
    const brief = withBudget(amount, { ...spoken, facts: "documents-found" });
    expect(advise(brief).beside.find(({ id }) => id === "budget")?.text).toContain(says);
  });

  test("is held against all steps where they lead", () => {
    const [said] = advise(withBudget(1000, many)).headlines;
    expect(said).toContain("more than the budget of AU$1,000");
    expect(advise(withBudget(9_000_000, many)).headlines).toEqual([]);
  });
});

test.each<[string, boolean | null]>([
  ["Transcribe the audio of each hearing", true],
  ["Transcription of board meetings", true],
  ["Transcribe the call and list what was promised", false],
  ["Transcribe consultations, then draft the letter", false],
  ["Summarise the call recordings", false],
  ["Transcribe handwritten letters", null],
  ["Sort emails by topic", null],
])("%s: a speech model does all of it: %s", (task, isAll) => {
  const brief: Brief = { task, repetition: 80, examples: 500, correctness: "rubric", sensitivity: "cloud-ok" };
  const decision = decide({ ...brief, kind: "meeting-summary" }, TAXONOMY, null);
  const { speech } = servedBy(heldFor(brief, decision, TAXONOMY));
  expect(speech ? hearsAlone(brief, decision, speech) : null).toBe(isAll);
});
