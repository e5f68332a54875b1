import { expect, test } from "vitest";
import { hostingPlan } from "../../../src/core/hosting/hosting-plan.ts";
import { hostingCost } from "../../../src/core/hosting/self-hosting.ts";
import type { HostingPlan, HostingWishes, Scenario } from "../../../src/core/types/hosting.ts";
import type { Machine, Model, Tariff } from "../../../src/core/types/pricing.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";
import { AS_OF, machineNamed, planFor } from "./hosting-cases.ts";

const SHAPE = { input_tokens: 500, output_tokens: 300, reasoning_tokens: 0, as_of: AS_OF };

/** A model on a machine as wished. */
const planOn = (model: Model, machine: Machine, wishes: HostingWishes) =>
  hostingPlan({ ...SHAPE, model, machine, wishes }, pricing);

test.each([
  ["the usual context where a request is shorter", 500, 300, 0, 4096],
  ["all of a request where it is longer, thinking too", 6000, 3000, 1000, 10_000],
])("memory is set aside for %s", (_, input_tokens, output_tokens, reasoning_tokens, context) => {
  const request = { ...SHAPE, input_tokens, output_tokens, reasoning_tokens };
  const plan = hostingPlan(
    { ...request, machine: machineNamed("mac-mini-m6-32"), model: modelNamed("llama3.1-8b") },
    pricing,
  );
  expect(plan.fit!.whole().context).toBe(context);
  expect(plan.fit!.whole().output).toBe(output_tokens + reasoning_tokens);
});

test("power is priced by the first tariff of the list", () => {
  const plan = planFor();
  const [tariff] = pricing.tariffs as [Tariff];
  const rate = pricing.fx.find(({ currency }) => currency === tariff.currency)?.per_usd ?? 1;
  expect(plan.sources.tariff).toBe(tariff);
  expect(plan.scenarios!.likely.tariff_usd_per_kwh).toBeCloseTo(tariff.per_kwh / rate, 9);
});

const stated = (more: object) =>
  hostingPlan(
    {
      ...SHAPE,
      model: modelNamed("llama3.1-8b"),
      machine: { name: "our RTX 4090", bandwidth_gb_s: 1008, memory_gb: 24, idle_w: 50, load_w: 450, ...more },
    },
    pricing,
  );

test("a machine that the brief rents is paid for every hour and not bought; one that it buys is not rented", () => {
  const rented = stated({ rent_per_hour: { amount: 2, currency: "USD" } });
  expect(rented.price).toMatchObject({ rented: true, billing: "always-on", buy_usd: null });
  const cost = hostingCost(rented, 1000)!;
  expect(Number(cost.components.find(({ id }) => id === "rent")!.amount) / 1e12).toBeCloseTo(1460, 9);
  expect(cost.components.some(({ id }) => id === "hardware" || id === "power")).toBe(false);
  const bought = stated({ price: { amount: 3600, currency: "USD" } });
  expect(bought.price).toMatchObject({ rented: false, billing: null, rent_usd: null });
  const parts = hostingCost(bought, 1000)!.components;
  expect(Number(parts.find(({ id }) => id === "hardware")!.amount) / 1e12).toBeCloseTo(100, 9);
  expect(parts.some(({ id }) => id === "rent")).toBe(false);
});

test("at the peak requests slow each other down by Little's law, and the busy share is the hours worked", () => {
  const plan = planFor({ machine: "pc-rtx-5060ti-16" });
  const { streams, seconds_per_request: full, peak_to_average: peak } = plan.scenarios!.likely;
  expect(streams).toBe(4);
  const volume = Math.floor(plan.capacity_per_machine! * 1.5);
  const cost = hostingCost(plan, volume)!;
  expect(cost.machines.likely).toBe(2);
  expect(cost.busy_share).toBeCloseTo((volume * full) / 4 / 2 / (730 * 3600), 9);
  const alone = plan.seconds_alone!;
  const rate = (volume / 2 / (730 * 3600)) * peak;
  const each = (full - alone) / 3;
  // n requests at a time take alone + each x (n - 1) seconds, and rate x seconds of them are there.
  const n = cost.peak_concurrency;
  expect(n).toBeCloseTo(rate * (alone + each * (n - 1)), 6);
  expect(cost.seconds_per_request).toBeCloseTo(alone + each * Math.max(0, n - 1), 6);
});

test.each([
  ["Ollama", "ollama" as const],
  ["vLLM", "vllm" as const],
])("%s on a card that takes either", (_, runtime) => {
  const plan = planOn(modelNamed("llama3.1-8b"), machineNamed("pc-rtx-5090"), { runtime });
  expect(plan.fit!.runtime).toBe(runtime);
  expect(plan.fit!.streams).toBe(runtime === "vllm" ? 32 : 4);
  expect(plan.obstacle).toBeNull();
});

test.each(["mac-studio-m5-max-128", "framework-desktop-128", "pc-arc-b70", "ws-r9700"])(
  "vLLM is no way to serve on %s, and Ollama is",
  (id) => {
    const plan = (runtime: "ollama" | "vllm") => planOn(modelNamed("gpt-oss-20b"), machineNamed(id), { runtime });
    expect(plan("vllm").obstacle).toMatchObject({ id: "engine", text: expect.stringMatching(/use Ollama/) });
    expect(plan("ollama").obstacle).toBeNull();
  },
);

test("a region where a rented machine is not offered has no price; at home it has", () => {
  const plan = (region: string) => planOn(modelNamed("gpt-oss-20b"), machineNamed("aws-p5-4xlarge"), { region }).price;
  expect(plan("au")).toMatchObject({ rented: true, region: "au", rent_usd: { likely: 8.944 } });
  expect(plan("us")).toMatchObject({ region: "us", rent_usd: { likely: 6.88 } });
  expect(plan("eu").rent_usd).toBeNull();
});

test.each<[string, string, HostingWishes, string[], string[]]>([
  [
    "a machine that is bought",
    "mac-mini-m6-16",
    {},
    ["utilisation", "peak-to-average", "amortisation-months", "headroom", "import-margin"],
    ["start-seconds", "epochs"],
  ],
  ["one that is there", "mac-mini-m6-16", { owned: true }, ["utilisation"], ["import-margin"]],
  ["with a stated peak", "mac-mini-m6-16", { peak_to_average: 2 }, ["utilisation"], ["peak-to-average"]],
  ["for a batch, which has no peak", "mac-mini-m6-16", { batch: true }, ["utilisation"], ["peak-to-average"]],
  [
    "for a tuned model",
    "mac-mini-m6-16",
    { fine_tune_examples: 500 },
    ["epochs", "labelling-rate", "retraining-hours"],
    [],
  ],
  ["rented by the hour", "rented-h100", {}, ["utilisation"], ["start-seconds", "import-margin"]],
  ["rented by the second", "rented-l4", { billing: "per-second" }, ["start-seconds"], ["import-margin"]],
  ["rented by the second for a batch", "rented-l4", { billing: "per-second", batch: true }, [], ["start-seconds"]],
])("what is assumed of %s", (_, machine, wishes, assumed, stated) => {
  const ids = planOn(modelNamed("llama3.1-8b"), machineNamed(machine), wishes).assumptions.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(assumed));
  expect(ids.filter((id) => stated.includes(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each<[string, string, HostingWishes, string[]]>([
  ["a machine that is bought", "mac-mini-m6-16", {}, []],
  ["one whose price nobody knows", "pc-rtx-3060", {}, ["machine-price-unknown"]],
  ["rented by the hour", "rented-h100", {}, ["always-on"]],
  ["rented by the second", "rented-l4", { billing: "per-second" }, ["per-second"]],
])("what is noted of %s", (_, machine, wishes, notes) => {
  const { notes: found } = planOn(modelNamed("llama3.1-8b"), machineNamed(machine), wishes);
  const ids = ["machine-price-unknown", "always-on", "per-second", "predicted", "derived"];
  expect(found.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(notes);
});

test("a machine without a price says why, or asks for it", () => {
  const said = (machine: Machine | object) =>
    planOn(modelNamed("llama3.1-8b"), machine as Machine, {}).notes.find(({ id }) => id === "machine-price-unknown")
      ?.text;
  const machine = machineNamed("pc-rtx-3060");
  expect(said({ ...machine, note: "sold out" })).toBe("the price of this machine is not known: sold out");
  expect(said({ ...machine, note: null })).toBe("the price of this machine is not known; state it with the machine");
  expect(said({ name: "Box", memory_gb: 24, bandwidth_gb_s: 400 })).toMatch(/; state it with the machine$/);
});

test("a plan for one stream is as fast alone, and one for several is faster alone", () => {
  const alone = planOn(modelNamed("llama3.1-8b"), machineNamed("mac-mini-m6-16"), {});
  expect(alone.seconds_alone).toBe(alone.fit!.seconds_per_request);
  const shared = planOn(modelNamed("llama3.1-8b"), machineNamed("rented-h100"), {});
  expect(shared.fit!.streams).toBeGreaterThan(1);
  expect(shared.seconds_alone!).toBeLessThan(shared.fit!.seconds_per_request!);
});

const RANGES = pricing.calibration.cost_ranges;
const trained = { fine_tune_examples: 500, existing_examples: 100 };

type Ends = { low: number; high: number };
const by = (factor: Ends) => (_: HostingPlan, likely: number) => ({
  low: likely * factor.low,
  high: likely * factor.high,
});
const bySlowness = ({ fit }: HostingPlan, likely: number) => ({
  low: likely / fit!.speed_range.high,
  high: likely / fit!.speed_range.low,
});

test.each<[keyof Scenario, (plan: HostingPlan, likely: number) => Ends]>([
  ["price_usd", ({ price }) => price.buy_usd!],
  ["tariff_usd_per_kwh", by(RANGES.tariff)],
  ["ops_hours_first", by(RANGES.ops_hours)],
  ["ops_hours_extra", by(RANGES.ops_hours)],
  ["setup_hours", by(RANGES.setup_hours)],
  ["setup_hours_extra", by(RANGES.setup_hours)],
  ["start_seconds", by(RANGES.start_seconds)],
  ["seconds_per_request", bySlowness],
  ["seconds_alone", bySlowness],
  ["labelling_hours", ({ fine_tuning }) => fine_tuning!.labelling_hours],
  ["training_usd", ({ fine_tuning }) => fine_tuning!.compute_usd!],
])("%s is least at the cheap end and most at the dear one", (field, endsOf) => {
  const plan = planFor({ wishes: trained });
  const { low, likely, high } = plan.scenarios!;
  const middle = likely[field] as number;
  const ends = endsOf(plan, middle);
  expect(low[field]).toBeCloseTo(ends.low, 9);
  expect(high[field]).toBeCloseTo(ends.high, 9);
  expect(low[field]).toBeLessThan(middle);
  expect(high[field]).toBeGreaterThan(middle);
});

test("a model that is tuned is charged for its examples, its training and its training again", () => {
  const plan = planFor({ wishes: trained });
  const epochs = Number(pricing.defaults.find(({ id }) => id === "epochs")!.value);
  expect(plan.fine_tuning!.train_tokens).toBe(500 * (500 + 300) * epochs);
  const ids = (of: HostingPlan) => {
    const { components, one_off_components } = hostingCost(of, 1000)!;
    return [...components, ...one_off_components].map(({ id }) => id).filter((id) => /train|label/.test(id));
  };
  expect(ids(plan)).toEqual(["retraining-compute", "retraining", "labelling", "training-compute"]);
  const plain = planFor({ wishes: { fine_tune_examples: 0 } });
  expect(plain.fine_tuning).toBeNull();
  expect(ids(plain)).toEqual([]);
  expect(planFor({ model: "gpt-4o", wishes: trained })).toMatchObject({ fine_tuning: null, scenarios: null });
});

test("power in a currency without a rate is not known, and so is the month", () => {
  const tariffs = [{ ...pricing.tariffs[0]!, currency: "XXX" }];
  const plan = hostingPlan(
    { ...SHAPE, model: modelNamed("llama3.1-8b"), machine: machineNamed("mac-mini-m6-16") },
    { ...pricing, tariffs },
  );
  expect(plan.scenarios!.high.tariff_usd_per_kwh).toBeNull();
  expect(hostingCost(plan, 1000)!.monthly).toEqual({ low: null, likely: null, high: null });
});
