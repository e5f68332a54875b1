/** `pricing check`, `diff` and `import`: the price list, and others beside it. */

import { PRICE_LIST_KINDS } from "../../core/types/pricing.ts";
import {
  type CommandSpec,
  choice,
  DATA,
  EVERYWHERE,
  FAIL_ON,
  formatOption,
  number,
  OUT,
  QUIET,
  repeated,
  textOption,
} from "../spec/command-spec.ts";

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

export const pricingImportSpec: CommandSpec = {
  name: "pricing import",
  operands: "<list>",
  summary: "compare a public price list (a file, a URL, or - for stdin) with the curated prices",
  about:
    "Shows every price that differs, old and new, and why a change waits for a yes. Without --out nothing is written. With it, what is taken goes to its own file, to be used with --pricing; the curated files are never touched, no row is deleted, and what an earlier import wrote there is kept. Only models with an id in that list are looked at. Without a network, give a file.",
  examples: [
    "model-advisor pricing import --from litellm model_prices_and_context_window.json",
    "model-advisor pricing import --from genai-prices data.json --dated 2026-11-20 --out pricing-imported.yaml",
    "model-advisor pricing import --from openrouter https://openrouter.ai/api/v1/models --accept gpt-4o.input",
  ],
  options: [
    choice("from", "KIND", PRICE_LIST_KINDS, `the kind of list: ${PRICE_LIST_KINDS.join(", ")}`),
    OUT,
    repeated(textOption("accept", "WHAT", "say yes to changes: all, a model id, or MODEL.FIELD; can be repeated")),
    {
      name: "dated",
      type: "date",
      takes: "DATE",
      help: "the day of the list (default: the date in the file's name, today for a URL)",
    },
    number("timeout", "SECONDS", { min: 1, max: 3600 }, "stop a download after so many seconds (default: 60)"),
    formatOption(["text", "json"]),
    QUIET,
    ...DATA.filter(({ name }) => name === "as-of"),
    ...EVERYWHERE,
  ],
  load: () => import("./pricing-import.ts"),
};
