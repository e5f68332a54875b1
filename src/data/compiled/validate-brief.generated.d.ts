import type { Brief } from "../../core/types/brief.ts";

/**
 * True for a value that is a brief exactly as the schema wants it, and needs neither zod nor a copy. Others may still be
 * one: ask `checkBrief`. Compiled by ajv from the schema of a brief; see scripts/schemas/brief-validator.ts.
 */
export default function fitsBrief(value: unknown): value is Brief;
