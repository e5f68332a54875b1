/** What a fine-tuned model costs before it answers its first request, and each time it is trained again. */

import { numberOf } from "../prices/defaults.ts";
import { remember, rememberEach } from "../remember/remember.ts";
import type { Range } from "../types/cost.ts";
import type { FineTuningCost } from "../types/hosting.ts";
import type { Default, DefaultId, Pricing, TrainingRate } from "../types/pricing.ts";

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

/** Values of the price list that training is counted with. */
const usualValues = remember((defaults: readonly Default[]) => {
  const value = (id: DefaultId) => numberOf(defaults, id);
  return {
    trained_most: value("examples-trained-most"),
    checked_most: value("examples-checked-most"),
    evaluation_examples: value("evaluation-examples"),
    labelling_minutes: value("labelling-minutes"),
    checking_minutes: value("checking-minutes"),
    epochs: value("epochs"),
    runs: value("experiments-per-release"),
  };
});

/** Examples that a run is trained on: of very many, as many as the defaults say. */
const trainedOn = (examples: number, defaults: readonly Default[]): number =>
  Math.min(examples, usualValues(defaults).trained_most);

/** Tokens that are trained on in one run. */
export const trainTokens = (examples: number, tokensPerExample: number, defaults: readonly Default[]): number =>
  trainedOn(examples, defaults) * tokensPerExample * usualValues(defaults).epochs;

/**
 * Hours of people where so many examples are there. They write those that are held out for evaluation, as far as a run
 * leaves none over, and look through some of those that exist; the low end takes these as they are.
 */
export function labellingHours(
  examples: number,
  { calibration, defaults }: Pick<Pricing, "calibration" | "defaults">,
): Range<number> {
  const { labelling_minutes: factor } = calibration.cost_ranges;
  const usual = usualValues(defaults);
  const missing =
    Math.max(0, trainedOn(examples, defaults) + usual.evaluation_examples - examples) * usual.labelling_minutes;
  const looked = Math.min(examples, usual.checked_most) * usual.checking_minutes;
  return {
    low: (missing / 60) * factor.low,
    likely: (missing + looked) / 60,
    high: ((missing + looked) / 60) * factor.high,
  };
}

/** What one run costs, and all that are made until one is good enough, in US dollars; null where no host tunes such a size. */
export function runCosts(
  paramsB: number,
  tokens: number,
  { calibration, defaults }: Pick<Pricing, "calibration" | "defaults">,
): Pick<FineTuningCost, "run_usd" | "compute_usd"> {
  const hosts = hostsFor(calibration.fine_tuning, paramsB);
  if (hosts.length === 0) return { run_usd: null, compute_usd: null };
  const run_usd = runPrice(hosts, tokens / MILLION);
  const { runs } = usualValues(defaults);
  return { run_usd, compute_usd: { low: run_usd.low, likely: run_usd.likely * runs, high: run_usd.high * runs } };
}

/** The cost of fine-tuning a model of `paramsB` billion parameters on `examples` examples of `tokensPerExample` tokens. */
export function fineTuningCost(
  paramsB: number,
  examples: number,
  tokensPerExample: number,
  prices: Pick<Pricing, "calibration" | "defaults">,
): FineTuningCost {
  const train_tokens = trainTokens(examples, tokensPerExample, prices.defaults);
  return {
    train_tokens,
    ...runCosts(paramsB, train_tokens, prices),
    labelling_hours: labellingHours(examples, prices),
  };
}

function runPrice(hosts: readonly { low: number; high: number }[], millions: number): Range<number> {
  const low = Math.min(...hosts.map((host) => host.low));
  const high = Math.max(...hosts.map((host) => host.high));
  return { low: low * millions, likely: ((low + high) / 2) * millions, high: high * millions };
}
