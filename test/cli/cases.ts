/** Command lines and what they must end with. Each is run in memory and as a real process; both must agree. */

export interface CliCase {
  name: string;
  args: string[];
  stdin?: string;
  /** Exit code. */
  exit: number;
}

const BRIEFS = "examples/briefs";

export const CASES: CliCase[] = [
  // The main job
  {
    name: "classify a brief as a table",
    args: ["classify", "--format", "table", `${BRIEFS}/inbox-triage.json`],
    exit: 0,
  },
  {
    name: "classify a brief as Markdown",
    args: ["classify", "--format", "markdown", `${BRIEFS}/inbox-triage.json`],
    exit: 0,
  },
  { name: "classify a brief as JSON", args: ["classify", `${BRIEFS}/inbox-triage.json`], exit: 0 },
  {
    name: "classify data that must stay local",
    args: ["classify", "-f", "table", `${BRIEFS}/document-extraction.yaml`],
    exit: 0,
  },
  { name: "classify contract analysis", args: ["classify", "-f", "table", `${BRIEFS}/legal-analysis.yaml`], exit: 0 },
  { name: "classify an open assistant", args: ["classify", "-f", "table", `${BRIEFS}/open-assistant.yaml`], exit: 0 },
  { name: "classify a task alone", args: ["classify", "-f", "table", `${BRIEFS}/only-a-task.yaml`], exit: 0 },
  {
    name: "a task alone is not complete",
    args: ["classify", "--require-complete", "-f", "table", `${BRIEFS}/only-a-task.yaml`],
    exit: 1,
  },
  // Money
  {
    name: "compare in US dollars",
    args: ["compare", "gpt-4o", "gpt-4o-mini", "claude-3-5-sonnet", "--currency", "USD", "-f", "table"],
    exit: 0,
  },
  {
    name: "a price rises on its day",
    args: ["compare", "gemini-4-argon", "--currency", "USD", "--as-of", "2026-12-01", "-f", "table"],
    exit: 0,
  },
  {
    name: "compare with a volume",
    args: ["compare", "gpt-4o", "gpt-6-luna", "llama3.1-8b", "--requests-per-month", "50000", "-f", "table"],
    exit: 0,
  },
  { name: "models of a size class", args: ["models", "--size-class", "3-9b", "-f", "table"], exit: 0 },
  // A batch goes on past what is wrong with one
  {
    name: "a batch with a bad line",
    args: ["classify"],
    stdin: `{"task":"Route mail to 8 queues","kind":"routing","correctness":"exact"}\n{"task":"x","repetition":-5}\n{"tsak":"x"}\nnot json\n`,
    exit: 1,
  },
  // Bad input: one line, the right code, nothing else
  { name: "broken JSON", args: ["classify"], stdin: '{"task": "x",, }', exit: 1 },
  { name: "an unknown key", args: ["classify"], stdin: '{"task": "Route mail", "sensitivty": "cloud-ok"}', exit: 1 },
  { name: "a duplicate key", args: ["classify"], stdin: '{"task": "Route mail", "task": "x"}', exit: 1 },
  { name: "a wrong type", args: ["classify"], stdin: "task: Route mail\nexamples: many\n", exit: 1 },
  {
    name: "a number that cannot be",
    args: ["classify"],
    stdin: '{"task": "Route mail", "repetition": 1e400}',
    exit: 1,
  },
  { name: "a negative number", args: ["classify"], stdin: '{"task": "Route mail", "examples": -3}', exit: 1 },
  { name: "an unknown kind", args: ["classify"], stdin: '{"task": "Route mail", "kind": "ruoting"}', exit: 1 },
  { name: "__proto__", args: ["classify"], stdin: '{"task": "Route mail", "__proto__": {"x": 1}}', exit: 1 },
  { name: "an empty brief", args: ["classify"], stdin: "{}", exit: 1 },
  { name: "empty input", args: ["classify"], stdin: "", exit: 1 },
  { name: "UTF-16", args: ["classify"], stdin: "\ufffet\u0000a\u0000", exit: 1 },
  {
    name: "terminal escapes are shown, not obeyed",
    args: ["classify", "-f", "table"],
    stdin: '{"task": "Route mail \\u001b]0;owned\\u0007 to 8 queues", "kind": "routing"}',
    exit: 0,
  },
  // What cannot be done as asked
  { name: "a missing file", args: ["classify", "nowhere.yaml"], exit: 2 },
  { name: "a folder for a file", args: ["classify", "examples"], exit: 2 },
  { name: "examples without a file", args: ["examples"], exit: 2 },
  { name: "examples that are a brief", args: ["examples", `${BRIEFS}/inbox-triage.json`], exit: 1 },
  { name: "an unknown option", args: ["classify", "--formt", "json"], exit: 2 },
  { name: "an unknown command", args: ["clasify"], exit: 2 },
  { name: "help for a command", args: ["help", "init"], exit: 0 },
  { name: "help for a command of a group", args: ["pricing", "help", "diff"], exit: 0 },
  { name: "help for an unknown command", args: ["help", "clasify"], exit: 2 },
  { name: "an unknown command with --help", args: ["clasify", "--help"], exit: 2 },
  { name: "an unknown format", args: ["classify", "--format", "tabel"], exit: 2 },
  { name: "a day that does not exist", args: ["classify", "--as-of", "2026-02-30"], exit: 2 },
  { name: "an unknown currency", args: ["compare", "gpt-4o", "--currency", "XYZ"], exit: 2 },
  { name: "an unknown model", args: ["compare", "gtp-4o"], exit: 2 },
  { name: "assess without a terminal", args: ["assess"], stdin: "", exit: 2 },
  { name: "no command", args: [], exit: 2 },
  // Help
  { name: "help", args: ["--help"], exit: 0 },
  { name: "help of classify", args: ["classify", "--help"], exit: 0 },
];
