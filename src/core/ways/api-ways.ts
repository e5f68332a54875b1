/** Ways that a host serves per token: its models as they are, and weights tuned there. What no volume changes is kept. */

import { modelsById } from "../prices/find-named.ts";
import { hostName } from "../prices/hosts.ts";
import { thinkingOf } from "../prices/token-profile.ts";
import type { Excluded } from "../types/advice.ts";
import type { Model, Pricing, SizeClass, TunedOffering } from "../types/pricing.ts";
import { exclusionsOf, isMoved, lifeOf } from "./admission.ts";
import type { Needs } from "./needs.ts";
import type { Ranked } from "./ranking.ts";
import type { ApiOffer, Scene } from "./scene.ts";
import { modelTokenCost, tunedTokenCost } from "./token-cost.ts";
import { type ApiWay, plainName } from "./way.ts";
import { type HostedTuning, hostedTuning, type YearLine, yearLine } from "./way-cost.ts";

/** Where the data are processed; the region of the brief where the host states it. */
function regionOf(regions: string[] | null, { region, sensitivity }: Needs): string | null {
  const stated = (regions ?? []).filter((each) => each !== "global");
  if (region !== null && stated.includes(region)) return region;
  if (sensitivity === "restricted-cloud") return stated[0] ?? null;
  return regions?.includes("global") || stated.length !== 1 ? null : stated[0]!;
}

/** A model at its host, or on a machine where nobody hosts it. The offer is shared by all briefs that ask the same; do not change it. */
export function modelOffer(model: Model, scene: Scene): ApiOffer {
  let offer = scene.offered.get(model);
  if (!offer) {
    offer = makeOffer(model, scene);
    scene.offered.set(model, offer);
  }
  return offer;
}

function makeOffer(model: Model, scene: Scene): ApiOffer {
  const { needs, setting, taxonomy } = scene;
  const { as_of, filled } = setting;
  const thinking = thinkingOf(model, filled.profile);
  const tokens = modelTokenCost(model, filled.profile, as_of);
  const isHosted = model.kind !== "self-hosted";
  const way: ApiWay = {
    kind: "api",
    key: model.id,
    model,
    name: plainName(model),
    deployment: model.kind,
    place: isHosted ? "api" : "own",
    region: regionOf(model.regions, needs),
    host: isHosted ? model.provider : null,
    host_name: isHosted ? hostName(scene.pricing.hosts, model.provider) : null,
    tuned: false,
    offering: null,
  };
  const measured = {
    seconds: null,
    machines: null,
    price_known: tokens.request.likely !== null,
    thinking: thinking.likely,
  };
  const retires = isMoved(model, as_of);
  return {
    way,
    tokens,
    tuning: null,
    retires,
    line: yearLine(model, tokens, retires, null, scene.pricing),
    excluded: exclusionsOf(way, needs, measured, as_of, taxonomy),
  };
}

/** The parts of an offer that follow from the examples that its weights are tuned on. */
function tunedParts(
  { way, tokens, retires }: Pick<ApiOffer, "way" | "tokens" | "retires">,
  examples: number,
  pricing: Pricing,
): { tuning: HostedTuning; line: YearLine | null } {
  const { input_tokens, output_tokens } = tokens.profile;
  const tuning = hostedTuning(way, examples, input_tokens + output_tokens, pricing);
  return { tuning, line: yearLine(way.model, tokens, retires, tuning, pricing) };
}

/** An offer of hosted tuning with other examples. What rules it out is the same with any number of them. */
export const onExamples = (offer: ApiOffer, examples: number, pricing: Pricing): ApiOffer => ({
  ...offer,
  ...tunedParts(offer, examples, pricing),
});

/** Weights tuned at a host, on no examples yet. */
function tunedOffer(offering: TunedOffering, model: Model, scene: Scene): ApiOffer {
  const { needs, setting, pricing, taxonomy } = scene;
  const { as_of, filled } = setting;
  const thinking = thinkingOf(model, filled.profile);
  const tokens = tunedTokenCost(offering, filled.tuned, thinking);
  const way: ApiWay = {
    kind: "api",
    key: offering.id,
    model,
    name: `${plainName(model)}, tuned`,
    deployment: "hosted-tuned",
    place: "api",
    region: regionOf(offering.regions, needs),
    host: offering.provider,
    host_name: hostName(pricing.hosts, offering.provider),
    tuned: true,
    offering,
  };
  const retires = isMoved(model, as_of);
  const { tuning, line } = tunedParts({ way, tokens, retires }, 0, pricing);
  const measured = {
    seconds: null,
    machines: null,
    price_known: [tokens.request.likely, tuning.once.likely, tuning.monthly].every((amount) => amount !== null),
    thinking: thinking.likely,
  };
  return {
    way,
    tokens,
    tuning,
    retires,
    line,
    excluded: exclusionsOf(way, needs, measured, as_of, taxonomy),
  };
}

/** Models that hosts serve per token, of these sizes. Models made for other work (code) only where the work is such. */
export function hostedModels(sizes: readonly SizeClass[], code: boolean, scene: Scene): Model[] {
  return scene.pricing.models
    .filter(({ kind, size_class }) => kind !== "self-hosted" && sizes.includes(size_class))
    .filter(({ suits }) => suits.length === 0 || (code && suits.includes("code")))
    .filter((model) => !isPast(model, scene));
}

/** Rows that only history needs: retired long ago, so that ruling them out says nothing. */
const isPast = (model: Model, { setting }: Scene): boolean => {
  const life = lifeOf(model, setting.as_of);
  return life === "retired" || life === "not-yet";
};

/** Offers of hosted tuning whose base is of these sizes, on no examples yet. */
export function tunedOffers(sizes: readonly SizeClass[], scene: Scene): ApiOffer[] {
  const { tuned, models } = scene.pricing;
  return tuned.flatMap((offering) => {
    const model = modelsById(models).get(offering.base ?? "");
    return model && sizes.includes(model.size_class) ? [tunedOffer(offering, model, scene)] : [];
  });
}

export const isAdmitted = ({ excluded }: { excluded: readonly Excluded[] }): boolean => excluded.length === 0;

/** Offers with their first year at a volume. */
export const atVolume = (offers: readonly ApiOffer[], volume: number): Ranked<ApiWay>[] =>
  offers.map(({ way, line }) => ({ way, year_usd: line && line.fixed + line.per_request * volume }));

/** The admitted offers with their first year at a volume. */
export const rankedOffers = (offers: readonly ApiOffer[], volume: number): Ranked<ApiWay>[] =>
  atVolume(offers.filter(isAdmitted), volume);
