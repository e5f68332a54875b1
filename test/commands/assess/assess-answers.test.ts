/** What is saved in the middle of an interview is what the next run starts from. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsBrief, readStart } from "../../../src/commands/assess/assess-answers.ts";
import {
  type Answer,
  type AnswerMap,
  answerPath,
  briefWith,
  knownAnswer,
  UNKNOWN_ANSWER,
  withoutFragments,
} from "../../../src/core/interview/answer.ts";
import { briefText } from "../../../src/data/brief/brief-text.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

const host = memoryHost();
const taxonomy = await host.taxonomy();
const pricing = await host.pricing();

const WORDS: Record<string, string> = { kind: "routing", hardware: "mac-mini-m4-16" };

function answerTo(id: string): fc.Arbitrary<Answer> {
  const question = taxonomy.questions.find((each) => each.id === id)!;
  const value = question.choices
    ? fc.constantFrom(...question.choices.map((choice) => choice.value))
    : question.max !== undefined
      ? fc.constantFrom(question.min ?? 0, question.max)
      : question.min !== undefined
        ? fc.integer({ min: Math.max(1, question.min), max: 5000 })
        : WORDS[id]
          ? fc.constant(WORDS[id])
          : fc.string({ minLength: 1, unit: "grapheme" }).map((text) => `x${text}x`);
  return fc.oneof({ weight: 3, arbitrary: value.map(knownAnswer) }, fc.constant(UNKNOWN_ANSWER));
}

const answers = fc
  .record(Object.fromEntries(taxonomy.questions.map(({ id }) => [id, answerTo(id)])), { requiredKeys: ["examples"] })
  .map((all) => ({ ...all, examples: knownAnswer(5) }) as AnswerMap);

describe("a brief that was saved", () => {
  it.each(["yaml", "json"] as const)("as %s is read back with every answer", async (format) => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const brief = withoutFragments(briefWith({}, given, "AUD"));
        const unknown = Object.keys(given).filter((id) => !given[id]!.known);
        const files = { [`${CWD}/brief.${format}`]: briefText(brief, format, unknown) };
        const start = await readStart({ from: `brief.${format}` }, taxonomy, pricing, "AUD", memoryHost({ files }));
        expect(start.brief).toEqual(brief);
        expect(start.unknown).toEqual(
          taxonomy.questions.map(({ id }) => id).filter((id) => unknown.includes(id) && answerPath(id).length === 1),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("flags", () => {
  const files = { [`${CWD}/brief.yaml`]: "task: Sort\nexamples: 5\nrepetition: unknown\nclient: Acme\n" };
  const read = (options: Record<string, unknown>) =>
    readStart({ from: "brief.yaml", ...options }, taxonomy, pricing, "AUD", memoryHost({ files }));
  it("win over the brief", async () => {
    expect((await read({ examples: "1,200", latencyS: 5, batch: true })).brief).toEqual({
      task: "Sort",
      client: "Acme",
      examples: 1200,
      limits: { latency_s: 5 },
      usage: { batch: true },
    });
  });
  it("may say that an answer is not known, or that it is known now", async () => {
    expect(await read({ examples: "unknown", repetition: "90%" })).toEqual({
      brief: { task: "Sort", client: "Acme", repetition: 90 },
      unknown: ["examples"],
      file: null,
    });
  });
});

describe("an answer fits a brief", () => {
  it.each<[string, string | number, true | RegExp]>([
    ["examples", 5, true],
    ["examples", 5.5, /^expected a whole number/],
    ["baseline.score", 0.8, true],
    ["baseline.score", 8, /^expected a number from 0 to 1/],
    ["stakes.right.amount", 50, true],
    ["input_tokens", 1e12, /^expected a whole number/],
    ["task", "x".repeat(200_000), /^expected text/],
  ])("%s %#", (id, value, wanted) => {
    const fits = fitsBrief(id, knownAnswer(value), "AUD");
    if (wanted === true) expect(fits).toBe(true);
    else expect(fits).toMatch(wanted);
  });
});
