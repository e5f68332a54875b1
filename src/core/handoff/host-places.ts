/**
 * Where a host is asked, so that it processes the data in the region of the advice. What a host serves all the world
 * from is its global address; a region that we know no address for becomes words that the user must fill in, which fail
 * at the first request, before data leave.
 */
import { regionText } from "../text/sentence.ts";
import type { Host, Model } from "../types/pricing.ts";

export interface HostPlace {
  /** The base address; null where the one that the programs know is right. */
  address: string | null;
  /** What a cloud calls its region; null at hosts that have none. */
  cloud_region: string | null;
  /** Where the address of a cloud does not follow from its region. */
  cloud_host: string | null;
  /** The region that the request itself asks for. */
  inference_geo: string | null;
  /** The name of the model or of its profile there. */
  host_model: string;
  /** Something must be filled in by the user. */
  fill_in: boolean;
}

/** The profile that keeps the data in the region; without one, the name in that region alone. */
function profileFor(name: string, profiles: readonly string[], region: string): string {
  const profile = profiles.find((each) => name.startsWith(`${each}.`));
  if (profile === undefined || profile === region) return name;
  const bare = name.slice(profile.length + 1);
  return profile === "global" ? `${region}.${bare}` : bare;
}

const PLAIN = { address: null, cloud_region: null, cloud_host: null, inference_geo: null, fill_in: false };

/** In a cloud the request names the region, whatever the model. */
function inCloud({ cloud_regions, cloud_hosts, profiles }: Host, host_model: string, region: string | null): HostPlace {
  const found = cloud_regions[region ?? ""];
  return {
    ...PLAIN,
    cloud_region: found ?? "FILL IN the region in which the data may be processed",
    cloud_host: cloud_hosts[region ?? ""] ?? null,
    host_model: region === null ? host_model : profileFor(host_model, profiles, region),
    fill_in: found === undefined,
  };
}

/** `regions`: those that the price list states for the model; one alone is where the host is anyway. */
export function placeOf(
  host: Host,
  host_model: string,
  { regions }: Pick<Model, "regions">,
  region: string | null,
): HostPlace {
  if (Object.keys(host.cloud_regions).length > 0) return inCloud(host, host_model, region);
  const plain: HostPlace = { ...PLAIN, host_model, address: host.address };
  if (region === null) return plain;
  if (host.deployments) {
    // The type of a deployment decides where it runs.
    const type = regions?.includes("global") ? host.deployments.zone : host.deployments.region;
    const name = `FILL-IN-${type}-${region.toUpperCase()}-DEPLOYMENT-OF-${host_model}`;
    return { ...plain, host_model: name, fill_in: true };
  }
  if (regions?.length === 1) return plain;
  if (host.inference_geo.includes(region)) return { ...plain, inference_geo: region };
  const address = host.addresses[region];
  const missing = `FILL IN the address of ${host.id} that processes in ${regionText(region)}`;
  return { ...plain, address: address ?? missing, fill_in: address === undefined };
}
