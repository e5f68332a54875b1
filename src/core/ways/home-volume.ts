/** From which volume on a machine on the client's premises costs the least of all admitted ways, over the first year. */

import { numberOf } from "../prices/token-profile.ts";
import { remember } from "../remember/remember.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Model } from "../types/pricing.ts";
import { isAdmitted } from "./api-ways.ts";
import type { Field } from "./field.ts";
import { fleetExclusion } from "./machine-offer.ts";
import { monthFor, offersOn, roomyFor, trainingFor, yearOf } from "./machine-search.ts";
import { cheapestAtHome } from "./offers.ts";
import type { MachineFigures, MachineOffer, Training } from "./scene.ts";
import type { YearLine } from "./way-cost.ts";

/** Requests a month that are looked at. */
const LEAST = 1000;
const MOST = 1e8;

/** The volumes at which a cost of the first year lies under all of these lines; empty where `from` is above `to`. */
function under(lines: readonly YearLine[], cost: YearLine): { from: number; to: number } {
  let [from, to] = [0, Number.POSITIVE_INFINITY];
  for (const { fixed, per_request } of lines) {
    const [lead, slope] = [cost.fixed - fixed, per_request - cost.per_request];
    if (slope > 0) from = Math.max(from, lead / slope);
    else if (slope < 0) to = Math.min(to, lead / slope);
    else if (lead > 0) to = -1;
  }
  return { from, to };
}

/** The first year of so many machines as a line over the volume, in US dollars. */
function lineOf(figures: MachineFigures, training: Training, machines: number): YearLine {
  const { once, power } = figures;
  return { fixed: once + 12 * monthFor(figures, machines) + yearOf(training), per_request: 12 * power };
}

/** The least volume at which this offer lies under the lines, with as many machines as it then takes; null if none. */
function leastVolumeOf(
  offer: MachineOffer,
  training: Training,
  lines: readonly YearLine[],
  field: Field,
): number | null {
  const { figures, excluded } = offer;
  if (!figures || excluded.length > 0) return null;
  const most = fittingNumber("machines-at-most", field.scene.taxonomy);
  for (let machines = 1; machines <= most; machines++) {
    if (machines > 1 && fleetExclusion(offer, machines, field.scene).length > 0) return null;
    const { from, to } = under(lines, lineOf(figures, training, machines));
    const beyondFewer = (machines - 1) * figures.capacity;
    const volume = Math.ceil(Math.max(from, beyondFewer, LEAST));
    if (volume <= Math.min(to, machines * figures.capacity)) return volume;
  }
  return null;
}

/** Machines come cheapest first, and none is looked at that costs more than all else at the volume found so far. */
function leastVolume(model: Model, lines: readonly YearLine[], field: Field): number | null {
  const { clients, homes, examples, scene } = field;
  const hostedAt = (volume: number) => Math.min(...lines.map(({ fixed, per_request }) => fixed + per_request * volume));
  const trial = { examples, scene };
  let least = MOST;
  let floor = 0;
  for (const candidate of roomyFor(model, clients ? [clients, ...homes] : homes)) {
    if (candidate.hardware_year_usd + floor > hostedAt(least)) break;
    for (const offer of offersOn(model, candidate, trial)) {
      if (!offer.figures) continue;
      const training = trainingFor(offer, trial);
      floor = offer.figures.floor + yearOf(training);
      least = Math.min(least, leastVolumeOf(offer, training, lines, field) ?? MOST);
    }
  }
  return least < MOST ? least : null;
}

function findHomeVolume(field: Field): number | null {
  const { models, tier, scene, own, prompted } = field;
  if (models.length === 0 || tier >= 3 || scene.needs.sensitivity === "local-only") return null;
  const middle = numberOf(scene.pricing.defaults, "volume-middle");
  const usual = cheapestAtHome(field, middle)?.way.model;
  if (!usual) return null;
  const lines = [...own, ...prompted].filter(isAdmitted).flatMap(({ line }) => line ?? []);
  const volume = leastVolume(usual, lines, field);
  return volume === null ? null : Number(volume.toPrecision(3));
}

/**
 * The least volume a month, to three figures, at which a machine on the client's premises costs least of all admitted
 * ways over the first year; null where none within four machines and 100 million requests does, or where no other place
 * is admitted.
 */
export const homeVolume: (field: Field) => number | null = remember(findHomeVolume);
