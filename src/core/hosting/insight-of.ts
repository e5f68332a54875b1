/** The insight into a local choice, held against the pay-per-use rows that are allowed and still to be had. */

import type { LocalOption } from "../comparison/local-row.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { requestCost } from "../prices/request-cost.ts";
import type { CostRow } from "../types/advice.ts";
import type { HostingInsight } from "../types/hosting-insight.ts";
import type { Pricing } from "../types/pricing.ts";
import { paidLabour } from "../ways/way-cost.ts";
import { hostingInsight } from "./hosting-insight.ts";

/** Ids of the models that the article's claims speak of. */
const ARTICLE = { large: "gpt-4o", small: "gpt-4o-mini" };

/** What stands behind the row of `local`, among the rows that it is compared with. */
export function insightOf(
  local: LocalOption,
  name: string,
  rows: readonly CostRow[],
  pricing: Pricing,
  setting: CostSetting,
): HostingInsight {
  const perRequest = (id: string) => {
    const model = pricing.models.find((each) => each.id === id);
    return model ? requestCost(model, setting.filled.profile, setting.as_of).likely : null;
  };
  const paid = rows
    // Weights tuned at a host bill for more than requests, so no line through their price would be true.
    .filter(({ deployment }) => deployment !== "self-hosted" && deployment !== "hosted-tuned")
    .filter(({ allowed }) => allowed !== false)
    .filter(({ retires }) => retires === null || retires > setting.as_of)
    .map(({ model, name: called }) => ({
      id: model,
      name: called,
      per_request: perRequest(model),
      ...paidLabour(pricing),
    }));
  const { rate, requests_per_month: volume } = setting;
  return hostingInsight(
    {
      plan: local.plan,
      id: local.model.id,
      name,
      paid,
      gpt_4o: perRequest(ARTICLE.large),
      gpt_4o_mini: perRequest(ARTICLE.small),
      volume,
      rate,
    },
    pricing,
  );
}
