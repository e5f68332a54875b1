/** Where a model runs, in words. */

import { plainText as safe } from "../../core/text/plain-text.ts";
import type { CostRow } from "../../core/types/advice.ts";

const PLACES: Record<CostRow["deployment"], string> = {
  "self-hosted": "own machine",
  "hosted-open": "hosted, open weights",
  "hosted-tuned": "hosted, tuned weights",
  cloud: "cloud",
};

/** Where the model runs: the machines for a local one, the provider for the others. */
export function placeText(row: CostRow): string {
  if (row.deployment !== "self-hosted") return `${PLACES[row.deployment]} (${safe(row.provider)})`;
  if (!row.hardware_name) return PLACES[row.deployment];
  const machine = safe(row.hardware_name);
  return row.machines !== null && row.machines > 1 ? `${row.machines} x ${machine}` : machine;
}

/** Whether question 5 lets the model be used; empty when it does. */
export function allowedText({ allowed }: CostRow): string {
  if (allowed === null) return "if data may leave";
  return allowed ? "" : "not allowed";
}
