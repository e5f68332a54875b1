/** Cautions that the ways of an advice bring with them: region, time, licence, languages, who is asked and who reviews. */

import { asideOf } from "../counsel/aside.ts";
import type { PricedOffers } from "../counsel/counsel-input.ts";
import { isPointless, staysPrompted } from "../counsel/counsel-lines.ts";
import { defaultOf } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { qualityOf } from "../prices/quality-band.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText, inSeconds, percentText, roughAmount, spokenRange } from "../text/amount.ts";
import { addDays } from "../text/days.ts";
import { languageName, languageOf, listed, regionText } from "../text/sentence.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { Engines, Row, Taxonomy } from "../types/taxonomy.ts";
import { goesWords, isMoved, lifeOf } from "../ways/admission.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { unknownToClassifier } from "../ways/classifier.ts";
import { answerSeconds } from "../ways/machine-way.ts";
import { isLarge } from "../ways/needs.ts";
import { isMeasured } from "../ways/prompted-choice.ts";
import { plainName } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { noticesOfHosts } from "./notices.ts";
import { batch, byHand, checkedAtALoss, guessedTokens, namedLabels, source, tokens, used } from "./price-cautions.ts";
import { caution, type RankedCaution, type Watched, type WayCaution } from "./ranked-caution.ts";

/** A region that is named where any cloud may be used binds nobody, and the way to start with does not state it. */
function regionNotKept({ brief: { region: named }, context: { needs }, first }: Watched): RankedCaution | null {
  if (needs.sensitivity !== "cloud-ok" || named === undefined || !first) return null;
  const { way } = first;
  if (way.place === "own" || way.region === named) return null;
  const states = way.region === null ? "names no one region" : `states ${regionText(way.region)}`;
  const text = `With cloud-ok your region rules nothing out: ${way.name} (${way.host_name ?? ""}) ${states}. If the data must stay in ${regionText(named)}, say restricted-cloud.`;
  return caution(2, "region-not-kept", text, "law");
}

/** A region that must be kept, and in which no host serves what this work takes. */
function regionWithoutHost(watched: Watched, shown: string): RankedCaution | null {
  const { brief, named, offers, alternatives, context } = watched;
  const hosted = [...named, offers.hosted, offers.leased].some((each) => each && each.way.place !== "own");
  if (named.length === 0 || hosted) return null;
  // A host that the budget alone keeps from the page need not be asked where it stands.
  const admitted = alternatives.find(({ place }) => place !== "own");
  if (admitted) {
    const bill = admitted.monthly_without_labour;
    const most = amountIn(brief.limits?.budget_per_month, context.setting.rate, context.pricing.fx);
    if (most === null || bill?.likely == null || bill.likely <= most) return null;
    const text = `${admitted.name} (${admitted.host_name ?? admitted.name}) states ${shown}, and costs ${spokenRange(bill)} a month, which is over the budget. Only the client's own machines keep both.`;
    return caution(1, "region-without-host", text, "law");
  }
  const text = `No host in the list states ${shown} for a model that does this work, so only the client's own machines are shown. Ask hosts for it in writing, or say which other region is allowed.`;
  return caution(1, "region-without-host", text, "law");
}

const region: WayCaution = (watched) => {
  const { named } = watched;
  const { needs } = watched.context;
  if (needs.sensitivity !== "restricted-cloud") return regionNotKept(watched);
  if (needs.region !== null) return regionWithoutHost(watched, regionText(needs.region));
  const stated = [...new Set(named.flatMap(({ way }) => way.region ?? []))];
  const ways = stated.length > 0 ? ` (${stated.map(regionText).join(", ")})` : "";
  const least = "Say in which region the data may be processed, such as au, an Australian region.";
  const text = `${least} Until then only hosts that name one are shown${ways}.`;
  return { ...caution(2, "region-open", text, "law"), least };
};

/** A limit of time that asks for a speed of writing which many hosts do not reach. */
function fastWords({ usage, limits }: Brief, taxonomy: Taxonomy): string {
  const [written, within] = [usage?.output_tokens, limits?.latency_s];
  if (written === undefined || within === undefined) return "";
  const speed = written / within;
  if (speed < fittingNumber("fast-writer", taxonomy)) return "";
  return `. For ${countText(written)} tokens that is ${countText(Math.round(speed))} a second, faster than many hosts write: shorten it, or show it as it is written, and`;
}

/**
 * The limit beside the time that is expected; where the slow end of the estimate is beyond it, that the answer may come too
 * late, and the way that keeps it.
 */
function limitWords(limit_s: number, slow: number, { offers, context: { setting, taxonomy } }: Watched): string {
  if (slow <= limit_s) return `; the limit is ${inSeconds(limit_s)}.`;
  const clear = fittingNumber("clearly-in-time", taxonomy);
  const others = [offers.prompted, offers.best_fit].flatMap((each) => {
    const seconds = each && answerSeconds(each.way, setting.requests_per_month, false);
    return seconds && seconds.slow <= limit_s * clear ? [{ name: each.way.name, seconds }] : [];
  });
  const [faster] = others;
  const instead = faster ? `; ${faster.name} keeps it, with about ${inSeconds(faster.seconds.busy)}` : "";
  return `, too near the limit of ${inSeconds(limit_s)} to be sure: measure it at your busiest hour first${instead}.`;
}

const latency: WayCaution = (watched) => {
  const { brief, context, named, first } = watched;
  if (!first) return null;
  const { needs, taxonomy, setting } = context;
  const hosted = [first, ...named].filter(({ way }) => way.kind === "api");
  const names = [...new Set(hosted.map(({ way }) => way.name))].join(" and ") || first.way.name;
  const isBatch = brief.usage?.batch === true;
  const known = answerSeconds(first.way, setting.requests_per_month, isBatch);
  if (needs.latency_s === null) {
    const text =
      known === null
        ? `Hosts do not publish how long an answer takes. Measure it for ${names}.`
        : `An answer takes about ${inSeconds(known.alone)} on ${first.way.name}, one request after the other.`;
    return caution(9, known === null ? "latency-not-known" : "seconds", text);
  }
  if (known !== null) {
    const { alone, busy, slow } = known;
    const isLonger = busy >= fittingNumber("clearly-longer-times", taxonomy) * alone;
    const times = isLonger
      ? `${inSeconds(alone)} alone, and ${inSeconds(busy)} at your busiest hour,`
      : inSeconds(busy);
    // Of work that comes in one go nobody waits for an answer.
    const limit = limitWords(needs.latency_s, isBatch ? busy : slow, watched);
    return caution(7, "seconds", `An answer takes about ${times} with ${first.way.name}${limit}`);
  }
  const limit = inSeconds(needs.latency_s);
  const fast = fastWords(brief, taxonomy) || ", and hosts publish no times:";
  const text = `An answer must arrive within ${limit}${fast} measure ${names} at your busiest hour.`;
  return caution(2, "latency-unknown", text);
};

const licence: WayCaution = ({ named }) => {
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

const retirement: WayCaution = ({ brief, context: { setting }, named }) => {
  const leaving = named.find(({ way }) => lifeOf(way.model, setting.as_of) === "retires-within-year");
  if (!leaving) return null;
  const { name, replacement } = leaving.way.model;
  const then = replacement ? `; ${replacement} replaces it` : "";
  const counted = isMoved(leaving.way.model, setting.as_of) ? "counted" : "not counted";
  // Where the work is in steps, these are the ways of one call that stands beside them.
  return caution(
    brief.steps?.length ? 7 : 4,
    "retires-within-year",
    `${name} ${goesWords(leaving.way.model)}${then}. A move to another model is ${counted} in the first year.`,
  );
};

/** One machine on the client's premises. */
const isAlone = ({ way, cost }: PricedWay): boolean =>
  way.kind === "machine" && way.place === "own" && cost.machines === 1;

/** A machine on the client's premises that nothing stands in for, or one that is to take over from a prompt. */
const oneMachine: WayCaution = ({ brief, context: { setting }, named, first }) => {
  const isNow = first !== null && isAlone(first);
  const later = brief.steps?.length ? undefined : named.find((each) => each.way.tuned && isAlone(each));
  const found = isNow ? first : later;
  if (found?.way.kind !== "machine") return null;
  const price = found.way.plan.price.buy_usd?.likely;
  const cost = price ? inCurrency(toPico(price), setting.rate) : null;
  const second = cost === null ? "" : ` A second one costs about ${roughAmount(cost, setting.rate.currency)}.`;
  const does = isNow ? "One machine does all of it." : "Once tuned, one machine does all of it.";
  return caution(isNow ? 5 : 6, "one-machine", `${does} Agree what happens while it is down.${second}`);
};

/** What the boards that know a model are written in. */
function measuredIn(model: Model, pricing: Pricing): Set<string> {
  const known = new Set(qualityOf(model, pricing).signals.map(({ board }) => board));
  return new Set(pricing.boards.filter(({ id }) => known.has(id)).flatMap(({ languages }) => languages ?? []));
}

/**
 * Languages that no public board has tried the named models in: their bands then say nothing about the work. English is
 * never told, nor what the client has measured on the work itself.
 */
const languages: WayCaution = ({ brief, named, first, context: { needs, pricing } }) => {
  const all = [...(first ? [first] : []), ...named];
  const ways = all.filter(({ way }) => !isMeasured(way.model, brief, pricing));
  const wanted = [...new Set(needs.languages.map(languageOf))].filter((code) => code !== "en");
  if (wanted.length === 0 || ways.length === 0) return null;
  const left = ways.map(({ way }) => {
    const measured = measuredIn(way.model, pricing);
    return { name: plainName(way.model), missing: wanted.filter((code) => !measured.has(code)) };
  });
  const names = [...new Set(left.filter(({ missing }) => missing.length > 0).map(({ name }) => name))];
  if (names.length === 0) return null;
  const missing = wanted.filter((code) => left.some((each) => each.missing.includes(code)));
  const each = missing.length > 1 ? " of each" : "";
  const text = `How good ${listed(names)} ${names.length > 1 ? "are" : "is"} in ${listed(missing.map(languageName))} is not measured; public comparisons are in English. Have native speakers${each} judge the answers before you choose.`;
  return caution(2, "language-not-measured", text, "language");
};

/** The classifier that would be the cheapest way to pick a label was not trained on the languages of the work. */
const classifierLanguages: WayCaution = ({ engines, context }) => {
  const missing = engines.classifier ? unknownToClassifier(context) : [];
  if (missing.length === 0) return null;
  const name = defaultOf(context.pricing.defaults, "classifier-model").value;
  const text = `A small classifier often picks labels for less than a language model. The one on the list (${name}) knows English alone, and none is measured here for ${listed(missing.map(languageName))}: try an encoder of these languages on your examples before you buy or tune anything.`;
  return caution(3, "classifier-language", text, "language");
};

const reseller: WayCaution = ({ named }) => {
  const found = named.find(({ way }) => way.kind === "api" && way.model.reseller);
  if (!found) return null;
  const text = `${found.way.host_name ?? ""} passes requests on to other hosts, and who sees the data depends on those. Fix one host, with no training and no retention, before client data go there.`;
  return caution(3, "reseller", text, "law");
};

const evaluation: WayCaution = ({ decision, context }) => {
  if (decision.fine_tuning.viable !== true || isLarge(context.needs.tier ?? 4)) return null;
  const answers = countText(asideOf(decision, context));
  const text = `When you come to tune, compare both on ${answers} examples set aside; on 100 a difference of 6 points may be chance.`;
  return caution(8, "evaluation-size", text);
};

const tools: WayCaution = ({ context: { needs } }) =>
  needs.tools
    ? caution(
        5,
        "tools-needed",
        "The task calls tools. Test tool calling first and separately, with 50 requests for each tool.",
      )
    : null;

/** That the model of the score of today goes soon, so that the score cannot be taken again. */
const measured: WayCaution = ({ brief: { baseline }, context: { setting, pricing, taxonomy } }) => {
  const found = baseline?.model === undefined ? null : findModel(pricing.models, baseline.model);
  if (!baseline || found?.found !== "model" || found.model.retires === null) return null;
  const { model } = found;
  if (model.retires! >= addDays(setting.as_of, fittingNumber("retires-within", taxonomy))) return null;
  const isGone = lifeOf(model, setting.as_of) === "retired";
  const next = isGone ? "cannot be taken again" : "cannot be taken again after that";
  const text = `${plainName(model)}, on which ${percentText(baseline.score)} was measured, ${isGone ? `was withdrawn on ${model.retires}` : goesWords(model)}. The score ${next}: keep its answers, and measure what replaces it on the same requests.`;
  return caution(3, "baseline-goes", text);
};

const WAY_CAUTIONS: readonly WayCaution[] = [
  measured,
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
  classifierLanguages,
  reseller,
  guessedTokens,
  namedLabels,
  evaluation,
  tools,
  checkedAtALoss,
];

/** What the counsel says first: its row, and the model that it starts with where it names one. */
interface First {
  start: ServedWay | null;
  row: Row | null;
  engines: Engines;
  alternatives: readonly ServedWay[];
}

/** What the ways of an advice bring with them. */
export function wayCautions(
  brief: Brief,
  context: BriefContext,
  offers: PricedOffers,
  decision: Decision,
  { start, row, engines, alternatives }: First,
): RankedCaution[] {
  // What the page puts side by side: of large models the best value, of small ones the prompt.
  const beside = isLarge(context.needs.tier ?? 1) ? offers.best_value : offers.prompted;
  const isShown = ({ way }: PricedWay) => !way.tuned || row === null || !staysPrompted(row);
  const isDropped =
    row?.then.start_with !== "fit" &&
    !isLarge(context.needs.tier ?? 1) &&
    isPointless(offers.best_fit, offers, context.pricing);
  const named = [isDropped ? null : offers.best_fit, beside].filter((each) => each !== null).filter(isShown);
  const isStart = ({ way }: PricedWay) => way.name === start?.name && way.place === start.place;
  const first = named.find(isStart) ?? named[0] ?? null;
  const watched = { brief, context, offers, decision, named, first, engines, alternatives };
  const hosts = new Set(named.map(({ way }) => (way.kind === "api" ? way.host : null)));
  return [...WAY_CAUTIONS.flatMap((due) => due(watched) ?? []), ...noticesOfHosts(hosts, decision, context.taxonomy)];
}
