/** What models side by side come to, in sentences. */

import { spokenAmount, spokenCount } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { CostRow } from "../types/advice.ts";
import type { HostingInsight } from "../types/advice-parts.ts";

/** The bill of a month where it is known, as a machine costs each month whatever is asked of it; else 1,000 requests. */
const costOf = (row: CostRow): number | null => (row.monthly_without_labour ?? row.per_1k).likely;

const times = (cost: number, least: number): string => {
  const ratio = cost / least;
  return ratio < 1.05
    ? "about the same"
    : `${ratio >= 10 ? spokenCount(ratio) : Number(ratio.toFixed(1))} times as much`;
};

function leastSays(rows: readonly CostRow[]): string[] {
  const known = rows
    .filter((row) => costOf(row) !== null && !has(row, "over-context"))
    .sort((a, b) => costOf(a)! - costOf(b)!);
  const [least, ...others] = known;
  const last = others.at(-1);
  if (!least || !last) return [];
  const { currency } = least.per_1k;
  const per = least.monthly_without_labour ? "a month before staff time" : "per 1,000 requests";
  const cost = costOf(least)!;
  const second = others.length > 1 ? `${others[0]!.name} costs ${times(costOf(others[0]!)!, cost)}, ` : "";
  const most = cost > 0 ? ` ${second}${last.name} costs ${times(costOf(last)!, cost)}.` : "";
  return [`${least.name} costs least: ${spokenAmount(cost, currency)} ${per}.${most}`];
}

/** Crossings of the curve within a thousand times of the volume asked about. */
function crossingSays({ curve }: HostingInsight): string[] {
  const nameOf = (id: string) => curve.series.find((each) => each.id === id)?.name ?? id;
  return curve.crossings.map(
    ({ requests_per_month, cheaper, than }) =>
      `With staff time on both sides, ${nameOf(cheaper)} costs less than ${nameOf(than)} from ${spokenCount(requests_per_month)} requests a month.`,
  );
}

/** So many models are called by name. */
const MOST_NAMED = 3;

/** Models that nobody sells any more, or not for long: what they cost is no offer. */
function leavingSays(rows: readonly CostRow[]): string[] {
  const withNote = (id: string) => rows.filter((row) => has(row, id));
  const names = (leaving: readonly CostRow[]) =>
    leaving.length > MOST_NAMED ? `${leaving.length} of these models` : listed(leaving.map(({ name }) => name));
  const [retired, retiring] = [withNote("retired"), withNote("retires")];
  const [one] = retiring;
  const day = one?.notes.find(({ id }) => id === "retires")?.text.split(";")[0];
  return [
    ...(retired.length === 1 ? [`${names(retired)} has retired; its price is kept for comparison.`] : []),
    ...(retired.length > 1 ? [`${names(retired)} have retired; their prices are kept for comparison.`] : []),
    ...(retiring.length === 1 ? [`${names(retiring)} ${day}.`] : []),
    ...(retiring.length > 1 ? [`${names(retiring)} retire soon: --details costs has the days.`] : []),
  ];
}

const has = ({ notes }: CostRow, id: string): boolean => notes.some((note) => note.id === id);

/** What a note of rows says at the first, or that it stands behind the page where several carry it. */
function noteSays(rows: readonly CostRow[], id: string, several: string): string[] {
  const noted = rows.filter((row) => has(row, id));
  const [one] = noted;
  if (!one) return [];
  if (noted.length > 1) return [`${noted.length} of these models ${several}: --details costs says more.`];
  return [`${one.name}: ${one.notes.find((note) => note.id === id)!.text}.`];
}

/** Why a row has no figure at all: what is in the way, else which price is not known. */
function unknownSays(rows: readonly CostRow[]): string[] {
  const unknown = rows.filter(({ per_1k: { low, likely, high } }) => low === null && likely === null && high === null);
  return unknown.slice(0, MOST_NAMED).flatMap(({ name, notes }) => {
    const why = notes.find(({ id }) => id.endsWith("price-unknown")) ?? notes[0];
    return why ? [`${name}: ${why.text.replace(/\.$/, "")}.`] : [];
  });
}

/**
 * Most important first. `replaced`: which models stand on another machine than the usual one.
 */
export const comparisonSays = (
  rows: readonly CostRow[],
  hosting: HostingInsight | null,
  replaced: readonly string[] = [],
): string[] => [
  ...leastSays(rows),
  ...unknownSays(rows),
  ...noteSays(rows, "over-context", "cannot hold so long a request"),
  ...replaced.map((text) => `${text}; name another with --hardware.`),
  ...leavingSays(rows),
  ...noteSays(rows, "thinking-counted", "always think before they answer, which is counted as output"),
  ...(hosting ? crossingSays(hosting) : []),
];
