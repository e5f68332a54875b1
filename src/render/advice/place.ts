/** Where a model runs, in words. */

import { plainText as safe } from "../../core/text/plain-text.ts";
import type { CostRow } from "../../core/types/advice.ts";
import { hostName } from "../../core/ways/way.ts";

/** Said behind the host, where its weights are not the host's own. */
const HOSTED: Record<CostRow["deployment"], string> = {
  "self-hosted": "",
  "hosted-open": ", open weights",
  "hosted-tuned": ", your tuned weights",
  cloud: "",
};

/** Where the model runs: the machines for a local one, the provider for the others. */
export function placeText(row: CostRow): string {
  if (row.deployment !== "self-hosted") return `${safe(hostName(row.provider))}${HOSTED[row.deployment]}`;
  if (!row.hardware_name) return "your machine";
  const machine = safe(row.hardware_name);
  return row.machines !== null && row.machines > 1 ? `${row.machines} x ${machine}` : machine;
}

/** Whether question 5 lets the model be used; empty when it does. */
export function allowedText({ allowed }: CostRow): string {
  if (allowed === null) return "if data may leave";
  return allowed ? "" : "not allowed";
}
