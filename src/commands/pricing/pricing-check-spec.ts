/** `pricing check`: is the price list fit to quote from? */
import type { CommandSpec } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, FAIL_ON, formatOption, QUIET } from "../spec/common-options.ts";

export const pricingCheckSpec: CommandSpec = {
  name: "pricing check",
  summary: "find prices too old to trust, models about to retire, and days without a price",
  about:
    "Ends with 1 when there is an error; with --fail-on warning also when a price is old, unknown or about to go and the list does not explain it. What the list explains is a note, with the reason and the day to look again (`explained` in pricing/explained.yaml). How old is too old, and how soon is about to, are the defaults stale-days and retirement-warning-days; an agency can set its own with --pricing.",
  examples: [
    "model-advisor pricing check",
    "model-advisor pricing check --fail-on warning",
    "model-advisor pricing check --as-of 2027-01-15 --format json",
  ],
  options: [formatOption(["text", "json"]), QUIET, FAIL_ON, ...DATA, ...EVERYWHERE],
  load: () => import("./pricing-check.ts"),
};
