/**
 * From what volume, and after how many months, machines of one's own cost less than paying per request. The volume
 * never lies beyond what the machines can answer; where no volume does it, the reason is said.
 */

import { worded } from "../tables/sentences.ts";
import { countText } from "../text/amount.ts";
import { capitalised } from "../text/sentence.ts";
import type { BreakEven } from "../types/advice.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  monthlyComponents,
  oneOffComponents,
  purchaseOf,
  SLACK,
  servingMachines,
  totalOf,
} from "./hosting-scenario.ts";

/** No break-even is looked for beyond so many machines: that is a hosted model or a data centre. */
const MAX_MACHINES = 10_000;

interface BreakEvenVolume {
  /** Least number of requests a month at which hosting costs no more; null is never, or unknown. */
  volume: number | null;
  machines: number | null;
  /** Requests a month from which every larger volume pays; below, each new machine costs more at first. Null beyond 10,000 machines. */
  for_good: number | null;
  reason: "running-cost-higher" | "over-capacity" | "unknown" | null;
}

/** Costs per month with n serving machines, however few requests come. */
const fixedCost = (scenario: Scenario, machines: number, withLabour: boolean) =>
  totalOf(fixedComponents(scenario, machines), withLabour);

const ceilDivide = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/** Most requests that n machines answer. */
const carried = (scenario: Scenario, machines: number) => Math.floor(machines * capacityPerMachine(scenario) + SLACK);

/** Picodollars that a machine saves against paying per use: for each request, and its upkeep each month where labour counts. */
interface Saving {
  saved: Pico;
  upkeep: Pico;
}

/** The break-even volume within n machines: at least what n-1 cannot answer, at most what n can. */
function volumeWith(
  scenario: Scenario,
  machines: number,
  { saved, upkeep }: Saving,
  withLabour: boolean,
): number | null {
  const fixed = fixedCost(scenario, machines, withLabour)!;
  const volume = Math.max(Number(ceilDivide(fixed - upkeep, saved)), carried(scenario, machines - 1) + 1);
  return volume <= carried(scenario, machines) ? volume : null;
}

/**
 * The least requests a month at which machines cost no more than paying `perRequest` picodollars a request and
 * `paidUpkeep` a month. Every further machine adds the same cost, so if a full one does not earn that, none does.
 */
export function breakEvenVolume(
  scenario: Scenario,
  perRequest: Pico,
  withLabour = true,
  paidUpkeep: Pico = 0n,
): BreakEvenVolume {
  const upkeep = withLabour ? paidUpkeep : 0n;
  const marginal = marginalCost(scenario);
  const first = fixedCost(scenario, 1, withLabour);
  const second = fixedCost(scenario, 2, withLabour);
  const never = { volume: null, machines: null, for_good: null };
  // Of a machine that is there, what another costs need not be known.
  const isOnly = scenario.machines_there > 0 && scenario.price_usd === null;
  if (marginal === null || first === null || (second === null && !isOnly)) return { ...never, reason: "unknown" };
  const saved = perRequest - marginal;
  if (saved <= 0n) return { ...never, reason: "running-cost-higher" };
  if (second === null) {
    const volume = volumeWith(scenario, 1, { saved, upkeep }, withLabour);
    return volume === null
      ? { ...never, reason: "over-capacity" }
      : { volume, machines: 1, for_good: null, reason: null };
  }
  const perMachine = Number(second - first) / Number(saved);
  const room = capacityPerMachine(scenario) - perMachine;
  const base = Number(first - upkeep) / Number(saved) - perMachine;
  // n machines pay when base + n x perMachine <= n x capacity; without room, one does or none.
  const least = room > 0 ? Math.ceil(base / room) - 1 : 1;
  // Requests are whole, and rounding takes up to two of them, which further machines must make up for.
  const most = room > 0 ? Math.ceil((base + 2) / room) + 1 : 1;
  for (let machines = Math.max(1, least); machines <= Math.min(Math.max(1, most), MAX_MACHINES); machines++) {
    const volume = volumeWith(scenario, machines, { saved, upkeep }, withLabour);
    if (volume !== null) {
      const needed = room > 0 ? (base + capacityPerMachine(scenario)) / room : Number.POSITIVE_INFINITY;
      const steady = Math.max(machines, Math.ceil(needed));
      return {
        volume,
        machines,
        for_good: forGood(scenario, { volume, machines, steady }, { saved, upkeep }, withLabour),
        reason: null,
      };
    }
  }
  return { ...never, reason: "over-capacity" };
}

/** From `steady` machines on, a new machine pays with its first request; before, only once it is partly busy. */
function forGood(
  scenario: Scenario,
  found: { volume: number; machines: number; steady: number },
  { saved, upkeep }: Saving,
  withLabour: boolean,
): number | null {
  if (found.steady > MAX_MACHINES) return null;
  for (let machines = found.steady; machines > found.machines; machines--) {
    const fixed = fixedCost(scenario, machines, withLabour)!;
    const start = carried(scenario, machines - 1) + 1;
    const least = Number(ceilDivide(fixed - upkeep, saved));
    if (least > start) return least <= carried(scenario, machines) ? least : carried(scenario, machines) + 1;
  }
  return found.volume;
}

/** Months until the upfront cost is earned back at a volume; null if never. `known`: whether all prices are. */
export function paybackMonths(
  scenario: Scenario,
  volume: number,
  perRequest: Pico,
  withLabour = true,
  { upkeep = 0n, once = 0n }: PaidLabour = {},
): { months: number | null; known: boolean } {
  const machines = servingMachines(scenario, volume);
  const purchase = purchaseOf(scenario, machines);
  const oneOff = totalOf(oneOffComponents(scenario, machines), withLabour);
  // Amortisation is the purchase in another form: it counts once.
  const running = totalOf(
    monthlyComponents(scenario, volume).filter(({ id }) => id !== "hardware"),
    withLabour,
  );
  if (purchase === null || oneOff === null || running === null) return { months: null, known: false };
  const saved = perRequest * BigInt(volume) + (withLabour ? upkeep : 0n) - running;
  if (saved <= 0n) return { months: null, known: true };
  const upfront = purchase + oneOff - (withLabour ? once : 0n);
  return { months: Math.max(0, Number(upfront)) / Number(saved), known: true };
}

function volumeReason(scenario: Scenario, { reason }: BreakEvenVolume, name: string, taxonomy: Taxonomy): string {
  if (reason === "unknown") return worded("pays-machine-unknown", {}, taxonomy);
  if (reason === "running-cost-higher") {
    if (scenario.per_second) return worded("pays-never-by-second", { name }, taxonomy);
    return worded(scenario.rented ? "pays-never-beside-free" : "pays-never-for-power", { name }, taxonomy);
  }
  return worded("pays-never-when-full", { most: countText(carried(scenario, 1)), name }, taxonomy);
}

/** From what volume it pays, where it does; of more machines than anybody sets up, that it takes a larger one. */
function fromText({ volume, machines, for_good }: BreakEvenVolume, taxonomy: Taxonomy, most = MAX_MACHINES): string {
  if (machines! > most) {
    return worded("pays-from-on-fleet", { machines: String(most), requests: countText(volume!) }, taxonomy);
  }
  const several = machines! > 1 ? String(machines) : null;
  const from =
    volume === 1
      ? worded("pays-from-first", { machines: several }, taxonomy)
      : worded("pays-from", { requests: countText(volume!), machines: several }, taxonomy);
  if (for_good === null) return worded("pays-from-until", { from }, taxonomy);
  return for_good === volume ? from : worded("pays-from-and-stays", { from, requests: countText(for_good) }, taxonomy);
}

/** Months to be earned back: "3.9", "1,204". */
export const monthsText = (months: number): string => (months < 10 ? months.toFixed(1) : countText(Math.ceil(months)));

/** When it has paid back: "in 3.9 months", "at once". */
export const paidBackText = (months: number): string => (months < 0.05 ? "at once" : `in ${monthsText(months)} months`);

/** Staff time of paying per use, in picodollars: each month, and once. */
interface PaidLabour {
  upkeep?: Pico;
  once?: Pico;
}

/** The pay-per-use price that a plan is compared with. */
export interface Against extends PaidLabour {
  /** Id and name of the model that is paid per use, and its likely cost of one request in picodollars. */
  id: string;
  name: string;
  per_request: Pico | null;
  /** Machines of a kind that are set up beside each other at the most. */
  most_machines?: number;
}

/**
 * Break-even of a plan against a pay-per-use model: by volume, and by month at the volume given. `model` is how the
 * row of the plan is called. Labour counts; the reason also says what holds without it, in the words of the taxonomy.
 */
export function breakEven(
  plan: HostingPlan,
  model: string,
  against: Against,
  volume: number | null,
  taxonomy: Taxonomy,
): BreakEven {
  const row = { model, against: against.id, requests_per_month: null, months: null };
  if (plan.obstacle) return { ...row, verdict: "never", reason: plan.obstacle.text };
  const scenario = plan.scenarios?.likely;
  const { per_request: perRequest, name } = against;
  if (!scenario || perRequest === null) {
    return { ...row, verdict: "unknown", reason: worded("pays-price-unknown", { name }, taxonomy) };
  }
  const found = breakEvenVolume(scenario, perRequest, true, against.upkeep);
  const requests_per_month = found.volume;
  if (found.reason === "unknown")
    return { ...row, verdict: "unknown", reason: volumeReason(scenario, found, name, taxonomy) };
  const bare = withoutLabour(scenario, found, { per_request: perRequest, volume }, taxonomy);
  const sentences = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(" ");
  const lower =
    found.volume === null
      ? null
      : worded("pays-lower-bill", { from: fromText(found, taxonomy, against.most_machines) }, taxonomy);
  if (volume === null) {
    const verdict = lower === null ? "never" : "pays";
    const first = lower ?? volumeReason(scenario, found, name, taxonomy);
    return { ...row, requests_per_month, verdict, reason: sentences(`${first}.`, bare) };
  }
  const { months } = paybackMonths(scenario, volume, perRequest, true, against);
  const { verdict, why } = atVolume(scenario, { found, name, volume, months }, taxonomy);
  const less = lower && `${capitalised(lower)}.`;
  return { ...row, requests_per_month, months, verdict, reason: sentences(`${why}.`, less, bare) };
}

interface AtVolume {
  found: BreakEvenVolume;
  name: string;
  volume: number;
  months: number | null;
}

function atVolume(scenario: Scenario, at: AtVolume, taxonomy: Taxonomy): { verdict: "pays" | "never"; why: string } {
  const { found, name, volume, months } = at;
  if (months === null && found.volume === null)
    return { verdict: "never", why: volumeReason(scenario, found, name, taxonomy) };
  if (months === null) {
    return { verdict: "never", why: worded("pays-never-at-volume", { requests: countText(volume), name }, taxonomy) };
  }
  const life = scenario.amortisation_months;
  if (!scenario.rented && months > life) {
    const why = worded("pays-never-in-life", { months: monthsText(months), life: String(life) }, taxonomy);
    return { verdict: "never", why };
  }
  return { verdict: "pays", why: worded("pays-back", { when: paidBackText(months) }, taxonomy) };
}

/** What holds when nobody's time is counted, where that differs. */
function withoutLabour(
  scenario: Scenario,
  found: BreakEvenVolume,
  { per_request, volume }: { per_request: Pico; volume: number | null },
  taxonomy: Taxonomy,
): string | null {
  const bare = breakEvenVolume(scenario, per_request, false);
  if (bare.volume === null || bare.volume === found.volume) return null;
  const { months } = volume === null ? { months: null } : paybackMonths(scenario, volume, per_request, false);
  const when = months === null ? null : paidBackText(months);
  return worded("pays-without-staff", { when, requests: countText(bare.volume) }, taxonomy);
}
