/** `check`: scoping docs held to the rules. */
import type { CommandSpec } from "../spec/command-spec.ts";
import { CURRENCY, DATA, EVERYWHERE, FAIL_ON, QUIET, under } from "../spec/common-options.ts";

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
    ...under("Output", [{ name: "statistics", type: "flag", help: "also count the findings of each rule" }]),
    FAIL_ON,
    ...under("What is checked", [
      { name: "require-brief", type: "flag", help: "a document without a brief is a finding" },
      {
        name: "changed-since",
        type: "text",
        takes: "REV",
        help: "only files that git says have changed since this revision",
      },
      { name: "stdin-filename", type: "text", takes: "NAME", help: "the name that stdin goes by" },
      { name: "allow-empty", type: "flag", help: "no document found is no error" },
      { name: "baseline", type: "text", takes: "FILE", help: "findings in this file do not count" },
      { name: "update-baseline", type: "flag", help: "write the findings of this run to the baseline" },
    ]),
    ...under("Fixes", [
      { name: "fix", type: "flag", help: "show the safe fixes as a diff on stderr, and make them" },
      { name: "diff", type: "flag", help: "show the safe fixes as a diff, and make none" },
    ]),
    CURRENCY,
    ...DATA,
    ...EVERYWHERE,
  ],
  load: () => import("./check.ts"),
};
