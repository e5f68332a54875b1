/** Few requests of a small task: what an answer costs in the first year beside what a person takes for one. */
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { numberOf } from "../prices/token-profile.ts";
import { roughAmount } from "../text/spoken.ts";
import { defaultUsd } from "../ways/default-usd.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

/**
 * The caution where a person who answers by hand costs no more than the way to start with: who reads what comes in and
 * writes the answer, and takes as long as for an example at the least. Only of tiers 1 and 2: an expert thinks longer.
 */
export function personInstead(first: PricedWay | null, { needs, setting, pricing }: Scene): RankedCaution | null {
  const { requests_per_month, rate } = setting;
  if (!first || !requests_per_month || (needs.tier ?? 4) > 2) return null;
  const value = (id: string) => numberOf(pricing.defaults, id);
  const { input_tokens, output_tokens } = setting.filled.profile;
  const typed = input_tokens / value("person-reads") + output_tokens / value("person-writes");
  const minutes = Math.round(Math.max(value("labelling-minutes"), typed));
  const hour = defaultUsd("labelling-rate", pricing.defaults, pricing.fx);
  const year = inCurrency(first.cost.first_year.likely, rate);
  if (hour === null || year === null) return null;
  const answer = year / (12 * requests_per_month);
  const person = inCurrency(toPico((minutes / 60) * hour), rate)!;
  if (answer < person) return null;
  const money = (amount: number) => roughAmount(amount, rate.currency);
  const text = `So few requests may be done by hand: an answer costs ${money(answer)} in the first year, staff time included; a person who takes about ${minutes} minutes costs ${money(person)}.`;
  return caution(1, "by-hand", text);
}
