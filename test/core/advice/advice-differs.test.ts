/** Each circumstance that a client can state changes the advice somewhere: pairs of briefs that differ in it alone. */
import { describe, expect, test } from "vitest";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, ROUTING } from "./advisor-fixture.ts";

const aud = (amount: number) => ({ amount, currency: "AUD" });

/** What a client would act on. */
const acted = ({ counsel, recommended }: Advice) => ({
  row: counsel?.id,
  start: counsel?.start_with?.name,
  place: counsel?.start_with?.place,
  fit: recommended?.name,
  fitPlace: recommended?.place,
  fitRegion: recommended?.region,
  hardware: recommended?.hardware,
  machines: recommended?.machines,
});

const PAIRS: Record<string, [Brief, Brief][]> = {
  baseline: [[ROUTING, { ...ROUTING, baseline: { metric: "accuracy", score: 0.9 } }]],
  target: [
    [
      { ...ROUTING, baseline: { metric: "accuracy", score: 0.9, target: 0.88 } },
      { ...ROUTING, baseline: { metric: "accuracy", score: 0.9, target: 0.95 } },
    ],
  ],
  stakes: [
    [
      {
        ...ROUTING,
        baseline: { metric: "accuracy", score: 0.87, target: 0.93 },
        stakes: { right: aud(0.5), wrong: aud(5) },
      },
      {
        ...ROUTING,
        baseline: { metric: "accuracy", score: 0.87, target: 0.93 },
        stakes: { right: aud(0.001), wrong: aud(0.01) },
      },
    ],
  ],
  budget: [[ANALYSIS, { ...ANALYSIS, limits: { budget_per_month: aud(20) } }]],
  region: [
    [
      { ...ANALYSIS, sensitivity: "restricted-cloud", region: "us" },
      { ...ANALYSIS, sensitivity: "restricted-cloud", region: "au" },
    ],
  ],
  latency: [
    [
      { ...ROUTING, sensitivity: "local-only" },
      { ...ROUTING, sensitivity: "local-only", limits: { latency_s: 2 } },
    ],
  ],
  batch: [
    [
      { ...ROUTING, sensitivity: "local-only", usage: { ...ROUTING.usage, requests_per_month: 2_000_000 } },
      {
        ...ROUTING,
        sensitivity: "local-only",
        usage: { ...ROUTING.usage, requests_per_month: 2_000_000, batch: true },
      },
    ],
  ],
  volume: [[ANALYSIS, { ...ANALYSIS, usage: { ...ANALYSIS.usage, requests_per_month: 20 } }]],
};

describe.each(Object.entries(PAIRS))("%s", (_name, pairs) => {
  test.each(pairs)("changes the advice", (one, other) => {
    expect(acted(advise(one))).not.toEqual(acted(advise(other)));
  });
});

test("the name of the start does not flicker with the volume", () => {
  const names = new Set<string>();
  for (let volume = 1000; volume <= 1_000_000; volume = Math.round(volume * 1.3)) {
    const { counsel } = advise({ ...ROUTING, usage: { ...ROUTING.usage, requests_per_month: volume } });
    names.add(counsel!.start_with!.name);
  }
  expect(names.size).toBeLessThanOrEqual(3);
});

describe("the model at home over the volume", () => {
  const local: Brief = { ...ROUTING, sensitivity: "local-only" };
  const volumes: number[] = [];
  for (let volume = 1000; volume <= 8_000_000; volume = Math.round(volume * 1.5)) volumes.push(volume);
  const at = (volume: number, machine?: string) =>
    advise({
      ...local,
      ...(machine ? { hardware: machine } : {}),
      usage: { ...local.usage, requests_per_month: volume },
    });

  test("keeps its name until another is more than five percent cheaper", () => {
    let before = at(volumes[0]!).recommended;
    let changes = 0;
    for (const volume of volumes.slice(1)) {
      const { recommended: now, alternatives } = at(volume);
      if (before && now && now.model !== before.model) {
        changes += 1;
        const old = alternatives.find(({ model, place }) => model === before!.model && place === "own");
        // What is left of the old way costs clearly more, or cannot carry the volume at all.
        if (old?.first_year?.likely != null) {
          expect(now.first_year!.likely! * 1.05).toBeLessThan(old.first_year.likely);
        }
      }
      before = now;
    }
    expect(changes).toBeLessThanOrEqual(2);
  });
});
