/**
 * What one request asks of a model, in tokens: the brief's usage, filled up with stated defaults, and how much a model
 * thinks; and by what else the rows of an advice are priced.
 */

import { rememberEach } from "../remember/remember.ts";
import type { Brief, IsoDate, Tier, Usage } from "../types/brief.ts";
import type { Range } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { Default, DefaultId, FxRate, Model, Pricing } from "../types/pricing.ts";
import { assumptionOf, defaultOf, numberOf } from "./defaults.ts";
import { exactly } from "./money.ts";
import { type UnsaidRates, unsaidRates } from "./token-rates.ts";

export interface TokenProfile {
  input_tokens: number;
  output_tokens: number;
  /** Thinking before the answer as the brief states it; billed as output. 0 where it states none. */
  reasoning_tokens: number;
  /** What a model that always thinks usually needs for such a task, where nothing is stated or measured. */
  thinking: Range<number>;
  /** Share of the input read from the provider's cache, 0 to 1. */
  cached_share: number;
  /** Share of the input written to the provider's cache, 0 to 1. Both shares add up to 1 at most. */
  cache_write_share: number;
  batch: boolean;
  /** True when inference has to stay in a region. */
  resident: boolean;
  /** Which one; null where any that is stated will do. */
  region: string | null;
  unsaid: UnsaidRates;
}

/** Where a number came from, for traces. */
export interface Origin {
  source: string;
  date: IsoDate | string | null;
}

export interface FilledProfile {
  profile: TokenProfile;
  /** What a request to a tuned model takes, which has learnt the labels that a prompt must name; else the profile itself. */
  tuned: TokenProfile;
  /** What the names of the labels add to the input of the profile; 0 where the input is so long that it may hold them. */
  label_tokens: number;
  /** What a search brings beside an input that is too short to hold it, and is counted in the profile; 0 where none is. */
  found_tokens: number;
  /** The words of the statement by which input and answer are counted; null of one that is not. */
  words: { input: string | null; output: string | null };
  /** What the brief left open and was filled up, each with its permanent id. */
  assumptions: Assumption[];
  origins: Record<keyof TokenProfile, Origin>;
}

const FIELDS = {
  input_tokens: "input-tokens",
  output_tokens: "output-tokens",
  reasoning_tokens: "reasoning-tokens",
  cached_share: "cached-share",
  cache_write_share: "cache-write-share",
} as const;

type Field = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as Field[];

const THINKING: Record<Tier, DefaultId> = {
  1: "reasoning-tokens-tier-1",
  2: "reasoning-tokens-tier-2",
  3: "reasoning-tokens-tier-3",
  4: "reasoning-tokens-tier-4",
};

/** Usual thinking tokens of a model that always thinks, for a tier; from the least to the most of all while it is open. */
export function usualThinking(defaults: readonly Default[], tier: Tier | null): Range<number> {
  const of = (each: Tier) => numberOf(defaults, THINKING[each]);
  const spread = numberOf(defaults, "thinking-spread");
  return { low: Math.round(of(tier ?? 1) / spread), likely: of(tier ?? 2), high: of(tier ?? 4) * spread };
}

/** A length that the statement names, in its words; null of one that another step settles. */
export interface CountedLength {
  tokens: number;
  words: string | null;
}

/** Texts of one meaning that an answer holds, and the words of the statement that name their languages. */
export interface SeveralTexts {
  count: number;
  words: string;
}

/** The names of labels that a prompt holds. */
export interface NamedLabels {
  tokens: number;
  /** A search brings them, so that no input of the brief holds them. */
  are_searched: boolean;
}

/** Of whom the request is asked and where: what a brief says besides its usage. */
export interface Circumstances {
  /** Null while it is open. */
  tier?: Tier | null;
  /** True when inference has to stay in a region. */
  resident?: boolean;
  /** Which one; left out where any that is stated will do. */
  region?: string | undefined;
  /** True where a few passages stand in for whole documents: then for input that is not stated, or longer than they are worth. */
  passages?: boolean;
  /** The id of the default for what a search brings beside what is asked; left out where nothing is searched. */
  found?: DefaultId;
  /** How long input is by the statement, or the id of the default for such work where that is not the one of any. */
  usual_input?: CountedLength | DefaultId;
  /** How long an answer is by the statement, or the id of the default for such work where that is not the one of any. */
  answer?: CountedLength | DefaultId;
  /** Left out where an answer is one text. */
  texts?: SeveralTexts;
  labels?: NamedLabels;
}

/** The input that the brief states and that is sent; undefined where it says none, or passages stand in for it. */
function inputSent(usage: Usage | undefined, defaults: readonly Default[], passages: boolean): number | undefined {
  const input = usage?.input_tokens;
  return passages && input !== undefined && input > numberOf(defaults, "retrieval-from-tokens") ? undefined : input;
}

/** What a search brings beside the input that a brief states, where that holds no more than a question. */
function foundBeside(
  input: number | undefined,
  found: DefaultId | undefined,
  defaults: readonly Default[],
): Default | null {
  if (input === undefined || found === undefined || input >= numberOf(defaults, "found-held-from")) return null;
  return defaultOf(defaults, found);
}

/** Profiles that are kept: briefs of a batch share few, and costs of requests go with them. */
const PROFILES = 32;

const profileBy = rememberEach(
  PROFILES,
  (defaults: readonly Default[], _key: string, usage: Usage | undefined, circumstances: Circumstances) =>
    fillUp(usage, defaults, circumstances),
);

/** Fills up usage with the defaults. The result is shared; do not change it. */
export function tokenProfile(
  usage: Usage | undefined,
  defaults: readonly Default[],
  circumstances: Circumstances = {},
): FilledProfile {
  const { tier, resident, region, passages, found, usual_input, answer, texts, labels } = circumstances;
  const keyOf = (length: CountedLength | string | undefined) =>
    typeof length === "object" ? `${length.tokens} ${length.words}` : length;
  let key = `${tier} ${resident} ${region} ${passages} ${found} ${keyOf(usual_input)} ${keyOf(answer)} ${texts?.count} ${texts?.words} ${labels?.tokens} ${labels?.are_searched} ${usage?.batch}`;
  if (usage) for (const field of FIELD_NAMES) key += ` ${usage[field]}`;
  return profileBy(defaults, key, usage, circumstances);
}

/** A length that the statement names, in place of a default. */
const lengthDefault = (side: "input" | "output", { tokens, words }: CountedLength): Default => ({
  id: `stated-${side}-tokens`,
  value: tokens,
  unit: "tokens",
  means:
    words === null
      ? "Input tokens of what is said in a request, as a step hears it"
      : `${side === "input" ? "Input tokens of a request" : "Output tokens of an answer"} as long as the statement says ("${words}")`,
  source: "assumption",
  date: null,
});

/** The usual length of an answer; of one that is as long as what goes in, by that. */
function usualAnswer(id: DefaultId, input_tokens: number, defaults: readonly Default[]): Default {
  const found = defaultOf(defaults, id);
  if (id !== AS_LONG) return found;
  return { ...found, value: Math.round(Number(found.value) * input_tokens), unit: "tokens" };
}

/** The default for answers that are as long as what goes in: how many times as long. */
export const AS_LONG = "same-output-times";

/** What a field holds that the brief leaves open: a default, or a length that its statement names. */
function usualOf(
  field: Field,
  { passages, usual_input, answer, texts }: Circumstances,
  input_tokens: number,
  defaults: readonly Default[],
): Default {
  if (field === "input_tokens") {
    if (passages) return defaultOf(defaults, "retrieved-tokens");
    return typeof usual_input === "object"
      ? lengthDefault("input", usual_input)
      : defaultOf(defaults, usual_input ?? FIELDS[field]);
  }
  if (field !== "output_tokens") return defaultOf(defaults, FIELDS[field]);
  if (typeof answer === "object") return lengthDefault("output", answer);
  const one = usualAnswer(answer ?? FIELDS[field], input_tokens, defaults);
  return texts ? { ...one, value: Number(one.value) * texts.count, means: `${one.means} (${texts.words})` } : one;
}

/** The share written to a cache is listed only where a cache is used. */
function fillUp(usage: Usage | undefined, defaults: readonly Default[], circumstances: Circumstances): FilledProfile {
  const {
    tier = null,
    resident = false,
    region = null,
    passages = false,
    answer,
    texts,
    labels = { tokens: 0, are_searched: false },
  } = circumstances;
  const brief: Origin = { source: "the brief", date: null };
  const thinking = usualThinking(defaults, tier);
  const unsaid = unsaidRates(defaults);
  const profile = { batch: usage?.batch ?? false, thinking, resident, region, unsaid } as TokenProfile;
  const origins = { batch: brief } as Record<keyof TokenProfile, Origin>;
  const assumptions: Assumption[] = [];
  for (const field of FIELD_NAMES) {
    const value = field === "input_tokens" ? inputSent(usage, defaults, passages) : usage?.[field];
    if (value !== undefined) {
      profile[field] = value;
      origins[field] = brief;
      continue;
    }
    const filled = usualOf(field, circumstances, profile.input_tokens, defaults);
    profile[field] = Number(filled.value);
    origins[field] = { source: filled.source, date: filled.date };
    if (field !== "cache_write_share" || profile.cached_share > 0) assumptions.push(assumptionOf(filled));
  }
  const beside = foundBeside(usage?.input_tokens, circumstances.found, defaults);
  const found_tokens = Number(beside?.value ?? 0);
  if (beside) {
    profile.input_tokens += found_tokens;
    origins.input_tokens = { source: `the brief; ${beside.source}`, date: beside.date };
    assumptions.push(assumptionOf(beside));
  }
  // Both shares are of the same input, so that what is read from the cache is not written to it.
  profile.cache_write_share = Math.min(profile.cache_write_share, 1 - profile.cached_share);
  const wordsOf = (field: Field, length: CountedLength | string | undefined) =>
    usage?.[field] === undefined && typeof length === "object" ? length.words : null;
  const words = {
    input: passages ? null : wordsOf("input_tokens", circumstances.usual_input),
    output: wordsOf("output_tokens", answer) ?? (usage?.output_tokens === undefined ? (texts?.words ?? null) : null),
  };
  const { tokens: names, are_searched } = labels;
  // An input shorter than the names of the labels is that of the text alone.
  if (names === 0 || (names <= profile.input_tokens && !are_searched))
    return { profile, tuned: profile, label_tokens: 0, found_tokens, words, assumptions, origins };
  const source = "the names of the labels in a prompt, estimated";
  origins.input_tokens = { source: `${origins.input_tokens.source}; ${source}`, date: origins.input_tokens.date };
  const text = `Tokens of the labels that a prompt names, on top of the text: ${names} tokens (assumption)`;
  assumptions.push({ id: "label-tokens", text, value: names, unit: "tokens" });
  const prompted = { ...profile, input_tokens: profile.input_tokens + names };
  return { profile: prompted, tuned: profile, label_tokens: names, found_tokens, words, assumptions, origins };
}

type Thinker = Pick<Model, "reasoning" | "thinking_tokens">;

/**
 * Tokens that a model thinks before it answers one request, which bill as output. What the brief states counts, for models that think at all. A model that always
 * thinks is never counted at 0: its own measured tokens count, or else the usual ones of the tier. One that may be told
 * not to is counted without, and one of which nothing is known may think as much as is usual.
 */
export function thinkingOf(
  { reasoning, thinking_tokens: measured }: Thinker,
  profile: Pick<TokenProfile, "reasoning_tokens" | "thinking">,
): Range<number> {
  if (reasoning === "none") return exactly(0);
  if (profile.reasoning_tokens > 0) return exactly(profile.reasoning_tokens);
  if (reasoning === "optional") return exactly(0);
  const usual = measured ?? profile.thinking;
  return reasoning === "always" ? usual : { low: 0, likely: 0, high: usual.high };
}

/** Whether inference is kept in a region: at a host that does not state the one that is asked for nobody can buy that. */
export const isKept = ({ regions }: Model, { resident, region }: TokenProfile): boolean =>
  resident && (region === null || regions === null || regions.includes(region));

/** What all rows of one advice are priced by. */
export interface CostSetting {
  filled: FilledProfile;
  /** A whole number; null when unknown. */
  requests_per_month: number | null;
  as_of: IsoDate;
  rate: FxRate;
  defaults: readonly Default[];
  /** Give each figure its formula, inputs, sources and dates. */
  explain: boolean;
}

/** The requests of a month as a whole number, of which some are always asked; null when unknown. */
export const volumeOf = ({ usage }: Brief): number | null =>
  usage?.requests_per_month === undefined
    ? null
    : usage.requests_per_month && Math.max(1, Math.round(usage.requests_per_month));

/** The setting for a usage, with defaults where it is silent. */
export function costSetting(
  usage: Usage | undefined,
  requests_per_month: number | null,
  {
    pricing,
    as_of,
    rate,
    explain,
    ...circumstances
  }: { pricing: Pricing; as_of: IsoDate; rate: FxRate; explain: boolean } & Circumstances,
): CostSetting {
  const filled = tokenProfile(usage, pricing.defaults, circumstances);
  return { filled, requests_per_month, as_of, rate, defaults: pricing.defaults, explain };
}
