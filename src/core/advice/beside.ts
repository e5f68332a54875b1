/**
 * What stands beside the bills of all ways alike: people who check the answers, what the scope quotes, and what the
 * figures rest on or leave out.
 */

import type { RankedCaution } from "../cautions/ranked-caution.ts";
import {
  besideLine,
  boughtBeside,
  budgetLine,
  checkedBudgetLine,
  laterBudgetLine,
  machinesBeside,
  spokenBudgetLine,
  staffBeside,
} from "../counsel/beside-lines.ts";
import { leadsInSteps } from "../counsel/counsel-lines.ts";
import { checkLoad, reviewBeside } from "../counsel/review.ts";
import { speechBeside } from "../counsel/speech-beside.ts";
import { searchBeside, tokensBeside } from "../counsel/tokens-beside.ts";
import { currencyOf, defaultOf, defaultUsd } from "../prices/defaults.ts";
import { findRate, inCurrency, isStated } from "../prices/fx.ts";
import { times, toPico } from "../prices/money.ts";
import { amountIn, clientCurrency } from "../prices/stated-amount.ts";
import { remember } from "../remember/remember.ts";
import { currenciesStated, currencyOfCountry, lawRegion } from "../tables/law-region.ts";
import { rowsOf } from "../tables/table-rows.ts";
import { perText, roughAmount } from "../text/amount.ts";
import { capitalised, countryOfCurrency, listed } from "../text/sentence.ts";
import { type Beside, startOf } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { CautionId, Taxonomy } from "../types/taxonomy.ts";
import { checkOf, reviewedShare, reviewMonth } from "../ways/people.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";
import { speechMonth } from "./priced-offers.ts";
import { proposalBeside } from "./quote-beside.ts";

/** What stands beside the bills; of work that no model is named for, the quote alone. */
export function besideBills(prepared: PreparedBrief, priced: Priced): Beside[] {
  const { counsel, row } = priced;
  // One call that steps stand beside has its row among theirs.
  const isServed = counsel === null || counsel.lines.length > 0 || row?.then.start_with === "whole";
  const quoted = proposalBeside(prepared, priced);
  if (!isServed) return quoted ? [quoted] : [];
  const each = [
    staffOf(prepared, priced),
    machinesOf(prepared, priced),
    reviewOf(prepared, priced),
    speechBeside(prepared.brief, priced),
    budgetOf(prepared, priced),
    tokensBeside(prepared, priced),
    searchBeside(prepared, priced),
    rateOfPage(prepared, priced),
    countryOfPage(prepared, priced),
    wagesOf(priced),
  ];
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
  const check = checkOf({ ...context, brief, setting });
  if (!check || check.minutes === 0) return null;
  const isPlanned = reviewedShare(brief, context) > 0;
  if (isPlanned) return reviewBeside([{ of: null, check, context: { ...context, brief, setting } }]);
  const asking = askingForReview(context.taxonomy);
  const isAsked = decision.cautions.some(({ id }) => asking.has(id)) || held.some(({ asks_review }) => asks_review);
  // A counsel that says what these say weighs by itself whether people should check.
  if (!isAsked || row?.says?.some((id) => asking.has(id))) return null;
  const { requests_per_month: requests } = setting;
  const { by, takes, sourced } = checkLoad(check, [requests ?? 1000], context);
  const load = `${takes} ${perText(requests !== null)}, ${by}.${sourced}`;
  return besideLine("review", `To check every answer takes people ${load} No figure here counts it.`);
}

/** That a budget covers the bill, where its high end or staff time would exceed it; else what checks take it to, which ways staff time takes over it, or that it carries what is said. */
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
  const checked = reviewMonth({ ...context, brief, setting });
  return (
    budgetLine(budget, spent, rate) ??
    checkedBudgetLine(budget, spent, checked, context) ??
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

/** Whose law, money and wages are assumed, where nothing tells the country of the client. */
function countryOfPage({ brief, held }: PreparedBrief, { context, setting: { rate } }: Priced): Beside | null {
  if (lawRegion(brief, context.taxonomy) !== undefined) return null;
  const isLawTold = held.some(({ concern, when }) => concern === "law" && when?.law_region !== undefined);
  const assumed = [...(isLawTold ? ["law"] : []), ...(rate.currency === "AUD" ? ["money", "wages"] : [])];
  if (assumed.length === 0) return null;
  return besideLine("country", `${capitalised(listed(assumed))} as in Australia; say the country (region).`);
}

/** Hours of whom, and the default that says what one costs. */
const WAGES = [
  { id: "ops-rate", of: "" },
  { id: "labelling-rate", of: " for checking" },
] as const;

/** Where staff time is counted at wages of another country than the currency of the page is of: which, and how to set others. */
function wagesOf({ counsel, setting: { rate }, context: { needs, pricing } }: Priced): Beside | null {
  if (!counsel?.lines.some(({ staff }) => staff?.likely)) return null;
  // Engineers check code themselves.
  const foreign = WAGES.slice(0, needs.code ? 1 : undefined).flatMap(({ id, of }) => {
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
