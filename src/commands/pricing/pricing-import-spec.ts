/** `pricing import`: a public price list, looked through and taken as a second layer. */
import { PRICE_LIST_KINDS } from "../../core/types/price-list.ts";
import type { CommandSpec } from "../spec/command-spec.ts";
import { DATA, EVERYWHERE, formatOption, OUT, QUIET } from "../spec/common-options.ts";

const ours = DATA.filter(({ name }) => name === "as-of");

export const pricingImportSpec: CommandSpec = {
  name: "pricing import",
  operands: "<list>",
  summary: "compare a public price list, a file or a URL, with the curated prices",
  about:
    "Shows every price that differs, old and new, and why a change waits for a yes. Without --out nothing is written. With it, what is taken goes to its own file, to be used with --pricing; the curated files are never touched, no row is deleted, and what an earlier import wrote there is kept. Only models with an id in that list are looked at. Without a network, give a file.",
  examples: [
    "model-advisor pricing import --from litellm model_prices_and_context_window.json",
    "model-advisor pricing import --from genai-prices data.json --dated 2026-11-20 --out pricing-imported.yaml",
    "model-advisor pricing import --from openrouter https://openrouter.ai/api/v1/models --accept gpt-4o.input",
  ],
  options: [
    {
      name: "from",
      type: "choice",
      choices: PRICE_LIST_KINDS,
      takes: "KIND",
      help: `the kind of list: ${PRICE_LIST_KINDS.join(", ")}`,
    },
    OUT,
    {
      name: "accept",
      type: "text",
      takes: "WHAT",
      repeat: true,
      help: "say yes to changes: all, a model id, or MODEL.FIELD; can be repeated",
    },
    {
      name: "dated",
      type: "date",
      takes: "DATE",
      help: "the day of the list (default: the date in the file's name, today for a URL)",
    },
    {
      name: "timeout",
      type: "number",
      min: 1,
      max: 3600,
      takes: "SECONDS",
      help: "stop a download after so many seconds (default: 60)",
    },
    formatOption(["text", "json"]),
    QUIET,
    ...ours,
    ...EVERYWHERE,
  ],
  load: () => import("./pricing-import.ts"),
};
