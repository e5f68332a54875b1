/** Who serves models: rows of pricing/hosts.yaml by their ids. */
import { remember } from "../remember/remember.ts";
import type { Host } from "../types/pricing.ts";

/** A host of which nothing is known but its id: it is asked as most are, with a key that is called after it. */
export const bareHost = (id: string): Host => ({
  id,
  name: id,
  promptfoo: null,
  promptfoo_package: null,
  litellm: id,
  litellm_region: null,
  keys: [`${id.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_API_KEY`],
  account: null,
  address: null,
  addresses: {},
  cloud_regions: {},
  cloud_hosts: {},
  profiles: [],
  deployments: null,
  inference_geo: [],
  names_anew: false,
  zero_temperature: true,
  answer_limit: "max_tokens",
  region_condition: null,
  source: "",
  checked: "",
});

const byId = remember((hosts: readonly Host[]) => new Map(hosts.map((each): [string, Host] => [each.id, each])));

/** The row of a host; a bare one where a price list names a host that has none. */
export const hostNamed = (hosts: readonly Host[], id: string): Host => byId(hosts).get(id) ?? bareHost(id);

/** A host in words. */
export const hostName = (hosts: readonly Host[], id: string): string => byId(hosts).get(id)?.name ?? id;
