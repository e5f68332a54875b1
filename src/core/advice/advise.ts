/** Decision, prices, usage and a day give the advice. */

import type { insightOf } from "../hosting/insight-of.ts";
import { costSetting, volumeOf } from "../prices/cost-setting.ts";
import { rateOf } from "../prices/fx.ts";
import { defaultOf, type FilledProfile } from "../prices/token-profile.ts";
import { worthOf } from "../tables/stakes.ts";
import type { Advice, BreakEven, CostRow, Recommendation } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import type { Assumption, Decision } from "../types/decision.ts";
import type { HostingInsight } from "../types/hosting-insight.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { breakEvens } from "./break-evens.ts";
import { type Choice, choose } from "./choose.ts";
import { headlinesOf } from "./headlines.ts";

export interface AdvisorSetting {
  taxonomy: Taxonomy;
  pricing: Pricing;
  as_of: IsoDate;
  /** Of the currency that all amounts are given in. */
  rate: FxRate;
  /** Give each figure its formula, inputs, sources and dates. */
  explain: boolean;
  /** Also say what stands behind the recommended machine; it takes as long as several briefs, so only where it is shown. */
  insight?: typeof insightOf;
}

/** All of the advice that rests on the decision's outcome, the usage and the limits, but on no raw answer. */
interface Priced {
  recommended: Recommendation | null;
  alternatives: Recommendation[];
  costs: CostRow[];
  break_even: BreakEven[];
  assumptions: Assumption[];
  hosting: HostingInsight | null;
  headlines: string[];
  usage: Advice["usage"];
}

/** How many combinations of outcome and usage are remembered; then all are forgotten, to keep memory flat. */
const REMEMBERED = 200;

function usageShown({ profile }: FilledProfile, requests: number | null): Advice["usage"] {
  const { input_tokens, output_tokens, reasoning_tokens, batch } = profile;
  return { requests_per_month: requests, input_tokens, output_tokens, reasoning_tokens, batch };
}

function recommendation({ row, because, gives_up }: Choice): Recommendation {
  const { model, name, deployment, place, region, hardware, hardware_name, machines, engine } = row;
  const { seconds_per_request, per_1k, monthly, monthly_without_labour, one_off, first_year } = row;
  return {
    model,
    name,
    deployment,
    place,
    region,
    hardware,
    hardware_name,
    machines,
    engine,
    seconds_per_request,
    per_1k,
    monthly,
    monthly_without_labour,
    one_off,
    first_year,
    why: because,
    gives_up,
  };
}

/** How many times the recommended row's likely cost; null when either is unknown or nothing. */
function timesOf(row: AmountRange, recommended: AmountRange): number | null {
  if (row.likely === null || !recommended.likely) return null;
  return Number((row.likely / recommended.likely).toPrecision(3));
}

function compareTo(recommended: CostRow | undefined, rows: CostRow[]): void {
  if (!recommended) return;
  for (const row of rows) row.times_recommended = timesOf(row.per_1k, recommended.per_1k);
}

/** An hour of a reviewer is priced like one of labelling: both judge answers. Undefined without a rate for it. */
function reviewHour({ pricing, rate }: AdvisorSetting): number | undefined {
  const { value, unit } = defaultOf(pricing.defaults, "labelling-rate");
  const from = rateOf(pricing.fx, unit.slice(0, 3));
  return from && (Number(value) / from.per_usd) * rate.per_usd;
}

/** What baseline and stakes come to, at the cost of the recommended model. */
function worthShown(brief: Brief, { costs }: Priced, setting: AdvisorSetting): Pick<Advice, "worth"> {
  if (!brief.baseline && !brief.stakes) return {};
  const per_request = costs.find(({ role }) => role === "recommended")?.per_request.likely ?? null;
  const hour = reviewHour(setting);
  const currency = setting.rate.currency;
  const priced = per_request === null || hour === undefined ? null : { per_request, review_per_hour: hour, currency };
  const worth = worthOf(brief, priced);
  return worth ? { worth } : {};
}

/** An adviser on these tables and prices, for one day and currency. It remembers what many briefs share. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what many briefs share is remembered between its parts
export function makeAdvisor(setting: AdvisorSetting): (brief: Brief, decision: Decision) => Advice {
  const { taxonomy, pricing, as_of, rate, insight } = setting;
  const tierNames = new Map(taxonomy.tiers.map(({ tier, name }) => [tier, name]));
  const kindNames = new Map(taxonomy.kinds.map(({ id, name }) => [id, name]));
  const remembered = new Map<string, Priced>();
  const data: Advice["data"] = {
    taxonomy: taxonomy.version,
    pricing: pricing.version,
    prices_as_of: pricing.as_of,
    as_of,
    fx: { currency: rate.currency, per_usd: rate.per_usd, date: rate.date, source: rate.source },
  };

  function price(brief: Brief, decision: Decision): Priced {
    const requests = volumeOf(brief);
    const costing = costSetting(brief.usage, requests, { ...setting, tier: decision.tier });
    const { filled } = costing;
    const chosen = choose(brief, decision, pricing, costing);
    const costs = chosen.choices.map(({ row }) => row);
    const recommended = chosen.choices.find(({ row }) => row.role === "recommended");
    compareTo(recommended?.row, costs);
    const break_even = breakEvens(chosen.choices, pricing, costing);
    const local = recommended?.local;
    return {
      recommended: recommended ? recommendation(recommended) : null,
      alternatives: chosen.choices
        .filter(({ row }) => row.role === "alternative" && row.allowed !== false)
        .map(recommendation),
      costs,
      break_even,
      hosting: local && insight ? insight(local, recommended.row.name, costs, pricing, costing) : null,
      assumptions: [...filled.assumptions, ...chosen.assumptions],
      headlines: headlinesOf(brief, chosen, break_even, pricing.fx),
      usage: usageShown(filled, requests),
    };
  }

  function priced(brief: Brief, decision: Decision): Priced {
    const { tier, approach, size_class, local_required, alternatives, facts } = decision;
    const key = JSON.stringify([
      tier,
      approach,
      size_class,
      local_required,
      alternatives.map(({ row }) => row),
      facts.code,
      brief.usage,
      brief.limits,
      brief.hardware,
      brief.steps,
      approach === "local-fine-tuned" ? brief.examples : null,
    ]);
    let known = remembered.get(key);
    if (!known) {
      if (remembered.size >= REMEMBERED) remembered.clear();
      known = price(brief, decision);
      remembered.set(key, known);
    }
    return known;
  }

  return (brief, decision) => {
    const { reading } = decision;
    const known = priced(brief, decision);
    const kind = brief.kind ?? reading.kind;
    const advice: Advice = {
      schema_version: 1,
      status: decision.status,
      client: brief.client ?? null,
      project: brief.project ?? null,
      headlines: known.headlines,
      task: {
        description: brief.task ?? null,
        kind,
        kind_name: kind === null ? null : (kindNames.get(kind) ?? null),
        kind_source: decision.kind_source,
        confidence: reading.confidence,
        candidates: reading.candidates,
        specific: reading.specific,
        missing: reading.missing,
        sharper: reading.sharper,
        note: reading.note,
      },
      tier: decision.tier,
      tier_name: decision.tier === null ? null : (tierNames.get(decision.tier) ?? null),
      task_tier: decision.task_tier,
      possible_tiers: decision.possible_tiers,
      approach: decision.approach,
      possible_approaches: decision.possible_approaches,
      size_class: decision.size_class,
      rag: decision.rag,
      local_required: decision.local_required,
      fine_tuning: decision.fine_tuning,
      recommended: known.recommended,
      alternatives: known.alternatives,
      counsel: null,
      excluded: [],
      volumes: [],
      branches: [],
      page: { verdict: "", why: [], watch: [], what_if: [] },
      costs: known.costs,
      break_even: known.break_even,
      ...(known.hosting ? { hosting: known.hosting } : {}),
      reasons: decision.reasons,
      ...(decision.misses ? { misses: decision.misses } : {}),
      would_change: decision.would_change,
      stays: decision.stays,
      cautions: decision.cautions,
      ...worthShown(brief, known, setting),
      next_question: decision.next_question,
      assumptions: known.assumptions,
      usage: known.usage,
      data,
    };
    return advice;
  };
}
