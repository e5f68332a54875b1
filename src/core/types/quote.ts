/** What a thousand requests to a model cost, without all else that a row of the advice says. */

import type { CostRow } from "./advice.ts";
import type { Obstacle } from "./hosting.ts";

/** Fields as in the row. */
export interface Quote
  extends Pick<CostRow, "model" | "name" | "deployment" | "hardware" | "per_1k" | "machines" | "capacity_per_month"> {
  /** Why the machine cannot serve the model; null when it can, or when none is needed. */
  obstacle: Obstacle | null;
}
