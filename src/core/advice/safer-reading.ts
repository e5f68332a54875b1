/**
 * A statement that can be read in two ways: where the model that is up to the harder one costs little more, or less than
 * what hangs on the answers, it leads.
 * A model that is too large costs what it costs more; one that is too small costs the project.
 */

import { countedMonths } from "../prices/defaults.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { roughAmount } from "../text/amount.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Branch, Counsel, CounselLine, ServedWay, VolumeOption } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import { checkOf, reviewedShare } from "../ways/people.ts";
import { isLater } from "./branch-words.ts";
import type { Outlook } from "./fits.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";

/** The counsel that starts with the model of the harder reading, and why it leads. */
interface Safer {
  counsel: Counsel;
  /** The same at each of the volumes that stand in for an unknown one; none with one. */
  volumes: VolumeOption[];
  leads: string;
}

/** A month with staff time; while the volume is unknown, the bill of 1,000 requests. */
function costOf({ first_year, per_1k }: ServedWay, months: number, isOpen: boolean): number | null {
  if (isOpen) return per_1k.likely;
  return first_year?.likely == null ? null : first_year.likely / months;
}

/** A branch that starts with a way. */
const isPriced = (branch: Branch): boolean => branch.tier !== null && branch.start_with !== null && !isLater(branch);

/**
 * What hangs on the answers of a month where the readings lie tiers apart, in the currency of the page: one mistake, or the
 * people who check what only an expert can judge; 0 where nobody says. While the volume is unknown, what hangs on 1,000
 * answers, of which nobody knows how many are a month's: the people alone.
 */
function atStake(tiersApart: number, brief: Brief, { context, setting }: Priced): number {
  const { taxonomy, pricing } = context;
  if (tiersApart < fittingNumber("safer-tiers-apart", taxonomy)) return 0;
  const requests = setting.requests_per_month;
  const mistake = requests === null ? 0 : (amountIn(brief.stakes?.wrong, setting.rate, pricing.fx) ?? 0);
  if (brief.correctness !== "expert") return mistake;
  const check = checkOf({ ...context, brief, setting })?.cost ?? 0;
  return Math.max(mistake, check * (requests ?? 1000) * reviewedShare(brief, { pricing }));
}

/** The way of the harder reading, and beside it that of the other. */
const sideBySide = (harder: CounselLine | undefined, other: CounselLine | undefined): CounselLine[] => [
  ...(harder ? [{ ...harder, label: "Start with", role: "start" as const }] : []),
  ...(other ? [{ ...other, label: "Or", role: "beside" as const }] : []),
];

/** What the harder reading costs more, and why it leads for that. */
function leadsFor(tier: number, extra: number, isOpen: boolean, { rate }: Priced["setting"]): string {
  const amount = roughAmount(extra, rate.currency);
  const more = isOpen ? `${amount} more per 1,000 requests, less than checking them,` : `${amount} a month more`;
  return `The model for tier ${tier} costs ${extra > 0 ? more : "no more"} and does both, so it comes first.`;
}

/**
 * `branches` are the two readings of the statement, of which the decision took one; `outlookOn` gives the advice on the one
 * that starts with a way. Null where the reading that the decision took leads.
 */
export function saferReading(
  { brief, decision: { tier, next_question } }: PreparedBrief,
  known: Priced,
  branches: readonly Branch[],
  outlookOn: (start: ServedWay) => Pick<Outlook, "counsel" | "volumes"> | undefined,
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
  const isOpen = setting.requests_per_month === null;
  const [less, more] = [counsel.start_with, harder.start_with].map((way) =>
    costOf(way, countedMonths(pricing), isOpen),
  );
  const most = fittingAmount("better-band", taxonomy);
  const line = amountIn(most, rate, pricing.fx);
  if (less == null || more == null || line === null) return null;
  const stake = atStake(harder.tier! - own.tier!, brief, known);
  // A bill that is noise in a month may be any bill while nobody knows the volume.
  if (more - less > (isOpen ? stake : Math.max(line, stake))) return null;
  const { name } = harder.start_with;
  const says = outcomes.find((outcome) => outcome.tier === tier)?.says ?? "";
  const { volumes = [], counsel: followed } = outlookOn(harder.start_with) ?? {};
  return {
    counsel: {
      ...counsel,
      text: `Start with ${name}: a model too small fails the harder reading. Once you know that only ${uncapitalised(says)} comes out, ${counsel.start_with.name} does it.`,
      start_with: harder.start_with,
      next_step: followed?.next_step ?? counsel.next_step,
      lines: sideBySide(harder.lines[0], start),
    },
    volumes: known.volumes.map((volume, at) => ({
      ...volume,
      lines: sideBySide(volumes[at]?.lines[0], volume.lines[0]),
    })),
    leads: leadsFor(harder.tier!, more - less, isOpen, setting),
  };
}
