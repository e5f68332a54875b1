/** The ways that the first page puts side by side. */

import { inCurrency, rangeIn, rateOf } from "../prices/fx.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { percentText, roughCount, spokenAmount } from "../text/amount.ts";
import type { CounselLine } from "../types/advice.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Row } from "../types/taxonomy.ts";
import { isLarge } from "../ways/needs.ts";
import { isMeasured } from "../ways/prompted-choice.ts";
import { bandOf } from "../ways/ranking.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { toBuy } from "./beside-lines.ts";
import {
  type CounselInput,
  isBeyond,
  isOneRun,
  isPromptHosted,
  needsMachine,
  type PricedOffers,
  startingWay,
} from "./counsel-input.ts";
import { namedWay } from "./way-words.ts";

/** The model that was measured; what runs today was set up before. */
const TODAY = "Today";

/** What a line is for. */
type Named = Pick<CounselLine, "label" | "role">;

/** What comes first; of a row where something else does, what follows that, as the row labels it. */
const firstOf = ({ label }: Row, otherwise: string): Named =>
  label === undefined ? { label: otherwise, role: "start" } : { label, role: "then" };

const beside = (label: string): Named => ({ label, role: "beside" });
const THEN: Named = { label: "Then", role: "then" };

/** A line of the first page. */
function lineOf({ label, role }: Named, priced: PricedWay, note: string | null, rate: FxRate): CounselLine {
  const { cost } = priced;
  const [bill, staff] = [rangeIn(cost.bill, rate), rangeIn(cost.staff, rate)];
  const once = label === TODAY ? null : rangeIn(cost.once, rate);
  // To the digit that the columns show, since both stand on one page.
  const money = (amount: number | null) =>
    amount === null ? "an unknown amount" : spokenAmount(amount, rate.currency);
  const parts = [`${money(bill.likely)} a month`];
  if (staff.likely) parts.push(`${money(staff.likely)} staff time`);
  const price = toBuy(priced, rate);
  const first = once?.likely ? ` + ${money(once.likely)} once` : "";
  return {
    label,
    role,
    way: namedWay(priced),
    name: priced.way.name,
    model: priced.way.model.id,
    place: priced.way.place,
    bill,
    staff,
    once,
    to_buy: price === null ? null : { amount: price, currency: rate.currency },
    cost: `${parts.join(" + ")}${first}`,
    note,
  };
}

/** What is bought as it is, at a price that no list has. */
const SEATS: CounselLine = {
  ...beside("Or buy"),
  way: "seats of the assistant in your office suite",
  name: "seats",
  model: null,
  place: null,
  bill: null,
  staff: null,
  once: null,
  to_buy: null,
  cost: "by quote",
  note: null,
};

const CLASSIFIER = beside("Classifier");

const THERE = "The price of the machine is not counted: a PC that is there will do.";

/** Whether a way runs on some PC that is there, and not on one that the brief names. */
const isThere = ({ way }: PricedWay, { candidates }: CounselInput): boolean =>
  !candidates.clients && (way.kind !== "machine" || way.is_clients);

/** Whether nothing is to be tuned: the prompt is what the counsel names, and nothing beside it. */
export const staysPrompted = ({ then }: Row): boolean => then.start_with === "cheap" && then.beside === "none";

/** Whether nothing stands beside the best large model: where its price is noise, nobody looks for less of it. */
export const leavesBestAlone = ({ then }: Row): boolean => then.start_with === "fit" && then.beside === "none";

/** Whether the counsel starts with the steps of the brief, beside one call. */
export const leadsInSteps = ({ then }: Row): boolean => then.beside === "whole";

const isSame = (a: PricedWay | null, b: PricedWay | null): boolean =>
  a !== null && b !== null && a.way.key === b.way.key;

function homeNote({ home_volume, requests, decision, offers, context: { taxonomy } }: CounselInput): string | null {
  if (decision.local_required) return null;
  if (home_volume === null) {
    const machines = String(fittingNumber("machines-at-most", taxonomy));
    return worded("home-never-cheapest", { machines }, taxonomy);
  }
  const at = `cheapest from ${roughCount(home_volume)} requests a month`;
  if (requests === null) return at;
  return isSame(offers.home, offers.least) ? "cheapest at your volume" : `${at}; you have ${roughCount(requests)}`;
}

/** Puts a way beside the others, once. */
type Add = (named: Named, priced: PricedWay | null, note?: string | null) => void;

const promptedNote = (priced: PricedWay | null) => (priced && !priced.way.tuned ? "prompted" : null);

/** What a model that was measured scores, which every way that is tried is held against. */
const scoredNote = ({ context: { brief } }: CounselInput): string | null =>
  brief.baseline ? `scored ${percentText(brief.baseline.score)}` : null;

function addLarge(
  add: Add,
  row: Row,
  input: CounselInput,
  { best_fit, best_value, over_budget, home }: PricedOffers,
): void {
  const isLocal = input.decision.local_required === true;
  add(firstOf(row, isLocal ? "Run" : over_budget ? "In budget" : "Best"), best_fit);
  if (!leavesBestAlone(row)) add(beside("Best value"), best_value);
  add(beside("More money"), over_budget);
  // Beside a machine of the client's own another one is no other place.
  if (!isLocal && best_fit?.way.place === "own") add(beside("Or"), home);
  else if (!isLocal && !isTrifle(best_fit, input)) add(beside("At home"), home, homeNote(input));
}

/** Whether a prompted way costs more than the prompt that is shown already, and its model is no better. */
export function isPointless(
  priced: PricedWay | null,
  { prompted, prompted_without_stakes }: Pick<PricedOffers, "prompted" | "prompted_without_stakes">,
  pricing: Pricing,
): boolean {
  const beside = prompted_without_stakes ?? prompted;
  if (!priced || !beside || priced.way.tuned) return false;
  const [a, b] = [priced.cost.first_year.likely, beside.cost.first_year.likely];
  return a !== null && b !== null && a > b && bandOf(priced.way, pricing) >= bandOf(beside.way, pricing);
}

const isServed = (priced: PricedWay | null): boolean => priced?.way.kind === "api";

const isDearer = (priced: PricedWay | null, beside: PricedWay | null): boolean => {
  const [a, b] = [priced?.cost.first_year.likely ?? null, beside?.cost.first_year.likely ?? null];
  return a !== null && b !== null && a > b;
};

/** The machine to keep the data on: of the client's own place, also where nothing else speaks for the fit that it is. */
function atHome(
  { best_fit, home }: PricedOffers,
  isFitPointless: boolean,
  { decision }: CounselInput,
): PricedWay | null {
  const isOnly = isFitPointless && best_fit?.way.place === "own" && decision.local_required !== true;
  return home ?? (isOnly ? best_fit : null);
}

/** Whether the bill of a hosted way is so small that no machine is worth a word beside it. */
function isTrifle(first: PricedWay | null, { context }: CounselInput): boolean {
  if (first?.way.kind !== "api" || context.setting.requests_per_month === null) return false;
  const aud = rateOf(context.pricing.fx, "AUD");
  const bill = aud ? inCurrency(first.cost.bill.likely, aud) : null;
  return bill !== null && bill < fittingNumber("home-told-from", context.taxonomy);
}

/** The prompt beside a model to tune; where the data may not leave it may be the very one that was measured. */
function addPrompted(add: Add, prompted: PricedWay | null, input: CounselInput): void {
  const { brief, pricing } = input.context;
  const isToday = prompted !== null && isMeasured(prompted.way.model, brief, pricing);
  add(beside(isToday ? "Today" : "Or"), prompted, isToday ? scoredNote(input) : promptedNote(prompted));
}

function addSmall(add: Add, row: Row, input: CounselInput, offers: PricedOffers): void {
  const { best_fit, prompted, prompted_without_stakes, prompted_larger, today } = offers;
  const { hosted, home, leased, volume } = offers;
  const classifier = input.classifier(volume);
  const labels = (named: Named) => add(named, classifier, classifier && isThere(classifier, input) ? THERE : null);
  const { start_with, beside: besides } = row.then;
  const tuned = [best_fit, hosted, home, leased].filter((each) => each?.way.tuned === true);
  const isLeast = classifier !== null && tuned.length > 0 && tuned.every((each) => isDearer(each, classifier));
  if (start_with === "classifier") labels({ label: "Start with", role: "start" });
  const first = start_with === "classifier" ? prompted : startingWay(row, offers, input.context);
  add(start_with === "classifier" ? beside("Or") : firstOf(row, "Start with"), first, promptedNote(first));
  if (besides === "larger") add(beside("Try"), prompted_larger, prompted_larger && promptedNote(prompted_larger));
  add(beside(TODAY), today, scoredNote(input));
  // It does for less what would be tuned, and so stands before that; on which PC it runs its name says.
  if (isLeast) add(CLASSIFIER, classifier);
  if (start_with === "fit") addPrompted(add, prompted, input);
  else if (best_fit?.way.tuned) add(THEN, best_fit);
  if (besides === "larger") add(beside("Or"), prompted, promptedNote(prompted));
  if (start_with === "cheap") add(beside("Or"), prompted_without_stakes, promptedNote(prompted_without_stakes));
  const isFitPointless = isPointless(best_fit, offers, input.context.pricing);
  if (!isFitPointless && !isBeyond(best_fit, input)) add(beside("Or"), best_fit, promptedNote(best_fit));
  labels(CLASSIFIER);
  // What is hosted stands beside what is not, or costs less.
  if (!(isServed(first) && isDearer(hosted, first))) add(beside("Hosted"), hosted);
  const kept = atHome(offers, isFitPointless, input);
  if (isTrifle(first, input)) return;
  if (!isBeyond(kept, input)) add(beside("At home"), kept, homeNote(input));
  if (!isSame(best_fit, leased) && !isBeyond(leased, input)) add(beside("Leased"), leased);
}

/** Ways beside each other at the most, beside that of today. */
const MOST = 4;

/** The ways that the page puts side by side, the one to start with first. */
export function linesFor(row: Row, input: CounselInput, offers: PricedOffers): CounselLine[] {
  const { rate } = input.context.setting;
  const lines: CounselLine[] = [];
  const shown = new Set<string>();
  const add: Add = (named, priced, note = null) => {
    if (!priced || shown.has(priced.way.key)) return;
    // Where something else comes before the prompt, a classifier on a PC that is there may be all that it takes.
    const isSpared = row.label !== undefined && named === CLASSIFIER;
    if (priced.way.tuned && staysPrompted(row) && !isSpared) return;
    if (needsMachine(priced) && isOneRun(input) && isPromptHosted(offers)) return;
    shown.add(priced.way.key);
    lines.push(lineOf(named, priced, note, rate));
  };
  if (row.then.start_with === "nothing" || row.then.start_with === "people") return lines;
  if (input.served_by.speech) {
    const { best_fit, prompted } = offers;
    const inOrder = row.then.start_with === "cheap" ? [prompted, best_fit] : [best_fit, prompted];
    for (const each of inOrder)
      add(lines.length > 0 ? beside("Or") : THEN, each, each === prompted ? promptedNote(each) : null);
    return lines;
  }
  if (isLarge(input.candidates.tier)) {
    addLarge(add, row, input, offers);
    return input.served_by.seats ? [...lines, SEATS] : lines;
  }
  addSmall(add, row, input, offers);
  return lines.slice(0, offers.today ? MOST + 1 : MOST);
}
