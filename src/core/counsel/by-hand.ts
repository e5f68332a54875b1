/** Work that a person does by hand for less than any model. */
import { countedMonths, numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Counsel } from "../types/advice.ts";
import type { DefaultId } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { isLarge } from "../ways/needs.ts";
import { judgingHour, minutesToRead, sourceTokens } from "../ways/people.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import type { CounselInput } from "./counsel-input.ts";

/** Whether people are to do the work: then the page says nothing that goes with a model. */
export const isByHand = (counsel: Pick<Counsel, "by_hand"> | null): boolean => counsel?.by_hand ?? false;

/** Costs of one answer in the currency of the advice. */
interface ByHand {
  minutes: number;
  /** By a person who takes so many minutes. */
  person: number;
  /** By the way, in the first year, staff time included. */
  answer: number;
  /** The minutes rest on lengths that nobody gave. */
  is_assumed: boolean;
}

/** How long a label is, everybody knows. */
const OF_LABELS = "label-output-tokens";

/** Whether the time of a person would rest on lengths that neither the brief nor its statement gives. */
function isOfAnyLength({ brief: { usage }, setting: { filled } }: BriefContext): boolean {
  const { words, assumptions } = filled;
  const isLabel = assumptions.some(({ id }) => id === OF_LABELS);
  return (
    (usage?.input_tokens === undefined && words.input === null) ||
    (usage?.output_tokens === undefined && words.output === null && !isLabel)
  );
}

/**
 * A person reads what comes in and writes the answer, and takes as long as for an example at the least. Null without a
 * volume, and in tiers 3 and 4, where an expert thinks longer than that.
 */
export function byHandOf(priced: PricedWay, context: BriefContext): ByHand | null {
  const { needs, setting, pricing } = context;
  const { requests_per_month, rate } = setting;
  if (!requests_per_month || isLarge(needs.tier ?? 4)) return null;
  const value = (id: DefaultId) => numberOf(pricing.defaults, id);
  const { output_tokens } = setting.filled.profile;
  const typed = minutesToRead(sourceTokens(context), context) + output_tokens / value("person-writes");
  const minutes = Math.max(value("labelling-minutes"), typed);
  const hour = judgingHour(context);
  const year = inCurrency(priced.cost.first_year.likely, rate);
  if (hour === null || year === null) return null;
  return {
    minutes,
    person: (minutes * hour) / 60,
    answer: year / (countedMonths(pricing) * requests_per_month),
    is_assumed: isOfAnyLength(context),
  };
}

/**
 * People beside the way that costs least, where they cost so much less that no model is worth its set-up; else null.
 * Nobody is told to do by hand what may be of any length.
 */
export function clearlyByHand({ offers: { best_fit, prompted }, context, requests }: CounselInput): ByHand | null {
  if (requests === null) return null;
  const each = [best_fit, prompted].flatMap((priced) => (priced && byHandOf(priced, context)) ?? []);
  const [first] = each.sort((a, b) => a.answer - b.answer);
  const times = fittingNumber("by-hand-times", context.taxonomy);
  return first && !first.is_assumed && first.answer >= times * first.person ? first : null;
}
