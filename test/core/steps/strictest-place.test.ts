/** One call reads what every step reads, so that it goes only where all of them may go. */
import { describe, expect, test } from "vitest";
import { withStrictestPlace } from "../../../src/core/steps/pipeline.ts";
import { regionText } from "../../../src/core/text/sentence.ts";
import type { Advice, ServedWay } from "../../../src/core/types/advice.ts";
import { type Brief, SENSITIVITY, type StepBrief } from "../../../src/core/types/brief.ts";
import { advise } from "../advice/advisor-fixture.ts";

type Place = Pick<StepBrief, "sensitivity" | "region">;

const au: Place = { sensitivity: "restricted-cloud", region: "au" };
const eu: Place = { sensitivity: "restricted-cloud", region: "eu" };
const local: Place = { sensitivity: "local-only" };
const any: Place = { sensitivity: "cloud-ok" };

const inSteps = (whole: Place, first: Place, second: Place): Brief => ({
  ...whole,
  correctness: "exact",
  examples: 800,
  repetition: 85,
  usage: { requests_per_month: 9000 },
  steps: [
    { ...first, kind: "entity-extraction" },
    { ...second, kind: "routing" },
  ],
});

describe("the place of all the work", () => {
  test.each<[string, Place, Place, Place, Place]>([
    ["is that of a step that must stay local", any, local, any, local],
    ["is that of the steps where the brief says nothing", {}, local, local, local],
    ["stays that of the brief where steps are less strict", local, any, any, local],
    ["is the region that a step must stay in", any, au, any, au],
    ["is the region of the brief that a step inherits", { region: "eu" }, { sensitivity: "restricted-cloud" }, any, eu],
    ["is no one region where steps name two", any, au, eu, { sensitivity: "restricted-cloud", region: "au and eu" }],
    ["is open while a step is", {}, any, {}, {}],
    ["is any cloud where all steps agree", {}, any, any, any],
  ])("%s", (_, whole, first, second, expected) => {
    const { sensitivity, region } = withStrictestPlace(inSteps(whole, first, second));
    expect({ sensitivity, region }).toEqual({ sensitivity: undefined, region: undefined, ...expected });
  });

  test("of two regions is said by their names", () => {
    expect(regionText("au and eu")).toBe("AU and EU");
  });
});

/** Every way that the first page or the handoff may start with. */
function startsOf({ recommended, alternatives, counsel, costs }: Advice): ServedWay[] {
  const { start_with = null, fit = null, costs_least = null } = counsel ?? {};
  const allowed = costs.filter((row) => row.allowed === true);
  return [recommended, ...alternatives, start_with, fit, costs_least, ...allowed].filter((way) => way !== null);
}

const PLACES: readonly Place[] = [{}, ...SENSITIVITY.map((sensitivity) => ({ sensitivity })), au, eu];

describe("no advice on steps sends one call where a step may not go", () => {
  const all = PLACES.flatMap((whole) =>
    PLACES.flatMap((first) => PLACES.map((second) => [whole, first, second] as const)),
  );
  test.each(all)("%j: %j, %j", (...places) => {
    const brief = inSteps(...places);
    const advice = advise(brief, { closely: false, branches: false });
    const starts = startsOf(advice);
    const bound = [brief, ...brief.steps!.map((step) => ({ ...places[0], ...step }))];
    const isLocal = bound.some(({ sensitivity }) => sensitivity === "local-only");
    const regions = bound.flatMap(({ sensitivity, region }) => (sensitivity === "restricted-cloud" && region) || []);
    const away = starts.filter(
      ({ place, region }) => place !== "own" && (isLocal || regions.some((each) => each !== region)),
    );
    expect(away.map(({ name, place, region }) => `${name} ${place} ${region}`)).toEqual([]);
  });
});
