/** Rows of hosts and of what they tune and serve: what a file may say. */
import * as z from "zod/mini";
import { about, day, from, id, known, like, optional, price, region, roughDay, text } from "../documents/fields.ts";

const byRegion = <S extends z.core.$ZodType>(schema: S) =>
  optional(z.record(like(/^[a-z]{2,10}$/, "a region such as au, us or eu"), schema));
const address = () => like(/^https:\/\/[\w./-]+$/, "an address that begins with https://");
const variable = () => like(/^[A-Z][A-Z0-9_]{0,63}$/, "an environment variable such as GROQ_API_KEY");

export const hostSchema = z.strictObject({
  id: about(id(), "The `provider` of its models"),
  name: about(text(60), "What people call it"),
  promptfoo: about(
    known(like(/^[a-z][a-z-]*:(?:[a-z]+:)?$/, "a beginning such as groq:")),
    "How promptfoo begins the names of its models",
  ),
  promptfoo_package: about(known(text(100)), "What promptfoo needs beside itself to ask it, as npm calls it"),
  litellm: about(optional(text(60)), "What LiteLLM calls it; left out where that is the id"),
  litellm_region: about(known(text(60)), "What LiteLLM calls the region of a cloud"),
  keys: about(optional(z.array(variable())), "The environment variable of the key, and what else must be set"),
  account: about(known(text(60)), "The account that a machine is signed in with, in place of keys"),
  address: about(known(address()), "Where it is asked wherever the data are, where the programs do not know it"),
  addresses: about(byRegion(address()), "Addresses that serve one region"),
  cloud_regions: about(byRegion(text(60)), "What a cloud calls our regions"),
  cloud_hosts: about(byRegion(text(200)), "Addresses of a cloud that do not follow from its region"),
  profiles: about(optional(z.array(region())), "What names of models begin with that are asked of a group of regions"),
  deployments: about(
    known(z.strictObject({ zone: text(30), region: text(30) })),
    "Each client deploys models under names of its own: what the types that keep a zone and a region are called",
  ),
  inference_geo: about(optional(z.array(region())), "Regions that a request itself may ask for"),
  names_anew: about(optional(z.boolean()), "Its names for models are not ours, and must be looked up"),
  zero_temperature: about(optional(z.boolean()), "Does it take a temperature of 0? Yes where left out"),
  answer_limit: about(
    optional(z.enum(["max_tokens", "max_completion_tokens", "generationConfig"])),
    "What the most tokens of an answer are called: max_completion_tokens of models that think alone",
  ),
  region_condition: about(known(text()), "What must be done there before it processes in a region"),
  source: text(),
  checked: roughDay(),
});

export const tunedSchema = z.strictObject({
  id: id(),
  name: text(100),
  provider: id(),
  base: about(known(id()), "Id of the model that is tuned; none where the host takes any open weights"),
  train_per_million_tokens: about(known(price()), "US dollars per million training tokens"),
  input: about(known(price()), "US dollars per million tokens; null is unknown, or by the hour"),
  output: known(price()),
  storage_per_month: about(known(from(0, 1e6)), "US dollars a month for keeping the tuned weights"),
  hourly_fee: about(known(from(0, 1e5)), "US dollars an hour while deployed, used or not; 0 where only tokens bill"),
  scale_to_zero: about(known(z.boolean()), "Does an idle deployment cost nothing?"),
  /** Hours that a deployment bills at least, once it is started. */
  min_hours: known(from(0, 10_000)),
  regions: about(known(z.array(region()).check(z.minLength(1))), "Where inference stays"),
  train_regions: known(z.array(region()).check(z.minLength(1))),
  /** Limits of what may be tuned or served, in plain words. */
  adapter_limits: known(text(500)),
  open_to_new: known(z.boolean()),
  closes: about(known(day()), "First day without new training or serving"),
  note: known(text(500)),
  source: text(),
  checked: day(),
  confidence: known(text()),
  weak_source: optional(z.boolean()),
});

export type HostRow = z.infer<typeof hostSchema>;
export type TunedRow = z.infer<typeof tunedSchema>;
