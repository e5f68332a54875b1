/** What an advice is put beside: current models of the classes that clients ask about, and those that the brief names. */

import type { Against } from "../hosting/break-even.ts";
import { numberOf } from "../prices/defaults.ts";
import { findModel, modelsById } from "../prices/find-named.ts";
import { requestCost } from "../prices/request-cost.ts";
import { remember } from "../remember/remember.ts";
import { rowsOf } from "../tables/table-rows.ts";
import type { CostRow, ServedWay } from "../types/advice.ts";
import type { Model, SizeClass } from "../types/pricing.ts";
import { makersRow } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { lifeOf } from "../ways/admission.ts";
import { atVolume, isAdmitted, modelOffer } from "../ways/api-ways.ts";
import type { ApiOffer, BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet } from "../ways/candidate-set.ts";
import { bestOf, thriftiest } from "../ways/ranking.ts";
import { paidLabour, priceWay } from "../ways/way-cost.ts";
import { wayRow } from "./way-row.ts";

/** Models to compare with, worked out once for a set of candidates. */
export interface Compared {
  offers: ApiOffer[];
  /** Of these, by the classes that are compared. */
  frontier: ApiOffer[];
  mini: ApiOffer[];
  open: ApiOffer[];
  /** Models that stand beside every advice: the article's while they live. */
  fixed: ApiOffer[];
}

const isHosted = ({ kind }: Model): boolean => kind !== "self-hosted";

/** A price that is paid with the client's data is no price to compare with. */
const isPaidInData = ({ trains_on_data }: Model): boolean => trains_on_data === true;

/** Of a class and kind that any row of an advice compares with. */
const isOfInterest = ({ size_class, kind }: Model, { size }: CandidateSet): boolean =>
  size_class === "frontier" || (kind === "hosted-open" ? size_class === size : size_class === "mini");

export function comparedOf(candidates: CandidateSet, context: BriefContext, withArticle: boolean): Compared {
  const { pricing, setting } = context;
  const current = pricing.models.filter(
    (model) =>
      isHosted(model) &&
      isOfInterest(model, candidates) &&
      !isPaidInData(model) &&
      lifeOf(model, setting.as_of) === "current" &&
      model.status === "current",
  );
  const article = pricing.models.filter(
    (model) => model.article && isHosted(model) && (withArticle || lifeOf(model, setting.as_of) !== "retired"),
  );
  const offers = current.map((model) => modelOffer(model, context));
  const of = (size: SizeClass, kind: Model["kind"]) =>
    offers.filter(({ way: { model } }) => model.size_class === size && model.kind === kind);
  return {
    offers,
    frontier: of("frontier", "cloud"),
    mini: of("mini", "cloud"),
    open: of(candidates.size, "hosted-open"),
    fixed: article.map((model) => modelOffer(model, context)),
  };
}

/** Rows of the admission table about where the data may go. */
const placeRows = remember((taxonomy: Taxonomy): ReadonlySet<string> => {
  const ofPlace = rowsOf("admission", taxonomy).filter(({ when }) => "sensitivity" in when);
  return new Set(ofPlace.map(({ id }) => id));
});

/** Question 5 forbids what a row about where the data may go rules out; null while it is open. */
function allowedOf({ excluded }: ApiOffer, { needs, taxonomy }: BriefContext): boolean | null {
  if (needs.sensitivity === null) return null;
  const forbids = placeRows(taxonomy);
  return !excluded.some(({ row }) => forbids.has(row));
}

/** Weights tuned at a host bill for more than requests, so no line through their price would be true. */
export const isPaidByUse = ({ deployment }: Pick<ServedWay, "deployment">): boolean =>
  deployment !== "self-hosted" && deployment !== "hosted-tuned";

/** What machines of one's own are held against: each row that is paid by use, allowed and still to be had on the day. */
export function heldAgainst(
  rows: readonly CostRow[],
  { pricing, setting: { as_of, filled } }: Pick<BriefContext, "pricing" | "setting">,
): { row: CostRow; against: Against }[] {
  const of_all = { most_machines: numberOf(pricing.defaults, "usual-machines-most"), ...paidLabour(pricing) };
  return rows
    .filter((row) => isPaidByUse(row) && row.allowed !== false && (row.retires === null || row.retires > as_of))
    .flatMap((row) => {
      const model = modelsById(pricing.models).get(row.model);
      if (!model) return [];
      const per_request = requestCost(model, filled.profile, as_of).likely;
      return [{ row, against: { id: model.id, name: row.name, per_request, ...of_all } }];
    });
}

/** The model that the scope names. */
function namedOffers(context: BriefContext): ApiOffer[] {
  const { brief, pricing } = context;
  const found = brief.proposal?.model === undefined ? null : findModel(pricing.models, brief.proposal.model);
  return found?.found === "model" && isHosted(found.model) ? [modelOffer(found.model, context)] : [];
}

/** A model, and where the data may not go to it, its cheapest host that they may go to: it may be had after all. */
function withOtherHost(offer: ApiOffer, context: BriefContext, volume: number): ApiOffer[] {
  if (allowedOf(offer, context) !== false) return [offer];
  const { model } = offer.way;
  const others = context.pricing.models.filter(
    (each) => each !== model && makersRow(each) === makersRow(model) && isHosted(each),
  );
  const open = others.map((each) => modelOffer(each, context)).filter(isAdmitted);
  const best = thriftiest(atVolume(open, volume), context)?.way.key;
  return [offer, ...open.filter(({ way }) => way.key === best)];
}

/** Rows for comparison that do not stand in the advice already. */
export function comparatorRows(
  context: BriefContext,
  compared: Compared,
  volume: number,
  isOpen: boolean,
  taken: ReadonlySet<string>,
): CostRow[] {
  const { pricing } = context;
  const frontier = atVolume(compared.frontier, volume);
  const wanted = [
    bestOf(frontier, pricing)?.way.key,
    thriftiest(frontier, context)?.way.key,
    thriftiest(atVolume(compared.mini, volume), context)?.way.key,
    thriftiest(atVolume(compared.open, volume), context)?.way.key,
  ];
  const chosen = wanted.flatMap((key) => compared.offers.find(({ way }) => way.key === key) ?? []);
  const asked = [...chosen, ...namedOffers(context)];
  const among = [...asked.flatMap((offer) => withOtherHost(offer, context, volume)), ...compared.fixed];
  const seen = new Set(taken);
  return among
    .filter(({ way }) => !seen.has(way.key) && seen.add(way.key))
    .map((offer) => {
      const priced = priceWay(offer.way, volume, [offer], context);
      const row = wayRow(priced, { role: "comparator", allowed: allowedOf(offer, context) }, volume, isOpen, context);
      const [first] = offer.excluded;
      if (first) row.notes = [{ id: first.row, text: first.text }, ...row.notes.filter(({ id }) => id !== first.row)];
      return row;
    })
    .sort((a, b) => (a.per_1k.likely ?? 0) - (b.per_1k.likely ?? 0));
}
