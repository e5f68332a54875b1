/** `assess`: the five questions in a terminal, then the advice. */

import { ADVICE_SECTIONS } from "../../render/advice/section-names.ts";
import type { CommandSpec, OptionSpec } from "../spec/command-spec.ts";
import {
  BRAND,
  CURRENCY,
  DATA,
  detailsOption,
  EVERYWHERE,
  formatOption,
  QUIET,
  USAGE,
  under,
} from "../spec/common-options.ts";

/** What is asked as well is read as an answer is, so that "50k" and "unknown" are taken here, too. */
const asAnswer = ({ name, takes, help }: OptionSpec): OptionSpec => ({ name, type: "text", takes: takes!, help });
const ASKED = ["requests-per-month", "input-tokens", "output-tokens"];

/** Every answer can be given as a flag; `unknown` is an answer too. */
const ANSWERS: OptionSpec[] = [
  { name: "task", type: "text", takes: "TEXT", help: "what the model is to do, in a sentence" },
  { name: "kind", type: "text", takes: "ID", help: "the kind of task, instead of having it read from the text" },
  { name: "repetition", type: "text", takes: "PERCENT", help: "requests that follow the same pattern, in percent" },
  { name: "examples", type: "text", takes: "N", help: "examples of input and output that exist" },
  {
    name: "correctness",
    type: "choice",
    choices: ["exact", "rubric", "expert", "undefined", "unknown"],
    takes: "HOW",
    help: "how a right answer is told; undefined: nobody can say",
  },
  {
    name: "sensitivity",
    type: "choice",
    choices: ["cloud-ok", "restricted-cloud", "local-only", "unknown"],
    takes: "WHERE",
    help: "where the data may go",
  },
  {
    name: "knowledge",
    type: "choice",
    choices: ["none", "general", "dense", "unknown"],
    takes: "HOW",
    help: "facts that answers need and examples do not hold",
  },
  {
    name: "documents",
    type: "choice",
    choices: ["true", "false", "unknown"],
    takes: "BOOL",
    help: "whether answers are drawn from documents",
  },
  { name: "client", type: "text", takes: "NAME", help: "for whom" },
  { name: "project", type: "text", takes: "NAME", help: "for which project" },
  ...USAGE.map((option) => (ASKED.includes(option.name) ? asAnswer(option) : option)),
  { name: "latency-s", type: "text", takes: "SECONDS", help: "the longest that an answer may take" },
  { name: "hardware", type: "text", takes: "ID", help: "the machine to run local models on" },
];

export const assessSpec: CommandSpec = {
  name: "assess",
  summary: "ask six questions in a terminal and recommend a model",
  about:
    "Asks what is not answered yet, confirms how the task was understood, prints the advice to stdout, then offers the questions that would change it most. Questions go to stderr. Esc goes back one question; Ctrl-C or Ctrl-D stops and keeps the answers. With --no-input nothing is asked.",
  examples: [
    "model-advisor assess",
    "model-advisor assess --from brief.yaml --save new-brief.yaml",
    "model-advisor assess --task 'Sort support emails into 8 queues' --examples 1200",
    "model-advisor assess --from brief.yaml --report report.html",
    "model-advisor assess --plain --format markdown > advice.md",
  ],
  options: [
    ...under("Answers", ANSWERS),
    ...under("The questions", [
      { name: "from", type: "text", takes: "FILE", help: "start from a brief (JSON, YAML or Markdown)" },
      { name: "save", type: "text", takes: "FILE", help: "keep the brief in a file, after every answer" },
      { name: "yes", short: "y", type: "flag", help: "ask only what is required, no confirmations" },
      { name: "no-input", type: "flag", help: "ask nothing; an error when one of the five is missing" },
    ]),
    formatOption(["text", "json", "ndjson", "markdown", "html"]),
    ...under("Output", [
      { name: "report", type: "text", takes: "FILE", help: "also write the advice as a page for a client (HTML)" },
    ]),
    BRAND,
    detailsOption(ADVICE_SECTIONS),
    QUIET,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./assess.ts"),
};
