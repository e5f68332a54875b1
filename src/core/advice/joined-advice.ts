/** An advice joined from what was decided, priced and cautioned, and the steps or splits put into it. */
import { noticesFor, servedBy } from "../cautions/notices.ts";
import { proposalCautions } from "../cautions/proposal-caution.ts";
import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { wayCautions } from "../cautions/way-cautions.ts";
import type { insightOf } from "../comparison/hosting-insight.ts";
import { standingWords } from "../counsel/stakes-words.ts";
import { inCurrency } from "../prices/fx.ts";
import { pricesAge } from "../prices/price-findings.ts";
import { remember } from "../remember/remember.ts";
import { areSettled, type StepsOnPage, withSplitSaved } from "../steps/steps-on-page.ts";
import { shareOfRight, worthOf } from "../tables/stakes.ts";
import type { Advice, Beside, Branch } from "../types/advice.ts";
import type { SplitAdvice } from "../types/advice-parts.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { isLarge } from "../ways/needs.ts";
import { checkOf, reviewedShare } from "../ways/people.ts";
import { isMeasured } from "../ways/prompted-choice.ts";
import { besideBills, timeBeside } from "./beside.ts";
import { fitsBy, type Outlook } from "./fits.ts";
import { openHeadlines } from "./limit-headlines.ts";
import { cautionsInOrder, pageOf } from "./page.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";
import type { AdviceSetting } from "./pricing-session.ts";

export interface AdvisorSetting extends AdviceSetting {
  /** For each row that did not decide, also give the first condition that failed. */
  trace?: boolean;
  /** Also say what stands behind the recommended machine; it takes as long as several briefs, so only where it is shown. */
  insight?: typeof insightOf;
}

const namesOf = remember(({ tiers, kinds }: Taxonomy) => ({
  tierNames: new Map(tiers.map(({ tier, name }) => [tier, name])),
  kindNames: new Map(kinds.map(({ id, name }) => [id, name])),
}));

/** The same object for every brief, which a batch puts into text once. */
const dataOf = remember(({ taxonomy, pricing, as_of, rate }: AdviceSetting): Advice["data"] => ({
  taxonomy: taxonomy.version,
  pricing: pricing.version,
  prices_as_of: pricing.as_of,
  prices_age: pricesAge(pricing, as_of),
  as_of,
  fx: { currency: rate.currency, per_usd: rate.per_usd, date: rate.date, source: rate.source },
}));

/** What a request costs with the model that the score is of, in the currency of the page; null where that is not priced. */
function scoredCost(
  { brief, decision }: PreparedBrief,
  { counsel, row, offers, context, setting }: Priced,
): number | null {
  const { today, prompted } = offers ?? {};
  const { model } = brief.baseline ?? {};
  const scored = [today, prompted].find((each) => each && isMeasured(each.way.model, brief, context.pricing));
  if (scored) return inCurrency(scored.cost.per_request.likely, setting.rate);
  const isPrompted = row?.then.start_with === "cheap" || isLarge(decision.tier ?? 1);
  const per_1k = isPrompted && model === undefined ? counsel?.start_with?.per_1k.likely : null;
  return per_1k == null ? null : per_1k / 1000;
}

/** What baseline and stakes come to, and what a right answer costs at the score of today. */
function worthShown(prepared: PreparedBrief, known: Priced): Pick<Advice, "worth"> {
  const { brief } = prepared;
  const { context, setting } = known;
  const request = scoredCost(prepared, known);
  const check = checkOf({ ...context, brief, setting });
  const { currency } = setting.rate;
  const review = check && reviewedShare(brief, context) * check.cost;
  const cost = request === null || review === null ? null : { request, review, currency };
  const worth = worthOf(brief, cost, shareOfRight(brief, context.taxonomy) !== undefined);
  return worth ? { worth } : {};
}

/** What an expert would point out, what is to be said of the model that the scope names, and what the ways bring with them. */
function cautionsOf(
  { brief, decision, held }: PreparedBrief,
  { offers, context, counsel, row, costs, alternatives }: Priced,
  { pricing, taxonomy, as_of, rate }: AdvisorSetting,
): RankedCaution[] {
  const start = counsel?.start_with ?? null;
  const first = { start, row, served_by: servedBy(held), alternatives };
  const found = [
    ...noticesFor(brief, decision, held, taxonomy),
    ...proposalCautions(brief, { models: pricing.models, taxonomy, as_of, costs, start, rate, rates: pricing.fx }),
    ...(offers ? wayCautions(brief, context, offers, decision, first) : []),
  ];
  // What the words of a statement call for, its counts may call for too.
  return found.filter(({ id }, index) => found.findIndex((each) => each.id === id) === index);
}

/** What stands behind the recommended machine, where that is shown. */
function hostingOf(
  { local, costs, setting: costing }: Priced,
  { insight, pricing, taxonomy }: AdvisorSetting,
): Pick<Advice, "hosting"> {
  if (!insight || local?.way.kind !== "machine") return {};
  return { hosting: insight(local.way, costs, { pricing, taxonomy }, costing) };
}

/** The task as the client described it, and what was read of it. */
function taskOf(
  { task, kind: given }: Brief,
  decision: Decision,
  kindNames: ReadonlyMap<string, string>,
): Advice["task"] {
  const { reading } = decision;
  const kind = given ?? reading.kind;
  return {
    description: task ?? null,
    kind,
    kind_name: kind === null ? null : (kindNames.get(kind) ?? null),
    kind_source: decision.kind_source,
    confidence: reading.confidence,
    kind_confidence: reading.candidates[0]?.probability ?? null,
    candidates: reading.candidates,
    language_task: reading.besides?.language_task ?? null,
    parts: reading.besides?.parts ?? [],
    read: reading.besides?.attributes ?? null,
    question: reading.besides?.question ?? null,
    specific: reading.specific,
    missing: reading.missing,
    sharper: reading.sharper,
    note: reading.note,
    read_by: reading.read_by ?? null,
  };
}

/** What other answers would give, where that is asked for. */
export interface Others {
  branches: Branch[];
  /** Of the answers that were looked at, those that name a way. */
  outlooks: readonly Outlook[];
  what_if: string[];
  /** Of an advice whose answers are open: what stands beside the first way that a branch names. */
  beside: readonly Beside[] | null;
}

/**
 * What stands beside the bills; beside open answers what stands beside the first way that they name, and the quote alone
 * where they name none.
 */
function besideFor(prepared: PreparedBrief, known: Priced, others: Others | null): Beside[] {
  const own = besideBills(prepared, known);
  const first = others?.beside;
  return first ? [...first.filter(({ id }) => id !== "quote"), ...own.filter(({ id }) => id === "quote")] : own;
}

/** What is said first; while the counsel waits for an open answer, what its limits come to and what is at stake. */
function headlinesOf(
  { brief, decision }: PreparedBrief,
  { headlines, counsel, context, setting }: Priced,
  branches: readonly Branch[],
): string[] {
  if (counsel !== null) return headlines;
  const by = { rate: setting.rate, rates: context.pricing.fx, taxonomy: context.taxonomy };
  const standing =
    branches.length > 0 ? standingWords({ context, requests: setting.requests_per_month, decision }) : "";
  return [...headlines, ...openHeadlines(brief, branches, by), ...(standing === "" ? [] : [standing])];
}

/** The work of a brief in parts: its steps, or ways to split it. */
export interface Divided {
  in_steps?: StepsOnPage;
  splits?: SplitAdvice[];
}

/** What stands in an advice besides what was judged and priced. */
interface Besides extends Divided {
  others: Others | null;
  /** Why the model of another reading of the statement comes first; null where it does not. */
  leads: string | null;
}

/** The advice on what was judged and priced. */
export function joinAdvice(
  prepared: PreparedBrief,
  known: Priced,
  setting: AdvisorSetting,
  { others, leads, in_steps, splits = [] }: Besides,
): Advice {
  const { taxonomy } = setting;
  const { tierNames, kindNames } = namesOf(taxonomy);
  const { brief, decision } = prepared;
  const cautions = cautionsInOrder(decision, cautionsOf(prepared, known, setting), taxonomy);
  const time = timeBeside(brief, cautions);
  const beside = [...(time ? [time] : []), ...besideFor(prepared, known, others)];
  const branches = others?.branches ?? [];
  // Which reading is meant settles nothing where all come to the same, and something while the tier is open.
  const isMoot =
    others !== null &&
    decision.status === "complete" &&
    decision.next_question?.outcomes !== undefined &&
    branches.length === 0;
  return {
    schema_version: 1,
    status: decision.status,
    client: brief.client ?? null,
    project: brief.project ?? null,
    headlines: [...(in_steps?.headlines ?? []), ...headlinesOf(prepared, known, branches)],
    task: taskOf(brief, decision, kindNames),
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
    counsel: withSplitSaved(known.counsel, splits, known.row, taxonomy),
    recommended: known.recommended,
    alternatives: known.alternatives,
    excluded: known.excluded,
    volumes: known.volumes,
    branches,
    beside: in_steps ? [...in_steps.before, ...beside, ...in_steps.after] : beside,
    page: pageOf(prepared, cautions, {
      ...fitsBy(prepared, known, setting),
      beside,
      what_if: others?.what_if ?? [],
      leads,
      settled_steps: in_steps && areSettled(in_steps.pipeline) ? in_steps.pipeline.steps.length : null,
    }),
    costs: known.costs,
    break_even: known.break_even,
    ...hostingOf(known, setting),
    reasons: decision.reasons,
    ...(decision.misses ? { misses: decision.misses } : {}),
    would_change: decision.would_change,
    stays: decision.stays,
    cautions: cautions.map(({ rank: _, concern: __, least: ___, ...caution }) => caution),
    ...worthShown(prepared, known),
    next_question: isMoot ? null : decision.next_question,
    assumptions: known.assumptions,
    usage: known.usage,
    data: dataOf(setting),
    ...(in_steps && { pipeline: in_steps.pipeline }),
    ...(splits.length > 0 && { splits }),
  };
}
