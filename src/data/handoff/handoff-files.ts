/** The files of a handoff: an evaluation first, then serving, then training where the counsel says so. */
import { stringify } from "yaml";
import { caseAssertions, commonAssertions, isAddress, literal } from "../../core/handoff/assertions.ts";
import { type Candidate, candidatesOf, graderOf, saysTune } from "../../core/handoff/candidates.ts";
import { LEAST_HELD_OUT, splitExamples } from "../../core/handoff/split.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { AnswerForm, Example } from "../../core/types/client-data/examples.ts";
import type { Pricing } from "../../core/types/pricing.ts";

export interface HandoffFile {
  path: string;
  text: string;
}

/** Examples with the group of copies that each belongs to, and the form of their answers. */
export interface HandoffExamples {
  examples: readonly Example[];
  groups: readonly number[];
  answers: AnswerForm;
}

export interface Handoff {
  files: HandoffFile[];
  /** What whoever opens the folder must know. */
  notes: string[];
}

const headOf = ({ data }: Advice): string[] => [
  `Made by model-advisor from an advice of ${data.as_of}, prices ${data.prices_as_of} (${data.pricing}), tables ${data.taxonomy}.`,
  "We have not run this. Read it before you do.",
];

const commented = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join("");

const yamlFile = (path: string, advice: Advice, value: unknown, first: readonly string[] = []): HandoffFile => ({
  path,
  text: `${commented([...first, ...headOf(advice)])}${stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })}`,
});

const systemOf = ({ task }: Brief, examples: HandoffExamples | null): string =>
  examples?.examples.find(({ system }) => system !== "")?.system ??
  `${task ?? "FILL IN the task."}\nAnswer with the result alone.`;

/** Room for a request and its answer, in whole thousands. */
function contextOf({ usage }: Advice): number {
  const needed = (usage.input_tokens + usage.output_tokens + usage.reasoning_tokens) * 1.5;
  return Math.max(4096, Math.ceil(needed / 1024) * 1024);
}

/** Where a host processes data for a region of ours. promptfoo would take one of the United States. */
const HOST_REGIONS: Record<string, Record<string, string>> = {
  bedrock: { us: "us-east-1", au: "ap-southeast-2", eu: "eu-central-1" },
  vertex: { us: "us-central1", au: "australia-southeast1", eu: "europe-west4" },
};

const regionOf = ({ host, way }: Candidate): string | undefined => {
  const regions = HOST_REGIONS[host ?? ""];
  return regions && (regions[way.region ?? ""] ?? "FILL IN the region in which the data may be processed");
};

/** A model that thinks needs room for that before it answers, and takes no temperature. */
const ROOM_TO_THINK = 4096;

function hostSettings(candidate: Candidate, { usage }: Advice): object {
  const { host, model } = candidate;
  const thinks = model.reasoning !== "none";
  const answer = Math.max(64, Math.ceil(usage.output_tokens * 2));
  const most = answer + (thinks ? Math.max(ROOM_TO_THINK, usage.reasoning_tokens * 2) : 0);
  const temperature = thinks ? {} : { temperature: 0 };
  const region = regionOf(candidate);
  const place = region === undefined ? {} : { region };
  if (host === "google" || host === "vertex") {
    return { ...place, generationConfig: { maxOutputTokens: most, ...temperature } };
  }
  const isNamedAnew = thinks && (host === "openai" || host === "azure");
  return { ...place, [isNamedAnew ? "max_completion_tokens" : "max_tokens"]: most, ...temperature };
}

function providerOf(candidate: Candidate, advice: Advice): object {
  const { id, label, role, way, model } = candidate;
  const most = Math.max(64, Math.ceil(advice.usage.output_tokens * 2));
  const named = `${label} (${role})`;
  if (id.startsWith("ollama:")) {
    const think = model.reasoning === "none" ? {} : { think: false };
    return { id, label: named, config: { num_predict: most, temperature: 0, ...think } };
  }
  const own = way.place === "own" ? { apiBaseUrl: "http://127.0.0.1:8000/v1", apiKey: "none" } : {};
  return { id, label: named, config: { ...hostSettings(candidate, advice), ...own } };
}

function evaluationFiles(
  brief: Brief,
  advice: Advice,
  pricing: Pricing,
  candidates: readonly Candidate[],
  given: HandoffExamples | null,
  held: readonly number[],
): HandoffFile[] {
  const grader = brief.correctness === "rubric" ? graderOf(candidates, advice, pricing) : null;
  const cases = held.map((at) => {
    const example = given!.examples[at]!;
    const asserted = caseAssertions(brief.correctness, given!.answers, example);
    return {
      vars: { input: literal(example.input) },
      ...(asserted.length > 0 ? { assert: asserted } : {}),
      metadata: { line: example.line },
    };
  });
  const common = commonAssertions(brief.correctness, given?.answers ?? null);
  const config = {
    description: [brief.client, brief.project].filter(Boolean).join(", ") || "Start, fit and best side by side",
    prompts: ["file://prompt.json"],
    providers: candidates.map((each) => providerOf(each, advice)),
    defaultTest: {
      ...(common.length > 0 ? { assert: common } : {}),
      ...(grader ? { options: { provider: grader } } : {}),
    },
    tests: "file://held-out.jsonl",
    outputPath: "results.json",
  };
  const prompt = [
    { role: "system", content: literal(systemOf(brief, given)) },
    { role: "user", content: "{{input}}" },
  ];
  const schema = "yaml-language-server: $schema=https://promptfoo.dev/config-schema.json";
  return [
    yamlFile("evaluation/promptfooconfig.yaml", advice, config, [schema]),
    { path: "evaluation/prompt.json", text: `${JSON.stringify(prompt, null, 2)}\n` },
    { path: "evaluation/held-out.jsonl", text: cases.map((each) => `${JSON.stringify(each)}\n`).join("") },
  ];
}

function modelfile(
  { model, untuned }: Candidate,
  brief: Brief,
  advice: Advice,
  given: HandoffExamples | null,
): HandoffFile {
  const system = systemOf(brief, given).replaceAll('"""', "'''");
  const tuned = untuned
    ? "# After training: merge the adapter, convert to GGUF (convert_hf_to_gguf.py, llama-quantize), then FROM ./model.gguf\n"
    : "";
  return {
    path: `serving/Modelfile.${model.id}`,
    text: `${commented(headOf(advice))}${tuned}FROM ${model.ollama_tag}
PARAMETER num_ctx ${contextOf(advice)}
PARAMETER num_predict ${Math.max(64, Math.ceil(advice.usage.output_tokens * 2))}
PARAMETER temperature 0
SYSTEM """${system}"""
`,
  };
}

function composeFile({ model }: Candidate, advice: Advice): HandoffFile {
  const image = `\${VLLM_IMAGE:?name a pinned tag of vllm/vllm-openai that supports this model}`;
  const compose = {
    services: {
      vllm: {
        image,
        command: ["--model", model.huggingface ?? model.id, "--max-model-len", String(contextOf(advice))],
        ports: ["127.0.0.1:8000:8000"],
        volumes: ["./weights:/weights"],
        environment: ["HF_HUB_OFFLINE=1", "HF_HOME=/weights"],
        ipc: "host",
        deploy: {
          resources: { reservations: { devices: [{ driver: "nvidia", count: "all", capabilities: ["gpu"] }] } },
        },
      },
    },
  };
  return yamlFile("serving/compose.yaml", advice, compose);
}

/** What LiteLLM calls a host and its key, where it differs from our name. */
const LITELLM: Record<string, readonly [host: string, key: string]> = {
  alibaba: ["dashscope", "DASHSCOPE_API_KEY"],
  fireworks: ["fireworks_ai", "FIREWORKS_AI_API_KEY"],
  google: ["gemini", "GEMINI_API_KEY"],
  together: ["together_ai", "TOGETHERAI_API_KEY"],
};

function litellmHost(candidate: Candidate): object {
  const { host_model } = candidate;
  const host = candidate.host ?? "";
  const region = regionOf(candidate);
  // These two take the account that the machine is signed in with.
  if (host === "bedrock") return { model: `bedrock/${host_model}`, aws_region_name: region };
  if (host === "vertex") return { model: `vertex_ai/${host_model}`, vertex_location: region };
  const [name, key] = LITELLM[host] ?? [host, `${host.toUpperCase().replaceAll("-", "_")}_API_KEY`];
  return { model: `${name}/${host_model}`, api_key: `os.environ/${key}` };
}

function litellmFile(candidates: readonly Candidate[], advice: Advice): HandoffFile {
  const model_list = candidates.map((candidate) => {
    const { id, model, way, role } = candidate;
    if (id.startsWith("ollama:")) {
      return {
        model_name: role,
        litellm_params: { model: `ollama_chat/${model.ollama_tag}`, api_base: "http://127.0.0.1:11434" },
      };
    }
    if (way.place === "own") {
      return {
        model_name: role,
        litellm_params: { model: `hosted_vllm/${model.huggingface ?? model.id}`, api_base: "http://127.0.0.1:8000/v1" },
      };
    }
    return { model_name: role, litellm_params: litellmHost(candidate) };
  });
  const [first, ...rest] = model_list.map(({ model_name }) => model_name);
  const fallbacks = rest.length > 0 ? { litellm_settings: { fallbacks: [{ [first!]: rest }] } } : {};
  return yamlFile("serving/litellm.yaml", advice, { model_list, router_settings: { num_retries: 2 }, ...fallbacks });
}

const chatLine = ({ system, input, output }: Example, fallback: string): string =>
  `${JSON.stringify({
    messages: [
      { role: "system", content: system || fallback },
      { role: "user", content: input },
      { role: "assistant", content: output },
    ],
  })}\n`;

/** One in ten of the training examples watches over the training. */
const VALIDATION = 10;

const LINEAR_ATTENTION = ["linear_attn.in_proj_qkv", "linear_attn.in_proj_z", "linear_attn.out_proj"];
const ATTENTION = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

function trainingFiles(
  { model, way }: Candidate,
  brief: Brief,
  advice: Advice,
  given: HandoffExamples,
  training: readonly number[],
): HandoffFile[] {
  const system = systemOf(brief, given);
  const lines = (keep: (group: number) => boolean): string =>
    training
      .filter((at) => keep(given.groups[at]!))
      .map((at) => chatLine(given.examples[at]!, system))
      .join("");
  const data: HandoffFile[] = [
    { path: "training/train.jsonl", text: lines((group) => group % VALIDATION !== 0) },
    { path: "training/valid.jsonl", text: lines((group) => group % VALIDATION === 0) },
  ];
  const weights = model.huggingface ?? "FILL IN the repository of the weights";
  if (way.hardware?.startsWith("mac")) {
    const config = {
      model: weights,
      train: true,
      data: ".",
      fine_tune_type: "lora",
      batch_size: 1,
      iters: 600,
      max_seq_length: contextOf(advice),
      adapter_path: "adapters",
    };
    return [
      ...data,
      yamlFile("training/mlx-lora.yaml", advice, config, [
        "python -m mlx_lm.lora --config mlx-lora.yaml; values of an example, not tuned",
      ]),
    ];
  }
  const config = {
    base_model: weights,
    load_in_4bit: true,
    adapter: "qlora",
    lora_r: 16,
    lora_alpha: 32,
    lora_dropout: 0.05,
    lora_target_modules: /qwen3\.5/i.test(model.id) ? [...ATTENTION, ...LINEAR_ATTENTION] : ATTENTION,
    datasets: [{ path: "train.jsonl", type: "chat_template", ds_type: "json" }],
    test_datasets: [{ path: "valid.jsonl", type: "chat_template", ds_type: "json", split: "train" }],
    sequence_len: contextOf(advice),
    micro_batch_size: 1,
    gradient_accumulation_steps: 8,
    num_epochs: 3,
    learning_rate: 0.0002,
    optimizer: "adamw_8bit",
    lr_scheduler: "cosine",
    output_dir: "./out",
  };
  return [
    ...data,
    yamlFile("training/axolotl.yaml", advice, config, [
      "axolotl train axolotl.yaml; values of Axolotl's example, not tuned",
    ]),
  ];
}

const CORRECT: Record<string, string> = {
  exact: "Each case is checked by the program against the answer that is known to be right.",
  rubric: "Write the client's list into promptfooconfig.yaml before you run; a model of another maker grades by it.",
  expert:
    "Nothing is checked by a program. Show answers side by side, without the models' names, to at least two experts.",
  undefined:
    "Nobody has said what is correct, so nothing is checked. Agree on that first; until then answers can only be looked at.",
};

function readme(
  brief: Brief,
  advice: Advice,
  candidates: readonly Candidate[],
  notes: readonly string[],
  files: readonly HandoffFile[],
): HandoffFile {
  const tested = candidates.map(
    ({ role, label, id, fill_in, way }) =>
      `- ${role}: ${label}, \`${id}\`${way.place === "own" ? " on your own machine, one model at a time" : ""}${fill_in ? " (look up the id at the host)" : ""}`,
  );
  const text = [
    `# ${[brief.client, brief.project].filter(Boolean).join(", ") || "Handoff"}`,
    "",
    ...headOf(advice),
    "",
    "## First: measure",
    "",
    "```",
    "cd evaluation",
    "PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 npx promptfoo@0.123.1 eval",
    "```",
    "",
    "Then, where your brief lies: `model-advisor measured THIS-FOLDER/evaluation/results.json --brief YOUR-BRIEF`.",
    "",
    "promptfoo needs Node 22.22 or later. It ends with 100 when cases fail, which is what you want to know.",
    ...(candidates.some(({ host }) => host === "bedrock")
      ? [
          "For Amazon Bedrock add its client: npx -p promptfoo@0.123.1 -p @aws-sdk/client-bedrock-runtime promptfoo eval.",
        ]
      : []),
    "",
    ...tested,
    "",
    CORRECT[brief.correctness ?? "undefined"]!,
    "",
    ...notes.map((note) => `- ${note}`),
    "",
    "## Files",
    "",
    ...files.map(({ path }) => `- ${path}`),
    "",
  ];
  return { path: "README.md", text: text.join("\n") };
}

function notesOn(
  advice: Advice,
  candidates: readonly Candidate[],
  given: HandoffExamples | null,
  held: number,
  few: boolean,
  dropped: number,
): string[] {
  const notes: string[] = [];
  if (!given) notes.push("No examples were given: held-out.jsonl is empty. Run handoff again with --examples.");
  else if (few)
    notes.push(
      `${held} ${held === 1 ? "case is" : "cases are"} held out; at least ${LEAST_HELD_OUT} are needed to tell two models apart.`,
    );
  if (dropped > 0)
    notes.push(
      `${dropped} ${dropped === 1 ? "example begins" : "examples begin"} with an address that promptfoo would open; left out.`,
    );
  if (advice.local_required === null)
    notes.push("Whether the data may leave is open, so only the client's own machines are named.");
  if (candidates.length === 0) notes.push("No model could be named: see the advice for what is missing.");
  if (candidates.some(({ untuned }) => untuned))
    notes.push(
      "A tuned model does not exist yet; its weights are tested as they are published. Add the tuned one after training.",
    );
  return notes;
}

/** All files for a brief and its advice. Pure: nothing is written. */
export function handoffFiles(brief: Brief, advice: Advice, pricing: Pricing, given: HandoffExamples | null): Handoff {
  const kept = given && withoutAddresses(given);
  const candidates = candidatesOf(advice, pricing);
  const tune = saysTune(advice) && kept !== null && kept.examples.length > 0;
  const split = splitExamples(kept?.groups ?? [], tune);
  const notes = notesOn(
    advice,
    candidates,
    kept,
    split.held_out.length,
    split.few,
    given ? given.examples.length - kept!.examples.length : 0,
  );
  const own = candidates.filter(({ way }) => way.deployment === "self-hosted");
  const trained = candidates.find(({ untuned }) => untuned);
  const files = [
    ...evaluationFiles(brief, advice, pricing, candidates, kept, split.held_out),
    ...own
      .filter(({ id }) => id.startsWith("ollama:"))
      .filter(({ model }) => model.ollama_tag !== null)
      .map((each) => modelfile(each, brief, advice, kept)),
    ...own
      .filter(({ way }) => way.engine === "vllm")
      .slice(0, 1)
      .map((each) => composeFile(each, advice)),
    ...(candidates.length > 0 ? [litellmFile(candidates, advice)] : []),
    ...(tune && trained ? trainingFiles(trained, brief, advice, kept, split.training) : []),
  ];
  return { files: [readme(brief, advice, candidates, notes, files), ...files], notes };
}

function withoutAddresses({ examples, groups, answers }: HandoffExamples): HandoffExamples {
  const kept = examples.flatMap((example, at) => (isAddress(example.input) ? [] : [at]));
  return { examples: kept.map((at) => examples[at]!), groups: kept.map((at) => groups[at]!), answers };
}
