/** From a brief to its advice: loads what that needs, once, and the reader of statements only when one must be read. */

import { makeAdvisor } from "../../core/advice/advise.ts";
import { advisePipeline, adviseSplits, dearerPipeline } from "../../core/advice/advise-pipeline.ts";
import { stepsOf } from "../../core/advice/pipeline.ts";
import { decide } from "../../core/tables/decide.ts";
import type { Advice } from "../../core/types/advice.ts";
import { type Brief, mustRead } from "../../core/types/brief.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { Host } from "../host/host.ts";
import { formatFor, type OutputFormat } from "../host/output-format.ts";
import { withDefaults, withTariff } from "./config-defaults.ts";
import { asOfDay, type DataOptions, loadPricing, loadTaxonomy, rateFor } from "./data.ts";
import { type ConfigOptions, findConfig, withConfig } from "./find-config.ts";

export interface AdviseOptions extends DataOptions, ConfigOptions {
  trace?: boolean;
  explainCosts?: boolean;
  format?: OutputFormat;
  out?: string;
}

type Read = (brief: Brief) => Reading;

/** Stands in for the reader where no statement must be read. */
const unread: Read = () => {
  throw new Error("a statement was to be read without a reader");
};

export interface Adviser {
  /**
   * A promise only for the first brief whose statement must be read. `splits`: also say what splitting a large task
   * could save, which takes as long as ten briefs.
   */
  advise(brief: Brief, splits?: boolean): Advice | Promise<Advice>;
}

/** Loads tables and prices, laid over by the user's own, and the day and currency asked for by flags or the config. */
export async function prepareAdviser(given: AdviseOptions, host: Host): Promise<Adviser> {
  const found = await findConfig(given, host);
  const options = withConfig(given, found, host);
  const taxonomy = await loadTaxonomy(options, host);
  const pricing = withTariff(await loadPricing(options, host), found.config.tariff);
  const format = formatFor(options, host);
  const isShown = format === "table" || format === "markdown" || options.explainCosts === true;
  const advise = makeAdvisor({
    taxonomy,
    pricing,
    as_of: asOfDay(options, host),
    rate: rateFor(options, pricing, host),
    explain: options.explainCosts === true,
    ...(isShown ? { insight: (await import("../../core/hosting/insight-of.ts")).insightOf } : {}),
  });
  const trace = options.trace === true;
  let read: Read | undefined;

  async function loadReader(): Promise<Read> {
    const [{ readAnswers }, reader] = await Promise.all([import("../../core/reading/read-answers.ts"), host.reader()]);
    return (brief) => readAnswers(brief, taxonomy.kinds, reader as never);
  }

  /** The advice, with what steps or splits come to. `of` gives the reading of a brief whose statement must be read. */
  function finish(given: Brief, of: Read, splits: boolean): Advice {
    const brief = withDefaults(given, found.config);
    const readingOf = (each: Brief): Reading | null => (mustRead(each) ? of(each) : null);
    const reading = readingOf(brief);
    const decision = decide(brief, taxonomy, reading, { trace });
    const advice = advise(brief, decision);
    if (brief.steps && brief.steps.length > 0) {
      const readings = stepsOf(brief).map((step) => readingOf(step.brief));
      advice.pipeline = advisePipeline(brief, taxonomy, readings, reading, advise);
      const dearer = dearerPipeline(advice.pipeline);
      if (dearer) advice.headlines = [dearer, ...advice.headlines];
    } else if (splits) {
      const found = adviseSplits(brief, decision, taxonomy, reading, advise);
      if (found.length > 0) advice.splits = found;
    }
    return advice;
  }

  return {
    advise(brief, splits = true) {
      const needed = mustRead(brief) || (brief.steps && stepsOf(brief).some((step) => mustRead(step.brief)));
      if (!needed) return finish(brief, unread, splits);
      if (read) return finish(brief, read, splits);
      return loadReader().then((loaded) => {
        read = loaded;
        return finish(brief, loaded, splits);
      });
    },
  };
}

/** The advice for one brief. What the brief cannot have is a data error. */
export async function adviseBrief(brief: Brief, options: AdviseOptions, host: Host): Promise<Advice> {
  return (await prepareAdviser(options, host)).advise(brief);
}
