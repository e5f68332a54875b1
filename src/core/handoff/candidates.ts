/**
 * The ways that are held side by side in an evaluation, and what each is called by the program that runs it. Where a host
 * is asked decides where it processes the data: what it serves all the world from is its global address; a region that we
 * know no address for becomes words that the user must fill in, which fail at the first request, before data leave.
 */

import { hostNamed } from "../prices/find-named.ts";
import { rowOf } from "../tables/table-rows.ts";
import { regionText } from "../text/sentence.ts";
import type { Advice, CostRow, ServedWay } from "../types/advice.ts";
import type { Host, Model, Pricing } from "../types/pricing.ts";
import { makersRow } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

/** What answers requests: a host, or one of two programs on a machine. */
export type Server = "host" | "ollama" | "vllm";

export interface Candidate {
  /** What it is for: start, fit, or as the page labels it; no two are called the same. */
  role: string;
  /** For people. */
  label: string;
  /** As promptfoo names it. */
  id: string;
  server: Server;
  /** Who serves it; null on machines. */
  host: Host | null;
  /** What the server calls it. */
  host_model: string;
  /** Where the host is asked; null on machines. */
  at: HostPlace | null;
  way: ServedWay;
  model: Model;
  /** Where vLLM listens, one after the other; null for all else. */
  port: number | null;
  /** The weights as they are published stand in for tuned ones, which do not exist yet. */
  untuned: boolean;
  /** True when the id at the host must be looked up. */
  fill_in: boolean;
}

/** How promptfoo asks an address that answers as OpenAI does. */
const AS_OPENAI = "openai:chat:";

const isOwn = ({ place }: ServedWay): boolean => place === "own";

const isTuned = ({ deployment, name }: ServedWay): boolean => deployment === "hosted-tuned" || /, tuned\b/.test(name);

function costRowOf(way: ServedWay, { costs }: Advice): CostRow | undefined {
  return costs.find(
    ({ model, deployment, place }) => model === way.model && deployment === way.deployment && place === way.place,
  );
}

function candidateOf(role: string, way: ServedWay, advice: Advice, { models, hosts }: Pricing): Candidate | null {
  const model = models.find(({ id }) => id === way.model);
  if (!model) return null;
  const untuned = isTuned(way);
  const label = untuned ? `${model.name}, not tuned yet` : way.name;
  if (way.deployment === "self-hosted") {
    const server = way.engine === "vllm" ? "vllm" : "ollama";
    // Ollama calls a model that is made from its weights what the Modelfile is made under.
    const host_model = (server === "vllm" ? model.huggingface : model.ollama_tag) ?? model.id;
    const id = `${server === "vllm" ? "openai" : "ollama"}:chat:${host_model}`;
    return {
      role,
      label,
      id,
      server,
      host: null,
      host_model,
      at: null,
      port: null,
      way,
      model,
      untuned,
      fill_in: false,
    };
  }
  const host = hostNamed(hosts, costRowOf(way, advice)?.provider ?? model.provider);
  const asked = askedOf(host, model, way.region);
  return { role, label, ...asked, server: "host", host, port: null, way, model, untuned };
}

const TO_LOOK_UP = "FILL-IN";

/** How a host is asked for a model, where the data are to be processed in a region. */
export function askedOf(
  host: Host,
  model: Model,
  region: string | null,
): Pick<Candidate, "id" | "host_model" | "at" | "fill_in"> {
  const at = placeOf(host, hostModel(model), model, region);
  // What promptfoo has for a host by name asks its global address, whatever it is told (togetherai).
  const id = `${at.address === null ? (host.promptfoo ?? AS_OPENAI) : AS_OPENAI}${at.host_model}`;
  const fill_in = host.promptfoo === null || at.host_model === TO_LOOK_UP || host.names_anew;
  return { id, host_model: at.host_model, at, fill_in };
}

/** Models of another maker at a host have ids of ours, such as `nova-micro@bedrock`; their other name is that of the host. */
function hostModel({ id, also, provider }: Model): string {
  if (!id.includes("@")) return id;
  const [name] = also;
  return name?.startsWith(`${provider}/`) ? name.slice(provider.length + 1) : (name ?? TO_LOOK_UP);
}

/** The same weights at a second host answer alike: there is nothing to learn from them. */
const isSame = (one: Candidate, other: Candidate): boolean =>
  one.id === other.id || (one.host !== null && other.host !== null && makersRow(one.model) === makersRow(other.model));

/** The id of what is no model of the price list. */
const CLASSIFIER = "classifier";

/** Models that are held side by side, and how many there are to be where the page names fewer. */
const MOST = 3;
const LEAST = 2;
const FIRST_PORT = 8000;

/** The ways that the page puts side by side, each called by its label. */
function shownWays({ counsel, alternatives, costs }: Advice): [role: string, ServedWay | null][] {
  const known = [counsel?.larger ?? null, ...alternatives, ...costs];
  return (counsel?.lines ?? []).map(({ label, model, place }) => [
    label.toLowerCase(),
    known.find((way) => way?.model === model && way?.place === place) ?? null,
  ]);
}

/** What the advice names, what counts most first; while an answer is open, what each way it could turn out names. */
function namedWays(advice: Advice): [role: string, ServedWay | null][] {
  const { counsel, recommended, branches } = advice;
  return [
    ["start", counsel?.start_with ?? null],
    ["fit", counsel?.fit ?? recommended],
    ...shownWays(advice),
    ...branches.map(({ start_with }): [string, ServedWay | null] => ["start", start_with]),
    ...branches.map(({ fit }): [string, ServedWay | null] => ["fit", fit]),
  ];
}

/** What a page that names one way leaves to compare it with. */
const otherWays = ({ counsel, alternatives }: Advice): [role: string, ServedWay | null][] => [
  ["best value", counsel?.costs_least ?? null],
  ...alternatives.map((each): [string, ServedWay] => ["alternative", each]),
];

/** What must be done before any model can be measured, as that a device is named; null where nothing must. */
export const doFirst = ({ counsel }: Advice, taxonomy: Taxonomy): string | null =>
  rowOf("counsel", counsel?.id, taxonomy)?.nothing_to_measure ? counsel!.next_step : null;

/**
 * Start, fit and best, each model once; none where the advice names no model that may be asked. Where the data may not
 * leave, or nobody has said whether they may, nothing but the client's own machines.
 */
export function candidatesOf(advice: Advice, pricing: Pricing): Candidate[] {
  const chosen: Candidate[] = [];
  const choose = (ways: readonly [role: string, ServedWay | null][], most: number) => {
    for (const [name, way] of ways) {
      if (way === null || chosen.length >= most || (advice.local_required !== false && !isOwn(way))) continue;
      const before = chosen.filter(({ role }) => role.startsWith(name)).length;
      const candidate = candidateOf(before === 0 ? name : `${name} ${before + 1}`, way, advice, pricing);
      if (candidate && !chosen.some((each) => isSame(each, candidate))) chosen.push(candidate);
    }
  };
  choose(namedWays(advice), MOST);
  choose(otherWays(advice), LEAST);
  let port = FIRST_PORT;
  return chosen.map((each) => (each.server === "vllm" ? { ...each, port: port++ } : each));
}

/** Why there is nothing to measure, and what to do about it, in whole sentences. */
export function whyNoCandidate(advice: Advice): string {
  const { task, next_question, status } = advice;
  if (task.language_task?.value === false && task.language_task.says) return task.language_task.says;
  const open = status === "undetermined" ? next_question : null;
  return open
    ? `Answer first: ${open.asks}`
    : "What rules each of them out stands in model-advisor classify --details.";
}

/** Training comes into the folder when the counsel starts with what is tuned. */
export const saysTune = ({ counsel, fine_tuning }: Advice): boolean =>
  fine_tuning.viable === true && counsel !== null && counsel.start_with !== null && isTuned(counsel.start_with);

/** The small classifier that the advice offers beside the language models; null where it offers none. */
export function classifierOf({ counsel, alternatives }: Advice): ServedWay | null {
  const offered = [counsel?.start_with, counsel?.fit, ...alternatives];
  return offered.find((way) => way?.model === CLASSIFIER) ?? null;
}

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
