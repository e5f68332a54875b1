/** The JSON schema of a brief: that of its zod schema, widened by the other spellings that `checkBrief` takes. */
import { z } from "zod";
import { briefSchema } from "../../src/data/brief/brief-schema.ts";
import { SHARES } from "../../src/data/brief/check-brief.ts";

type JsonSchema = z.core.JSONSchema.JSONSchema;

const PERCENT: JsonSchema = { type: "string", pattern: "^\\s*\\d{1,3}(\\.\\d{1,9})?\\s*%\\s*$" };

/** Spellings that `checkBrief` turns into what the schema wants, by key. */
const SPELLINGS: Record<string, JsonSchema[]> = {
  ...Object.fromEntries(["repetition", ...SHARES].map((key) => [key, [PERCENT]])),
  cost_per_1k: [{ type: "number", minimum: 0 }],
};

/** A currency in small letters or with white space around it. */
const CURRENCY: JsonSchema = { type: "string", pattern: "^\\s*[A-Za-z]{3}\\s*$" };

/** In place of any answer that may be left out. */
const NO_ANSWER: JsonSchema = { enum: [null, "unknown"] };

function widened(schema: JsonSchema): JsonSchema {
  const { properties, required = [], items, anyOf } = schema;
  const wide = { ...schema };
  if (items) wide.items = widened(items as JsonSchema);
  if (anyOf) wide.anyOf = anyOf.map((option) => widened(option as JsonSchema));
  if (!properties) return wide;
  const parts = Object.entries(properties).map(([key, part]): [string, JsonSchema] => {
    const first = key === "currency" ? CURRENCY : widened(part as JsonSchema);
    const others = [...(SPELLINGS[key] ?? []), ...(required.includes(key) ? [] : [NO_ANSWER])];
    return [key, others.length > 0 ? { anyOf: [first, ...others] } : first];
  });
  return { ...wide, properties: Object.fromEntries(parts) };
}

export function briefJsonSchema(): object {
  return widened(z.toJSONSchema(briefSchema as z.core.$ZodType as z.ZodType, { io: "input" }) as JsonSchema);
}
