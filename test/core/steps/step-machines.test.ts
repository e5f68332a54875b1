/** Machines that carry several steps are counted once, and a machine that is there is one machine. */
import { describe, expect, test } from "vitest";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief, StepBrief } from "../../../src/core/types/brief.ts";
import { advise } from "../advice/advisor-fixture.ts";

const FIELDS: StepBrief = {
  name: "Fields",
  kind: "entity-extraction",
  correctness: "exact",
  usage: { input_tokens: 6000, output_tokens: 300 },
};
const CODES: StepBrief = {
  name: "Codes",
  kind: "tagging",
  correctness: "exact",
  usage: { input_tokens: 800, output_tokens: 80 },
};
const LETTER: StepBrief = {
  name: "Letter",
  kind: "report-drafting",
  correctness: "expert",
  usage: { input_tokens: 1500, output_tokens: 900 },
};
const LETTERS: Brief = {
  kind: "report-drafting",
  repetition: 75,
  examples: 6000,
  correctness: "expert",
  sensitivity: "local-only",
  hardware: "pc-rtx-3060",
  usage: { requests_per_month: 9000, input_tokens: 6000, output_tokens: 900 },
  steps: [FIELDS, CODES, LETTER],
};

const pipelineOf = (brief: Brief) => advise(brief).pipeline!;
const likely = (pipeline: Advice["pipeline"], key: "staff" | "bill" | "once") => pipeline![key]!.likely!;
/** The same work in its first step alone, whose machine nobody shares. */
const alone = (brief: Brief) => pipelineOf({ ...brief, steps: brief.steps!.slice(0, 1) });
const modelsOf = ({ steps }: NonNullable<Advice["pipeline"]>) => new Set(steps.map(({ model }) => model));

describe("a machine that is there", () => {
  test.each<[string, Partial<Brief>]>([
    ["whose memory holds one of the models at a time", {}],
    ["two steps with one model", { steps: [FIELDS, CODES] }],
    ["with room for larger models", { hardware: "pc-rtx-4090" }],
    ["of one memory", { hardware: "mac-studio-m5-max-64", usage: { requests_per_month: 500 } }],
    [
      "spelled out",
      {
        hardware: {
          name: "our box",
          memory_gb: 12,
          memory_kind: "discrete",
          bandwidth_gb_s: 360,
          idle_w: 40,
          load_w: 250,
        },
      },
    ],
  ])("is looked after, set up and idle once: %s", (_, more) => {
    const brief = { ...LETTERS, ...more };
    const [all, one] = [pipelineOf(brief), alone(brief)];
    const hardware = new Set(all.steps.map((step) => step.hardware));
    expect(hardware.size).toBe(1);
    expect(likely(all, "staff")).toBeCloseTo(likely(one, "staff"), 6);
    expect(likely(all, "bill")).toBeLessThan(2 * likely(one, "bill"));
    expect(likely(all, "once")).toBeLessThan(all.steps.length * likely(one, "once"));
    expect(all.counted_once[0]).toMatch(/ share one .*; it is counted once\.$/);
    expect(all.steps.every((step) => step.shares_machine)).toBe(true);
  });

  test("has one model do all steps where theirs do not fit it together", () => {
    expect(modelsOf(pipelineOf(LETTERS)).size).toBe(1);
    expect(modelsOf(pipelineOf({ ...LETTERS, hardware: undefined } as unknown as Brief)).size).toBe(2);
  });

  test("is left out where it cannot carry all of them, and another carries them for less", () => {
    const busy = { ...LETTERS, usage: { ...LETTERS.usage, requests_per_month: 60_000 } };
    const { hardware: _, ...unequipped } = busy;
    const [served, bought] = [advise(busy), advise(unequipped)];
    expect(served.pipeline!.bill).toEqual(bought.pipeline!.bill);
    expect(served.pipeline!.staff).toEqual(bought.pipeline!.staff);
    expect(served.pipeline!.steps.map(({ way }) => way)).toEqual(bought.pipeline!.steps.map(({ way }) => way));
  });

  test.each(["pc-rtx-3060", "pc-rtx-4090", "mac-mini-m4-16", "dgx-h100"])("is never taken twice: %s", (hardware) => {
    for (const requests_per_month of [100, 9000, 100_000, 1_000_000]) {
      const usage = { ...LETTERS.usage, requests_per_month };
      const { steps, counted_once } = pipelineOf({ ...LETTERS, hardware, usage });
      const there = steps.filter((step) => step.hardware === hardware);
      expect(there.length < 2 || there.every((step) => step.shares_machine), `${requests_per_month}`).toBe(true);
      const name = there[0]?.hardware_name ?? hardware;
      expect(counted_once.filter((text) => text.includes(` x ${name}`))).toEqual([]);
    }
  });
});

describe("machines that are bought", () => {
  const { hardware: _, ...UNEQUIPPED } = LETTERS;

  test("hold the weights of one model once", () => {
    const twice = pipelineOf({ ...UNEQUIPPED, steps: [FIELDS, { ...FIELDS, name: "More fields" }] });
    expect(modelsOf(twice).size).toBe(1);
    expect(twice.steps.every((step) => step.shares_machine)).toBe(true);
    expect(likely(twice, "staff")).toBeCloseTo(likely(alone(UNEQUIPPED), "staff"), 6);
  });
});

describe("the time of all steps together", () => {
  const timed = (latency_s: number, more: Partial<Brief> = {}) => {
    const { beside, counsel } = advise({ ...LETTERS, limits: { latency_s }, ...more });
    return { time: beside.find(({ id }) => id === "time")?.text, counsel: counsel!.id };
  };

  test("stands beside the limit of the whole, and leaves the choice to the costs while it keeps that", () => {
    const { time, counsel } = timed(60);
    expect(time).toMatch(/^One after the other the steps take \d+ seconds; the limit is 60 seconds\.$/);
    expect(["steps", "one-call"]).toContain(counsel);
  });

  test("speaks for one call where it exceeds the limit", () => {
    expect(timed(20).counsel).toBe("one-call-in-time");
  });

  test("is called unknown where a host does not say, and left out where nobody waits", () => {
    const hosted = { sensitivity: "cloud-ok" } as const;
    const { hardware: _, ...unequipped } = LETTERS;
    const at = (more: Partial<Brief>) =>
      advise({ ...unequipped, ...hosted, limits: { latency_s: 30 }, ...more }).beside.find(({ id }) => id === "time");
    expect(at({})?.text).toBe("The time of all steps together is not known; the limit is 30 seconds.");
    expect(at({ usage: { ...LETTERS.usage, batch: true } })).toBeUndefined();
    expect(at({ limits: {} })).toBeUndefined();
  });
});

test("a page says of which call it is that the machine cannot serve", () => {
  const { headlines } = advise({ ...LETTERS, limits: { latency_s: 20 } });
  expect(headlines[0]).toMatch(/^In one call your machine cannot serve this: An answer takes /);
});
