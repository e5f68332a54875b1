/** What the rules of `check` judge by, loaded once for a run. */
import type { Advice } from "../core/advice.ts";
import { makeAdvisor } from "../core/advise.ts";
import type { Brief } from "../core/brief.ts";
import type { CheckWords } from "../core/check-words.ts";
import { decide } from "../core/decide.ts";
import type { Decision } from "../core/decision.ts";
import { isStop } from "../core/errors.ts";
import { read } from "../core/reading/read.ts";
import { settle } from "../core/reading/settle.ts";
import type { Config } from "../data/config.ts";
import { machineById } from "../rules/proposal.ts";
import type { RuleContext } from "../rules/rule.ts";
import { withTariff } from "./config-defaults.ts";
import { asOfDay, type DataOptions, loadPricing, loadTaxonomy, rateFor } from "./data.ts";
import type { Host } from "./host.ts";

/** What is known about the brief that the rules are looking at. */
interface Known {
  decision: Decision | undefined;
  advice: Advice | undefined;
  isAdvised: boolean;
}

export interface ContextOptions extends DataOptions {
  requireBrief: boolean;
}

/** Loads tables, prices, words and the reader of statements. */
export async function prepareContext(options: ContextOptions, config: Config, host: Host): Promise<RuleContext> {
  const [taxonomy, listed, reader, { default: words }] = await Promise.all([
    loadTaxonomy(options, host),
    loadPricing(options, host),
    host.reader(),
    import("../data/check-words.json", { with: { type: "json" } }),
  ]);
  const pricing = withTariff(listed, config.tariff);
  const asOf = asOfDay(options, host);
  const rate = rateFor(options, pricing, host);
  const advise = makeAdvisor({ taxonomy, pricing, as_of: asOf, rate, explain: false });
  const known = new Map<Brief, Known>();

  function decideOn(brief: Brief): Decision | undefined {
    try {
      const isRead = brief.kind === undefined && brief.task !== undefined;
      const statement = isRead ? read(brief.task ?? "", taxonomy.kinds, reader as never, { words: false }) : null;
      return decide(brief, taxonomy, statement ? settle(statement, brief, reader as never) : null);
    } catch (error) {
      if (isStop(error) && error.kind === "data") return undefined;
      throw error;
    }
  }

  function knownOf(brief: Brief): Known {
    let entry = known.get(brief);
    if (entry === undefined) {
      // The rules ask about one brief after the other, and never again.
      known.clear();
      entry = { decision: decideOn(brief), advice: undefined, isAdvised: false };
      known.set(brief, entry);
    }
    return entry;
  }

  /** A machine that nobody knows is a finding of its own, and the rest of the brief can still be judged. */
  function advisable(brief: Brief): Brief {
    const { hardware, ...rest } = brief;
    return typeof hardware === "string" && machineById(pricing, hardware) === undefined ? rest : brief;
  }

  return {
    taxonomy,
    pricing,
    words: words as CheckWords,
    asOf,
    rate,
    statedCurrency: typeof options.currency === "string" ? rate.currency : null,
    requireBrief: options.requireBrief,
    decide: (brief) => knownOf(brief).decision,
    advise(brief) {
      const entry = knownOf(brief);
      if (!entry.isAdvised && entry.decision) entry.advice = advise(advisable(brief), entry.decision);
      entry.isAdvised = true;
      return entry.advice;
    },
  };
}
