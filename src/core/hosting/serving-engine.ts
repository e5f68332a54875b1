/** Which existing engine serves a load, why, and when it is time to move on. */

import type { Calibration } from "../types/calibration.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { ServingEngine } from "../types/hosting-insight.ts";
import type { HostingCost } from "./self-hosting.ts";

const NAMES: Record<ServingEngine["id"], string> = {
  ollama: "Ollama on one machine",
  vllm: "vLLM on one GPU",
  replicas: "replicas behind a load balancer",
  orchestrated: "vLLM replicas under Kubernetes (production-stack) or Ray Serve",
};

const times = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

/** The engine for a plan at the volume that `cost` was worked out for. */
export function servingEngine(plan: HostingPlan, cost: HostingCost, { serving }: Calibration): ServingEngine {
  const isApple = plan.machine.decode_class.id.startsWith("apple");
  const machines = cost.machines.likely;
  const spare = plan.scenarios?.likely.spare_machines ?? 0;
  const peak = cost.peak_concurrency * machines;
  const most = isApple ? serving.ollama_max_peak_requests.apple : serving.ollama_max_peak_requests.other;
  const { orchestrate_from_replicas: many, max_busy_share_at_peak: limit } = serving;
  const peakShare = cost.busy_share * (plan.scenarios?.likely.peak_to_average ?? 1);
  const engine = (id: ServingEngine["id"], reason: string, moves_on: string | null): ServingEngine => ({
    id,
    name: NAMES[id],
    reason,
    moves_on,
  });
  if (machines >= many && !isApple) {
    return engine("orchestrated", `${machines} replicas want one place that starts, watches and replaces them`, null);
  }
  if (machines > 1) {
    const why = spare > 0 ? "service must go on when a machine fails" : `the peak needs ${machines} machines`;
    const next = isApple
      ? "a GPU with vLLM answers many requests at once and replaces several such machines"
      : `${many} replicas or more, or load that differs by day and night`;
    return engine("replicas", why, next);
  }
  if (plan.fit?.runtime === "vllm" || (peak > most && !isApple)) {
    const why =
      peak > most
        ? `about ${times(peak)} requests at once at the peak; Ollama holds up to ${most}`
        : "a rented GPU costs the same busy or idle, and vLLM answers many requests at once";
    return engine("vllm", why, `any promise of uptime, or more than ${limit * 100} % busy at the peak`);
  }
  if (peakShare > limit) {
    const why = `enough for about ${times(peak)} requests at once at the peak, yet ${Math.round(peakShare * 100)} % busy then`;
    return engine("ollama", why, isApple ? "a second machine, or a GPU with vLLM" : "vLLM on the same card");
  }
  const why = `about ${times(peak)} requests at once at the peak; Ollama holds up to ${most} and is the simplest`;
  const next = `more than ${most} at once, more than ${limit * 100} % busy at the peak, or any promise of uptime`;
  return engine("ollama", why, next);
}
