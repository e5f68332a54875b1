/** The shape of the YAML files under pricing/ and of an agency's own price files: any file may hold any section. */

import * as z from "zod/mini";
import { isDay } from "../../core/text/days.ts";
import { ANSWER_LIMITS, MODALITIES, SIZE_CLASSES } from "../../core/types/pricing.ts";
import { readDocument } from "../documents/parse-yaml.ts";
import type { TextFile } from "../documents/parsed.ts";
import { expecting } from "../documents/schema-issues.ts";

/** Adds what editors show beside a field. */
function about<S extends z.core.$ZodType>(schema: S, description: string): S {
  z.globalRegistry.add(schema, { description });
  return schema;
}

const optional = z.exactOptional;
/** A fact that may be left out or null; both are unknown. */
const known = <S extends z.core.$ZodType>(schema: S) => optional(z.nullable(schema));

const text = (longest = 300) => z.string().check(z.minLength(1), z.maxLength(longest));
const like = (pattern: RegExp, wanted: string) => z.string().check(z.regex(pattern, { error: expecting(wanted) }));

const wantsDate = { error: expecting("a date such as 2026-11-23") };
const date = () =>
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { ...wantsDate, abort: true }), z.refine(isDay, wantsDate));
/** A day, a month, a year, or a span of months or years: as exact as the source is. */
const roughDate = () =>
  like(/^\d{4}(?:-\d{2}(?:-\d{2}|\/\d{2})?|-\d{4})?$/, "a date such as 2026-11-23, or a month or year in quotes");
const id = () => like(/^[a-z0-9][a-z0-9.@-]{0,63}$/, "an id of small letters, digits, dots, hyphens and @");
const currency = () => like(/^[A-Z]{3}$/, "a currency code of three capitals such as AUD");
const whole = (most: number) => z.int().check(z.positive(), z.maximum(most));
const over0 = (most: number) => z.number().check(z.positive(), z.maximum(most));
const from0 = (most: number) => z.number().check(z.minimum(0), z.maximum(most));

/** Finer prices could not be kept exactly. */
const hasSixDecimals = (value: number) => {
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  return digits.replace(/^\d\.?/, "").length - Number(exponent) <= 6;
};
const price = () =>
  z.nullable(from0(100_000).check(z.refine(hasSixDecimals, { error: expecting("at most six decimals") })));

const rates = () => ({
  input: about(price(), "US dollars per million tokens; null is unknown"),
  cached_input: optional(price()),
  output: about(price(), "US dollars per million tokens; null is unknown"),
});

const longContextFields = () => ({
  ...rates(),
  cache_write: optional(price()),
  batch_input: optional(price()),
  batch_output: optional(price()),
  over_input_tokens: optional(whole(1e9)),
  at_or_over_input_tokens: optional(whole(1e9)),
});
const longContext = z.strictObject({
  ...longContextFields(),
  longer: about(optional(z.strictObject(longContextFields())), "A second step, for still longer input"),
});

const peak = z.strictObject({
  ...rates(),
  utc: z.array(like(/^\d{2}:\d{2}-\d{2}:\d{2}$/, "hours such as 01:00-04:00")).check(z.minLength(1)),
  days: text(),
});

const speedRates = z.strictObject(rates());

const period = z.strictObject({
  from: about(known(date()), "First day; null for since ever"),
  until: about(known(date()), "First day on which it no longer holds; null for still"),
  ...rates(),
  cache_write: about(optional(price()), "Writing to a cache of five minutes"),
  cache_write_1h: about(optional(price()), "Writing to a cache of an hour"),
  batch_input: optional(price()),
  batch_output: optional(price()),
  batch_cached_input: about(optional(price()), "Input read from a cache in a batch, where the host says its price"),
  per_request: about(optional(from0(1000)), "US dollars per request, on top of the tokens"),
  long_context: about(optional(longContext), "Prices of the whole request when its input is so long"),
  peak: about(optional(peak), "Higher prices at set hours"),
  flex: about(optional(speedRates), "Slower answers at lower prices"),
  priority: about(optional(speedRates), "Faster answers at higher prices"),
});

const licence = z.strictObject({
  name: text(100),
  commercial: about(z.enum(["yes", "no", "conditions"]), "May a client use it for business?"),
  conditions: optional(z.array(text())),
  user_cap: about(known(whole(1e12)), "Monthly users above which a separate licence is needed"),
  naming: about(known(text()), "What a product built on it must say or be called"),
});

const region = () => like(/^[a-z]{2,10}$/, "a region such as au, us, eu or global");
const modalities = () => z.array(z.enum(MODALITIES)).check(z.minLength(1));

const thinkingTokens = z.strictObject({ low: from0(1e7), likely: from0(1e7), high: from0(1e7) }).check(
  z.refine(({ low, likely, high }) => low <= likely && likely <= high, {
    error: expecting("low, likely and high in rising order"),
  }),
);

const architecture = z.strictObject({
  layers: whole(1000),
  kv_heads: whole(1000),
  head_dim: whole(10_000),
  full_layers: optional(z.int().check(z.minimum(0), z.maximum(1000))),
  window: optional(z.int().check(z.minimum(0), z.maximum(1e7))),
  full_kv_heads: optional(whole(1000)),
  full_head_dim: optional(whole(10_000)),
  cached_layers: optional(whole(1000)),
  cached_full_layers: optional(whole(1000)),
  kv_tied: about(optional(z.boolean()), "Keys and values are one vector, cached once"),
  state_mib: about(optional(over0(100_000)), "Fixed state of one sequence, of layers without a cache"),
  vocab: optional(whole(1e7)),
  source: optional(text()),
});

const modelSchema = z.strictObject({
  id: about(id(), "Permanent; names a fixed snapshot"),
  name: text(100),
  maker: about(optional(id()), "Who made it; left out where the host did"),
  provider: about(id(), "Who serves it"),
  base: about(known(id()), "Id of the maker's own row of the same model"),
  kind: z.enum(["cloud", "hosted-open", "self-hosted"]),
  size_class: z.enum(SIZE_CLASSES),
  tiers: z.array(z.literal([1, 2, 3, 4])).check(z.minLength(1), z.maxLength(4)),
  suits: about(optional(z.array(id())), "What it is made for, such as code; none for a general model"),
  status: z.enum(["current", "legacy", "deprecated", "retired"]),
  released: known(roughDate()),
  retires: known(date()),
  retires_kind: known(z.enum(["announced", "not_before"])),
  replacement: known(id()),
  open_to_new: about(known(z.boolean()), "May somebody who is no customer yet buy it?"),
  regions: about(known(z.array(region()).check(z.minLength(1))), "Where inference stays; global is anywhere"),
  residency_uplift: about(
    known(z.number().check(z.minimum(1), z.maximum(10))),
    "Factor on prices for staying in a region",
  ),
  trains_on_data: about(known(z.boolean()), "Does the host train on what customers send, unless they opt out?"),
  input_modalities: about(optional(modalities()), "What goes in; text where left out"),
  output_modalities: about(optional(modalities()), "What comes out; text where left out"),
  tools: about(known(z.boolean()), "Can it call tools?"),
  structured_output: about(known(z.boolean()), "Can its answer be held to a JSON schema?"),
  languages: known(z.array(text(40))),
  context_tokens: known(whole(1e9)),
  max_output_tokens: known(whole(1e9)),
  reasoning: known(z.enum(["none", "optional", "always"])),
  thinking_tokens: about(known(thinkingTokens), "Measured thinking tokens of one request"),
  tokenizer_factor: known(over0(10)),
  open_weights: z.boolean(),
  licence: known(licence),
  params_b: known(over0(100_000)),
  active_params_b: known(over0(100_000)),
  experts: known(z.strictObject({ count: whole(100_000), active: whole(100_000) })),
  architecture: known(architecture),
  weights_gib: optional(z.record(like(/^[a-z0-9_]{2,20}$/, "a quantisation such as q4_k_m"), over0(100_000))),
  fine_tunable: known(z.boolean()),
  fine_tune_note: known(text()),
  ollama_tag: known(text(100)),
  huggingface: known(like(/^[\w.-]+\/[\w.-]+$/, "a repository such as meta-llama/Llama-3.1-8B-Instruct")),
  article: known(z.strictObject({ range_aud_per_1k: z.nullable(z.tuple([from0(1e6), from0(1e6)])) })),
  prices: optional(z.array(period)),
  source: about(text(), "The page that it was read from"),
  checked: about(date(), "The day on which it was read"),
  confidence: known(text()),
  weak_source: about(optional(z.boolean()), "One weak source alone supports the row"),
  single_list: about(
    optional(z.boolean()),
    "The price was seen in one price list of others alone, on no page of the host",
  ),
  reseller: about(optional(z.boolean()), "The host passes requests on to hosts of its choice"),
  note: known(text(500)),
  pinned: about(optional(z.boolean()), "An import changes its price only with a yes"),
  also: about(optional(z.array(text(100))), "Other spellings that people use"),
  aliases: about(
    optional(
      z.strictObject({
        litellm: optional(text(200)),
        "genai-prices": optional(text(200)),
        "models.dev": optional(text(200)),
        openrouter: optional(text(200)),
      }),
    ),
    "Its ids in the price lists that can be imported",
  ),
});

const byRegion = <S extends z.core.$ZodType>(schema: S) =>
  optional(z.record(like(/^[a-z]{2,10}$/, "a region such as au, us or eu"), schema));
const address = () => like(/^https:\/\/[\w./-]+$/, "an address that begins with https://");
const variable = () => like(/^[A-Z][A-Z0-9_]{0,63}$/, "an environment variable such as GROQ_API_KEY");

const hostSchema = z.strictObject({
  id: about(id(), "The `provider` of its models"),
  name: about(text(60), "What people call it"),
  promptfoo: about(
    known(like(/^[a-z][a-z-]*:(?:[a-z]+:)?$/, "a beginning such as groq:")),
    "How promptfoo begins the names of its models",
  ),
  promptfoo_package: about(known(text(100)), "What promptfoo needs beside itself to ask it, as npm calls it"),
  litellm: about(optional(text(60)), "What LiteLLM calls it; left out where that is the id"),
  litellm_region: about(known(text(60)), "What LiteLLM calls the region of a cloud"),
  keys: about(optional(z.array(variable())), "The environment variable of the key, and what else must be set"),
  account: about(known(text(60)), "The account that a machine is signed in with, in place of keys"),
  address: about(known(address()), "Where it is asked wherever the data are, where the programs do not know it"),
  addresses: about(byRegion(address()), "Addresses that serve one region"),
  cloud_regions: about(byRegion(text(60)), "What a cloud calls our regions"),
  cloud_hosts: about(byRegion(text(200)), "Addresses of a cloud that do not follow from its region"),
  profiles: about(optional(z.array(region())), "What names of models begin with that are asked of a group of regions"),
  deployments: about(
    known(z.strictObject({ zone: text(30), region: text(30) })),
    "Each client deploys models under names of its own: what the types that keep a zone and a region are called",
  ),
  inference_geo: about(optional(z.array(region())), "Regions that a request itself may ask for"),
  names_anew: about(optional(z.boolean()), "Its names for models are not ours, and must be looked up"),
  zero_temperature: about(optional(z.boolean()), "Does it take a temperature of 0? Yes where left out"),
  answer_limit: about(
    optional(z.enum(ANSWER_LIMITS)),
    "What the most tokens of an answer are called: max_completion_tokens of models that think alone",
  ),
  region_condition: about(known(text()), "What must be done there before it processes in a region"),
  source: text(),
  checked: roughDate(),
});

const tunedSchema = z.strictObject({
  id: id(),
  name: text(100),
  provider: id(),
  base: about(known(id()), "Id of the model that is tuned; none where the host takes any open weights"),
  train_per_million_tokens: about(known(price()), "US dollars per million training tokens"),
  input: about(known(price()), "US dollars per million tokens; null is unknown, or by the hour"),
  output: known(price()),
  storage_per_month: about(known(from0(1e6)), "US dollars a month for keeping the tuned weights"),
  hourly_fee: about(known(from0(1e5)), "US dollars an hour while deployed, used or not; 0 where only tokens bill"),
  scale_to_zero: about(known(z.boolean()), "Does an idle deployment cost nothing?"),
  min_hours: known(from0(10_000)),
  regions: about(known(z.array(region()).check(z.minLength(1))), "Where inference stays"),
  train_regions: known(z.array(region()).check(z.minLength(1))),
  adapter_limits: known(text(500)),
  open_to_new: known(z.boolean()),
  closes: about(known(date()), "First day without new training or serving"),
  note: known(text(500)),
  source: text(),
  checked: date(),
  confidence: known(text()),
  weak_source: optional(z.boolean()),
});

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

const measured = () => known(over0(1e6));

const machinePrice = z.strictObject({
  amount: over0(1e9),
  currency: currency(),
  what: text(),
  tax: about(optional(z.enum(["included", "excluded", "unknown"])), "Whether the amount holds sales tax (GST, VAT)"),
  country: known(like(/^[A-Z]{2}$/, "a country code of two capitals such as AU")),
  condition: optional(z.enum(["new", "used", "estimate", "launch", "part"])),
  date: roughDate(),
  source: text(),
  verified: optional(z.boolean()),
});

const rent = z.strictObject({
  provider: text(100),
  usd_per_hour: about(over0(10_000), "US dollars without sales tax"),
  usd_per_second: known(over0(100)),
  scale_to_zero: about(optional(z.boolean()), "True when nothing is billed while no request runs"),
  region: known(like(/^[a-z]{2,10}$/, "a region such as au, us or eu")),
  region_name: known(text(100)),
  tenancy: known(text()),
  checked: text(40),
  source: known(text()),
  confidence: known(z.enum(["A", "B", "C"])),
});

const machineSchema = z.strictObject({
  id: id(),
  name: text(100),
  also: optional(z.array(text(100))),
  maker: known(text(60)),
  kind: about(optional(z.enum(["mac", "pc", "server", "card", "chip"])), "What it is; by default a PC"),
  premises: about(
    optional(z.enum(["own", "own-cloud", "rented"])),
    "Whose it is: owned, rented in the client's own cloud account, or rented at a GPU host",
  ),
  sold_from: known(date()),
  sold_until: about(known(date()), "The last day on which it was sold new"),
  complete: about(z.boolean(), "True when `prices` buy a working machine; false for a bare chip or card"),
  decode_class: text(40),
  memory_kind: z.enum(["unified", "discrete"]),
  bandwidth_gb_s: over0(100_000),
  memory_gb: measured(),
  usable_share: about(known(over0(1)), "Share of the memory that a model can have, as measured"),
  gpus: optional(whole(64)),
  gpu_cores: measured(),
  fp32_tflops: measured(),
  prefill_tflops: measured(),
  tensor_fp16_tflops: measured(),
  idle_w: measured(),
  load_w: measured(),
  max_w: measured(),
  power_note: known(text()),
  prices: optional(z.array(machinePrice)),
  rents: optional(z.array(rent)),
  note: known(text(500)),
  source: text(),
});

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

/** Rows by section, with the field that names a row. */
export const ROWS = {
  models: { schema: modelSchema, key: "id" },
  hosts: { schema: hostSchema, key: "id" },
  tuned: { schema: tunedSchema, key: "id" },
  boards: { schema: boardSchema, key: "id" },
  quality: { schema: qualitySchema, key: "model" },
  machines: { schema: machineSchema, key: "id" },
  rates: { schema: rateSchema, key: "currency" },
  tariffs: { schema: tariffSchema, key: "region" },
  defaults: { schema: defaultSchema, key: "id" },
  explained: { schema: explainedSchema, key: "id" },
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

export type ModelRow = z.infer<typeof modelSchema>;
export type PeriodRow = z.infer<typeof period>;
export type HostRow = z.infer<typeof hostSchema>;
export type TunedRow = z.infer<typeof tunedSchema>;
export type BoardRow = z.infer<typeof boardSchema>;
export type QualityRow = z.infer<typeof qualitySchema>;
export type MachineRow = z.infer<typeof machineSchema>;
export type RateRow = z.infer<typeof rateSchema>;
export type DiscountRow = z.infer<typeof discountSchema>;
