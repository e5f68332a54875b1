/** The schema of a brief. The validator for the quick look and the published JSON schema are made from it. */
import * as z from "zod/mini";
import {
  APPROACHES,
  type Brief,
  CORRECTNESS,
  FACT_SOURCES,
  INPUTS,
  KNOWLEDGE,
  REVIEWED,
  SENSITIVITY,
  type StatedAmount,
  TIERS,
} from "../../core/types/brief.ts";
import { above, from, optional, text, whole } from "../documents/fields.ts";
import { expecting } from "../documents/schema-issues.ts";
import { answersSomething, isAnswer, isDay, isPercent, sharesOneInput } from "./brief-values.ts";

// Every number and text has a limit: far above what is honest, and low enough that no sum of products overflows.
const MOST_REQUESTS = 1e12;
const MOST_TOKENS = 1e8;
const MOST_MONEY = 1e12;
/** About 16,000 words. */
const LONGEST_TASK = 100_000;
const LONGEST_NAME = 200;
const MOST_STEPS = 50;
const MOST_LANGUAGES = 50;

const answer = (longest: number) => text(longest).check(z.refine(isAnswer, { error: expecting("text") }));
const name = answer(LONGEST_NAME);
const aShare = { error: expecting("a number from 0 to 1 (0.92 for 92%)") };
const share = z.number(aShare).check(z.minimum(0, aShare), z.maximum(1, aShare));

const aCurrency = { error: expecting("a currency code such as AUD") };
const currency = z.string(aCurrency).check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{3}$/, aCurrency));
const money = from(0, MOST_MONEY);
const amount = z.strictObject({ amount: money, currency });
/** A rule of `check` reports the missing currency of a quote, so that is no error here. */
const quotedAmount = z.strictObject({ amount: money, currency: optional(currency) });

const aDate = { error: expecting("a date such as 2026-11-30") };
const date = z.string(aDate).check(z.trim(), z.refine(isDay, aDate));

const aPercentage = { error: expecting("a percentage: 0, or 1 to 100 (92 for 92%)") };
const percent = z.number(aPercentage).check(z.minimum(0), z.maximum(100), z.refine(isPercent, aPercentage));

const IS_REGION = /^[a-z][a-z-]{1,19}$/;
const aLanguage = { error: expecting("a language code such as en or pt-BR") };
const languageCode = z.string(aLanguage).check(z.trim(), z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, aLanguage));
/** Capitals are the one slip that everybody makes: a region is written as the code of its country is elsewhere. */
const aRegion = {
  error: (issue: { input?: unknown }) => {
    const small = typeof issue.input === "string" ? issue.input.trim().toLowerCase() : "";
    const meant = small !== issue.input && IS_REGION.test(small) ? `; did you mean ${small}?` : "";
    return `${expecting("a region such as au, eu or us")(issue)}${meant}`;
  },
};
const regionCode = z.string(aRegion).check(z.trim(), z.regex(IS_REGION, aRegion));

const usageObject = z.strictObject({
  requests_per_month: optional(above(0, MOST_REQUESTS)),
  input_tokens: optional(whole(0, MOST_TOKENS)),
  output_tokens: optional(whole(0, MOST_TOKENS)),
  reasoning_tokens: optional(whole(0, MOST_TOKENS)),
  cached_share: optional(share),
  cache_write_share: optional(share),
  batch: optional(z.boolean()),
  peak_to_average: optional(from(1, 1000)),
});

/** Also what a config file may say of all briefs. */
export const usageSchema = usageObject.check(
  z.refine(sharesOneInput, {
    error: () => "cached_share and cache_write_share are of the same input; together they may be at most 1",
    when: ({ issues }) => issues.length === 0,
  }),
);

const limits = z.strictObject({
  latency_s: optional(above(0, 1e6)),
  budget_per_month: optional(amount),
});

const proposal = z.strictObject({
  model: optional(name),
  cost_per_1k: optional(quotedAmount),
  tier: optional(z.literal(TIERS)),
  approach: optional(z.enum(APPROACHES)),
  quoted_on: optional(date),
  break_even_months: optional(from(0, 1200)),
});

const baseline = z.strictObject({
  metric: optional(name),
  score: share,
  target: optional(share),
  model: optional(name),
  cases: optional(whole(1, MOST_REQUESTS)),
  interval: optional(z.strictObject({ low: share, high: share })),
  measured_on: optional(date),
});

const stakes = z.strictObject({
  right: optional(amount),
  wrong: optional(amount),
  review_minutes: optional(from(0, 100_000)),
});

/** A machine spelled out; the same fields are read by `fit`. */
export const machineSchema = z.strictObject({
  name: optional(name),
  decode_class: optional(name),
  memory_kind: optional(z.enum(["unified", "discrete"])),
  bandwidth_gb_s: above(0, 1e6),
  memory_gb: above(0, 1e6),
  gpus: optional(whole(1, 1024)),
  gpu_cores: optional(whole(1, 100_000)),
  fp32_tflops: optional(above(0, 1e6)),
  prefill_tflops: optional(above(0, 1e6)),
  tensor_fp16_tflops: optional(above(0, 1e6)),
  idle_w: optional(from(0, 1e6)),
  load_w: optional(from(0, 1e6)),
  price: optional(amount),
  rent_per_hour: optional(amount),
  measured_tok_s: optional(above(0, 1e6)),
});

const answers = {
  task: optional(answer(LONGEST_TASK)),
  repetition: optional(percent),
  examples: optional(whole(0, MOST_REQUESTS)),
  correctness: optional(z.enum(CORRECTNESS)),
  sensitivity: optional(z.enum(SENSITIVITY)),
  kind: optional(name),
  knowledge: optional(z.enum(KNOWLEDGE)),
  facts: optional(z.enum(FACT_SOURCES)),
  documents: optional(z.boolean()),
  input: optional(z.array(z.enum(INPUTS)).check(z.minLength(1), z.maxLength(INPUTS.length))),
  tools: optional(z.boolean()),
  languages: optional(z.array(languageCode).check(z.minLength(1), z.maxLength(MOST_LANGUAGES))),
  region: optional(regionCode),
  reviewed: optional(z.enum(REVIEWED)),
};

const circumstances = {
  usage: optional(usageSchema),
  limits: optional(limits),
  hardware: optional(z.union([name, machineSchema])),
  baseline: optional(baseline),
  stakes: optional(stakes),
};

const step = z.strictObject({ name: optional(name), ...answers, ...circumstances, share: optional(share) });

const briefObject = z.strictObject({
  ...answers,
  client: optional(name),
  project: optional(name),
  ...circumstances,
  proposal: optional(proposal),
  steps: optional(z.array(step).check(z.maxLength(MOST_STEPS))),
});

/** A brief as it is meant to be written. `checkBrief` takes a little more than this; see there. */
export const briefSchema = briefObject.check(
  z.refine(answersSomething, {
    error: () => "the brief answers nothing; answer at least task",
    // A misspelt key is reported as such, and would be the answer.
    when: ({ issues }) => issues.length === 0,
  }),
);

// The schema and the type of the vocabulary say the same, down to which keys may be missing. One difference is meant:
// the type has one kind of amount, while the schema demands a currency of all but quotes.
type Spelled<T> = T extends { amount: number }
  ? StatedAmount
  : T extends object
    ? { [K in keyof T]: Spelled<T[K]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
true satisfies Same<Spelled<z.output<typeof briefSchema>>, Spelled<Brief>>;
