/** What an advice comes to where an answer turns out so, in a sentence: what fits, what it starts with and at what bill. */
import { roughAmount, spokenCount, spokenRange } from "../text/amount.ts";
import { capitalised, uncapitalised } from "../text/sentence.ts";
import type { Advice, Branch, CounselLine } from "../types/advice.ts";
import { middleOf } from "./priced-offers.ts";

/** A way and its bill of a month, below a head that says so; what its cost is in words where it has no bill. */
export const billCell = (line: CounselLine | undefined, named: "way" | "name" = "way"): string =>
  line ? `${line[named]}, ${line.bill ? spokenRange(line.bill) : line.cost}` : "";

/** What a way takes beside its bill, for a host as for a machine, in the words of the table's heads: the bill alone would make either look cheap. */
function besideBill({ to_buy, staff, once, bill }: CounselLine): string {
  if (!bill) return "";
  const parts = [
    staff?.likely ? `${spokenRange(staff)} staff time` : "",
    once?.likely ? `${spokenRange(once)} setup` : "",
    to_buy ? `${roughAmount(to_buy.amount, to_buy.currency)} to buy` : "",
  ];
  return parts.map((part) => (part === "" ? "" : `, ${part}`)).join("");
}

/** A way with all that it costs. */
export const pricedText = (line: CounselLine, { at_volume }: Pick<Branch, "at_volume">): string =>
  `${billCell(line)}${line.bill ? " a month" : ""}${at_volume === null ? "" : ` at ${spokenCount(at_volume)} requests`}${besideBill(line)}`;

/** The way to start with and what it costs in all, in one line; while the volume is unknown, with the one that it is counted at. */
export function startText({ counsel, volumes }: Pick<Advice, "counsel" | "volumes">): string {
  const line = counsel?.lines[0];
  if (!line) return "";
  const at = middleOf(volumes)?.requests_per_month;
  const counted = at === undefined ? "" : `, at an assumed ${spokenCount(at)} requests a month`;
  return `${line.label}: ${line.way}, ${line.cost}${counted}.`;
}

/** Whether a branch names no way, or names one for what follows only: work by hand, another kind of model. */
export const isLater = ({ lines }: { readonly lines: readonly CounselLine[] }): boolean =>
  lines.length === 0 || lines[0]?.role === "then";

/** What comes before the ways of a branch or in place of them: the first clause of its counsel. */
export const insteadOf = (branch: Branch): string | null =>
  isLater(branch) ? (branch.counsel?.split(/[.;](?:\s|$)/)[0] ?? null) : null;

/** What of a branch was said before it: a way that stands above, what comes first, or the start that all share. */
export type Told = "way" | "first" | "start" | null;

/** What one way that an open answer could turn out would give, but for what was told. */
export function branchText(branch: Branch, told: Told): string {
  const { when, tier, lines } = branch;
  const isAbove = told === "way";
  const instead = insteadOf(branch);
  const isStart = (line: CounselLine) => line === lines[0] && !isLater(branch);
  const ways = (isAbove ? [] : lines)
    .filter((line) => !isStart(line) || told === null)
    .map((line) => `${isStart(line) ? "Start with " : "then "}${pricedText(line, branch)}`);
  // What follows a start that was told says itself what kind of model it is.
  const isSaid = instead !== null || (ways.length > 0 && told !== null);
  const fits = isSaid ? "" : uncapitalised((branch.fits ?? "").replace(/\.$/, ""));
  const named = [tier === null ? "" : `tier ${tier}`, fits].filter(Boolean).join(", ");
  const first =
    told === "first" && ways.length > 0
      ? `the same model first, ${ways.join("; ")}`
      : [instead, ...ways].filter(Boolean).join("; ");
  const said = isAbove ? [`${named}, as above`] : [named, named ? capitalised(first) : uncapitalised(first)];
  return `${capitalised(when)}: ${said.filter(Boolean).join(". ") || "still open"}.`;
}
