/**
 * A schema as plain data, and a quick test made from it. The test knows the values that fit as they are; whether
 * others fit after all, and the words about those that do not, are left to the schema.
 */

export type Rule =
  | { rule: "least" | "most" | "over" | "under" | "shortest" | "longest"; than: number }
  | { rule: "trimmed" | "capitals" }
  | { rule: "pattern"; source: string }
  /** One of the tests that are given by name. */
  | { rule: "test"; name: string };

export type Shape = { rules?: Rule[] } & (
  | { type: "text" | "number" | "whole" | "boolean" }
  | { type: "one of"; values: (string | number | boolean | null)[] }
  | { type: "any of"; shapes: Shape[] }
  | { type: "list"; of: Shape }
  | { type: "object"; keys: Record<string, Shape>; required: string[] }
);

// biome-ignore lint/suspicious/noExplicitAny: each test gets only values of the type that was tested before it.
type Fits = (value: any) => boolean;

/** Tests of values by name. */
export type Tests = Readonly<Record<string, Fits>>;

/** Returns a test for values of this shape. Objects with other keys than the shape's do not fit. */
export function fitsShape(shape: Shape, tests: Tests): (value: unknown) => boolean {
  const fits = fitsType(shape, tests);
  const rules = (shape.rules ?? []).map((rule) => fitsRule(rule, tests));
  if (rules.length === 0) return fits;
  return (value) => {
    if (!fits(value)) return false;
    for (const rule of rules) if (!rule(value)) return false;
    return true;
  };
}

function fitsType(shape: Shape, tests: Tests): Fits {
  switch (shape.type) {
    case "text":
      return (value) => typeof value === "string";
    case "number":
      return Number.isFinite;
    case "whole":
      return Number.isSafeInteger;
    case "boolean":
      return (value) => typeof value === "boolean";
    case "one of": {
      const values = new Set<unknown>(shape.values);
      return (value) => values.has(value);
    }
    case "any of": {
      const options = shape.shapes.map((option) => fitsShape(option, tests));
      return (value) => options.some((fits) => fits(value));
    }
    case "list": {
      const fits = fitsShape(shape.of, tests);
      return (value) => Array.isArray(value) && value.every(fits);
    }
    case "object":
      return fitsObject(shape.keys, shape.required, tests);
  }
}

function fitsObject(keys: Record<string, Shape>, required: readonly string[], tests: Tests): Fits {
  const parts = new Map(Object.entries(keys).map(([key, part]) => [key, fitsShape(part, tests)]));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    for (const key in value) {
      const fits = parts.get(key);
      if (fits === undefined || !fits(value[key])) return false;
    }
    for (const key of required) if (value[key] === undefined) return false;
    return true;
  };
}

function fitsRule(rule: Rule, tests: Tests): Fits {
  switch (rule.rule) {
    case "least":
      return (value) => value >= rule.than;
    case "most":
      return (value) => value <= rule.than;
    case "over":
      return (value) => value > rule.than;
    case "under":
      return (value) => value < rule.than;
    case "shortest":
      return (value) => value.length >= rule.than;
    case "longest":
      return (value) => value.length <= rule.than;
    case "trimmed":
      return (value) => value.trim() === value;
    case "capitals":
      return (value) => value.toUpperCase() === value;
    case "pattern": {
      const pattern = new RegExp(rule.source);
      return (value) => pattern.test(value);
    }
    case "test":
      return tests[rule.name]!;
  }
}
