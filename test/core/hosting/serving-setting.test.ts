/** With which engine, streams and weights a model is counted on a machine. */
import { expect, test } from "vitest";
import { hostingPlan } from "../../../src/core/hosting/hosting-plan.ts";
import { leastServing } from "../../../src/core/hosting/serving-setting.ts";
import { isSold } from "../../../src/core/prices/machine-price.ts";
import type { MachineInput } from "../../../src/core/types/fit.ts";
import type { HostingWishes } from "../../../src/core/types/hosting.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";
import { AS_OF, machineNamed, planFor } from "./hosting-cases.ts";

const rentedBox = (decode_class: string) => ({
  name: "Box",
  memory_gb: 48,
  bandwidth_gb_s: 800,
  decode_class,
  rent_per_hour: { amount: 1, currency: "USD" },
});
const planOn = (machine: MachineInput, wishes: HostingWishes = {}) =>
  hostingPlan(
    {
      model: modelNamed("llama3.1-8b"),
      machine,
      input_tokens: 500,
      output_tokens: 300,
      reasoning_tokens: 0,
      as_of: AS_OF,
      wishes,
    },
    pricing,
  );

test.each<[string, MachineInput, HostingWishes, string, number]>([
  ["a Mac", machineNamed("mac-mini-m6-16"), {}, "ollama", 1],
  ["a gaming card that is bought", machineNamed("pc-rtx-4070"), {}, "ollama", 4],
  ["a gaming card with llama.cpp", machineNamed("pc-rtx-4070"), { runtime: "llama.cpp" }, "llama.cpp", 4],
  ["a gaming card with streams as wished", machineNamed("pc-rtx-4070"), { streams: 2 }, "ollama", 2],
  ["a card that is rented", rentedBox("nv"), {}, "vllm", 32],
  ["a Mac that is rented, where vLLM does not run", rentedBox("apple"), {}, "ollama", 1],
  ["a data-centre card", machineNamed("rented-h100"), {}, "vllm", 128],
  ["eight data-centre cards, each of which has its streams", machineNamed("dgx-h100"), {}, "vllm", 1024],
  ["two gaming cards that are rented", { ...rentedBox("nv"), gpus: 2 }, {}, "vllm", 64],
  [
    "two gaming cards that take turns under Ollama",
    { ...rentedBox("nv"), gpus: 2 },
    { runtime: "ollama" },
    "ollama",
    4,
  ],
])("%s is counted with its engine and streams", (_, machine, wishes, runtime, streams) => {
  expect(planOn(machine, wishes)).toMatchObject({ obstacle: null, fit: { runtime, streams } });
});

test("no machine takes less for a request than what is reckoned without a plan", () => {
  const models = pricing.models.filter(({ kind, params_b }) => kind === "self-hosted" && params_b !== null);
  let planned = 0;
  const shapes = [
    { input_tokens: 500, output_tokens: 300 },
    { input_tokens: 20_000, output_tokens: 5 },
    { input_tokens: 20, output_tokens: 2000 },
  ];
  for (const [index, model] of models.filter((_, index) => index % 3 === 0).entries()) {
    const { input_tokens, output_tokens } = shapes[index % 3]!;
    for (const machine of pricing.machines.filter(({ complete }) => complete)) {
      for (const runtime of ["ollama", "vllm"] as const) {
        const shape = { input_tokens, output_tokens, reasoning_tokens: 0, as_of: AS_OF };
        const request = { ...shape, model, machine, wishes: { runtime } };
        const { scenarios, price } = hostingPlan(request, pricing);
        if (!scenarios) continue;
        planned++;
        const { streams, seconds_per_request } = scenarios.likely;
        const { input, output } = leastServing(machine, model, runtime, price.rented, pricing)!;
        const least = input_tokens * input + output_tokens * output;
        expect(least / (1 + 1e-12), `${model.id} on ${machine.id} with ${runtime}`).toBeLessThanOrEqual(
          seconds_per_request / streams,
        );
      }
    }
  }
  expect(planned).toBeGreaterThan(500);
});

test("a limit that is just kept takes no streams away and is no obstacle", () => {
  const machine = machineNamed("pc-rtx-4070");
  const { streams, seconds_per_request } = planOn(machine).fit!;
  expect(planOn(machine, { latency_s: seconds_per_request! })).toMatchObject({ obstacle: null, fit: { streams } });
  const mac = planFor().fit!.seconds_per_request!;
  expect(planFor({ wishes: { latency_s: mac } }).obstacle).toBeNull();
  expect(planFor({ wishes: { latency_s: mac - 0.01 } }).obstacle!.id).toBe("too-slow");
});

test("weights are those that are usual for the engine", () => {
  expect(planFor().model!.quantisation).toBe("q4_k_m");
});

test("memory that nobody states is asked for; without parameters no machine is named", () => {
  const machine = { ...machineNamed("pc-rtx-4070"), name: "Box", memory_gb: null };
  expect(planOn(machine).obstacle).toEqual({ id: "memory-unknown", text: "the memory of Box is not known" });
  expect(planFor({ model: "gpt-4o" }).obstacle!.id).toBe("no-parameters");
});

test.each(
  (["ollama", "vllm"] as const).flatMap((runtime) =>
    ["gpt-oss-20b", "qwen3-32b", "llama3.3-70b", "gpt-oss-120b"].map((model) => [model, runtime] as const),
  ),
)("the machine named where %s does not fit with %s serves it, and no cheaper one is passed over", (model, runtime) => {
  for (const streams of [1, 32]) {
    const of = { model, input: 4000, wishes: { runtime, streams } };
    const { id, text } = planFor({ ...of, machine: "pc-rtx-4070" }).obstacle!;
    expect(id).toBe("does-not-fit");
    const next = /the next that holds it is (\S+)/.exec(text)![1]!;
    expect([next, planFor({ ...of, machine: next }).obstacle]).toEqual([next, null]);
    const price = planFor({ ...of, machine: next }).price.buy_usd!.likely;
    const cheaper = pricing.machines.filter((each) => {
      if (each.premises !== "own" || !each.complete || !isSold(each, AS_OF)) return false;
      const plan = planFor({ ...of, machine: each.id });
      return plan.obstacle === null && plan.price.buy_usd !== null && plan.price.buy_usd.likely < price;
    });
    expect(cheaper.map((each) => each.id)).toEqual([]);
  }
});
