/** What a scope proposes, looked up and priced as the advice prices its rows. */

import { cloudQuote, localOption, localQuote } from "../core/comparison/model-row.ts";
import { knownMachine } from "../core/fit/known-machine.ts";
import { defaultOf } from "../core/prices/defaults.ts";
import { findMachine, findModel } from "../core/prices/find-named.ts";
import { type CostSetting, costSetting, volumeOf } from "../core/prices/token-profile.ts";
import { usualLengths } from "../core/prices/usual-lengths.ts";
import { talkLength } from "../core/speech/talk-length.ts";
import { amountText, countText } from "../core/text/amount.ts";
import type { Quote } from "../core/types/advice.ts";
import type { Brief, Tier } from "../core/types/brief.ts";
import type { AmountRange } from "../core/types/cost.ts";
import type { MachineInput } from "../core/types/fit.ts";
import type { Model } from "../core/types/pricing.ts";
import { wishesOf } from "../core/ways/machine-way.ts";
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

/** What costs are counted by for this brief. */
function settingFor(brief: Brief, { pricing, asOf, rate, verdict }: RuleContext): CostSetting {
  const known = verdict(brief);
  const talk = known && talkLength(brief, known, false, pricing.defaults);
  const usual = known ? usualLengths(brief, known, talk ?? null, pricing.defaults) : {};
  return costSetting(brief.usage, volumeOf(brief), { pricing, as_of: asOf, rate, explain: false, ...usual });
}

/** What a hosted model costs for the usage of the brief; unknown of a model that nobody hosts. */
export const hostedCost = (brief: Brief, model: Model, context: RuleContext): AmountRange =>
  cloudQuote(model, settingFor(brief, context)).per_1k;

/** The quote of a model for the usage of the brief: on the brief's machine, or the usual one, when it is local. */
export function quoteFor(brief: Brief, model: Model, context: RuleContext): Quote | undefined {
  const setting = settingFor(brief, context);
  if (model.kind !== "self-hosted") return cloudQuote(model, setting);
  const { pricing } = context;
  const usual = String(defaultOf(pricing.defaults, `machine-${model.size_class}`).value);
  const machine = namedMachine(brief, context) ?? findMachine(pricing.machines, usual);
  if (machine === undefined) return undefined;
  const examples = brief.proposal?.approach === "local-fine-tuned" ? brief.examples : undefined;
  return localQuote(localOption(model, machine, wishesOf(brief, examples), setting, pricing), setting);
}

/** `AU$0.90 per 1K`, or the range where no single figure can be given. */
export function per1kText({ low, likely, high, currency }: AmountRange): string {
  if (likely !== null) return `${amountText(likely, currency)} per 1K`;
  if (low === null || high === null) return "an unknown cost per 1K";
  return `${amountText(low, currency)} to ${amountText(high, currency)} per 1K, depending on the volume`;
}

/** A model's name, ready to be followed by a verb. */
export const quotedName = ({ name }: Pick<Quote, "name">): string => (name.includes(",") ? `${name},` : name);

/** `Qwen 3 8B, fine-tuned, does this tier 1 task for AU$0.90 per 1K at 100,000 a month`; undefined while it is open. */
export function recommendationText(brief: Brief, context: RuleContext): string | undefined {
  return wayText(brief, context.recommend(brief), context.verdict(brief)?.tier);
}

/** The same of any way that is quoted; undefined without one, and while the tier is open. */
export function wayText(
  brief: Brief,
  quote: Pick<Quote, "name" | "per_1k"> | undefined,
  tier: Tier | null | undefined,
): string | undefined {
  if (quote === undefined || !tier) return undefined;
  const volume = volumeOf(brief);
  const at = volume === null ? "" : ` at ${countText(volume)} a month`;
  return `${quotedName(quote)} does this tier ${tier} task for ${per1kText(quote.per_1k)}${at}`;
}

/** `gpt-4o at AU$9.00 per 1K`: as quoted, or as its price gives it on the day. */
export function proposalText(brief: Brief, model: Model, context: RuleContext): string {
  const quoted = brief.proposal?.cost_per_1k;
  if (quoted?.currency !== undefined) return `${model.id} at ${amountText(quoted.amount, quoted.currency)} per 1K`;
  const quote = quoteFor(brief, model, context);
  return quote ? `${model.id} at ${per1kText(quote.per_1k)}` : model.id;
}
