/** A brief gives the advice: decision, ways, costs, counsel, steps and splits, the same for the library and every command. */

import { findRate } from "../prices/fx.ts";
import { clientCurrency, exchangeable, type Unexchanged, unexchanged } from "../prices/stated-amount.ts";
import { mayTellMore, withGivenRead } from "../reading/as-read.ts";
import { type HeardStep, modelledSteps } from "../steps/heard-steps.ts";
import { stepsOf, withStepTokens, withStrictestPlace } from "../steps/pipeline.ts";
import { besideOf, stepsOnPage } from "../steps/steps-on-page.ts";
import { worded } from "../tables/sentences.ts";
import { decideVerdict } from "../tables/verdict.ts";
import { listed } from "../text/sentence.ts";
import type { Advice, ServedWay } from "../types/advice.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import { briefError } from "../types/errors.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Reading } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { regionProblem } from "../ways/known-region.ts";
import { type AdvisorSession, advisorSession } from "./advisor-session.ts";
import { branchesOf } from "./branches.ts";
import { changesOf } from "./changes.ts";
import type { Counted } from "./chosen-candidates.ts";
import { type Outlook, outlookOf } from "./fits.ts";
import { pipelineFor, prepareInSteps, splitsFor, stepsIn } from "./in-steps.ts";
import { type AdvisorSetting, type Divided, joinAdvice, type Others } from "./joined-advice.ts";
import {
  lookedThrough,
  type PreparedBrief,
  prepareBrief,
  pricingInput,
  type Read,
  readingOf,
} from "./prepared-brief.ts";
import { contextFor, type Priced, priceBrief } from "./priced.ts";
import { type PricingSession, pricingSession } from "./pricing-session.ts";
import { saferReading } from "./safer-reading.ts";

export interface AdviseChoices {
  /** Needed where `needsReader` holds; without it, of a statement whose kind is given plain words alone count. */
  read?: Read | undefined;
  /** Also say what other answers would change and what splitting a large task could save: as long as ten briefs. */
  closely?: boolean;
  /** Price what open answers could turn out to be. */
  branches?: boolean;
}

/** What a brief cannot have, such as an unknown kind, is a data error. */
export type Advise = (brief: Brief, choices?: AdviseChoices) => Advice;

/** True when a statement is to be read: that of the brief, or that of one of its steps. */
export const needsReader = (brief: Brief, taxonomy: Taxonomy): boolean =>
  [brief, ...stepsOf(brief).map((step) => step.brief)].some((each) => mustRead(each) || mayTellMore(each, taxonomy));

/** The regions that a brief and its steps name, with where they stand. */
const regionsIn = ({ region, steps = [] }: Brief): { path: string; region: string }[] =>
  [{ region }, ...steps].flatMap((each, at) =>
    each.region === undefined ? [] : [{ path: at === 0 ? "region" : `steps[${at - 1}].region`, region: each.region }],
  );

/** What a machine costs is counted in every bill on it, which would be too small without. */
const isOfMachine = ({ path }: Unexchanged): boolean => path.includes("hardware");

/** What a brief names is known: its regions, and the money of its machines. */
function mustBeKnown(brief: Brief, unknown: readonly Unexchanged[], { taxonomy, pricing }: AdvisorSetting): void {
  const refused = unknown.find(isOfMachine);
  if (refused) {
    const at = refused.path.join(".").replace(/\.(\d+)/g, "[$1]");
    throw briefError(String(refused.path[0]), `${at}: ${refused.error}`);
  }
  for (const { path, region } of regionsIn(brief)) {
    const error = regionProblem(region, taxonomy, pricing);
    if (error !== null) throw briefError(path.startsWith("steps") ? "steps" : path, `${path}: ${error}`);
  }
}

/** Prepares a brief in one call. */
const prepareOne = ({ setting }: AdvisorSession, brief: Brief, reading: Reading | null): PreparedBrief =>
  prepareBrief(brief, reading, setting.taxonomy, setting.trace);

/** What the advice on other answers comes to. */
function outlookOn(session: AdvisorSession, other: Brief, read: Read | undefined): Outlook {
  if (stepsOf(other).length > 0) return adviseOn(session, other, { read, closely: false, branches: false });
  const prepared = prepareOne(session, other, readingOf(other, read));
  return outlookOf(prepared, session.weigh(prepared), session.setting);
}

/** What open answers would give each way they could turn out, and of settled ones what others would change. */
function othersOf(
  session: AdvisorSession,
  brief: Brief,
  prepared: PreparedBrief,
  known: Priced,
  { read, closely = true }: AdviseChoices,
): Others {
  const { setting } = session;
  const outlook = (other: Brief) => outlookOn(session, other, read);
  const today = outlookOf(prepared, known, setting);
  const named: { brief: Brief; outlook: Outlook }[] = [];
  const heard = pricingInput(prepared, setting.taxonomy).brief;
  const branches = branchesOf(brief, today, setting.taxonomy, (filled) => {
    // Of another kind, the same goes in.
    const other = filled.kind === brief.kind ? filled : { ...heard, ...filled };
    const found = outlook(other);
    if (found.counsel?.lines.length) named.push({ brief: other, outlook: found });
    return found;
  });
  const [first] = branches.some(({ lines }) => lines.length > 0) ? named : [];
  // What hardware and staff cost belongs to a way of a table, and open answers have none.
  const ofFirst = first
    ? adviseOn(session, first.brief, { read, closely: false, branches: false }).beside.filter(
        ({ id }) => id !== "machines" && id !== "staff",
      )
    : [];
  const beside = known.counsel || stepsOf(brief).length > 0 ? null : ofFirst;
  const what_if = closely ? changesOf(brief, today, outlook) : [];
  return { branches, outlooks: named.map(({ outlook }) => outlook), what_if, beside };
}

/** The advice on what was judged and priced. Which of two readings leads is told with or without the branches. */
function adviceOf(
  session: AdvisorSession,
  brief: Brief,
  prepared: PreparedBrief,
  known: Priced,
  choices: AdviseChoices,
  divided: Divided,
): Advice {
  const { setting } = session;
  const { closely = true, branches = true } = choices;
  const { next_question } = prepared.decision;
  const isDoubtful = !divided.in_steps && known.counsel !== null && next_question?.outcomes !== undefined;
  const others =
    branches || isDoubtful
      ? othersOf(session, brief, prepared, known, { ...choices, closely: closely && branches })
      : null;
  const startingWith = (start: ServedWay) => others?.outlooks.find(({ counsel }) => counsel?.start_with === start);
  const safer = others && isDoubtful ? saferReading(prepared, known, others.branches, startingWith) : null;
  const led = safer ? { ...known, counsel: safer.counsel, volumes: safer.volumes } : known;
  return joinAdvice(prepared, led, setting, {
    ...divided,
    others: branches ? others : null,
    leads: safer?.leads ?? null,
  });
}

/** The advice on a brief in steps, with all of them beside the work in one call. */
function adviseInSteps(
  session: AdvisorSession,
  brief: Brief,
  reading: Reading | null,
  steps: readonly HeardStep[],
  choices: AdviseChoices,
): Advice {
  const { taxonomy, pricing, rate } = session.setting;
  const counted = withStepTokens(withStrictestPlace(brief), modelledSteps(steps), pricing.defaults);
  const prepared = prepareInSteps(session, counted, reading, steps);
  const pipeline = pipelineFor(session, counted, reading, steps, brief.usage);
  const beside = besideOf(pipeline.cost, pipeline.whole, brief);
  const known = beside
    ? priceBrief(session.pricing, pricingInput(prepared, taxonomy), beside)
    : session.price(prepared);
  const in_steps = stepsOnPage(pipeline, known, brief, { rate, rates: pricing.fx });
  return adviceOf(session, brief, prepared, known, choices, { in_steps });
}

const NAMED_BY: Readonly<Record<string, string>> = {
  budget_per_month: "your budget",
  right: "what a right answer earns",
  wrong: "what a mistake costs",
  cost_per_1k: "what the scope quotes",
};

/** What of a brief is left out because its money has no rate, and how to give one. */
function leftOutText(unknown: readonly Unexchanged[], taxonomy: Taxonomy): string {
  const currency = listed([...new Set(unknown.map((each) => each.currency))]);
  const amounts = listed([...new Set(unknown.map(({ path }) => NAMED_BY[String(path.at(-1))]!))]);
  return worded("amounts-left-out", { currency, amounts, option: unknown[0]!.currency }, taxonomy);
}

/** On what of the brief has a rate; of the rest the page says that it is left out. */
function adviseOn(session: AdvisorSession, stated: Brief, choices: AdviseChoices): Advice {
  const { taxonomy, pricing } = session.setting;
  const unknown = unexchanged(stated, pricing.fx);
  mustBeKnown(stated, unknown, session.setting);
  if (unknown.length === 0) return adviseWith(session, stated, choices);
  const advice = adviseWith(session, exchangeable(stated, pricing.fx, unknown), choices);
  return { ...advice, headlines: [leftOutText(unknown, taxonomy), ...advice.headlines] };
}

function adviseWith(session: AdvisorSession, written: Brief, choices: AdviseChoices): Advice {
  const { setting } = session;
  const { read, closely = true } = choices;
  const brief = withGivenRead(written, read, setting.taxonomy);
  const reading = readingOf(brief, read);
  const steps = stepsIn(brief, read, setting);
  if (steps.length > 0) return adviseInSteps(session, brief, reading, steps, choices);
  const prepared = prepareOne(session, brief, reading);
  const known = session.price(prepared);
  const { decision } = prepared;
  const splits = closely ? splitsFor(session, { brief, decision }, reading, read) : [];
  return adviceOf(session, brief, prepared, known, choices, { splits });
}

/** A brief in one call as its advice counts it, for those who ask of some ways alone. */
export function countedBrief(session: PricingSession, written: Brief, read: Read): Counted {
  const { taxonomy } = session.setting;
  const brief = withGivenRead(written, read, taxonomy);
  const { verdict } = decideVerdict(brief, taxonomy, readingOf(brief, read));
  const input = pricingInput(lookedThrough(brief, verdict, taxonomy), taxonomy);
  return { context: contextFor(session, input), decision: verdict };
}

/** An advisor on these tables and prices, for one day and currency. It remembers what many briefs share. */
export function makeCurrencyAdvisor(setting: AdvisorSetting, pricing = pricingSession(setting)): Advise {
  const session = advisorSession(setting, pricing);
  return (brief, choices = {}) => adviseOn(session, brief, choices);
}

/** The rate of the currency of a brief's client, and that of the setting where none is known or has a rate. */
export function clientRate(brief: Brief, { taxonomy, pricing, rate }: AdvisorSetting): FxRate {
  const currency = clientCurrency(brief, taxonomy);
  return (currency && findRate(pricing.fx, currency)) || rate;
}

/** The same in the currency of each brief's client. */
export function makeClientAdvisor(setting: AdvisorSetting): Advise {
  const advisors = new Map<string, Advise>();
  return (brief, choices) => {
    const rate = clientRate(brief, setting);
    const advise = advisors.get(rate.currency) ?? makeCurrencyAdvisor({ ...setting, rate });
    advisors.set(rate.currency, advise);
    return advise(brief, choices);
  };
}
