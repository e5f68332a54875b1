/** What a fine-tuned model costs before it answers its first request, and each time it is trained again. */

import { numberOf } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import type { TrainingRate } from "../types/calibration.ts";
import type { FineTuningCost, UsdRange } from "../types/hosting.ts";
import type { Pricing } from "../types/pricing.ts";

const MILLION = 1e6;

type Tuning = Pricing["calibration"]["fine_tuning"];

/** Sizes of models that are kept. */
const SIZES = 256;

/** Per provider, the price of the smallest size that covers a model of so many billion parameters; encoders have one. */
const hostsFor = rememberEach(SIZES, (tuning: Tuning, paramsB: number): TrainingRate[] => {
  if (paramsB <= tuning.encoders.up_to_params_b) return [tuning.encoders];
  const covering = new Map<string, TrainingRate>();
  for (const each of tuning.hosted_usd_per_m_tokens) {
    const best = covering.get(each.provider);
    if (each.up_to_params_b >= paramsB && (!best || each.up_to_params_b < best.up_to_params_b)) {
      covering.set(each.provider, each);
    }
  }
  return [...covering.values()];
});

/**
 * The cost of fine-tuning a model of `paramsB` billion parameters on `examples` examples of `tokensPerExample` tokens,
 * of which `existing` are there. People write those that are missing, with the ones held out for evaluation, and look
 * through some of those that exist; the low end takes these as they are.
 */
export function fineTuningCost(
  paramsB: number,
  { examples, existing = examples }: { examples: number; existing?: number },
  tokensPerExample: number,
  { calibration, defaults }: Pick<Pricing, "calibration" | "defaults">,
): FineTuningCost {
  const { fine_tuning: tuning, cost_ranges: ranges } = calibration;
  const train_tokens = examples * tokensPerExample * numberOf(defaults, "epochs");
  const hosts = hostsFor(tuning, paramsB);
  const run_usd = hosts.length > 0 ? runPrice(hosts, train_tokens / MILLION) : null;
  const runs = numberOf(defaults, "experiments-per-release");
  const value = (id: string) => numberOf(defaults, id);
  const missing = Math.max(0, examples + value("evaluation-examples") - existing) * value("labelling-minutes");
  const looked = Math.min(existing, value("examples-checked-most")) * value("checking-minutes");
  return {
    train_tokens,
    run_usd,
    compute_usd: run_usd && { low: run_usd.low, likely: run_usd.likely * runs, high: run_usd.high * runs },
    run_hours: tuning.speeds.map(({ machine, tok_s }) => ({
      machine,
      hours: (train_tokens * paramsB) / tuning.reference_params_b / tok_s / 3600,
    })),
    min_vram_gib: tuning.min_vram_gib.find(({ params_b }) => params_b >= paramsB)?.qlora ?? null,
    labelling_hours: {
      low: (missing / 60) * ranges.labelling_minutes.low,
      likely: (missing + looked) / 60,
      high: ((missing + looked) / 60) * ranges.labelling_minutes.high,
    },
    source: hosts.map(({ provider }) => provider).join(", "),
    date: hosts.map(({ date }) => date).sort()[0] ?? "",
  };
}

function runPrice(hosts: readonly { low: number; high: number }[], millions: number): UsdRange {
  const low = Math.min(...hosts.map((host) => host.low));
  const high = Math.max(...hosts.map((host) => host.high));
  return { low: low * millions, likely: ((low + high) / 2) * millions, high: high * millions };
}
