/** From a brief and the reading of its statements to the whole advice, steps and splits included. */
import { decide } from "../tables/decide.ts";
import type { Advice } from "../types/advice.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import { type AdvisorSetting, makeAdvisor } from "./advise.ts";
import { advisePipeline, adviseSplits, dearerPipeline } from "./advise-pipeline.ts";
import { stepsOf } from "./pipeline.ts";

export interface BriefSetting extends AdvisorSetting {
  /** For each row that did not decide, also give the first condition that failed. */
  trace: boolean;
}

/** Reads the statement of a brief. */
export type Read = (brief: Brief) => Reading;

/** True when a statement must be read: that of the brief, or that of one of its steps. */
export const needsReader = (brief: Brief): boolean =>
  mustRead(brief) || stepsOf(brief).some((step) => mustRead(step.brief));

/**
 * The advice on any brief, on these tables and prices, for one day and currency. `read` is called only where
 * `needsReader` holds. `splits`: also say what splitting a large task could save, which takes as long as ten briefs.
 * What a brief cannot have, such as an unknown kind, is a data error.
 */
export function makeBriefAdvisor(setting: BriefSetting): (brief: Brief, read: Read, splits?: boolean) => Advice {
  const { taxonomy, trace } = setting;
  const advise = makeAdvisor(setting);
  return (brief, read, splits = true) => {
    const readingOf = (each: Brief): Reading | null => (mustRead(each) ? read(each) : null);
    const reading = readingOf(brief);
    const decision = decide(brief, taxonomy, reading, { trace });
    const advice = advise(brief, decision);
    const steps = stepsOf(brief);
    if (steps.length > 0) {
      const readings = steps.map((step) => readingOf(step.brief));
      const pipeline = advisePipeline(brief, taxonomy, readings, reading, advise);
      const dearer = dearerPipeline(pipeline);
      return { ...advice, pipeline, ...(dearer ? { headlines: [dearer, ...advice.headlines] } : {}) };
    }
    const found = splits ? adviseSplits(brief, decision, taxonomy, reading, advise) : [];
    return found.length > 0 ? { ...advice, splits: found } : advice;
  };
}
