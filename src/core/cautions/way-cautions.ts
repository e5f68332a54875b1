/** Cautions that the ways of an advice bring with them: length, region, time, licence, price. */

import type { PricedOffers } from "../counsel/counsel-scene.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText } from "../text/amount.ts";
import { regionText } from "../text/code-names.ts";
import { roughAmount } from "../text/spoken.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Modality } from "../types/pricing.ts";
import { inSeconds, lifeOf } from "../ways/admission.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";
import { hostName, isUsed, machineName } from "../ways/way.ts";
import { personInstead } from "./person-instead.ts";
import { priceDoubt } from "./price-doubt.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";
import { unmeasuredLanguages } from "./unmeasured-languages.ts";

/** What a caution about the ways is judged by. */
interface Watched {
  brief: Brief;
  scene: Scene;
  offers: PricedOffers;
  decision: Decision;
  /** The ways that the advice names. */
  named: PricedWay[];
  /** The one that it starts with; null where it names none. */
  first: PricedWay | null;
}

type Judge = (watched: Watched) => RankedCaution | null;

const tokens: Judge = ({ brief, scene: { needs, taxonomy }, offers: { fit } }) => {
  const stated = brief.usage?.input_tokens;
  if (stated !== undefined && stated > needs.input_tokens) {
    const text = `With retrieval a request carries a few passages, about ${countText(needs.input_tokens)} tokens, in place of ${countText(stated)}. The costs count that.`;
    return caution(2, "retrieval-input", text);
  }
  const whole = needs.input_tokens + needs.output_tokens;
  if (whole <= fittingNumber("long-request", taxonomy) || !fit) return null;
  const { name, context_tokens: context } = fit.way.model;
  const holds = context === null ? "is not known" : `holds ${countText(context)}`;
  const text = `A request takes ${countText(whole)} tokens; the context of ${name} ${holds}. Models whose context is smaller are ruled out.`;
  // Close to what the model holds a longer document breaks it; far below, the figure is for the record.
  return caution(context === null || whole > context / 2 ? 2 : 7, "long-request", text);
};

/** A region that is named where any cloud may be used, and that the way to start with does not state. */
function regionNotKept({ scene: { needs }, first }: Watched): RankedCaution | null {
  if (needs.sensitivity !== "cloud-ok" || needs.region === null || !first) return null;
  const { way } = first;
  if (way.place === "own" || way.region === needs.region) return null;
  const states = way.region === null ? "names no one region" : `states ${regionText(way.region)}`;
  const text = `You name ${regionText(needs.region)} as the region, and ${way.name} (${hostName(way.host ?? "")}) ${states}. If the data must stay there, say restricted-cloud: then only hosts that state it are shown.`;
  return caution(2, "region-not-kept", text);
}

const region: Judge = (watched) => {
  const { named } = watched;
  const { needs } = watched.scene;
  if (needs.sensitivity !== "restricted-cloud") return regionNotKept(watched);
  if (needs.region !== null) return null;
  const stated = [...new Set(named.flatMap(({ way }) => way.region ?? []))];
  const ways = stated.length > 0 ? ` Those shown process it in: ${stated.map(regionText).join(", ")}.` : "";
  const text = `Say in which region the data may be processed, such as region: au for an Australian region. Until then only hosts that name a region are shown.${ways}`;
  return caution(2, "region-open", text);
};

const latency: Judge = ({ scene: { needs }, named, first }) => {
  if (!first) return null;
  const hosted = [first, ...named].filter(({ way }) => way.kind === "api");
  const names = [...new Set(hosted.map(({ way }) => way.name))].join(" and ");
  const seconds = first.way.kind === "machine" ? first.way.plan.seconds_alone : null;
  if (needs.latency_s === null) {
    const text =
      seconds === null
        ? `Hosts do not publish how long an answer takes. Measure it for ${names}.`
        : `An answer takes about ${inSeconds(seconds)} on ${first.way.name}, one request after the other.`;
    return caution(9, seconds === null ? "latency-not-known" : "seconds", text);
  }
  return seconds === null
    ? caution(
        2,
        "latency-unknown",
        `An answer must arrive within ${inSeconds(needs.latency_s)}. Hosts do not publish how long an answer takes; measure ${names} at your busiest hour before you promise it.`,
      )
    : caution(
        7,
        "seconds",
        `An answer takes about ${inSeconds(seconds)} with ${first.way.name}; the limit is ${inSeconds(needs.latency_s)}.`,
      );
};

const licence: Judge = ({ named }) => {
  const found = named.find(({ way }) => way.kind === "machine" && way.model.licence?.commercial === "conditions");
  if (!found) return null;
  const { name, licence: terms } = found.way.model;
  const said = terms!.conditions.slice(0, 2).join("; ");
  return caution(
    6,
    "licence-conditions",
    `${name} comes under ${terms!.name}, with conditions${said ? `: ${said}` : ""}.`,
  );
};

const retirement: Judge = ({ scene: { setting }, named }) => {
  const leaving = named.find(({ way }) => lifeOf(way.model, setting.as_of) === "retires-within-year");
  if (!leaving) return null;
  const { name, retires, replacement } = leaving.way.model;
  const then = replacement ? `; ${replacement} replaces it` : "";
  return caution(
    4,
    "retires-within-year",
    `${name} retires on ${retires}${then}. A move to another model is counted in the first year.`,
  );
};

const batch: Judge = ({ brief, named }) => {
  if (!brief.usage?.batch) return null;
  const hosted = named.filter(({ way }) => way.kind === "api");
  if (hosted.length === 0) return null;
  const without = hosted.filter(({ offer }) => offer?.tokens.period?.batch_output == null);
  const names = (ways: readonly PricedWay[]) => [...new Set(ways.map(({ way }) => way.name))].join(" and ");
  const priced = hosted.filter((each) => !without.includes(each));
  const counted = priced.length > 0 ? `The batch price of ${names(priced)} is counted. ` : "";
  const normal = without.length > 0 ? `${names(without)}: no batch price is listed, so the normal price counts. ` : "";
  return caution(5, "batch-price", `${counted}${normal}Answers of a batch come within a day, not at once.`);
};

/** Of the ways that lead first; of the one that more money would buy, behind what matters more. */
const source: Judge = ({ scene, named, offers: { beyond } }) => {
  const further = beyond && priceDoubt([beyond], scene);
  return priceDoubt(named, scene) ?? (further && { ...further, rank: Math.max(further.rank, 3) });
};

/** Cards from second hand are cheap, and nobody answers for them. */
const used: Judge = ({ named, offers: { home } }) => {
  const found = [...named, ...(home ? [home] : [])].find(({ way }) => isUsed(way));
  if (found?.way.kind !== "machine") return null;
  const text = `${machineName(found.way.machine)} is priced with used cards, which come without a maker's warranty and may be sold out. Price a new machine too before you decide.`;
  return caution(3, "used-cards", text);
};

/** A machine on the client's premises that nothing stands in for. */
const oneMachine: Judge = ({ scene: { setting }, first }) => {
  if (first?.way.kind !== "machine" || first.way.place !== "own" || first.cost.machines !== 1) return null;
  const price = first.way.plan.price.buy_usd?.likely;
  const cost = price ? inCurrency(toPico(price), setting.rate) : null;
  const second = cost === null ? "" : ` A second one costs about ${roughAmount(cost, setting.rate.currency)}.`;
  return caution(5, "one-machine", `One machine does all of it. Agree what happens while it is down.${second}`);
};

const byHand: Judge = ({ scene, first }) => personInstead(first, scene);

const languages: Judge = ({ scene, named, first }) => unmeasuredLanguages([...(first ? [first] : []), ...named], scene);

const reseller: Judge = ({ named }) => {
  const found = named.find(({ way }) => way.kind === "api" && way.model.reseller);
  if (!found) return null;
  const host = hostName(found.way.host ?? "");
  const text = `${host} passes requests on to other hosts, and who sees the data depends on those. Fix one host, with no training and no retention, before client data go there.`;
  return caution(3, "reseller", text);
};

/** Input that takes many more tokens than the text that stands in for it. */
const HEAVY: readonly (readonly [Modality, string])[] = [
  ["image", "a picture"],
  ["audio", "sound"],
  ["video", "video"],
];

const guessedTokens: Judge = ({ brief, decision, scene: { needs } }) => {
  const heavy = HEAVY.filter(([each]) => needs.modalities.includes(each));
  if (brief.usage?.input_tokens !== undefined) return null;
  if (heavy.length === 0) {
    const text = `No token counts are given, so ${countText(needs.input_tokens)} tokens in and ${countText(needs.output_tokens)} out are counted for each request. A page of text has about 600: count a few real requests before you quote a cost.`;
    return caution(decision.facts.reads_whole === true ? 2 : 4, "input-tokens-guessed", text);
  }
  const [, most] = heavy.at(-1)!;
  const text = `No input tokens are given, and ${countText(needs.input_tokens)} are counted; ${most} takes many times that. Give input_tokens from a test before you quote the bill.`;
  return caution(2, "input-tokens-guessed", text);
};

const evaluation: Judge = ({ decision, scene: { needs } }) =>
  decision.fine_tuning.viable === true && (needs.tier ?? 4) <= 2
    ? caution(8, "evaluation-size", "Compare on 400 answers that both models give; 100 cannot tell 93% right from 87%.")
    : null;

const tools: Judge = ({ scene: { needs } }) =>
  needs.tools
    ? caution(
        5,
        "tools-needed",
        "The task calls tools. Test tool calling first and separately, with 50 requests for each tool.",
      )
    : null;

const review: Judge = ({ brief, scene: { needs } }) =>
  brief.reviewed === "none" && (needs.tier ?? 1) >= 3
    ? caution(
        3,
        "nobody-reviews",
        "Nobody sees an answer before it counts, and answers of this kind are often wrong in part. Let a person see each one.",
      )
    : null;

const JUDGES: readonly Judge[] = [
  tokens,
  region,
  latency,
  licence,
  retirement,
  batch,
  source,
  used,
  byHand,
  oneMachine,
  languages,
  reseller,
  guessedTokens,
  evaluation,
  tools,
  review,
];

/** What the ways of an advice bring with them. `starts` is the model that the counsel starts with, where it names one. */
export function wayCautions(
  brief: Brief,
  scene: Scene,
  offers: PricedOffers,
  decision: Decision,
  starts: ServedWay | null,
): RankedCaution[] {
  // What the page puts side by side: of large models the best value, of small ones the prompt.
  const beside = (scene.needs.tier ?? 1) >= 3 ? offers.value : offers.cheap;
  const named = [offers.fit, beside].filter((each) => each !== null);
  const isStart = ({ way }: PricedWay) => way.name === starts?.name && way.place === starts.place;
  const first = named.find(isStart) ?? named[0] ?? null;
  const watched = { brief, scene, offers, decision, named, first };
  return JUDGES.flatMap((judge) => judge(watched) ?? []);
}
