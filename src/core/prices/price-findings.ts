/** What is wrong with a price list on a day: prices too old to trust, models about to go, days without a price. */

import { daysBetween } from "../text/days.ts";
import { placeAt } from "../text/source-place.ts";
import type { IsoDate } from "../types/brief.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { priceOn } from "./price-on.ts";
import { numberOf } from "./token-profile.ts";

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
  if (days <= 0) {
    const message = `${id} retired on ${retires} and is still listed as ${status}; write status: retired${instead}`;
    return finding("retired", "error", message, { model: id, retires }, model.place);
  }
  if (days > warnDays) return undefined;
  const word = model.retires_kind === "not_before" ? "may retire from" : "retires on";
  const message = `${id} ${word} ${retires}, in ${days} days; move what uses it${instead}`;
  return finding("retires-soon", "warning", message, { model: id, retires, days }, model.place);
}

function staleness(model: Model, asOf: IsoDate, staleDays: number): Diagnostic | undefined {
  const days = daysBetween(model.checked, asOf);
  if (model.status === "retired" || days <= staleDays) return undefined;
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

/** All findings on a day, in the order of the list; rates come last. */
export function priceFindings(pricing: Pricing, asOf: IsoDate): Diagnostic[] {
  const staleDays = numberOf(pricing.defaults, "stale-days");
  const warnDays = numberOf(pricing.defaults, "retirement-warning-days");
  const found: Diagnostic[] = [];
  for (const model of pricing.models) {
    if (model.kind === "self-hosted") continue;
    const each = [gap(model, asOf), retirement(model, asOf, warnDays), staleness(model, asOf, staleDays)];
    found.push(...each.filter((one) => one !== undefined));
  }
  for (const { currency, date, source } of pricing.fx) {
    // A rate of a month is as old as the month's last day.
    const days = /^\d{4}-\d{2}-\d{2}$/.test(date)
      ? daysBetween(date, asOf)
      : daysBetween(`${date.slice(0, 7)}-28`, asOf);
    if (!(days > staleDays)) continue;
    const message = `the rate of ${currency} is ${days} days old, of ${date} (${source}); renew it in fx.yaml`;
    found.push(finding("stale-rate", "warning", message, { currency, date, days }, "fx.yaml:1:1"));
  }
  return found;
}
