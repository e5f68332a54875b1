/** No first page is longer than a screen: all example briefs, and 500 generated ones. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { makeCurrencyAdvisor } from "../../../src/core/advice/advise.ts";
import type { Read } from "../../../src/core/advice/prepared-brief.ts";
import { compareModels } from "../../../src/core/comparison/comparison.ts";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import { sentencesOf } from "../../../src/core/text/sentence.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { readBriefs } from "../../../src/data/brief/brief-documents.ts";
import { adviceText } from "../../../src/render/advice/advice-text.ts";
import { renderComparison } from "../../../src/render/advice/comparison.ts";
import { reader } from "../../core/reading/reader-fixture.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const root = path.join(import.meta.dirname, "../../..");
const compiled = (name: string) => JSON.parse(readFileSync(path.join(root, "src/data/compiled", name), "utf8"));
const [taxonomy, pricing] = ["taxonomy.json", "pricing.json"].map(compiled);
const idOf = ({ id }: { id: string }): string => id;
const rate = { currency: "AUD", per_usd: 1.42, date: "2026-11-24", source: "a test" };
const read: Read = answersReader(taxonomy.kinds, reader);
const advise = makeCurrencyAdvisor({ taxonomy, pricing, as_of: "2026-11-24", rate, explain: false });

/** What a client reads without scrolling. */
const MOST = 22;

function pageOf(brief: Brief): { lines: string[]; advice: Advice } {
  const advice = advise(brief, { read, closely: false });
  const text = adviceText(advice, { columns: 80, colors: 0 });
  return { lines: text.trimEnd().split("\n"), advice };
}

function expectPage(brief: Brief): void {
  const { lines, advice } = pageOf(brief);
  expect(lines.length, `${JSON.stringify(brief)}\n${lines.join("\n")}`).toBeLessThanOrEqual(MOST);
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  const { page, counsel, next_question } = advice;
  const shown = lines.join(" ").replace(/\s+/g, " ");
  expect(shown).toContain(page.verdict.replace(/\s+/g, " "));
  // A limit that the brief gives is answered on every page.
  for (const { id, text } of advice.beside) if (id === "time") expect(shown).toContain(text);
  // Ways at several volumes do not say in their rows what they take to buy.
  if (advice.volumes.length > 0)
    for (const { id, text } of advice.beside) if (id === "machines") expect(shown).toContain(sentencesOf(text)[0]);
  // People who are planned to check are often the largest amount of all.
  for (const { id, text, per_month } of advice.beside)
    if (id === "review" && per_month !== null) expect(shown).toContain(text);
  // What to do next is never what is left out.
  const next = counsel ? sentencesOf(counsel.next_step)[0] : next_question?.asks;
  if (next) expect(shown).toContain(next.replace(/\s+/g, " "));
}

const folder = path.join(root, "examples/briefs");
test.each(readdirSync(folder))("%s", async (name) => {
  const { entries } = await readBriefs(readFileSync(path.join(folder, name), "utf8"), name);
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) if (entry.ok) expectPage(entry.brief);
});

test("500 generated briefs", { timeout: 600_000 }, () => {
  const kinds = taxonomy.kinds.map(({ id }: { id: string }) => id);
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const brief = fc
    .record({
      task: fc.constantFrom("Sort mail into 8 queues", "Review supply contracts for risk", "x ".repeat(400).trim()),
      client: maybe(fc.constantFrom("Acme", "A firm with a very long name ".repeat(4).trim())),
      kind: fc.constantFrom(...kinds),
      repetition: maybe(fc.constantFrom(0, 40, 65, 92)),
      examples: maybe(fc.constantFrom(0, 150, 400, 1200)),
      correctness: maybe(fc.constantFrom("exact", "rubric", "expert", "undefined")),
      sensitivity: maybe(fc.constantFrom("cloud-ok", "restricted-cloud", "local-only")),
      usage: maybe(
        fc.constantFrom({ requests_per_month: 50_000 }, { requests_per_month: 3_000_000, output_tokens: 800 }),
      ),
      hardware: maybe(fc.constantFrom("mac-mini-m6-16", "pc-rtx-4090")),
      tools: maybe(fc.boolean()),
      region: maybe(fc.constantFrom("au", "eu")),
      reviewed: maybe(fc.constantFrom("none", "all")),
      steps: maybe(
        fc.constantFrom(
          undefined,
          undefined,
          Array.from({ length: 4 }, (_, i) => ({
            name: `Step ${i + 1} with a name of some length`,
            kind: i === 3 ? "contract-analysis" : "classification",
            share: i === 3 ? 0.3 : 1,
          })),
        ),
      ),
      limits: maybe(
        fc.constantFrom<NonNullable<Brief["limits"]>[]>(
          { budget_per_month: { amount: 50, currency: "AUD" } },
          { latency_s: 4 },
          { latency_s: 20 },
        ),
      ),
      baseline: maybe(fc.constantFrom({ metric: "accuracy", score: 0.7, target: 0.95 })),
      stakes: maybe(fc.constantFrom({ wrong: { amount: 5, currency: "AUD" } })),
    })
    .map((each) => JSON.parse(JSON.stringify(each)) as Brief);
  for (const each of fc.sample(brief, { numRuns: 500, seed: 13 })) expectPage(each);
});

test.each([
  ["three models with a volume", ["gpt-4o", "gpt-6-luna", "llama3.1-8b"], 50_000],
  ["three models without one", ["gpt-4o", "gpt-6-luna", "llama3.1-8b"], undefined],
  [
    "all frontier models",
    pricing.models.filter(({ size_class }: { size_class: string }) => size_class === "frontier").map(idOf),
    1_000_000,
  ],
])("%s", (_: string, ids: string[], requests_per_month?: number) => {
  const models = pricing.models.filter(({ id }: { id: string }) => ids.includes(id));
  const usage = requests_per_month === undefined ? {} : { requests_per_month };
  const comparison = compareModels(
    { models, usage, machine: null, as_of: "2026-11-24", rate, explain: false },
    { pricing, taxonomy: TAXONOMY },
  );
  const lines = renderComparison(comparison, "text", { columns: 80, colors: 0 }).trimEnd().split("\n");
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(MOST);
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
});

test.each<[string, Brief, string]>([
  [
    "work of so few requests that people do it",
    {
      task: "Write one-page minutes of our 30-minute meetings from the transcript",
      usage: { requests_per_month: 2 },
    },
    "tier 2. Have it done by hand.",
  ],
  [
    "rows of numbers",
    { task: "Flag credit card transactions that look fraudulent", usage: { requests_per_month: 9000 } },
    "tier 1. Do not start with a language model: the data are rows of numbers.",
  ],
  [
    "what is heard",
    { task: "Transcribe sales calls and write a follow-up mail to each prospect", usage: { requests_per_month: 2500 } },
    "writes the transcript; then Gemma 4 12B",
  ],
])("a branch says what to do before any language model, or in place of one: %s", (_, brief, said) => {
  const { lines } = pageOf({ ...brief, sensitivity: "local-only" });
  expect(lines.join(" ").replace(/\s+/g, " ")).toContain(said);
});

test("data that may not leave keep what a prompt scores today on the page, without stakes too", () => {
  const { lines } = pageOf({
    task: "Sort incoming support emails into eight categories",
    repetition: 85,
    examples: 1500,
    correctness: "exact",
    sensitivity: "local-only",
    usage: { requests_per_month: 4000, input_tokens: 600, output_tokens: 50 },
    baseline: { metric: "accuracy", score: 0.8, target: 0.9, cases: 300 },
  });
  expect(lines.join(" ").replace(/\s+/g, " ")).toContain("A prompt scores 80% today; 90% is needed.");
});

const PERSONAL: Brief = {
  task: "Sort support emails into 8 queues",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "restricted-cloud",
};
const OF_PATIENTS: Brief = { ...PERSONAL, task: "Sort letters of patients by ward", client: "Valley Clinic" };

const LAWS: [string, Brief][] = [
  ["personal data and an open region", { ...PERSONAL, usage: { requests_per_month: 2000 } }],
  ["the same without a volume", PERSONAL],
  ["a region that binds nobody", { ...PERSONAL, sensitivity: "cloud-ok", region: "au" }],
  ["health data", { ...OF_PATIENTS, region: "au", usage: { requests_per_month: 2000 } }],
  ["health data in Europe", { ...OF_PATIENTS, region: "eu", sensitivity: "cloud-ok" }],
  ["a bank", { ...PERSONAL, client: "Mutual Bank", region: "au", usage: { requests_per_month: 50_000 } }],
  [
    "personal data in a country whose laws are not listed",
    { ...PERSONAL, client: "City of Halton (Ontario, Canada)", usage: { requests_per_month: 2000 } },
  ],
  [
    "a maker of medicines",
    {
      ...PERSONAL,
      client: "Helvex Pharma (Basel, Switzerland)",
      task: "Read case reports and studies and judge whether there is a safety signal for our medicines",
      region: "eu",
      usage: { requests_per_month: 300, output_tokens: 2000 },
    },
  ],
];

/** How a caution of law begins that only names what it is about. */
const TOPICS =
  /^(Health data \(GDPR, Article 9\)|Personal data reach the model|[A-Z][\w ]+ are not on our list|HIPAA|DORA)\.$/;

describe.each(LAWS)("the law stands on a page of any width: %s", (_, brief) => {
  const advice = advise(brief, { read, closely: true });
  const { watch, must_watch } = advice.page;

  test.each([120, 80, 60, 40])("%d columns", (columns) => {
    const text = adviceText(advice, { columns, colors: 0 });
    const shown = text.replace(/\s+/g, " ");
    expect(must_watch.length).toBeGreaterThan(0);
    for (const each of must_watch) expect(each).not.toMatch(TOPICS);
    for (const each of must_watch) expect(shown).toContain(each);
    const isShown = (each: string) => shown.includes(must_watch.find((least) => each.startsWith(least)) ?? each);
    const more = advice.cautions.length - watch.filter(isShown).length;
    const last = text.trimEnd().split("\n").at(-1)!;
    const all = more === advice.cautions.length ? "" : " more";
    if (more > 0) expect(last).toMatch(new RegExp(`^${more}${all} to watch: --details watch`));
    else expect(last).toMatch(/^More: --details/);
    expect(last.length).toBeLessThanOrEqual(columns);
    if (columns >= 80) expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(MOST);
  });
});

const shownOf = (brief: Brief): string => pageOf(brief).lines.join(" ").replace(/\s+/g, " ");

const AT_A_LOSS: Brief = {
  task: "Read each auto claim description and decide whether it goes to fast track, an adjuster or the fraud team.",
  client: "Prairie Mutual",
  repetition: 85,
  examples: 25_000,
  correctness: "exact",
  sensitivity: "restricted-cloud",
  region: "us",
  usage: { requests_per_month: 22_000, input_tokens: 700, output_tokens: 30 },
  baseline: { metric: "accuracy", score: 0.91, target: 0.95, cases: 1000 },
  stakes: { right: { amount: 4, currency: "USD" }, wrong: { amount: 60, currency: "USD" } },
  reviewed: "none",
};

test.each<[string, Partial<Brief>, RegExp]>([
  [
    "four ways",
    {},
    /Answers lose .* at 91% right, and earn .* at 95%\. Unchecked, answers pay from 93\.8% right on; .* of mistakes\./,
  ],
  ["four ways in other hands", { client: "Alder Freight", region: "eu" }, /Answers lose .* Unchecked, answers pay/],
  [
    "one way and the law",
    {
      task: "Read each message about a disputed card payment and give it one of 11 reason codes.",
      client: "Merlion Commercial Bank",
      region: "sg",
      baseline: { metric: "accuracy", score: 0.9, target: 0.95, cases: 1200 },
      stakes: { right: { amount: 2, currency: "USD" }, wrong: { amount: 24, currency: "USD" } },
    },
    /Answers lose .* at 90% right, and earn .* at 95%\. Unchecked, answers pay from 92\.3% right on; .* of mistakes\./,
  ],
])("what the stakes come to stands on a full page, and the first thing to watch: %s", (_, more, money) => {
  const brief: Brief = { ...AT_A_LOSS, ...more };
  const { advice } = pageOf(brief);
  const shown = shownOf(brief);
  expect(shown).toMatch(money);
  expect(shown).toContain(advice.page.must_watch[0] ?? advice.page.watch[0]);
  // Where hosts are asked first, the machine follows.
  expect(shown).toMatch(/Start with |Ask hosts .* Then /);
});

test.each<[string, Partial<Brief>, string]>([
  ["a model to try and one that was scored", { reviewed: "some" }, "Checking 1 to 10% of the answers"],
  ["all of them", { reviewed: "all" }, "People check every answer"],
  [
    "a volume that nobody gives",
    { reviewed: "some", usage: { input_tokens: 700, output_tokens: 30 } },
    "Checking 1 to 10%",
  ],
  [
    "a machine that is there, and laws",
    { sensitivity: "local-only", hardware: "pc-rtx-4090", reviewed: "some", client: "Leeds Mutual" },
    "Checking 1 to 10%",
  ],
])("people who check stand on a full page: %s", (_, more, review) => {
  const baseline = { ...AT_A_LOSS.baseline!, model: "gemini-3.1-flash-lite" };
  expect(shownOf({ ...AT_A_LOSS, baseline, ...more })).toContain(review);
});

const TRIAGE: Brief = {
  task: "Read each household claim email and its attached PDF text, decide which of 9 claim types it is, extract policy number, date of loss and estimated amount, and return JSON for the claims system.",
  client: "Severn Home Insurance",
  kind: "document-extraction",
  repetition: 91,
  examples: 6200,
  correctness: "exact",
  sensitivity: "restricted-cloud",
  region: "uk",
  reviewed: "some",
  usage: { requests_per_month: 48_000, input_tokens: 1900, output_tokens: 140 },
  limits: { latency_s: 6 },
  baseline: { metric: "claims with every field right", score: 0.9, target: 0.95, model: "gpt-5-mini", cases: 500 },
  stakes: { right: { amount: 2, currency: "AUD" }, wrong: { amount: 11, currency: "AUD" }, review_minutes: 1.5 },
};

const POLICIES: Brief = {
  task: "Answer staff questions about leave, travel, procurement and delegations from our 140 internal policies, quoting the clause that the answer rests on.",
  client: "Tarwin Shire Council",
  repetition: 45,
  examples: 60,
  correctness: "expert",
  sensitivity: "restricted-cloud",
  region: "au",
  facts: "documents-found",
  reviewed: "none",
  usage: { requests_per_month: 4500, input_tokens: 400, output_tokens: 250 },
  limits: { latency_s: 8 },
};

test.each<[string, Brief, RegExp[]]>([
  [
    "whose the score is, before what may be taken in place of a machine",
    TRIAGE,
    [/A prompt scores 90% on GPT-5 mini/, /Personal data reach/],
  ],
  [
    "the other tier's model, before what is counted without a figure",
    POLICIES,
    [/If this comes out: .* tier 3, .* Start with Claude Opus/, /Personal data reach the model/, /Setup is without/],
  ],
])("what decides stands on a full page: %s", (_, brief, said) => {
  const shown = shownOf(brief);
  for (const each of said) expect(shown).toMatch(each);
});

test("a search that is not surely read is asked for, and not counted", () => {
  const { lines, advice } = pageOf({
    task: "Draft replies to customers who ask for a kitchen quote, in our friendly tone, asking for the measurements that are missing.",
    repetition: 80,
    examples: 340,
    correctness: "rubric",
    sensitivity: "cloud-ok",
    reviewed: "all",
  });
  const shown = lines.join(" ").replace(/\s+/g, " ");
  expect(advice.rag).toBe(false);
  expect(shown).not.toContain("retrieval");
  expect(shown).toContain("Must an answer look up prices, stock or rules?");
});

test("a page with room for all ways keeps the words beside them", () => {
  const { stakes, baseline, ...rest } = AT_A_LOSS;
  expect(shownOf(rest)).toMatch(/prompted/);
});

test("where nothing to watch has room, the foot counts all of it and speaks of no more", () => {
  const advice = advise({ ...AT_A_LOSS, client: "Alder Freight", region: "eu" }, { read, closely: false });
  const last = adviceText(advice, { columns: 80, rows: 16, colors: 0 }).trimEnd().split("\n").at(-1)!;
  expect(last).toContain(`${advice.cautions.length} to watch: --details watch`);
});

test("with a limit of time at an unknown volume the staff time and setup of the start stand on the page", () => {
  const shown = shownOf({
    task: "Chatbot in our bookkeeping software that answers users' how-to questions from the help centre and looks up their invoices and subscription through our API.",
    client: "Ledgerly Inc.",
    repetition: 55,
    examples: 800,
    correctness: "rubric",
    sensitivity: "restricted-cloud",
    tools: true,
    limits: { latency_s: 4 },
    reviewed: "none",
  });
  expect(shown).toMatch(/Besides AU\$\d+ a month of staff time and AU\$[\d,]+ for setup\./);
});

test.each<[string, string, Brief]>([
  [
    "at first",
    "AU\\$[\\d,]+ to AU\\$[\\d,]+, in the bills",
    {
      task: "Sort scanned loan applications into 12 product queues",
      client: "Fairfax Mutual",
      sensitivity: "local-only",
    },
  ],
  [
    "later",
    "AU\\$[\\d,]+ to AU\\$[\\d,]+ \\(Then\\), in the bills",
    {
      task: "Summarise witness statements into one page for the solicitor",
      client: "Fairfax Mutual",
      correctness: "expert",
      sensitivity: "restricted-cloud",
      region: "au",
    },
  ],
])("with a limit of time at an unknown volume the hardware to buy %s stands on the page", (_, amounts, brief) => {
  const shown = shownOf({
    repetition: 92,
    examples: 1500,
    correctness: "exact",
    limits: { latency_s: 20 },
    ...brief,
  });
  expect(shown).toMatch(new RegExp(`To buy About ${amounts}`));
});

test("two branches that start alike say so once", () => {
  const usage = { requests_per_month: 12_000, input_tokens: 900, output_tokens: 300 };
  const shown = shownOf({
    kind: "document-qa",
    correctness: "rubric",
    repetition: 60,
    sensitivity: "restricted-cloud",
    region: "au",
    usage,
  });
  expect(shown).toContain("Whatever you answer, start with Claude Haiku 5.5");
  expect(shown.split("Claude Haiku 5.5").length).toBe(2);
  expect(shown).toMatch(/With at least 500 examples: tier 2\. Then /);
});

test.each([
  ["numbers to come", "Forecast next month's sales of each shop from four years of figures", "forecasting model"],
  ["pictures", "Look at photos of pipes and say whether there is rust or a dent", "vision model"],
])("work for no language model is settled, and asks for what text there is: %s", (_, task, serves) => {
  const shown = shownOf({ task, repetition: 90, examples: 2000, correctness: "exact", sensitivity: "cloud-ok" });
  expect(shown).toContain("No language model.");
  expect(shown).toContain(serves);
  expect(shown).toContain("Ask next: Is there a text to read or to write?");
  expect(shown).not.toMatch(/Not settled|Which kind of task|does not look like/);
});

test("names of steps are cut after a word where the page is full", () => {
  const { lines } = pageOf({
    task: "Triage property claims",
    sensitivity: "local-only",
    repetition: 80,
    examples: 900,
    correctness: "rubric",
    reviewed: "all",
    usage: { requests_per_month: 18_000, input_tokens: 1500, output_tokens: 200 },
    limits: { budget_per_month: { amount: 50, currency: "AUD" } },
    steps: [
      { task: "Sort the claim into 9 kinds of loss", kind: "classification" },
      { task: "Extract date, address, sums and cause from the claim form", kind: "document-extraction" },
      { task: "Weigh coverage against policy wording and draft the reply", kind: "contract-analysis", share: 0.2 },
    ],
  });
  expect(lines.length).toBeLessThanOrEqual(MOST);
  const rows = lines.slice(lines.findIndex((line) => line.startsWith("step ")) + 1);
  expect(rows.slice(0, 3).map((line) => line.split("  ")[0])).toEqual([
    "Sort the claim…",
    "Extract date…",
    "Weigh coverage…",
  ]);
  expect(rows.slice(0, 3).filter((line) => line.includes("(same machine)"))).toHaveLength(2);
});

test("one call does not take the place of a search", () => {
  const shown = shownOf({
    task: "Write answers to tenders from our past bids",
    kind: "document-qa",
    repetition: 45,
    examples: 100,
    correctness: "expert",
    sensitivity: "cloud-ok",
    usage: { requests_per_month: 150, input_tokens: 9000, output_tokens: 1500 },
    steps: [
      { name: "Find", kind: "document-qa" },
      { name: "Draft", kind: "report-drafting" },
    ],
  });
  expect(shown).toContain("Start with one call, with retrieval");
  expect(shown).toContain("against AU$3,100. The search stays in front of it");
});

test("what comes before any language model is said once, so that the branches have room", () => {
  const { lines, advice } = pageOf({
    task: "Transcribe sales calls, pull out action items and next steps, and write a follow-up mail to each prospect",
  });
  const shown = lines.join(" ").replace(/\s+/g, " ");
  expect(advice.branches.length).toBe(4);
  // The last of four gives way to what to watch and to where the rest stands.
  for (const { when } of advice.branches.slice(0, 3)) expect(shown).toContain(when.slice(1));
  expect(shown).toMatch(/Watch .*More: --details/);
  expect(shown.split("writes the transcript").length).toBe(2);
  expect(shown).toContain("tier 4. The same model first, then Claude Opus 5.5");
});

const HEARD: Brief = {
  task: "Listen to recorded calls, label the complaint, its product and its cause, and write a three-sentence summary.",
  client: "A mutual bank of the coast",
  repetition: 85,
  examples: 3500,
  correctness: "exact",
  sensitivity: "restricted-cloud",
  region: "au",
  input: ["audio"],
  usage: { requests_per_month: 120_000, input_tokens: 1400, output_tokens: 120, batch: true },
  baseline: { metric: "accuracy", score: 0.86, target: 0.97 },
  stakes: { right: { amount: 0.5, currency: "AUD" }, wrong: { amount: 180, currency: "AUD" } },
};
const { input_tokens: _, ...OF_UNKNOWN_LENGTH } = HEARD.usage!;
const SEEN: Brief = {
  ...HEARD,
  task: "Decide whether a listing, by its photos, title and text, breaks our rules, and name the rule.",
  kind: "moderation",
  sensitivity: "cloud-ok",
  input: ["text", "image"],
  examples: 100_000,
  usage: { requests_per_month: 30_000_000, input_tokens: 1800, output_tokens: 30 },
  stakes: { right: { amount: 0.002, currency: "AUD" }, wrong: { amount: 0.3, currency: "AUD" } },
};

test.each<[string, Brief, string]>([
  [
    "transcription",
    HEARD,
    "No row counts transcription, and no listed host is known to do it in AU: up to AU$20,300 a month more.",
  ],
  [
    "transcription of unknown length",
    { ...HEARD, usage: OF_UNKNOWN_LENGTH },
    "No row counts transcription, and no listed host is known to do it in AU: up to AU$17,400 a month more if a request is 6 minutes long",
  ],
  ["hardware that is bought later", SEEN, "RTX 5090), AU$65,700 to buy"],
])("what no row holds and costs more than they do stays on a full page, with the loss: %s", (_, brief, said) => {
  const shown = shownOf(brief);
  expect(shown).toContain(said);
  expect(shown).toContain("Unchecked, this loses");
});

const METERS: Brief = {
  task: "Put each email on outages, bills and moving house in one of 11 queues and pick out the meter number",
  kind: "routing",
  client: "Tamar Energy",
  repetition: 91,
  examples: 4200,
  correctness: "exact",
  sensitivity: "restricted-cloud",
  region: "au",
  usage: { requests_per_month: 38_000, input_tokens: 650, output_tokens: 60 },
  stakes: { right: { amount: 0.8, currency: "AUD" }, wrong: { amount: 6, currency: "AUD" } },
};

test.each<[string, Brief]>([
  ["before anything is measured", METERS],
  [
    "beside people who check",
    { ...METERS, reviewed: "some", limits: { latency_s: 20 }, hardware: "pc-rtx-4090", languages: ["en", "vi"] },
  ],
  [
    "short of the target",
    { ...METERS, baseline: { metric: "accuracy", score: 0.8, target: 0.95, model: "claude-haiku-5-5" } },
  ],
  [
    "with too few examples",
    { ...METERS, examples: 40, client: "A retailer of power with a long name ".repeat(3).trim() },
  ],
  [
    "with a search",
    {
      ...METERS,
      kind: "document-qa",
      task: "Answer mail from our handbook",
      correctness: "rubric",
      usage: { ...METERS.usage, input_tokens: 1000 },
    },
  ],
  ["in one run", { ...METERS, task: "Sort our backlog of 90,000 old emails into 11 queues, once" }],
])("why a model leads that is not the cheapest stands on every page: %s", (_, brief) => {
  const { lines, advice } = pageOf(brief);
  const [first, ...others] = advice.counsel!.lines.map(({ bill }) => bill!.likely!);
  expect(Math.min(...others)).toBeLessThan(first!);
  expect(lines.length).toBeLessThanOrEqual(MOST);
  expect(lines.join(" ").replace(/\s+/g, " ")).toMatch(
    / costs AU\$[\d,.]+ (a month )?more than Claude Haiku 5\.5(, which scored 80%)?, and /,
  );
});

test.each<[string, Brief]>([
  ["prompted", { ...METERS, sensitivity: "local-only", reviewed: "all" }],
  ["large", { ...METERS, sensitivity: "local-only", kind: "legal-analysis", correctness: "expert", reviewed: "all" }],
])("how long an answer takes on a machine stands on every page: %s", (_, brief) => {
  expect(shownOf(brief)).toMatch(/An answer takes about [\d.]+ (seconds|minutes)/);
});

test("a machine that one run pays for is said to be in its bill", () => {
  const shown = shownOf({
    ...METERS,
    task: "Write a label text for each of our coins, one time only",
    kind: "report-drafting",
    correctness: "rubric",
    region: "sg",
  });
  expect(shown).toMatch(/AU\$[\d,]+ of the bill to buy it/);
});

test("of a statement that is not read, nothing is said to be missing", () => {
  const task = "Clasificar las quejas de los usuarios en doce categorías y redactar la respuesta para cada uno";
  const { lines } = pageOf({ task, repetition: 90, examples: 800, correctness: "exact", sensitivity: "cloud-ok" });
  const shown = lines.join(" ");
  expect(shown).toContain("only English is read");
  expect(shown).not.toMatch(/Say {2}/);
});

test.each([60, 80])("at %d columns a full page keeps its headlines and says where the rest stands", (columns) => {
  const advice = advise({
    task: "Draft discharge letters for patients of the clinic from the ward notes, in its set form",
    kind: "template-fill",
    client: "A clinic with a very long name ".repeat(4),
    repetition: 70,
    examples: 700,
    correctness: "rubric",
    sensitivity: "local-only",
    region: "au",
    hardware: "mac-mini-m4-16",
    usage: { requests_per_month: 2_000_000, input_tokens: 9000, output_tokens: 2000 },
    limits: { budget_per_month: { amount: 5, currency: "AUD" }, latency_s: 1 },
  });
  expect(advice.headlines.length).toBeGreaterThan(0);
  const shown = adviceText(advice, { columns, colors: 0, rows: 10 }).replace(/\s+/g, " ");
  for (const headline of advice.headlines) expect(shown).toContain(headline);
  expect(shown).toContain("More: --details");
});
