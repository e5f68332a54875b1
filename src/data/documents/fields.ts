/** What the files that people write are made of: texts, days, numbers and prices, each with the words for what it takes. */
import * as z from "zod/mini";
import { isDay } from "../../core/text/days.ts";
import { expecting } from "./schema-issues.ts";

/** Adds what editors show beside a field. */
export function about<S extends z.core.$ZodType>(schema: S, description: string): S {
  z.globalRegistry.add(schema, { description });
  return schema;
}

export const optional = z.exactOptional;
/** A fact that may be left out or null; both are unknown. */
export const known = <S extends z.core.$ZodType>(schema: S) => optional(z.nullable(schema));

export const text = (longest = 300) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));
export const like = (pattern: RegExp, wanted: string) =>
  z.string().check(z.regex(pattern, { error: expecting(wanted) }));

const aDay = { error: expecting("a date such as 2026-11-30") };
export const day = () =>
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { ...aDay, abort: true }), z.refine(isDay, aDay));
/** A day, a month, a year, or a span of months or years: as exact as the source is. */
export const roughDay = () =>
  like(/^\d{4}(?:-\d{2}(?:-\d{2}|\/\d{2})?|-\d{4})?$/, "a date such as 2026-11-30, or a month or year in quotes");
export const id = () => like(/^[a-z0-9][a-z0-9.@-]{0,63}$/, "an id of small letters, digits, dots, hyphens and @");
export const currency = () => like(/^[A-Z]{3}$/, "a currency code of three capitals such as AUD");
export const region = () => like(/^[a-z]{2,10}$/, "a region such as au, us, eu or global");

export const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
export const wholeUpTo = (most: number) => z.int().check(z.positive(), z.maximum(most));
export const from = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));
export const above = (floor: number, most: number) => z.number().check(z.gt(floor), z.maximum(most));

/** Finer prices could not be kept exactly. */
const hasSixDecimals = (value: number) => {
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  return digits.replace(/^\d\.?/, "").length - Number(exponent) <= 6;
};
export const price = () =>
  z.nullable(from(0, 100_000).check(z.refine(hasSixDecimals, { error: expecting("at most six decimals") })));
