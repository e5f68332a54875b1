/** What the rules of `check` judge by, loaded once for a run. */

import { makeCurrencyAdvisor } from "../../core/advice/advise.ts";
import { makePricer } from "../../core/advice/priced.ts";
import { knownMachine } from "../../core/fit/known-machine.ts";
import { exchangeable } from "../../core/prices/stated-amount.ts";
import type { ReadAnswers } from "../../core/reading/answers-reader.ts";
import { compiledTables } from "../../core/tables/compiled-tables.ts";
import { examplesFor } from "../../core/tables/decide.ts";
import { decideVerdict, rowBehind, type VerdictTrail } from "../../core/tables/verdict.ts";
import { phraseFinder } from "../../core/text/phrases.ts";
import type { Quote } from "../../core/types/advice.ts";
import { type Answers, type Brief, mustRead } from "../../core/types/brief.ts";
import { type CheckWords, phraseLists } from "../../core/types/check.ts";
import { isStop } from "../../core/types/errors.ts";
import type { Reading } from "../../core/types/reading.ts";
import { regionProblem } from "../../core/ways/known-region.ts";
import type { RuleContext } from "../../rules/rule.ts";
import type { CommandHost } from "../host/host.ts";
import { asOfDay, type DataOptions, loadAnswersReader, loadPricing, loadTaxonomy, moneyFor } from "../settings/data.ts";
import { type PlacedConfig, underConfig } from "../settings/find-config.ts";

/** The brief that the rules are looking at, and what is known about it. */
interface Looked {
  brief: Brief;
  reading: Reading | null;
  /** Undefined where the tables can make nothing of it. */
  judged: VerdictTrail | undefined;
  /** Null while no rule has asked for it. */
  quote: Quote | undefined | null;
}

export interface JudgingOptions extends DataOptions {
  requireBrief: boolean;
}

/** What the rules judge by. */
export interface CheckSession {
  context: RuleContext;
  /** Loads what it takes to judge these briefs: the reader of statements, when one of them must be read. */
  prepare(briefs: readonly Brief[]): Promise<void>;
}

/** The work of a brief in one call. */
function asOne(brief: Brief): Brief {
  if (brief.steps === undefined) return brief;
  const { steps: _, ...whole } = brief;
  return whole;
}

/** Loads tables, prices and words. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what a run shares is loaded here once
export async function prepareJudging(
  options: JudgingOptions,
  found: PlacedConfig,
  host: CommandHost,
): Promise<CheckSession> {
  const [taxonomy, listed, { default: words }] = await Promise.all([
    loadTaxonomy(options, host),
    loadPricing(options, host),
    import("../../data/compiled/check-words.json", { with: { type: "json" } }),
  ]);
  const { pricing, rate } = moneyFor(options, underConfig(listed, found), host);
  const asOf = asOfDay(options, host);
  const setting = { taxonomy, pricing, as_of: asOf, rate, explain: false };
  const pricer = makePricer(setting);
  const advise = makeCurrencyAdvisor(setting, pricer);
  let readAnswers: ReadAnswers | undefined;

  async function prepare(briefs: readonly Brief[]): Promise<void> {
    if (readAnswers === undefined && briefs.some(mustRead)) {
      readAnswers = await loadAnswersReader(taxonomy, host, { words: false, parts: false });
    }
  }

  function readingOf(brief: Brief): Reading | null {
    if (!mustRead(brief)) return null;
    if (!readAnswers) throw new Error("a brief is judged before the reader of statements was loaded");
    const { task, repetition, examples, correctness } = brief;
    return readAnswers({ task, repetition, examples, correctness } as Answers);
  }

  function judgedOn(brief: Brief, reading: Reading | null): VerdictTrail | undefined {
    try {
      return decideVerdict(brief, taxonomy, reading);
    } catch (error) {
      if (isStop(error) && error.kind === "data") return undefined;
      throw error;
    }
  }

  // The rules ask about one brief after the other, and never again.
  let last: Looked | undefined;
  function lookAt(brief: Brief): Looked {
    if (last?.brief === brief) return last;
    const reading = readingOf(brief);
    last = { brief, reading, judged: judgedOn(brief, reading), quote: null };
    return last;
  }

  /** A machine, region or currency that nobody knows is a finding of its own, and the rest can still be judged. */
  function advisable(stated: Brief): Brief {
    const brief = exchangeable(stated, pricing.fx);
    const { hardware, region, ...rest } = brief;
    const isMachine = hardware === undefined || knownMachine(hardware, pricing).ok;
    const isRegion = region === undefined || regionProblem(region, taxonomy, pricing) === null;
    if (isMachine && isRegion) return brief;
    return { ...rest, ...(isMachine && hardware ? { hardware } : {}), ...(isRegion && region ? { region } : {}) };
  }

  const context: RuleContext = {
    taxonomy,
    pricing,
    words: words as CheckWords,
    find: phraseFinder(phraseLists(words as CheckWords)),
    asOf,
    rate,
    statedCurrency: typeof options.currency === "string" ? rate.currency : null,
    requireBrief: options.requireBrief,
    verdict: (brief) => lookAt(brief).judged?.verdict,
    because(brief, outcome) {
      const { judged } = lookAt(brief);
      return judged && rowBehind(outcome, judged.settled, compiledTables(taxonomy))?.because;
    },
    examplesFor(brief) {
      const { judged } = lookAt(brief);
      return judged && examplesFor(judged.settled, compiledTables(taxonomy));
    },
    recommend(brief) {
      const looked = lookAt(brief);
      const verdict = looked.judged?.verdict;
      if (looked.quote === null) {
        looked.quote = verdict && (pricer.quote(advisable(brief), verdict) ?? undefined);
      }
      return looked.quote;
    },
    recommendOnHardware(brief) {
      const verdict = lookAt(brief).judged?.verdict;
      return verdict && (pricer.quoteOnHardware(advisable(brief), verdict) ?? undefined);
    },
    exclusions(brief, model) {
      const verdict = lookAt(brief).judged?.verdict;
      return verdict ? pricer.exclusions(advisable(brief), verdict, model) : [];
    },
    advise(brief) {
      const { judged, reading } = lookAt(brief);
      if (!judged) return undefined;
      // Its steps are briefs of their own, and no promise of a scope is held against them.
      const whole = asOne(advisable(brief));
      const read = (each: Brief) => (each === whole ? reading! : readingOf(each)!);
      return advise(whole, { read, closely: false, branches: false });
    },
  };
  return { context, prepare };
}
