/**
 * A quick test made from a zod schema: it knows the values that fit at once, and leaves all others, and all words about
 * them, to zod. The schema stays the only place that says what fits; a property test holds the two together.
 */
import type * as core from "zod/v4/core";

type Fits = (value: never) => boolean;

const never: Fits = () => false;

/**
 * Returns a test that is true only for values that the schema takes and gives back unchanged. It may be false for
 * others that fit, such as those of a kind of schema that it does not know.
 */
export function quickCheck(schema: core.$ZodType): (value: unknown) => boolean {
  return fitsOf(schema) as (value: unknown) => boolean;
}

function fitsOf(schema: core.$ZodType): Fits {
  const def = (schema as core.$ZodTypes)._zod.def;
  const checks = (def.checks ?? []).map((check) => fitsCheck((check as core.$ZodChecks)._zod.def));
  const fits = fitsType(def);
  if (checks.length === 0) return fits;
  return (value) => {
    if (!fits(value)) return false;
    for (const check of checks) if (!check(value)) return false;
    return true;
  };
}

function fitsType(def: core.$ZodTypes["_zod"]["def"]): Fits {
  switch (def.type) {
    case "string":
      return (value) => typeof value === "string";
    case "number":
      return "format" in def ? Number.isSafeInteger : Number.isFinite;
    case "boolean":
      return (value) => typeof value === "boolean";
    case "enum":
      return oneOf(Object.values(def.entries));
    case "literal":
      return oneOf(def.values);
    case "array":
      return listOf(fitsOf(def.element));
    case "union":
      return anyOf(def.options.map(fitsOf));
    case "optional":
      // Absent keys are never asked; a key that is there must have a value.
      return fitsOf(def.innerType);
    case "object":
      return def.catchall?._zod.def.type === "never" ? strictObject(def.shape) : never;
    default:
      return never;
  }
}

function oneOf(values: readonly unknown[]): Fits {
  const known = new Set(values);
  return (value) => known.has(value);
}

function anyOf(options: Fits[]): Fits {
  return (value) => options.some((fits) => fits(value));
}

function listOf(fits: Fits): Fits {
  return (value: unknown) => Array.isArray(value) && value.every(fits as (item: unknown) => boolean);
}

function strictObject(shape: core.$ZodShape): Fits {
  const parts = new Map(Object.entries(shape).map(([key, part]) => [key, fitsOf(part)]));
  const required = Object.keys(shape).filter((key) => shape[key]!._zod.optin === undefined);
  return (value: Record<string, never>) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    for (const key in value) {
      const fits = parts.get(key);
      if (fits === undefined || !fits(value[key] as never)) return false;
    }
    for (const key of required) if (value[key] === undefined) return false;
    return true;
  };
}

function fitsCheck(def: core.$ZodChecks["_zod"]["def"]): Fits {
  switch (def.check) {
    case "min_length":
      return (value: { length: number }) => value.length >= def.minimum;
    case "max_length":
      return (value: { length: number }) => value.length <= def.maximum;
    case "greater_than": {
      const least = Number(def.value);
      return def.inclusive ? (value: number) => value >= least : (value: number) => value > least;
    }
    case "less_than": {
      const most = Number(def.value);
      return def.inclusive ? (value: number) => value <= most : (value: number) => value < most;
    }
    case "overwrite":
      return (value) => def.tx(value) === value;
    default:
      return otherCheck(def);
  }
}

function otherCheck(def: core.$ZodCheckDef): Fits {
  if (def.check === "custom" && "fn" in def) return def.fn as Fits;
  if (def.check === "string_format" && "pattern" in def) {
    const pattern = def.pattern as RegExp;
    return (value) => pattern.test(value);
  }
  return never;
}
