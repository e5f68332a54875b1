/** What a pipeline costs: each of its steps by the cheapest adequate way, on shared machines, and the work in one call. */

import { machinesBeside, priceToBuy, toBuy } from "../counsel/beside-lines.ts";
import { countedMonths } from "../prices/defaults.ts";
import { inCurrency, rangeIn } from "../prices/fx.ts";
import { type Amounts, atEachEnd, sum, times } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { listed } from "../text/sentence.ts";
import { type Advice, type Beside, type CounselLine, startOf } from "../types/advice.ts";
import type { PipelineAdvice, StepAdvice, WholeAdvice } from "../types/advice-parts.ts";
import type { AmountRange } from "../types/cost.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { answerSeconds } from "../ways/machine-way.ts";
import { machineId, machineName, wayWords } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import {
  heardAlone,
  heardBefore,
  isUncounted,
  less,
  more,
  type SpeechTotals,
  type StepInput,
  speechBill,
  speechTotals,
} from "./heard-steps.ts";
import { gathered, monthsOf, sharedUpkeep, togetherOf } from "./shared-ways.ts";
import {
  onMachinesThere,
  onSharedMachines,
  type SharedMachines,
  type StepsOnMachines,
  stepWay,
} from "./step-machines.ts";

/** What steps share, in sentences. */
function countedOnce(
  steps: readonly StepInput[],
  ways: readonly (PricedWay | null)[],
  shared: readonly SharedMachines[],
): string[] {
  const namesOf = (indexes: readonly number[]) => listed(indexes.map((index) => `"${steps[index]!.name}"`));
  const said = shared.map(({ candidate, machines, steps: together }) => {
    const [count, once] = machines > 1 ? [`${machines} x`, "they are"] : ["one", "it is"];
    return `${namesOf(together)} share ${count} ${machineName(candidate.machine)}; ${once} counted once.`;
  });
  const byWay = new Map<string, number[]>();
  ways.forEach((way, index) => {
    if (way?.way.kind === "api") byWay.set(way.way.key, [...(byWay.get(way.way.key) ?? []), index]);
  });
  for (const indexes of byWay.values()) {
    if (indexes.length > 1) said.push(`${namesOf(indexes)} call one model, and the staff time for it is counted once.`);
  }
  return said;
}

export interface PipelineCost {
  pipeline: PipelineAdvice;
  /** What the first year costs, in the currency of the advice; null is unknown. */
  steps_year: number | null;
  whole_year: number | null;
  /** Whether the steps cost clearly more than the one call; null where it cannot be said. */
  costs_more: boolean | null;
  /** What their machines cost to buy, and those of the one call. */
  machines: Beside | null;
  whole_machines: Beside | null;
  /** To the end of the last step, one after the other and alone; null where one is not known. */
  seconds: number | null;
  /** Whether the steps are counted with cheaper models than they would have if mistakes in them cost something. */
  thrifty: boolean;
  /** Whether a step finds passages in a body of documents. */
  searches: boolean;
}

/** A step with a language model, as if nothing were said in it. */
function stepAdvice(
  step: StepInput,
  way: PricedWay | null,
  isShared: boolean,
  rate: FxRate,
  isOpen: boolean,
): Omit<StepAdvice, "bill" | "staff"> {
  const machine = way?.way.kind === "machine" ? way.way.machine : null;
  const known = way && !(isOpen && (machine || way.offer?.tuning));
  return {
    name: step.name,
    share: step.share,
    kind: step.kind,
    tier: step.decision.tier,
    approach: step.decision.approach,
    size_class: step.decision.size_class,
    model: way?.way.model.id ?? null,
    model_name: way?.way.name ?? null,
    way: way && (machine ? `${way.way.name} (${machineName(machine)})` : wayWords(way.way)),
    host: way?.way.host ?? null,
    hardware: machine && machineId(machine),
    hardware_name: machine && machineName(machine),
    shares_machine: isShared,
    per_1k: known ? rangeIn(way.cost.per_request, rate, 1000n) : null,
    monthly: known && !isOpen ? rangeIn(way.cost.monthly, rate) : null,
    cautions: step.decision.cautions.map(({ id }) => id),
    watch: step.decision.cautions.map(({ text }) => text),
  };
}

/** The same work in one call: what is advised on it. */
export type OneCall = Pick<Advice, "approach" | "counsel" | "recommended">;

/** The line of what the one call starts with. */
const lineOf = ({ counsel }: OneCall): CounselLine | null => counsel?.lines[0] ?? null;

/** What is written down before one call is the same, and costs the same, as before steps. */
function wholeOf(whole: OneCall, speech: SpeechTotals | null, months: number): WholeAdvice {
  const call = startOf(whole);
  return {
    approach: whole.approach,
    model: call?.model ?? null,
    model_name: call?.name ?? null,
    way: call && (lineOf(whole)?.way ?? call.name),
    per_1k: more(call?.per_1k ?? null, speech?.per_1k ?? null),
    monthly: more(call?.monthly ?? null, speech?.month ?? null),
    bill: more(call?.monthly_without_labour ?? null, speech?.month ?? null),
    staff: call && less(call.monthly, 1, call.monthly_without_labour),
    once: call && less(call.first_year, months, call.monthly),
    first_year: more(call?.first_year ?? null, speech?.year ?? null),
  };
}

/** Adds up 1,000 requests that enter: each step by its share. Null when a step has no figure. */
function perThousand(steps: readonly StepAdvice[], rate: FxRate): AmountRange | null {
  const end = (which: keyof Amounts): number | null => {
    let total = 0;
    for (const { per_1k, share: part } of steps) {
      const value = per_1k?.[which];
      if (value == null) return null;
      total += value * part;
    }
    return Number(total.toPrecision(12));
  };
  if (steps.some(({ per_1k }) => per_1k === null)) return null;
  return { low: end("low"), likely: end("likely"), high: end("high"), currency: rate.currency };
}

/** What all machines of the steps cost to buy together, in the currency of the advice; null where none is to be bought. */
function boughtFor(
  apart: readonly (PricedWay | null)[],
  shared: readonly SharedMachines[],
  rate: FxRate,
): number | null {
  const each = apart.map((way) => way && toBuy(way, rate));
  const together = shared.map(({ candidate, machines }) =>
    candidate.is_clients ? null : inCurrency(priceToBuy(candidate.price, machines), rate),
  );
  const prices = [...each, ...together].filter((price) => price !== null);
  return prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0);
}

/** Whether steps share machines with others. */
const isShared = ({ shared }: StepsOnMachines, index: number): boolean =>
  shared.some(({ steps }) => steps.includes(index));

const apartFrom = (served: StepsOnMachines): readonly (PricedWay | null)[] =>
  served.ways.filter((_, index) => !isShared(served, index));

/** The first year of all steps, what they share counted once, without what is said in them. */
function yearOf(served: StepsOnMachines, pricing: Pricing): Amounts {
  const months = BigInt(countedMonths(pricing));
  const apart = apartFrom(served);
  const upkeep = sharedUpkeep(apart, pricing);
  return atEachEnd((end) => {
    const onShared = served.shared.flatMap(({ once, bill, staff }) => [
      once[end],
      times(sum([bill[end], staff[end]]), months),
    ]);
    return sum([...apart.map((way) => way?.cost.first_year[end] ?? null), ...onShared, -upkeep * months]);
  });
}

/** How the steps are served: on the machine that is there as far as it carries them, or all elsewhere where that costs less. */
function servedSteps(steps: readonly StepInput[], pricing: Pricing): StepsOnMachines {
  const served = (found: StepsOnMachines) =>
    onSharedMachines({ ...found, ways: gathered(found.steps, found.ways, pricing) }, pricing);
  const there = onMachinesThere(steps, steps.map(stepWay), pricing);
  const here = served(there);
  if (there.steps === steps) return here;
  const away = steps.map((step) => ({ ...step, priced: step.elsewhere() }));
  const other = served({ steps: away, ways: away.map(stepWay), shared: [] });
  const [a, b] = [here, other].map((each) => yearOf(each, pricing).likely);
  return a === null || (b != null && b < a!) ? other : here;
}

/** The pipeline of a brief with steps, beside the same work without steps. */
export function pipelineOf(
  steps: readonly StepInput[],
  whole: OneCall,
  isOpen: boolean,
  { rate, pricing, taxonomy }: { rate: FxRate; pricing: Pricing; taxonomy: Taxonomy },
): PipelineCost {
  const counted = countedMonths(pricing);
  const worded = steps.filter(({ hears_alone }) => !hears_alone);
  const served = servedSteps(worded, pricing);
  const { steps: modelled, ways, shared } = served;
  const known = ways.every((way) => way !== null);
  const months = monthsOf(ways, shared, pricing);
  const spoken = steps.reduce((total, step) => total + speechBill(step), 0n);
  const together = togetherOf(months);
  const month = { ...together, bill: atEachEnd((end) => sum([together.bill[end], spoken])) };
  const inWords = yearOf(served, pricing);
  const year = atEachEnd((end) => sum([inWords[end], spoken * BigInt(counted)]));
  const told = steps.map((step) => {
    const index = worded.indexOf(step);
    if (index === -1) return heardAlone(step, rate);
    const { bill, staff } = months[index]!;
    const isCounted = ways[index] !== null && !isOpen;
    const read = {
      ...stepAdvice(step, ways[index]!, isShared(served, index), rate, isOpen),
      bill: isCounted ? rangeIn(bill, rate) : null,
      staff: isCounted ? rangeIn(staff, rate) : null,
    };
    return heardBefore(step, read, rate);
  });
  const shown = (amounts: Amounts) => (known && !isOpen ? rangeIn(amounts, rate) : null);
  const in_whole = wholeOf(whole, speechTotals(steps, spoken, counted, rate), counted);
  const whole_year = in_whole.first_year?.likely ?? null;
  const steps_year = known && !isOpen ? inCurrency(year.likely, rate) : null;
  const monthly = shown(atEachEnd((end) => sum([month.bill[end], month.staff[end]])));
  const pipeline: PipelineAdvice = {
    steps: told,
    per_1k: perThousand(
      told.filter((step) => !isUncounted(step)),
      rate,
    ),
    monthly,
    bill: shown(month.bill),
    staff: shown(month.staff),
    once: less(shown(year), counted, monthly),
    first_year: shown(year),
    counted_once: countedOnce(modelled, ways, shared),
    whole: in_whole,
    saves: null,
  };
  pipeline.saves = savesOf(pipeline, steps_year, whole_year);
  const alike = fittingNumber("steps-alike", taxonomy) / 100;
  const costs_more = pipeline.saves === null ? null : pipeline.saves < -alike;
  const searches = steps.some(({ decision }) => decision.rag === true);
  const purchase = (to_buy: number | null) =>
    isOpen ? null : machinesBeside([{ label: "", to_buy }], { rate }, pricing);
  const machines = purchase(boughtFor(apartFrom(served), shared, rate));
  const whole_machines = purchase(lineOf(whole)?.to_buy?.amount ?? null);
  const thrifty = modelled.some(({ priced }) => priced?.offers.prompted_without_stakes != null);
  const seconds = steps.every((step) => step.speech === null) ? secondsOf(ways) : null;
  return { pipeline, steps_year, whole_year, costs_more, machines, whole_machines, seconds, thrifty, searches };
}

/** Seconds of all of these one after the other, when no other request runs; null where a host does not say. */
function secondsOf(ways: readonly (PricedWay | null)[]): number | null {
  let total = 0;
  for (const each of ways) {
    const seconds = each && answerSeconds(each.way, null, false)?.alone;
    if (seconds == null) return null;
    total += seconds;
  }
  return total;
}

/** Over the first year where the volume is known, since work and machines count then; per 1,000 requests otherwise. */
function savesOf(
  { per_1k, whole }: PipelineAdvice,
  steps_year: number | null,
  whole_year: number | null,
): number | null {
  const [mine, theirs] =
    steps_year !== null && whole_year !== null ? [steps_year, whole_year] : [per_1k?.likely, whole.per_1k?.likely];
  if (mine == null || !theirs) return null;
  return Number((1 - mine / theirs).toPrecision(3));
}
