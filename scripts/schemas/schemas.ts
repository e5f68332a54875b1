/** The JSON schemas that editors and CI use, made from the same zod schemas that the program checks with. */
import { z } from "zod";
import { pricingFileSchema } from "../../src/data/pricing/pricing-schema.ts";
import { speedSchema } from "../../src/data/pricing/speed-schema.ts";
import { brandSchema } from "../../src/data/settings/brand.ts";
import { configSchema } from "../../src/data/settings/config.ts";
import { TAXONOMY_SCHEMAS } from "../../src/data/taxonomy/taxonomy-schemas.ts";
import { checkWordsSchema } from "../compile/compile-check-words.ts";
import { rulesSchema } from "../compile/compile-rules.ts";
import { readingSchema } from "../compile/reading-schema.ts";
import { briefJsonSchema } from "./brief-json-schema.ts";
import { typeJsonSchema } from "./type-json-schema.ts";

const jsonSchema = (schema: z.core.$ZodType): object =>
  z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" });

/** Schemas by file name. */
export function schemas(): Record<string, object> {
  return {
    "advice.schema.json": typeJsonSchema("advice.ts", "Advice"),
    "brand.schema.json": jsonSchema(brandSchema),
    "brief.schema.json": briefJsonSchema(),
    "check-words.schema.json": jsonSchema(checkWordsSchema),
    "config.schema.json": jsonSchema(configSchema),
    "examples.schema.json": typeJsonSchema("examples.ts", "ExamplesReport"),
    "handoff.schema.json": typeJsonSchema("client-data.ts", "HandoffReport"),
    "inventory.schema.json": typeJsonSchema("client-data.ts", "Inventory"),
    "measured.schema.json": typeJsonSchema("client-data.ts", "MeasuredReport"),
    "pricing.schema.json": jsonSchema(pricingFileSchema),
    "reading.schema.json": jsonSchema(readingSchema),
    "rules.schema.json": jsonSchema(rulesSchema),
    "speed.schema.json": jsonSchema(speedSchema),
    "usage.schema.json": typeJsonSchema("client-data.ts", "UsageReport"),
    ...Object.fromEntries(
      Object.entries(TAXONOMY_SCHEMAS).map(([name, schema]) => [`${name}.schema.json`, jsonSchema(schema)]),
    ),
  };
}
