/**
 * What reading a batch of briefs costs: CPU relative to reading the same lines, JSON.parse, JSON.stringify and writing.
 * Run: `npx tsx bench/input.ts [briefs] [rounds]`. Each way runs in a process of its own; medians of paired rounds.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const WAYS = ["baseline", "read and parse", "read and check", "read, check and write"];

const TASKS = [
  "Sort incoming support emails into 8 queues and pull out the order number",
  "Draft product descriptions of 80 words in the voice of the house from a sheet of attributes",
  "Answer questions of the service desk over 400 pages of manuals, with the page that says so",
  "Read supply contracts and list the clauses on liability, term and notice in a fixed table",
];

/** About 300 bytes, no two alike. */
function brief(index: number): object {
  return {
    client: `Client ${index}`,
    task: `${TASKS[index % 4]} (${index})`,
    repetition: (index * 7) % 101,
    examples: (index * 131) % 5000,
    correctness: ["exact", "rubric", "expert", "undefined"][index % 4],
    sensitivity: ["cloud-ok", "restricted-cloud", "local-only"][index % 3],
    knowledge: "general",
    usage: { requests_per_month: 1000 + index, input_tokens: 500, output_tokens: 300 },
  };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

async function compare(briefs: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "input-bench-"));
  try {
    const data = path.join(folder, "briefs.ndjson");
    const script = path.join(folder, "input-ways.mjs");
    writeFileSync(data, Array.from({ length: briefs }, (_, index) => `${JSON.stringify(brief(index))}\n`).join(""));
    await build({
      entryPoints: [path.join(import.meta.dirname, "input-ways.ts")],
      outfile: script,
      bundle: true,
      platform: "node",
      format: "esm",
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
      logLevel: "error",
    });
    const ratios: Record<string, number[]> = Object.fromEntries(WAYS.map((way) => [way, []]));
    const memory: Record<string, number> = {};
    for (let round = 0; round < rounds; round++) {
      const cpu: Record<string, number> = {};
      for (const way of WAYS) {
        const said = execFileSync(process.execPath, [script, way, data], { encoding: "utf8" });
        const result = JSON.parse(said);
        if (result.count !== briefs) throw new Error(`${way} took ${result.count} of ${briefs} briefs`);
        cpu[way] = result.cpu;
        memory[way] = Math.max(memory[way] ?? 0, Math.round(result.memory / 1024));
      }
      for (const way of WAYS) ratios[way]!.push(cpu[way]! / cpu.baseline!);
    }
    for (const way of WAYS) console.log(`${median(ratios[way]!).toFixed(2)}x  ${memory[way]} MiB  ${way}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await compare(Number(process.argv[2] ?? 250_000), Number(process.argv[3] ?? 5));
