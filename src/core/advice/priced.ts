/** All of an advice that rests on the decision's outcome, the usage and the limits: ways, costs, counsel. */

import { quoteOf } from "../comparison/way-row.ts";
import { counselOf } from "../counsel/counsel.ts";
import { leadsInSteps, linesFor } from "../counsel/counsel-lines.ts";
import { type CounselScene, isOneRun, keptInOneRun, type StepsBeside } from "../counsel/counsel-scene.ts";
import { assumptionOf, countedMonths, defaultOf, forOneRun } from "../prices/defaults.ts";
import { type CostSetting, costSetting, volumeOf } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import { type Speech, speechCost, writtenDown } from "../speech/speech.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import { usualLengths } from "../tables/usual-lengths.ts";
import type { Advice, Excluded, Quote, VolumeOption } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { Assumption, Decision, Verdict } from "../types/decision.ts";
import type { FxRate, Model, Pricing } from "../types/pricing.ts";
import type { Engines, Row, Taxonomy } from "../types/taxonomy.ts";
import { modelOffer } from "../ways/api-ways.ts";
import { classifierWay } from "../ways/classifier.ts";
import type { Field, SingleApproach } from "../ways/field.ts";
import { homeVolume } from "../ways/home-volume.ts";
import { onClientsMachine } from "../ways/machine-search.ts";
import { labelsOf, labelTokens, needsOf } from "../ways/needs.ts";
import type { Scene } from "../ways/scene.ts";
import { machineCost } from "../ways/way-cost.ts";
import { type AdviceRows, rowsOf } from "./advice-rows.ts";
import type { Asked } from "./judged.ts";
import { limitHeadlines } from "./limit-headlines.ts";
import { middleOf } from "./middle-of.ts";
import {
  insteadOfFrontier,
  LARGE,
  largeOf,
  type PricedField,
  pricedAt,
  speechMonth,
  volumesOf,
} from "./priced-offers.ts";
import { type KeptField, rememberFields } from "./remembered.ts";

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
  offers: PricedField | null;
}

export interface Priced extends AdviceRows, Weighed {
  excluded: Advice["excluded"];
  assumptions: Assumption[];
  usage: Advice["usage"];
  setting: CostSetting;
  scene: Scene;
}

export type Pricer = ReturnType<typeof makePricer>;

/** The approach that the last step of a pipeline takes, which is what its model is recommended for. */
function singleApproach({ approach, local_required }: Verdict): SingleApproach | null {
  if (approach !== "pipeline") return approach;
  return local_required === true ? "local-large" : "cloud-frontier";
}

/** Volumes whose offers are kept for a field. */
const VOLUMES = 16;
const offersBy = rememberEach(VOLUMES, (_kept: Field, volume: number, field: Field) => pricedAt(field, volume));

/**
 * What a field offers a brief at a volume. Without a budget, stakes and a model that was measured it is the same to all
 * briefs that share what is kept of it.
 */
function offersFor(kept: Field, scene: Scene, volume: number): PricedField {
  const field = forBrief(kept, scene);
  const { limits, stakes, baseline } = scene.brief;
  const isShared = limits?.budget_per_month === undefined && stakes === undefined && baseline?.model === undefined;
  return isShared ? offersBy(kept, volume, field) : pricedAt(field, volume);
}

/** The field with what this brief alone says: volume, budget, stakes, names. */
const forBrief = (field: Field, scene: Scene): Field => ({ ...field, scene });

/** Prices briefs on these tables and prices, for one day and currency. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what briefs share is remembered here, for all of its parts
export function makePricer(setting: AdviceSetting) {
  const { taxonomy, pricing, as_of, rate, explain } = setting;
  const { sharedFor, seenFor } = rememberFields(setting.article === true);

  function sceneOf(brief: Brief, decision: Verdict, isOneRun = false, said: Speech | null = null): Scene {
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
    const fit = found?.offers.fit;
    if (!found || !fit) return null;
    const { setting: costing } = found.field.scene;
    return quoteOf(fit, costing.requests_per_month === null, costing);
  }

  /** The field of a decision, as briefs share it; null while the decision is open. */
  function keptFor(scene: Scene, verdict: Verdict): KeptField | null {
    const approach = singleApproach(verdict);
    if (!approach || !verdict.size_class || verdict.tier === null) return null;
    return sharedFor(scene, verdict, approach, verdict.size_class);
  }

  /** What a decision is served by: the field of its approach, or a large open model where that takes its place. */
  function chosenFor(scene: Scene, verdict: Verdict) {
    const own = keptFor(scene, verdict);
    if (!own) return null;
    const volumes = volumesOf(scene);
    const middle = middleOf(volumes)!;
    const ownOffers = offersFor(own.field, scene, middle);
    const wantsLarge = singleApproach(verdict) === "cloud-frontier" && verdict.local_required === false;
    const large = wantsLarge ? sharedFor(scene, verdict, LARGE.approach, LARGE.size) : null;
    const atLarge = large && offersFor(large.field, scene, middle);
    const instead = atLarge && insteadOfFrontier(ownOffers, atLarge);
    const [{ field: kept, compared }, found] = instead && large && atLarge ? [large, atLarge] : [own, ownOffers];
    return { volumes, middle, kept, compared, found, instead, atLarge };
  }

  const sceneAsked = ({ brief, decision, engines, speech }: Asked): Scene =>
    sceneOf(onceWrittenDown(engines, brief), decision, engines["one-run"] !== undefined, speech);

  function weighed(scene: Scene, { brief, decision, engines }: Asked, steps: StepsBeside | null) {
    const chosen = chosenFor(scene, decision);
    if (!chosen) return null;
    const requests = scene.setting.requests_per_month;
    const isOpen = requests === null;
    const { volumes, middle, kept, compared, found, instead, atLarge } = chosen;
    const offers = isOneRun(engines, decision) ? { ...found, keeps: keptInOneRun(found) } : found;
    const counselScene: CounselScene = {
      field: forBrief(kept, scene),
      decision,
      requests,
      offers,
      everywhere: volumes.map((volume) => (volume === middle ? offers : offersFor(kept, scene, volume))),
      steps,
      home_volume: homeVolume(kept),
      engines,
      classifier: (volume) =>
        engines.classifier && areEnough(brief, decision, taxonomy)
          ? classifierWay(scene, kept.clients, kept.examples, volume)
          : null,
    };
    const given = counselOf(counselScene);
    const money = { rate, rates: pricing.fx };
    const limited = {
      isOpen,
      startsPrompted: given?.row.then.start_with === "cheap",
      in_steps: given !== null && leadsInSteps(given.row),
      classifier: () => counselScene.classifier(middle),
      requests: middle,
      speech: speechMonth(scene, middle),
      later: given && !rowsTesting(taxonomy, "counsel.budget").has(given.row.id) ? given.counsel.lines.slice(1) : [],
    };
    return {
      counsel: given?.counsel ?? null,
      row: given?.row ?? null,
      starts: given?.starts ?? "",
      volumes: isOpen && given ? volumeOptions(given.row, counselScene) : [],
      headlines: [...(instead ? [instead] : []), ...limitHeadlines(brief, offers, limited, money)],
      offers,
      rows: { scene: counselScene, compared, large: largeOf(atLarge) },
    };
  }

  /** Finds the ways of a decision and weighs them: all that the counsel says. Null while the decision is open. */
  const weigh = (asked: Asked): Weighed | null => weighed(sceneAsked(asked), asked, null);

  function price(asked: Asked, steps: StepsBeside | null = null): Priced {
    const scene = sceneAsked(asked);
    const found = weighed(scene, asked, steps);
    if (found === null) return nothing(scene);
    const { rows, ...known } = found;
    return {
      ...rowsOf(rows),
      ...known,
      excluded: known.offers.excluded,
      assumptions: assumptionsOf(known.offers, scene),
      usage: usageShown(scene),
      setting: scene.setting,
      scene,
    };
  }

  /**
   * The quote of the model that fits best on the machine of the brief, with what is in its way; null where the brief
   * names no machine, or no open model fits the approach.
   */
  function quoteOnHardware(brief: Brief, verdict: Verdict): Quote | null {
    const scene = sceneOf(brief, verdict);
    const kept = keptFor(scene, verdict)?.field;
    if (!kept?.clients) return null;
    const { setting: costing } = scene;
    const volume = costing.requests_per_month ?? 1;
    const models = [...kept.models].sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
    const way = onClientsMachine(models, kept.clients, forBrief(kept, scene));
    if (!way) return null;
    const cost = machineCost(way, Math.max(1, volume), scene.pricing);
    const shown = quoteOf({ way, cost, offer: null }, costing.requests_per_month === null, costing);
    return { ...shown, obstacle: way.plan.obstacle };
  }

  /** The ways of a step, without the rows of an advice; null while it is open. */
  function ways(brief: Brief, verdict: Verdict, isOneRun = false): { field: Field; offers: PricedField } | null {
    const scene = sceneOf(brief, verdict, isOneRun);
    const chosen = chosenFor(scene, verdict);
    return chosen && { field: forBrief(chosen.kept, scene), offers: chosen.found };
  }

  /** What rules a hosted model out for a brief. */
  const exclusions = (brief: Brief, verdict: Verdict, model: Model): readonly Excluded[] =>
    modelOffer(model, sceneOf(brief, verdict)).excluded;

  return { weigh, price, ways, quote, quoteOnHardware, exclusions };
}

/** Whether there are examples enough of each label that the statement counts. */
const areEnough = (brief: Brief, decision: Decision, taxonomy: Taxonomy): boolean =>
  (brief.examples ?? 0) >= (labelsOf(brief, decision) ?? 0) * fittingNumber("classifier-examples", taxonomy);

/** What a language model is given, once a speech model has written down what is heard. */
const onceWrittenDown = ({ speech, transcript }: Engines, brief: Brief): Brief =>
  speech || transcript ? writtenDown(brief, { withVideo: speech !== undefined }) : brief;

function usageShown({ setting, brief, pricing }: Scene): Advice["usage"] {
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

function nothing(scene: Scene): Priced {
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
    assumptions: scene.setting.filled.assumptions,
    usage: usageShown(scene),
    local: null,
    offers: null,
    setting: scene.setting,
    scene,
  };
}

function volumeOptions(row: Row, scene: CounselScene): VolumeOption[] {
  return scene.everywhere.map((offers) => ({
    requests_per_month: offers.volume,
    counsel: row.id,
    lines: linesFor(row, { ...scene, requests: offers.volume }, offers),
  }));
}

const BOOK = ["upkeep-hours", "evaluation-hours", "ops-rate"];

function assumptionsOf(offers: PricedField, { setting, pricing }: Scene): Assumption[] {
  const plan = [offers.fit, offers.home].find((priced) => priced?.way.kind === "machine");
  const ofPlan = plan?.way.kind === "machine" ? plan.way.plan.assumptions : [];
  const listed = [...setting.filled.assumptions, ...ofPlan];
  const known = new Set(listed.map(({ id }) => id));
  const book = BOOK.filter((id) => !known.has(id)).map((id) => assumptionOf(defaultOf(pricing.defaults, id)));
  return [...listed, ...book];
}
