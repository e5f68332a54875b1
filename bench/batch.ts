/**
 * CPU and memory of `classify` over NDJSON with full advice, relative to two plain programs in the same run: one that
 * parses the lines and writes them again, and one that parses the lines and then parses and writes the advice lines.
 * Run: npm run build && npx tsx bench/batch.ts [briefs] [rounds]
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cpuSeconds, median } from "./child-cpu.ts";

const count = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 3);
const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "model-advisor-batch-"));
const at = (name: string): string => path.join(folder, name);

const KINDS = [
  "routing",
  "classification",
  "support-reply",
  "document-extraction",
  "contract-analysis",
  "general-chat",
];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

interface Usage {
  requests_per_month: number;
  input_tokens: number;
  output_tokens: number;
}

/** Answers differ on every line, and usage as clients state it. */
function brief(index: number, usage: Usage): string {
  return JSON.stringify({
    client: `Client ${index}`,
    project: `Project number ${index % 977}`,
    task: `Sort the incoming mail of branch ${index} into its queues and pull out the order number of each message`,
    kind: pick(KINDS, index),
    repetition: (index * 7) % 101,
    examples: (index * 37) % 3000,
    correctness: pick(["exact", "rubric", "expert"], Math.floor(index / 3)),
    sensitivity: pick(["cloud-ok", "restricted-cloud", "local-only"], Math.floor(index / 5)),
    usage,
  });
}

const alike = (requests_per_month: number): Usage => ({ requests_per_month, input_tokens: 500, output_tokens: 300 });

const USAGES: Record<string, (index: number) => Usage> = {
  "round volumes": (index) => alike(pick([1000, 5000, 10_000, 50_000, 100_000, 250_000, 1_000_000], index)),
  "every volume different": (index) => alike(1000 + index * 13),
  "every brief its own figures": (index) => ({
    requests_per_month: 1000 + ((index * 7919) % 300_000),
    input_tokens: 300 + ((index * 31) % 2000),
    output_tokens: 20 + ((index * 17) % 700),
  }),
};

writeFileSync(
  at("copy.cjs"),
  `const fs=require("fs");let rest="";const input=fs.createReadStream(process.argv[2],{encoding:"utf8",highWaterMark:1<<18});
const out=fs.createWriteStream(process.argv[3],{highWaterMark:1<<20});
input.on("data",(chunk)=>{const lines=(rest+chunk).split("\\n");rest=lines.pop();let text="";for(const line of lines)text+=JSON.stringify(JSON.parse(line))+"\\n";if(text&&!out.write(text)){input.pause();out.once("drain",()=>input.resume())}});
input.on("end",()=>out.end());`,
);

const main = path.join(root, "dist/cli/main.cjs");
try {
  for (const [name, usage] of Object.entries(USAGES)) {
    const lines = Array.from({ length: count }, (_, index) => brief(index, usage(index)));
    writeFileSync(at("in.ndjson"), `${lines.join("\n")}\n`);
    const classify = `node ${main} classify --format ndjson --as-of 2026-11-24 < ${at("in.ndjson")} > ${at("out.ndjson")}`;
    execFileSync("sh", ["-c", classify]);
    const grown = statSync(at("out.ndjson")).size / statSync(at("in.ndjson")).size;
    const same: number[] = [];
    const both: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const run = cpuSeconds(`(${classify})`);
      const input = cpuSeconds(`node ${at("copy.cjs")} ${at("in.ndjson")} ${at("copy.ndjson")}`);
      const output = cpuSeconds(`node ${at("copy.cjs")} ${at("out.ndjson")} ${at("copy.ndjson")}`);
      same.push(run / input);
      both.push(run / (input + output));
    }
    console.log(`${name}: ${count} briefs, advice lines ${grown.toFixed(0)} times as long as the briefs`);
    console.log(`  ${median(same).toFixed(2)}  times parsing and writing the brief lines`);
    console.log(`  ${median(both).toFixed(2)}  times parsing and writing the brief lines and the advice lines`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
