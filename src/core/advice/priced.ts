/** All of an advice that rests on the decision's outcome, the usage and the limits: ways, costs, counsel. */

import { quoteOf } from "../comparison/way-row.ts";
import { counselOf } from "../counsel/counsel.ts";
import { type CounselInput, isOneRun, keptInOneRun, type StepsBeside } from "../counsel/counsel-input.ts";
import { leadsInSteps, linesFor } from "../counsel/counsel-lines.ts";
import { assumptionOf, countedMonths, defaultOf, forOneRun } from "../prices/defaults.ts";
import { type CostSetting, costSetting, volumeOf } from "../prices/token-profile.ts";
import { usualLengths } from "../prices/usual-lengths.ts";
import { rememberEach } from "../remember/remember.ts";
import { type Speech, speechCost, writtenDown } from "../speech/speech.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Advice, Excluded, Quote, VolumeOption } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { Assumption, Decision, Verdict } from "../types/decision.ts";
import type { FxRate, Model, Pricing } from "../types/pricing.ts";
import type { Engines, Row, Taxonomy } from "../types/taxonomy.ts";
import { modelOffer } from "../ways/api-ways.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet, SingleApproach } from "../ways/candidate-set.ts";
import { classifierWay } from "../ways/classifier.ts";
import { homeVolume } from "../ways/home-volume.ts";
import { onClientsMachine } from "../ways/machine-search.ts";
import { labelsOf, labelTokens, needsOf } from "../ways/needs.ts";
import { machineCost } from "../ways/way-cost.ts";
import { type AdviceRows, adviceRows } from "./advice-rows.ts";
import { limitHeadlines } from "./limit-headlines.ts";
import { middleOf } from "./middle-of.ts";
import type { PricingInput } from "./prepared-brief.ts";
import {
  insteadOfFrontier,
  LARGE,
  largeOf,
  type PricedCandidates,
  pricedAt,
  speechMonth,
  volumesOf,
} from "./priced-offers.ts";
import { type KeptCandidates, rememberCandidates } from "./remembered.ts";

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

/** What the counsel on the ways of a decision says. */
export interface Weighed {
  counsel: Advice["counsel"];
  /** The row of the counsel table that holds; null where none does. */
  row: Row | null;
  /** The way to start with and its cost, as the verdict names it; "" where none is. */
  starts: string;
  volumes: VolumeOption[];
  headlines: string[];
  offers: PricedCandidates | null;
}

export interface Priced extends AdviceRows, Weighed {
  excluded: Advice["excluded"];
  assumptions: Assumption[];
  usage: Advice["usage"];
  setting: CostSetting;
  context: BriefContext;
}

export type Pricer = ReturnType<typeof makePricer>;

/** The approach that the last step of a pipeline takes, which is what its model is recommended for. */
function singleApproach({ approach, local_required }: Verdict): SingleApproach | null {
  if (approach !== "pipeline") return approach;
  return local_required === true ? "local-large" : "cloud-frontier";
}

/** Volumes whose offers are kept for a set of candidates. */
const VOLUMES = 16;
const offersBy = rememberEach(VOLUMES, (candidates: CandidateSet, volume: number, context: BriefContext) =>
  pricedAt(candidates, context, volume),
);

/**
 * What a set of candidates offers a brief at a volume. Without a budget, stakes and a model that was measured it is the
 * same to all briefs that share the set.
 */
function offersFor(candidates: CandidateSet, context: BriefContext, volume: number): PricedCandidates {
  const { limits, stakes, baseline } = context.brief;
  const isShared = limits?.budget_per_month === undefined && stakes === undefined && baseline?.model === undefined;
  return isShared ? offersBy(candidates, volume, context) : pricedAt(candidates, context, volume);
}

/** Prices briefs on these tables and prices, for one day and currency. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what briefs share is remembered here, for all of its parts
export function makePricer(setting: AdviceSetting) {
  const { taxonomy, pricing, as_of, rate, explain } = setting;
  const { sharedFor, seenFor } = rememberCandidates(setting.article === true);

  function contextOf(brief: Brief, decision: Verdict, isOneRun = false, said: Speech | null = null): BriefContext {
    const counted = isOneRun ? forOneRun(pricing) : pricing;
    const costing = costSetting(brief.usage, volumeOf(brief), {
      pricing: counted,
      as_of,
      rate,
      explain,
      tier: decision.tier,
      ...usualLengths(brief, decision, counted.defaults),
      resident: brief.sensitivity === "restricted-cloud",
      label_tokens: labelTokens(brief, decision, taxonomy),
    });
    const needs = needsOf(brief, decision, taxonomy, costing);
    const speech = said && speechCost(said, brief, decision.local_required === true, counted);
    return { brief, needs, taxonomy, pricing: counted, setting: costing, speech, ...seenFor(brief, needs, costing) };
  }

  /** The quote of the way that an advice would recommend; null while that is open, or where nothing serves. */
  function quote(brief: Brief, verdict: Verdict): Quote | null {
    const found = ways(brief, verdict);
    const fit = found?.offers.best_fit;
    if (!found || !fit) return null;
    const { setting: costing } = found.context;
    return quoteOf(fit, costing.requests_per_month === null, costing);
  }

  /** The candidates of a decision, as briefs share it; null while the decision is open. */
  function keptFor(context: BriefContext, verdict: Verdict): KeptCandidates | null {
    const approach = singleApproach(verdict);
    if (!approach || !verdict.size_class || verdict.tier === null) return null;
    return sharedFor(context, verdict, approach, verdict.size_class);
  }

  /** What a decision is served by: the candidates of its approach, or a large open model where that takes its place. */
  function chosenFor(context: BriefContext, verdict: Verdict) {
    const own = keptFor(context, verdict);
    if (!own) return null;
    const volumes = volumesOf(context);
    const middle = middleOf(volumes)!;
    const ownOffers = offersFor(own.candidates, context, middle);
    const wantsLarge = singleApproach(verdict) === "cloud-frontier" && verdict.local_required === false;
    const large = wantsLarge ? sharedFor(context, verdict, LARGE.approach, LARGE.size) : null;
    const atLarge = large && offersFor(large.candidates, context, middle);
    const instead = atLarge && insteadOfFrontier(ownOffers, atLarge);
    const [{ candidates: kept, compared }, found] = instead && large && atLarge ? [large, atLarge] : [own, ownOffers];
    return { volumes, middle, kept, compared, found, instead, atLarge };
  }

  const contextFor = ({ brief, decision, engines, speech }: PricingInput): BriefContext =>
    contextOf(onceWrittenDown(engines, brief), decision, engines["one-run"] !== undefined, speech);

  function weighed(context: BriefContext, { brief, decision, engines }: PricingInput, steps: StepsBeside | null) {
    const chosen = chosenFor(context, decision);
    if (!chosen) return null;
    const requests = context.setting.requests_per_month;
    const isOpen = requests === null;
    const { volumes, middle, kept, compared, found, instead, atLarge } = chosen;
    const offers = isOneRun(engines, decision) ? { ...found, keeps: keptInOneRun(found) } : found;
    const input: CounselInput = {
      context,
      candidates: kept,
      decision,
      requests,
      offers,
      everywhere: volumes.map((volume) => (volume === middle ? offers : offersFor(kept, context, volume))),
      steps,
      home_volume: homeVolume(kept, context),
      engines,
      classifier: (volume) =>
        engines.classifier && areEnough(brief, decision, taxonomy)
          ? classifierWay(context, kept.clients, kept.examples, volume)
          : null,
    };
    const given = counselOf(input);
    const money = { rate, rates: pricing.fx };
    const limited = {
      isOpen,
      startsPrompted: given?.row.then.start_with === "cheap",
      in_steps: given !== null && leadsInSteps(given.row),
      classifier: () => input.classifier(middle),
      requests: middle,
      speech: speechMonth(context, middle),
      later: given && !rowsTesting(taxonomy, "counsel.budget").has(given.row.id) ? given.counsel.lines.slice(1) : [],
    };
    return {
      counsel: given?.counsel ?? null,
      row: given?.row ?? null,
      starts: given?.starts ?? "",
      volumes: isOpen && given ? volumeOptions(given.row, input) : [],
      headlines: [...(instead ? [instead] : []), ...limitHeadlines(brief, offers, limited, money)],
      offers,
      rows: { input, compared, large: largeOf(atLarge) },
    };
  }

  /** Finds the ways of a decision and weighs them: all that the counsel says. Null while the decision is open. */
  const weigh = (input: PricingInput): Weighed | null => weighed(contextFor(input), input, null);

  function price(input: PricingInput, steps: StepsBeside | null = null): Priced {
    const context = contextFor(input);
    const found = weighed(context, input, steps);
    if (found === null) return nothing(context);
    const { rows, ...known } = found;
    return {
      ...adviceRows(rows),
      ...known,
      excluded: known.offers.excluded,
      assumptions: assumptionsOf(known.offers, context),
      usage: usageShown(context),
      setting: context.setting,
      context,
    };
  }

  /**
   * The quote of the model that fits best on the machine of the brief, with what is in its way; null where the brief
   * names no machine, or no open model fits the approach.
   */
  function quoteOnHardware(brief: Brief, verdict: Verdict): Quote | null {
    const context = contextOf(brief, verdict);
    const kept = keptFor(context, verdict)?.candidates;
    if (!kept?.clients) return null;
    const { setting: costing } = context;
    const volume = costing.requests_per_month ?? 1;
    const models = [...kept.models].sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
    const way = onClientsMachine(models, kept.clients, { examples: kept.examples, context });
    if (!way) return null;
    const cost = machineCost(way, Math.max(1, volume), context.pricing);
    const shown = quoteOf({ way, cost, offer: null }, costing.requests_per_month === null, costing);
    return { ...shown, obstacle: way.plan.obstacle };
  }

  /** The ways of a step, without the rows of an advice; null while it is open. */
  function ways(
    brief: Brief,
    verdict: Verdict,
    isOneRun = false,
  ): { context: BriefContext; candidates: CandidateSet; offers: PricedCandidates } | null {
    const context = contextOf(brief, verdict, isOneRun);
    const chosen = chosenFor(context, verdict);
    return chosen && { context, candidates: chosen.kept, offers: chosen.found };
  }

  /** What rules a hosted model out for a brief. */
  const exclusions = (brief: Brief, verdict: Verdict, model: Model): readonly Excluded[] =>
    modelOffer(model, contextOf(brief, verdict)).excluded;

  return { weigh, price, ways, quote, quoteOnHardware, exclusions };
}

/** Whether there are examples enough of each label that the statement counts. */
const areEnough = (brief: Brief, decision: Decision, taxonomy: Taxonomy): boolean =>
  (brief.examples ?? 0) >= (labelsOf(brief, decision) ?? 0) * fittingNumber("classifier-examples", taxonomy);

/** What a language model is given, once a speech model has written down what is heard. */
const onceWrittenDown = ({ speech, transcript }: Engines, brief: Brief): Brief =>
  speech || transcript ? writtenDown(brief, { withVideo: speech !== undefined }) : brief;

function usageShown({ setting, brief, pricing }: BriefContext): Advice["usage"] {
  const { profile } = setting.filled;
  const { input_tokens, output_tokens, reasoning_tokens, batch } = profile;
  const requests_per_month = volumeOf(brief);
  return {
    requests_per_month,
    input_tokens,
    output_tokens,
    reasoning_tokens,
    batch,
    counted_months: countedMonths(pricing),
  };
}

function nothing(context: BriefContext): Priced {
  return {
    recommended: null,
    alternatives: [],
    costs: [],
    break_even: [],
    counsel: null,
    row: null,
    starts: "",
    excluded: [],
    volumes: [],
    headlines: [],
    assumptions: context.setting.filled.assumptions,
    usage: usageShown(context),
    local: null,
    offers: null,
    setting: context.setting,
    context,
  };
}

function volumeOptions(row: Row, input: CounselInput): VolumeOption[] {
  return input.everywhere.map((offers) => ({
    requests_per_month: offers.volume,
    counsel: row.id,
    lines: linesFor(row, { ...input, requests: offers.volume }, offers),
  }));
}

const BOOK = ["upkeep-hours", "evaluation-hours", "ops-rate"];

function assumptionsOf(offers: PricedCandidates, { setting, pricing }: BriefContext): Assumption[] {
  const plan = [offers.best_fit, offers.home].find((priced) => priced?.way.kind === "machine");
  const ofPlan = plan?.way.kind === "machine" ? plan.way.plan.assumptions : [];
  const listed = [...setting.filled.assumptions, ...ofPlan];
  const known = new Set(listed.map(({ id }) => id));
  const book = BOOK.filter((id) => !known.has(id)).map((id) => assumptionOf(defaultOf(pricing.defaults, id)));
  return [...listed, ...book];
}
