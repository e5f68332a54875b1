/** Makes the plain shape of a zod schema, when data is generated. */
import type * as core from "zod/v4/core";
import type { Rule, Shape, Tests } from "./shape.ts";

/**
 * Returns the shape of a schema that is built of text, numbers, booleans, enums, literals, unions, lists and strict
 * objects. Refinements must be functions of `tests`. Throws for anything else: give it a case here first.
 */
export function shapeOf(schema: core.$ZodType, tests: Tests): Shape {
  const def = (schema as core.$ZodTypes)._zod.def;
  // The value of an optional key; that the key may be missing is said by its object.
  if (def.type === "optional") return shapeOf(def.innerType, tests);
  const rules = (def.checks ?? []).map((check) => ruleOf((check as core.$ZodChecks)._zod.def, tests));
  const shape = typeOf(def, tests);
  return rules.length === 0 ? shape : { ...shape, rules };
}

function typeOf(def: core.$ZodTypes["_zod"]["def"], tests: Tests): Shape {
  switch (def.type) {
    case "string":
      return { type: "text" };
    case "number":
      return { type: "format" in def ? "whole" : "number" };
    case "boolean":
      return { type: "boolean" };
    case "enum":
      return { type: "one of", values: Object.values(def.entries) };
    case "literal":
      return { type: "one of", values: def.values as string[] };
    case "union":
      return { type: "any of", shapes: def.options.map((option) => shapeOf(option, tests)) };
    case "array":
      return { type: "list", of: shapeOf(def.element, tests) };
    case "object": {
      if (def.catchall?._zod.def.type !== "never") throw new Error("only strict objects have a shape");
      const keys = Object.entries(def.shape).map(([key, part]) => [key, shapeOf(part, tests)] as const);
      const required = Object.keys(def.shape).filter((key) => def.shape[key]!._zod.optin === undefined);
      return { type: "object", keys: Object.fromEntries(keys), required };
    }
    default:
      throw new Error(`a schema of type ${def.type} has no shape`);
  }
}

function ruleOf(def: core.$ZodChecks["_zod"]["def"], tests: Tests): Rule {
  switch (def.check) {
    case "greater_than":
      return { rule: def.inclusive ? "least" : "over", than: Number(def.value) };
    case "less_than":
      return { rule: def.inclusive ? "most" : "under", than: Number(def.value) };
    case "min_length":
      return { rule: "shortest", than: def.minimum };
    case "max_length":
      return { rule: "longest", than: def.maximum };
    case "overwrite":
      if (def.tx(" a ") === "a") return { rule: "trimmed" };
      if (def.tx("a") === "A") return { rule: "capitals" };
      break;
    case "string_format":
      if ("pattern" in def) return { rule: "pattern", source: (def.pattern as RegExp).source };
      break;
    default:
  }
  const custom = def as core.$ZodCheckDef & { fn?: unknown };
  const name = Object.keys(tests).find((candidate) => tests[candidate] === custom.fn);
  if (name === undefined) throw new Error(`a check ${def.check} has no rule`);
  return { rule: "test", name };
}
