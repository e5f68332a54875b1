/** Rows of models: what a file may say. */

import * as z from "zod/mini";
import { MODALITIES } from "../../core/types/brief.ts";
import { SIZE_CLASSES } from "../../core/types/decision.ts";
import {
  about,
  above,
  day,
  from,
  id,
  known,
  like,
  optional,
  price,
  region,
  roughDay,
  text,
  wholeUpTo,
} from "../documents/fields.ts";
import { expecting } from "../documents/schema-issues.ts";

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
  over_input_tokens: optional(wholeUpTo(1e9)),
  at_or_over_input_tokens: optional(wholeUpTo(1e9)),
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
  from: about(known(day()), "First day; null for since ever"),
  until: about(known(day()), "First day on which it no longer holds; null for still"),
  ...rates(),
  cache_write: about(optional(price()), "Writing to a cache of five minutes"),
  cache_write_1h: about(optional(price()), "Writing to a cache of an hour"),
  batch_input: optional(price()),
  batch_output: optional(price()),
  batch_cached_input: about(optional(price()), "Input read from a cache in a batch, where the host says its price"),
  per_request: about(optional(from(0, 1000)), "US dollars per request, on top of the tokens"),
  long_context: about(optional(longContext), "Prices of the whole request when its input is so long"),
  peak: about(optional(peak), "Higher prices at set hours"),
  flex: about(optional(speedRates), "Slower answers at lower prices"),
  priority: about(optional(speedRates), "Faster answers at higher prices"),
});

export const licenceSchema = z.strictObject({
  name: text(100),
  commercial: about(z.enum(["yes", "no", "conditions"]), "May a client use it for business?"),
  /** What must be kept to, in plain words. */
  conditions: optional(z.array(text())),
  user_cap: about(known(wholeUpTo(1e12)), "Monthly users above which a separate licence is needed"),
  naming: about(known(text()), "What a product built on it must say or be called"),
});

const modalities = () => z.array(z.enum(MODALITIES)).check(z.minLength(1));

const thinkingTokens = z.strictObject({ low: from(0, 1e7), likely: from(0, 1e7), high: from(0, 1e7) }).check(
  z.refine(({ low, likely, high }) => low <= likely && likely <= high, {
    error: expecting("low, likely and high in rising order"),
  }),
);

const architecture = z.strictObject({
  layers: wholeUpTo(1000),
  /** Cached heads and their width; those of the sliding layers where the full ones differ. */
  kv_heads: wholeUpTo(1000),
  head_dim: wholeUpTo(10_000),
  /** Layers with full attention, where the others use a sliding window or a fixed state. */
  full_layers: optional(z.int().check(z.minimum(0), z.maximum(1000))),
  /** Tokens that the other layers see; 0 where they keep a fixed state instead. */
  window: optional(z.int().check(z.minimum(0), z.maximum(1e7))),
  /** Of the full layers, where they differ. */
  full_kv_heads: optional(wholeUpTo(1000)),
  full_head_dim: optional(wholeUpTo(10_000)),
  /** Layers with a cache of their own, where the others read that of an earlier layer; and the full ones among them. */
  cached_layers: optional(wholeUpTo(1000)),
  cached_full_layers: optional(wholeUpTo(1000)),
  kv_tied: about(optional(z.boolean()), "Keys and values are one vector, cached once"),
  state_mib: about(optional(above(0, 100_000)), "Fixed state of one sequence, of layers without a cache"),
  /** Words that the model can write: the width of its widest buffer. */
  vocab: optional(wholeUpTo(1e7)),
  source: optional(text()),
});

export const modelSchema = z.strictObject({
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
  released: known(roughDay()),
  retires: known(day()),
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
  context_tokens: known(wholeUpTo(1e9)),
  max_output_tokens: known(wholeUpTo(1e9)),
  reasoning: known(z.enum(["none", "optional", "always"])),
  /** Null is unknown, and defaults by tier count instead. */
  thinking_tokens: about(known(thinkingTokens), "Measured thinking tokens of one request"),
  /** Tokens that this model counts for a text, relative to the usual tokenizers. */
  tokenizer_factor: known(above(0, 10)),
  open_weights: z.boolean(),
  licence: known(licenceSchema),
  params_b: known(above(0, 100_000)),
  active_params_b: known(above(0, 100_000)),
  /** `active`: experts that one token passes through. */
  experts: known(z.strictObject({ count: wholeUpTo(100_000), active: wholeUpTo(100_000) })),
  architecture: known(architecture),
  /** Size in GiB of the weights by quantisation, where a file size is known. */
  weights_gib: optional(z.record(like(/^[a-z0-9_]{2,20}$/, "a quantisation such as q4_k_m"), above(0, 100_000))),
  fine_tunable: known(z.boolean()),
  fine_tune_note: known(text()),
  ollama_tag: known(text(100)),
  huggingface: known(like(/^[\w.-]+\/[\w.-]+$/, "a repository such as meta-llama/Llama-3.1-8B-Instruct")),
  /** Named in the source article; `range_aud_per_1k` is the article's own figure. */
  article: known(z.strictObject({ range_aud_per_1k: z.nullable(z.tuple([from(0, 1e6), from(0, 1e6)])) })),
  prices: optional(z.array(period)),
  source: about(text(), "The page that it was read from"),
  checked: about(day(), "The day on which it was read"),
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

export type ModelRow = z.infer<typeof modelSchema>;
export type PeriodRow = z.infer<typeof period>;
export type LicenceRow = z.infer<typeof licenceSchema>;
