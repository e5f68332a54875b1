/** Every command, in the order of the help. */
import type { CommandSpec } from "./command-spec.ts";
import { classifySpec } from "./specs/classify.ts";

export const SPECS: readonly CommandSpec[] = [classifySpec];
