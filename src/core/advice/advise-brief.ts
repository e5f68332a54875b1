/** From a brief and the reading of its statements to the whole advice, steps and splits included. */
import type { Advice } from "../types/advice.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import { type AdvisorSetting, makeAdvisor, type Read } from "./advise.ts";
import { stepsOf } from "./pipeline.ts";

export type { Read } from "./advise.ts";

/** True when a statement must be read: that of the brief, or that of one of its steps. */
export const needsReader = (brief: Brief): boolean =>
  mustRead(brief) || stepsOf(brief).some((step) => mustRead(step.brief));

/**
 * The advice on any brief, on these tables and prices, for one day and currency. `read` is called only where
 * `needsReader` holds. `splits`: also say what splitting a large task could save, which takes as long as ten briefs.
 * `branches`: also say what each way an open answer could turn out would give. What a brief cannot have, such as an
 * unknown kind, is a data error.
 */
export function makeBriefAdvisor(
  setting: AdvisorSetting,
): (brief: Brief, read: Read, splits?: boolean, branches?: boolean) => Advice {
  const advise = makeAdvisor(setting);
  return (brief, read, splits = true, branches = true) => advise(brief, { read, splits, branches });
}
