/** All of an advice that rests on the decision's outcome, the usage and the limits: ways, costs, counsel. */

import { type CostSetting, costSetting, volumeOf } from "../prices/cost-setting.ts";
import { inCurrency } from "../prices/fx.ts";
import { assumptionOf, defaultOf } from "../prices/token-profile.ts";
import { amountText } from "../text/amount.ts";
import { roughAmount } from "../text/rough-amount.ts";
import type { Advice, CostRow, Excluded, Recommendation, VolumeOption } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { Assumption, Decision, Verdict } from "../types/decision.ts";
import type { FxRate, Model, Pricing, SizeClass } from "../types/pricing.ts";
import type { Quote } from "../types/quote.ts";
import type { Engines, Row, Taxonomy } from "../types/taxonomy.ts";
import { modelOffer } from "../ways/api-ways.ts";
import { classifierWay } from "../ways/classifier.ts";
import { homeVolume } from "../ways/home-volume.ts";
import { onClientsMachine } from "../ways/machine-search.ts";
import { type Needs, needsOf, retrievedUsage } from "../ways/needs.ts";
import { type Field, fieldOf, type SingleApproach } from "../ways/offers.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { bestOf } from "../ways/ranking.ts";
import type { Scene } from "../ways/scene.ts";
import { machineCost } from "../ways/way-cost.ts";
import { breakEvens } from "./break-evens.ts";
import { type Compared, comparatorRows, comparedOf } from "./comparators.ts";
import { type CounselScene, counselOf, linesFor, type StepsBeside } from "./counsel.ts";
import { type PricedField, pricedAt, volumesOf } from "./priced-offers.ts";
import { quoteOf, recommendation, wayRow } from "./way-row.ts";

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

export interface Priced {
  recommended: Recommendation | null;
  alternatives: Recommendation[];
  costs: CostRow[];
  break_even: Advice["break_even"];
  counsel: Advice["counsel"];
  excluded: Advice["excluded"];
  volumes: VolumeOption[];
  headlines: string[];
  assumptions: Assumption[];
  usage: Advice["usage"];
  /** The way that is recommended, where it runs on machines. */
  local: PricedWay | null;
  field: Field | null;
  offers: PricedField | null;
  setting: CostSetting;
  scene: Scene;
}

interface KeptField {
  field: Field;
  /** Made when it is first asked for: a quote has no use for it. */
  compared(): Compared;
}

type Seen = Pick<Scene, "offered" | "tried" | "trained">;

/** How many fields are remembered; then all are forgotten, to keep memory flat. */
const REMEMBERED = 200;

/** The approach that the last step of a pipeline takes, which is what its model is recommended for. */
function singleApproach({ approach, local_required }: Verdict): SingleApproach | null {
  if (approach !== "pipeline") return approach;
  return local_required === true ? "local-large" : "cloud-frontier";
}

const LARGE: { approach: SingleApproach; size: SizeClass } = { approach: "local-large", size: "70-125b" };

/** What a brief says that changes the ways or what a request costs, but for the volume. */
function fieldKey(brief: Brief, decision: Verdict, approach: string, size: string, bars: string): string {
  const { requests_per_month: _, ...shape } = brief.usage ?? {};
  const { tier, passages, facts } = decision;
  return JSON.stringify([
    tier,
    approach,
    size,
    facts.code,
    passages,
    shape,
    brief.limits?.latency_s,
    brief.sensitivity,
    brief.region,
    brief.input,
    brief.tools,
    brief.languages,
    brief.hardware,
    approach === "local-fine-tuned" ? brief.examples : null,
    bars,
  ]);
}

/** Prices briefs on these tables and prices, for one day and currency. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what briefs share is remembered here, for all of its parts
export function makePricer(setting: AdviceSetting) {
  const { taxonomy, pricing, as_of, rate, explain } = setting;
  const fields = new Map<string, KeptField>();
  const seen = new Map<string, Seen>();

  function sharedFor(scene: Scene, decision: Verdict, approach: SingleApproach, size: SizeClass): KeptField {
    const bars = scene.needs.bars.map(({ id }) => id).join();
    const key = fieldKey(scene.brief, decision, approach, size, bars);
    let known = fields.get(key);
    if (!known) {
      if (fields.size >= REMEMBERED) fields.clear();
      const field = fieldOf(scene, decision, approach, size);
      let compared: Compared | undefined;
      known = { field, compared: () => (compared ??= comparedOf(field, setting.article === true)) };
      fields.set(key, known);
    }
    return known;
  }

  function sceneOf(brief: Brief, decision: Verdict): Scene {
    const usage = retrievedUsage(brief.usage, decision, pricing.defaults);
    const costing = costSetting(usage, volumeOf(brief), {
      pricing,
      as_of,
      rate,
      explain,
      tier: decision.tier,
      resident: brief.sensitivity === "restricted-cloud",
    });
    const needs = needsOf(brief, decision, taxonomy, costing);
    return { brief, needs, taxonomy, pricing, setting: costing, ...seenFor(brief, needs, costing) };
  }

  /** Offers that were worked out: they follow from what is asked of models and machines, whatever is to be decided. */
  function seenFor({ usage }: Brief, { bars, ...needs }: Needs, { filled }: CostSetting): Seen {
    const key = JSON.stringify([needs, bars.map(({ id }) => id), filled.profile, usage?.peak_to_average]);
    let known = seen.get(key);
    if (!known) {
      if (seen.size >= REMEMBERED) seen.clear();
      known = { offered: new Map(), tried: new Map(), trained: new Map() };
      seen.set(key, known);
    }
    return known;
  }

  /** The field with what this brief alone says: volume, budget, stakes, names. */
  const forBrief = (field: Field, scene: Scene): Field => ({ ...field, scene });

  /** The quote of the way that an advice would recommend; null while that is open, or where nothing serves. */
  function quote(brief: Brief, verdict: Verdict): Quote | null {
    const found = ways(brief, verdict);
    const fit = found?.offers.fit;
    if (!found || !fit) return null;
    const { setting: costing } = found.field.scene;
    return quoteOf(fit, costing.requests_per_month === null, costing);
  }

  function price(brief: Brief, decision: Decision, steps: StepsBeside | null, engines: Engines = {}): Priced {
    const scene = sceneOf(engines.speech ? transcribed(brief) : brief, decision);
    const approach = singleApproach(decision);
    const size = decision.size_class;
    const requests = scene.setting.requests_per_month;
    if (!approach || !size || decision.tier === null) return nothing(scene);
    const isOpen = requests === null;
    let { field: kept, compared } = sharedFor(scene, decision, approach, size);
    let field = forBrief(kept, scene);
    const volumes = volumesOf(field, requests);
    const middle = volumes[Math.floor(volumes.length / 2)]!;
    let offers = pricedAt(field, middle, isOpen);
    const headlines: string[] = [];
    const wantsLarge = approach === "cloud-frontier" && decision.local_required === false;
    const large = wantsLarge ? sharedFor(scene, decision, LARGE.approach, LARGE.size) : null;
    const atLarge = large && pricedAt(forBrief(large.field, scene), middle, isOpen);
    const instead = atLarge && insteadOfFrontier(offers, atLarge);
    if (instead && large) {
      headlines.push(instead);
      [kept, compared] = [large.field, large.compared];
      field = forBrief(kept, scene);
      offers = atLarge;
    }
    headlines.push(...limitHeadlines(brief, offers, isOpen, rate));
    const counselScene: CounselScene = {
      field,
      decision,
      requests,
      offers,
      everywhere: isOpen
        ? volumes.map((volume) => (volume === middle ? offers : pricedAt(field, volume, isOpen)))
        : [offers],
      steps,
      home_volume: homeVolume(kept),
      larger: largerName(compared(), field),
      engines,
      classifier: (volume) => (engines.classifier ? classifierWay(scene, kept.clients, kept.examples, volume) : null),
    };
    const given = counselOf(counselScene);
    return {
      ...rowsOf({ scene: counselScene, compared: compared(), atLarge: atLarge ?? null, isOpen }),
      counsel: given?.counsel ?? null,
      excluded: offers.excluded,
      volumes: isOpen && given ? volumeOptions(given.row, counselScene) : [],
      headlines,
      assumptions: assumptionsOf(offers, scene),
      usage: usageShown(scene),
      field,
      offers,
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
    const approach = singleApproach(verdict);
    if (!approach || !verdict.size_class || verdict.tier === null) return null;
    const { field: kept } = sharedFor(scene, verdict, approach, verdict.size_class);
    const field = forBrief(kept, scene);
    if (!field.clients) return null;
    const volume = scene.setting.requests_per_month ?? 1;
    const models = [...field.models].sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
    const way = onClientsMachine(models, field.clients, field);
    if (!way) return null;
    const cost = machineCost(way, Math.max(1, volume));
    const shown = quoteOf({ way, cost, offer: null }, scene.setting.requests_per_month === null, scene.setting);
    return { ...shown, obstacle: way.plan.obstacle };
  }

  /** The ways of a step, without the rows of an advice; null while it is open. */
  function ways(brief: Brief, verdict: Verdict): { field: Field; offers: PricedField } | null {
    const scene = sceneOf(brief, verdict);
    const approach = singleApproach(verdict);
    if (!approach || !verdict.size_class || verdict.tier === null) return null;
    const { field: kept } = sharedFor(scene, verdict, approach, verdict.size_class);
    const field = forBrief(kept, scene);
    const requests = scene.setting.requests_per_month;
    const volumes = volumesOf(field, requests);
    return { field, offers: pricedAt(field, volumes[Math.floor(volumes.length / 2)]!, requests === null) };
  }

  /** What rules a hosted model out for a brief. */
  const exclusions = (brief: Brief, verdict: Verdict, model: Model): Excluded[] =>
    modelOffer(model, sceneOf(brief, verdict)).excluded;

  return { price, ways, quote, quoteOnHardware, exclusions };
}

/** What is left for a language model once a speech model has written the transcript. */
function transcribed({ input, ...brief }: Brief): Brief {
  const left = input?.filter((each) => each !== "audio" && each !== "video");
  return left && left.length > 0 ? { ...brief, input: left } : brief;
}

/** Why a large open model takes the place of the frontier; null where it does not. */
function insteadOfFrontier(frontier: PricedField, large: PricedField): string | null {
  if (!large.fit) return null;
  if (!frontier.fit) return "No frontier model is admitted here; a large open model takes its place.";
  const isCheaper = !frontier.budget_kept && large.budget_kept;
  return isCheaper ? "No frontier model keeps the budget; a large open model takes its place." : null;
}

function usageShown({ setting, brief }: Scene): Advice["usage"] {
  const { profile } = setting.filled;
  const { input_tokens, output_tokens, reasoning_tokens, batch } = profile;
  const requests_per_month = volumeOf(brief);
  return { requests_per_month, input_tokens, output_tokens, reasoning_tokens, batch };
}

function nothing(scene: Scene): Priced {
  return {
    recommended: null,
    alternatives: [],
    costs: [],
    break_even: [],
    counsel: null,
    excluded: [],
    volumes: [],
    headlines: [],
    assumptions: scene.setting.filled.assumptions,
    usage: usageShown(scene),
    local: null,
    field: null,
    offers: null,
    setting: scene.setting,
    scene,
  };
}

/** What leads within the budget, and what more money would buy. */
function beyondWords({ fit, beyond }: PricedField, most: string, rate: FxRate): string {
  const bill = beyond ? inCurrency(beyond.cost.bill.likely, rate) : null;
  return `${fit?.way.name} is the best that keeps the budget of ${most} a month. ${beyond?.way.name} is better, at ${roughAmount(bill, rate.currency)} a month.`;
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
function limitHeadlines({ limits }: Brief, offers: PricedField, isOpen: boolean, rate: FxRate): string[] {
  const said: string[] = [];
  if (offers.refused !== null) said.push(`Your machine cannot serve this: ${offers.refused}`);
  const budget = limits?.budget_per_month;
  if (!budget?.currency) return said;
  const most = amountText(budget.amount, budget.currency).replace(/\.00$/, "");
  if (isOpen) said.push(`Say how many requests come in a month to see what fits the budget of ${most} a month.`);
  else if (!offers.budget_kept) said.push(`Nothing that does the work fits the budget of ${most} a month.`);
  else if (offers.beyond) said.push(beyondWords(offers, most, rate));
  return said;
}

const largerName = ({ offers }: Compared, { scene }: Field): string => {
  const frontier = offers
    .filter(({ way, excluded }) => way.model.size_class === "frontier" && excluded.length === 0)
    .map(({ way }) => ({ way, year_usd: 0 }));
  return bestOf(frontier, scene.pricing)?.way.name ?? "a larger model";
};

interface RowContext {
  scene: CounselScene;
  compared: Compared;
  atLarge: PricedField | null;
  isOpen: boolean;
}

interface Told {
  priced: PricedWay;
  why: string;
  gives_up: string;
}

/** Why an alternative stands there, by the row of the alternatives table that allows its kind. */
function toldOf(priced: PricedWay, approach: string, fallback: string, { alternatives }: Decision): Told {
  const row = alternatives.find((each) => each.approach === approach);
  return { priced, why: row?.because ?? fallback, gives_up: row?.gives_up ?? "" };
}

function alternativesOf({ scene, atLarge }: RowContext): Told[] {
  const { offers, decision } = scene;
  const { value, cheap, hosted, home, leased, beyond } = offers;
  const tell = (priced: PricedWay | null, approach: string, fallback: string) =>
    priced ? [toldOf(priced, approach, fallback, decision)] : [];
  return [
    ...tell(value, "cloud-mini", "Nearly as good on the boards, for less."),
    ...tell(cheap, "cloud-mini", "The cheapest adequate model with a prompt."),
    ...tell(
      hosted,
      "hosted",
      hosted?.way.tuned
        ? "The same kind of model, tuned and served by a host."
        : "The same kind of model, served by a host.",
    ),
    ...tell(home, "own", "The same kind of model on your own machine."),
    ...tell(leased, "leased", "The same kind of model on a machine paid by the hour."),
    ...tell(beyond, "beyond", "Better, and over the budget."),
    ...tell(atLarge?.fit ?? null, "local-large", "A large open model."),
    ...classifierTold(scene),
  ];
}

/** A small classifier, in the words of the notice that asks for it. */
function classifierTold(scene: CounselScene): Told[] {
  const notice = scene.engines.classifier;
  const priced = notice ? scene.classifier(scene.offers.volume) : null;
  return priced && notice ? [{ priced, why: notice.says, gives_up: notice.gives_up ?? "" }] : [];
}

/** How many times the recommended row: over the first year where it is known, else by the request. */
function timesOf(row: CostRow, recommended: CostRow): number | null {
  const [mine, its] =
    row.first_year?.likely != null && recommended.first_year?.likely
      ? [row.first_year.likely, recommended.first_year.likely]
      : [row.per_1k.likely, recommended.per_1k.likely];
  if (mine == null || !its) return null;
  return Number((mine / its).toPrecision(3));
}

function rowsOf(context: RowContext): Pick<Priced, "recommended" | "alternatives" | "costs" | "break_even" | "local"> {
  const { scene, compared, isOpen } = context;
  const { offers, decision, field } = scene;
  const { volume } = offers;
  const local_required = decision.local_required;
  const taken = new Set<string>();
  const rows: CostRow[] = [];
  const alternatives: Recommendation[] = [];
  const row = (priced: PricedWay, role: CostRow["role"]) => {
    taken.add(priced.way.key);
    const allowed = local_required === null ? (priced.way.place === "own" ? true : null) : true;
    const made = wayRow(priced, { role, allowed }, volume, isOpen, field.scene);
    rows.push(made);
    return made;
  };
  const { fit } = offers;
  const why = decision.reasons.find(({ table }) => table === "approach")?.because ?? "";
  const recommended = fit && recommendation(row(fit, "recommended"), why, decision.gives_up ?? "");
  for (const told of alternativesOf(context)) {
    if (taken.has(told.priced.way.key)) continue;
    alternatives.push(recommendation(row(told.priced, "alternative"), told.why, told.gives_up));
  }
  rows.push(...comparatorRows(field, compared, volume, isOpen, taken));
  const first = rows[0];
  if (fit && first) for (const each of rows) each.times_recommended = timesOf(each, first);
  const machine = fit?.way.kind === "machine" ? fit : offers.home;
  return {
    recommended,
    alternatives,
    costs: rows,
    break_even: machine ? breakEvens(machine, rows, field.scene) : [],
    local: machine,
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
