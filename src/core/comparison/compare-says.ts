/** What a comparison comes to, in sentences: what costs least, by how much, and from which volume on another does. */
import { spokenAmount, spokenCount } from "../text/spoken.ts";
import type { CostRow } from "../types/advice.ts";
import type { HostingInsight } from "../types/hosting-insight.ts";

/**
 * The bill of a month where it is known, as a machine costs each month whatever is asked of it; else 1,000 requests. A
 * machine's staff time does not stand in the bill of a host.
 */
const costOf = (row: CostRow): number | null => (row.monthly_without_labour ?? row.per_1k).likely;

const isOnMachine = ({ deployment }: CostRow): boolean => deployment === "self-hosted";

const times = (cost: number, least: number): string => {
  const ratio = cost / least;
  return ratio < 1.05
    ? "about the same"
    : `${ratio >= 10 ? spokenCount(ratio) : Number(ratio.toFixed(1))} times as much`;
};

function leastSays(rows: readonly CostRow[]): string[] {
  const known = rows.filter((row) => costOf(row) !== null).sort((a, b) => costOf(a)! - costOf(b)!);
  const [least, ...others] = known;
  const last = others.at(-1);
  if (!least || !last) return [];
  const { currency } = least.per_1k;
  const per = least.monthly_without_labour
    ? `a month${rows.some(isOnMachine) ? " before staff time" : ""}`
    : "per 1,000 requests";
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

/** Most important first. */
export const comparisonSays = (rows: readonly CostRow[], hosting: HostingInsight | null): string[] => [
  ...leastSays(rows),
  ...(hosting ? crossingSays(hosting) : []),
  ...(rows.some(isOnMachine) ? ["Per 1,000 requests, a machine's staff time is counted in."] : []),
];
