/** What many briefs share, kept while a batch is advised on: sets of candidates, offers, and priced outcomes. */

import { type Compared, comparedOf } from "../comparison/comparators.ts";
import { neededExamples } from "../counsel/example-counts.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { usualLengths } from "../prices/usual-lengths.ts";
import { talkLength } from "../speech/talk-length.ts";
import type { Brief } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Pricing, SizeClass } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { Judged } from "../ways/admission.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { type CandidateSet, candidateSetOf, forExamples, type SingleApproach } from "../ways/candidate-set.ts";
import { barsFor, labelsOf, type Needs } from "../ways/needs.ts";
import type { PricingInput } from "./prepared-brief.ts";

export interface KeptCandidates {
  candidates: CandidateSet;
  /** Made when it is first asked for: a quote has no use for it. */
  compared(): Compared;
}

type Seen = Pick<BriefContext, "offered" | "tried" | "judged">;

/** Values that are kept where hardly any is asked for again: what lives through collections of garbage is dear. */
const FEW = 8;

/**
 * Values by what they follow from, at most so many; then all are forgotten, to keep memory flat, and as long as fewer than
 * one in four was asked for again, few are kept.
 */
function keep<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  let room = most;
  let found = 0;
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      found++;
      return known;
    }
    if (kept.size >= room) {
      room = found * 4 < kept.size ? FEW : most;
      found = 0;
      kept.clear();
    }
    const made = make();
    kept.set(key, made);
    return made;
  };
}

/** Sets of candidates that are kept: each holds hundreds of offers with their plans. */
const CANDIDATE_SETS = 64;

/** What a brief says that changes the ways or what a request costs, but for the volume and the examples. */
function candidatesKey(
  { brief, needs, setting, pricing }: BriefContext,
  decision: Verdict,
  approach: string,
  size: string,
): string {
  const { requests_per_month: _, ...shape } = brief.usage ?? {};
  const bars = needs.bars.map(({ id }) => id).join();
  const { tier, passages, facts } = decision;
  return JSON.stringify([
    pricing.is_one_run,
    tier,
    approach,
    size,
    facts.code,
    passages,
    shape,
    setting.filled.profile.input_tokens,
    setting.filled.profile.output_tokens,
    setting.filled.label_tokens,
    brief.limits?.latency_s,
    brief.sensitivity,
    brief.region,
    brief.input,
    brief.tools,
    brief.languages,
    brief.hardware,
    approach === "local-fine-tuned" && brief.correctness === "expert",
    bars,
  ]);
}

/** `withArticle` keeps retired models of the article among the comparators. */
export function rememberCandidates(withArticle: boolean) {
  const sets = keep<KeptCandidates>(CANDIDATE_SETS);
  const seen = keep<Omit<Seen, "judged">>(CANDIDATE_SETS);
  const judged = keep<Judged>(CANDIDATE_SETS);

  /** The candidates of a decision; what follows from the examples of the brief is its own. */
  function sharedFor(
    context: BriefContext,
    decision: Verdict,
    approach: SingleApproach,
    size: SizeClass,
  ): KeptCandidates {
    const known = sets(candidatesKey(context, decision, approach, size), () => {
      const candidates = candidateSetOf(context, decision, approach, size);
      let compared: Compared | undefined;
      return { candidates, compared: () => (compared ??= comparedOf(candidates, context, withArticle)) };
    });
    return { ...known, candidates: forExamples(known.candidates, context) };
  }

  /** Offers that were worked out: they follow from what is asked of models and machines, whatever is to be decided. */
  function seenFor(
    { usage }: Brief,
    { bars, ...needs }: Needs,
    { filled }: CostSetting,
    { is_one_run }: Pricing,
  ): Seen {
    const barred = bars.map(({ id }) => id);
    const key = JSON.stringify([
      is_one_run,
      needs,
      barred,
      filled.profile,
      filled.label_tokens,
      usage?.peak_to_average,
    ]);
    const { sensitivity, region, modalities, tools, languages } = needs;
    const judgedKey = JSON.stringify([sensitivity, region, modalities, tools, languages, barred]);
    return {
      ...seen(key, () => ({ offered: new Map(), tried: { plain: new Map(), tuned: new Map() } })),
      judged: judged(judgedKey, () => new Map()),
    };
  }

  return { sharedFor, seenFor };
}

type Tables = { taxonomy: Taxonomy; pricing: Pricing };

/**
 * What costs and counsel follow from: all of a brief but who asks and what only the decision rests on, and of the
 * decision what they read of it. Briefs that share it share an outcome, so a key too few makes one answer for another.
 */
function outcomeKey({ brief, decision, speech }: PricingInput, { pricing }: Tables): string {
  const { client, project, task, kind, repetition, knowledge, documents, ...asked } = brief;
  const { tier, approach, size_class, local_required, rag, passages, alternatives, facts, fine_tuning } = decision;
  const rows = alternatives.map(({ row }) => row);
  const because = decision.reasons.find(({ table }) => table === "approach")?.row;
  const talk = talkLength(brief, decision, speech !== null, pricing.defaults);
  return JSON.stringify([
    asked,
    { tier, approach, because, size_class, local_required, rag, passages, rows, code: facts.code, fine_tuning },
    neededExamples(decision),
    labelsOf(brief, decision),
    talk,
    usualLengths(brief, decision, talk, pricing.defaults),
  ]);
}

/** Outcomes that are kept. */
const OUTCOMES = 200;

/** What is made of a brief, kept for others that it is the same for. */
export function rememberOutcomes<T>(make: (input: PricingInput) => T, tables: Tables): (input: PricingInput) => T {
  const outcomes = keep<T>(OUTCOMES);
  return (input) => {
    const { brief, served_by, is_one_run, speech } = input;
    const bars = barsFor(brief, tables.taxonomy).map(({ id }) => id);
    const served = Object.entries(served_by).map(([as, { id }]) => `${as}=${id}`);
    const key = `${served.join()} ${is_one_run} ${bars.join()} ${speech?.tokens} ${outcomeKey(input, tables)}`;
    return outcomes(key, () => make(input));
  };
}
