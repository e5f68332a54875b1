/** From a brief to its advice: loads what that needs, once, and the reader of statements only when one must be read. */
import type { Advice } from "../core/advice.ts";
import { makeAdvisor } from "../core/advise.ts";
import type { Brief } from "../core/brief.ts";
import { decide } from "../core/decide.ts";
import type { Reading } from "../core/reading/reading.ts";
import { asOfDay, type DataOptions, loadPricing, loadTaxonomy, rateFor } from "./data.ts";
import type { Host } from "./host.ts";

export interface AdviseOptions extends DataOptions {
  trace?: boolean;
  explainCosts?: boolean;
}

type Read = (brief: Brief) => Reading;

export interface Adviser {
  /** A promise only for the first brief whose statement must be read. */
  advise(brief: Brief): Advice | Promise<Advice>;
}

/** Loads tables and prices, laid over by the user's own, and the day and currency asked for. */
export async function prepareAdviser(options: AdviseOptions, host: Host): Promise<Adviser> {
  const [taxonomy, pricing] = [await loadTaxonomy(options, host), await loadPricing(options, host)];
  const advise = makeAdvisor({
    taxonomy,
    pricing,
    as_of: asOfDay(options, host),
    rate: rateFor(options, pricing, host),
    explain: options.explainCosts === true,
  });
  const trace = options.trace === true;
  let read: Read | undefined;

  async function loadReader(): Promise<Read> {
    const [{ read: readStatement }, { settle }, reader] = await Promise.all([
      import("../core/reading/read.ts"),
      import("../core/reading/settle.ts"),
      host.reader(),
    ]);
    return (brief) => settle(readStatement(brief.task ?? "", taxonomy.kinds, reader as never), brief, reader as never);
  }

  const finish = (brief: Brief, reading: Reading | null): Advice =>
    advise(brief, decide(brief, taxonomy, reading, { trace }));

  return {
    advise(brief) {
      if (brief.kind !== undefined || brief.task === undefined) return finish(brief, null);
      if (read) return finish(brief, read(brief));
      return loadReader().then((loaded) => {
        read = loaded;
        return finish(brief, loaded(brief));
      });
    },
  };
}

/** The advice for one brief. What the brief cannot have is a data error. */
export async function adviseBrief(brief: Brief, options: AdviseOptions, host: Host): Promise<Advice> {
  return (await prepareAdviser(options, host)).advise(brief);
}
