/** Costs of models side by side, without a brief, and what they come to in sentences. */
import { insightOf } from "../hosting/insight-of.ts";
import { type CostSetting, costSetting } from "../prices/cost-setting.ts";
import { findMachine } from "../prices/find-named.ts";
import { defaultOf, tokenProfile } from "../prices/token-profile.ts";
import { spokenAmount, spokenCount } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Advice, CostRow } from "../types/advice.ts";
import type { Usage } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { HostingInsight } from "../types/hosting-insight.ts";
import type { FxRate, Machine, Model, Pricing } from "../types/pricing.ts";
import { cloudRow } from "./cloud-row.ts";
import { type LocalOption, localOption, localRow, wishesOf } from "./local-row.ts";

export interface Comparison {
  schema_version: 1;
  costs: CostRow[];
  /** Monthly bill of every row, without staff time, at a ladder of volumes; empty when the volume is stated. */
  ladder: { requests_per_month: number; monthly: { model: string; hardware: string | null; amount: AmountRange }[] }[];
  /** What stands behind the first self-hosted model; null when there is none. */
  hosting: HostingInsight | null;
  /** What it comes to, in sentences, most important first. */
  says: string[];
  assumptions: Assumption[];
  usage: Advice["usage"];
  data: { pricing: string; prices_as_of: string; as_of: string; fx: FxRate };
}

interface ComparisonRequest {
  models: readonly Model[];
  /** For self-hosted models; null for the usual machine of the size class. */
  machine: Machine | null;
  usage: Usage;
  as_of: string;
  rate: FxRate;
  explain: boolean;
}

/** Volumes to show when none is stated. */
const LADDER = [1000, 10_000, 100_000, 1_000_000];

function rowsAt(
  request: ComparisonRequest,
  pricing: Pricing,
  requests: number | null,
): { rows: CostRow[]; local: LocalOption | null; assumptions: Assumption[]; setting: CostSetting } {
  const { as_of, rate, explain } = request;
  const setting = costSetting(request.usage, requests, { pricing, as_of, rate, explain });
  const standing = { role: "comparator", allowed: true } as const;
  let local: LocalOption | null = null;
  const rows = request.models.map((model) => {
    if (model.kind !== "self-hosted") return cloudRow(model, standing, setting);
    const usual = String(defaultOf(pricing.defaults, `machine-${model.size_class}`).value);
    const machine = request.machine ?? findMachine(pricing.machines, usual)!;
    const option = localOption(model, machine, wishesOf({ usage: request.usage }, undefined), setting, pricing);
    local ??= option;
    return localRow(option, standing, setting);
  });
  const first = local as LocalOption | null;
  return {
    rows,
    local: first,
    assumptions: [...setting.filled.assumptions, ...(first?.plan.assumptions ?? [])],
    setting,
  };
}

/** Prices all models for the same request, in the order given. */
export function compareModels(request: ComparisonRequest, pricing: Pricing): Comparison {
  const requests = request.usage.requests_per_month ?? null;
  const { rows, local, assumptions, setting } = rowsAt(request, pricing, requests);
  const name = rows.find(({ model }) => model === local?.model.id)?.name ?? "";
  const ladder =
    requests !== null
      ? []
      : LADDER.map((volume) => ({
          requests_per_month: volume,
          monthly: rowsAt({ ...request, explain: false }, pricing, volume).rows.map(
            ({ model, hardware, monthly_without_labour: bill }) => ({
              model,
              hardware,
              amount: bill ?? { low: null, likely: null, high: null, currency: request.rate.currency },
            }),
          ),
        }));
  const { profile } = tokenProfile(request.usage, pricing.defaults);
  const { input_tokens, output_tokens, reasoning_tokens, batch } = profile;
  const hosting = local && requests !== null ? insightOf(local, name, rows, pricing, setting) : null;
  return {
    schema_version: 1,
    costs: rows,
    ladder,
    hosting,
    says: comparisonSays(rows, hosting),
    assumptions,
    usage: { requests_per_month: requests, input_tokens, output_tokens, reasoning_tokens, batch },
    data: { pricing: pricing.version, prices_as_of: pricing.as_of, as_of: request.as_of, fx: request.rate },
  };
}

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

/** So many models are called by name. */
const MOST_NAMED = 3;

/** Models that nobody sells any more, or not for long: what they cost is no offer. */
function leavingSays(rows: readonly CostRow[]): string[] {
  const withNote = (id: string) => rows.filter(({ notes }) => notes.some((note) => note.id === id));
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

/** Most important first. */
export const comparisonSays = (rows: readonly CostRow[], hosting: HostingInsight | null): string[] => [
  ...leastSays(rows),
  ...leavingSays(rows),
  ...(hosting ? crossingSays(hosting) : []),
  ...(rows.some(isOnMachine) ? ["Per 1,000 requests, a machine's staff time is counted in."] : []),
];
