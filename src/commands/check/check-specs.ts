/** `check`: scoping docs held to the rules; and `init`, what a project needs for that. */
import {
  type CommandSpec,
  CURRENCY,
  DATA,
  EVERYWHERE,
  FAIL_ON,
  flag,
  QUIET,
  textOption,
  under,
} from "../spec/command-spec.ts";

export const checkSpec: CommandSpec = {
  name: "check",
  operands: "[path...]",
  summary: "find mistakes in scoping docs and briefs, for people and CI",
  about:
    'Reads briefs in the front matter of Markdown (key "model_advisor"), in fenced blocks named model-advisor, and in YAML and JSON files. Folders are walked (.gitignore is respected, links are not followed); "-" is stdin, whose text tells what it holds; patterns as in .gitignore. Exit code 1 when there is a finding at or above --fail-on, 2 when a file could not be read.',
  examples: [
    "model-advisor check",
    "model-advisor check scopes/ --fail-on warning",
    "model-advisor check --format github --format sarif=check.sarif --changed-since origin/main",
    "model-advisor check scopes/inbox.md --fix",
  ],
  options: [
    {
      name: "format",
      short: "f",
      type: "text",
      takes: "FORMAT",
      repeat: true,
      help: "text, json, github, sarif, junit or markdown; several with a file each, as in sarif=FILE (default: text on a terminal, json elsewhere)",
      group: "Output",
    },
    QUIET,
    ...under("Output", [flag("statistics", "also count the findings of each rule")]),
    FAIL_ON,
    ...under("What is checked", [
      flag("require-brief", "a document without a brief is a finding"),
      textOption("changed-since", "REV", "only files that git says have changed since this revision"),
      textOption("stdin-filename", "NAME", "the name that stdin goes by"),
      flag("allow-empty", "no document found is no error"),
      textOption("baseline", "FILE", "findings in this file do not count"),
      flag("update-baseline", "write the findings of this run to the baseline"),
    ]),
    ...under("Fixes", [
      flag("fix", "show the safe fixes as a diff on stderr, and make them"),
      flag("diff", "show the safe fixes as a diff, and make none"),
    ]),
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./check.ts"),
};

export const initSpec: CommandSpec = {
  name: "init",
  operands: "[folder]",
  summary: "write a config file, an example document and a GitHub workflow",
  about:
    "Writes .model-advisor.yaml, scopes/example.md and .github/workflows/model-advisor.yml. A file that is there is kept.",
  examples: ["model-advisor init", "model-advisor init client-scopes"],
  options: [QUIET, ...EVERYWHERE],
  load: () => import("./init.ts"),
};
