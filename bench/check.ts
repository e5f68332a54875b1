/**
 * `check` over 10,000 documents of 2 KB, each with a brief, against a bare loop that reads them and parses their front
 * matter with `yaml`. Both are processes of their own, taken in turns; only ratios are printed. Run after a build:
 * `npx tsx bench/check.ts [documents] [rounds]`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const documents = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 3);
const SIZE = 2048;

const TASKS = [
  "Sort incoming support emails into 8 queues and pull out the order number",
  "Draft replies to guests in our house style",
  "Weigh three market reports and recommend a strategy",
  "Answer questions of staff over the handbook",
  "Extract the invoice number, date and total from scanned invoices",
];
const KINDS = ["routing", "support-reply", "strategy-advice", "document-qa", "document-extraction"];
const MODELS = ["gpt-4o", "claude-haiku-5-5", "qwen3.5-9b", "gpt-6-luna"];

/** Every document differs: half give the kind, half leave it to be read; one in three proposes a model. */
function scope(index: number): string {
  const pick = <T>(list: readonly T[], step = 1): T => list[Math.floor(index / step) % list.length]!;
  const front = [
    "---",
    `title: Scope ${index}`,
    "tags: [scope, ai]",
    "model_advisor:",
    `  client: Client ${index}`,
    `  task: ${pick(TASKS)} for team ${index}`,
    ...(index % 2 === 0 ? [`  kind: ${pick(KINDS)}`] : []),
    `  repetition: ${40 + (index % 60)}`,
    `  examples: ${(index * 37) % 3000}`,
    `  correctness: ${pick(["exact", "rubric", "expert"], 3)}`,
    `  sensitivity: ${pick(["cloud-ok", "restricted-cloud", "local-only"], 7)}`,
    `  usage: {requests_per_month: ${1000 * (1 + (index % 90))}, input_tokens: ${300 + (index % 5) * 100}, output_tokens: 300}`,
    ...(index % 3 === 0
      ? ["  proposal:", `    model: ${pick(MODELS)}`, "    cost_per_1k: {amount: 9, currency: AUD}"]
      : []),
    "---",
    "",
    `# Scope ${index}`,
    "",
  ].join("\n");
  const line = "The team answers mail by hand today. The new service proposes an answer, and a person sends it.\n";
  return (front + line.repeat(SIZE / 40)).slice(0, SIZE);
}

const BARE = `
const fs = require("node:fs"), path = require("node:path"), { parse } = require(${JSON.stringify(path.join(root, "node_modules/yaml"))});
let briefs = 0;
for (const name of fs.readdirSync(process.argv[1]).sort()) {
  const text = fs.readFileSync(path.join(process.argv[1], name), "utf8");
  const end = text.indexOf("\\n---", 4);
  if (parse(text.slice(4, end)).model_advisor) briefs++;
}
console.log(briefs);
`;

/** Seconds of wall time. */
function timed(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  try {
    execFileSync(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 30 });
  } catch (error) {
    // 1 says that there were findings.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const folder = mkdtempSync(path.join(tmpdir(), "check-bench-"));
try {
  mkdirSync(path.join(folder, "docs"));
  for (let i = 0; i < documents; i++) {
    writeFileSync(path.join(folder, "docs", `scope-${String(i).padStart(5, "0")}.md`), scope(i));
  }
  const docs = path.join(folder, "docs");
  const check = [path.join(root, "dist/cli/main.cjs"), "check", docs, "--no-config", "--format", "text", "--quiet"];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = timed(["-e", BARE, docs]);
    ratios.push(timed(check) / bare);
  }
  console.log(`check / bare loop with yaml, wall time of ${documents} documents: ${median(ratios).toFixed(2)}`);
  console.log(`  each round: ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
