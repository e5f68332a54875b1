/**
 * `check` over 10,000 documents of 2 KB, each with a brief, against a bare loop that reads them and parses their front
 * matter with `yaml`. Both are processes of their own, taken in turns; only ratios are printed. Twice: documents that
 * differ in all that matters, half of them with a statement to be read and most with something to report, and sound
 * ones that give their kind. Run after a build: `npx tsx bench/check.ts [documents] [rounds]`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { median } from "./child-cpu.ts";

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

/** A document of the size asked for, from the lines of its front matter. */
function documentOf(front: readonly string[], index: number): string {
  const line = "The team answers mail by hand today. The new service proposes an answer, and a person sends it.\n";
  const text = ["---", `title: Scope ${index}`, "tags: [scope, ai]", ...front, "---", "", `# Scope ${index}`, ""].join(
    "\n",
  );
  return (text + line.repeat(SIZE / 40)).slice(0, SIZE);
}

/** Every document differs: half give the kind, half leave it to be read; one in three proposes a model. */
function variedScope(index: number): string {
  const pick = <T>(list: readonly T[], step = 1): T => list[Math.floor(index / step) % list.length]!;
  const front = [
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
  ];
  return documentOf(front, index);
}

/** A sound scope that gives its kind; only names and numbers differ. */
function soundScope(index: number): string {
  const front = [
    "model_advisor:",
    `  client: Client ${index}`,
    `  task: Sort incoming support emails into ${3 + (index % 20)} queues and pull out the order number`,
    "  kind: routing",
    "  repetition: 92",
    `  examples: ${1000 + (index % 500)}`,
    "  correctness: exact",
    "  sensitivity: cloud-ok",
    "  usage:",
    `    requests_per_month: ${50_000 + index}`,
    "    input_tokens: 500",
    "    output_tokens: 300",
    "  proposal:",
    "    model: qwen3.5-4b",
    "    approach: local-fine-tuned",
    "    tier: 1",
  ];
  return documentOf(front, index);
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

function measure(name: string, scope: (index: number) => string): void {
  const docs = mkdtempSync(path.join(tmpdir(), "check-bench-"));
  try {
    for (let i = 0; i < documents; i++) {
      writeFileSync(path.join(docs, `scope-${String(i).padStart(5, "0")}.md`), scope(i));
    }
    const check = [path.join(root, "dist/cli/main.cjs"), "check", docs, "--no-config", "--format", "text", "--quiet"];
    const ratios = Array.from({ length: rounds }, () => {
      const bare = timed(["-e", BARE, docs]);
      return timed(check) / bare;
    });
    console.log(
      `${median(ratios).toFixed(2)}  ${name} (each round: ${ratios.map((each) => each.toFixed(2)).join(" ")})`,
    );
  } finally {
    rmSync(docs, { recursive: true, force: true });
  }
}

console.log(`check / bare loop with yaml, wall time of ${documents} documents`);
measure("varied scopes", variedScope);
measure("sound scopes that give their kind", soundScope);
