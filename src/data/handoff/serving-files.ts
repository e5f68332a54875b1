/** Files to serve what is measured: Ollama, vLLM, and LiteLLM before either and before hosts. */
import type { Candidate } from "../../core/handoff/candidates.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import { servedContext, thinksOnMachine, vllmAddress } from "./evaluation-files.ts";
import { commented, type HandoffFile, headOf, mostTokens, yamlFile } from "./file-text.ts";

/** What Ollama is to take the weights from: a name of its library, or a file beside the Modelfile. */
function weightsOf({ model, untuned }: Candidate): { from: string; says: string[] } {
  if (model.ollama_tag !== null) {
    const says = "After training: merge the adapter, convert to GGUF (convert_hf_to_gguf.py, llama-quantize), then";
    return { from: model.ollama_tag, says: untuned ? [`${says} FROM ./${model.id}.gguf`] : [] };
  }
  const weights = model.huggingface ?? "FILL IN the repository of the weights";
  return {
    from: `./${model.id}.gguf`,
    says: [
      "We know no name for this model in Ollama's library. Get its weights as GGUF, or convert them",
      `(convert_hf_to_gguf.py, llama-quantize), from huggingface.co/${weights}, and put the file beside this one.`,
    ],
  };
}

function modelfile(candidate: Candidate, instruction: string, advice: Advice): HandoffFile {
  const { from, says } = weightsOf(candidate);
  return {
    path: `serving/Modelfile.${candidate.model.id}`,
    text: `${commented([...headOf(advice), ...says])}FROM ${from}
PARAMETER num_ctx ${servedContext(candidate, advice)}
PARAMETER num_predict ${mostTokens(advice, thinksOnMachine(candidate))}
PARAMETER temperature 0
SYSTEM """${instruction.replaceAll('"""', "'''")}"""
`,
  };
}

/** Share of the memory that vLLM takes when nobody says how much, and that several share. */
const VLLM_MEMORY = 0.9;

function composeFile(candidates: readonly Candidate[], advice: Advice): HandoffFile {
  const shared =
    candidates.length > 1 ? ["--gpu-memory-utilization", (VLLM_MEMORY / candidates.length).toFixed(2)] : [];
  const command = (each: Candidate): string[] => [
    ...["--model", each.host_model],
    ...["--max-model-len", String(servedContext(each, advice))],
    ...shared,
  ];
  const service = (each: Candidate): object => ({
    image: `\${VLLM_IMAGE:?name a pinned tag of vllm/vllm-openai that supports this model}`,
    command: command(each),
    ports: [`127.0.0.1:${each.port}:8000`],
    volumes: ["./weights:/weights"],
    environment: ["HF_HUB_OFFLINE=1", "HF_HOME=/weights"],
    ipc: "host",
    deploy: {
      resources: { reservations: { devices: [{ driver: "nvidia", count: "all", capabilities: ["gpu"] }] } },
    },
  });
  const services = candidates.map((each) => [serviceName(each), service(each)] as const);
  return yamlFile("serving/compose.yaml", advice, { services: Object.fromEntries(services) });
}

/** The service of a model. Compose allows dots; its users do not type the name of the host's repository. */
export const serviceName = ({ model }: Candidate): string => model.id.replace(/[^a-zA-Z0-9._-]/g, "-");

function litellmParams(candidate: Candidate): object {
  const { host_model, model, server } = candidate;
  if (server === "ollama") return { model: `ollama_chat/${model.id}`, api_base: "http://127.0.0.1:11434" };
  if (server === "vllm") return { model: `hosted_vllm/${host_model}`, api_base: vllmAddress(candidate) };
  const host = candidate.host!;
  const { address, cloud_region, inference_geo } = candidate.at!;
  return {
    model: `${host.litellm}/${host_model}`,
    ...(host.litellm_region === null ? {} : { [host.litellm_region]: cloud_region }),
    // Without a key it takes the account that the machine is signed in with.
    ...(host.keys.length === 0 ? {} : { api_key: `os.environ/${host.keys[0]}` }),
    ...(address === null ? {} : { api_base: address }),
    ...(inference_geo === null ? {} : { inference_geo }),
  };
}

/**
 * What is asked when the first fails. Where data leave under conditions, another host is not: it is a processor of its
 * own, with a contract of its own.
 */
export function fallbacksOf([first, ...rest]: readonly Candidate[], { sensitivity }: Brief): Candidate[] {
  return rest.filter(({ host }) => sensitivity === "cloud-ok" || host === null || host.id === first!.host?.id);
}

function litellmFile(candidates: readonly Candidate[], brief: Brief, advice: Advice): HandoffFile {
  const model_list = candidates.map((each) => ({ model_name: each.role, litellm_params: litellmParams(each) }));
  const next = fallbacksOf(candidates, brief).map(({ role }) => role);
  const fallbacks = next.length > 0 ? { litellm_settings: { fallbacks: [{ [candidates[0]!.role]: next }] } } : {};
  return yamlFile("serving/litellm.yaml", advice, { model_list, router_settings: { num_retries: 2 }, ...fallbacks });
}

export function servingFiles(
  candidates: readonly Candidate[],
  instruction: string,
  brief: Brief,
  advice: Advice,
): HandoffFile[] {
  const by = (server: Candidate["server"]) => candidates.filter((each) => each.server === server);
  return [
    ...by("ollama").map((each) => modelfile(each, instruction, advice)),
    ...(by("vllm").length > 0 ? [composeFile(by("vllm"), advice)] : []),
    litellmFile(candidates, brief, advice),
  ];
}
