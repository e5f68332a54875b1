/** Rows of price files as the values that the program works with: what is left out becomes null or empty. */
import { BARE_MODEL } from "../../core/prices/bare-model.ts";
import { bareHost } from "../../core/prices/hosts.ts";
import { decimalText, divideHalfEven, scaled } from "../../core/prices/money.ts";
import type {
  Board,
  DatedPrice,
  FxRate,
  Host,
  Licence,
  LongContext,
  Machine,
  Model,
  ModelQuality,
  PricePeriod,
  Rent,
  TunedOffering,
} from "../../core/types/pricing.ts";
import type {
  BoardRow,
  HostRow,
  MachineRow,
  ModelRow,
  PeriodRow,
  QualityRow,
  RateRow,
  TunedRow,
} from "./pricing-schema.ts";

type LongRow = NonNullable<PeriodRow["long_context"]>;

function longContext({ longer, ...step }: LongRow): LongContext {
  const known = Object.entries(step).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(known) as Partial<LongContext>),
    input: step.input,
    cached_input: step.cached_input ?? null,
    output: step.output,
    ...(longer ? { longer: longContext(longer as LongRow) } : {}),
  };
}

const withCached = <Row extends { cached_input?: number | null }>(row: Row) => ({
  ...row,
  cached_input: row.cached_input ?? null,
});

export const BARE_PERIOD: Readonly<PricePeriod> = {
  from: null,
  until: null,
  input: null,
  cached_input: null,
  output: null,
  cache_write: null,
  cache_write_1h: null,
  batch_input: null,
  batch_output: null,
  batch_cached_input: null,
};

function period({ long_context, peak, flex, priority, ...row }: PeriodRow): PricePeriod {
  return {
    ...BARE_PERIOD,
    ...row,
    ...(long_context ? { long_context: longContext(long_context) } : {}),
    ...(peak ? { peak: withCached(peak) } : {}),
    ...(flex ? { flex: withCached(flex) } : {}),
    ...(priority ? { priority: withCached(priority) } : {}),
  };
}

const licenceOf = (row: NonNullable<ModelRow["licence"]>): Licence => ({
  conditions: [],
  user_cap: null,
  naming: null,
  ...row,
});

/** `place` is where the row stands: `models/openai.yaml:12:5`. */
export function modelOf(row: ModelRow, place: string): Model {
  const aliases = (row.aliases ?? {}) as Record<string, string>;
  const licence = row.licence ? licenceOf(row.licence) : null;
  const maker = row.maker ?? row.provider;
  return { ...BARE_MODEL, ...row, maker, licence, aliases, prices: (row.prices ?? []).map(period), place };
}

const BARE_TUNED: TunedOffering = {
  id: "",
  name: "",
  provider: "",
  base: null,
  train_per_million_tokens: null,
  input: null,
  output: null,
  storage_per_month: null,
  hourly_fee: null,
  scale_to_zero: null,
  min_hours: null,
  regions: null,
  train_regions: null,
  adapter_limits: null,
  open_to_new: null,
  closes: null,
  note: null,
  source: "",
  checked: "",
  confidence: null,
  weak_source: false,
  place: "",
};

export const tunedOf = (row: TunedRow, place: string): TunedOffering => ({ ...BARE_TUNED, ...row, place });

export const boardOf = (row: BoardRow, place: string): Board => ({ bands: null, languages: null, ...row, place });

export function qualityRowOf({ model, signals }: QualityRow, place: string): ModelQuality {
  const bare = { plus_minus: null, effort: null, date: null };
  return { model, signals: signals.map((signal) => ({ ...bare, ...signal })), place };
}

const BARE_MACHINE: Machine = {
  id: "",
  name: "",
  also: [],
  maker: null,
  kind: "pc",
  premises: "own",
  sold_from: null,
  sold_until: null,
  complete: false,
  decode_class: "",
  memory_kind: "unified",
  bandwidth_gb_s: 0,
  memory_gb: null,
  usable_share: null,
  gpus: 1,
  gpu_cores: null,
  fp32_tflops: null,
  prefill_tflops: null,
  tensor_fp16_tflops: null,
  idle_w: null,
  load_w: null,
  max_w: null,
  power_note: null,
  prices: [],
  rents: [],
  note: null,
  source: "",
  place: "",
};

type PriceRow = NonNullable<MachineRow["prices"]>[number];
type RentRow = NonNullable<MachineRow["rents"]>[number];

const priceOf = (row: PriceRow): DatedPrice => ({
  ...row,
  tax: row.tax ?? "unknown",
  country: row.country ?? null,
  condition: row.condition ?? "new",
  verified: row.verified ?? false,
});

const rentOf = (row: RentRow): Rent => ({
  ...row,
  usd_per_second: row.usd_per_second ?? null,
  scale_to_zero: row.scale_to_zero ?? false,
  region: row.region ?? null,
  region_name: row.region_name ?? null,
  tenancy: row.tenancy ?? null,
  source: row.source ?? null,
  confidence: row.confidence ?? null,
});

export function machineOf(row: MachineRow, place: string): Machine {
  const prices = (row.prices ?? []).map(priceOf);
  const rents = (row.rents ?? []).map(rentOf);
  // Before `premises` was said of each machine, one that has rents alone was a rented one.
  const premises = row.premises ?? (prices.length === 0 && rents.length > 0 ? "rented" : "own");
  return { ...BARE_MACHINE, ...row, premises, prices, rents, place };
}

/** Units per dollar with six decimals: what is printed is what is reckoned with. */
function perUsd(row: RateRow): number {
  if (row.per_usd !== undefined) return row.per_usd;
  return Number(decimalText(divideHalfEven(10n ** 18n, scaled(row.usd_per_unit ?? 1, 12) ?? 1n), 6));
}

export function fxRateOf(row: RateRow): FxRate {
  return { currency: row.currency, per_usd: perUsd(row), date: row.date, source: row.source };
}

/** A host that is asked by keys has one that is called after it; a null is as good as nothing. */
export const hostOf = (row: HostRow): Host => {
  const bare = bareHost(row.id);
  return { ...bare, ...(row as Partial<Host>), keys: row.keys ?? (row.account ? [] : bare.keys) } as Host;
};
