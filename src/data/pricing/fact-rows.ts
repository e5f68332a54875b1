/**
 * Rows of boards and what they say of models, exchange rates, tariffs, defaults, explained findings and discounts: what a
 * file may say.
 */
import * as z from "zod/mini";
import {
  about,
  above,
  currency,
  day,
  from,
  id,
  known,
  like,
  optional,
  region,
  roughDay,
  text,
} from "../documents/fields.ts";
import { expecting } from "../documents/schema-issues.ts";

/** A public board that compares models. */
export const boardSchema = z.strictObject({
  id: id(),
  name: text(),
  runner: text(),
  measures: text(),
  scale: text(),
  languages: about(known(z.array(text(20))), "Codes of the languages of its tests, such as en"),
  gap: about(above(0, 10_000), "Points from which two models count as different"),
  bands: about(
    known(
      z.tuple([z.number(), z.number(), z.number(), z.number()]).check(
        z.refine((cuts) => cuts.every((cut, index) => index === 0 || cut < cuts[index - 1]!), {
          error: expecting("four scores in falling order"),
        }),
      ),
    ),
    "Least scores of bands 1 to 4, highest first; none where it says nothing about models in general",
  ),
  date: text(60),
  source: text(),
});

/** One score of a model on a board. */
export const signalSchema = z.strictObject({
  board: id(),
  score: z.number(),
  plus_minus: known(from(0, 10_000)),
  /** Thinking effort at which it was measured. */
  effort: known(text(40)),
  /** Where it differs from the board's date. */
  date: known(text(40)),
});

/** What boards say about a model, by the id of the maker's row. */
export const qualitySchema = z.strictObject({
  model: about(id(), "Id of the maker's row"),
  signals: z.array(signalSchema).check(z.minLength(1)),
});

export const rateSchema = z.strictObject({
  currency: currency(),
  usd_per_unit: about(optional(above(0, 1e6)), "US dollars that one unit buys, as the source quotes it"),
  per_usd: about(optional(above(0, 1e9)), "Units that one US dollar buys; instead of usd_per_unit"),
  date: roughDay(),
  source: text(),
  observations: about(
    optional(z.array(z.strictObject({ usd_per_unit: above(0, 1e6), date: roughDay(), source: text() }))),
    "Other readings, kept for comparison and not used",
  ),
});

export const tariffSchema = z.strictObject({
  region: text(60),
  per_kwh: above(0, 1000),
  currency: currency(),
  date: roughDay(),
  source: text(),
  verified: z.boolean(),
});

/** A stated assumption, with the id by which the advice lists it. */
export const defaultSchema = z.strictObject({
  id: id(),
  value: z.union([from(0, 1e12), text(100)]),
  unit: text(40),
  least: about(optional(above(0, 1e12)), "Of a number that divides something, or of which less means nothing"),
  means: text(),
  regions: about(optional(z.array(region()).check(z.minLength(1))), "Of a price: where the host does the work"),
  source: text(),
  date: known(roughDay()),
});

/** Why a finding of `pricing check` stands for now: somebody looked, and this is what they found. */
export const explainedSchema = z.strictObject({
  id: id(),
  finding: about(like(/^[a-z]+(?:-[a-z]+)*$/, "a rule such as price-unknown"), "Rule of `pricing check`"),
  rows: about(z.array(text(64)).check(z.minLength(1)), "Ids of models or tuned offerings, or currencies"),
  until: about(day(), "First day on which the finding counts again"),
  because: text(500),
});

export const discountSchema = z.strictObject({
  provider: optional(id()),
  model: optional(id()),
  percent: about(above(0, 100), "Percent off all prices; one for a model counts instead of its provider's"),
  source: text(),
});

export type BoardRow = z.infer<typeof boardSchema>;
export type QualityRow = z.infer<typeof qualitySchema>;
export type RateRow = z.infer<typeof rateSchema>;
export type TariffRow = z.infer<typeof tariffSchema>;
export type DefaultRow = z.infer<typeof defaultSchema>;
export type ExplainedRow = z.infer<typeof explainedSchema>;
export type DiscountRow = z.infer<typeof discountSchema>;
