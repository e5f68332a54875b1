/**
 * Where a host is asked, so that it processes the data in the region of the advice. What a host serves all the world
 * from is its global address; a region that we know no address for becomes words that the user must fill in, which fail
 * at the first request, before data leave.
 */
import { regionText } from "../text/sentence.ts";
import type { Model } from "../types/pricing.ts";

/**
 * Addresses that a host serves one region from, beside the global one.
 * OpenAI: developers.openai.com/api/docs/guides/data-residency. Mistral: docs.mistral.ai/inference/regional-inference.
 * Together: docs.together.ai/docs/serverless/geo-specific-inference. xAI: docs.x.ai, regions. All read in November 2026.
 */
const ADDRESSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mistral: { eu: "https://api.eu.mistral.ai/v1", us: "https://api.us.mistral.ai/v1" },
  openai: { eu: "https://eu.api.openai.com/v1", us: "https://us.api.openai.com/v1" },
  together: { ca: "https://ca-api.together.ai/v1", us: "https://us-api.together.ai/v1" },
  xai: { us: "https://us.api.x.ai/v1" },
};

/** Hosts that are asked as OpenAI is, at an address of their own wherever the data are. */
const ELSEWHERE: Readonly<Record<string, string>> = { zai: "https://api.z.ai/api/paas/v4" };

/** Cloud regions that stand for a region of ours. Vertex serves its current models from two places of several regions. */
const CLOUD_REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bedrock: { us: "us-east-1", au: "ap-southeast-2", eu: "eu-central-1", jp: "ap-northeast-1" },
  vertex: { us: "us", au: "australia-southeast1", eu: "eu" },
};

export interface HostPlace {
  /** The base address; null where the one that the programs know is right. */
  address: string | null;
  /** What a cloud calls its region; null at hosts that have none. */
  cloud_region: string | null;
  /** Where the address of a cloud does not follow from its region. */
  cloud_host: string | null;
  /** The request itself says where it is processed (Anthropic). */
  inference_geo: string | null;
  /** The name of the model or of its profile there. */
  host_model: string;
  /** Something must be filled in by the user. */
  fill_in: boolean;
}

/** Of Bedrock's names, those with a prefix are asked of a group of regions: "global.", "eu.". */
const PROFILE = /^(?:global|us|eu|jp|apac|au)\./;

/** The profile that keeps the data in the region; without one, the name in that region alone. */
function bedrockName(name: string, region: string): string {
  const profile = PROFILE.exec(name)?.[0];
  if (profile === undefined || profile === `${region}.`) return name;
  return profile === "global." ? `${region}.${name.slice(profile.length)}` : name.slice(profile.length);
}

/** The name of a client's own deployment on Azure; its type decides where it runs. */
function deploymentFor(name: string, region: string, hasZone: boolean): string {
  return `FILL-IN-${hasZone ? "DATA-ZONE" : "REGIONAL"}-${region.toUpperCase()}-DEPLOYMENT-OF-${name}`;
}

const PLAIN = { address: null, cloud_region: null, cloud_host: null, inference_geo: null, fill_in: false };

/** In a cloud the request names the region, whatever the model. */
function inCloud(host: string, host_model: string, region: string | null): HostPlace {
  const found = CLOUD_REGIONS[host]![region ?? ""];
  return {
    ...PLAIN,
    cloud_region: found ?? "FILL IN the region in which the data may be processed",
    cloud_host: host === "vertex" && found?.length === 2 ? `aiplatform.${found}.rep.googleapis.com` : null,
    host_model: host === "bedrock" && region !== null ? bedrockName(host_model, region) : host_model,
    fill_in: found === undefined,
  };
}

/** `regions`: those that the price list states for the model; one alone is where the host is anyway. */
export function placeOf(
  host: string,
  host_model: string,
  { regions }: Pick<Model, "regions">,
  region: string | null,
): HostPlace {
  if (host in CLOUD_REGIONS) return inCloud(host, host_model, region);
  const plain: HostPlace = { ...PLAIN, host_model, address: ELSEWHERE[host] ?? null };
  if (region === null) return plain;
  if (host === "azure") {
    const name = deploymentFor(host_model, region, regions?.includes("global") ?? false);
    return { ...plain, host_model: name, fill_in: true };
  }
  if (regions?.length === 1) return plain;
  if (host === "anthropic" && region === "us") return { ...plain, inference_geo: region };
  const address = ADDRESSES[host]?.[region];
  const missing = `FILL IN the address of ${host} that processes in ${regionText(region)}`;
  return { ...plain, address: address ?? missing, fill_in: address === undefined };
}
