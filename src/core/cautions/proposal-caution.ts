/** What is to be said of the model that the scope names: unknown, withdrawn, not allowed, or many times what is needed. */

import { hasBatchPrice } from "../prices/cost-notes.ts";
import { findModel, modelsById } from "../prices/find-named.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { perText, roughAmount, spokenTimes } from "../text/amount.ts";
import { quote } from "../text/plain-text.ts";
import { regionText } from "../text/sentence.ts";
import type { CostRow, ServedWay } from "../types/advice.ts";
import type { Brief, IsoDate } from "../types/brief.ts";
import type { FxRate, Model } from "../types/pricing.ts";
import { makersRow } from "../types/pricing.ts";
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

function gone(model: Model, isGone: boolean, barred: string | null, { models, taxonomy }: Proposed) {
  const { replacement, retires } = model;
  const next = replacement && (modelsById(models).get(replacement)?.name ?? replacement);
  return caution(
    isGone ? "proposal-withdrawn" : "proposal-leaving",
    { model: plainName(model), date: retires, next, barred },
    taxonomy,
  );
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
  const hosts = new Set(models.filter((each) => makersRow(each) === makersRow(model)).map(({ id }) => id));
  return costs.find((each) => each.allowed === true && each.model !== model.id && hosts.has(each.model));
}

/** That the data may go to the model at another host alone, and what it costs there. */
function otherHost(model: Model, row: CostRow, barred: string, { start, taxonomy }: Proposed): RankedCaution | null {
  const [there, needed] = [billOf(row), start && row.model !== start.model ? billOf(start) : null];
  return caution(
    "proposal-other-host",
    {
      model: plainName(model),
      barred,
      host: `${row.host_name}${row.region ? `, ${regionText(row.region)}` : ""}`,
      there: there?.words,
      start: start?.name,
      needed: needed?.words,
    },
    taxonomy,
  );
}

function costsMore(model: Model, proposed: Proposed): RankedCaution | null {
  const { costs, start, taxonomy } = proposed;
  const row = costs.find((each) => each.model === model.id);
  if (!row || !start || row.model === start.model) return null;
  if (isNoise(row, proposed)) return null;
  const [asked, needed] = [billOf(row), billOf(start)];
  if (
    !asked ||
    !needed ||
    needed.amount <= 0 ||
    asked.amount < fittingNumber("proposal-times", taxonomy) * needed.amount
  )
    return null;
  return caution(
    "proposal-costs-more",
    {
      model: plainName(model),
      asked: asked.words,
      start: start.name,
      needed: needed.words,
      times: spokenTimes(needed.amount / asked.amount),
      trial: String(fittingNumber("trial-most", taxonomy)),
    },
    taxonomy,
  );
}

/** What the scope counts for 1,000 requests, where the price list comes to something else. */
function quotedOtherwise(brief: Brief, model: Model, { costs, rate, rates, taxonomy }: Proposed): RankedCaution | null {
  const row = costs.find((each) => each.model === model.id);
  const listed = row?.per_1k.likely;
  const counted = amountIn(brief.proposal?.cost_per_1k, rate, rates);
  if (!listed || !counted) return null;
  const times = Math.max(counted / listed, listed / counted);
  if (times < fittingNumber("quote-differs-times", taxonomy)) return null;
  const money = (amount: number) => roughAmount(amount, rate.currency);
  const isBatched = brief.usage?.batch && hasBatchPrice(row?.notes ?? []);
  return caution(
    isBatched ? "proposal-quote-differs-from-batch" : "proposal-quote-differs",
    { counted: money(counted), model: plainName(model), listed: money(listed) },
    taxonomy,
  );
}

/** What is to be said of a model that is on the list, apart from the quote. */
function onModel(model: Model, proposed: Proposed): RankedCaution | null {
  const life = lifeOf(model, proposed.as_of);
  const barred = notAllowed(model, proposed);
  if (life === "retired" || life === "withdrawn") return gone(model, life === "retired", barred, proposed);
  if (barred === null) return costsMore(model, proposed);
  const other = elsewhere(model, proposed);
  if (other) return otherHost(model, other, barred, proposed);
  return caution("proposal-not-allowed", { model: plainName(model), barred }, proposed.taxonomy);
}

/** The cautions on the model that the scope names, where they are due. */
export function proposalCautions(brief: Brief, proposed: Proposed): RankedCaution[] {
  const { proposal } = brief;
  if (proposal?.model === undefined) return [];
  const found = findModel(proposed.models, proposal.model);
  if (found.found === "several") return [];
  const due =
    found.found === "none"
      ? [caution("proposal-unknown", { named: quote(proposal.model), nearest: found.nearest }, proposed.taxonomy)]
      : [onModel(found.model, proposed), quotedOtherwise(brief, found.model, proposed)];
  return due.filter((each) => each !== null);
}
