/** What an advice comes to, as far as a line can say it: without its rows of costs, cautions and steps. */
import { enginesOf } from "../cautions/notices.ts";
import type { Advice } from "../types/advice.ts";
import { startsLarger } from "./joined-advice.ts";
import type { Judged } from "./judged.ts";
import { plainFits } from "./page.ts";
import type { AdviceSetting, Weighed } from "./priced.ts";

export type Outlook = Pick<
  Advice,
  "status" | "tier" | "task_tier" | "approach" | "counsel" | "volumes" | "next_question" | "would_change"
> & { page: Pick<Advice["page"], "fits"> };

export function outlookOf({ decision, held }: Judged, weighed: Weighed | null, setting: AdviceSetting): Outlook {
  const { status, tier, task_tier, approach, next_question, would_change } = decision;
  const counsel = weighed?.counsel ?? null;
  const fits = plainFits(decision, {
    taxonomy: setting.taxonomy,
    engines: enginesOf(held),
    counsel,
    row: weighed?.row ?? null,
    starts_larger: startsLarger(counsel, weighed?.offers ?? null, decision, setting.pricing),
  });
  const volumes = weighed?.volumes ?? [];
  return { status, tier, task_tier, approach, counsel, volumes, next_question, would_change, page: { fits } };
}
