/** What an advice comes to, as far as a line can say it: without its rows of costs, cautions and steps. */
import type { Advice } from "../types/advice.ts";
import { fitsBy, fitWords, withoutRetrieval } from "./fits.ts";
import type { Judged } from "./judged.ts";
import type { AdviceSetting, Weighed } from "./priced.ts";

export type Outlook = Pick<
  Advice,
  "status" | "tier" | "task_tier" | "approach" | "counsel" | "volumes" | "next_question" | "would_change"
> & { page: Pick<Advice["page"], "fits"> };

export function outlookOf(judged: Judged, weighed: Weighed | null, setting: AdviceSetting): Outlook {
  const { status, tier, task_tier, approach, next_question, would_change } = judged.decision;
  const fits = withoutRetrieval(fitWords(judged.decision, fitsBy(judged, weighed, setting)));
  const { counsel, volumes } = weighed ?? { counsel: null, volumes: [] };
  return { status, tier, task_tier, approach, counsel, volumes, next_question, would_change, page: { fits } };
}
