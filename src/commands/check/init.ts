/** `init`: a config file, a document to start from, and a workflow that checks them. Nothing is written over. */

import { plainText } from "../../core/text/plain-text.ts";
import { isStop } from "../../core/types/errors.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";

export interface InitOptions {
  operands: string[];
  quiet?: boolean;
}

const CONFIG = `# Settings of model-advisor for this project. All of them can be left out.
currency: AUD
# Used where a brief does not say it.
# usage: {requests_per_month: 10000, input_tokens: 500, output_tokens: 300}
# hardware: mac-mini-m4-16
# Your own tables and prices; they add to the built-in ones or replace them.
# taxonomy: ./taxonomy
# pricing: ./pricing

check:
  # From this severity on a check fails: error, warning or note.
  fail_on: error
  # Patterns as in .gitignore.
  # include: [scopes/]
  # exclude: [archive/]
  # rules: {stale-prices: off}
  # Findings that were there before, written by: model-advisor check --update-baseline
  # baseline: .model-advisor-baseline.json
  # waivers:
  #   - {rule: retiring-model, path: scopes/old.md, reason: the move is priced, approver: A. Name, expires: 2027-01-31}
`;

const SCOPE = `---
title: Inbox triage
model_advisor:
  task: Sort incoming support emails into 8 queues and pull out the order number
  repetition: 92 # percent of requests that follow the same pattern
  examples: 1200 # existing pairs of input and wanted output
  correctness: exact # exact | rubric | expert | undefined
  sensitivity: restricted-cloud # cloud-ok | restricted-cloud | local-only
  usage: {requests_per_month: 20000, input_tokens: 500, output_tokens: 300}
---

# Inbox triage

What the client gets, in plain words. The brief above is what \`model-advisor check\` compares this page with, and what
\`model-advisor classify\` gives advice on.
`;

/** What the workflow is made of: the release to install, from the repository that this program was built from. */
export interface Release {
  version: string;
  /** As package.json names it: `git+https://...`. */
  repository: string;
}

/** No repository is served from there; it stands for the address that is still to be named. */
const isPlaceholder = (repository: string): boolean => /^git\+https:\/\/[^/]*\.example\//.test(repository);

const workflow = ({ version, repository }: Release) => `name: Scoping docs
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      # From its own repository, at a release. The name is not taken on npm: whoever claims it there would run here.
${isPlaceholder(repository) ? "      # The address is a placeholder: put that of your copy of the repository in its place.\n" : ""}\
      - run: npm install --global --ignore-scripts "${repository}#v${version}"
      - run: model-advisor check --format github --format "markdown=$GITHUB_STEP_SUMMARY"
`;

interface NewFile {
  path: string;
  text: string;
}

const filesFor = (release: Release): NewFile[] => [
  { path: ".model-advisor.yaml", text: CONFIG },
  { path: "scopes/example.md", text: SCOPE },
  { path: ".github/workflows/model-advisor.yml", text: workflow(release) },
];

/** Writes one file, unless something is there. */
async function place({ path, text }: NewFile, folder: string, quiet: boolean, host: CommandHost): Promise<boolean> {
  const file = host.resolve(folder, path);
  const shown = plainText(host.relative(file));
  if (host.kindOf(file) !== undefined) {
    if (!quiet) await host.stderr.write(`kept ${shown}: it is there already\n`);
    return true;
  }
  try {
    host.makeFolder(host.resolve(file, ".."));
    host.writeFile(file, text, "create");
  } catch (error) {
    if (!isStop(error)) throw error;
    await host.stderr.write(`error: ${error.message}\n`);
    return false;
  }
  await host.stdout.write(`wrote ${shown}\n`);
  return true;
}

export async function run({ operands, quiet = false }: InitOptions, host: CommandHost): Promise<ExitCode> {
  const folder = host.resolve(operands[0] ?? ".");
  let isDone = true;
  const release = { version: host.version, repository: host.repository };
  for (const file of filesFor(release)) isDone = (await place(file, folder, quiet, host)) && isDone;
  if (isPlaceholder(host.repository) && !quiet) {
    await host.stderr.write(
      `the workflow installs from ${host.repository}, a placeholder; put the address of your copy there\n`,
    );
  }
  if (isDone && !quiet) await host.stderr.write("next: model-advisor check\n");
  return isDone ? EXIT.done : EXIT.undone;
}
