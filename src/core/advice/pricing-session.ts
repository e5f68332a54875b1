/** What all briefs share that are priced on the same tables and prices, for one day and currency. */

import { forOneRun } from "../prices/defaults.ts";
import { type CountedLength, costSetting, volumeOf } from "../prices/token-profile.ts";
import { usualLengths } from "../prices/usual-lengths.ts";
import { type Speech, speechCost, withTalk } from "../speech/speech.ts";
import { talkLength } from "../speech/talk-length.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { labelsToName, needsOf } from "../ways/needs.ts";
import { rememberCandidates } from "./remembered.ts";

export interface AdviceSetting {
  taxonomy: Taxonomy;
  pricing: Pricing;
  as_of: IsoDate;
  /** Of the currency that all amounts are given in. */
  rate: FxRate;
  /** Give each figure its formula, inputs, sources and dates. */
  explain: boolean;
  /** Keep the models of the article among the comparators after they have retired. */
  article?: boolean;
}

/** The setting, and what was worked out for briefs before. */
export interface PricingSession extends ReturnType<typeof rememberCandidates> {
  setting: AdviceSetting;
}

export const pricingSession = (setting: AdviceSetting): PricingSession => ({
  setting,
  ...rememberCandidates(setting.article === true),
});

/** How a brief is counted. */
export interface Counting {
  /** All its requests come once. */
  isOneRun?: boolean;
  /** What is said in a request; null where nothing is. */
  said?: Speech | null;
  /** Tokens that an earlier step wrote down and this one reads; null where it reads something else. */
  written?: number | null;
}

/** How long what is said is, as steps settle it; undefined where the brief does. */
function settledTalk({ said, written }: Counting): CountedLength | undefined {
  const tokens = written ?? (said?.is_assumed ? said.tokens : null);
  return tokens === null ? undefined : { tokens, words: null };
}

/** The context of a brief that a verdict was reached on. */
export function briefContext(
  { setting, seenFor }: PricingSession,
  brief: Brief,
  verdict: Verdict,
  counting: Counting = {},
): BriefContext {
  const { isOneRun = false, said = null } = counting;
  const { taxonomy, as_of, rate, explain } = setting;
  const pricing = isOneRun ? forOneRun(setting.pricing) : setting.pricing;
  const talk = settledTalk(counting) ?? talkLength(brief, verdict, said !== null, pricing.defaults);
  const costing = costSetting(brief.usage, volumeOf(brief), {
    pricing,
    as_of,
    rate,
    explain,
    tier: verdict.tier,
    ...usualLengths(brief, verdict, talk, pricing.defaults),
    resident: brief.sensitivity === "restricted-cloud",
    region: brief.region,
    labels: labelsToName(brief, verdict, taxonomy),
  });
  const needs = needsOf(brief, verdict, taxonomy, costing);
  const heard = said && withTalk(said, talk, pricing.defaults);
  const speech = heard && speechCost(heard, brief, verdict.local_required === true, pricing);
  return { brief, needs, taxonomy, pricing, setting: costing, speech, ...seenFor(brief, needs, costing, pricing) };
}
