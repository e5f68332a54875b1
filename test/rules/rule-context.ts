/** The context that rules are tested in: the shipped tables and prices, on a fixed day, with no config file. */
import { prepareContext } from "../../src/commands/check-context.ts";
import type { RuleContext } from "../../src/rules/rule.ts";
import { memoryHost } from "../hosts/memory-host.ts";

export const ruleContext = (): Promise<RuleContext> => prepareContext({ requireBrief: false }, {}, memoryHost());
