/** Costs of models side by side, without a brief, and what they come to in sentences. */

import { hostingCost } from "../hosting/self-hosting.ts";
import { numberOf } from "../prices/defaults.ts";
import { usualMachine } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { exactly } from "../prices/money.ts";
import { pricesAge } from "../prices/price-findings.ts";
import { type CostSetting, costSetting, tokenProfile } from "../prices/token-profile.ts";
import type { Advice, CostRow } from "../types/advice.ts";
import type { HostingInsight } from "../types/advice-parts.ts";
import type { Usage } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { FxRate, Machine, Model, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { listedOffer } from "../ways/api-ways.ts";
import { candidatesFor, listedMachine } from "../ways/machine-candidates.ts";
import { machineWay, type PlanContext, tunedOn } from "../ways/machine-way.ts";
import type { MachineWay } from "../ways/way.ts";
import { labourOf, machineCost, type PricedWay, priceWay } from "../ways/way-cost.ts";
import { comparisonSays } from "./comparison-says.ts";
import { insightOf } from "./hosting-insight.ts";
import { articleRange, overVolumes, pricesTrace, wayRow } from "./way-row.ts";

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
  local: MachineWay | null;
  /** Which models stand on another machine than the usual one, in words. */
  replaced: string[];
  assumptions: Assumption[];
  setting: CostSetting;
}

/** Volumes to show when none is stated. */
const LADDER = [1000, 10_000, 100_000, 1_000_000];

const STANDING = { role: "comparator", allowed: true } as const;

/** What a row on machines says besides what the advice says of one: what is in the way, and what the volume does to it. */
function ofMachine(
  { plan }: MachineWay,
  { notes, one_off }: CostRow,
  { requests_per_month: requests, defaults }: CostSetting,
) {
  const { obstacle } = plan;
  const cost = requests === null ? null : hostingCost(plan, requests);
  const open = requests === null && !obstacle ? [overVolumes(plan, { defaults }).note] : [];
  return {
    one_off: obstacle ? null : one_off,
    capacity_per_month: cost?.capacity_per_month ?? plan.capacity_per_machine,
    seconds_per_request: cost?.seconds_per_request ?? plan.seconds_alone,
    notes: [...(obstacle ? [{ id: obstacle.id, text: obstacle.text }] : []), ...notes, ...open],
  };
}

/** The row of a way without a brief: no first year, and of what a host serves the bill alone, which `bills` puts staff time beside. */
function rowOf(priced: PricedWay, counted: PlanContext): CostRow {
  const { way } = priced;
  const { setting, pricing } = counted;
  const { requests_per_month: requests, explain } = setting;
  const isOpen = requests === null || (way.kind === "machine" && way.plan.obstacle !== null);
  const row = wayRow(priced, STANDING, requests ?? 1, isOpen, { pricing, setting: { ...setting, explain: false } });
  return {
    ...row,
    first_year: null,
    article_range: articleRange(way.model),
    ...(way.kind === "machine" ? ofMachine(way, row, setting) : { monthly: row.monthly_without_labour, one_off: null }),
    ...(explain && { trace: pricesTrace(priced, row.machines, setting) }),
  };
}

function rowsAt(request: ComparisonRequest, pricing: Pricing, requests: number | null): Rows {
  const { as_of, rate, explain, usage } = request;
  const setting = costSetting(usage, requests, { pricing, as_of, rate, explain });
  const counted: PlanContext = { brief: { usage }, setting, pricing };
  let local: MachineWay | null = null;
  const replaced: string[] = [];
  const rows = request.models.map((model) => {
    if (model.kind !== "self-hosted") {
      const offer = listedOffer(model, counted);
      return rowOf(priceWay(offer.way, requests ?? 1, [offer], counted), counted);
    }
    const { way, instead_of } = request.machine
      ? { way: onListed(model, request.machine, counted), instead_of: null }
      : usualWay(model, counted);
    const row = rowOf(priceWay(way, requests ?? 1, [], counted), counted);
    if (instead_of !== null) replaced.push(`${model.name} stands on ${row.hardware_name} in place of ${instead_of}`);
    local ??= way;
    return row;
  });
  const first = local as MachineWay | null;
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
  const hosting = local && requests !== null ? insightOf(local, rows, data, setting) : null;
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

const onListed = (model: Model, machine: Machine, counted: PlanContext): MachineWay =>
  machineWay(model, listedMachine(machine, counted.setting.as_of, counted.pricing), null, tunedOn(0), counted);

/**
 * A model on the machine that is usual for its size, or where more than a few of those would be needed at the volume, on
 * the new machine that bills least for it. `instead_of`: how many of the usual ones that takes the place of.
 */
function usualWay(model: Model, counted: PlanContext): { way: MachineWay; instead_of: string | null } {
  const { setting, pricing } = counted;
  const machine = usualMachine(model, pricing);
  const usual = onListed(model, machine, counted);
  const { requests_per_month: requests } = setting;
  if (requests === null || usual.plan.obstacle) return { way: usual, instead_of: null };
  const count = hostingCost(usual.plan, requests)?.machines.likely ?? null;
  if (count !== null && count <= mostOf(pricing)) return { way: usual, instead_of: null };
  const fewer = leastBill(model, requests, counted);
  if (fewer === null) return { way: usual, instead_of: null };
  return { way: fewer, instead_of: count === null ? `a great many of ${machine.name}` : `${count} x ${machine.name}` };
}

/** The model on the new machine that bills least at the volume, few of them; null where none does. */
function leastBill(model: Model, requests: number, counted: PlanContext): MachineWay | null {
  const { setting, pricing } = counted;
  let best: { way: MachineWay; bill: bigint } | null = null;
  for (const candidate of candidatesFor("own", null, setting.as_of, pricing)) {
    if (candidate.second_hand) continue;
    const way = machineWay(model, candidate, null, tunedOn(0), counted);
    const { bill, machines } = machineCost(way, requests, pricing);
    if (bill.likely === null || machines === null || machines > mostOf(pricing)) continue;
    if (best === null || bill.likely < best.bill) best = { way, bill: bill.likely };
  }
  return best?.way ?? null;
}
