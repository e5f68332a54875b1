/** The shape of the YAML files under pricing/ and of an agency's own price files: any file may hold any section. */
import * as z from "zod/mini";
import { decimalText, divideHalfEven, scaled } from "../../core/prices/money.ts";
import type { Board, Default, ExplainedFinding, FxRate, ModelQuality, Tariff } from "../../core/types/pricing.ts";
import { readDocument } from "../documents/parse-yaml.ts";
import type { TextFile } from "../documents/parsed.ts";
import { expecting } from "../documents/schema-issues.ts";
import { hostOf, hostSchema, tunedOf, tunedSchema } from "./host-rows.ts";
import { machineOf, machineSchema } from "./machine-rows.ts";
import { modelOf, modelSchema } from "./model-rows.ts";
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

const boardSchema = z.strictObject({
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

const boardOf = (row: z.infer<typeof boardSchema>, place: string): Board => ({
  bands: null,
  languages: null,
  ...row,
  place,
});

const qualitySchema = z.strictObject({
  model: about(id(), "Id of the maker's row"),
  signals: z
    .array(
      z.strictObject({
        board: id(),
        score: z.number(),
        plus_minus: known(from0(10_000)),
        effort: known(text(40)),
        date: known(text(40)),
      }),
    )
    .check(z.minLength(1)),
});

function qualityOf({ model, signals }: z.infer<typeof qualitySchema>, place: string): ModelQuality {
  const bare = { plus_minus: null, effort: null, date: null };
  return { model, signals: signals.map((signal) => ({ ...bare, ...signal })), place };
}

const rateSchema = z.strictObject({
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

type RateRow = z.infer<typeof rateSchema>;

/** Units per dollar with six decimals: what is printed is what is reckoned with. */
function perUsd(row: RateRow): number {
  if (row.per_usd !== undefined) return row.per_usd;
  return Number(decimalText(divideHalfEven(10n ** 18n, scaled(row.usd_per_unit ?? 1, 12) ?? 1n), 6));
}

const fxRateOf = (row: RateRow): FxRate => ({
  currency: row.currency,
  per_usd: perUsd(row),
  date: row.date,
  source: row.source,
});

const tariffSchema = z.strictObject({
  region: text(60),
  per_kwh: over0(1000),
  currency: currency(),
  date: roughDate(),
  source: text(),
  verified: z.boolean(),
});

const defaultSchema = z.strictObject({
  id: id(),
  value: z.union([from0(1e12), text(100)]),
  unit: text(40),
  means: text(),
  regions: about(optional(z.array(region()).check(z.minLength(1))), "Of a price: where the host does the work"),
  source: text(),
  date: known(roughDate()),
});

const defaultOf = (row: z.infer<typeof defaultSchema>): Default => ({ ...row, date: row.date ?? null });

const explainedSchema = z.strictObject({
  id: id(),
  finding: about(like(/^[a-z]+(?:-[a-z]+)*$/, "a rule such as price-unknown"), "Rule of `pricing check`"),
  rows: about(z.array(text(64)).check(z.minLength(1)), "Ids of models or tuned offerings, or currencies"),
  until: about(date(), "First day on which the finding counts again"),
  because: text(500),
});

const discountSchema = z.strictObject({
  provider: optional(id()),
  model: optional(id()),
  percent: about(over0(100), "Percent off all prices; one for a model counts instead of its provider's"),
  source: text(),
});

const asWritten = <Row>(row: Row): Row => row;

/**
 * Rows by section: their shape, the field that names one, the list of `Pricing` that holds them, and what one becomes
 * there. `place` is where it stands: `models/openai.yaml:12:5`.
 */
export const ROWS = {
  models: { schema: modelSchema, key: "id", list: "models", make: modelOf },
  hosts: { schema: hostSchema, key: "id", list: "hosts", make: hostOf },
  tuned: { schema: tunedSchema, key: "id", list: "tuned", make: tunedOf },
  boards: { schema: boardSchema, key: "id", list: "boards", make: boardOf },
  quality: { schema: qualitySchema, key: "model", list: "quality", make: qualityOf },
  machines: { schema: machineSchema, key: "id", list: "machines", make: machineOf },
  rates: { schema: rateSchema, key: "currency", list: "fx", make: fxRateOf },
  tariffs: { schema: tariffSchema, key: "region", list: "tariffs", make: asWritten<Tariff> },
  defaults: { schema: defaultSchema, key: "id", list: "defaults", make: defaultOf },
  explained: { schema: explainedSchema, key: "id", list: "explained", make: asWritten<ExplainedFinding> },
} as const;

export type RowSection = keyof typeof ROWS;

const head = {
  schema_version: optional(z.literal(1)),
  as_of: about(optional(date()), "The day on which the list was last gone through"),
};

/** What a file holds: each section with its rows of the form given, and discounts. */
const fileOf = <T>(rowsOf: (section: RowSection) => T) => {
  const sections = (Object.keys(ROWS) as RowSection[]).map((section) => [section, rowsOf(section)]);
  return {
    ...head,
    ...(Object.fromEntries(sections) as Record<RowSection, T>),
    discounts: optional(z.array(discountSchema)),
  };
};

/** One file of pricing/, for editors. In an overlay, rows of known ids may leave out what they do not change. */
export const pricingFileSchema = z.strictObject({
  ...fileOf((section): z.ZodMiniType => optional(z.array(ROWS[section].schema))),
  explained: about(optional(z.array(explainedSchema)), "Findings of `pricing check` that stand for now, and why"),
});

const anyRows = optional(z.array(z.record(z.string(), z.unknown())));

/** The frame of a file: its sections, with rows that are still to be laid over others and checked. */
const pricingFrameSchema = z.strictObject(fileOf(() => anyRows));

export const readPricingFrame = (file: TextFile) => readDocument(pricingFrameSchema, file, "schema");

export type DiscountRow = z.infer<typeof discountSchema>;
