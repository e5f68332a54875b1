/** Every example of every help, as it stands, in a folder that holds the files it names. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SPECS } from "../../src/cli/specs.ts";
import { resultsOf } from "../commands/measured/results.ts";
import { main, root, temporaryFolder } from "../hosts/program.ts";

const base = temporaryFolder("help");

const bin = path.join(base, "bin");
mkdirSync(bin);
writeFileSync(path.join(bin, "model-advisor"), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, {
  mode: 0o755,
});

const template = path.join(base, "template");
const put = (to: string, text: string): void => {
  mkdirSync(path.dirname(path.join(template, to)), { recursive: true });
  writeFileSync(path.join(template, to), text);
};
const copy = (from: string, ...targets: string[]): void => {
  for (const to of targets) cpSync(path.join(root, from), path.join(template, to), { recursive: true });
};

copy("examples/walk/brief.yaml", "brief.yaml");
copy("examples/walk/mails.jsonl", "mails.jsonl");
copy("examples/briefs/inbox-triage.json", "brief.json");
copy("examples/briefs/briefs.ndjson", "briefs.ndjson");
copy("examples/briefs", "examples/briefs");
copy("examples/inventory.csv", "inventory.csv");
copy("examples/scoping/scopes/inbox-triage.md", "scopes/inbox.md");
copy("examples/taxonomy-overlay", "our-tables", "tables-2026", "tables-2027");
copy("examples/pricing-overlay", "our-prices");
copy("examples/pricing-overlay/prices.yaml", "pricing-imported-before.yaml");
copy("test/fixtures/price-lists/litellm-2026-07-24.json", "model_prices_and_context_window.json");
copy("test/fixtures/price-lists/genai-prices-2026-09-23.json", "data.json");
copy("test/fixtures/price-lists/openrouter-2026-05-12.json", "openrouter.json");
put("agency.yaml", "name: Example Agency\n");
const mails = readFileSync(path.join(template, "mails.jsonl"), "utf8").trim().split("\n").slice(0, 40);
const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
put("mails.csv", `body,queue\n${mails.map((line, i) => `${quotedCell(line)},queue ${i % 4}`).join("\n")}\n`);
const EXPORT_HEAD =
  "start_time,end_time,project_id,num_model_requests,model,batch,input_tokens,output_tokens,input_cached_tokens";
put("completions_usage.csv", `${EXPORT_HEAD}\n1793491200,1793577600,p,100,gpt-4o-mini,False,50000,8000,10000\n`);
put(
  "spend-logs.csv",
  "startTime,model_group,prompt_tokens,completion_tokens\n2026-11-20T10:00:00Z,gpt-4o-mini,500,80\n",
);
put("evaluation/results.json", resultsOf({ haiku: "yyynyyyy", luna: "yynnyyny" }));

/** What only another example writes, lies beyond this machine, or takes a quarter of a minute and is tested elsewhere. */
const STANDS_FOR: Record<string, string> = {
  "taxonomy check": "taxonomy check --tables-only",
  "https://openrouter.ai/api/v1/models": "openrouter.json",
  "our-prices pricing-imported.yaml": "our-prices pricing-imported-before.yaml",
};
const runnable = (line: string): string =>
  Object.entries(STANDS_FOR).reduce((text, [from, to]) => text.replace(from, to), line);

const GIT = "git init -q -b main && git -c user.name=a -c user.email=a@b.c commit -q --allow-empty -m first";

test.each(SPECS.flatMap(({ name, examples }) => examples.map((line) => [line, name] as const)))("%s", (line, name) => {
  const folder = mkdtempSync(path.join(base, "run-"));
  cpSync(template, folder, { recursive: true });
  const git = line.includes("origin/main") ? `${GIT} && git update-ref refs/remotes/origin/main HEAD\n` : "";
  const done = spawnSync("sh", ["-c", `${git}${runnable(line)}`], {
    cwd: folder,
    encoding: "utf8",
    input: "",
    env: { PATH: `${bin}:${process.env.PATH ?? ""}`, HOME: folder },
  });
  rmSync(folder, { recursive: true });
  if (name === "assess") {
    // The options were taken; what is missing is the terminal.
    expect(done.stderr).toMatch(/^error: assess asks its questions in a terminal/);
    return;
  }
  // 1 stands for findings, which an example may well have.
  expect([0, 1], done.stderr).toContain(done.status);
  expect(done.stderr).not.toMatch(/^error:/m);
});
