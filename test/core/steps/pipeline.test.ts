/** Steps of a pipeline inherit what they leave out, and are decided like briefs. */
import { describe, expect, test } from "vitest";
import { decideSteps, stepsOf, suggestSplits } from "../../../src/core/steps/pipeline.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";

const BRIEF: Brief = {
  task: "Say which supply contracts are worse than ours, and why",
  kind: "contract-analysis",
  client: "Acme",
  repetition: 85,
  examples: 600,
  correctness: "expert",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 20_000, input_tokens: 4000, output_tokens: 900 },
  limits: { latency_s: 60 },
  proposal: { tier: 3 },
  steps: [
    { name: "Extract", kind: "entity-extraction", correctness: "exact", usage: { output_tokens: 150 } },
    { name: "Judge", share: 0.25 },
  ],
};

describe("a step", () => {
  test("keeps what it says, and inherits what it leaves out", () => {
    const [extract, judge] = stepsOf(BRIEF);
    expect(extract!.brief).toEqual({
      client: "Acme",
      kind: "entity-extraction",
      repetition: 85,
      examples: 600,
      correctness: "exact",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 20_000, input_tokens: 4000, output_tokens: 150 },
    });
    expect(judge!.brief).toMatchObject({ task: BRIEF.task, kind: "contract-analysis", correctness: "expert" });
  });

  test("has its share of the volume", () => {
    expect(stepsOf(BRIEF)[1]!.brief.usage?.requests_per_month).toBe(5000);
  });

  test("that counts its own requests is taken at its word", () => {
    const steps = [{ kind: "routing", share: 0.5, usage: { requests_per_month: 300 } }];
    const [step] = stepsOf({ ...BRIEF, steps });
    expect([step!.brief.usage?.requests_per_month, step!.share]).toEqual([300, 0.015]);
    // Of how many, nobody knows where the work as a whole has no volume.
    expect(stepsOf({ ...BRIEF, usage: {}, steps })[0]!.share).toBe(0.5);
    expect(stepsOf({ ...BRIEF, usage: { requests_per_month: 0 }, steps })[0]!.share).toBe(0.5);
  });

  test.each([
    ["a share", { share: 0.01 }],
    ["its own volume", { usage: { requests_per_month: 100 } }],
  ])("with %s counts in 1,000 requests that enter as it does in the bill of a month", (_, of) => {
    const steps = [
      { name: "Sort", kind: "routing" },
      { name: "Answer", kind: "support-reply", ...of },
    ];
    const usage = { requests_per_month: 10_000, input_tokens: 500, output_tokens: 300 };
    const answers = { repetition: 20, examples: 0, correctness: "rubric", sensitivity: "cloud-ok" } as const;
    const { pipeline } = advise({ ...answers, usage, steps }, { closely: false });
    const [first, second] = pipeline!.steps.map(({ per_1k }) => per_1k!.likely!);
    expect(pipeline!.per_1k!.likely).toBeCloseTo(first! + 0.01 * second!, 10);
    expect(pipeline!.per_1k!.likely! * 10).toBeCloseTo(pipeline!.bill!.likely!, 6);
  });

  test("has no limits, proposal or steps of the whole", () => {
    for (const { brief } of stepsOf(BRIEF)) {
      expect(brief).not.toHaveProperty("limits");
      expect(brief).not.toHaveProperty("proposal");
      expect(brief).not.toHaveProperty("steps");
    }
  });

  test("without a name is numbered", () => {
    expect(stepsOf({ ...BRIEF, steps: [{}] })[0]!.name).toBe("Step 1");
  });
});

describe("a brief with steps", () => {
  test("is a pipeline, and each step has its own decision", () => {
    expect(decide(BRIEF, TAXONOMY, null).approach).toBe("pipeline");
    expect(decideSteps(BRIEF, TAXONOMY).map(({ name, decision }) => [name, decision.tier, decision.approach])).toEqual([
      ["Extract", 1, "local-fine-tuned"],
      ["Judge", 3, "cloud-frontier"],
    ]);
  });

  test("never sends a step to the cloud where the data must stay local", () => {
    const local: Brief = { ...BRIEF, sensitivity: "local-only" };
    const named = decideSteps(local, TAXONOMY).flatMap(({ decision }) => [
      decision.approach,
      ...decision.alternatives.map(({ approach }) => approach),
    ]);
    expect(named.filter((approach) => approach?.startsWith("cloud"))).toEqual([]);
  });

  test("keeps data where it must stay, also of a step that says otherwise", () => {
    const [first, ...others] = BRIEF.steps!;
    const steps = [{ ...first, sensitivity: "cloud-ok" as const }, ...others];
    const [decided] = decideSteps({ ...BRIEF, sensitivity: "local-only", steps }, TAXONOMY);
    expect(decided!.brief.sensitivity).toBe("local-only");
    expect(decided!.decision.local_required).toBe(true);
  });

  test("names the step whose kind is not known", () => {
    const steps = [{ kind: "routing" }, { kind: "rooting" }];
    expect(() => decideSteps({ ...BRIEF, steps }, TAXONOMY)).toThrow('steps[1].kind: "rooting" is not a task kind');
  });

  test("without steps there are none to decide", () => {
    expect(decideSteps({ kind: "routing" }, TAXONOMY)).toEqual([]);
  });
});

describe("a split", () => {
  const { steps: _, ...whole } = BRIEF;
  const suggested = (brief: Brief) => suggestSplits(brief, decide(brief, TAXONOMY, null), TAXONOMY);

  test("is suggested for a large task of high volume", () => {
    const splits = suggested(whole);
    expect(splits.map(({ split }) => split.id)).toEqual(["extract-route-reason", "cascade"]);
    const steps = decideSteps(splits[0]!.brief, TAXONOMY).map(({ name, decision }) => [name, decision.tier]);
    expect(steps).toEqual([
      ["Extract", 1],
      ["Classify", 1],
      ["Route", 1],
      ["Reason", 3],
    ]);
  });

  test.each<[string, Brief]>([
    ["low volume", { ...whole, usage: { requests_per_month: 500 } }],
    ["unknown volume", { ...whole, usage: {} }],
    ["a narrow task", { ...whole, kind: "routing" }],
    ["work that is split already", BRIEF],
  ])("is not suggested for %s", (_, brief) => {
    expect(suggested(brief)).toEqual([]);
  });
});

test("prompted steps share a hosted model where a second account costs more than its tokens save", () => {
  const steps: NonNullable<Brief["steps"]> = [
    { name: "Intake", kind: "entity-extraction", correctness: "exact", usage: { output_tokens: 120 } },
    { name: "Route", kind: "routing", correctness: "exact", usage: { input_tokens: 600, output_tokens: 5 } },
    { name: "Weigh", kind: "legal-analysis", share: 0.4 },
    {
      name: "Letter",
      kind: "email-drafting",
      correctness: "rubric",
      usage: { input_tokens: 2000, output_tokens: 600 },
    },
  ];
  const small = (requests_per_month: number) => {
    const usage = { requests_per_month, input_tokens: 4000, output_tokens: 900 };
    const brief: Brief = { ...BRIEF, examples: 100, sensitivity: "restricted-cloud", region: "au", usage, steps };
    const { pipeline } = advise(brief, { closely: false });
    return pipeline!.steps.filter(({ tier }) => tier! < 3).map(({ way }) => way);
  };
  expect(new Set(small(6000)).size).toBe(1);
  expect(new Set(small(6_000_000)).size).toBeGreaterThan(1);
});

test("steps that a brief of a small task names are what the counsel speaks of", () => {
  const steps: NonNullable<Brief["steps"]> = [
    { name: "Urgency", kind: "scoring", correctness: "exact", usage: { output_tokens: 4 } },
    { name: "Letter", kind: "email-drafting", usage: { input_tokens: 800, output_tokens: 300 } },
  ];
  const usage = { requests_per_month: 8000, input_tokens: 1500, output_tokens: 400 };
  const brief: Brief = { ...BRIEF, kind: "email-drafting", examples: 4000, sensitivity: "local-only", usage, steps };
  const { counsel, headlines, approach } = advise(brief, { closely: false });
  expect(approach).not.toBe("pipeline");
  expect(["steps", "one-call"]).toContain(counsel!.id);
  expect(headlines.join()).not.toContain("1 times");
});

describe("the one call beside the steps", () => {
  const ORDERS: Brief = {
    kind: "document-extraction",
    repetition: 90,
    examples: 2000,
    correctness: "exact",
    sensitivity: "cloud-ok",
    usage: { requests_per_month: 20_000, input_tokens: 3000, output_tokens: 400 },
    steps: [
      { name: "Extract", kind: "document-extraction" },
      { name: "Match", kind: "record-matching", usage: { input_tokens: 800, output_tokens: 40 } },
    ],
  };
  const CONFIRM = { name: "Confirm", kind: "support-reply", correctness: "rubric" as const };

  test("is what the same work would start with, not the tuned model that may follow", () => {
    const { pipeline, counsel, page } = advise(ORDERS);
    const { steps: _, ...whole } = ORDERS;
    expect(pipeline!.whole.model).toBe(advise(whole).counsel!.start_with!.model);
    expect(counsel!.id).toBe("one-call");
    expect(page.verdict).toContain("Start with one call; steps may follow.");
    expect(page.why.join()).not.toContain("tuned");
  });

  test("is up to the most demanding step", () => {
    const { pipeline } = advise({ ...ORDERS, steps: [...ORDERS.steps!, CONFIRM] });
    const { steps: _, ...whole } = ORDERS;
    const letters: Brief = { ...whole, kind: "support-reply", correctness: "rubric" };
    expect(pipeline!.whole.model).toBe(advise(letters).counsel!.start_with!.model);
  });
});

describe("a month of steps", () => {
  const hosted: Brief = { ...BRIEF, examples: 100, sensitivity: "restricted-cloud", region: "au" };
  const local: Brief = { ...BRIEF, sensitivity: "local-only" };
  const three = [
    { name: "List", kind: "entity-extraction", correctness: "exact" as const },
    { name: "Sort", kind: "routing", correctness: "exact" as const },
    { name: "Write", kind: "email-drafting", correctness: "rubric" as const },
  ];
  test.each<[string, Brief]>([
    ["each on its own model", { ...BRIEF }],
    ["on one hosted model", { ...hosted, steps: three }],
    ["on one machine", { ...local, steps: three }],
    ["on one machine and a larger one", { ...local, steps: [...three, ...BRIEF.steps!] }],
  ])("adds up, bills and staff time apart: %s", (_, brief) => {
    const { steps, bill, staff, monthly } = advise(brief, { closely: false }).pipeline!;
    const sumOf = (part: "bill" | "staff") => steps.reduce((total, step) => total + step[part]!.likely!, 0);
    expect(sumOf("bill")).toBeCloseTo(bill!.likely!, 6);
    expect(sumOf("staff")).toBeCloseTo(staff!.likely!, 6);
    expect(bill!.likely! + staff!.likely!).toBeCloseTo(monthly!.likely!, 6);
  });

  test("counts what steps share once, with the first of them", () => {
    const { steps, staff } = advise({ ...hosted, steps: three }, { closely: false }).pipeline!;
    expect(steps.map((step) => step.staff!.likely! > 0)).toEqual([true, false, false]);
    expect(steps[0]!.staff).toEqual(staff);
  });
});

describe("a brief that leaves to its steps what it does not say", () => {
  const steps: NonNullable<Brief["steps"]> = [
    {
      kind: "classification",
      repetition: 95,
      examples: 3000,
      correctness: "exact",
      usage: { input_tokens: 600, output_tokens: 20 },
    },
    {
      kind: "legal-analysis",
      share: 0.4,
      repetition: 50,
      examples: 300,
      correctness: "expert",
      usage: { input_tokens: 7000, output_tokens: 900 },
    },
  ];
  const bare: Brief = { kind: "routing", sensitivity: "restricted-cloud", region: "au", steps };
  const told = (usage: Brief["usage"] = {}) =>
    advise({ ...bare, usage: { requests_per_month: 9000, ...usage } }, { closely: false });

  test("is settled by them, in the tier of the one that asks most, and comes to a counsel", () => {
    const { status, tier, counsel, page } = told();
    expect([status, tier]).toEqual(["complete", 3]);
    expect(["steps", "one-call"]).toContain(counsel!.id);
    expect(page.verdict).toContain("Tier 3");
  });

  test("stays open where they do", () => {
    const open = [{ kind: "classification" }, { kind: "routing" }];
    expect(advise({ ...bare, steps: open }, { closely: false }).status).not.toBe("complete");
  });

  test("has one call read and write what its steps do, each by its share", () => {
    expect(told().usage).toMatchObject({ input_tokens: 3400, output_tokens: 380 });
    expect(told({ input_tokens: 3000 }).usage).toMatchObject({ input_tokens: 3000, output_tokens: 380 });
    const [first, second] = steps.map(({ usage: _, ...step }) => step);
    const without = advise({ ...bare, steps: [first!, second!], usage: { requests_per_month: 9000 } });
    // Where none says so, it is as long as answers of the most demanding step usually are.
    expect(without.usage).toMatchObject({ input_tokens: 500, output_tokens: 2000 });
  });

  describe("what one call is counted with", () => {
    const counted = (usage: Brief["usage"]) => told(usage).beside.find(({ id }) => id === "tokens")?.text;

    test("is no less than its largest step takes, and the page says so", () => {
      expect(counted({ input_tokens: 1000, output_tokens: 100 })).toBe(
        "One call at 2,800 tokens in, 360 out; all steps at 3,400 and 380.",
      );
      expect(counted({ input_tokens: 2799, output_tokens: 900 })).toBe(
        "One call at 2,800 tokens in, 900 out; all steps at 3,400 and 380.",
      );
    });

    test.each<[string, Brief["usage"]]>([
      ["is stated with as much as the largest step takes", { input_tokens: 2800, output_tokens: 360 }],
      ["is not stated", {}],
    ])("needs no word where it %s", (_, usage) => {
      expect(counted(usage)).toBeUndefined();
    });

    test("is never less for less that is stated", () => {
      const bills = [600, 2799, 2800, 3400].map(
        (input_tokens) => told({ input_tokens, output_tokens: 200 }).pipeline!.whole.bill!.likely!,
      );
      expect(bills[0]).toBe(bills[1]);
      expect(bills[1]).toBe(bills[2]);
      expect(bills[3]).toBeGreaterThan(bills[2]!);
    });
  });

  test("says which side has the better model, where mistakes pay for one", () => {
    const models = (brief: Brief) => advise(brief).beside.find(({ id }) => id === "models")?.text;
    const claims: Brief = {
      kind: "support-reply",
      repetition: 80,
      examples: 4200,
      correctness: "expert",
      sensitivity: "restricted-cloud",
      region: "eu",
      facts: "documents-found",
      usage: { requests_per_month: 26_000, input_tokens: 5000, output_tokens: 450 },
      steps: [{ name: "Read", kind: "entity-extraction", correctness: "exact" }, { name: "Write" }],
    };
    expect(models(claims)).toBeUndefined();
    expect(models({ ...claims, stakes: { wrong: { amount: 120, currency: "EUR" } } })).toMatch(
      /^Mistakes pay for a better one in one call/,
    );
  });

  test.each<[string, number, number, RegExp | null]>([
    [
      "where the rare last step may take a better model than one call for all",
      300_000,
      0.02,
      /^Not of like quality: the hardest step would have a better model \(GPT-6\.1 Terra\) than one call/,
    ],
    ["and nothing where both have the same", 8000, 1, null],
  ])("says which side has the better model, %s", (_, requests_per_month, share, said) => {
    const { beside } = advise({
      kind: "support-reply",
      correctness: "rubric",
      repetition: 80,
      examples: 100,
      sensitivity: "cloud-ok",
      usage: { requests_per_month, input_tokens: 1500, output_tokens: 200 },
      steps: [
        { name: "Sort", kind: "classification" },
        { name: "Draft", kind: "support-reply", share },
      ],
    });
    const models = beside.find(({ id }) => id === "models");
    if (said === null) expect(models).toBeUndefined();
    else expect(models?.text).toMatch(said);
  });

  test("adds what is paid once to twelve months", () => {
    for (const each of [told().pipeline!, told().pipeline!.whole]) {
      expect(each.once!.likely! + 12 * each.monthly!.likely!).toBeCloseTo(each.first_year!.likely!, 4);
    }
  });
});

describe("people who check the answers of a step", () => {
  const [extract, judge] = BRIEF.steps!;
  const stepped = (...steps: NonNullable<Brief["steps"]>): Brief => ({ ...BRIEF, steps });
  const checked = { ...judge!, reviewed: "all", stakes: { review_minutes: 6 } } as const;
  const reviewOf = (brief: Brief) => advise(brief).beside.filter(({ id }) => id === "review");

  test("are counted by its share of the requests, and named", () => {
    const [review, ...more] = reviewOf(stepped(extract!, checked));
    expect(more).toEqual([]);
    expect(review!.text).toContain('every answer of "Judge", 6 minutes each at an assumed AU$65 an hour: 500 hours');
    expect(review!.per_month?.amount).toBeCloseTo(500 * 65, 0);
  });

  test("are counted for each step that has some", () => {
    const [review] = reviewOf(stepped({ ...extract!, reviewed: "some" }, checked));
    expect(review!.text).toMatch(/1 to 10% of the answers of "Extract".* every answer of "Judge"/);
  });

  test("are told together where they check all of several", () => {
    const [review] = reviewOf(stepped({ ...extract!, reviewed: "all", stakes: { review_minutes: 3 } }, checked));
    expect(review!.text).toBe(
      'People check every answer of "Extract" and "Judge": 1,500 hours, AU$97,500 a month on top.',
    );
    expect(review!.per_month?.amount).toBeCloseTo(1500 * 65, 0);
  });

  test.each<[string, Brief]>([
    ["no step has any", BRIEF],
    ["it has none", stepped(extract!, { ...judge!, reviewed: "none" })],
  ])("are not where %s", (_, brief) => {
    expect(reviewOf(brief)).toEqual([]);
  });
});
