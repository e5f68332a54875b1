/** The page of a handoff: what to do, in which order. */
import type { Candidate, HostPlace } from "../../core/handoff/candidates.ts";
import { type Grader, isComparable } from "../../core/handoff/evaluation.ts";
import type { ExampleSplit } from "../../core/handoff/split.ts";
import { regionText } from "../../core/text/sentence.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { HandoffReport } from "../../core/types/client-data.ts";
import type { AnswerForm } from "../../core/types/examples.ts";
import type { Host } from "../../core/types/pricing.ts";
import { carrySteps } from "./carry-in.ts";
import { block, CLASSIFIER_PACKAGES, type HandoffFile, headOf, LITELLM_PACKAGE, PROMPTFOO } from "./file-text.ts";
import { fallbacksOf, serviceName } from "./serving-files.ts";

const CORRECT: Record<string, string> = {
  exact: "Each case is checked by the program against the answer that is known to be right.",
  rubric:
    "Write the client's list into promptfooconfig.yaml before you run; a model of another maker grades by it. Look at twenty of its grades yourself before you trust them.",
  expert:
    "Nothing is checked by a program. Show the answers in side-by-side.csv, without the models' names, to at least two experts.",
  undefined:
    "Nobody has said what is correct, so nothing is checked. Agree on that first; until then answers can only be looked at.",
};

/** What is right in many forms: code, queries, prose. */
const RUN =
  "Nothing is compared: these answers are right in many forms, and none equals the past one word for word. Before you run, add to promptfooconfig.yaml an assertion of type javascript that runs each answer (compiler, tests, query) and says whether it passes; or set correctness to rubric, and make this folder anew.";

const UNGRADED = "Nothing is graded; the notes below say why.";

const QUIETLY = "PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 PROMPTFOO_DISABLE_REMOTE_GENERATION=1";

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];

/** What must run before the models on machines can be asked. */
function machineSteps(candidates: readonly Candidate[], grader: Grader | null): string[] {
  const ollama = candidates.filter(({ server }) => server === "ollama");
  const vllm = candidates.filter(({ server }) => server === "vllm");
  const grades = grader?.ollama_tag ? [`ollama pull ${grader.ollama_tag}`] : [];
  const pulls = ollama.flatMap(({ model }) => (model.ollama_tag === null ? [] : [`ollama pull ${model.ollama_tag}`]));
  const makes = ollama.map(({ model }) => `ollama create ${model.id} -f serving/Modelfile.${model.id}`);
  const fetches = vllm.map(({ host_model }) => `HF_HOME=serving/weights hf download ${host_model}`);
  const image = vllm.length > 0 ? ["export VLLM_IMAGE=vllm/vllm-openai:FILL-IN-A-TAG"] : [];
  const ups = vllm.map((each) => `docker compose -f serving/compose.yaml up -d ${serviceName(each)}`);
  const commands = unique([...pulls, ...grades, ...makes, ...fetches, ...image, ...ups]);
  if (commands.length === 0) return [];
  const rented = candidates.some(({ server, way }) => server !== "host" && way.place !== "own");
  const remote = [
    "Nothing here listens beyond the machine itself. From another one, open a tunnel:",
    "`ssh -N -L 11434:127.0.0.1:11434 -L 8000:127.0.0.1:8000 THE-MACHINE`.",
    "",
  ];
  const made = ollama.some(({ model }) => model.ollama_tag === null)
    ? ["A Modelfile that begins with a .gguf file says where to get its weights.", ""]
    : [];
  return [
    "On the machine that serves the models, in this folder:",
    "",
    ...block(commands),
    ...made,
    ...(rented ? remote : []),
  ];
}

const hostsOf = (candidates: readonly Candidate[], grader: Grader | null): Host[] => {
  const hosts = [...candidates, grader].flatMap((each) => each?.host ?? []);
  return hosts.filter((host, at) => hosts.findIndex(({ id }) => id === host.id) === at);
};

function keySteps(candidates: readonly Candidate[], grader: Grader | null): string[] {
  const hosts = hostsOf(candidates, grader);
  const keys = hosts.flatMap((host) => (host.keys.length === 0 ? [] : [host.keys.join(" and ")]));
  const accounts = hosts.flatMap(({ account }) => account ?? []);
  return [
    ...(keys.length > 0 ? [`Set the keys of the hosts in the environment: ${keys.join(", ")}.`] : []),
    ...(accounts.length > 0 ? [`Sign in to ${accounts.join(" and ")} on the machine that measures.`] : []),
    ...(hosts.length > 0 ? [""] : []),
  ];
}

function command(hosts: readonly Host[]): string {
  const packages = hosts.flatMap(({ promptfoo_package }) => promptfoo_package ?? []);
  const client =
    packages.length > 0
      ? `npx ${[PROMPTFOO, ...packages].map((each) => `-p ${each}`).join(" ")} promptfoo eval`
      : `npx ${PROMPTFOO} eval`;
  return `${QUIETLY} ${client}`;
}

function gradingLine(brief: Brief, advice: Advice, grader: Grader | null, answers: AnswerForm | null): string {
  if (brief.correctness === "exact" && !isComparable(advice, answers)) return RUN;
  if (brief.correctness === "rubric" && grader === null) return UNGRADED;
  return CORRECT[brief.correctness ?? "undefined"]!;
}

/** The search is half of the answer, and a fault of it looks like one of the model. */
function searchSteps({ rag }: Advice): string[] {
  return rag === true
    ? [
        "Build the search first, and let evaluation/search.cjs ask it; until then each case fails and nothing is sent. Where the cases hold their passages already, take `{{passages}}` out of prompt.json.",
        "",
        "Count two things apart: in how many cases the passages held the answer, and in how many of those the answer follows them. What was not found is a fault of the search: a better model does not help.",
        "",
      ]
    : [];
}

/** How what was measured comes into the brief. Nothing was, where nothing is checked. */
function back({ correctness }: Brief): string[] {
  if (correctness === "exact" || correctness === "rubric") {
    return [
      "Then, where your brief lies: `model-advisor measured THIS-FOLDER/evaluation/results.json --brief YOUR-BRIEF`.",
    ];
  }
  return correctness === "expert"
    ? [
        "Then write the share of answers that they accept into your brief: `baseline: {score: 0.87, metric: experts, cases: 120}`.",
      ]
    : ["Once it is agreed, write it into `correctness` of your brief, and make this folder anew."];
}

const candidateLine = ({ role, label, id, fill_in, way }: Candidate): string =>
  `- ${role}: ${label}, \`${id}\`${way.place === "own" ? " on your own machine" : ""}${fill_in ? " (look up the id at the host)" : ""}`;

/** Who grades reads every request and every answer. */
const graderLine = (grader: Grader | null): string[] =>
  grader
    ? [
        `- grades: \`${grader.id}\`${grader.host ? ` at ${grader.host.name}` : " on your own machine"}, which reads every request and answer`,
      ]
    : [];

/** What must be done at a host, besides asking the right address, before it processes the data in a region. */
function condition({ region_condition }: Host, region: string, { fill_in, address }: HostPlace): string {
  if (region_condition !== null) return ` ${region_condition}`;
  if (!fill_in) return "";
  const what = address === null ? "its name for that place" : "an address that processes there";
  return ` We know none: fill in ${what}, which the host must confirm for ${regionText(region)}. Nothing is sent before.`;
}

/** Where the data are processed, for each host and region that is asked, that of the grader as well. */
function placeLines(candidates: readonly Candidate[], grader: Grader | null): string[] {
  const asking = [
    ...candidates.map(({ host, at, way: { region } }) => ({ host, at, region })),
    ...(grader ? [grader] : []),
  ];
  const lines = asking.flatMap(({ host, at, region }) => {
    if (host === null || at === null) return [];
    if (region === null) return [`- ${host.name}: no region stated, so the host decides.`];
    const asked = at.address ?? at.cloud_region ?? (at.inference_geo && `inference_geo: ${at.inference_geo}`);
    const through = asked && !at.fill_in ? `: \`${asked}\`` : "";
    return [`- ${host.name}, ${regionText(region)}${through}.${condition(host, region, at)}`];
  });
  return lines.length === 0 ? [] : ["Where the data are processed:", "", ...unique(lines), ""];
}

/** How many cases there are, and how many examples to train on; nothing where none were given. */
function heldOut({ held_out, training, validation }: ExampleSplit): string[] {
  if (held_out.length === 0) return [];
  const cases = `Cases in held-out.jsonl: ${held_out.length}, none of them a copy of another.`;
  const trained = `Examples to train on: ${training.length}, and ${validation.length} that watch over the training.`;
  return [[cases, ...(training.length > 0 ? [trained] : [])].join(" "), ""];
}

/** What LiteLLM does in front of what is served. */
function proxyLine(candidates: readonly Candidate[], brief: Brief): string {
  if (candidates.length === 1)
    return "LiteLLM puts one address before it that stays when the model changes. Pin the version that you tried.";
  const fails =
    fallbacksOf(candidates, brief).length > 0
      ? ", and asks the next one when the first fails"
      : "; when the first fails it asks no other host, since the data leave under conditions that each host must agree to";
  return `LiteLLM puts one address before all of them${fails}. Take out what lost, and pin the versions that you tried.`;
}

function servingSteps(candidates: readonly Candidate[], brief: Brief): string[] {
  const before = candidates.some(({ server }) => server !== "host")
    ? ["The commands above serve what runs on your own machines.", ""]
    : [];
  return [
    "## Then: serve what won",
    "",
    ...before,
    proxyLine(candidates, brief),
    "",
    "Name a release of LiteLLM that has been out for some weeks and was not withdrawn: it sees every request and every key.",
    "",
    ...block([`pip install '${LITELLM_PACKAGE}'`, "litellm --config serving/litellm.yaml --host 127.0.0.1"]),
  ];
}

/** The classifier is trained before anything is measured, since it is measured beside the models. */
const CLASSIFIER_STEPS = [
  "Train the classifier first; it is then asked for the same cases, as the models are:",
  "",
  ...block([`pip install ${CLASSIFIER_PACKAGES}`, "python classifier/train.py"]),
];

function trainingSteps(files: readonly HandoffFile[]): string[] {
  const has = (path: string): boolean => files.some((file) => file.path === path);
  if (!has("training/train.jsonl")) return [];
  const run = has("training/mlx-lora.yaml")
    ? block(["cd training", "pip install mlx-lm", "python -m mlx_lm.lora --config mlx-lora.yaml"])
    : has("training/axolotl.yaml")
      ? block(["cd training", "axolotl train axolotl.yaml"])
      : [
          "The host trains these weights: give it train.jsonl and valid.jsonl in the form that its manual asks for.",
          "",
        ];
  return [
    "## Last: train",
    "",
    "Only when the figures above say that the prompt alone is not good enough. No case that is held out, and no copy of one, is among the examples to train on.",
    "",
    ...run,
  ];
}

/** What the page of a handoff is written from. */
export interface HandoffPage {
  brief: Brief;
  advice: Advice;
  candidates: readonly Candidate[];
  grader: Grader | null;
  answers: AnswerForm | null;
  split: ExampleSplit;
  /** The classifier that is trained, and where its weights are published; null without one. */
  classifier: { name: string; repository: string } | null;
  notes: HandoffReport["notes"];
  files: readonly HandoffFile[];
}

export function handoffReadme(page: HandoffPage): HandoffFile {
  const { brief, advice, candidates, grader, answers, split, classifier, notes, files } = page;
  const text = [
    `# ${[brief.client, brief.project].filter(Boolean).join(", ") || "Handoff"}`,
    "",
    ...headOf(advice),
    "",
    "## First: measure",
    "",
    ...candidates.map(candidateLine),
    ...graderLine(grader),
    ...(classifier ? [`- classifier: ${classifier.name}, \`${classifier.repository}\`, trained on your examples`] : []),
    "",
    ...placeLines(candidates, grader),
    ...heldOut(split),
    ...searchSteps(advice),
    gradingLine(brief, advice, grader, answers),
    "",
    ...machineSteps(candidates, grader),
    ...(advice.local_required === true ? carrySteps(candidates, grader, classifier?.repository ?? null) : []),
    ...(classifier ? CLASSIFIER_STEPS : []),
    ...keySteps(candidates, grader),
    ...block(["cd evaluation", command(hostsOf(candidates, grader))]),
    "promptfoo needs Node 22.22 or later. It ends with 100 when cases fail, which is what you want to know.",
    "",
    ...back(brief),
    "",
    ...notes.map(({ text }) => `- ${text}`),
    ...(notes.length > 0 ? [""] : []),
    ...servingSteps(candidates, brief),
    ...trainingSteps(files),
    "## Files",
    "",
    ...files.map(({ path }) => `- ${path}`),
    "",
  ];
  return { path: "README.md", text: text.join("\n") };
}
