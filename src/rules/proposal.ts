/** What a scope proposes, looked up and priced as the advice prices its rows. */

import { servedWay } from "../core/comparison/way-row.ts";
import { knownMachine } from "../core/fit/known-machine.ts";
import { findModel, usualMachine } from "../core/prices/find-named.ts";
import { amountIn } from "../core/prices/stated-amount.ts";
import { volumeOf } from "../core/prices/token-profile.ts";
import { amountText, countText } from "../core/text/amount.ts";
import type { ServedWay } from "../core/types/advice.ts";
import type { Brief, Tier } from "../core/types/brief.ts";
import type { AmountRange } from "../core/types/cost.ts";
import type { MachineInput } from "../core/types/fit.ts";
import type { FxRate, Model } from "../core/types/pricing.ts";
import { modelOffer } from "../core/ways/api-ways.ts";
import { listedMachine } from "../core/ways/machine-candidates.ts";
import { machineWay, tunedOn } from "../core/ways/machine-way.ts";
import { type PricedWay, priceWay } from "../core/ways/way-cost.ts";
import type { RuleContext } from "./rule.ts";

/** The model that the proposal names; undefined when it names none, or none that is known. */
export function proposedModel({ proposal }: Brief, { pricing }: RuleContext): Model | undefined {
  if (proposal?.model === undefined) return undefined;
  const found = findModel(pricing.models, proposal.model);
  return found.found === "model" ? found.model : undefined;
}

/** The machine of the brief; undefined when it names none, or none that is known. */
export function namedMachine({ hardware }: Brief, { pricing }: RuleContext): MachineInput | undefined {
  const known = hardware === undefined ? undefined : knownMachine(hardware, pricing);
  return known?.ok ? known.value : undefined;
}

/** A model as it would serve the brief: at its host, or on the brief's machine, else the usual one, when it is local. */
export function wayFor(brief: Brief, model: Model, context: RuleContext): PricedWay | undefined {
  const counted = context.counted(brief);
  if (counted === undefined) return undefined;
  const volume = counted.setting.requests_per_month ?? 1;
  if (model.kind !== "self-hosted") {
    const offer = modelOffer(model, counted);
    return priceWay(offer.way, volume, [offer], counted);
  }
  const { pricing, asOf } = context;
  const machine = namedMachine(brief, context) ?? usualMachine(model, pricing);
  const examples = brief.proposal?.approach === "local-fine-tuned" ? (brief.examples ?? 0) : 0;
  const way = machineWay(model, listedMachine(machine, asOf, pricing), null, tunedOn(examples), counted);
  return priceWay(way, volume, [], counted);
}

/** The rate of the currency that a brief is counted in. */
export const rateFor = (brief: Brief, context: RuleContext): FxRate =>
  context.counted(brief)?.setting.rate ?? context.rate;

/** What a thousand requests to a model cost for the usage of the brief. */
export function costFor(
  brief: Brief,
  model: Model,
  context: RuleContext,
  rate = rateFor(brief, context),
): AmountRange | undefined {
  const priced = wayFor(brief, model, context);
  const money = { rate, defaults: context.pricing.defaults };
  return priced && servedWay(priced, volumeOf(brief) === null, money).per_1k;
}

/** `AU$0.90 per 1K`, or the range where no single figure can be given. */
export function per1kText({ low, likely, high, currency }: AmountRange): string {
  if (likely !== null) return `${amountText(likely, currency)} per 1K`;
  if (low === null || high === null) return "an unknown cost per 1K";
  return `${amountText(low, currency)} to ${amountText(high, currency)} per 1K, depending on the volume`;
}

/** A model's name, ready to be followed by a verb. */
export const quotedName = ({ name }: Pick<ServedWay, "name">): string => (name.includes(",") ? `${name},` : name);

/** `Qwen 3 8B, fine-tuned, does this tier 1 task for AU$0.90 per 1K at 100,000 a month`; undefined while it is open. */
export function recommendationText(brief: Brief, context: RuleContext): string | undefined {
  return wayText(brief, context.recommend(brief), context.verdict(brief)?.tier);
}

/** The same of any way that is quoted; undefined without one, and while the tier is open. */
export function wayText(
  brief: Brief,
  quote: Pick<ServedWay, "name" | "per_1k"> | undefined,
  tier: Tier | null | undefined,
): string | undefined {
  if (quote === undefined || !tier) return undefined;
  const volume = volumeOf(brief);
  const at = volume === null ? "" : ` at ${countText(volume)} a month`;
  return `${quotedName(quote)} does this tier ${tier} task for ${per1kText(quote.per_1k)}${at}`;
}

/**
 * `gpt-4o at AU$9.00 per 1K`: as quoted, and in the currency of what it is compared with, or as its price gives it on the
 * day.
 */
export function proposalText(brief: Brief, model: Model, context: RuleContext): string {
  const quoted = brief.proposal?.cost_per_1k;
  if (quoted?.currency !== undefined) {
    const rate = rateFor(brief, context);
    const counted = amountIn(quoted, rate, context.pricing.fx)!;
    const beside = quoted.currency === rate.currency ? "" : ` (${amountText(counted, rate.currency)})`;
    return `${model.id} at ${amountText(quoted.amount, quoted.currency)}${beside} per 1K`;
  }
  const cost = costFor(brief, model, context);
  return cost ? `${model.id} at ${per1kText(cost)}` : model.id;
}
