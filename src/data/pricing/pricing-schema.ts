/**
 * The YAML files under pricing/ and an agency's own price files: any file may hold any section. What each row may say, and
 * what it becomes in the price list, where all that it leaves out is null or empty.
 */
import * as z from "zod/mini";
import { BARE_MODEL } from "../../core/prices/bare-model.ts";
import { bareHost } from "../../core/prices/find-named.ts";
import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { decimalText, divideHalfEven, scaled } from "../../core/text/decimal.ts";
import type {
  Board,
  DatedPrice,
  Default,
  ExplainedFinding,
  FxRate,
  Host,
  Licence,
  LongContext,
  Machine,
  Model,
  ModelQuality,
  PricePeriod,
  Rent,
  Tariff,
  TunedOffering,
} from "../../core/types/pricing.ts";
import { about, day, optional } from "../documents/fields.ts";
import { readDocument } from "../documents/parse-yaml.ts";
import type { TextFile } from "../documents/parsed.ts";
import {
  type BoardRow,
  boardSchema,
  type DefaultRow,
  defaultSchema,
  discountSchema,
  explainedSchema,
  type QualityRow,
  qualitySchema,
  type RateRow,
  rateSchema,
  signalSchema,
  tariffSchema,
} from "./fact-rows.ts";
import { type HostRow, hostSchema, type TunedRow, tunedSchema } from "./host-rows.ts";
import {
  listedMachineSchema,
  type MachinePriceRow,
  type MachineRow,
  machinePriceSchema,
  type RentRow,
  rentSchema,
} from "./machine-rows.ts";
import { type LicenceRow, licenceSchema, type ModelRow, modelSchema, type PeriodRow } from "./model-rows.ts";

/** What a row may leave out and is no unknown where it does. */
type Unsaid<Row> = {
  [Key in keyof Row as Record<never, never> extends Pick<Row, Key>
    ? null extends Row[Key]
      ? never
      : Key
    : never]-?: Row[Key];
};

/** A row with all that its schema names, in the order of that: what it leaves out is what `unsaid` has, or null. */
function filled<Row extends object>(schema: z.ZodMiniType<Row> & { shape: object }, row: Row, unsaid: Unsaid<Row>) {
  const said: Record<string, unknown> = { ...unsaid, ...row };
  return Object.fromEntries(Object.keys(schema.shape).map((key) => [key, said[key] ?? null])) as Required<Row>;
}

type LongRow = NonNullable<PeriodRow["long_context"]>;

function longContextOf({ longer, ...step }: LongRow): LongContext {
  const known = Object.entries(step).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(known) as Partial<LongContext>),
    input: step.input,
    cached_input: step.cached_input ?? null,
    output: step.output,
    ...(longer ? { longer: longContextOf(longer as LongRow) } : {}),
  };
}

const withCached = <Row extends { cached_input?: number | null }>(row: Row) => ({
  ...row,
  cached_input: row.cached_input ?? null,
});

function periodOf({ long_context, peak, flex, priority, ...row }: PeriodRow): PricePeriod {
  return {
    ...BARE_PERIOD,
    ...row,
    ...(long_context ? { long_context: longContextOf(long_context) } : {}),
    ...(peak ? { peak: withCached(peak) } : {}),
    ...(flex ? { flex: withCached(flex) } : {}),
    ...(priority ? { priority: withCached(priority) } : {}),
  };
}

const licenceOf = (row: LicenceRow): Licence => filled(licenceSchema, row, { conditions: [] });

function modelOf(row: ModelRow, place: string): Model {
  const aliases = (row.aliases ?? {}) as Record<string, string>;
  const licence = row.licence ? licenceOf(row.licence) : null;
  const maker = row.maker ?? row.provider;
  return { ...BARE_MODEL, ...row, maker, licence, aliases, prices: (row.prices ?? []).map(periodOf), place };
}

/** A host that is asked by keys has one that is called after it; a null is as good as nothing. */
const hostOf = (row: HostRow): Host => {
  const bare = bareHost(row.id);
  return { ...bare, ...(row as Partial<Host>), keys: row.keys ?? (row.account ? [] : bare.keys) } as Host;
};

const priceOf = (row: MachinePriceRow): DatedPrice =>
  filled(machinePriceSchema, row, { tax: "unknown", condition: "new", verified: false });

const rentOf = (row: RentRow): Rent => filled(rentSchema, row, { scale_to_zero: false });

function machineOf(row: MachineRow, place: string): Machine {
  const { prices = [], rents = [] } = row;
  // Before `premises` was said of each machine, one that has rents alone was a rented one.
  const premises = prices.length === 0 && rents.length > 0 ? "rented" : "own";
  const machine = filled(listedMachineSchema, row, { also: [], kind: "pc", premises, gpus: 1, prices, rents });
  return { ...machine, prices: prices.map(priceOf), rents: rents.map(rentOf), place };
}

const tunedOf = (row: TunedRow, place: string): TunedOffering => ({
  ...filled(tunedSchema, row, { weak_source: false }),
  place,
});

const boardOf = (row: BoardRow, place: string): Board => ({ ...filled(boardSchema, row, {}), place });

const qualityOf = ({ model, signals }: QualityRow, place: string): ModelQuality => ({
  model,
  signals: signals.map((signal) => filled(signalSchema, signal, {})),
  place,
});

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

const defaultOf = (row: DefaultRow): Default => ({ ...row, date: row.date ?? null });

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
  machines: { schema: listedMachineSchema, key: "id", list: "machines", make: machineOf },
  rates: { schema: rateSchema, key: "currency", list: "fx", make: fxRateOf },
  tariffs: { schema: tariffSchema, key: "region", list: "tariffs", make: asWritten<Tariff> },
  defaults: { schema: defaultSchema, key: "id", list: "defaults", make: defaultOf },
  explained: { schema: explainedSchema, key: "id", list: "explained", make: asWritten<ExplainedFinding> },
} as const;

export type RowSection = keyof typeof ROWS;

const head = {
  schema_version: optional(z.literal(1)),
  as_of: about(optional(day()), "The day on which the list was last gone through"),
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
