/** Work that is done once: what is tuned, bought or leased for it pays back in no other run. */
import type { Decision } from "../types/decision.ts";
import type { Engines } from "../types/taxonomy.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { PricedOffers } from "./counsel-scene.ts";

/** Whether there is one run. Data that may not leave wait for a machine, however seldom they are worked on. */
export const isOneRun = (engines: Engines, { local_required }: Pick<Decision, "local_required">): boolean =>
  engines["single-run"] !== undefined && local_required !== true;

/** Whether a way needs a machine that is not there. */
export const needsMachine = ({ way }: PricedWay): boolean => way.kind === "machine" && !way.is_clients;

/** The budget held against the ways that one run pays for. */
export function keptInOneRun({ keeps, fit }: PricedOffers): PricedOffers["keeps"] {
  const isWasted = fit !== null && (fit.way.tuned || needsMachine(fit));
  return keeps && { ...keeps, fit: keeps.fit && !isWasted };
}
