/** What the rules find in a document, by the shipped tables and a price list that stands still, on a fixed day, with no config file. */

import { prepareJudging } from "../../src/commands/check/check-judging.ts";
import { NO_CONFIG } from "../../src/commands/settings/find-config.ts";
import type { Diagnostic } from "../../src/core/types/diagnostic.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { frozenPricing } from "../frozen-pricing.ts";
import { memoryHost } from "../hosts/memory-host.ts";

const host = { ...memoryHost(), pricing: async () => frozenPricing };
const { context, prepare } = await prepareJudging({ requireBrief: false }, NO_CONFIG, host);

export async function diagnosticsIn(text: string, file: string): Promise<Diagnostic[]> {
  const doc = readScopingDoc(text, file);
  await prepare(doc.briefs.map(({ brief }) => brief));
  return checkDoc(doc, context).diagnostics;
}
