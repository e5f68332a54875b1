/** Break-even of the recommended machine against every pay-per-use row that is allowed and still to be had. */

import { breakEven } from "../hosting/break-even.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { BreakEven } from "../types/advice.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Choice } from "./choose.ts";

/** One entry for each row held against, in their order. Empty when nothing is recommended on machines of one's own. */
export function breakEvens(choices: readonly Choice[], { models }: Pricing, setting: CostSetting): BreakEven[] {
  const recommended = choices.find(({ row }) => row.role === "recommended");
  if (!recommended?.local) return [];
  const { plan } = recommended.local;
  const against = choices
    .map(({ row }) => row)
    .filter((row) => row.deployment !== "self-hosted" && row.allowed !== false)
    .filter(({ retires }) => retires === null || retires > setting.as_of);
  return against.flatMap(({ model: id, name }) => {
    const model = models.find((each) => each.id === id);
    if (!model) return [];
    const { likely } = requestCost(model, setting.filled.profile, setting.as_of);
    return [breakEven(plan, recommended.row.model, { id, name, per_request: likely }, setting.requests_per_month)];
  });
}
