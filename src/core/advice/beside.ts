/**
 * What stands beside the bills of all ways alike: people who check the answers, what the scope quotes, and what the
 * figures rest on or leave out.
 */

import type { CautionId, RankedCaution } from "../cautions/ranked-caution.ts";
import {
  besideLine,
  boughtBeside,
  budgetLine,
  laterBudgetLine,
  machinesBeside,
  monthOf,
  spokenBudgetLine,
  staffBeside,
} from "../counsel/beside-lines.ts";
import { leadsInSteps } from "../counsel/counsel-lines.ts";
import { checkLoad, checkOf, reviewBeside, reviewedShare } from "../counsel/review.ts";
import { currencyOf, defaultOf, defaultUsd, numberOf } from "../prices/defaults.ts";
import { findRate, inCurrency, isStated } from "../prices/fx.ts";
import { times, toPico } from "../prices/money.ts";
import { amountIn, clientCurrency } from "../prices/stated-amount.ts";
import { isSearched } from "../prices/usual-lengths.ts";
import { remember } from "../remember/remember.ts";
import type { SpeechCost } from "../speech/speech.ts";
import { talkMinutes, usualTalk } from "../speech/talk-length.ts";
import { currenciesStated, currencyOfCountry, lawRegion } from "../tables/law-region.ts";
import { rowsOf } from "../tables/table-rows.ts";
import { counted, countText, roughAmount } from "../text/amount.ts";
import { perText } from "../text/per-text.ts";
import { countryOfCurrency, listed, regionText } from "../text/sentence.ts";
import { type Beside, startOf } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";
import { speechMonth } from "./priced-offers.ts";
import { proposalBeside } from "./quote-beside.ts";

/** What stands beside the bills; of work that no model is named for, the quote alone. */
export function besideBills(prepared: PreparedBrief, priced: Priced): Beside[] {
  const { counsel } = priced;
  const isServed = counsel === null || counsel.lines.length > 0;
  const quoted = proposalBeside(prepared.brief, priced);
  if (!isServed) return quoted ? [quoted] : [];
  const each = [staffOf, machinesOf, reviewOf, speechOf, budgetOf, tokensOf, rateOfPage, countryOfPage, wagesOf].map(
    (beside) => beside(prepared, priced),
  );
  return [...each, quoted].filter((said) => said !== null);
}

/** Cautions on how long an answer takes. */
const OF_TIME: readonly string[] = ["seconds", "latency-unknown"] satisfies readonly CautionId[];

/** What is known of the limit of time of the brief; null without one, or where steps are held against it together. */
export function timeBeside({ limits, usage, steps }: Brief, cautions: readonly RankedCaution[]): Beside | null {
  if (limits?.latency_s === undefined || usage?.batch || steps?.length) return null;
  const said = cautions.find(({ id }) => OF_TIME.includes(id));
  return said ? besideLine("time", said.text) : null;
}

/** Cautions that ask for people who check answers. */
const askingForReview = remember((taxonomy: Taxonomy): ReadonlySet<string> => {
  const asking = rowsOf("cautions", taxonomy).filter(({ asks_review }) => asks_review);
  return new Set(asking.map(({ id }) => id));
});

/** What it takes to check the answers, where people do or should. */
function reviewOf({ brief, decision, held }: PreparedBrief, { context, setting, row }: Priced): Beside | null {
  const asking = askingForReview(context.taxonomy);
  // A counsel that says what these say weighs checking itself.
  if (row?.says?.some((id) => asking.has(id))) return null;
  const planned = reviewedShare(brief, context);
  const isAsked = decision.cautions.some(({ id }) => asking.has(id)) || held.some(({ asks_review }) => asks_review);
  const check = checkOf({ brief, setting, pricing: context.pricing });
  if (!check || check.minutes === 0 || (planned === 0 && !isAsked)) return null;
  if (planned > 0) return reviewBeside([{ of: null, check, context: { ...context, brief, setting } }]);
  const { requests_per_month: requests } = setting;
  const { by, takes } = checkLoad(check, context, perText(requests !== null));
  const load = takes(requests ?? 1000);
  return besideLine("review", `To check every answer takes people ${load}, ${by}. No figure here counts it.`);
}

/** What is counted is more than what somebody types: of what, by the default that it rests on. */
const INPUT_OF: Readonly<Record<string, string>> = {
  "retrieved-tokens": " of retrieved passages",
  "searched-tokens": " of pages found on the web",
  "picture-tokens": " with one page as a picture",
};

/** The same, and of talk how long it is. */
function inputOf(id: string, { facts }: Decision, defaults: readonly Default[]): string | undefined {
  if (id !== usualTalk(facts, defaults)) return INPUT_OF[id];
  return ` (${counted(Math.round(talkMinutes(numberOf(defaults, id), defaults)), "minute")} of talk)`;
}

/** The tokens counted on one side of a request that its brief does not give; null where it does. */
function countedText(
  side: "input" | "output",
  { brief, decision }: PreparedBrief,
  { setting: { filled }, context }: Priced,
): string | null {
  const key = `${side}_tokens` as const;
  if (brief.usage?.[key] !== undefined) return null;
  const tokens = countText(filled.profile[key]);
  const words = filled.words[side];
  const by = words === null ? "" : ` ("${words}")`;
  if (side === "output") return `${tokens}${brief.usage?.input_tokens === undefined ? "" : " tokens"} out${by}`;
  const of =
    filled.assumptions
      .map(({ id }) => inputOf(id, decision, context.pricing.defaults))
      .find((each) => each !== undefined) ?? "";
  return `${tokens} tokens in${of}${by}`;
}

/** Of the two counts of tokens, the one that the brief gives. */
function givenTokens({ usage }: Brief): string {
  if (usage?.input_tokens !== undefined) return "only what goes in";
  return usage?.output_tokens === undefined ? "none" : "only what comes out";
}

/** What retrieval costs besides: an index of the documents, or the fee of each search of the web. */
function retrievalText({ decision }: PreparedBrief, { context: { pricing } }: Priced): string {
  if (decision.rag !== true) return "";
  if (!isSearched(decision)) return "The bill is without the search index.";
  const fee = 1000 * numberOf(pricing.defaults, "search-price");
  return `Web search is not counted: US$${countText(fee)} per 1,000 searches.`;
}

/** The tokens that are counted although the brief does not give them; and, where a host bills them, what a search costs. */
function tokensOf(prepared: PreparedBrief, priced: Priced): Beside | null {
  const { brief, decision } = prepared;
  const { setting, offers, context } = priced;
  if (brief.steps?.length) return null;
  const ways = offers ? [offers.best_fit, offers.prompted, offers.best_value] : [];
  const isBilled = decision.local_required !== true && (!offers || ways.some((each) => each?.way.kind === "api"));
  const counts = [countedText("input", prepared, priced), countedText("output", prepared, priced)].filter(
    (text) => text !== null,
  );
  const { words, assumptions } = setting.filled;
  const isOfTalk = assumptions.some(({ id }) => id === usualTalk(decision.facts, setting.defaults));
  // What it is counted by says enough.
  const by =
    isOfTalk || Object.values(words).some((each) => each !== null) ? "" : `: the brief gives ${givenTokens(brief)}`;
  const isSeen = context.needs.modalities.includes("video");
  const heavy = brief.usage?.input_tokens === undefined && isSeen ? "A video takes many times that." : "";
  const taken = counts.length === 0 ? "" : `${counts.join(" and ")} a request, assumed${by}.`;
  const text = [taken, heavy, isBilled ? retrievalText(prepared, priced) : ""].filter((each) => each !== "").join(" ");
  return text === "" ? null : besideLine("tokens", text);
}

/** That a budget covers the bill, where its high end or staff time would exceed it; else which ways staff time takes over it, or that it carries what is said. */
function budgetOf({ brief }: PreparedBrief, priced: Priced): Beside | null {
  const { setting, context, row, counsel } = priced;
  // What steps come to is held against it where they are told.
  if (row && leadsInSteps(row)) return null;
  const { rate } = setting;
  const budget = amountIn(brief.limits?.budget_per_month, rate, context.pricing.fx);
  const start = startOf(priced);
  const bill = start?.monthly_without_labour ?? null;
  const all = start?.monthly?.likely ?? null;
  const speech = speechMonth(context, setting.requests_per_month ?? 0);
  const isLong = context.speech !== null && context.speech.request === null;
  const each = isLong
    ? inCurrency(times(context.speech?.minute ?? null, BigInt(setting.requests_per_month ?? 0)), rate)
    : null;
  const spent = { bill, all, speech, minute: each };
  return (
    budgetLine(budget, spent, rate) ??
    laterBudgetLine(budget, (counsel?.lines ?? []).slice(1), speech, rate) ??
    spokenBudgetLine(budget, spent, rate)
  );
}

/** The rate that the user gave, by which every amount stands or falls; or how to give one for the client's own money. */
function rateOfPage({ brief }: PreparedBrief, { context, setting: { rate } }: Priced): Beside | null {
  if (isStated(rate)) return besideLine("rate", `US$1 is ${rate.currency} ${rate.per_usd}, as you gave it.`);
  const isStatedIn = currenciesStated(brief).length > 0;
  const own = isStatedIn ? clientCurrency(brief, context.taxonomy) : currencyOfCountry(brief, context.taxonomy);
  if (own === undefined && !isStatedIn && lawRegion(brief, context.taxonomy) === "elsewhere") {
    const text = `In ${rate.currency}: the client's own currency is not known. Give it per US$1: --currency CODE=RATE.`;
    return besideLine("rate", text);
  }
  if (own === undefined || own === rate.currency || findRate(context.pricing.fx, own)) return null;
  return besideLine(
    "rate",
    `In ${rate.currency}: no ${own} rate is listed. Give ${own} per US$1: --currency ${own}=RATE.`,
  );
}

/** Whose law and money are assumed, where the page tells the law of a country and nothing tells the country of the client. */
function countryOfPage({ brief, held }: PreparedBrief, { context, setting: { rate } }: Priced): Beside | null {
  const isTold = held.some(({ concern, when }) => concern === "law" && when?.law_region !== undefined);
  if (!isTold || lawRegion(brief, context.taxonomy) !== undefined) return null;
  const assumed = rate.currency === "AUD" ? "Law and currency" : "Law";
  return besideLine("country", `${assumed} as for Australia; say the client's country (region).`);
}

/** Hours of whom, and the default that says what one costs. */
const WAGES = [
  { id: "ops-rate", of: "" },
  { id: "labelling-rate", of: " for checking" },
] as const;

/** Where staff time is counted at wages of another country than the currency of the page is of: which, and how to set others. */
function wagesOf(_: PreparedBrief, { counsel, setting: { rate }, context: { pricing } }: Priced): Beside | null {
  if (!counsel?.lines.some(({ staff }) => staff?.likely)) return null;
  const foreign = WAGES.flatMap(({ id, of }) => {
    const currency = currencyOf(defaultOf(pricing.defaults, id));
    const hour = inCurrency(toPico(defaultUsd(id, pricing)), rate);
    return currency === rate.currency || hour === null
      ? []
      : [{ id, currency, text: `${roughAmount(hour, rate.currency)} an hour${of}` }];
  });
  if (foreign.length === 0) return null;
  const countries = listed([...new Set(foreign.map(({ currency }) => countryOfCurrency(currency)))]);
  const hours = listed(foreign.map(({ text }) => text));
  const ids = listed(foreign.map(({ id }) => id));
  return besideLine("wages", `Staff time is at wages of ${countries}: ${hours}. Set yours with --pricing: ${ids}.`);
}

/** Ways that stand side by side at each of several volumes. */
const BESIDE_EACH_OTHER = 2;

/** What the bills at several volumes leave out, while nobody says which it is. */
const staffOf = ({ brief }: PreparedBrief, { setting: { rate }, volumes }: Priced): Beside | null =>
  brief.steps?.length
    ? null
    : staffBeside(
        volumes.flatMap(({ lines }) => lines.slice(0, BESIDE_EACH_OTHER)),
        rate,
      );

/** What hardware costs to buy for the ways side by side; steps have a line of their own. */
function machinesOf({ brief }: PreparedBrief, { counsel, context, setting, volumes }: Priced): Beside | null {
  if (brief.steps?.length) return null;
  if (volumes.length === 0) return boughtBeside(counsel?.lines ?? [], context.pricing);
  const ways = volumes.flatMap(({ lines }) => lines.slice(0, BESIDE_EACH_OTHER));
  const bought = ways.map(({ label, to_buy }) => ({ label, to_buy: to_buy?.amount ?? null }));
  return machinesBeside(bought, setting, context.pricing);
}

/** A default in US dollars as it is listed, not rounded: some are a fraction of a cent. */
const usdText = (id: string, defaults: readonly Default[]): string => `US$${String(numberOf(defaults, id))}`;

/**
 * The line on speech: that the bills are without it, or what of them it is. By the tokens that come of it, where they are
 * given and a host may do it; null where nothing is spoken.
 */
function speechOf({ brief }: PreparedBrief, { context, setting }: Priced): Beside | null {
  const { speech } = context;
  if (!speech) return null;
  if (speech.is_own) {
    return besideLine(
      "speech",
      "A speech model on your own machine writes down what is said; no cost or time here counts it.",
    );
  }
  const { requests_per_month: requests, rate } = setting;
  const each = inCurrency(speech.request, rate);
  const amount = each === null ? null : each * (requests ?? 1000);
  const words = (costs: number) => `${roughAmount(costs, rate.currency)} ${perText(requests !== null)}`;
  const money = amount === null ? null : words(amount);
  const minute = (inCurrency(speech.minute, rate) ?? 0) * (requests ?? 1000);
  const minutes = speech.minutes === null ? null : Math.max(1, Math.round(speech.minutes));
  const each_takes =
    minutes === null
      ? `${words(minute)} more for each minute that a request is long`
      : `${words(minute * minutes)} more if a request is ${counted(minutes, "minute")} long`;
  const says = brief.steps?.length && money !== null ? inBills : speech.is_beyond_list ? boundSpeech : listedSpeech;
  return besideLine(
    "speech",
    says({ brief, money, each_takes, spoken: spokenWords(speech), defaults: context.pricing.defaults, speech }),
    monthOf(amount, setting),
  );
}

/** What the words are made of. */
interface Told {
  brief: Brief;
  /** Null where the length of what is said is unknown or assumed. */
  money: string | null;
  /** What it comes to for each minute that is heard in a request, or for as many as such talk usually takes. */
  each_takes: string;
  spoken: string;
  defaults: readonly Default[];
  speech: SpeechCost;
}

function spokenWords({ tokens, minutes }: SpeechCost): string {
  return `with ${countText(tokens ?? 0)} tokens taken as ${counted(Math.max(1, Math.round(minutes ?? 0)), "minute")} of speech`;
}

/** What hosts ask for a minute. */
function pricesText(defaults: readonly Default[]): string {
  const [least, usual, most] = ["speech-price-least", "speech-price", "speech-price-most"].map((id) =>
    usdText(id, defaults),
  );
  return `at ${usual} a minute (list prices: ${least} to ${most})`;
}

const noPriceText = ({ region }: Brief): string => `No listed price is known to be for ${regionText(region!)}`;

/** The amount that no figure holds, first. */
const leftOut = ({ money, each_takes }: Told, most: "" | "up to "): string =>
  `Every figure is without transcription: ${most}${money === null ? each_takes : `${money} more`}.`;

/** What hosts ask to write it down, where the one that is counted may. */
function listedSpeech(told: Told): string {
  const { money, spoken, defaults } = told;
  const prices = pricesText(defaults);
  return `${leftOut(told, "")} That is ${prices}${money === null ? "" : `, ${spoken}`}.`;
}

/** The same where it must stay in a region that no price is known for: the highest, and a way without a host. */
function boundSpeech(told: Told): string {
  const { brief, money, spoken, defaults } = told;
  const most = `${usdText("speech-price-most", defaults)} a minute`;
  return `${leftOut(told, "up to ")} ${noPriceText(brief)}; that is the highest, ${most}${money === null ? "" : `, ${spoken}`}. Or run a speech model on your own machine.`;
}

/** Of work in steps, whose bills count it. */
function inBills({ brief, money, spoken, defaults, speech }: Told): string {
  const counts = `All bills count transcription: about ${money}, ${spoken}`;
  if (!speech.is_beyond_list) return `${counts}, ${pricesText(defaults)}.`;
  return `${counts}, at ${usdText("speech-price-most", defaults)} a minute, the highest listed. ${noPriceText(brief)}.`;
}
