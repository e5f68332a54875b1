import { expect, test } from "vitest";
import { breakEven, breakEvenVolume } from "../../../src/core/hosting/break-even.ts";
import { hostingCost } from "../../../src/core/hosting/self-hosting.ts";
import { paidPerUse, planFor } from "./hosting-cases.ts";

const GPT_4O = paidPerUse("gpt-4o");
const MINI = paidPerUse("gpt-4o-mini");

test("against GPT-4o a Mac mini pays from a volume, with labour from a larger one", () => {
  const plan = planFor();
  const result = breakEven(plan, "llama3.1-8b", GPT_4O, null);
  expect(result).toMatchObject({ verdict: "pays", model: "llama3.1-8b", against: "gpt-4o", months: null });
  const bare = breakEvenVolume(plan.scenarios!.likely, GPT_4O.per_request!, false);
  expect(bare.volume!).toBeLessThan(result.requests_per_month!);
  const at = hostingCost(plan, result.requests_per_month!)!;
  expect(at.monthly.likely! <= GPT_4O.per_request! * BigInt(result.requests_per_month!)).toBe(true);
});

test("against GPT-4o mini it never does: the machine is full before it has earned its cost", () => {
  const result = breakEven(planFor(), "llama3.1-8b", MINI, 50_000);
  expect(result).toMatchObject({ verdict: "never", requests_per_month: null, months: null });
  expect(result.reason).toMatch(
    /one machine can serve at most [\d,]+ requests a month, and even then each request costs more than with GPT-4o mini/,
  );
});

test("where power alone costs more than the other side, never is said with that reason", () => {
  const result = breakEven(planFor(), "x", { id: "free", name: "Free", per_request: 1n }, 1000);
  expect(result).toMatchObject({
    verdict: "never",
    reason: expect.stringMatching(/electricity alone costs more per request/),
  });
});

test("months: up front over what a month saves; longer than the machine lasts is never", () => {
  const dear = { id: "dear", name: "Dear", per_request: 50_000_000_000n };
  const result = breakEven(planFor(), "x", dear, 20_000);
  expect(result).toMatchObject({
    verdict: "pays",
    reason: expect.stringMatching(/^it pays back in \d\.\d months\. The machine's monthly bill is lower from [\d,]+ /),
  });
  // Where the months cost the same, what is paid once never comes back within the life of the machine.
  const { volume } = breakEvenVolume(planFor().scenarios!.likely, GPT_4O.per_request!);
  const barely = breakEven(planFor(), "x", GPT_4O, volume);
  expect(barely).toMatchObject({
    verdict: "never",
    reason: expect.stringMatching(
      /takes \d+ months to recover, and the machine is written off after 36\. .* Not counting staff time, it pays back in [\d.]+ months/,
    ),
  });
  expect(barely.requests_per_month).not.toBeNull();
});

test("at a volume below the break-even the reason names both", () => {
  const result = breakEven(planFor(), "x", GPT_4O, 1000);
  expect(result).toMatchObject({ verdict: "never", months: null });
  expect(result.reason).toMatch(
    /^at 1,000 requests a month, running the machine costs more than GPT-4o\. The machine's monthly bill is lower from [\d,]+/,
  );
});

test.each([
  ["an unknown price of the other side", planFor(), { ...GPT_4O, per_request: null }],
  ["an unknown price of the machine", planFor({ machine: "pc-rtx-3060" }), GPT_4O],
])("%s leaves the break-even unknown", (_, plan, against) => {
  expect(breakEven(plan, "x", against, 1000)).toMatchObject({
    verdict: "unknown",
    requests_per_month: null,
    months: null,
  });
});

test("a machine that cannot serve never breaks even, and says what is in the way", () => {
  const result = breakEven(planFor({ model: "llama3.3-70b" }), "x", GPT_4O, 1000);
  expect(result).toMatchObject({ verdict: "never", reason: expect.stringMatching(/does not fit/) });
});

test("a rented GPU is not discounted by how busy it is", () => {
  const plan = planFor({ machine: "rented-h100" });
  const rent = hostingCost(plan, 1)!.monthly.likely!;
  const result = breakEven(plan, "x", GPT_4O, null);
  expect(result.requests_per_month).toBe(Number((rent + GPT_4O.per_request! - 1n) / GPT_4O.per_request!));
});

test("past the first volume a new machine can make it dearer again; from where it is for good is said", () => {
  const { likely } = planFor().scenarios!;
  const found = breakEvenVolume(likely, GPT_4O.per_request!);
  expect(found.for_good!).toBeGreaterThanOrEqual(found.volume!);
});

test("staff time that the host asks for too brings the volume down, to where both months cost the same", () => {
  const plan = planFor();
  const upkeep = 100_000_000_000_000n;
  const perRequest = GPT_4O.per_request!;
  const without = breakEvenVolume(plan.scenarios!.likely, perRequest).volume!;
  const { volume } = breakEvenVolume(plan.scenarios!.likely, perRequest, true, upkeep);
  expect(volume!).toBeLessThan(without);
  const dearer = (requests: number) =>
    hostingCost(plan, requests)!.monthly.likely! - perRequest * BigInt(requests) - upkeep;
  expect(dearer(volume!)).toBeLessThanOrEqual(0n);
  expect(dearer(volume! - 1)).toBeGreaterThan(0n);
  // Without labour nobody's time is counted.
  expect(breakEvenVolume(plan.scenarios!.likely, perRequest, false, upkeep)).toEqual(
    breakEvenVolume(plan.scenarios!.likely, perRequest, false),
  );
});
