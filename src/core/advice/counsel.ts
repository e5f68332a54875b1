/** What to do first: the facts that the counsel table reads, its row, and the sentences with the figures put in. */
import { inCurrency, rateOf } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { numberOf } from "../prices/token-profile.ts";
import { stageRows } from "../tables/stages.ts";
import { addDays } from "../text/days.ts";
import { pointsText, roughAmount, roughCount } from "../text/rough-amount.ts";
import type { Counsel, CounselLine, Excluded, MoveWhen, ServedWay } from "../types/advice.ts";
import type { AmountRange, Pico } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Range } from "../types/range.ts";
import type { Engines, Facts, Row } from "../types/taxonomy.ts";
import { filled, inSeconds, lifeOf } from "../ways/admission.ts";
import { fittingNumber } from "../ways/fitting.ts";
import type { Field } from "../ways/offers.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { machineName, wayWords } from "../ways/way.ts";
import { servedWay } from "./way-row.ts";
import { gainNeeded, paysGainPoints, promptToday, turnsOn } from "./worth-of-tuning.ts";

/** The ways of an advice, priced at one volume. */
export interface PricedOffers {
  volume: number;
  fit: PricedWay | null;
  beyond: PricedWay | null;
  cheap: PricedWay | null;
  hosted: PricedWay | null;
  home: PricedWay | null;
  leased: PricedWay | null;
  value: PricedWay | null;
  least: PricedWay | null;
  /** What the dearest admitted frontier model bills in a month. */
  dearest: Pico | null;
  excluded: Excluded[];
  /** Which ways keep the budget; null where none is set, or while the volume is unknown. */
  keeps: { fit: boolean; cheap: boolean } | null;
}

/** What the steps of a brief come to beside one call. */
export interface StepsBeside {
  cost_more: boolean;
  /** Over the first year, in the currency of the advice; null is unknown. */
  steps_year: number | null;
  whole_year: number | null;
  whole_name: string;
  whole: ServedWay | null;
}

export interface CounselScene {
  field: Field;
  decision: Decision;
  /** Null while the volume is unknown. */
  requests: number | null;
  /** At the volume of the brief, or at the middle one of three. */
  offers: PricedOffers;
  /** At each of three volumes while it is unknown; else that of `offers` alone. */
  everywhere: PricedOffers[];
  steps: StepsBeside | null;
  home_volume: number | null;
  larger: string;
  /** What serves in place of a language model or beside it, by the notices that hold. */
  engines: Engines;
  /** The small classifier at a volume; null where answers are no labels, or where it is ruled out. */
  classifier(volume: number): PricedWay | null;
}

const yearOf = (priced: PricedWay | null, rate: FxRate): number | null =>
  priced ? inCurrency(priced.cost.first_year.likely, rate) : null;

/** What the fit costs a month more than the prompted way, over the first year. */
function premiumOf({ fit, cheap }: PricedOffers, rate: FxRate): number | null {
  const [left, right] = [yearOf(fit, rate), yearOf(cheap, rate)];
  return left === null || right === null ? null : (left - right) / 12;
}

/** True or false where it is so at every volume in question; undefined where volumes differ. */
function agreed(values: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

/** Where a budget decides what leads, the price is neither noise nor that of the most expensive model. */
function frontierBill({ requests, offers, field }: CounselScene): number | undefined {
  if (requests === null || offers.dearest === null || offers.beyond !== null) return undefined;
  const aud = rateOf(field.scene.pricing.fx, "AUD");
  return aud ? (inCurrency(offers.dearest, aud) ?? undefined) : undefined;
}

/** Which of the two ways keeps the budget. */
function budgetFact({ keeps }: PricedOffers): string {
  if (keeps === null) return "none";
  if (keeps.fit) return "fit-keeps";
  return keeps.cheap ? "prompt-keeps" : "none-keeps";
}

function factsOf(scene: CounselScene, points: number | null): Facts {
  const { field, decision, offers, everywhere, steps } = scene;
  const { rate } = field.scene.setting;
  const noMore = everywhere.map((each) => {
    const premium = premiumOf(each, rate);
    return premium === null ? undefined : premium <= 0;
  });
  return {
    local_required: decision.local_required ?? false,
    fit_found: offers.fit !== null,
    tier: field.tier,
    frontier_bill: frontierBill(scene),
    viable: decision.fine_tuning.viable ?? false,
    fit_costs_no_more: agreed(noMore),
    budget: budgetFact(offers),
    prompt_today: promptToday(field.scene.brief),
    gain_needed: gainNeeded(points, field.scene.brief),
    engine: scene.engines.tabular ? "tabular" : scene.engines.speech ? "speech" : "none",
    steps: steps === null ? "none" : steps.cost_more ? "cost-more" : "cost-no-more",
  };
}

const likely = (amount: Range<Pico | null> | undefined, rate: FxRate): number | null =>
  amount ? inCurrency(amount.likely, rate) : null;

/** "AU$9 a month and AU$100 of staff time". */
function costWords(priced: PricedWay, rate: FxRate): string {
  const bill = likely(priced.cost.bill, rate);
  const staff = likely(priced.cost.staff, rate);
  const words = `${roughAmount(bill, rate.currency)} a month`;
  return staff ? `${words} and ${roughAmount(staff, rate.currency)} of staff time` : words;
}

const words = (priced: PricedWay): string => wayWords(priced.way, priced.cost.machines ?? 1);

/** The cost of a way over the volumes in question: one figure, or from the smallest to the largest. */
function costAcross(pick: (offers: PricedOffers) => PricedWay | null, scene: CounselScene): string {
  const { rate } = scene.field.scene.setting;
  const here = pick(scene.offers);
  if (!here) return "";
  if (scene.requests !== null) return costWords(here, rate);
  const [first, last] = [scene.everywhere[0], scene.everywhere.at(-1)];
  const [low, high] = [first && pick(first), last && pick(last)];
  const bill = (priced: PricedWay | null | undefined) => (priced ? likely(priced.cost.bill, rate) : null);
  const from = `${roughAmount(bill(low), rate.currency)} to ${roughAmount(bill(high), rate.currency)} a month`;
  return `${from}, for ${roughCount(first?.volume ?? 0)} to ${roughCount(last?.volume ?? 0)} requests`;
}

function paysWords(points: number | null, premium: number | null, scene: CounselScene): string {
  const { rate } = scene.field.scene.setting;
  const { pricing, brief } = scene.field.scene;
  const each = turnsOn(brief, rate, pricing.fx);
  if (points === 0) return " Tuning costs no more over the first year; it pays as soon as it is right more often.";
  if (points !== null && each !== null) {
    return ` Tuning pays if it is right ${gainWords(points)} more often, at ${roughAmount(each, rate.currency)} between a right answer and a wrong one.`;
  }
  if (premium !== null && scene.requests !== null) {
    return ` Counting everything, tuning costs ${roughAmount(premium, rate.currency)} a month more in the first year. Say what a mistake costs to see whether it pays.`;
  }
  return "";
}

function neededWords({ decision }: CounselScene): string {
  const { have, minimum } = decision.fine_tuning.examples;
  if (minimum === null || have === null || have >= minimum) return "";
  if (have === 0) return ` Collect ${roughCount(minimum)} examples before you tune.`;
  return ` Collect ${roughCount(minimum - have)} more examples (${roughCount(minimum)} in all) before you tune.`;
}

/** The first few reasons why nothing is left. */
function excludedWords({ excluded }: PricedOffers): string {
  const texts = [...new Set(excluded.map(({ text }) => text))];
  return texts.slice(0, 2).join(" ");
}

/** Nobody is right more than a hundred points more often; how much beyond it lies says nothing. */
function gainWords(points: number | null): string {
  if (points === null) return "";
  return points > 100 ? "more than 100 points" : pointsText(points);
}

function figuresOf(scene: CounselScene, premium: number | null, points: number | null): Record<string, string> {
  const { offers, field, steps } = scene;
  const { brief, setting } = field.scene;
  const { rate } = setting;
  const { baseline } = brief;
  const percent = (share: number | undefined) => (share === undefined ? "" : `${Number((share * 100).toFixed(1))}%`);
  const gap = baseline?.target === undefined ? null : Math.max(0, baseline.target - baseline.score) * 100;
  const { fit, cheap, value } = offers;
  const money = (amount: number | null) => roughAmount(amount, rate.currency);
  return {
    fit: fit ? fit.way.name : "",
    fit_name: fit ? fit.way.name : "a language model",
    fit_model: fit ? fit.way.model.name : "a model",
    buy: fit ? buyWords(fit, scene) : "",
    seconds: fit ? secondsWords(fit) : "",
    fit_cost: costAcross(({ fit: each }) => each, scene),
    best: fit ? words(fit) : "",
    best_cost: costAcross(({ fit: each }) => each, scene),
    cheap: cheap ? words(cheap) : "a prompted model",
    cheap_name: cheap ? cheap.way.name : "any small model",
    cheap_cost: costAcross(({ cheap: each }) => each, scene),
    value: value ? words(value) : "",
    value_says: value
      ? `Best value: ${words(value)}, ${costAcross(({ value: each }) => each, scene)}, once it matches on 100 answers.`
      : "Nothing on the list comes near it for less.",
    machine: fit?.way.kind === "machine" ? machineText(fit) : "",
    score: percent(baseline?.score),
    target: percent(baseline?.target),
    gap: gap === null ? "no target is set" : pointsText(gap),
    gain: gainWords(points),
    premium: money(premium),
    headroom: baseline ? pointsText((1 - baseline.score) * 100) : "",
    needed: neededWords(scene),
    pays: paysWords(points, premium, scene),
    dearest: money(offers.dearest === null ? null : inCurrency(offers.dearest, rate)),
    larger: scene.larger,
    split: "",
    excluded: excludedWords(offers),
    premium_steps: steps ? `${money(steps.steps_year)} in the first year` : "",
    whole: steps?.whole_name ?? "",
    whole_cost: steps ? `${money(steps.whole_year)}` : "",
  };
}

const machineText = ({ way, cost }: PricedWay): string => {
  if (way.kind !== "machine") return "";
  const count = cost.machines ?? 1;
  const name = machineName(way.machine);
  return way.is_clients ? `your ${name}` : count > 1 ? `${count} x ${name}` : `one ${name}`;
};

/** What a machine costs to buy: the month counts it by the part, and a purse must hold it at once. */
function buyWords({ way, cost }: PricedWay, { field }: CounselScene): string {
  if (way.kind !== "machine" || way.is_clients || !way.plan.price.buy_usd) return "";
  const { setting, pricing } = field.scene;
  const amount = inCurrency(toPico(way.plan.price.buy_usd.likely * (cost.machines ?? 1)), setting.rate);
  const months = numberOf(pricing.defaults, "amortisation-months");
  const it = (cost.machines ?? 1) > 1 ? "The machines cost" : "The machine costs";
  return ` ${it} about ${roughAmount(amount, setting.rate.currency)} to buy; the monthly cost spreads that over ${months} months.`;
}

/** How long one answer takes on a machine, as predicted. */
function secondsWords({ way }: PricedWay): string {
  const seconds = way.kind === "machine" ? way.plan.seconds_alone : null;
  return seconds === null ? "" : ` An answer takes about ${inSeconds(seconds)}.`;
}

/** A line of the first page. */
function lineOf(label: string, priced: PricedWay, note: string | null, rate: FxRate, isOpen = false): CounselLine {
  const { cost } = priced;
  const range = (amount: Range<Pico | null>): AmountRange => ({
    low: inCurrency(amount.low, rate),
    likely: inCurrency(amount.likely, rate),
    high: inCurrency(amount.high, rate),
    currency: rate.currency,
  });
  const [bill, staff, once] = [range(cost.bill), range(cost.staff), range(cost.once)];
  const money = (amount: number | null) => roughAmount(amount, rate.currency);
  const parts = [`${money(bill.likely)} a month`];
  if (staff.likely) parts.push(`${money(staff.likely)} staff time`);
  const first = once.likely ? ` + ${money(once.likely)} once` : "";
  return {
    label,
    way: words(priced),
    bill: isOpen ? null : bill,
    staff: isOpen ? null : staff,
    once,
    cost: isOpen ? "" : `${parts.join(" + ")}${first}`,
    note,
  };
}

/** What is bought as it is, at a price that no list has. */
const SEATS: CounselLine = {
  label: "Or buy",
  way: "seats of the assistant in your office suite",
  bill: null,
  staff: null,
  once: null,
  cost: "by quote",
  note: null,
};

const isSame = (a: PricedWay | null, b: PricedWay | null): boolean =>
  a !== null && b !== null && a.way.key === b.way.key;

function homeNote({ home_volume, requests, decision, offers }: CounselScene): string | null {
  if (decision.local_required) return null;
  if (home_volume === null) return "never the cheapest of these, at any volume that four machines can serve";
  const at = `cheapest from ${roughCount(home_volume)} requests a month`;
  if (requests === null) return at;
  return isSame(offers.home, offers.least) ? "cheapest at your volume" : `${at}; you have ${roughCount(requests)}`;
}

/** The ways that the page puts side by side, the one to start with first. */
export function linesFor(row: Row, scene: CounselScene, offers: PricedOffers): CounselLine[] {
  const { rate } = scene.field.scene.setting;
  const { fit, cheap, hosted, home, leased, value, beyond } = offers;
  const isLarge = scene.field.tier >= 3;
  const lines: CounselLine[] = [];
  const shown = new Set<string>();
  const add = (label: string, priced: PricedWay | null, note: string | null = null) => {
    if (!priced || shown.has(priced.way.key)) return;
    shown.add(priced.way.key);
    lines.push(lineOf(label, priced, note, rate));
  };
  const prompted = (priced: PricedWay | null) => (priced && !priced.way.tuned ? "prompted" : null);
  if (row.then.start_with === "nothing") return lines;
  if (scene.engines.speech) {
    add("Then", fit);
    add("Or", cheap, prompted(cheap));
    return lines;
  }
  if (isLarge) {
    const isLocal = scene.decision.local_required === true;
    add(isLocal ? "Run" : beyond ? "In budget" : "Best", fit);
    add("Best value", value);
    add("More money", beyond);
    if (!isLocal) add("At home", home, homeNote(scene));
    if (scene.engines.seats) lines.push(SEATS);
    return lines;
  }
  const first = row.then.start_with === "fit" ? fit : cheap;
  add("Start with", first, prompted(first));
  if (row.then.start_with === "fit") add("Or", cheap, prompted(cheap));
  else add(fit?.way.tuned ? "Then" : "Or", fit, prompted(fit));
  add(
    "Classifier",
    scene.classifier(offers.volume),
    "The price of the machine is not counted: a PC that is there will do.",
  );
  add("Hosted", hosted);
  add("At home", home, homeNote(scene));
  if (isSame(fit, leased)) return lines;
  add("Leased", leased);
  return lines.slice(0, 4);
}

const SIX_MONTHS = 183;

function moves(row: Row, scene: CounselScene): MoveWhen[] {
  const { field, decision, offers, home_volume, requests } = scene;
  const { setting } = field.scene;
  const found: MoveWhen[] = [];
  const add = (id: string, text: string) => found.push({ id, text });
  const { minimum, have } = decision.fine_tuning.examples;
  const line = (id: string) => fittingNumber(id, field.scene.taxonomy);
  const wins = `by ${pointsText(line("tuned-wins-points"))} on ${roughCount(line("tuned-wins-answers"))} answers set aside for testing`;
  if (home_volume !== null && (requests === null || requests < home_volume)) {
    add("volume", `From ${roughCount(home_volume)} requests a month, your own machine costs least.`);
  }
  if (field.tier <= 2 && decision.fine_tuning.viable === true && row.then.start_with !== "fit") {
    add("tuned-wins", `The tuned model wins ${wins}.`);
  }
  if (minimum !== null && have !== null && have < minimum) {
    add("examples", `${roughCount(minimum)} examples are there, and a tuned model wins ${wins}.`);
  }
  if (decision.local_required === false) {
    const at = offers.home ? `: then ${words(offers.home)}` : "";
    add("data-stay", `The data may no longer leave${at}.`);
  }
  const named = [offers.fit, offers.cheap, offers.value].filter((each) => each !== null);
  const leaving = named.find(
    ({ way }) => way.model.retires !== null && way.model.retires < addDays(setting.as_of, SIX_MONTHS),
  );
  if (leaving && lifeOf(leaving.way.model, setting.as_of) !== "retired") {
    add("retires", `${leaving.way.model.name} retires on ${leaving.way.model.retires}.`);
  }
  if ([offers.fit, offers.home].some((each) => each?.way.kind === "machine")) {
    add("shared", "Several tasks can share one machine.");
  }
  add("price", "A price changes by a quarter.");
  return found;
}

/** The counsel on an advice; null where the table has no row for it, as an agency's own table may. */
export function counselOf(scene: CounselScene): { counsel: Counsel; row: Row } | null {
  const { field, offers, requests, steps, home_volume } = scene;
  const { setting, pricing, brief, taxonomy } = field.scene;
  const { rate } = setting;
  const isOpen = requests === null;
  const premium = premiumOf(offers, rate);
  const points = field.tier <= 2 ? paysGainPoints(premium, requests, turnsOn(brief, rate, pricing.fx)) : null;
  const [row] = stageRows(taxonomy, "counsel", factsOf(scene, points));
  if (!row) return null;
  const figures = figuresOf(scene, premium, points);
  const show = (priced: PricedWay | null) => priced && servedWay(priced, setting, isOpen);
  const first = startWay(row, offers, steps, show);
  const counsel: Counsel = {
    id: row.id,
    text: filled(row.because, figures).trim(),
    start_with: first,
    fit: show(offers.fit),
    costs_least: show(offers.least),
    premium_per_month:
      premium === null || isOpen ? null : { amount: Number(premium.toPrecision(12)), currency: rate.currency },
    pays_gain_points: points === null ? null : Number(points.toPrecision(6)),
    home_volume,
    move_when: moves(row, scene),
    next_step: filled(row.next ?? "", figures),
    lines: linesFor(row, scene, offers),
  };
  return { counsel, row };
}

function startWay(
  row: Row,
  { fit, cheap }: PricedOffers,
  steps: StepsBeside | null,
  show: (priced: PricedWay | null) => ServedWay | null,
): ServedWay | null {
  switch (row.then.start_with) {
    case "fit":
      return show(fit);
    case "cheap":
    case "people":
      return show(cheap ?? fit);
    case "whole":
      return steps?.whole ?? show(fit);
    default:
      return null;
  }
}
