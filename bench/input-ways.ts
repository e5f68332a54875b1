/** The ways of reading a batch that bench/input.ts compares, one per process: `node input-ways.mjs WAY FILE`. */
import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { streamBriefs } from "../src/data/brief/brief-lines.ts";
import { parseJson } from "../src/data/documents/parse-json.ts";

type Way = (file: string, out: number) => Promise<number>;

/** Complete lines as text, the plain way. */
async function* linesOf(file: string): AsyncGenerator<string[]> {
  let kept = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 })) {
    const lines = (kept + chunk).split("\n");
    kept = lines.pop()!;
    yield lines;
  }
  if (kept !== "") yield [kept];
}

const WAYS: Record<string, Way> = {
  async baseline(file, out) {
    let count = 0;
    for await (const lines of linesOf(file)) {
      writeSync(out, lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join(""));
      count += lines.length;
    }
    return count;
  },
  async "read and parse"(file) {
    let count = 0;
    for await (const lines of linesOf(file)) for (const line of lines) if (parseJson(line, file).ok) count++;
    return count;
  },
  async "read and check"(file) {
    let count = 0;
    const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
    for await (const entries of streamBriefs(chunks, file)) for (const entry of entries) if (entry.ok) count++;
    return count;
  },
  async "read, check and write"(file, out) {
    let count = 0;
    const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
    for await (const entries of streamBriefs(chunks, file)) {
      writeSync(out, entries.map((entry) => (entry.ok ? `${JSON.stringify(entry.brief)}\n` : "")).join(""));
      count += entries.length;
    }
    return count;
  },
};

const [way, file] = process.argv.slice(2);
const out = openSync("/dev/null", "w");
const before = process.cpuUsage();
const count = await WAYS[way!]!(file!, out);
const used = process.cpuUsage(before);
closeSync(out);
console.log(JSON.stringify({ count, cpu: used.user + used.system, memory: process.resourceUsage().maxRSS }));
