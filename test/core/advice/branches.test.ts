/** While an answer is open: few branches, in English, what is the same told once, and each with its cost. */
import { describe, expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import { branchText } from "../../../src/core/advice/branch-words.ts";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { reader } from "../reading/reader-fixture.ts";
import { ANALYSIS, AS_OF, advise, ROUTING } from "./advisor-fixture.ts";

const without = (brief: Brief, ...keys: (keyof Brief)[]): Brief =>
  Object.fromEntries(Object.entries(brief).filter(([key]) => !keys.includes(key as keyof Brief))) as Brief;

const BRIEFS: Record<string, Brief> = {
  repetition: without(ROUTING, "repetition"),
  examples: without(ROUTING, "examples"),
  sensitivity: without(ANALYSIS, "sensitivity"),
  "two answers": without(ROUTING, "repetition", "examples"),
  "all answers": { kind: "routing" },
  "all but the volume": { kind: "support-reply", correctness: "rubric" },
};

describe.each(Object.entries(BRIEFS))("without %s", (_name, brief) => {
  const { branches, status } = advise(brief);

  test("there are one to four branches, each with a way and its price", () => {
    expect(status).toBe("undetermined");
    expect(branches.length).toBeGreaterThanOrEqual(1);
    expect(branches.length).toBeLessThanOrEqual(4);
    for (const { lines, tier } of branches) {
      expect(tier).not.toBeNull();
      expect(lines[0]?.bill?.likely).toBeGreaterThan(0);
    }
  });

  test("what each one is for is said once and in English", () => {
    const whens = branches.map(({ when }) => when);
    expect(new Set(whens).size).toBe(whens.length);
    for (const when of whens) {
      expect(when).toMatch(/^(?:if|unless|with|whatever) /);
      expect(when).not.toMatch(/or fewer|more cases|\bor more %|0 or|\{|undefined/);
    }
  });
});

test("numbers are told by the line between them", () => {
  expect(advise(BRIEFS.examples!).branches.map(({ when }) => when)).toEqual([
    "with fewer than 200 examples",
    "with at least 200 examples",
  ]);
});

test("two readings that come to the same are no question", () => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const brief: Brief = { task: "Brainstorm new product ideas with our founders", correctness: "undefined" };
  const { branches, next_question } = advise({ ...brief, sensitivity: "cloud-ok" }, { read });
  expect(branches).toEqual([]);
  expect(next_question).toBeNull();
});

test.each([
  ["a wish", { task: "Our lawyers want to find the right precedent clause faster." }],
  ["one that may leave", { task: "Our estimators want to look up earlier quotes sooner.", sensitivity: "cloud-ok" }],
  [
    "two parts",
    { task: "Write the crew a job sheet in Spanish or Tongan from the list of pumps that are about to fail" },
  ],
] satisfies [string, Brief][])("what leaves the tier open is asked: %s", (_, brief) => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const { status, next_question } = advise(brief, { read });
  expect(status).toBe("undetermined");
  expect(next_question).not.toBeNull();
});

test("answers that contradict a sure statement are priced beside it", () => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const task = "Draft the clinical study report from tables and the protocol";
  const answers: Brief = { task, repetition: 45, examples: 30, correctness: "expert", sensitivity: "local-only" };
  const { branches, status, page } = advise({ ...answers, usage: { requests_per_month: 200 } }, { read });
  expect(status).toBe("complete");
  expect(page.verdict).toMatch(/^Tier 2 by the statement, tier 3 by the other answers\. /);
  expect(branches.map(({ tier }) => tier)).toEqual([2, 3]);
});

const LOAN_FILES: Brief = {
  task: "Read the documents of a home loan application, check income and expenses against our policy and recommend approve, decline or ask.",
  repetition: 35,
  examples: 600,
  correctness: "expert",
  sensitivity: "restricted-cloud",
  region: "au",
  usage: { requests_per_month: 800, input_tokens: 40_000, output_tokens: 1500 },
};
const aud = (amount: number) => ({ amount, currency: "AUD" });

test.each<[string, Brief, boolean]>([
  ["a mistake costs more than the larger model", { ...LOAN_FILES, stakes: { wrong: aud(2000) } }, true],
  ["experts check, which costs more than it", { ...LOAN_FILES, reviewed: "all" }, true],
  ["a mistake costs less than it", { ...LOAN_FILES, stakes: { wrong: aud(60) } }, false],
  ["nobody checks and nobody says what a mistake costs", { ...LOAN_FILES, reviewed: "none" }, false],
])("of two readings two tiers apart the harder leads by what hangs on the answers: %s", (_, brief, leads) => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const { page, counsel, branches } = advise(brief, { read });
  expect(page.verdict).toMatch(/^Tier 1 by the statement, tier 3 by the other answers\. /);
  expect(branches.map(({ tier }) => tier)).toEqual([1, 3]);
  expect(/The model for tier 3 costs .* so it comes first\./.test(page.verdict)).toBe(leads);
  expect(counsel?.lines[0]?.way === branches[1]!.lines[0]!.way).toBe(leads);
});

describe("while nobody says the volume, the harder of two readings leads where checking costs more than its model", () => {
  const unsaid: Brief = { ...LOAN_FILES, usage: { input_tokens: 40_000, output_tokens: 1500 } };
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });

  test.each<[string, Brief]>([
    ["files of a loan", unsaid],
    [
      "contracts held to a playbook",
      {
        ...unsaid,
        task: "Review supplier contracts against our playbook, flag clauses that deviate and suggest replacement wording",
        examples: 150,
      },
    ],
  ])("%s", (_, brief) => {
    const { page, counsel, volumes, branches } = advise({ ...brief, reviewed: "all" }, { read });
    expect(page.verdict).toMatch(/ costs AU\$\d+ more per 1,000 requests, less than checking them, and does both/);
    const harder = branches.find(({ tier }) => tier === 3)!;
    expect(counsel!.start_with!.name).toBe(harder.start_with!.name);
    expect(volumes).toHaveLength(3);
    for (const { lines } of volumes) expect(lines.map(({ label }) => label)).toEqual(["Start with", "Or"]);
    for (const { lines } of volumes) expect(lines[0]!.name).toBe(harder.lines[0]!.name);
    expect(counsel!.next_step).not.toMatch(/depends on the volume/);
  });

  test("and not where nobody checks", () => {
    const { page, volumes } = advise({ ...unsaid, reviewed: "none" }, { read });
    expect(page.verdict).not.toContain("comes first");
    expect(volumes[0]!.lines.map(({ label }) => label)).not.toContain("Or");
  });
});

describe("each reading of a doubtful statement", () => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const task = "Draft the clinical study report from tables and the protocol";
  const usage = { requests_per_month: 200 };
  const contradicted: Brief = { task, repetition: 45, correctness: "expert", sensitivity: "local-only", usage };

  test.each<[string, Brief]>([
    ["while examples are unknown", contradicted],
    ["while examples and repetition are", without({ ...contradicted, examples: 30 }, "repetition")],
    ["while nobody has said where the data may go", without(contradicted, "sensitivity")],
  ])("names a way and its price %s", (_, brief) => {
    const { branches } = advise(brief, { read });
    for (const { tier, lines, when } of branches) {
      expect(tier).not.toBeNull();
      expect(lines[0]?.bill?.likely).toBeGreaterThan(0);
      if (brief.sensitivity === undefined) expect(when).toMatch(/data (?:may leave|must stay|may go)/);
    }
  });

  test("two of them, of two tiers, and neither in the heading alone", () => {
    const { branches, page } = advise(contradicted, { read });
    expect(branches.map(({ tier }) => tier)).toEqual([2, 3]);
    expect(page.verdict).toBe("Not settled: tier 2 by the statement, tier 3 by the other answers.");
    expect(page.why).toEqual([]);
  });
});

test("more than two ways to answer that all start alike are told once", () => {
  const { branches } = advise(BRIEFS["two answers"]!);
  expect(branches.map(({ when }) => when)).toEqual(["whatever you answer"]);
  expect(branches[0]!.lines[0]!.label).toBe("Start with");
});

test.each<[string, Brief]>([
  ["the repetition", { correctness: "expert" }],
  ["what makes an answer correct", { repetition: 30, examples: 30 }],
])("an answer that would contradict the statement is told with both readings: %s", (_, answers) => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const task = "Answer regulators' questions on our dossiers, from the dossier and earlier answers.";
  const brief: Brief = { task, sensitivity: "cloud-ok", facts: "documents-found", usage: { requests_per_month: 30 } };
  const { branches } = advise({ ...brief, ...answers }, { read });
  expect(branches.map(({ when }) => when)).not.toContain("whatever you answer");
  expect(branches.map(({ tier }) => tier)).toEqual(expect.arrayContaining([2, 3]));
});

test("asked first is what changes the tier, not what may follow the same start", () => {
  const { next_question } = advise({ kind: "support-reply", sensitivity: "cloud-ok", repetition: 75 });
  expect(next_question!.id).toBe("correctness");
});

test("what does not depend on an answer is not told for each of its values", () => {
  const { branches } = advise({ kind: "support-reply", sensitivity: "cloud-ok", repetition: 90 });
  const whens = branches.map(({ when }) => when);
  expect(whens.filter((when) => when.includes("nobody can say"))).toHaveLength(1);
});

test("while nobody has said where the data may go, each branch says for which answer it holds", () => {
  for (const { when, lines } of advise({ kind: "routing" }).branches) {
    if (/\((?:OpenAI|Amazon|Anthropic)/.test(lines[0]?.way ?? "")) expect(when).toContain("may leave");
  }
});

describe("of two readings of a statement", () => {
  const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });
  const task = "Draft the clinical study report from tables and the protocol";
  const answers: Brief = { task, repetition: 45, examples: 30, correctness: "expert", sensitivity: "cloud-ok" };
  const at = (requests_per_month: number, more: Partial<Brief> = {}) =>
    advise({ ...answers, usage: { requests_per_month }, ...more }, { read });
  const [simple, harder] = [2, 3].map((tier) => at(200).branches.find((branch) => branch.tier === tier)!);

  test("the harder one leads where its model costs little more, and the page says what each costs and what settles it", () => {
    const { counsel, page, branches, next_question, tier } = at(200);
    expect(tier).toBe(2);
    expect(counsel!.start_with!.name).toBe(harder!.start_with!.name);
    expect(counsel!.lines.map(({ label, way }) => [label, way])).toEqual([
      ["Start with", harder!.lines[0]!.way],
      ["Or", simple!.lines[0]!.way],
    ]);
    expect(page.verdict).toMatch(
      / The model for tier 3 costs AU\$[\d.]+ a month more and does both, so it comes first\.$/,
    );
    expect(page.why).toEqual([]);
    expect(branches).toHaveLength(2);
    expect(next_question?.outcomes).toHaveLength(2);
  });

  test("one of many leads with the same", () => {
    const brief: Brief = { ...answers, usage: { requests_per_month: 200 } };
    const glance = advise(brief, { read, closely: false, branches: false });
    expect(glance.counsel!.start_with).toEqual(at(200).counsel!.start_with);
    expect(glance.branches).toEqual([]);
  });

  test.each<[string, number, Partial<Brief>]>([
    ["costs much more", 20_000, {}],
    ["would break the budget", 200, { limits: { budget_per_month: { amount: 3, currency: "AUD" } } }],
  ])("the likelier one leads where the other %s", (_, volume, more) => {
    expect(at(volume, more).counsel!.start_with!.name).not.toBe(harder!.start_with!.name);
  });
});

describe("while an answer is open, all costs of a way stand on the page", () => {
  test.each<[string, Brief]>([
    ["of data that may go to a host or must stay", without(ROUTING, "sensitivity")],
    ["of long work for one of them", { ...without(ROUTING, "sensitivity"), kind: "contract-analysis", examples: 100 }],
  ])("the same ones of a machine and of a host: %s", (_, brief) => {
    const { branches } = advise(brief);
    const texts = branches.map((branch) => branchText(branch, null));
    const priced = texts.filter((text) => text.includes(" a month"));
    expect(priced.length).toBeGreaterThan(0);
    for (const text of priced) {
      const ways = text.match(/ a month/g)!.length;
      expect(text.match(/, \S+ staff time, \S+ setup/g), text).toHaveLength(ways);
    }
  });

  test("of a machine what it costs to buy", () => {
    const { branches } = advise({ ...without(ROUTING, "examples"), sensitivity: "local-only" });
    const bought = branches.filter(({ lines }) => lines.some(({ to_buy }) => to_buy !== null));
    expect(bought.length).toBeGreaterThan(0);
    for (const branch of bought) expect(branchText(branch, null)).toMatch(/, \S+ staff time, \S+ setup, \S+ to buy/);
  });

  test("what is at stake, which no answer changes", () => {
    const stakes = { right: { amount: 1, currency: "AUD" }, wrong: { amount: 9, currency: "AUD" } };
    const baseline = { metric: "accuracy", score: 0.8, target: 0.95 };
    const brief: Brief = { ...without(ROUTING, "examples"), baseline, stakes, reviewed: "none" };
    const said =
      /Answers lose AU\$\S+ a month at 80% right, and earn AU\$\S+ at 95%\. Unchecked, answers pay from 90% right on/;
    expect(advise(brief).headlines.join(" ")).toMatch(said);
    expect(advise({ ...brief, examples: 2000 }).headlines.join(" ")).not.toMatch(said);
    expect(advise({ ...brief, reviewed: "all" }).headlines).toEqual([]);
  });
});

test("the quote is held against the price list while an answer is open", () => {
  const proposal: Brief["proposal"] = { model: "gpt-6-luna", cost_per_1k: { amount: 5, currency: "AUD" } };
  const { beside } = advise({ ...without(ROUTING, "examples"), proposal });
  expect(beside.find(({ id }) => id === "quote")?.text).toMatch(/By the price list it is AU\$[\d.]+/);
});

test("a counsel that labels its first way in other words tells its branches alike", () => {
  const brief: Brief = {
    kind: "routing",
    sensitivity: "restricted-cloud",
    region: "no",
    repetition: 90,
    usage: { requests_per_month: 20_000 },
  };
  const tables = TAXONOMY.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => (row.label === undefined ? row : { ...row, label: "Afterwards" })),
  }));
  const rate = pricing.fx.find(({ currency }) => currency === "AUD")!;
  const reworded = { taxonomy: { ...TAXONOMY, tables }, pricing, as_of: AS_OF, rate, explain: false };
  const [own, other] = [advise, makeCurrencyAdvisor(reworded)].map((advisor) => advisor(brief).branches);
  expect(own![0]!.lines[0]!.label).toBe("Then");
  expect(other![0]!.lines[0]!.label).toBe("Afterwards");
  const told = own!.map((branch) => branchText(branch, null));
  expect(told[0]).toContain("Ask hosts before you buy");
  expect(other!.map((branch) => branchText(branch, null))).toEqual(told);
});
