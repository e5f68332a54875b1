/** What is to be said of the model that the scope names: unknown, withdrawn, not allowed, or many times what is needed. */

import { hasBatchPrice } from "../prices/cost-notes.ts";
import { findModel, modelsById } from "../prices/find-named.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { roughAmount, spokenTimes } from "../text/amount.ts";
import { perText } from "../text/per-text.ts";
import { quote } from "../text/plain-text.ts";
import { regionText } from "../text/sentence.ts";
import type { CostRow, ServedWay } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { FxRate, Model } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { lifeOf } from "../ways/admission.ts";
import { plainName } from "../ways/way.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

/** What the model that is named is held beside. */
interface Proposed {
  models: readonly Model[];
  taxonomy: Taxonomy;
  as_of: IsoDate;
  costs: readonly CostRow[];
  /** What the advice starts with; null where it names no model. */
  start: ServedWay | null;
  rate: FxRate;
  rates: readonly FxRate[];
}

/** What is paid each month, or for 1,000 requests while the volume is unknown. */
function billOf({ monthly_without_labour, per_1k }: ServedWay): { amount: number; words: string } | null {
  const range = monthly_without_labour ?? per_1k;
  if (range.likely === null) return null;
  const per = perText(monthly_without_labour !== null);
  return { amount: range.likely, words: `${roughAmount(range.likely, range.currency)} ${per}` };
}

function goneText(model: Model, isGone: boolean, models: readonly Model[]): string {
  const { replacement, retires } = model;
  const on = retires ? ` on ${retires}` : "";
  const what = isGone ? `which was withdrawn${on}` : `which its maker is withdrawing${on}`;
  const next = replacement && (modelsById(models).get(replacement)?.name ?? replacement);
  return `The scope names ${plainName(model)}, ${what}. Start nothing on it.${next ? ` Its maker names ${next} in its place.` : ""}`;
}

/** Whether a monthly bill is too small to speak of. */
function isNoise({ monthly_without_labour }: ServedWay, { rate, rates, taxonomy }: Proposed): boolean {
  const least = amountIn(fittingAmount("proposal-least", taxonomy), rate, rates);
  const bill = monthly_without_labour?.likely ?? null;
  return bill !== null && least !== null && bill < least;
}

/** Why the data may not go to the model, where that is so: the first thing that is noted of it. */
function notAllowed(model: Model, { costs, start }: Proposed): string | null {
  const row = costs.find((each) => each.model === model.id);
  return start && row?.allowed === false && row.model !== start.model ? (row.notes[0]?.text ?? "") : null;
}

/** The row of another host of the same model that the data may go to. */
function elsewhere(model: Model, { models, costs }: Proposed): CostRow | undefined {
  const bare = ({ base, id }: Model) => base ?? id;
  const hosts = new Set(models.filter((each) => bare(each) === bare(model)).map(({ id }) => id));
  return costs.find((each) => each.allowed === true && each.model !== model.id && hosts.has(each.model));
}

/** That the data may go to the model at another host alone, and what it costs there. */
function otherHost(model: Model, row: CostRow, barred: string, proposed: Proposed): RankedCaution {
  const { start } = proposed;
  const place = `${row.host_name}${row.region ? `, ${regionText(row.region)}` : ""}`;
  const name = plainName(model);
  const [there, needed] = [billOf(row), start && row.model !== start.model ? billOf(start) : null];
  const costs = there ? `, ${there.words} for the model alone` : "";
  const beside = needed && start ? `; ${start.name} costs ${needed.words}` : "";
  const text = `The scope names ${name}. ${barred} Of its hosts the data may go to ${place}${costs}${beside}.`;
  return caution(1, "proposal-other-host", text);
}

function costsMore(model: Model, proposed: Proposed): RankedCaution | null {
  const { costs, start, taxonomy } = proposed;
  const row = costs.find((each) => each.model === model.id);
  if (!row || !start || row.model === start.model) return null;
  const name = plainName(model);
  if (isNoise(row, proposed)) return null;
  const [asked, needed] = [billOf(row), billOf(start)];
  if (
    !asked ||
    !needed ||
    needed.amount <= 0 ||
    asked.amount < fittingNumber("proposal-times", taxonomy) * needed.amount
  )
    return null;
  const text = `The scope names ${name}, ${asked.words} for the model alone; ${start.name} costs ${needed.words}, which is ${spokenTimes(needed.amount / asked.amount)}. Give both the same ${fittingNumber("trial-most", taxonomy)} requests before you pay for it.`;
  return caution(2, "proposal-costs-more", text, "money");
}

/** What the scope counts for 1,000 requests, where the price list comes to something else. */
function quotedOtherwise(brief: Brief, model: Model, { costs, rate, rates, taxonomy }: Proposed): RankedCaution[] {
  const row = costs.find((each) => each.model === model.id);
  const listed = row?.per_1k.likely;
  const counted = amountIn(brief.proposal?.cost_per_1k, rate, rates);
  if (!listed || !counted) return [];
  const times = Math.max(counted / listed, listed / counted);
  if (times < fittingNumber("quote-differs-times", taxonomy)) return [];
  const money = (amount: number) => roughAmount(amount, rate.currency);
  const batched = brief.usage?.batch && hasBatchPrice(row?.notes ?? []) ? ", with batch prices," : "";
  const text = `The scope counts ${money(counted)} per 1,000 requests for ${plainName(model)}; by the price list${batched} it is ${money(listed)}. Find out what makes the difference.`;
  return [caution(3, "proposal-quote-differs", text, "money")];
}

/** The cautions on the model that the scope names, where they are due. */
export function proposalCautions(brief: Brief, proposed: Proposed): RankedCaution[] {
  const { proposal } = brief;
  if (proposal?.model === undefined) return [];
  const found = findModel(proposed.models, proposal.model);
  if (found.found === "several") return [];
  if (found.found === "none") {
    const near = found.nearest === undefined ? "" : ` The nearest name there is ${found.nearest}.`;
    const text = `The scope names ${quote(proposal.model)}, which is not in the price list.${near} Ask for its exact name, its host and its price before it is compared.`;
    return [caution(2, "proposal-unknown", text)];
  }
  const { model } = found;
  const life = lifeOf(model, proposed.as_of);
  const barred = notAllowed(model, proposed);
  const differs = quotedOtherwise(brief, model, proposed);
  if (life === "retired" || life === "withdrawn") {
    const gone = goneText(model, life === "retired", proposed.models);
    const text = barred === null ? gone : `${gone} ${barred}`.trim();
    return [caution(2, "proposal-withdrawn", text, "money"), ...differs];
  }
  if (barred !== null) {
    const other = elsewhere(model, proposed);
    if (other) return [otherHost(model, other, barred, proposed), ...differs];
    const text = `The scope names ${plainName(model)}, and the data may not go there. ${barred}`.trim();
    return [caution(1, "proposal-not-allowed", text), ...differs];
  }
  const more = costsMore(model, proposed);
  return more ? [more, ...differs] : differs;
}
