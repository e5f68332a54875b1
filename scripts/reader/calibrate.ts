/** Fits temperatures and shares on readings of statements that were held out. */
import type { Calibration } from "../../src/core/reading/reader.ts";
import { probabilitiesOf } from "../../src/core/reading/score.ts";
import type { RawReading } from "./model.ts";

/** Tier probabilities of a raw reading, as the program makes them. */
export function tiersFrom(reading: RawReading, kindTiers: number[], calibration: Calibration): Float64Array {
  const kinds = probabilitiesOf(reading.kinds, calibration.kind_temperature);
  const sums = [0, 0, 0, 0];
  kinds.forEach((probability, kind) => {
    sums[kindTiers[kind]! - 1]! += probability;
  });
  const { tier_share: share } = calibration;
  const joined = reading.tierLog.map(
    (log, tier) =>
      share * log +
      (1 - share) * Math.log(Math.max(sums[tier]!, 1e-12)) +
      calibration.bayes_share * reading.bayes[tier]!,
  );
  const tiers = probabilitiesOf(Float64Array.from(joined), calibration.tier_temperature);
  return tiers.map((tier) => (1 - calibration.doubt) * tier + calibration.doubt / 4);
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** The value of a grid that gives the least loss. */
function leastOf(from: number, to: number, step: number, loss: (value: number) => number): number {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let value = from; value <= to + 1e-9; value += step) {
    const now = loss(value);
    if (now < least) {
      least = now;
      best = value;
    }
  }
  return round(best);
}

/** `readings` are those of statements held out by domain and by voice; vague ones among them fit only the border. */
export function calibrate(readings: RawReading[], kindIds: string[], kindTiers: number[]): Calibration {
  const tasks = readings.filter(({ statement }) => kindIds.includes(statement.kind));
  const kindOf = (reading: RawReading) => kindIds.indexOf(reading.statement.kind);
  const kind_temperature = leastOf(0.3, 3, 0.1, (temperature) =>
    tasks.reduce((loss, reading) => loss - Math.log(probabilitiesOf(reading.kinds, temperature)[kindOf(reading)]!), 0),
  );
  const base: Calibration = {
    tier_temperature: 1,
    kind_temperature,
    tier_share: 0.5,
    bayes_share: 0,
    doubt: 0.01,
    vague_bias: 0,
  };
  const tierLoss = (calibration: Calibration) =>
    tasks.reduce((loss, reading) => {
      const tier = kindTiers[kindOf(reading)]! - 1;
      return loss - Math.log(tiersFrom(reading, kindTiers, calibration)[tier]!);
    }, 0);
  const fitTemperature = (tier_share: number, bayes_share: number) =>
    leastOf(0.3, 2, 0.05, (tier_temperature) => tierLoss({ ...base, tier_share, bayes_share, tier_temperature }));
  const fitted = (tier_share: number, bayes_share: number): Calibration => ({
    ...base,
    tier_share,
    bayes_share,
    tier_temperature: fitTemperature(tier_share, bayes_share),
  });
  const tier_share = leastOf(0, 1, 0.2, (share) => tierLoss(fitted(share, 0)));
  const bayes_share = leastOf(0, 2, 0.2, (share) => tierLoss(fitted(tier_share, share)));
  const vague_bias = leastOf(-3, 3, 0.1, (bias) => vagueLoss(readings, bias));
  return { ...fitted(tier_share, bayes_share), vague_bias };
}

/** One less the balanced accuracy of telling vague statements from specific ones. */
function vagueLoss(readings: RawReading[], bias: number): number {
  const counts = { vague: [0, 0], specific: [0, 0] };
  for (const { statement, vague } of readings) {
    if (statement.voice === "name") continue;
    const count = statement.kind === "vague" ? counts.vague : counts.specific;
    count[1]!++;
    if (vague > bias === (statement.kind === "vague")) count[0]!++;
  }
  const share = ([right = 0, all = 0]: number[]) => (all > 0 ? right / all : 1);
  return 1 - (share(counts.vague) + share(counts.specific)) / 2;
}
