/** Break-even of a machine against every pay-per-use row that is allowed and still served. */

import { breakEven } from "../hosting/break-even.ts";
import { modelsById } from "../prices/find-model.ts";
import { requestCost } from "../prices/request-cost.ts";
import { daysBetween } from "../text/days.ts";
import type { BreakEven, CostRow } from "../types/advice.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";
import { paidLabour } from "../ways/way-cost.ts";

const DAYS_PER_MONTH = 30.4375;

/** Months until a model retires; null when no day is known. */
const lifeMonths = ({ retires }: CostRow, asOf: string): number | null =>
  retires === null ? null : daysBetween(asOf, retires) / DAYS_PER_MONTH;

/** What ends before it pays for itself never pays. */
function withinLife(entry: BreakEven, row: CostRow, asOf: string): BreakEven {
  const life = lifeMonths(row, asOf);
  if (life === null || entry.verdict !== "pays" || entry.months === null || entry.months <= life) return entry;
  const months = entry.months < 10 ? entry.months.toFixed(1) : String(Math.ceil(entry.months));
  const reason = `the upfront cost takes ${months} months to recover, and ${row.name} retires on ${row.retires}, before that`;
  return { ...entry, verdict: "never", reason };
}

/** One entry for each row, in their order. Empty when the way runs on no machine. */
export function breakEvens({ way }: PricedWay, rows: readonly CostRow[], scene: Scene): BreakEven[] {
  if (way.kind !== "machine") return [];
  const { models } = scene.pricing;
  const { as_of, requests_per_month } = scene.setting;
  const against = rows
    .filter((row) => row.deployment !== "self-hosted" && row.deployment !== "hosted-tuned" && row.allowed !== false)
    .filter(({ retires }) => retires === null || retires > as_of);
  return against.flatMap((row) => {
    const model = modelsById(models).get(row.model);
    if (!model) return [];
    const { likely } = requestCost(model, scene.setting.filled.profile, as_of);
    const entry = breakEven(
      way.plan,
      way.model.id,
      { id: model.id, name: row.name, per_request: likely, ...paidLabour(scene.pricing) },
      requests_per_month,
    );
    return [withinLife(entry, row, as_of)];
  });
}
