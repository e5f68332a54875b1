/** One call for those who search: what a model costs on a machine, for any engine and number of machines. */
import type { MachineInput, ModelInput } from "../types/fit.ts";
import type { HostingPlan, HostingPrices, HostingWishes } from "../types/hosting.ts";
import { hostingPlan } from "./hosting-plan.ts";

/** What all combinations of one search share. */
export interface PlanSetting {
  input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  as_of: string;
  prices: HostingPrices;
}

/**
 * Plans `model` on `machine` as wished: the engine (`runtime`), the most machines (`machines_at_most`), whether the
 * machine is there already (`owned`), region and billing of a rented one. `obstacle` says why it cannot serve;
 * otherwise `hostingQuote(plan, volume)` gives the least number of machines and the cost, or null where they are more
 * than the wish allows. Results are kept and shared: asking again costs next to nothing; do not change them.
 */
export function planOn(
  model: ModelInput,
  machine: MachineInput,
  wishes: HostingWishes,
  setting: PlanSetting,
): HostingPlan {
  const { input_tokens, output_tokens, reasoning_tokens, as_of, prices } = setting;
  return hostingPlan({ machine, model, input_tokens, output_tokens, reasoning_tokens, as_of, wishes }, prices);
}
