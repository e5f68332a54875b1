/**
 * The facts about models, machines and money, as compiled from pricing/*.yaml. Plain values only; null is unknown. What a
 * row says is of the shape that its schema gives it; here stands what compiling makes of it.
 */
import type { BoardRow, DefaultRow, ExplainedRow, QualityRow, TariffRow } from "../../data/pricing/fact-rows.ts";
import type { HostRow, TunedRow } from "../../data/pricing/host-rows.ts";
import type { MachinePriceRow, MachineRow, RentRow } from "../../data/pricing/machine-rows.ts";
import type { LicenceRow, ModelRow, PeriodRow } from "../../data/pricing/model-rows.ts";
import type { SpeedFile } from "../../data/pricing/speed-schema.ts";
import type { Currency, IsoDate } from "./brief.ts";
import { SIZE_CLASSES, type SizeClass } from "./decision.ts";
import type { SourcePlace } from "./diagnostic.ts";

export type { DefaultId } from "../../data/compiled/wording.generated.ts";
export { SIZE_CLASSES, type SizeClass };

/** A row with all that it may leave out, and the place where it stands: `models/openai.yaml:12:5`. */
type Compiled<Row> = Required<Row> & { place: SourcePlace };

/** Rates in USD per million tokens. */
export interface Rates {
  input: number | null;
  cached_input: number | null;
  output: number | null;
}

export interface LongContext extends Rates {
  cache_write?: number;
  batch_input?: number;
  batch_output?: number;
  /** Applies to the whole request when its input is over this many tokens. */
  over_input_tokens?: number;
  /** The same, from this many tokens on. */
  at_or_over_input_tokens?: number;
  /** A second step, for still longer input. */
  longer?: LongContext;
}

/** Dearer rates at set hours. */
export type PeakRates = Required<NonNullable<PeriodRow["peak"]>>;

type Extras = "per_request" | "long_context" | "peak" | "flex" | "priority";

/** Rates that hold from `from` (inclusive) until `until` (exclusive). USD per million tokens. */
export interface PricePeriod extends Required<Omit<PeriodRow, Extras>>, Pick<PeriodRow, "per_request"> {
  long_context?: LongContext;
  peak?: PeakRates;
  flex?: Rates;
  priority?: Rates;
}

/** What a licence of open weights allows. */
export type Licence = Required<LicenceRow>;

/** What memory and speed follow from. */
export type Architecture = NonNullable<ModelRow["architecture"]>;
export type Experts = NonNullable<ModelRow["experts"]>;

export interface Model extends Omit<Compiled<ModelRow>, "size_class" | "licence" | "prices" | "aliases"> {
  size_class: SizeClass;
  licence: Licence | null;
  prices: PricePeriod[];
  /** A discount of an agency's own that is already taken off `prices`. */
  discount?: { percent: number; source: string };
  /** Ids in the price lists that can be imported: litellm, genai-prices, models.dev, openrouter. */
  aliases: Record<string, string>;
}

/** Id of the row of the maker, which all hosts of one model share. */
export const makersRow = ({ base, id }: Pick<Model, "base" | "id">): string => base ?? id;

/** A base model tuned at a host and served there. Money in US dollars; null is unknown, 0 is free. */
export type TunedOffering = Compiled<TunedRow>;

export type Board = Compiled<BoardRow>;

/** One score of a model on a board. */
export type QualitySignal = Required<QualityRow["signals"][number]>;

export interface ModelQuality extends QualityRow {
  signals: QualitySignal[];
  place: SourcePlace;
}

export type DatedPrice = Required<MachinePriceRow>;
export type Rent = Required<RentRow>;

export interface Machine extends Omit<Compiled<MachineRow>, "prices" | "rents"> {
  prices: DatedPrice[];
  rents: Rent[];
}

/** Whose the machine is: of the client or agency, rented in the client's own cloud account, or of a GPU host. */
export type Premises = Machine["premises"];

/** What a machine can compute and draw; null is unknown. */
export type Powers = Pick<
  Machine,
  "gpu_cores" | "fp32_tflops" | "prefill_tflops" | "tensor_fp16_tflops" | "idle_w" | "load_w" | "max_w"
>;

export interface FxRate {
  currency: Currency;
  /** How many of this currency one US dollar buys. */
  per_usd: number;
  date: string;
  source: string;
}

export type Tariff = TariffRow;

export interface Default extends DefaultRow {
  date: string | null;
}

/** Who serves models, and how it is asked. Null and empty are unknown. */
export type Host = Required<HostRow>;

export type ExplainedFinding = ExplainedRow;

/** The constants that predict memory and speed: pricing/speed.yaml without the file's own head. */
export type Calibration = Omit<SpeedFile, "schema_version" | "as_of">;
export type DecodeClass = Calibration["decode"]["classes"][number];
export type ChipFamily = Calibration["families"][number];
export type Factor = Calibration["decode"]["range"];
export type TrainingRate = Calibration["fine_tuning"]["encoders"];

export interface Pricing {
  /** Hash of the compiled content. */
  version: string;
  as_of: IsoDate;
  models: Model[];
  hosts: Host[];
  tuned: TunedOffering[];
  boards: Board[];
  quality: ModelQuality[];
  machines: Machine[];
  fx: FxRate[];
  tariffs: Tariff[];
  defaults: Default[];
  explained: ExplainedFinding[];
  calibration: Calibration;
  /**
   * The brief at hand is work that is done once: one month is all of it, and pays off what is bought for it. Set while
   * such a brief is priced; no price list says so.
   */
  is_one_run?: true;
}

/** Public price lists that can be imported. */
export const PRICE_LIST_KINDS = ["genai-prices", "litellm", "models.dev", "openrouter"] as const;
export type PriceListKind = (typeof PRICE_LIST_KINDS)[number];

/** A model as a public list has it: in US dollars per million tokens, whatever the list's own unit. */
export interface ListedModel {
  /** Its id in the list; the `aliases` of curated rows name it. */
  id: string;
  /** In order; one without dates where the list has none. A price that the list does not give is null. */
  periods: PricePeriod[];
  retires: IsoDate | null;
  deprecated: boolean;
  context_tokens: number | null;
  max_output_tokens: number | null;
  /** What the list says that a row cannot hold; such a price is not taken. */
  problems: string[];
}

export interface PriceList {
  kind: PriceListKind;
  /** True when the list says that it is one page of several: a model that it lacks may stand on another. */
  partial: boolean;
  models: Map<string, ListedModel>;
  /** A day that the list cannot be newer than, where it gives itself away. */
  frozen: IsoDate | null;
}

/** `place` is where a text ceases to be JSON. */
export type ReadPriceList =
  | { ok: true; list: PriceList }
  | { ok: false; message: string; place?: { line: number; column: number } };
