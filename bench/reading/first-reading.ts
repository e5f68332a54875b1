/** What the first reading costs a process that has read nothing yet, as the command line does it: as one bundle. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { median } from "../child-cpu.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const RUNS = 7;

const PROGRAM = `
import { readFileSync } from "node:fs";
import { read } from "./src/core/reading/read.ts";
const [reader, rows, taxonomy, statement] = process.argv.slice(2);
const { kinds } = JSON.parse(readFileSync(taxonomy, "utf8"));
const from = process.cpuUsage();
read(statement, kinds, { ...JSON.parse(readFileSync(reader, "latin1")), rows: readFileSync(rows) });
const { user, system } = process.cpuUsage(from);
process.stdout.write(String((user + system) / 1000));
`;

/** Milliseconds of CPU, data read, parsed and made ready: the median of several runs. */
export function firstReading(statement: string): number {
  const folder = mkdtempSync(path.join(tmpdir(), "first-reading-"));
  try {
    const program = path.join(folder, "first.cjs");
    const { outputFiles } = buildSync({
      stdin: { contents: PROGRAM, resolveDir: ROOT, loader: "ts" },
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      write: false,
    });
    writeFileSync(program, outputFiles[0]!.contents);
    const data = ["reader.json", "reader.bin", "taxonomy.json"].map((name) =>
      path.join(ROOT, "src/data/compiled", name),
    );
    const runs = Array.from({ length: RUNS }, () =>
      Number(execFileSync(process.execPath, [program, ...data, statement], { encoding: "utf8" })),
    );
    return median(runs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
