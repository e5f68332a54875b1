/** What differs between two price lists, or between two days of one. */
import type { IsoDate } from "../types/brief.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { toNumber } from "./money.ts";
import { priceOn } from "./price-on.ts";
import { requestCost } from "./request-cost.ts";
import { tokenProfile } from "./token-profile.ts";

/** A price list on a day. */
export interface PricesOn {
  pricing: Pricing;
  asOf: IsoDate;
}

export interface FieldChange {
  /** Id of the model, machine, currency, region or default. */
  row: string;
  section: "models" | "machines" | "fx" | "tariffs" | "defaults";
  /** `input`, `per_1k_usd`; `row` when the row itself came or went. */
  field: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

type Flat = Map<string, FieldChange["before"]>;

function flatten(value: unknown, name: string, into: Flat): void {
  if (value === undefined) return;
  if (Array.isArray(value))
    into.set(name, value.map((each) => (typeof each === "object" ? JSON.stringify(each) : each)).join(", "));
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, name === "" ? key : `${name}.${key}`, into);
  } else into.set(name, value as FieldChange["before"]);
}

/** Fields that say where and when a row was read; they change with every edit and change no figure. */
const ABOUT = new Set(["place", "source", "checked", "confidence", "also", "aliases", "prices", "pinned", "discount"]);

/** A model as it is on a day: its facts, the prices that hold, and what 1,000 usual requests cost. */
function modelOn(model: Model, { pricing, asOf }: PricesOn): Flat {
  const flat: Flat = new Map();
  const { from, until, ...rates } = priceOn(model, asOf) ?? {};
  flatten(rates, "", flat);
  const { profile } = tokenProfile(undefined, pricing.defaults);
  const { likely } = requestCost(model, profile, asOf);
  if (model.kind !== "self-hosted") flat.set("per_1k_usd", likely === null ? null : toNumber(likely * 1000n));
  for (const [key, value] of Object.entries(model)) if (!ABOUT.has(key)) flatten(value, key, flat);
  return flat;
}

function plainRow(row: object): Flat {
  const flat: Flat = new Map();
  for (const [key, value] of Object.entries(row)) if (key !== "place") flatten(value, key, flat);
  return flat;
}

function compareRow(old: Flat, now: Flat, head: Pick<FieldChange, "row" | "section">): FieldChange[] {
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields.flatMap((field) => {
    const before = old.get(field) ?? null;
    const after = now.get(field) ?? null;
    return before === after ? [] : [{ ...head, field, before, after }];
  });
}

function compareRows(
  section: FieldChange["section"],
  before: Map<string, Flat>,
  after: Map<string, Flat>,
): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((row) => {
    const old = before.get(row);
    const now = after.get(row);
    if (old && now) return compareRow(old, now, { row, section });
    return [{ row, section, field: "row", before: old ? "listed" : null, after: now ? "listed" : null }];
  });
}

/** All differences, section by section and in the order of the lists. */
export function priceChanges(before: PricesOn, after: PricesOn): FieldChange[] {
  const models = (on: PricesOn) => new Map(on.pricing.models.map((model) => [model.id, modelOn(model, on)]));
  const rows = (values: readonly object[], key: string) =>
    new Map(values.map((value) => [String((value as Record<string, unknown>)[key]), plainRow(value)]));
  const changes = compareRows("models", models(before), models(after));
  const keys = { machines: "id", fx: "currency", tariffs: "region", defaults: "id" } as const;
  for (const [section, key] of Object.entries(keys) as [keyof typeof keys, string][]) {
    changes.push(...compareRows(section, rows(before.pricing[section], key), rows(after.pricing[section], key)));
  }
  return changes;
}
