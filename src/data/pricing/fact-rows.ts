/**
 * Rows of boards and what they say of models, exchange rates, tariffs, defaults, explained findings and discounts: what a
 * file may say.
 */
import * as z from "zod/mini";
import { expecting } from "../documents/schema-issues.ts";
import {
  about,
  currency,
  date,
  from0,
  id,
  known,
  like,
  optional,
  over0,
  region,
  roughDate,
  text,
} from "./row-fields.ts";

/** A public board that compares models. */
export const boardSchema = z.strictObject({
  id: id(),
  name: text(),
  runner: text(),
  measures: text(),
  scale: text(),
  languages: about(known(z.array(text(20))), "Codes of the languages of its tests, such as en"),
  gap: about(over0(10_000), "Points from which two models count as different"),
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

/** What boards say about a model, by the id of the maker's row. */
export const qualitySchema = z.strictObject({
  model: about(id(), "Id of the maker's row"),
  signals: z
    .array(
      z.strictObject({
        board: id(),
        score: z.number(),
        plus_minus: known(from0(10_000)),
        /** Thinking effort at which it was measured. */
        effort: known(text(40)),
        /** Where it differs from the board's date. */
        date: known(text(40)),
      }),
    )
    .check(z.minLength(1)),
});

export const rateSchema = z.strictObject({
  currency: currency(),
  usd_per_unit: about(optional(over0(1e6)), "US dollars that one unit buys, as the source quotes it"),
  per_usd: about(optional(over0(1e9)), "Units that one US dollar buys; instead of usd_per_unit"),
  date: roughDate(),
  source: text(),
  observations: about(
    optional(z.array(z.strictObject({ usd_per_unit: over0(1e6), date: roughDate(), source: text() }))),
    "Other readings, kept for comparison and not used",
  ),
});

export const tariffSchema = z.strictObject({
  region: text(60),
  per_kwh: over0(1000),
  currency: currency(),
  date: roughDate(),
  source: text(),
  verified: z.boolean(),
});

/** A stated assumption, with the id by which the advice lists it. */
export const defaultSchema = z.strictObject({
  id: id(),
  value: z.union([from0(1e12), text(100)]),
  unit: text(40),
  means: text(),
  regions: about(optional(z.array(region()).check(z.minLength(1))), "Of a price: where the host does the work"),
  source: text(),
  date: known(roughDate()),
});

/** Why a finding of `pricing check` stands for now: somebody looked, and this is what they found. */
export const explainedSchema = z.strictObject({
  id: id(),
  finding: about(like(/^[a-z]+(?:-[a-z]+)*$/, "a rule such as price-unknown"), "Rule of `pricing check`"),
  rows: about(z.array(text(64)).check(z.minLength(1)), "Ids of models or tuned offerings, or currencies"),
  until: about(date(), "First day on which the finding counts again"),
  because: text(500),
});

export const discountSchema = z.strictObject({
  provider: optional(id()),
  model: optional(id()),
  percent: about(over0(100), "Percent off all prices; one for a model counts instead of its provider's"),
  source: text(),
});

export type BoardRow = z.infer<typeof boardSchema>;
export type QualityRow = z.infer<typeof qualitySchema>;
export type RateRow = z.infer<typeof rateSchema>;
export type TariffRow = z.infer<typeof tariffSchema>;
export type DefaultRow = z.infer<typeof defaultSchema>;
export type ExplainedRow = z.infer<typeof explainedSchema>;
export type DiscountRow = z.infer<typeof discountSchema>;
