/** How promptfoo asks each model. */
import type { Candidate } from "../../core/handoff/candidates.ts";
import type { Grader } from "../../core/handoff/grading.ts";
import type { Advice } from "../../core/types/advice.ts";
import { contextOf, keysOf, mostTokens } from "./file-text.ts";

/** vLLM on this machine, or on another through a tunnel. */
export const vllmAddress = ({ port }: Candidate): string => `http://127.0.0.1:${port}/v1`;

/** Where a host processes data for a region of ours. promptfoo would take one of the United States. */
const HOST_REGIONS: Record<string, Record<string, string>> = {
  bedrock: { us: "us-east-1", au: "ap-southeast-2", eu: "eu-central-1" },
  vertex: { us: "us-central1", au: "australia-southeast1", eu: "europe-west4" },
};

const hostRegion = (host: string | null, region: string | null | undefined): string | undefined => {
  const regions = HOST_REGIONS[host ?? ""];
  return regions && (regions[region ?? ""] ?? "FILL IN the region in which the data may be processed");
};

export const regionOf = ({ host, way }: Candidate): string | undefined => hostRegion(host, way.region);

/** The model that grades, as promptfoo takes it. */
export function graderSettings({ id, host, region }: Grader): string | object {
  const place = hostRegion(host, region);
  return place === undefined ? id : { id, config: { region: place } };
}

/** Hosts that are asked as OpenAI is, but elsewhere. */
function addressOf({ host, id }: Candidate): object {
  if (host === "openai" || !id.startsWith("openai:")) return {};
  const [key] = keysOf(host!);
  const address = host === "zai" ? "https://api.z.ai/api/paas/v4" : `FILL IN the address of ${host}`;
  return { apiBaseUrl: address, apiKeyEnvar: key };
}

function hostSettings(candidate: Candidate, advice: Advice): object {
  const { host, model } = candidate;
  const thinks = model.reasoning !== "none";
  const most = mostTokens(advice, thinks);
  // A model that thinks takes no temperature, and MiniMax none of 0.
  const temperature = thinks || host === "minimax" ? {} : { temperature: 0 };
  const region = regionOf(candidate);
  const place = region === undefined ? {} : { region };
  if (host === "google" || host === "vertex") {
    return { ...place, generationConfig: { maxOutputTokens: most, ...temperature } };
  }
  const isNamedAnew = thinks && (host === "openai" || host === "azure");
  return {
    ...addressOf(candidate),
    ...place,
    [isNamedAnew ? "max_completion_tokens" : "max_tokens"]: most,
    ...temperature,
    // Thoughts would stand before the answer, which then equals nothing.
    ...(thinks ? { showThinking: false } : {}),
  };
}

/**
 * True when thoughts take from the room of the answer. Ollama switches them off where that can be done; how that is said
 * to vLLM differs from model to model.
 */
export const thinksOnMachine = ({ server, model: { reasoning } }: Candidate): boolean =>
  reasoning === "always" || (server === "vllm" && reasoning !== "none");

function machineSettings(candidate: Candidate, advice: Advice): object {
  const { reasoning } = candidate.model;
  const most = mostTokens(advice, thinksOnMachine(candidate));
  const quiet = reasoning === "none" ? {} : { showThinking: false };
  if (candidate.server === "vllm") {
    return { apiBaseUrl: vllmAddress(candidate), apiKey: "none", max_tokens: most, temperature: 0, ...quiet };
  }
  return {
    num_ctx: contextOf(advice, thinksOnMachine(candidate)),
    num_predict: most,
    temperature: 0,
    ...(reasoning === "none" || reasoning === "always" ? {} : { think: false }),
    ...quiet,
  };
}

export function providerOf(candidate: Candidate, advice: Advice): object {
  const { id, label, role, server } = candidate;
  const config = server === "host" ? hostSettings(candidate, advice) : machineSettings(candidate, advice);
  return { id, label: `${label} (${role})`, config };
}
