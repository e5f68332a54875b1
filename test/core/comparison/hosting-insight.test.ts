import { expect, test } from "vitest";
import { articleClaims } from "../../../src/core/comparison/article-claims.ts";
import { costDrivers } from "../../../src/core/comparison/hosting-insight.ts";
import { hostingCost } from "../../../src/core/hosting/self-hosting.ts";
import { servingEngine } from "../../../src/core/hosting/serving-engine.ts";
import { LADDER, monthlyCosts, volumeCurve } from "../../../src/core/hosting/volume-curve.ts";
import { pricing } from "../../pricing-files.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { AUD, type HostingCase, paidPerUse, planFor } from "../hosting/hosting-cases.ts";

const GPT_4O = paidPerUse("gpt-4o");
const MINI = paidPerUse("gpt-4o-mini");

test("the inputs that move the total most, with the value at which the winner changes", () => {
  const volume = 50_000;
  const plan = planFor({ machine: "pc-rtx-4070" });
  const drivers = costDrivers(plan, volume, GPT_4O.per_request! * BigInt(volume), AUD);
  expect(drivers.map(({ id }) => id)).toEqual(["operations-hours", "machine-price", "tariff"]);
  const [first] = drivers;
  // Setting the input to that value makes both sides equal.
  const { low, likely, high } = plan.scenarios!;
  const other = { ...likely, ops_hours_first: first!.changes_at! };
  const changed = { ...plan, scenarios: { low, likely: other, high } };
  const own = Number(hostingCost(changed, volume)!.monthly.likely) / 1e12;
  expect(own).toBeCloseTo((Number(GPT_4O.per_request!) / 1e12) * volume, 2);
  expect(costDrivers(planFor({ model: "gpt-4o" }), volume, null, AUD)).toEqual([]);
});

test("an input whose both ends read alike moves nothing and is left out", () => {
  const plan = planFor({ machine: "pc-rtx-4070" });
  const { low, likely, high } = plan.scenarios!;
  const tariff = likely.tariff_usd_per_kwh!;
  const near = (times: number, of: typeof likely) => ({ ...of, tariff_usd_per_kwh: tariff * times });
  const alike = { ...plan, scenarios: { low: near(0.9999, low), likely, high: near(1, high) } };
  const ids = (of: typeof plan) => costDrivers(of, 50_000, null, AUD).map(({ id }) => id);
  expect(ids(plan)).toContain("tariff");
  expect(ids(alike)).not.toContain("tariff");
});

test.each<[string, HostingCase, number, string, RegExp]>([
  ["a quiet Mac", {}, 1000, "ollama", /handles up to 1/],
  ["two Macs", {}, 50_000, "replicas", /needs 2 machines/],
  ["a card with few at once", { machine: "pc-rtx-4070" }, 50_000, "ollama", /handles up to 4/],
  [
    "a GPU of one's own that vLLM runs on",
    { wishes: { runtime: "vllm" }, machine: "pc-rtx-5090" },
    1000,
    "vllm",
    /many requests at a time on the same card/,
  ],
  ["a rented GPU", { machine: "rented-l4" }, 1000, "vllm", /costs the same busy or idle/],
  ["many cards", { machine: "pc-rtx-4070" }, 1_500_000, "orchestrated", /replicas need one place/],
])("engine for %s", (_, of, volume, id, reason) => {
  const plan = planFor(of);
  const engine = servingEngine(plan, hostingCost(plan, volume)!, pricing.calibration);
  expect(engine).toMatchObject({ id, reason: expect.stringMatching(reason) });
});

test("a quiet Mac is told in words, and grows by machines that answer as it does not", () => {
  const plan = planFor();
  const engine = servingEngine(plan, hostingCost(plan, 100)!, pricing.calibration);
  expect(engine.reason).toContain("there is seldom more than one request at a time");
  expect(engine.moves_on).toMatch(
    /^add a second machine, or move to a GPU with vLLM, at more than one request at a time/,
  );
});

test("the article's claims on its own machine at 50,000 requests a month: none holds", () => {
  const input = { gpt_4o: GPT_4O.per_request, gpt_4o_mini: MINI.per_request, aud: AUD };
  const claims = articleClaims({ plan: planFor(), volume: 50_000, ...input }, TAXONOMY);
  expect(Object.fromEntries(claims.map(({ id, holds }) => [id, holds]))).toEqual({
    "aud-0.001-a-request": "no",
    "under-three-months": "no",
    "saves-95-percent": "no",
    "one-fiftieth": "no",
  });
});

test("claims hold where the figures say so, without labour or with it, and are unknown without a price", () => {
  const input = { gpt_4o: GPT_4O.per_request, gpt_4o_mini: null, aud: AUD };
  const plan = planFor({ machine: "pc-rtx-4070", output: 10 });
  const holds = (volume: number) =>
    Object.fromEntries(articleClaims({ plan, volume, ...input }, TAXONOMY).map((claim) => [claim.id, claim.holds]));
  expect(holds(230_000)["aud-0.001-a-request"]).toBe("without-labour");
  expect(holds(1_000_000)["aud-0.001-a-request"]).toBe("yes");
  expect(holds(1_000_000)["under-three-months"]).toBeNull();
});

const series = [
  { id: "own", name: "Llama on a PC", plan: planFor({ machine: "pc-rtx-4070" }) },
  { ...GPT_4O },
  { ...MINI },
];

test("the curve rises, shows each step, and crosses where the break-even says", () => {
  const curve = volumeCurve(series, 50_000, { rate: AUD, defaults: pricing.defaults });
  const volumes = curve.points.map(({ requests_per_month }) => requests_per_month);
  expect(volumes).toEqual([...volumes].sort((a, b) => a - b));
  expect(volumes).toContain(50_000);
  const first = curve.crossings[0]!;
  expect(first).toMatchObject({ cheaper: "own", than: "gpt-4o" });
  const at = curve.points.find((point) => point.requests_per_month === first.requests_per_month)!;
  expect(at.monthly[0]!).toBeLessThanOrEqual(at.monthly[1]!);
  const full = series[0]!.plan!.capacity_per_machine!;
  expect(volumes).toEqual(expect.arrayContaining([full, full + 1]));
});

test("without a volume a ladder shows the same costs step by step", () => {
  const ladder = monthlyCosts(series, LADDER, AUD);
  expect(ladder.map(({ requests_per_month }) => requests_per_month)).toEqual([...LADDER]);
  expect(ladder[1]!.monthly[1]).toBeCloseTo(42.5 * AUD.per_usd, 6);
  expect(monthlyCosts([{ id: "x", name: "X", per_request: null }], [10], AUD)[0]!.monthly).toEqual([null]);
});
