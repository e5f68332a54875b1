/** Notices by what a statement says or is read as, each wording with those that must and must not stand beside its advice. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";
import { reader } from "../reading/reader-fixture.ts";

const REST: Brief = {
  repetition: 85,
  examples: 2000,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 9000, input_tokens: 900, output_tokens: 200 },
};

const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
const idsOf = (brief: Brief): string[] => advise({ ...REST, ...brief }, { read }).cautions.map(({ id }) => id);

interface Wording extends Brief {
  says?: string[];
  not?: string[];
}

const WORDINGS = parse(readFileSync(path.join(import.meta.dirname, "notice-wordings.yaml"), "utf8")) as Record<
  string,
  Wording
>;

describe("a notice", () => {
  test.each(Object.entries(WORDINGS))("%s", (_, { says = [], not = [], ...brief }) => {
    const ids = idsOf(brief);
    expect(ids).toEqual(expect.arrayContaining(says));
    for (const id of not) expect(ids).not.toContain(id);
  });
});

test("a law of Australia is said to be one where the client's country is not known", () => {
  const textOf = (client: string) =>
    advise({ ...REST, client, task: "Sort the mails of our bank" }, { read }).cautions.find(
      ({ id }) => id === "au-apra-cps230",
    )?.text;
  expect(textOf("Harbour Bank")).toMatch(/^In Australia: APRA CPS 230/);
  expect(textOf("Bank of Melbourne")).toMatch(/^APRA CPS 230/);
  expect(textOf("Bank of Ireland")).toBeUndefined();
});

test("what is heard is written down first, so hosts whose models only read are admitted, each in its region", () => {
  const task = "Mark in each recorded call whether the agent read out the hardship statement";
  const heard: Brief = { ...REST, task, input: ["audio"], sensitivity: "restricted-cloud", region: "au" };
  const { counsel, excluded, cautions } = advise(heard, { read });
  expect(cautions.map(({ id }) => id)).toContain("spoken-words");
  expect(counsel!.start_with).toMatchObject({ place: "api", region: "au" });
  expect(excluded.map(({ row }) => row)).not.toContain("cannot-read-input");
});

test("what is seen in a video is not written down", () => {
  const task = "Say from the video of the drill whether each worker wears a helmet";
  const { excluded } = advise({ ...REST, task, kind: "yes-no-filtering", input: ["audio", "video"] }, { read });
  expect(excluded.map(({ row }) => row)).toContain("cannot-read-input");
});

test("what is photographed goes to models that see", () => {
  const task = "Receipts photographed by phone: supplier, date, GST, total and account code.";
  const { recommended, alternatives, counsel } = advise({ ...REST, task }, { read });
  const ids = [recommended!, counsel!.start_with!, ...alternatives].map(({ model }) => model);
  const blind = ids.filter((id) => !pricing.models.find((each) => each.id === id)?.input_modalities.includes("image"));
  expect(blind).toEqual([]);
});

describe("work that is done once", () => {
  const once: Brief = {
    ...REST,
    kind: "report-drafting",
    correctness: "rubric",
    task: "Write a label text for each of our coins, one time only",
  };

  test("is billed once, and nothing is tuned or bought for it", () => {
    const { counsel } = advise(once, { read });
    expect(counsel!.id).toBe("single-run");
    expect(counsel!.text).toContain("one month of these figures is the whole job");
    expect(counsel!.lines.length).toBeGreaterThan(0);
    for (const { way } of counsel!.lines) expect(way).not.toMatch(/tuned|rented|Mac|PC/);
  });

  const sorted: Brief = {
    ...REST,
    kind: "classification",
    task: "Sort 300,000 archived letters, once, into 30 subjects",
    correctness: "exact",
    examples: 6000,
    usage: { requests_per_month: 300_000, input_tokens: 800, output_tokens: 10, batch: true },
  };
  const short = { metric: "accuracy", score: 0.8, target: 0.9, cases: 900, model: "gpt-6-luna" };

  test("whose score falls short goes to other models first, on what was scored", () => {
    const { counsel } = advise({ ...sorted, baseline: short }, { read });
    expect(counsel!.id).toBe("single-run-others");
    expect(counsel!.text).toMatch(/scores 80% on GPT-6 Luna and 90% is needed: try another model first\. Tuning costs/);
    expect(counsel!.next_step).toContain("Give the requests that were scored to ");
    expect(counsel!.lines.map(({ label }) => label)).toContain("Try");
  });

  test("is not said to pay back nothing that is tuned", () => {
    const { counsel } = advise(sorted, { read });
    expect(counsel!.id).toBe("single-run");
    expect(counsel!.text).toMatch(
      /Nothing that is bought or leased pays back in one run\. Tuning costs .* more than the prompt/,
    );
  });

  test.each<[string, Partial<Brief>]>([
    ["in a region without a host", {}],
    ["within a budget that pays for the machine", { limits: { budget_per_month: { amount: 9000, currency: "AUD" } } }],
    ["over the budget", { limits: { budget_per_month: { amount: 100, currency: "AUD" } } }],
  ])("is told with the machine that it takes where no host may do it, %s", (_, more) => {
    const brief: Brief = { ...once, sensitivity: "restricted-cloud", region: "sg", ...more };
    const { counsel, beside } = advise(brief, { read });
    expect(counsel!.id).toBe("single-run-on-machine");
    expect(counsel!.text).toMatch(/a machine must be bought or leased.*whole job, if that is [\d,]+ requests/);
    expect(counsel!.lines[0]!.to_buy).not.toBeNull();
    expect(beside.some(({ text }) => text.includes("This one run pays for all of it"))).toBe(true);
  });

  test.each<[string, Partial<Brief>]>([
    ["at a host", {}],
    ["on a machine of one's own", { sensitivity: "local-only" }],
    ["in a large task", { kind: "contract-analysis", correctness: "expert" }],
    ["in steps", { steps: [{ name: "sort", kind: "classification" }, { name: "write" }] }],
  ])("costs what is paid once and one run, %s", (_, more) => {
    const { costs, counsel, pipeline, usage } = advise({ ...once, ...more }, { read });
    expect(usage.counted_months).toBe(1);
    const ways = [...costs, counsel?.start_with, counsel?.fit].filter((way) => way?.first_year?.likely != null);
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      const parts = "one_off" in way! ? (way.one_off?.likely ?? 0) + way.monthly!.likely! : null;
      if (parts !== null) expect(way!.first_year!.likely).toBeCloseTo(parts, 4);
    }
    if (pipeline)
      expect(pipeline.first_year!.likely).toBeCloseTo(pipeline.once!.likely! + pipeline.monthly!.likely!, 4);
  });

  test("assumes no months over which a machine is paid off", () => {
    const monthsOf = (task: string) =>
      advise({ ...once, sensitivity: "local-only", task }, { read }).assumptions.filter(
        ({ id }) => id === "amortisation-months",
      );
    expect(monthsOf("Write a label text for each of our coins")).toHaveLength(1);
    expect(monthsOf(once.task!)).toEqual([]);
  });

  test("pays for the whole of a machine that is bought for it", () => {
    const priceOf = (task: string) =>
      advise({ ...once, sensitivity: "local-only", task }, { read }).counsel!.start_with!.monthly_without_labour!
        .likely!;
    expect(priceOf(once.task!)).toBeGreaterThan(10 * priceOf("Write a label text for each of our coins"));
  });

  const aud = (amount: number) => ({ amount, currency: "AUD" as const });
  const SPOKEN: Partial<Brief> = {
    input: ["audio"],
    task: "Transcribe each of our recorded interviews and write an abstract of it, one time only",
  };
  const atALoss: Partial<Brief> = {
    examples: 5000,
    baseline: { metric: "accuracy", score: 0.5, target: 0.6 },
    stakes: { right: aud(1), wrong: aud(4) },
  };
  test.each<[string, Partial<Brief>, string]>([
    ["below what pays", atALoss, "one-run-at-a-loss"],
    ["that is written down", { ...SPOKEN, examples: 5000 }, "speech-in-one-run"],
    ["that is written down, below what pays", { ...atALoss, ...SPOKEN }, "one-run-at-a-loss"],
  ])("is started with a prompt and tuned by nobody, %s", (_, more, id) => {
    const { counsel, page } = advise({ ...once, ...more }, { read });
    expect(counsel!.id).toBe(id);
    expect(`${counsel!.next_step} ${page.verdict}`).not.toMatch(/tune/i);
    for (const { way } of counsel!.lines) expect(way).not.toMatch(/tuned|rented|Mac|PC/);
  });

  test("loses once what it loses, and no month of it", () => {
    const { counsel } = advise({ ...once, ...atALoss }, { read });
    // 9,000 answers, of which 60 in 100 earn AU$1 and 40 lose AU$4.
    expect(counsel!.text).toContain("loses AU$9,000 in the one run even at 60% right");
    expect(counsel!.text).not.toContain("a month");
  });

  test("runs on a machine where the data stay", () => {
    const { counsel } = advise({ ...once, sensitivity: "local-only" }, { read });
    expect(counsel!.lines.length).toBeGreaterThan(0);
  });
});

describe("several tasks in one statement", () => {
  const found = (task: string) => {
    const brief: Brief = { task, repetition: 60, examples: 0, correctness: "expert", sensitivity: "restricted-cloud" };
    const { page, cautions } = advise(brief, { read });
    const text = cautions.find(({ id }) => id === "several-tasks")?.text ?? "";
    return { text, isWatched: page.watch.some((each) => each.startsWith("This seems to be several tasks")) };
  };

  test("of one tier are no matter for the first page: what one verb is said of may be two things", () => {
    const task = "Help our 60 developers write, explain and refactor Java and TypeScript code in the IDE";
    const { text, isWatched } = found(task);
    expect(isWatched).toBe(false);
    expect(text).not.toContain("most demanding");
  });

  test("of two tiers are told, and no more is said to count than does", () => {
    const { text } = found(
      "Transcribe the hearing, redact names, translate it into English and judge whether the claim has prospects",
    );
    expect(text).toMatch(/\(tier \d\).*\(tier \d\)/);
    expect(text).not.toContain("most demanding");
  });
});
