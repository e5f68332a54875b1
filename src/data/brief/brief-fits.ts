/** The quick look at a brief: most fit as they are, and those need neither zod nor a copy. */
import type { Brief } from "../../core/types/brief.ts";
import shape from "../compiled/brief-shape.json" with { type: "json" };
import * as tests from "./brief-values.ts";
import { fitsShape, type Shape } from "./shape.ts";

const fits = fitsShape(shape as Shape, tests);

/** True for a value that is a brief exactly as the schema wants it. Others may still be one: ask `checkBrief`. */
export const fitsBrief = (value: unknown): value is Brief => fits(value);
