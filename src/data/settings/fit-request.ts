/** A question to `fit` as JSON: which model on which machine, and what is asked of them. */
import * as z from "zod/mini";
import type { FitQuestion } from "../../core/fit/answer-fit.ts";
import { RUNTIMES } from "../../core/types/fit.ts";
import { machineSchema } from "../brief/brief-schema.ts";
import { above, from, optional, text, whole } from "../documents/fields.ts";
import { type Checked, checkSchema, unknownKeys } from "../documents/schema-issues.ts";

const MOST_TOKENS = 1e8;
const name = text(200);
const tokens = optional(whole(0, MOST_TOKENS));
const speed = optional(above(0, 1e7));

const modelSchema = z.strictObject({
  name: optional(name),
  params_b: above(0, 1e5),
  active_params_b: optional(above(0, 1e5)),
  layers: optional(whole(1, 10_000)),
  full_layers: optional(whole(0, 10_000)),
  window: optional(whole(0, MOST_TOKENS)),
  kv_heads: optional(whole(1, 10_000)),
  head_dim: optional(whole(1, 100_000)),
  kv_bytes_per_token: optional(above(0, 1e12)),
  weights_gib: optional(above(0, 1e6)),
});

/** What a machine of pricing/machines has beyond that: it may be copied whole, and is then known by its id. */
const LISTED_ONLY = [
  "id",
  "also",
  "maker",
  "kind",
  "premises",
  "sold_from",
  "sold_until",
  "complete",
  "power_note",
  "prices",
  "rents",
  "note",
  "source",
];

const machineGiven = z.extend(machineSchema, { max_w: optional(above(0, 1e6)), usable_share: optional(above(0, 1)) });

/** The machine and the model by id or spelled out; the rest as the options of the command. */
const fitRequestSchema = z.strictObject({
  machine: z.union([name, machineGiven]),
  model: z.union([name, modelSchema]),
  quantisation: optional(name),
  kv_quantisation: optional(name),
  context: optional(whole(1, MOST_TOKENS)),
  prompt: tokens,
  output: tokens,
  mean_context: optional(from(0, MOST_TOKENS)),
  streams: optional(whole(1, 100_000)),
  runtime: optional(z.enum(RUNTIMES)),
  utilisation: optional(above(0, 1)),
  measured_tok_s: speed,
  claimed_tok_s: speed,
});

/** Null is "not given", as in the data that machines and models are often copied from. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutNulls(each)]));
}

/** The machine without what has no part in a prediction. */
function machineOnly(machine: unknown): unknown {
  if (typeof machine !== "object" || machine === null || Array.isArray(machine)) return machine;
  const { name, id } = machine as { name?: unknown; id?: unknown };
  const kept = Object.entries(machine).filter(([key]) => !LISTED_ONLY.includes(key));
  const known = name ?? id;
  return { ...Object.fromEntries(kept), ...(known === undefined ? {} : { name: known }) };
}

/** The question with a machine that holds only what a prediction asks for. */
function questionOnly(value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && "machine" in value;
  return isObject ? { ...value, machine: machineOnly(value.machine) } : value;
}

export function checkFitRequest(value: unknown): Checked<FitQuestion> {
  const unknown = unknownKeys(fitRequestSchema, questionOnly(value));
  const checked = checkSchema(fitRequestSchema, questionOnly(withoutNulls(value))) as Checked<FitQuestion>;
  if (checked.ok && unknown.length === 0) return checked;
  const others = checked.ok ? [] : checked.issues.filter(({ on }) => on !== "key");
  return { ok: false, issues: [...unknown, ...others] };
}
