/** What the offers of a decision share at every volume: which ways there are, on what machines, and what rules them out. */

import { modelsById } from "../prices/find-named.ts";
import { remember, rememberEach } from "../remember/remember.ts";
import { fittingClasses, fittingNumber } from "../tables/fitting.ts";
import { stageRows } from "../tables/stages.ts";
import { filledPhrase } from "../text/phrase.ts";
import { languageOf } from "../text/sentence.ts";
import type { Excluded } from "../types/advice.ts";
import type { Approach, IsoDate, Tier } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Model, Premises, Pricing, SizeClass } from "../types/pricing.ts";
import type { FittingId } from "../types/taxonomy.ts";
import { lifeOf } from "./admission.ts";
import { hostedModels, isAdmitted, modelOffer, onExamples, tunedOffers } from "./api-ways.ts";
import type { ApiOffer, BriefContext, MachineCandidate } from "./brief-context.ts";
import { candidatesFor, clientsMachine, isPaidFor } from "./machine-candidates.ts";
import { isLarge, isLong } from "./needs.ts";
import { bandOf } from "./ranking.ts";

export type SingleApproach = Exclude<Approach, "pipeline">;

/** What the offers of one usage and decision share at every volume. */
export interface CandidateSet {
  approach: SingleApproach;
  size: SizeClass;
  tier: Tier;
  examples: number;
  /** Hosted ways of the approach, prompted ones that are adequate, and large ones: in tiers 1 and 2 those that are more than it needs. */
  own: ApiOffer[];
  prompted: ApiOffer[];
  large: ApiOffer[];
  /** Every frontier model that is on offer, however good it is at this: what the most expensive choice would be. */
  frontier: ApiOffer[];
  /** The worst band of a base that a host tunes for this work; null where any will do. */
  tuned_band: number | null;
  /** Open models of the class that may run on machines. */
  models: Model[];
  /** Open models of the class to prompt, where the approach tunes. */
  base: Model[];
  /** Open models of larger classes, for a machine that is there and paid for; none where there is no such machine. */
  larger: Model[];
  /** Machines that are bought new. */
  homes: MachineCandidate[];
  /** Those with cards from second hand, which are looked at where no new one serves. */
  second_hand: MachineCandidate[];
  leases: MachineCandidate[];
  clients: MachineCandidate | null;
  excluded: Excluded[];
}

const isLocal = (approach: SingleApproach): boolean => approach.startsWith("local");

/** Open models of these classes that are up to date. */
const currentModels = (classes: readonly SizeClass[], { pricing, setting }: BriefContext): Model[] =>
  pricing.models.filter(
    (model) =>
      model.kind === "self-hosted" &&
      classes.includes(model.size_class) &&
      model.status !== "retired" &&
      model.status !== "deprecated" &&
      model.status !== "legacy" &&
      lifeOf(model, setting.as_of) === "current",
  );

function openModels(size: SizeClass, tuned: boolean, context: BriefContext, code: boolean): Model[] {
  const fitting = currentModels([size], context).filter(({ fine_tunable }) => !tuned || fine_tunable !== false);
  const coders = fitting.filter(({ suits }) => suits.includes("code"));
  return code && coders.length > 0 ? coders : fitting.filter(({ suits }) => suits.length === 0);
}

/** Classes of open models, the smallest first. */
const OPEN_CLASSES: readonly SizeClass[] = ["3-9b", "12-14b", "20-40b", "70-125b"];

/** Open models of larger classes than the work asks for. Which of them is the better coder, the boards say. */
const largerModels = (size: SizeClass, context: BriefContext, code: boolean): Model[] =>
  currentModels(OPEN_CLASSES.slice(OPEN_CLASSES.indexOf(size) + 1), context).filter(({ suits }) =>
    suits.every((work) => code && work === "code"),
  );

function premisesOf(sensitivity: string | null): Premises[] {
  if (sensitivity === "local-only") return [];
  return sensitivity === "restricted-cloud" ? ["own-cloud"] : ["own-cloud", "rented"];
}

/** Lists that are kept of a price list: a batch asks for few premises and regions. */
const LEASES = 64;

const leasesOf = rememberEach(
  LEASES,
  (
    pricing: Pricing,
    _key: string,
    premises: readonly Premises[],
    region: string | null,
    asOf: IsoDate,
  ): MachineCandidate[] =>
    premises
      .flatMap((each) => candidatesFor(each, region, asOf, pricing))
      .sort((a, b) => a.hardware_year_usd - b.hardware_year_usd),
);

/** Machines of all these premises, the cheapest first. */
const leasesFor = (premises: readonly Premises[], { needs: { region }, pricing, setting: { as_of } }: BriefContext) =>
  leasesOf(pricing, `${premises.join()} ${region} ${as_of}`, premises, region, as_of);

type Bought = Pick<CandidateSet, "homes" | "second_hand">;

const NONE: Bought = { homes: [], second_hand: [] };

const boughtOf = remember(
  (bought: readonly MachineCandidate[]): Bought => ({
    homes: bought.filter(({ second_hand }) => !second_hand),
    second_hand: bought.filter(({ second_hand }) => second_hand),
  }),
);

/** What ruled the machines out that stand elsewhere, in one line. */
function leasedOut({ taxonomy }: BriefContext): Excluded[] {
  const way = "every machine of a GPU host or in a cloud account";
  const rows = stageRows(taxonomy, "admission", { sensitivity: "local-only", place: "rented" });
  return rows
    .slice(0, 1)
    .map(({ id, because }) => ({ way, row: id, text: filledPhrase(because, { server: () => way }) }));
}

/** Excluded ways of hosts, those that the same row of place or sale rules out told together. */
function together(offers: readonly ApiOffer[]): Excluded[] {
  const byRow = new Map<string, Excluded[]>();
  for (const { excluded } of offers) {
    const [first] = excluded;
    if (!first) continue;
    const list = byRow.get(first.row);
    if (list) list.push(first);
    else byRow.set(first.row, [first]);
  }
  return [...byRow.values()].flatMap((list) => {
    if (list.length < 4) return list;
    const names = [...new Set(list.map(({ way }) => way))];
    const rest = names.length > 3 ? `; and ${names.length - 3} more` : "";
    const { row, text } = list[0]!;
    return [{ row, text, way: `${names.slice(0, 3).join("; ")}${rest}` }];
  });
}

/** The worst band whose models do the tier with a prompt. */
function promptedBand(tier: Tier, { taxonomy, needs }: BriefContext): number {
  const lines: FittingId[] = [`prompted-band-tier-${tier}`];
  if (needs.tools) lines.push("prompted-band-tools");
  if (isLong(needs, taxonomy)) lines.push("prompted-band-long");
  return Math.min(...lines.map((line) => fittingNumber(line, taxonomy)));
}

/**
 * The worst band whose models a host tunes for the work: examples teach a house style, and neither code and
 * tools, nor the prose that an expert judges, nor a language, nor to find things in a long text.
 */
function tunedBand({ tier, facts }: Verdict, { needs, brief, taxonomy }: BriefContext): number | null {
  const lines: FittingId[] = [];
  if (facts.code === true || needs.tools) lines.push("tuned-band-exacting");
  if (tier === 2 && brief.correctness === "expert") lines.push("tuned-band-expert");
  if (tier === 2 && needs.languages.some((code) => languageOf(code) !== "en")) lines.push("tuned-band-languages");
  if (isLong(needs, taxonomy)) lines.push("tuned-band-long");
  return lines.length === 0 ? null : Math.min(...lines.map((line) => fittingNumber(line, taxonomy)));
}

/** Of models too many to price, those are priced that the choices below ask for. */
const isOffered = (model: Model, context: BriefContext): boolean => isAdmitted(modelOffer(model, context));

/** Models that the boards have in this band or a better one; all where no admitted one is. */
function goodEnough(models: Model[], worst: number, context: BriefContext): Model[] {
  const good = models.filter((model) => bandOf({ model }, context.pricing) <= worst);
  return good.some((model) => isOffered(model, context)) ? good : models;
}

/** A reseller passes client data on to hosts of its choice, so it serves only where nobody admitted serves the model itself. */
function fromHosts(models: Model[], context: BriefContext): Model[] {
  const direct = models.filter(({ reseller }) => !reseller);
  return direct.some((model) => isOffered(model, context)) ? direct : models;
}

/** Models of these classes at their hosts. One that its maker has replaced serves only where what replaces it is not on offer. */
function unreplaced(classes: readonly SizeClass[], code: boolean, context: BriefContext): Model[] {
  const byId = modelsById(context.pricing.models);
  return hostedModels(classes, code, context).filter(({ status, replacement }) => {
    const next = status === "legacy" ? byId.get(replacement ?? "") : undefined;
    return !next || !isOffered(next, context);
  });
}

/** What is left of the models of these classes, priced. */
const onOffer = (classes: readonly SizeClass[], code: boolean, context: BriefContext): ApiOffer[] =>
  fromHosts(unreplaced(classes, code, context), context).map((model) => modelOffer(model, context));

/** Models of classes that are more than a small task needs, for where their price is noise or the stakes pay for it. */
const largerOffers = (tier: Tier, code: boolean, context: BriefContext): ApiOffer[] =>
  onOffer(fittingClasses(`larger-tier-${tier}`, context.taxonomy) ?? [], code, context);

/** What neither a volume nor the number of examples changes: which ways there are, and what rules them out. */
export function candidateSetOf(
  context: BriefContext,
  verdict: Verdict,
  approach: SingleApproach,
  size: SizeClass,
): CandidateSet {
  const { needs, pricing, setting, taxonomy } = context;
  const tier = verdict.tier!;
  const tuned = approach === "local-fine-tuned";
  const code = verdict.facts.code === true;
  // A long request asks for more than its tier: models for harder work do it, too.
  const isDone = (each: Tier) => each === tier || (each > tier && isLong(needs, taxonomy));
  // A small open model that a host serves is no match for reasoning unless its row says so.
  const suits = ({ tiers, kind, size_class }: Model) =>
    tiers.length === 0 || tiers.some(isDone) || (kind === "hosted-open" && (!isLarge(tier) || size_class !== "mini"));
  const classes = fittingClasses(`prompted-tier-${tier}`, taxonomy) ?? [size];
  const prompted = goodEnough(
    fromHosts(unreplaced(classes, code, context).filter(suits), context),
    promptedBand(tier, context),
    context,
  ).map((model) => modelOffer(model, context));
  const own = tuned
    ? tunedOffers(fittingClasses(`tuned-${size}`, taxonomy) ?? [size], context)
    : prompted.filter(({ way: { model } }) =>
        approach === "cloud-mini" || approach === "cloud-frontier"
          ? model.size_class === size
          : model.size_class === size && model.kind === "hosted-open",
      );
  const isFrontier = ({ way: { model } }: ApiOffer) => model.size_class === "frontier";
  // Where all models are hosted, no machine is looked at.
  const leases = isLocal(approach) ? leasesFor(premisesOf(needs.sensitivity), context) : [];
  const bought = isLocal(approach) ? boughtOf(candidatesFor("own", null, setting.as_of, pricing)) : NONE;
  const clients = isLocal(approach) ? clientsMachine(context) : null;
  const localOut = needs.sensitivity === "local-only" && isLocal(approach) ? leasedOut(context) : [];
  return {
    approach,
    size,
    tier,
    examples: 0,
    own,
    prompted: isLarge(tier) ? prompted : prompted.filter((offer) => !isFrontier(offer)),
    large: isLarge(tier) ? prompted : largerOffers(tier, code, context),
    frontier: isLarge(tier) ? onOffer(["frontier"], code, context) : [],
    tuned_band: tuned ? tunedBand(verdict, context) : null,
    models: isLocal(approach) ? openModels(size, tuned, context, code) : [],
    base: isLocal(approach) && tuned ? openModels(size, false, context, code) : [],
    larger: clients && isPaidFor(clients) ? largerModels(size, context, code) : [],
    ...bought,
    leases,
    clients,
    excluded: [...localOut, ...together([...own, ...prompted.filter((offer) => !own.includes(offer))])],
  };
}

/** Numbers of examples that are kept for a set of candidates. */
const EXAMPLES = 32;

const tunedOn = rememberEach(
  EXAMPLES,
  (candidates: CandidateSet, examples: number, pricing: Pricing): CandidateSet => ({
    ...candidates,
    examples,
    own: candidates.own.map((offer) => onExamples(offer, examples, pricing)),
  }),
);

/** A set of candidates for the examples of a brief, which tell what tuning costs where the approach tunes. */
export const forExamples = (
  candidates: CandidateSet,
  { brief: { examples = 0 }, pricing }: BriefContext,
): CandidateSet =>
  candidates.approach === "local-fine-tuned" && examples > 0 ? tunedOn(candidates, examples, pricing) : candidates;
