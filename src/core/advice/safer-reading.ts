/**
 * A statement that can be read in two ways: where the model that is up to the harder one costs little more, or less than
 * what hangs on the answers, it leads.
 * A model that is too large costs what it costs more; one that is too small costs the project.
 */

import { checkOf, reviewedShare } from "../counsel/review.ts";
import { countedMonths } from "../prices/defaults.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { roughAmount } from "../text/amount.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Branch, Counsel, ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import { isLater } from "./branch-words.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";

/** The counsel that starts with the model of the harder reading, and why it leads. */
interface Safer {
  counsel: Counsel;
  leads: string;
}

const monthOf = ({ first_year }: ServedWay, months: number): number | null =>
  first_year?.likely == null ? null : first_year.likely / months;

/** A branch that starts with a way at the client's volume. */
const isPriced = (branch: Branch): boolean =>
  branch.tier !== null && branch.start_with !== null && branch.at_volume === null && !isLater(branch);

/**
 * A month of what hangs on the answers where the readings lie tiers apart, in the currency of the page: one mistake, or the
 * people who check what only an expert can judge; 0 where nobody says.
 */
function atStake(tiersApart: number, brief: Brief, { context, setting }: Priced): number {
  const { taxonomy, pricing } = context;
  if (tiersApart < fittingNumber("safer-tiers-apart", taxonomy)) return 0;
  const mistake = amountIn(brief.stakes?.wrong, setting.rate, pricing.fx) ?? 0;
  if (brief.correctness !== "expert") return mistake;
  const check = checkOf({ brief, setting, pricing })?.cost ?? 0;
  return Math.max(mistake, check * (setting.requests_per_month ?? 0) * reviewedShare(brief, { pricing }));
}

/** `branches` are the two readings of the statement, of which the decision took one. Null where that one leads. */
export function saferReading(
  { brief, decision: { tier, next_question } }: PreparedBrief,
  known: Priced,
  branches: readonly Branch[],
): Safer | null {
  const { counsel, setting, context } = known;
  const { pricing, taxonomy } = context;
  const { rate } = setting;
  const outcomes = next_question?.outcomes;
  if (!counsel?.start_with || !outcomes || branches.length !== 2 || !branches.every(isPriced)) return null;
  const own = branches.find((branch) => branch.tier === tier);
  const harder = branches.find((branch) => branch.tier! > (tier ?? 4));
  const start = counsel.lines[0];
  if (!own || !harder?.start_with || !start || harder.lines[0]!.way === start.way) return null;
  const [less, more] = [counsel.start_with, harder.start_with].map((way) => monthOf(way, countedMonths(pricing)));
  const most = fittingAmount("better-band", taxonomy);
  const line = amountIn(most, rate, pricing.fx);
  if (less == null || more == null || line === null) return null;
  const stake = atStake(harder.tier! - own.tier!, brief, known);
  if (more - less > Math.max(line, stake)) return null;
  const { name } = harder.start_with;
  const says = outcomes.find((outcome) => outcome.tier === tier)?.says ?? "";
  const extra = more > less ? `costs ${roughAmount(more - less, rate.currency)} a month more and` : "costs no more and";
  return {
    counsel: {
      ...counsel,
      text: `Start with ${name}: a model too small fails the harder reading. Once you know that only ${uncapitalised(says)} comes out, ${counsel.start_with.name} does it.`,
      start_with: harder.start_with,
      lines: [
        { ...harder.lines[0]!, label: "Start with" },
        { ...start, label: "Or" },
      ],
    },
    leads: `The model for tier ${harder.tier} ${extra} does both, so it comes first.`,
  };
}
