/** The quick look at a brief: most fit as they are, and those need neither zod nor a copy. */
import type { Brief } from "../../core/types/brief.ts";
import validate from "../compiled/validate-brief.generated.js";

/** True for a value that is a brief exactly as the schema wants it. Others may still be one: ask `checkBrief`. */
export const fitsBrief = (value: unknown): value is Brief => validate(value);
