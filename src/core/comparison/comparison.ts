/** Costs of models side by side, without a brief, and what they come to in sentences. */

import { hostingCost } from "../hosting/self-hosting.ts";
import { defaultOf, numberOf } from "../prices/defaults.ts";
import { findMachine } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { exactly } from "../prices/money.ts";
import { pricesAge } from "../prices/price-findings.ts";
import { type CostSetting, costSetting, tokenProfile } from "../prices/token-profile.ts";
import type { Advice, CostRow } from "../types/advice.ts";
import type { HostingInsight } from "../types/advice-parts.ts";
import type { Usage } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { HostingWishes } from "../types/hosting.ts";
import type { FxRate, Machine, Model, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { candidatesFor } from "../ways/machine-candidates.ts";
import { wishesOf } from "../ways/machine-way.ts";
import { labourOf } from "../ways/way-cost.ts";
import { comparisonSays } from "./comparison-says.ts";
import { insightOf } from "./hosting-insight.ts";
import { cloudRow, type LocalOption, localOption, localRow } from "./model-row.ts";

export interface Comparison {
  schema_version: 1;
  costs: CostRow[];
  /** A month of every row at the stated volume, with the staff time beside the bill; empty without one. */
  bills: (Bill | null)[];
  /** Monthly bill of every row, without staff time, at a ladder of volumes; empty when the volume is stated. */
  ladder: { requests_per_month: number; monthly: { model: string; hardware: string | null; amount: AmountRange }[] }[];
  /** What stands behind the first self-hosted model; null when there is none. */
  hosting: HostingInsight | null;
  /** What it comes to, in sentences, most important first. */
  says: string[];
  assumptions: Assumption[];
  /** No brief is there to say that the work is done once. */
  usage: Omit<Advice["usage"], "counted_months">;
  data: { pricing: string; prices_as_of: string; prices_age: string | null; as_of: string; fx: FxRate };
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

interface Rows {
  rows: CostRow[];
  /** The first self-hosted model. */
  local: LocalOption | null;
  /** Which models stand on another machine than the usual one, in words. */
  replaced: string[];
  assumptions: Assumption[];
  setting: CostSetting;
}

/** Volumes to show when none is stated. */
const LADDER = [1000, 10_000, 100_000, 1_000_000];

function rowsAt(request: ComparisonRequest, pricing: Pricing, requests: number | null): Rows {
  const { as_of, rate, explain } = request;
  const setting = costSetting(request.usage, requests, { pricing, as_of, rate, explain });
  const standing = { role: "comparator", allowed: true } as const;
  let local: LocalOption | null = null;
  const replaced: string[] = [];
  const wishes = wishesOf(request);
  const rows = request.models.map((model) => {
    if (model.kind !== "self-hosted") return cloudRow(model, standing, setting);
    const { option, instead_of } = request.machine
      ? { option: localOption(model, request.machine, wishes, setting, pricing), instead_of: null }
      : usualOption(model, wishes, setting, pricing);
    const row = localRow(option, standing, setting);
    if (instead_of !== null) replaced.push(`${model.name} stands on ${row.hardware_name} in place of ${instead_of}`);
    local ??= option;
    return row;
  });
  const first = local as LocalOption | null;
  return {
    rows,
    local: first,
    replaced,
    assumptions: [...setting.filled.assumptions, ...(first?.plan.assumptions ?? [])],
    setting,
  };
}

/** Prices all models for the same request, in the order given. */
export function compareModels(request: ComparisonRequest, data: { pricing: Pricing; taxonomy: Taxonomy }): Comparison {
  const { pricing } = data;
  const requests = request.usage.requests_per_month ?? null;
  const { rows, local, replaced, assumptions, setting } = rowsAt(request, pricing, requests);
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
              amount: bill ?? { ...exactly(null), currency: request.rate.currency },
            }),
          ),
        }));
  const { profile } = tokenProfile(request.usage, pricing.defaults);
  const { input_tokens, output_tokens, reasoning_tokens, batch } = profile;
  const hosting = local && requests !== null ? insightOf(local, name, rows, data, setting) : null;
  return {
    schema_version: 1,
    costs: rows,
    bills: requests === null ? [] : billsOf(rows, pricing, request.rate),
    ladder,
    hosting,
    says: comparisonSays(rows, hosting, replaced),
    assumptions,
    usage: { requests_per_month: requests, input_tokens, output_tokens, reasoning_tokens, batch },
    data: {
      pricing: pricing.version,
      prices_as_of: pricing.as_of,
      prices_age: pricesAge(pricing, request.as_of),
      as_of: request.as_of,
      fx: request.rate,
    },
  };
}

export interface Bill {
  /** A month, without staff time. */
  monthly: AmountRange;
  /** Staff time of a month: the upkeep of what a host serves, the operation of machines. Null where it is not known. */
  staff: number | null;
}

/** What runs on machines has its staff time in the row; what a host serves asks for upkeep. */
function staffOf({ deployment, monthly, monthly_without_labour: bill }: CostRow, upkeep: number | null): number | null {
  if (deployment !== "self-hosted") return upkeep;
  return monthly?.likely == null || bill?.likely == null ? null : monthly.likely - bill.likely;
}

/** One for each row at a stated volume; none for a row whose month is not known. */
function billsOf(rows: readonly CostRow[], pricing: Pricing, rate: FxRate): (Bill | null)[] {
  const { upkeep } = labourOf(pricing);
  const hosted = upkeep === null ? null : inCurrency(upkeep, rate);
  return rows.map((row) => {
    const monthly = row.monthly_without_labour;
    return monthly ? { monthly, staff: staffOf(row, hosted) } : null;
  });
}

/** Machines of a kind beside each other at the most. */
const mostOf = ({ defaults }: Pricing): number => numberOf(defaults, "usual-machines-most");

/** A model on the usual machine of its size class. */
function onUsual(model: Model, wishes: HostingWishes, setting: CostSetting, pricing: Pricing): LocalOption {
  const usual = String(defaultOf(pricing.defaults, `machine-${model.size_class}`).value);
  return localOption(model, findMachine(pricing.machines, usual)!, wishes, setting, pricing);
}

/**
 * A model on the machine that is usual for its size, or where more than a few of those would be needed at the volume, on
 * the new machine that bills least for it. `instead_of`: how many of the usual ones that takes the place of.
 */
function usualOption(
  model: Model,
  wishes: HostingWishes,
  setting: CostSetting,
  pricing: Pricing,
): { option: LocalOption; instead_of: string | null } {
  const usual = onUsual(model, wishes, setting, pricing);
  const { requests_per_month: requests } = setting;
  if (requests === null || usual.plan.obstacle) return { option: usual, instead_of: null };
  const count = hostingCost(usual.plan, requests)?.machines.likely ?? null;
  if (count !== null && count <= mostOf(pricing)) return { option: usual, instead_of: null };
  const fewer = leastBill(model, requests, wishes, setting, pricing);
  if (fewer === null) return { option: usual, instead_of: null };
  const name = (usual.machine as Machine).name;
  return { option: fewer, instead_of: count === null ? `a great many of ${name}` : `${count} x ${name}` };
}

/** The model on the new machine that bills least at the volume, few of them; null where none does. */
function leastBill(
  model: Model,
  requests: number,
  wishes: HostingWishes,
  setting: CostSetting,
  pricing: Pricing,
): LocalOption | null {
  let best: { option: LocalOption; bill: bigint } | null = null;
  for (const { machine, second_hand } of candidatesFor("own", null, setting.as_of, pricing)) {
    if (second_hand) continue;
    const option = localOption(model, machine, wishes, setting, pricing);
    const cost = hostingCost(option.plan, requests);
    const bill = cost?.monthly_without_labour.likely ?? null;
    if (cost === null || bill === null || cost.machines.likely > mostOf(pricing)) continue;
    if (best === null || bill < best.bill) best = { option, bill };
  }
  return best?.option ?? null;
}
