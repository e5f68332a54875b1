/**
 * Bills of cloud hosts, worked out a second time: from the YAML rows themselves, in plain numbers, token kind by token
 * kind, for every way in which a host may bill what its list leaves open. The range of a cost must hold them all.
 */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { requestCost } from "../../src/core/prices/request-cost.ts";
import type { TokenProfile } from "../../src/core/prices/token-profile.ts";
import { unsaidRates } from "../../src/core/prices/token-rates.ts";
import { modelNamed, pricing, pricingFiles } from "../pricing-files.ts";

const DAY = "2026-11-27";

interface Rates {
  input: number | null;
  output: number | null;
  cached_input?: number | null;
  cache_write?: number | null;
  cache_write_1h?: number | null;
  batch_input?: number | null;
  batch_output?: number | null;
}
interface Period extends Rates {
  from?: string | null;
  until?: string | null;
  batch_cached_input?: number | null;
  per_request?: number;
  long_context?: Step;
  peak?: Rates;
}
interface Step extends Rates {
  over_input_tokens?: number;
  at_or_over_input_tokens?: number;
  longer?: Step;
}
interface Row {
  id: string;
  kind: string;
  regions?: string[] | null;
  residency_uplift?: number | null;
  reasoning?: string | null;
  thinking_tokens?: { low: number; likely: number; high: number } | null;
  tokenizer_factor?: number | null;
  prices?: Period[];
}

const rows: Row[] = pricingFiles
  .filter(({ path }) => path.startsWith("models/"))
  .flatMap(({ text }) => (parse(text) as { models: Row[] }).models)
  .filter(({ kind }) => kind !== "self-hosted");

const periodOf = ({ prices = [] }: Row): Period | undefined =>
  prices.find(({ from, until }) => (!from || from <= DAY) && (!until || DAY < until));

/** The step of long context that holds for an input. */
function stepOf(period: Period, input: number): Step | undefined {
  let found: Step | undefined;
  for (let step = period.long_context; step; step = step.longer) {
    const { over_input_tokens: over, at_or_over_input_tokens: from } = step;
    if (over === undefined ? input >= from! : input > over) found = step;
  }
  return found;
}

/** What a list leaves open, decided one way. */
interface Way {
  /** Does the batch discount hold for cached input too? */
  stacks: boolean;
  hourCache: boolean;
  atPeak: boolean;
  /** Times the tokens of other models, up to the row's factor. */
  tokens: number;
  thinking: "low" | "likely" | "high";
  uplift: number;
  /** Are the cached tokens really found in the cache? */
  hit: boolean;
}

/** US dollars for one request, in one way. */
function bill(row: Row, period: Period, profile: TokenProfile, way: Way): number {
  const input = profile.input_tokens * way.tokens;
  const step = stepOf(period, input);
  const dear = way.atPeak && period.peak ? period.peak : undefined;
  const ratio = (kind: "input" | "output" | "cached_input") =>
    dear && typeof dear[kind] === "number" && period[kind] ? dear[kind]! / period[kind]! : 1;
  const plain = step ?? period;
  const discount = (kind: "input" | "output") => {
    const listed = period[`batch_${kind}`];
    if (!profile.batch || typeof listed !== "number") return 1;
    const own = step?.[`batch_${kind}`];
    return typeof own === "number" ? own / step![kind]! : listed / period[kind]!;
  };
  const fresh = plain.input! * ratio("input");
  const cachedRate = plain.cached_input;
  const cached = typeof cachedRate === "number" ? cachedRate * ratio("cached_input") : fresh * 0.5;
  const lift = period.input ? plain.input! / period.input : 1;
  const ordinary = period.cache_write ?? period.input!;
  const write = (way.hourCache ? (period.cache_write_1h ?? ordinary) : ordinary) * lift * ratio("input");
  const off = discount("input");
  const cachedBilled = way.hit ? (way.stacks ? cached * off : Math.min(cached, fresh * off)) : fresh * off;
  const usual = row.thinking_tokens ?? profile.thinking;
  const thinking =
    row.reasoning === "none" ? 0 : profile.reasoning_tokens || (row.reasoning === "always" ? usual[way.thinking] : 0);
  const { cached_share: read, cache_write_share: written } = profile;
  const dollars =
    input * ((1 - read - written) * fresh * off + read * cachedBilled + written * write * off) +
    (profile.output_tokens + thinking) * way.tokens * plain.output! * ratio("output") * discount("output");
  return (dollars / 1e6 + (period.per_request ?? 0)) * way.uplift;
}

/** Every way in which a host may bill a request. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the ways of billing nest, one choice in another
function* waysOf(row: Row, profile: TokenProfile): Generator<Way> {
  const known = row.residency_uplift;
  const open =
    known === null || known === undefined ? (row.regions?.includes("global") ? [1, 1.1, 1.25] : [1]) : [known];
  const factor = row.tokenizer_factor ?? 1;
  // Only in a batch may what was meant to be read from the cache be gone by then.
  for (const stacks of [true, false])
    for (const hourCache of [true, false])
      for (const atPeak of [true, false])
        for (const tokens of factor > 1 ? [1, (1 + factor) / 2, factor] : [1])
          for (const thinking of ["low", "likely", "high"] as const)
            for (const hit of profile.batch ? [true, false] : [true])
              for (const uplift of profile.resident ? open : [1])
                yield { stacks, hourCache, atPeak, tokens, thinking, uplift, hit };
}

const base: TokenProfile = {
  input_tokens: 10_000,
  output_tokens: 300,
  reasoning_tokens: 0,
  cached_share: 0,
  cache_write_share: 0,
  batch: false,
  resident: false,
  region: null,
  unsaid: unsaidRates(pricing.defaults),
  thinking: { low: 60, likely: 200, high: 600 },
};
const profiles: [string, Partial<TokenProfile>][] = [
  ["plain", {}],
  ["short", { input_tokens: 500 }],
  ["with a cache", { cached_share: 0.8 }],
  ["with a cache that is written", { cached_share: 0.6, cache_write_share: 0.3 }],
  ["in a batch", { batch: true }],
  ["in a batch with a cache", { batch: true, cached_share: 0.8 }],
  ["in a batch with a cache that is written", { batch: true, cached_share: 0.5, cache_write_share: 0.5 }],
  ["long", { input_tokens: 300_000 }],
  ["long, in a batch with a cache", { input_tokens: 300_000, batch: true, cached_share: 0.9 }],
  ["near a step of long context", { input_tokens: 260_000 }],
  ["with stated thinking", { reasoning_tokens: 1000 }],
  ["kept in a region", { resident: true, cached_share: 0.5 }],
];

describe.each(profiles)("%s", (_, change) => {
  const profile = { ...base, ...change };
  test("no bill lies outside the range, of any row", () => {
    let bills = 0;
    const outside: string[] = [];
    for (const row of rows) {
      const period = periodOf(row);
      if (!period || period.input === null || period.output === null) continue;
      const { low, likely, high } = requestCost(modelNamed(row.id), profile, DAY);
      const [least, most] = [Number(low) / 1e12, Number(high) / 1e12];
      expect(likely, row.id).not.toBeNull();
      for (const way of waysOf(row, profile)) {
        bills++;
        const usd = bill(row, period, profile, way);
        if (usd < least * (1 - 1e-9) - 1e-12 || usd > most * (1 + 1e-9) + 1e-12) {
          outside.push(`${row.id}: ${usd} is not in ${least} to ${most}, ${JSON.stringify(way)}`);
        }
      }
    }
    expect(outside.slice(0, 3)).toEqual([]);
    expect(bills).toBeGreaterThan(1000);
  });
});
