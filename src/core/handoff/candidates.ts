/** The ways that are held side by side in an evaluation, and what each is called by the program that runs it. */
import type { Advice, CostRow, ServedWay } from "../types/advice.ts";
import type { Model, Pricing } from "../types/pricing.ts";

export interface Candidate {
  /** What it is for: start, fit, best. */
  role: string;
  /** For people. */
  label: string;
  /** As promptfoo names it. */
  id: string;
  /** Who serves it; null on the client's own machines. */
  host: string | null;
  /** What the host calls it. */
  host_model: string;
  way: ServedWay;
  model: Model;
  /** The weights as they are published stand in for tuned ones, which do not exist yet. */
  untuned: boolean;
  /** True when the id at the host must be looked up. */
  fill_in: boolean;
}

/** How promptfoo begins the names of a host's models. */
const PREFIXES: Record<string, string> = {
  alibaba: "alibaba:",
  anthropic: "anthropic:messages:",
  azure: "azure:chat:",
  bedrock: "bedrock:converse:",
  cerebras: "cerebras:",
  cloudflare: "cloudflare-ai:chat:",
  cohere: "cohere:",
  databricks: "databricks:",
  deepseek: "deepseek:",
  fireworks: "fireworks:",
  google: "google:",
  groq: "groq:",
  huggingface: "huggingface:chat:",
  mistral: "mistral:",
  openai: "openai:chat:",
  openrouter: "openrouter:",
  together: "togetherai:",
  vertex: "vertex:",
  xai: "xai:",
};

const isOwn = ({ place }: ServedWay): boolean => place === "own";

const isTuned = ({ deployment, name }: ServedWay): boolean => deployment === "hosted-tuned" || /, tuned\b/.test(name);

function rowOf(way: ServedWay, { costs }: Advice): CostRow | undefined {
  return costs.find(
    ({ model, deployment, place }) => model === way.model && deployment === way.deployment && place === way.place,
  );
}

function candidateOf(role: string, way: ServedWay, advice: Advice, { models }: Pricing): Candidate | null {
  const model = models.find(({ id }) => id === way.model);
  if (!model) return null;
  const untuned = isTuned(way);
  const label = untuned ? `${model.name}, not tuned yet` : way.name;
  if (way.deployment === "self-hosted") {
    const tag = model.ollama_tag;
    const id =
      way.engine === "vllm" ? `openai:chat:${model.huggingface ?? model.id}` : `ollama:chat:${tag ?? model.id}`;
    const fill_in = tag === null && way.engine !== "vllm";
    return { role, label, id, host: null, host_model: tag ?? model.id, way, model, untuned, fill_in };
  }
  const provider = rowOf(way, advice)?.provider ?? model.provider;
  const prefix = PREFIXES[provider];
  const host_model = hostModel(model);
  return {
    role,
    label,
    id: `${prefix ?? "openai:chat:"}${host_model}`,
    host: provider,
    host_model,
    way,
    model,
    untuned,
    // Azure serves by the name of a deployment that each client chooses.
    fill_in: prefix === undefined || host_model === TO_LOOK_UP || provider === "azure",
  };
}

const TO_LOOK_UP = "FILL-IN";

/** Models of another maker at a host have ids of ours, such as `nova-micro@bedrock`; their other name is that of the host. */
function hostModel({ id, also, provider }: Model): string {
  if (!id.includes("@")) return id;
  const [name] = also;
  return name?.startsWith(`${provider}/`) ? name.slice(provider.length + 1) : (name ?? TO_LOOK_UP);
}

/** Start, fit and best, each model once. Where the data may not leave, nothing but the client's own machines. */
export function candidatesOf(advice: Advice, pricing: Pricing): Candidate[] {
  const { counsel, recommended, alternatives } = advice;
  const named: [string, ServedWay | null][] = [
    ["start", counsel?.start_with ?? null],
    ["fit", counsel?.fit ?? recommended],
    ["best value", counsel?.costs_least ?? null],
    ...alternatives.map((each): [string, ServedWay] => ["alternative", each]),
  ];
  const chosen = new Map<string, Candidate>();
  for (const [role, way] of named) {
    if (way === null || (advice.local_required !== false && !isOwn(way))) continue;
    const candidate = candidateOf(role, way, advice, pricing);
    if (candidate && !chosen.has(candidate.id) && chosen.size < 3) chosen.set(candidate.id, candidate);
  }
  return [...chosen.values()];
}

/** A model to grade with, of another maker than all that are tested. Local where the data may not leave. */
export function graderOf(candidates: readonly Candidate[], advice: Advice, { models }: Pricing): string | null {
  const makers = new Set(candidates.map(({ model }) => model.maker));
  const other = ({ maker, status }: Model): boolean => !makers.has(maker) && status === "current";
  if (advice.local_required !== false) {
    const local = models.find((each) => other(each) && each.kind === "self-hosted" && each.ollama_tag !== null);
    return local ? `ollama:chat:${local.ollama_tag}` : null;
  }
  const large = models.find(
    (each) => other(each) && each.kind === "cloud" && each.size_class === "frontier" && PREFIXES[each.provider],
  );
  return large ? `${PREFIXES[large.provider]}${hostModel(large)}` : null;
}

/** Training comes into the folder when the counsel is to tune, and the examples allow it. */
export const saysTune = ({ counsel, fine_tuning }: Advice): boolean =>
  fine_tuning.viable === true &&
  counsel !== null &&
  /^(?:tune|tune-ask-stakes|fits-and-cheapest|locked)$/.test(counsel.id) &&
  counsel.fit !== null &&
  isTuned(counsel.fit);
