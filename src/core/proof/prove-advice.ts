/**
 * The laws on whole advices, held against briefs that stand for all others: the tables' own thresholds, the contexts
 * and days of the catalogue, and what else changes an advice. Answers, place and volume are combined in full; the rest
 * goes round at steps that have no common factor, so that each value meets each other one. Each broken law is one
 * finding.
 */

import { makeCurrencyAdvisor } from "../advice/advise.ts";
import { briefContext, pricingSession } from "../advice/pricing-session.ts";
import { compiledTables, groupsOf } from "../tables/compiled-tables.ts";
import { decide } from "../tables/decide.ts";
import { addDays } from "../text/days.ts";
import type { Advice } from "../types/advice.ts";
import type { Brief, InputKind, IsoDate, Limits, Sensitivity, Usage } from "../types/brief.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { modelOffer } from "../ways/api-ways.ts";
import { ADVICE_LAWS, type AdviceLaw, type JudgedAdvice } from "./advice-laws.ts";
import { finding } from "./finding.ts";

/** A brief and the day that it is judged on. */
interface BriefOnDay {
  brief: Brief;
  day: IsoDate;
}

/** The first kind of each shape and field of work: kinds with the same facts are decided alike. */
function kindsOf({ kinds }: Taxonomy): string[] {
  const seen = new Map<string, string>();
  for (const { id, shape, facts } of kinds) {
    const key = JSON.stringify([shape, Object.entries(facts ?? {}).sort()]);
    if (!seen.has(key)) seen.set(key, id);
  }
  return [...seen.values()];
}

/** A value for each group of values that the tables tell apart. */
function valuesOf(answer: string, taxonomy: Taxonomy): number[] {
  const tables = compiledTables(taxonomy);
  const column = tables.column.get(answer);
  if (column === undefined) return [0];
  const { cells } = tables.columns[column]!;
  return groupsOf(column, tables.deciding, tables).map((group) => Number(cells[group[0]!]!.least));
}

/** Tokens just within and just over what models take, from the smallest context to the largest. */
function tokensOf({ models }: Pricing): (number | undefined)[] {
  const contexts = [...new Set(models.flatMap(({ context_tokens: tokens }) => tokens ?? []))].sort((a, b) => a - b);
  const [small, large] = [contexts[0] ?? 8192, contexts.at(-1) ?? 1_000_000];
  const middle = contexts[Math.floor(contexts.length / 2)] ?? 128_000;
  return [undefined, 150, small, middle - 1000, middle, large];
}

/** The day itself, the next day on which a price changes, and the next on which a model retires. */
function daysOf({ models }: Pricing, asOf: IsoDate): IsoDate[] {
  const end = addDays(asOf, 365);
  const next = (days: (IsoDate | null)[]) => days.filter((day) => day !== null && day > asOf && day < end).sort()[0];
  const price = next(models.flatMap(({ prices }) => prices.map(({ from }) => from)));
  const retirement = next(models.map(({ retires }) => retires));
  return [...new Set([asOf, price, retirement].filter((day): day is IsoDate => day != null))];
}

/** Sensitivity and region. */
const PLACES: readonly [Sensitivity, string?][] = [
  ["cloud-ok"],
  ["restricted-cloud"],
  ["restricted-cloud", "au"],
  ["local-only"],
];
const VOLUMES = [undefined, 5000, 200_000, 5_000_000];
const CORRECTNESS = ["exact", "expert", "undefined"] as const;

/** Something of each list in turn. */
const turn = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

/** Without what is not known: no key of a brief stands there without a value. */
const stated = <T extends object>(values: { [Key in keyof T]?: T[Key] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

const aud = (amount: number) => ({ amount, currency: "AUD" });
const usd = (amount: number) => ({ amount, currency: "USD" });

/** What goes round: lists of other lengths, so that no two of them keep step. */
function extras(at: number, { machines, models }: Pricing): Partial<Brief> {
  const hardware = [undefined, undefined, ...machines.filter(({ premises }) => premises === "own").slice(0, 6)];
  const machine = turn(hardware, at)?.id;
  const budget = turn([undefined, aud(5), undefined, usd(350), aud(20)], at);
  const latency = turn([undefined, 30, 1], Math.floor(at / 2));
  const baseline = turn([undefined, 0.96, 0.8, undefined, 0.5, undefined, 0.9], Math.floor(at / 3));
  const input = turn<InputKind[] | undefined>([undefined, undefined, undefined, ["image"]], Math.floor(at / 5));
  const proposal = turn([undefined, undefined, models[at % models.length]?.id], at);
  const limits = stated<Limits>({ budget_per_month: budget, latency_s: latency });
  return stated<Brief>({
    hardware: machine,
    limits: Object.keys(limits).length > 0 ? limits : undefined,
    baseline: baseline === undefined ? undefined : { metric: "accuracy", score: baseline, target: 0.93 },
    stakes:
      baseline !== undefined && at % 2 === 0 ? { right: aud(0.5), wrong: aud(at % 4 === 0 ? 5 : 0.02) } : undefined,
    input,
    tools: at % 9 === 4 || undefined,
    reviewed: at % 11 === 5 ? "none" : undefined,
    proposal: proposal === undefined ? undefined : { model: proposal },
  });
}

const usageOf = (at: number, requests: number | undefined, input_tokens: number | undefined): Usage =>
  stated<Usage>({
    requests_per_month: requests,
    input_tokens,
    output_tokens: at % 3 === 0 ? turn([5, 300, 3000], at / 3) : undefined,
    batch: at % 13 === 4 || undefined,
  });

/** One of so many briefs is judged unless all are asked for; it has no factor in common with the lists. */
const SAMPLE = 7;

/** The briefs, in an order that is always the same: all of them, or a seventh that goes through every value. */
export function* briefsToJudge(
  taxonomy: Taxonomy,
  pricing: Pricing,
  asOf: IsoDate,
  all: boolean,
): Generator<BriefOnDay> {
  const examples = valuesOf("examples", taxonomy);
  const [tokens, days, repetition] = [tokensOf(pricing), daysOf(pricing, asOf), valuesOf("repetition", taxonomy)];
  const amounts = [0, 1, 2] as const;
  const bases = kindsOf(taxonomy).flatMap((kind) =>
    PLACES.flatMap((place) =>
      VOLUMES.flatMap((requests) =>
        CORRECTNESS.flatMap((correctness) => amounts.map((amount) => ({ kind, place, requests, correctness, amount }))),
      ),
    ),
  );
  for (const [index, { kind, place, requests, correctness, amount }] of bases.entries()) {
    const at = index + 1;
    if (!all && at % SAMPLE !== 0) continue;
    const [sensitivity, region] = place;
    const brief: Brief = {
      kind,
      repetition: turn(repetition, at * 2),
      examples: [examples[0]!, examples.at(-1)!, turn(examples, at)][amount]!,
      correctness,
      sensitivity,
      ...(region ? { region } : {}),
      usage: usageOf(at, requests, turn(tokens, at * 5)),
      ...extras(at, pricing),
    };
    yield { brief, day: turn(days, at) };
  }
}

interface AdviceProof {
  found: Diagnostic[];
  /** How many advices the laws were held against. */
  advices: number;
}

interface Broken {
  law: AdviceLaw;
  why: string;
  brief: Brief;
  day: IsoDate;
  times: number;
}

const withVolume = (brief: Brief, requests_per_month: number): Brief => ({
  ...brief,
  usage: { ...brief.usage, requests_per_month },
});

/** The brief with all that it states in dollars by these rates; null where it states nothing in another currency. */
function inDollars(brief: Brief, rates: readonly FxRate[]): Brief | null {
  let isOther = false;
  const restate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(restate);
    if (typeof value !== "object" || value === null) return value;
    const { amount, currency } = value as { amount?: unknown; currency?: unknown };
    if (typeof amount === "number" && typeof currency === "string" && currency !== "USD") {
      isOther = true;
      const { per_usd } = rates.find((rate) => rate.currency === currency)!;
      return { amount: amount / per_usd, currency: "USD" };
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restate(each)]));
  };
  const restated = restate(brief) as Brief;
  return isOther ? restated : null;
}

/** Advises and judges on one day. */
export function judgeOn(day: IsoDate, taxonomy: Taxonomy, pricing: Pricing, rate: FxRate) {
  const setting = { taxonomy, pricing, as_of: day, rate, explain: true };
  const session = pricingSession(setting);
  const advise = makeCurrencyAdvisor(setting, session);
  const choices = { closely: false, branches: false };
  return (brief: Brief): JudgedAdvice => {
    const volume = brief.usage?.requests_per_month;
    const advice: Advice = advise(brief, choices);
    const larger = volume === undefined ? null : advise(withVolume(brief, volume * 10), choices);
    const inUsd = inDollars(brief, pricing.fx);
    const decision = decide(brief, taxonomy, null);
    return {
      brief,
      advice,
      larger,
      restated: inUsd && advise(inUsd, choices),
      pricing,
      taxonomy,
      excludedOf: (model) => modelOffer(model, briefContext(session, brief, decision)).excluded,
    };
  };
}

function findingOf({ law, why, brief, day, times }: Broken, { tables }: Taxonomy): Diagnostic {
  const table = tables.find(({ id }) => id === "counsel") ?? tables[0]!;
  const more = times > 1 ? ` (and ${times - 1} more)` : "";
  return finding({
    rule: "broken-advice",
    message: `law "${law.id}" does not hold on ${day}: ${why}${more}; a brief that shows it: ${JSON.stringify(brief)}`,
    place: table.place,
    args: { law: law.id, witness: JSON.stringify(brief), day },
  });
}

/** Judges the briefs, a sample or all, by every law; amounts are in the currency of `rate`. */
export function proveAdvice(
  taxonomy: Taxonomy,
  pricing: Pricing,
  asOf: IsoDate,
  rate: FxRate,
  { all = false, laws = ADVICE_LAWS }: { all?: boolean; laws?: readonly AdviceLaw[] } = {},
): AdviceProof {
  const judges = new Map<IsoDate, ReturnType<typeof judgeOn>>();
  const broken = new Map<string, Broken>();
  let advices = 0;
  for (const { brief, day } of briefsToJudge(taxonomy, pricing, asOf, all)) {
    const judge = judges.get(day) ?? judgeOn(day, taxonomy, pricing, rate);
    judges.set(day, judge);
    const judged = judge(brief);
    advices += [judged.advice, judged.larger, judged.restated].filter((advice) => advice !== null).length;
    for (const law of laws) {
      const why = law.breaks(judged);
      if (why === null) continue;
      const known = broken.get(law.id);
      if (known) known.times += 1;
      else broken.set(law.id, { law, why, brief, day, times: 1 });
    }
  }
  return { found: [...broken.values()].map((each) => findingOf(each, taxonomy)), advices };
}
