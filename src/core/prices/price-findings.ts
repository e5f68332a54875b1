/**
 * What is wrong with a price list on a day: prices too old to trust, models about to go, days without a price; and what is
 * said of the age of prices beside every figure that rests on them.
 */

import { remember } from "../remember/remember.ts";
import { countText } from "../text/amount.ts";
import { daysBetween, lastDayOf } from "../text/days.ts";
import { placeAt } from "../text/text-lines.ts";
import type { IsoDate } from "../types/brief.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { ExplainedFinding, FxRate, Model, Pricing, TunedOffering } from "../types/pricing.ts";
import { numberOf } from "./defaults.ts";
import { priceOn } from "./price-on.ts";

function finding(
  rule: string,
  severity: Diagnostic["severity"],
  message: string,
  args: Diagnostic["args"],
  place: string,
) {
  return { rule, severity, message, args, place: placeAt(place), related: [] } satisfies Diagnostic;
}

function retirement(model: Model, asOf: IsoDate, warnDays: number): Diagnostic | undefined {
  const { id, retires, status, replacement } = model;
  if (retires === null || status === "retired") return undefined;
  const days = daysBetween(asOf, retires);
  const instead = replacement ? `; its replacement is ${replacement}` : "";
  if (days <= 0 && model.retires_kind === "not_before") {
    const message = `${id} may have retired: it was promised until ${retires} and no longer; look whether it is still served${instead}`;
    return finding("may-be-retired", "warning", message, { model: id, retires }, model.place);
  }
  if (days <= 0) {
    const message = `${id} retired on ${retires} and is still listed as ${status}; write status: retired${instead}`;
    return finding("retired", "error", message, { model: id, retires }, model.place);
  }
  if (days > warnDays) return undefined;
  const word = model.retires_kind === "not_before" ? "may retire from" : "retires on";
  const message = `${id} ${word} ${retires}, in ${days} days; move what uses it${instead}`;
  return finding("retires-soon", "warning", message, { model: id, retires, days }, model.place);
}

/** The clock here may be a day behind the place where the list was checked. */
const DAYS_AHEAD = 1;

/** The days of one look at a list. */
interface Look {
  asOf: IsoDate;
  /** The later of the day asked for and today: nothing can have been checked after it. */
  latest: IsoDate;
  staleDays: number;
}

const isToCome = (checked: IsoDate, { latest }: Look): boolean => daysBetween(latest, checked) > DAYS_AHEAD;

function staleness(model: Model, look: Look): Diagnostic | undefined {
  if (isToCome(model.checked, look)) {
    const message = `${model.id}: checked on ${model.checked}, which is still to come; write the day on which it was checked`;
    return finding("future-check", "error", message, { model: model.id, checked: model.checked }, model.place);
  }
  const days = daysBetween(model.checked, look.asOf);
  if (model.status === "retired" || days <= look.staleDays) return undefined;
  const message = `${model.id}: prices were last checked ${days} days ago, on ${model.checked}; look at ${model.source} and renew checked`;
  return finding("stale-price", "warning", message, { model: model.id, checked: model.checked, days }, model.place);
}

/** A day from now on that no period covers. */
function gap(model: Model, asOf: IsoDate): Diagnostic | undefined {
  if (model.status === "retired") return undefined;
  const period = priceOn(model, asOf);
  if (period && (period.input === null || period.output === null)) {
    const message = `${model.id}: the price of input or output is not known; find it, or leave it and expect "unknown"`;
    return finding("price-unknown", "warning", message, { model: model.id }, model.place);
  }
  const end = period ? model.prices.at(-1)!.until : asOf;
  if (end === null || (model.retires !== null && model.retires <= end)) return undefined;
  const message = period
    ? `${model.id}: no price is known from ${end}; append a period`
    : `${model.id}: no price holds on ${asOf}; append a period`;
  return finding("price-gap", "error", message, { model: model.id, from: end }, model.place);
}

function tunedFindings(tuned: TunedOffering, look: Look): Diagnostic[] {
  const { id, checked, closes, open_to_new: open, place } = tuned;
  if (isToCome(checked, look)) {
    const message = `${id}: checked on ${checked}, which is still to come; write the day on which it was checked`;
    return [finding("future-check", "error", message, { tuned: id, checked }, place)];
  }
  if (closes !== null && closes <= look.asOf && open === true) {
    const message = `${id} closed on ${closes} and is still listed as open to new customers; write open_to_new: false`;
    return [finding("closed", "error", message, { tuned: id, closes }, place)];
  }
  const days = daysBetween(checked, look.asOf);
  if (open === false || days <= look.staleDays) return [];
  const message = `${id}: last checked ${days} days ago, on ${checked}; look at ${tuned.source} and renew checked`;
  return [finding("stale-price", "warning", message, { tuned: id, checked, days }, place)];
}

function rateFindings({ currency, date, source }: FxRate, look: Look): Diagnostic[] {
  // A rate of a month or a year is as old as its last day, and that may still be to come.
  const last = lastDayOf(date);
  const day = last > look.asOf && date.length < 10 && last.slice(0, date.length) <= look.asOf ? look.asOf : last;
  if (isToCome(day, look)) {
    const message = `the rate of ${currency} is of ${date}, which is still to come; write the day on which it held`;
    return [finding("future-check", "error", message, { currency, date }, "fx.yaml:1:1")];
  }
  const days = daysBetween(day, look.asOf);
  if (days <= look.staleDays) return [];
  const message = `the rate of ${currency} is ${days} days old, of ${date} (${source}); renew it in fx.yaml`;
  return [finding("stale-rate", "warning", message, { currency, date, days }, "fx.yaml:1:1")];
}

/** The row that a finding is of. */
const rowOf = ({ args }: Diagnostic) => args.model ?? args.tuned ?? args.currency;

/** A warning as a note, where the list says why it stands and the day to look again has not come. Errors stay. */
function explained(found: Diagnostic, reasons: readonly ExplainedFinding[], asOf: IsoDate): Diagnostic {
  if (found.severity !== "warning") return found;
  const row = String(rowOf(found));
  const reason = reasons.find((each) => each.finding === found.rule && each.rows.includes(row) && asOf < each.until);
  if (!reason) return found;
  const { id, until, because } = reason;
  const message = `${found.message}. Stands until ${until}: ${because}`;
  return { ...found, severity: "note", message, args: { ...found.args, explained: id } };
}

/**
 * All findings on a day, in the order of the list; rates come last. `today` is when it was looked at. What the list
 * explains is a note.
 */
export function priceFindings(pricing: Pricing, asOf: IsoDate, today: IsoDate = asOf): Diagnostic[] {
  const staleDays = numberOf(pricing.defaults, "stale-days");
  const warnDays = numberOf(pricing.defaults, "retirement-warning-days");
  const look: Look = { asOf, latest: today > asOf ? today : asOf, staleDays };
  const found: Diagnostic[] = [];
  for (const model of pricing.models) {
    if (model.kind === "self-hosted") continue;
    const each = [gap(model, asOf), retirement(model, asOf, warnDays), staleness(model, look)];
    found.push(...each.filter((one) => one !== undefined));
  }
  found.push(...pricing.tuned.flatMap((tuned) => tunedFindings(tuned, look)));
  found.push(...pricing.fx.flatMap((rate) => rateFindings(rate, look)));
  return found.map((each) => explained(each, pricing.explained, asOf));
}

/** The day on which the first price of the list was checked. */
const firstChecked = remember(
  ({ models, as_of }: Pricing): IsoDate => [as_of, ...models.map(({ checked }) => checked)].sort()[0]!,
);

/** A sentence from `stale-days` on after the last price was checked, and before the first was; null in between. */
export function pricesAge(pricing: Pricing, asOf: IsoDate): string | null {
  const stale = numberOf(pricing.defaults, "stale-days");
  const days = daysBetween(pricing.as_of, asOf);
  if (days > stale) {
    return `The prices were last checked on ${pricing.as_of}, ${countText(days)} days before: check them before you quote one.`;
  }
  const first = firstChecked(pricing);
  if (daysBetween(asOf, first) <= stale) return null;
  return `The prices were first checked on ${first}: those of ${asOf} may have been others.`;
}
