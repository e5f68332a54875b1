/** The parts of a way's likely cost. They add up, to the last digit, to the month and to what is paid once. */
import type { Component } from "../hosting/hosting-scenario.ts";
import { hostingCost } from "../hosting/self-hosting.ts";
import { inCurrency } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import type { CostTrace } from "../types/cost.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { labourOf } from "../ways/way-cost.ts";

interface Parts {
  monthly: readonly Component[];
  once: readonly Component[];
}

const part = (id: string, labour: boolean, amount: Component["amount"]): Component => ({ id, labour, amount });

/** Parts of a hosted way. */
function apiParts({ cost, offer }: PricedWay, volume: number, pricing: Pricing): Parts {
  const labour = labourOf(pricing);
  const tuning = offer?.tuning ?? null;
  const monthly = [
    part("tokens", false, times(cost.per_request.likely, BigInt(volume))),
    part("upkeep", true, labour.upkeep),
    ...(tuning ? [part("hosting-fees", false, tuning.monthly), part("retraining", true, labour.retraining)] : []),
  ];
  const once = [
    part("evaluation", true, labour.evaluation),
    ...(tuning ? [part("labelling-and-training", true, tuning.once.likely)] : []),
    ...(offer?.retires ? [part("migration", true, labour.migration)] : []),
  ];
  return { monthly, once };
}

function costParts(priced: PricedWay, volume: number, pricing: Pricing): Parts {
  const { way } = priced;
  if (way.kind === "api") return apiParts(priced, volume, pricing);
  const cost = hostingCost(way.plan, volume);
  return { monthly: cost?.components ?? [], once: cost?.one_off_components ?? [] };
}

/** The parts as a trace: each is an input, and their sum is the figure that the row prints. */
export function partsTrace(priced: PricedWay, volume: number, pricing: Pricing, rate: FxRate): CostTrace[] {
  const { monthly, once } = costParts(priced, volume, pricing);
  const inputs = (components: readonly Component[]): CostTrace["inputs"] =>
    components.map(({ id, labour, amount }) => ({
      name: id.replaceAll("-", " "),
      value: inCurrency(amount, rate),
      unit: rate.currency,
      source: labour ? "staff time" : "bills and hardware",
      date: null,
    }));
  return [
    { formula: `monthly at ${volume} requests = the sum of its parts`, inputs: inputs(monthly) },
    { formula: "once = the sum of its parts", inputs: inputs(once) },
  ];
}
