/**
 * A statement that can be read in two ways: where the model that is up to the harder one costs little more, it leads.
 * A model that is too large costs what it costs more; one that is too small costs the project.
 */

import { countedMonths } from "../prices/defaults.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingAmount } from "../tables/fitting.ts";
import { roughAmount } from "../text/amount.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Branch, Counsel, ServedWay } from "../types/advice.ts";
import type { Decision } from "../types/decision.ts";
import { isLater } from "./branch-words.ts";
import type { AdviceSetting } from "./priced.ts";

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

/** `branches` are the two readings of the statement, of which the decision took one. Null where that one leads. */
export function saferReading(
  { tier, next_question }: Decision,
  counsel: Counsel | null,
  branches: readonly Branch[],
  { taxonomy, pricing, rate }: AdviceSetting,
): Safer | null {
  const outcomes = next_question?.outcomes;
  if (!counsel?.start_with || !outcomes || branches.length !== 2 || !branches.every(isPriced)) return null;
  const own = branches.find((branch) => branch.tier === tier);
  const harder = branches.find((branch) => branch.tier! > (tier ?? 4));
  const start = counsel.lines[0];
  if (!own || !harder?.start_with || !start || harder.lines[0]!.way === start.way) return null;
  const [less, more] = [counsel.start_with, harder.start_with].map((way) => monthOf(way, countedMonths(pricing)));
  const most = fittingAmount("better-band", taxonomy);
  const line = amountIn(most, rate, pricing.fx);
  if (less == null || more == null || line === null || more - less > line) return null;
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
