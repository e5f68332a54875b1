/**
 * The evaluation: a config of promptfoo with start, fit and best side by side, how each model is asked, and the cases
 * that were held out.
 */

import type { Candidate, HostPlace } from "../../core/handoff/candidates.ts";
import { caseAssertions, commonAssertions, type Grader, literal } from "../../core/handoff/evaluation.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { Host } from "../../core/types/pricing.ts";
import { contextOf, type HandoffExamples, type HandoffFile, headOf, mostTokens, yamlFile } from "./file-text.ts";
import { CLASSIFIER_ID } from "./training-files.ts";

/** vLLM on this machine, or on another through a tunnel. */
export const vllmAddress = ({ port }: Candidate): string => `http://127.0.0.1:${port}/v1`;

/** Where a host is asked, as promptfoo takes it. Without an address it would take that of OpenAI for a host it does not know. */
function placeSettings(host: Host, at: HostPlace): object {
  const address = at.address ?? (host.promptfoo === null ? `FILL IN the address of ${host.id}` : null);
  return {
    ...(address === null ? {} : { apiBaseUrl: address, apiKeyEnvar: host.keys[0] }),
    ...(at.cloud_region === null ? {} : { region: at.cloud_region }),
    ...(at.cloud_host === null ? {} : { apiHost: at.cloud_host }),
    ...(at.inference_geo === null ? {} : { extra_body: { inference_geo: at.inference_geo } }),
  };
}

/** The model that grades, as promptfoo takes it. */
function graderSettings({ id, host, at }: Grader): string | object {
  const config = at === null ? {} : placeSettings(host!, at);
  return Object.keys(config).length === 0 ? id : { id, config };
}

function hostSettings(candidate: Candidate, advice: Advice): object {
  const { at, model } = candidate;
  const host = candidate.host!;
  const thinks = model.reasoning !== "none";
  const most = mostTokens(advice, thinks);
  // A model that thinks takes no temperature.
  const temperature = thinks || !host.zero_temperature ? {} : { temperature: 0 };
  const place = placeSettings(host, at!);
  if (host.answer_limit === "generationConfig") {
    return { ...place, generationConfig: { maxOutputTokens: most, ...temperature } };
  }
  return {
    ...place,
    [thinks ? host.answer_limit : "max_tokens"]: most,
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

/** The context that a model is served with: what the work takes, and no more than the model has. */
export const servedContext = (candidate: Candidate, advice: Advice): number =>
  Math.min(contextOf(advice, thinksOnMachine(candidate)), candidate.model.context_tokens ?? Number.POSITIVE_INFINITY);

function machineSettings(candidate: Candidate, advice: Advice): object {
  const { reasoning } = candidate.model;
  const most = mostTokens(advice, thinksOnMachine(candidate));
  const quiet = reasoning === "none" ? {} : { showThinking: false };
  if (candidate.server === "vllm") {
    return { apiBaseUrl: vllmAddress(candidate), apiKey: "none", max_tokens: most, temperature: 0, ...quiet };
  }
  return {
    num_ctx: servedContext(candidate, advice),
    num_predict: most,
    temperature: 0,
    ...(reasoning === "none" || reasoning === "always" ? {} : { think: false }),
    ...quiet,
  };
}

function providerOf(candidate: Candidate, advice: Advice): object {
  const { id, label, role, server } = candidate;
  const config = server === "host" ? hostSettings(candidate, advice) : machineSettings(candidate, advice);
  return { id, label: `${label} (${role})`, config };
}

/** Promptfoo calls it once for each request, and sends nothing where it answers with an error. */
const SEARCH = `/** What the search finds for a request: the passages as one text, each under the name of its document. */
module.exports = async function passages(_name, _prompt, { input: request }) {
  // Ask your search for the request here, and return { output: "..." }; where it finds nothing, { output: "(nothing found)" }.
  return { error: "FILL IN evaluation/search.cjs, which finds the passages" };
};
`;

/** What a search finds stands behind the instruction; the last message is the request alone. */
function searchFile(advice: Advice): HandoffFile {
  const head = headOf(advice).map((line) => `// ${line}\n`);
  return { path: "evaluation/search.cjs", text: `${head.join("")}${SEARCH}` };
}

const TRIMMED = 'typeof output === "string" ? output.trim() : output';

interface Asked {
  /** Stands before every request. */
  instruction: string;
  /** The model that grades by a rubric; without one nothing is graded, or promptfoo would ask one of its own. */
  grader: Grader | null;
  /** The name of the classifier that is trained on the other examples and asked for the same cases. */
  classifier: string | null;
}

export function evaluationFiles(
  brief: Brief,
  advice: Advice,
  candidates: readonly Candidate[],
  { instruction, grader, classifier }: Asked,
  given: HandoffExamples | null,
  held: readonly number[],
): HandoffFile[] {
  const answers = given?.answers ?? null;
  const cases = held.map((at) => {
    const example = given!.examples[at]!;
    const asserted = caseAssertions(brief, advice, answers, example);
    return {
      vars: { input: literal(example.input) },
      ...(asserted.length > 0 ? { assert: asserted } : {}),
      metadata: { line: example.line },
    };
  });
  const isFound = advice.rag === true;
  const isUngraded = brief.correctness === "rubric" && grader === null;
  const common = isUngraded ? [] : commonAssertions(brief.correctness, answers);
  // A line break behind a right answer does not make it wrong.
  const transform = brief.correctness === "exact" && answers?.form !== "json" ? { transform: TRIMMED } : {};
  const options = { ...transform, ...(grader ? { provider: graderSettings(grader) } : {}) };
  const config = {
    description: [brief.client, brief.project].filter(Boolean).join(", ") || "Start, fit and best side by side",
    prompts: ["file://prompt.json"],
    providers: [
      ...candidates.map((each) => providerOf(each, advice)),
      ...(classifier === null ? [] : [{ id: CLASSIFIER_ID, label: `${classifier} (classifier)`, config: {} }]),
    ],
    defaultTest: {
      ...(isFound ? { vars: { passages: "file://search.cjs" } } : {}),
      ...(common.length > 0 ? { assert: common } : {}),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    },
    tests: "file://held-out.jsonl",
    // Results hold the client's texts: whoever is signed in to promptfoo's cloud shares them otherwise.
    sharing: false,
    // A machine answers one request at a time.
    ...(candidates.some(({ server }) => server !== "host") ? { evaluateOptions: { maxConcurrency: 1 } } : {}),
    // Experts read a table; the program reads the rest.
    outputPath: brief.correctness === "expert" ? ["results.json", "side-by-side.csv"] : "results.json",
  };
  const prompt = [
    { role: "system", content: `${literal(instruction)}${isFound ? "\n\nPassages:\n{{passages}}" : ""}` },
    { role: "user", content: "{{input}}" },
  ];
  // An editor fetches the schema, which nothing may do where the data must stay.
  const schema =
    advice.local_required === false ? ["yaml-language-server: $schema=https://promptfoo.dev/config-schema.json"] : [];
  return [
    yamlFile("evaluation/promptfooconfig.yaml", advice, config, schema),
    { path: "evaluation/prompt.json", text: `${JSON.stringify(prompt, null, 2)}\n` },
    ...(isFound ? [searchFile(advice)] : []),
    { path: "evaluation/held-out.jsonl", text: cases.map((each) => `${JSON.stringify(each)}\n`).join("") },
  ];
}
