/** `pricing diff`: two days or two lists. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, formatOption, QUIET } from "../spec/common-options.ts";

export const pricingDiffSpec: CommandSpec = {
  name: "pricing diff",
  operands: "[before] [after]",
  summary: "show what differs between two days of the price list, or between two lists",
  about:
    "Each side is a date, or a file or folder of prices added to or replacing the built-in ones. A single folder is compared with the built-in prices. Prices are US dollars per million tokens; per_1k_usd is what 1,000 usual requests cost.",
  examples: [
    "model-advisor pricing diff 2026-11-30 2026-12-01",
    "model-advisor pricing diff our-prices",
    "model-advisor pricing diff our-prices pricing-imported.yaml --format json",
  ],
  options: [formatOption(["text", "json"]), QUIET, ...DATA, ...EVERYWHERE],
  load: () => import("./pricing-diff.ts"),
};
