/** Which existing engine serves a load, why, and when it is time to move on. */

import type { ServingEngine } from "../types/advice-parts.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { Calibration } from "../types/pricing.ts";
import type { HostingCost } from "./self-hosting.ts";

const NAMES: Record<ServingEngine["id"], string> = {
  ollama: "Ollama on one machine",
  vllm: "vLLM on one GPU",
  replicas: "replicas behind a load balancer",
  orchestrated: "vLLM replicas under Kubernetes (production-stack) or Ray Serve",
};

const manyAtATime = ({ price }: HostingPlan): string =>
  price.rented
    ? "a rented GPU costs the same busy or idle, and vLLM answers many requests at a time"
    : "it answers many requests at a time on the same card";

const times = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

/** "are about 0.4 requests at a time"; of far less than one there is none to count. */
const atATime = (peak: number): string =>
  peak < 0.1 ? "is seldom more than one request at a time" : `are about ${times(peak)} requests at a time`;

/** The engine for a plan at the volume that `cost` was worked out for. */
export function servingEngine(plan: HostingPlan, cost: HostingCost, { serving }: Calibration): ServingEngine {
  const machines = cost.machines.likely;
  const planned: Partial<Scenario> = plan.scenarios?.likely ?? {};
  // A machine is planned to be as busy as `headroom` allows; beyond that it is more than that.
  const { peak_to_average = 1, headroom: limit = 1 } = planned;
  const peak = cost.peak_concurrency * machines;
  const most = plan.machine.decode_class.ollama_max_peak_requests;
  const isSingle = most === 1;
  const { orchestrate_from_replicas: many } = serving;
  const peakShare = cost.busy_share * peak_to_average;
  const engine = (id: ServingEngine["id"], reason: string, moves_on: string | null): ServingEngine => ({
    id,
    name: NAMES[id],
    reason,
    moves_on,
  });
  if (machines >= many && !isSingle) {
    return engine("orchestrated", `${machines} replicas need one place that starts, watches and replaces them`, null);
  }
  if (machines > 1) {
    const next = isSingle
      ? "take a GPU with vLLM, which answers many requests at once and replaces several such machines"
      : `at ${many} replicas or more, or when the load differs by day and night, let Kubernetes or Ray Serve run them`;
    return engine("replicas", `the peak needs ${machines} machines`, next);
  }
  if (plan.fit?.runtime === "vllm" || (peak > most && !isSingle)) {
    const why =
      peak > most
        ? `at peak there are about ${times(peak)} requests at a time, and Ollama handles up to ${most}`
        : manyAtATime(plan);
    return engine(
      "vllm",
      why,
      `add a second machine when you promise uptime, or when this one is more than ${Math.round(limit * 100)}% busy at peak`,
    );
  }
  if (peakShare > limit) {
    const why = `it is enough. At peak it handles about ${times(peak)} requests at a time and is ${Math.round(peakShare * 100)}% busy`;
    return engine("ollama", why, isSingle ? "add a second machine, or a GPU with vLLM" : "run vLLM on the same card");
  }
  const why = `it is the simplest. At peak there ${atATime(peak)}, and it handles up to ${most}`;
  const to = isSingle ? "add a second machine, or move to a GPU with vLLM," : "move to vLLM or a second machine";
  const over = most === 1 ? "one request" : `${most} requests`;
  const next = `${to} at more than ${over} at a time, at more than ${Math.round(limit * 100)}% busy, or when you promise uptime`;
  return engine("ollama", why, next);
}
