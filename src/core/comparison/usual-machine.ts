/** The machine that a self-hosted model is compared on where nobody names one. */
import { hostingCost } from "../hosting/self-hosting.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { findMachine } from "../prices/find-named.ts";
import { defaultOf, numberOf } from "../prices/token-profile.ts";
import type { HostingWishes } from "../types/hosting.ts";
import type { Machine, Model, Pricing } from "../types/pricing.ts";
import { candidatesFor } from "../ways/machine-candidates.ts";
import { type LocalOption, localOption } from "./local-row.ts";

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
export function usualOption(
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
