/** All of an advice that rests on the decision's outcome, the usage and the limits: ways, costs, counsel. */

import { counselOf } from "../counsel/counsel.ts";
import { type CounselInput, isOneRun, keptInOneRun, type StepsBeside } from "../counsel/counsel-input.ts";
import { leadsInSteps, linesFor } from "../counsel/counsel-lines.ts";
import { assumptionOf, countedMonths, defaultOf } from "../prices/defaults.ts";
import { type CostSetting, volumeOf } from "../prices/token-profile.ts";
import { writtenDown } from "../speech/speech.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Advice, VolumeOption } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Assumption, Decision, Verdict } from "../types/decision.ts";
import type { Row, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { classifierWay } from "../ways/classifier.ts";
import { homeVolume } from "../ways/home-volume.ts";
import { labelsOf } from "../ways/needs.ts";
import { type AdviceRowInput, type AdviceRows, adviceRows } from "./advice-rows.ts";
import { type ChosenCandidates, chooseCandidates, offersFor } from "./chosen-candidates.ts";
import { limitHeadlines } from "./limit-headlines.ts";
import type { PricingInput } from "./prepared-brief.ts";
import { largeOf, type PricedCandidates, speechMonth } from "./priced-offers.ts";
import { briefContext, type PricingSession } from "./pricing-session.ts";

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

const heldByOneRun = (chosen: ChosenCandidates): ChosenCandidates => ({
  ...chosen,
  offers: { ...chosen.offers, keeps: keptInOneRun(chosen.offers) },
});

/** What a brief is weighed by. */
function counselInput(
  context: BriefContext,
  { brief, decision, served_by }: PricingInput,
  chosen: ChosenCandidates,
  steps: StepsBeside | null,
): CounselInput {
  const { candidates, volumes, middle, offers } = chosen;
  return {
    context,
    candidates,
    decision,
    requests: context.setting.requests_per_month,
    offers,
    everywhere: volumes.map((volume) => (volume === middle ? offers : offersFor(candidates, context, volume))),
    steps,
    home_volume: homeVolume(candidates, context),
    served_by,
    classifier: (volume) =>
      served_by.classifier && areEnough(brief, decision, context.taxonomy)
        ? classifierWay(context, candidates.clients, candidates.examples, volume)
        : null,
  };
}

/** Finds the ways of a decision and weighs them, with what its rows are made of; null while the decision is open. */
function weighWays(
  session: PricingSession,
  context: BriefContext,
  asked: PricingInput,
  steps: StepsBeside | null,
): (Weighed & { offers: PricedCandidates; rows: AdviceRowInput }) | null {
  const found = chooseCandidates(session, context, asked.decision);
  if (!found) return null;
  const chosen = isOneRun({ context, decision: asked.decision }) ? heldByOneRun(found) : found;
  const { taxonomy, pricing, rate } = session.setting;
  const { middle, offers, compared, instead, atLarge } = chosen;
  const input = counselInput(context, asked, chosen, steps);
  const isOpen = input.requests === null;
  const given = counselOf(input);
  const limited = {
    isOpen,
    startsPrompted: given?.row.then.start_with === "cheap",
    in_steps: given !== null && leadsInSteps(given.row),
    classifier: () => input.classifier(middle),
    requests: middle,
    speech: speechMonth(context, middle),
    later: given && !rowsTesting(taxonomy, "counsel.budget").has(given.row.id) ? given.counsel.lines.slice(1) : [],
  };
  const headlines = limitHeadlines(asked.brief, offers, limited, { rate, rates: pricing.fx, taxonomy });
  return {
    counsel: given?.counsel ?? null,
    row: given?.row ?? null,
    // The bill that leads is then that of the steps together, which the page gives beside one call.
    starts: limited.in_steps ? "" : (given?.starts ?? ""),
    volumes: isOpen && given ? volumeOptions(given.row, input) : [],
    headlines: [...(instead ? [instead] : []), ...headlines],
    offers,
    rows: { input, compared, large: largeOf(atLarge) },
  };
}

/** What the ways of a brief follow from, in one call. */
export const contextFor = (
  session: PricingSession,
  { brief, decision, served_by, is_one_run, speech }: PricingInput<Verdict>,
): BriefContext =>
  briefContext(session, onceWrittenDown(served_by, brief), decision, {
    isOneRun: is_one_run,
    said: speech,
  });

/** All that the counsel says; null while the decision is open. */
export const weighBrief = (session: PricingSession, input: PricingInput): Weighed | null =>
  weighWays(session, contextFor(session, input), input, null);

/** The ways of a brief with their rows, costs and counsel; `steps` are those of a brief that has some. */
export function priceBrief(session: PricingSession, input: PricingInput, steps: StepsBeside | null = null): Priced {
  const context = contextFor(session, input);
  const found = weighWays(session, context, input, steps);
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

/** Whether there are examples enough of each label that the statement counts. */
const areEnough = (brief: Brief, decision: Decision, taxonomy: Taxonomy): boolean =>
  (brief.examples ?? 0) >= (labelsOf(brief, decision) ?? 0) * fittingNumber("classifier-examples", taxonomy);

/** What a language model is given, once a speech model has written down what is heard. */
const onceWrittenDown = ({ speech, transcript }: ServedBy, brief: Brief): Brief =>
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

const BOOK = ["upkeep-hours", "evaluation-hours", "ops-rate"] as const;

function assumptionsOf(offers: PricedCandidates, { setting, pricing }: BriefContext): Assumption[] {
  const plan = [offers.best_fit, offers.home].find((priced) => priced?.way.kind === "machine");
  const ofPlan = plan?.way.kind === "machine" ? plan.way.plan.assumptions : [];
  const listed = [...setting.filled.assumptions, ...ofPlan];
  const known = new Set(listed.map(({ id }) => id));
  const book = BOOK.filter((id) => !known.has(id)).map((id) => assumptionOf(defaultOf(pricing.defaults, id)));
  return [...listed, ...book];
}
