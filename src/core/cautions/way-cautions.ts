/** Cautions that the ways of an advice bring with them: region, time, licence, languages, who is asked and who reviews. */

import type { PricedOffers } from "../counsel/counsel-input.ts";
import { isPointless, leavesBestAlone, staysPrompted } from "../counsel/counsel-lines.ts";
import { asideOf } from "../counsel/example-counts.ts";
import { defaultOf } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { qualityOf } from "../prices/quality-band.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText, inSeconds, percentText, roughAmount, spokenRange } from "../text/amount.ts";
import { quote } from "../text/plain-text.ts";
import { languageName, languageOf, listed, regionText } from "../text/sentence.ts";
import type { ServedWay } from "../types/advice.ts";
import { type Brief, isLengthAssumed } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { Row, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import { goesSoon, goesWords, isMoved, lifeOf } from "../ways/admission.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { unknownToClassifier } from "../ways/classifier.ts";
import { candidatesFor } from "../ways/machine-candidates.ts";
import { offersOn } from "../ways/machine-search.ts";
import { type AnswerSeconds, answerSeconds, wayOf } from "../ways/machine-way.ts";
import { isLarge } from "../ways/needs.ts";
import { isMeasured } from "../ways/prompted-choice.ts";
import { type ApiWay, machineName, machineOf, plainName } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { noticesOfHosts } from "./notices.ts";
import {
  batch,
  byHand,
  checkedAtALoss,
  guessedTokens,
  laterBill,
  namedLabels,
  source,
  tokens,
  used,
} from "./price-cautions.ts";
import { caution, type RankedCaution, type Watched, type WayCaution } from "./ranked-caution.ts";

/** The regions in which the host of a model also keeps it, beside calls that may run anywhere. */
const statedBy = ({ model, offering }: ApiWay): readonly string[] =>
  ((offering ?? model).regions ?? []).filter((each) => each !== "global");

/** A region that is named where any cloud may be used binds nobody, and the way to start with does not state it. */
function regionNotKept({
  brief: { region: named },
  context: { needs, setting, taxonomy },
  first,
}: Watched): RankedCaution | null {
  if (needs.sensitivity !== "cloud-ok" || named === undefined || !first) return null;
  const { way, cost } = first;
  if (way.place === "own" || way.region === named) return null;
  const said = { way: way.name, host: way.host_name, region: regionText(named) };
  const stated = way.region === null && way.kind === "api" ? statedBy(way) : way.region === null ? [] : [way.region];
  if (!stated.includes(named))
    return caution("region-not-kept", { ...said, states: listed(stated.map(regionText)) || null }, taxonomy);
  const uplift = way.tuned ? 1 : (way.model.residency_uplift ?? 1);
  const bill = inCurrency(cost.bill.likely, setting.rate);
  const isMore = uplift > 1 && bill !== null;
  const more = isMore ? percentText(uplift - 1) : null;
  const dearer = isMore ? roughAmount(bill * uplift, setting.rate.currency) : null;
  return caution("region-kept-on-request", { ...said, more, bill: dearer }, taxonomy);
}

/** Who rents out a machine that the advice names, and where it stands. */
const rented: WayCaution = ({ named, first, context: { taxonomy } }) => {
  const way = [first, ...named].find((each) => each?.way.place === "rented")?.way;
  if (way?.kind !== "machine" || way.host_name === null) return null;
  const region = way.region === null ? null : regionText(way.region);
  return caution("rented-somewhere", { machine: machineName(way.machine), host: way.host_name, region }, taxonomy);
};

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
    const { name, host_name: host } = admitted;
    const said = { way: name, host: host ?? name, region: shown, bill: spokenRange(bill) };
    return caution("region-over-budget", said, context.taxonomy);
  }
  return caution("region-without-host", { region: shown }, context.taxonomy);
}

const region: WayCaution = (watched) => {
  const { named } = watched;
  const { needs, taxonomy } = watched.context;
  if (needs.sensitivity !== "restricted-cloud") return regionNotKept(watched);
  if (needs.region !== null) return regionWithoutHost(watched, regionText(needs.region));
  const stated = [...new Set(named.flatMap(({ way }) => way.region ?? []))];
  return caution("region-open", { regions: stated.map(regionText).join(", ") }, taxonomy);
};

/** A limit of time that asks for a speed of writing which many hosts do not reach: the tokens, and the speed. */
function fastWriting({ usage, limits }: Brief, taxonomy: Taxonomy): { written: string; speed: string } | null {
  const [written, within] = [usage?.output_tokens, limits?.latency_s];
  if (written === undefined || within === undefined) return null;
  const speed = written / within;
  if (speed < fittingNumber("fast-writer", taxonomy)) return null;
  return { written: countText(written), speed: countText(Math.round(speed)) };
}

/** A way that keeps the limit of time clearly, with its time at the busiest hour. */
function fasterWay(limit_s: number, watched: Watched) {
  const { offers, context } = watched;
  const { setting, taxonomy } = context;
  const clear = fittingNumber("clearly-in-time", taxonomy);
  const others = [offers.prompted, offers.best_fit].flatMap((each) => {
    const seconds = each && answerSeconds(each.way, setting.requests_per_month, false);
    return seconds && seconds.slow <= limit_s * clear ? [{ name: each.way.name, seconds }] : [];
  });
  return others[0] ?? fasterMachine(limit_s * clear, watched);
}

/** The machine on sale with the least hardware cost that has the same model keep the limit clearly. */
function fasterMachine(limit_s: number, { brief, first, context }: Watched) {
  const { setting, pricing } = context;
  if (first?.way.kind !== "machine" || first.way.place !== "own" || first.way.is_clients) return undefined;
  const examples = first.way.tuned ? (brief.examples ?? 0) : 0;
  for (const candidate of candidatesFor("own", null, setting.as_of, pricing)) {
    if (candidate.second_hand) continue;
    for (const offer of offersOn(first.way.model, candidate, { examples, context })) {
      if (offer.excluded.length > 0) continue;
      const way = wayOf(offer, examples, context);
      const seconds = answerSeconds(way, setting.requests_per_month, false);
      if (seconds && seconds.slow <= limit_s) return { name: `one ${machineOf(way)}`, seconds };
    }
  }
  return undefined;
}

/** What a time rests on besides the machine; null where the brief gives both counts of tokens. */
const lengthsOf = (brief: Brief): string | null => (isLengthAssumed(brief) ? "assumed" : null);

/** The time that is expected beside the limit, which the slow end of the estimate keeps, or may break. */
function besideLimit(limit_s: number, first: PricedWay, { alone, busy, slow }: AnswerSeconds, watched: Watched) {
  const { brief, context } = watched;
  const isLonger = busy >= fittingNumber("clearly-longer-times", context.taxonomy) * alone;
  const said = {
    alone: isLonger ? inSeconds(alone) : null,
    busy: inSeconds(busy),
    way: first.way.name,
    lengths: lengthsOf(brief),
    limit: inSeconds(limit_s),
  };
  // Of work that comes in one go nobody waits for an answer.
  if ((brief.usage?.batch ? busy : slow) <= limit_s) return caution("seconds-in-time", said, context.taxonomy);
  const faster = fasterWay(limit_s, watched);
  const instead = { faster: faster?.name, faster_busy: faster && inSeconds(faster.seconds.busy) };
  return caution("seconds-too-near", { ...said, ...instead }, context.taxonomy);
}

const latency: WayCaution = (watched) => {
  const { brief, context, named, first } = watched;
  if (!first) return null;
  const { needs, taxonomy, setting } = context;
  const hosted = [first, ...named].filter(({ way }) => way.kind === "api");
  const ways = [...new Set(hosted.map(({ way }) => way.name))].join(" and ") || first.way.name;
  const known = answerSeconds(first.way, setting.requests_per_month, brief.usage?.batch === true);
  if (needs.latency_s === null) {
    if (known === null) return caution("latency-not-known", { ways }, taxonomy);
    const said = { alone: inSeconds(known.alone), way: first.way.name, lengths: lengthsOf(brief) };
    return caution("seconds", said, taxonomy);
  }
  if (known !== null) return besideLimit(needs.latency_s, first, known, watched);
  const fast = fastWriting(brief, taxonomy);
  const said = { limit: inSeconds(needs.latency_s), written: fast?.written, speed: fast?.speed, ways };
  return caution("latency-unknown", said, taxonomy);
};

const licence: WayCaution = ({ named, context: { taxonomy } }) => {
  const found = named.find(({ way }) => way.kind === "machine" && way.model.licence?.commercial === "conditions");
  if (!found) return null;
  const { name, licence: terms } = found.way.model;
  const conditions = terms!.conditions.slice(0, fittingNumber("licence-conditions-told", taxonomy)).join("; ");
  return caution("licence-conditions", { model: name, licence: terms!.name, conditions }, taxonomy);
};

const retirement: WayCaution = ({ brief, context: { setting, taxonomy }, named }) => {
  const leaving = named.find(({ way }) => lifeOf(way.model, setting.as_of) === "retires-within-year");
  if (!leaving) return null;
  const { name, replacement } = leaving.way.model;
  const counted = isMoved(leaving.way.model, setting.as_of) ? "counted" : "not counted";
  return caution(
    brief.steps?.length ? "retires-beside-steps" : "retires-within-year",
    { model: name, goes: goesWords(leaving.way.model), replacement, counted },
    taxonomy,
  );
};

/** One machine on the client's premises. */
const isAlone = ({ way, cost }: PricedWay): boolean =>
  way.kind === "machine" && way.place === "own" && cost.machines === 1;

/** A machine on the client's premises that nothing stands in for, or one that is to take over from a prompt. */
const oneMachine: WayCaution = ({ brief, context: { setting, taxonomy }, named, first }) => {
  const isNow = first !== null && isAlone(first);
  const later = brief.steps?.length ? undefined : named.find((each) => each.way.tuned && isAlone(each));
  const found = isNow ? first : later;
  if (found?.way.kind !== "machine") return null;
  const price = found.way.plan.price.buy_usd?.likely;
  const cost = price ? inCurrency(toPico(price), setting.rate) : null;
  const second = cost === null ? null : roughAmount(cost, setting.rate.currency);
  return caution(isNow ? "one-machine" : "one-machine-once-tuned", { second }, taxonomy);
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
const languages: WayCaution = ({ brief, named, first, context: { needs, pricing, taxonomy } }) => {
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
  return caution(
    "language-not-measured",
    {
      models: listed(names),
      are: names.length > 1 ? "are" : "is",
      languages: listed(missing.map(languageName)),
      of_each: missing.length > 1 ? "of each" : null,
    },
    taxonomy,
  );
};

/** The classifier that would be the cheapest way to pick a label was not trained on the languages of the work. */
const classifierLanguages: WayCaution = ({ served_by, context }) => {
  const missing = served_by.classifier ? unknownToClassifier(context) : [];
  if (missing.length === 0) return null;
  const classifier = String(defaultOf(context.pricing.defaults, "classifier-model").value);
  return caution("classifier-language", { classifier, languages: listed(missing.map(languageName)) }, context.taxonomy);
};

const reseller: WayCaution = ({ named, context: { taxonomy } }) => {
  const found = named.find(({ way }) => way.kind === "api" && way.model.reseller);
  if (!found) return null;
  return caution("reseller", { host: found.way.host_name }, taxonomy);
};

const evaluation: WayCaution = ({ decision, context }) => {
  if (decision.fine_tuning.viable !== true || isLarge(context.needs.tier ?? 4)) return null;
  return caution("evaluation-size", { answers: countText(asideOf(decision, context)) }, context.taxonomy);
};

const tools: WayCaution = ({ context: { needs, taxonomy } }) =>
  needs.tools ? caution("tools-needed", {}, taxonomy) : null;

/**
 * That the model of the score of today is on no list, so that the score is held beside no other; or that it goes soon, so
 * that the score cannot be taken again.
 */
const measured: WayCaution = ({ brief: { baseline }, context: { setting, pricing, taxonomy } }) => {
  if (baseline?.model === undefined) return null;
  const found = findModel(pricing.models, baseline.model);
  if (found.found === "none") {
    const named = { named: quote(baseline.model), score: percentText(baseline.score) };
    return caution("baseline-unlisted", { ...named, nearest: found.nearest }, taxonomy);
  }
  if (found.found === "several" || !goesSoon(found.model, setting.as_of, taxonomy)) return null;
  const { model } = found;
  const said = { model: plainName(model), score: percentText(baseline.score) };
  const isGone = lifeOf(model, setting.as_of) === "retired";
  if (isGone) return caution("baseline-gone", { ...said, date: model.retires }, taxonomy);
  return caution("baseline-goes", { ...said, goes: goesWords(model) }, taxonomy);
};

const WAY_CAUTIONS: readonly WayCaution[] = [
  measured,
  tokens,
  region,
  rented,
  latency,
  licence,
  retirement,
  laterBill,
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
  served_by: ServedBy;
  alternatives: readonly ServedWay[];
}

/** What the ways of an advice bring with them. */
export function wayCautions(
  brief: Brief,
  context: BriefContext,
  offers: PricedOffers,
  decision: Decision,
  { start, row, served_by, alternatives }: First,
): RankedCaution[] {
  // What the page puts side by side: of large models the best value, of small ones the prompt.
  const value = row && leavesBestAlone(row) ? null : offers.best_value;
  const beside = isLarge(context.needs.tier ?? 1) ? value : offers.prompted;
  const isShown = ({ way }: PricedWay) => !way.tuned || row === null || !staysPrompted(row);
  const isDropped =
    row?.then.start_with !== "fit" &&
    !isLarge(context.needs.tier ?? 1) &&
    isPointless(offers.best_fit, offers, context.pricing);
  const named = [isDropped ? null : offers.best_fit, beside].filter((each) => each !== null).filter(isShown);
  const isStart = ({ way }: PricedWay) => way.name === start?.name && way.place === start.place;
  const first = named.find(isStart) ?? named[0] ?? null;
  const watched = { brief, context, offers, decision, named, first, served_by, alternatives };
  const hosts = new Set(named.map(({ way }) => (way.kind === "api" ? way.host : null)));
  return [...WAY_CAUTIONS.flatMap((due) => due(watched) ?? []), ...noticesOfHosts(hosts, decision, context.taxonomy)];
}
