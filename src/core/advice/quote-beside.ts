/** What the scope quotes, or that it names no price, beside the price list and what the advice starts with. */

import { besideLine, monthOf } from "../counsel/beside-lines.ts";
import { paidBackText } from "../hosting/break-even.ts";
import { hasBatchPrice } from "../prices/cost-notes.ts";
import { findModel } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { requestCost } from "../prices/request-cost.ts";
import { amountIn } from "../prices/stated-amount.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { amountText, counted, roughAmount } from "../text/amount.ts";
import { quote } from "../text/plain-text.ts";
import { type Beside, type BreakEven, startOf } from "../types/advice.ts";
import type { Proposal } from "../types/brief.ts";
import type { Model } from "../types/pricing.ts";
import { goesWords, lifeOf } from "../ways/admission.ts";
import { areSearched, labelsOf } from "../ways/needs.ts";
import { plainName } from "../ways/way.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";

/** `AU$38 per 1,000 requests (AU$1,900 a month)`, the month where its volume is known; without a unit neither has one. */
function costText(
  per_1k: number,
  { requests_per_month: requests, rate }: CostSetting,
  unit: string | null = " per 1,000 requests",
): string {
  const rough = (amount: number) => roughAmount(amount, rate.currency);
  const perMonth = unit === null ? "" : " a month";
  const month = requests === null ? "" : ` (${rough((per_1k * requests) / 1000)}${perMonth})`;
  return `${rough(per_1k)}${unit ?? ""}${month}`;
}

/** What the advice starts with and what that comes to for 1,000 requests, where the scope names another model. */
function startBeside(model: Model | null, priced: Priced) {
  const start = startOf(priced);
  if (!start || start.model === model?.id) return null;
  const per_1k = start.per_1k.likely;
  return per_1k === null ? null : { name: start.name, per_1k };
}

const dayText = ({ quoted_on }: Proposal): string => (quoted_on ? ` on ${quoted_on}` : "");

/** The model that is quoted, and when it goes. */
function quotedModel(model: Model, { as_of }: CostSetting): string {
  const { retires } = model;
  const life = lifeOf(model, as_of);
  if (retires === null || (life !== "withdrawn" && life !== "retired")) return ` for ${plainName(model)}`;
  const goes = retires <= as_of ? `withdrawn on ${retires}` : `which ${goesWords(model)}`;
  return ` for ${plainName(model)}, ${goes}`;
}

function quotedText(quoted: number, proposal: Proposal, model: Model | null, setting: CostSetting): string {
  const { amount, currency } = proposal.cost_per_1k!;
  const stated = currency === setting.rate.currency ? "" : ` (${amountText(amount, currency!)} as stated)`;
  return `${costText(quoted, setting, `${stated} per 1,000 requests`)}${dayText(proposal)}${model ? quotedModel(model, setting) : ""}.`;
}

function unpricedText(proposal: Proposal, model: Model | null): string {
  if (proposal.model === undefined) return `The scope names no price${dayText(proposal)}.`;
  return `${model ? plainName(model) : quote(proposal.model)} is named${dayText(proposal)} without a price.`;
}

type Judged = Pick<PreparedBrief, "brief" | "decision">;

/** What the model comes to by the price list, which rests on no open answer: while one is open, there are no rows yet. */
function listedText({ brief, decision }: Judged, model: Model, { costs, setting, context }: Priced): string[] {
  const row = costs.find((each) => each.model === model.id);
  const { likely } = requestCost(model, context.setting.filled.profile, setting.as_of);
  const per_1k = costs.length > 0 ? (row?.per_1k.likely ?? null) : inCurrency(times(likely, 1000n), setting.rate);
  if (per_1k === null) return [];
  const batched = row && brief.usage?.batch && hasBatchPrice(row.notes) ? ", with batch prices," : "";
  const isSearched = areSearched(labelsOf(brief, decision) ?? 0, context.taxonomy);
  const most = fittingNumber("labels-likeliest-most", context.taxonomy);
  const searched = isSearched ? `, with ${most} labels and no search,` : "";
  return [`By the price list${batched}${searched} it is ${costText(per_1k, setting, null)}.`];
}

/** The row that a promised break-even is held against: that of the proposed model, else the one that is paid back first. */
export function paidBackAgainst(entries: readonly BreakEven[], proposed: Model | null): BreakEven | undefined {
  const named = entries.filter(({ against }) => against === proposed?.id);
  const months = (entry: BreakEven) => (entry.verdict === "pays" ? (entry.months ?? 0) : Number.POSITIVE_INFINITY);
  return [...(named.length > 0 ? named : entries)].sort((a, b) => months(a) - months(b))[0];
}

/** The break-even that the scope promises, beside that of the figures here. */
function promisedText(proposal: Proposal, model: Model | null, { break_even }: Priced): string[] {
  const promised = proposal.break_even_months;
  const found = paidBackAgainst(break_even, model);
  if (promised === undefined || !found || found.verdict === "unknown") return [];
  const here = found.verdict === "never" ? "never" : paidBackText(found.months ?? 0);
  return [`The scope says it pays back after ${counted(promised, "month")}; by these figures, ${here}.`];
}

/** Null without a proposal, or where its price is in a currency without a rate. */
export function proposalBeside(judged: Judged, priced: Priced): Beside | null {
  const { proposal } = judged.brief;
  if (!proposal) return null;
  const { setting, context } = priced;
  const { requests_per_month: requests, rate } = setting;
  const quoted = amountIn(proposal.cost_per_1k, rate, context.pricing.fx);
  if (quoted === null && proposal.cost_per_1k) return null;
  const found = proposal.model === undefined ? null : findModel(context.pricing.models, proposal.model);
  const model = found?.found === "model" ? found.model : null;
  const byList = model ? listedText(judged, model, priced) : [];
  const start = startBeside(model, priced);
  const beat = start
    ? `To cost less than ${start.name} it must stay below ${costText(start.per_1k, setting)}.`
    : "Ask for one to compare it.";
  const parts =
    quoted === null
      ? [unpricedText(proposal, model), ...byList, ...(byList.length === 0 || start ? [beat] : [])]
      : [
          quotedText(quoted, proposal, model, setting),
          ...byList,
          // The table of the page has what a month comes to, and the maker's list the price of a named model.
          ...(start && (requests === null || model === null)
            ? [`${start.name} comes to ${costText(start.per_1k, setting, null)}.`]
            : []),
        ];
  const month = quoted === null || requests === null ? null : (quoted * requests) / 1000;
  return besideLine("quote", [...parts, ...promisedText(proposal, model, priced)].join(" "), monthOf(month, setting));
}
