/** From a brief to its advice: loads what that needs, once, and the reader of statements only when one must be read. */

import { makeClientAdvisor, makeCurrencyAdvisor, needsReader } from "../../core/advice/advise.ts";
import type { Read } from "../../core/advice/prepared-brief.ts";
import type { Endpoint } from "../../core/second-reader/second-reader.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { CommandHost } from "../host/host.ts";
import { formatFor, type OutputFormat } from "../host/results.ts";
import { asOfDay, type DataOptions, loadAnswersReader, loadPricing, loadTaxonomy, moneyFor } from "./data.ts";
import { type ConfigOptions, findConfig, underConfig, withConfig, withDefaults } from "./find-config.ts";

export interface AdviseOptions extends DataOptions, ConfigOptions {
  trace?: boolean;
  explainCosts?: boolean;
  article?: boolean;
  format?: OutputFormat;
  out?: string;
  details?: string;
  /** For one of many: without the words that spoke for a reading, and what open answers would give. */
  glance?: boolean;
  /** Which reader reads statements: `built-in`, `ollama:MODEL`, `openai:MODEL` or `URL#MODEL`. */
  reader?: unknown;
}

export interface BriefAdvisor {
  /**
   * A promise only for the first brief whose statement must be read. `closely`: also say what other answers
   * would change and what splitting a large task could save, which takes as long as ten briefs.
   */
  advise(brief: Brief, closely?: boolean): Advice | Promise<Advice>;
}

/** The endpoint that reads statements: that of the flag, else that of the config. Null is the built-in reader. */
async function endpointOf(flag: unknown, configured: string | undefined): Promise<Endpoint | null> {
  const given = typeof flag === "string" ? flag : configured;
  if (given === undefined) return null;
  const { endpointFrom } = await import("../../core/second-reader/second-reader.ts");
  const endpoint = endpointFrom(given);
  if (typeof flag === "string" || endpoint === null) return endpoint;
  const isAddress = /^https?:/.test(given);
  // A config comes with a repository: it may not send what a client wrote, or a key, to a host that nobody here named.
  if (!endpoint.isLocal && isAddress) {
    throw usageError("reader in the config: an address beyond your own network takes the flag --reader");
  }
  return isAddress ? { ...endpoint, keyVariable: null } : endpoint;
}

/** Loads tables and prices, laid over by the user's own, and the day and currency asked for by flags or the config. */
export async function prepareAdvisor(given: AdviseOptions, host: CommandHost): Promise<BriefAdvisor> {
  const found = await findConfig(given, host);
  const options = withConfig(given, found, host);
  const taxonomy = await loadTaxonomy(options, host);
  const money = moneyFor(options, underConfig(await loadPricing(options, host), found), host);
  const format = formatFor(options, host);
  const isShown =
    (format === "text" && options.details !== undefined) ||
    format === "markdown" ||
    format === "html" ||
    options.explainCosts === true;
  const isCurrencyAsked = typeof options.currency === "string";
  const adviseFully = (isCurrencyAsked ? makeCurrencyAdvisor : makeClientAdvisor)({
    taxonomy,
    ...money,
    as_of: asOfDay(options, host),
    explain: options.explainCosts === true,
    article: options.article === true,
    ...(isShown ? { insight: (await import("../../core/comparison/hosting-insight.ts")).insightOf } : {}),
    trace: options.trace === true,
  });
  const advise = (brief: Brief, by: Read | undefined, closely: boolean): Advice =>
    adviseFully(brief, { read: by, closely, branches: !given.glance });
  const endpoint = await endpointOf(given.reader, found.config.reader);
  let read: Read | undefined;
  const told = new Set<string>();

  const startReader = (): Promise<Read> => loadAnswersReader(taxonomy, host, { words: !given.glance });

  async function bySecond(brief: Brief, asked: Endpoint, closely: boolean): Promise<Advice> {
    read ??= await startReader();
    // Nobody who runs the command may have seen what the config of a repository says.
    const sends = `the config has ${asked.name} read statements; --reader built-in keeps them here`;
    if (typeof given.reader !== "string" && !told.has(sends)) await host.stderr.write(`note: ${sends}\n`);
    told.add(sends);
    const { readBySecond } = await import("./second-reader.ts");
    return advise(brief, await readBySecond(brief, read, { endpoint: asked, taxonomy, host, told }), closely);
  }

  return {
    advise(brief, closely = true) {
      const whole = withDefaults(brief, found.config);
      if (!needsReader(whole, taxonomy)) return advise(whole, undefined, closely);
      if (endpoint) return bySecond(whole, endpoint, closely);
      if (read) return advise(whole, read, closely);
      return startReader().then((loaded) => {
        read = loaded;
        return advise(whole, loaded, closely);
      });
    },
  };
}

/** The advice for one brief. What the brief cannot have is a data error. */
export async function adviseBrief(brief: Brief, options: AdviseOptions, host: CommandHost): Promise<Advice> {
  return (await prepareAdvisor(options, host)).advise(brief);
}
