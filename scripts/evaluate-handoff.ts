/**
 * Hands over the walk of docs/from-brief-to-measured.md, runs promptfoo on it against a server that stands in for the
 * models, and reads the results back. Outside CI: promptfoo is large, and wants Node 22.22 or later.
 *
 *     npm run build && npm run evaluate-handoff              # npx promptfoo
 *     PROMPTFOO="node .../promptfoo/dist/src/entrypoint.js" npm run evaluate-handoff
 */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { PROMPTFOO } from "../src/data/handoff/file-text.ts";

const root = path.join(import.meta.dirname, "..");
const main = path.join(root, "dist/cli/main.cjs");
const [promptfoo, ...promptfooArgs] = (process.env.PROMPTFOO ?? `npx --yes ${PROMPTFOO}`).split(" ");
const folder = mkdtempSync(path.join(tmpdir(), "evaluate-"));

interface Mail {
  messages: { role: string; content: string }[];
}

const mails: Mail[] = readFileSync(path.join(root, "examples/walk/mails.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const contentOf = ({ messages }: Mail, role: string): string => messages.find((each) => each.role === role)!.content;

/** Answers by their request, and the kinds of evaluation: the same mails, asked for in another form. */
const KINDS: { name: string; brief: object; answerOf(queue: string, at: number): string }[] = [
  { name: "exact", brief: { correctness: "exact" }, answerOf: (queue) => queue },
  {
    name: "fields",
    brief: { correctness: "exact" },
    answerOf: (queue, at) => JSON.stringify({ queue, urgent: at % 2 === 0, note: `mail ${at}` }),
  },
  { name: "rubric", brief: { correctness: "rubric" }, answerOf: (queue, at) => `Your mail ${at} goes to ${queue}.` },
  { name: "expert", brief: { correctness: "expert" }, answerOf: (queue, at) => `Your mail ${at} goes to ${queue}.` },
];

/** One mail that looks like a template to promptfoo: its text must arrive as it is. */
const TEMPLATE = "My code {{ env.HOME }} fails {% if x %} and the order is late";

function answerFor(body: string, answers: ReadonlyMap<string, string>): string {
  const asked = JSON.parse(body) as { messages: { content: string }[]; model: string };
  const last = asked.messages.at(-1)!.content;
  const known = answers.get(last);
  // A grader is asked about an answer; it likes all but those of mails that end in 7.
  if (known === undefined) {
    const pass = !/mail \d*7 /.test(last);
    return JSON.stringify({ pass, score: pass ? 1 : 0, reason: "a stand-in" });
  }
  // One mail in ten is answered wrong, and by the second model two.
  const wrong = [...last].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 10;
  return wrong === 0 || (wrong === 1 && !/qwen/.test(asked.model)) ? "no idea" : `${known}\n`;
}

const answers = new Map<string, string>();
const seen = new Set<string>();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString();
    seen.add(`${request.method} ${request.url}`);
    response.setHeader("content-type", "application/json");
    const content = body === "" ? "" : answerFor(body, answers);
    const message = { role: "assistant", content };
    const isOllama = request.url?.startsWith("/api/");
    response.end(
      JSON.stringify(
        isOllama
          ? { model: "x", created_at: "2026-11-27T00:00:00Z", message, done: true }
          : { choices: [{ message, finish_reason: "stop" }], usage: { prompt_tokens: 1, completion_tokens: 1 } },
      ),
    );
  });
});

function advisor(...args: string[]): SpawnSyncReturns<string> {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`model-advisor ${args.join(" ")} ended with ${done.status}\n${done.stderr}`);
  return done;
}

/** Not synchronous, so that the server can answer meanwhile. */
function evaluate(place: string, port: number): Promise<{ code: number | null; text: string }> {
  const env = {
    ...process.env,
    OLLAMA_BASE_URL: `http://127.0.0.1:${port}`,
    PROMPTFOO_CONFIG_DIR: path.join(folder, "promptfoo"),
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(promptfoo!, [...promptfooArgs, "eval", "--no-progress-bar", "--no-table", "--no-cache"], {
      cwd: place,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += String(chunk)));
    child.stderr.on("data", (chunk) => (text += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text }));
  });
}

async function tryKind({ name, brief, answerOf }: (typeof KINDS)[number], port: number): Promise<void> {
  answers.clear();
  const rows = mails.map((mail, at) => ({
    prompt: at === 5 ? TEMPLATE : contentOf(mail, "user"),
    completion: answerOf(contentOf(mail, "assistant"), at),
  }));
  for (const { prompt, completion } of rows) answers.set(prompt, completion);
  writeFileSync(path.join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const walk = parse(readFileSync(path.join(root, "examples/walk/brief.yaml"), "utf8"));
  const local = { ...walk, ...brief, sensitivity: "local-only", examples: 300 };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(local));
  advisor("handoff", `${name}.json`, "--out", name, "--examples", `${name}.jsonl`);
  const place = path.join(folder, name, "evaluation");
  const { code, text } = await evaluate(place, port);
  process.stdout.write(`\n${name}: promptfoo ended with ${code}\n`);
  let results: { results: { stats: object; results: { error?: string; failureReason: number }[] } };
  try {
    results = JSON.parse(readFileSync(path.join(place, "results.json"), "utf8"));
  } catch {
    throw new Error(`${name}: promptfoo wrote no results\n${text.slice(-3000)}`);
  }
  process.stdout.write(`${JSON.stringify(results.results.stats)}\n`);
  const broken = results.results.results.find(({ failureReason }) => failureReason === 2);
  if (broken) throw new Error(`${name}: a case could not be run: ${broken.error}`);
  if (name === "expert") {
    const refused = spawnSync(process.execPath, [main, "measured", path.join(place, "results.json")], {
      cwd: folder,
      encoding: "utf8",
    });
    if (refused.status !== 1) throw new Error("expert: answers that nothing checked were taken for measured");
    process.stdout.write(refused.stderr);
    return;
  }
  const measured = advisor("measured", path.join(place, "results.json"), "--brief", `${name}.json`, "--format", "text");
  process.stdout.write(measured.stdout);
}

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
try {
  for (const kind of KINDS) await tryKind(kind, port);
  process.stdout.write(`\nasked: ${[...seen].join(", ")}\n`);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
