/** How the programs and the weights come to a machine that reaches no network, where the data must stay. */
import type { Candidate } from "../../core/handoff/candidates.ts";
import type { Grader } from "../../core/handoff/evaluation.ts";
import { block, CLASSIFIER_PACKAGES, LITELLM_PACKAGE, PROMPTFOO } from "./file-text.ts";

const ollamaTags = (candidates: readonly Candidate[], grader: Grader | null): string[] => [
  ...candidates.flatMap(({ server, model }) => (server === "ollama" && model.ollama_tag ? [model.ollama_tag] : [])),
  ...(grader?.ollama_tag ? [grader.ollama_tag] : []),
];

const OLLAMA_SERVER = "OLLAMA_MODELS=$PWD/carry/ollama ollama serve &";

/** What is fetched outside, without any of the data. `encoder`: the repository of a classifier; null without one. */
function fetches(candidates: readonly Candidate[], grader: Grader | null, encoder: string | null): string[] {
  const tags = [...new Set(ollamaTags(candidates, grader))];
  const vllm = candidates.filter(({ server }) => server === "vllm");
  return [
    `npm install --prefix carry ${PROMPTFOO}`,
    `pip download '${LITELLM_PACKAGE}' -d carry/wheels`,
    // The server keeps the weights, not the command that asks for them.
    ...(tags.length > 0 ? [OLLAMA_SERVER, ...tags.map((tag) => `ollama pull ${tag}`)] : []),
    ...vllm.map(({ host_model }) => `HF_HOME=carry/weights hf download ${host_model}`),
    ...(encoder
      ? [`pip download ${CLASSIFIER_PACKAGES} -d carry/wheels`, `HF_HOME=carry/weights hf download ${encoder}`]
      : []),
    ...(vllm.length > 0 ? ["docker save -o carry/vllm.tar vllm/vllm-openai:FILL-IN-A-TAG"] : []),
    "find carry -type f -exec sha256sum {} + > carry.sha256",
  ];
}

/** What takes the place of the commands above, inside. */
function replaces(candidates: readonly Candidate[], grader: Grader | null, encoder: string | null): string[] {
  const vllm = candidates.some(({ server }) => server === "vllm");
  return [
    "sha256sum -c carry.sha256",
    ...(ollamaTags(candidates, grader).length > 0 ? [OLLAMA_SERVER] : []),
    ...(vllm ? ["docker load -i carry/vllm.tar", "cp -r carry/weights serving/weights"] : []),
    ...(encoder
      ? [
          `export HF_HOME=$PWD/carry/weights HF_HUB_OFFLINE=1`,
          `pip install --no-index --find-links carry/wheels ${CLASSIFIER_PACKAGES}`,
        ]
      : []),
    `pip install --no-index --find-links carry/wheels '${LITELLM_PACKAGE}'`,
  ];
}

export const carrySteps = (
  candidates: readonly Candidate[],
  grader: Grader | null,
  encoder: string | null,
): string[] => [
  "Where that machine reaches no network, fetch everything on one of the same system that does, without the data:",
  "",
  ...block(fetches(candidates, grader, encoder)),
  "Take weights from their maker alone, as safetensors or GGUF. Keep the hashes, carry folder and list in, and there instead of fetching:",
  "",
  ...block(replaces(candidates, grader, encoder)),
  "Then `../carry/node_modules/.bin/promptfoo eval` takes the place of `npx` below.",
  "",
];
