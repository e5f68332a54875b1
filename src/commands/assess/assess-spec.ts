/** `assess`: the five questions in a terminal, then the advice. */

import {
  ADVICE_DETAILS,
  BRAND,
  type CommandSpec,
  CURRENCY,
  choice,
  DATA,
  EVERYWHERE,
  flag,
  formatOption,
  type OptionSpec,
  QUIET,
  textOption,
  USAGE,
  under,
} from "../spec/command-spec.ts";

/** What is asked as well is read as an answer is, so that "50k" and "unknown" are taken here, too. */
const asAnswer = ({ name, takes, help }: OptionSpec): OptionSpec => textOption(name, takes!, help);
const ASKED = ["requests-per-month", "input-tokens", "output-tokens"];

/** Every answer can be given as a flag; `unknown` is an answer too. */
const ANSWERS: OptionSpec[] = [
  textOption("task", "TEXT", "what the model is to do, in a sentence"),
  textOption("kind", "ID", "the kind of task, instead of having it read from the text"),
  textOption("repetition", "PERCENT", "requests that follow the same pattern, in percent"),
  textOption("examples", "N", "examples of input and output that exist"),
  choice(
    "correctness",
    "HOW",
    ["exact", "rubric", "expert", "undefined", "unknown"],
    "how a right answer is told; undefined: nobody can say",
  ),
  choice("sensitivity", "WHERE", ["cloud-ok", "restricted-cloud", "local-only", "unknown"], "where the data may go"),
  choice(
    "knowledge",
    "HOW",
    ["none", "general", "dense", "unknown"],
    "facts that answers need and examples do not hold",
  ),
  choice("documents", "BOOL", ["true", "false", "unknown"], "whether answers are drawn from documents"),
  textOption("client", "NAME", "for whom"),
  textOption("project", "NAME", "for which project"),
  ...USAGE.map((option) => (ASKED.includes(option.name) ? asAnswer(option) : option)),
  textOption("latency-s", "SECONDS", "the longest that an answer may take"),
  textOption("hardware", "ID", "the machine to run local models on"),
];

export const assessSpec: CommandSpec = {
  name: "assess",
  summary: "ask six questions in a terminal and recommend a model",
  about:
    "Asks what is not answered yet, confirms how the task was understood, prints the advice to stdout, then offers the questions that would change it most. Questions go to stderr. Enter alone says don't know. Esc goes back one question; Ctrl-C or Ctrl-D stops and keeps the answers, and the advice where one was made. With --no-input nothing is asked.",
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
      textOption("from", "FILE", "start from a brief (JSON, YAML or Markdown)"),
      textOption("save", "FILE", "keep the brief in a file, after every answer"),
      { ...flag("yes", "ask only what is required, no confirmations"), short: "y" },
      flag("no-input", "ask nothing; an error when one of the five is missing"),
    ]),
    formatOption(["text", "json", "ndjson", "markdown", "html"]),
    ...under("Output", [textOption("report", "FILE", "also write the advice as a page for a client (HTML)")]),
    BRAND,
    ADVICE_DETAILS,
    QUIET,
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./assess.ts"),
};
