/** The model that grades by a rubric: of another maker than all that are tested. */
import type { Advice } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { type Candidate, hostModel, PREFIXES } from "./candidates.ts";

export interface Grader {
  id: string;
  /** Who serves it; null on the client's own machines. */
  host: string | null;
  /** Where it must process the data; null where that is open. */
  region: string | null;
  /** What Ollama's library calls it; null at a host. */
  ollama_tag: string | null;
}

/** Share of the memory that its weights may take: the model that is tested is loaded beside it. */
const SHARE = 0.5;

/** Of the machines that are named; 0 where none is known. */
const memoryOf = (candidates: readonly Candidate[], { machines }: Pricing): number =>
  Math.max(0, ...candidates.map(({ way }) => machines.find(({ id }) => id === way.hardware)?.memory_gb ?? 0));

/** The largest that fits beside what is tested, since a small model grades badly; the smallest where none is known to. */
function localGrader(models: readonly Model[], memory: number): Model | undefined {
  const sizeOf = ({ weights_gib }: Model): number => Math.min(...Object.values(weights_gib));
  const bySize = models.filter(({ ollama_tag }) => ollama_tag !== null).sort((a, b) => sizeOf(a) - sizeOf(b));
  return bySize.findLast((each) => sizeOf(each) <= memory * SHARE) ?? bySize[0];
}

/** Where data may go under conditions, they may go to a host that the advice names, in the region that it names. */
const regionFor = ({ provider, regions }: Model, candidates: readonly Candidate[]): string | null =>
  candidates.find(({ host, way }) => host === provider && way.region !== null && regions?.includes(way.region))?.way
    .region ?? null;

/** Local where the data may not leave; it reads all that is asked and answered, so no host may grade that may not answer. */
export function graderOf(
  { sensitivity, region }: Brief,
  candidates: readonly Candidate[],
  advice: Advice,
  pricing: Pricing,
): Grader | null {
  const makers = new Set(candidates.map(({ model }) => model.maker));
  const others = pricing.models.filter(({ maker, status }) => !makers.has(maker) && status === "current");
  const isAnywhere = sensitivity === "cloud-ok" && region === undefined;
  const large = others.find(
    (each) =>
      each.kind === "cloud" &&
      each.size_class === "frontier" &&
      PREFIXES[each.provider] !== undefined &&
      (isAnywhere || regionFor(each, candidates) !== null),
  );
  const isOwn = candidates.some(({ server }) => server !== "host");
  if (advice.local_required !== false || (!large && isOwn)) {
    const own = others.filter(({ kind }) => kind === "self-hosted");
    const tag = localGrader(own, memoryOf(candidates, pricing))?.ollama_tag;
    return tag ? { id: `ollama:chat:${tag}`, host: null, region: null, ollama_tag: tag } : null;
  }
  return large
    ? {
        id: `${PREFIXES[large.provider]}${hostModel(large)}`,
        host: large.provider,
        region: regionFor(large, candidates),
        ollama_tag: null,
      }
    : null;
}
