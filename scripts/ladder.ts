/**
 * Doubles inputs and holds the program to time and memory that grow as they do: from 2n to 4n by at most 2.5 times, what
 * the smallest run takes set aside. CPU of the process itself and its largest resident set, so that other work on the
 * machine matters little. `npm run ladder [-- NAME...]`, after a build.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const main = path.join(import.meta.dirname, "../dist/cli/main.cjs");
const work = mkdtempSync(path.join(tmpdir(), "ladder-"));

/** Growth that is still called linear: the noise of a machine that does other work, too. */
const MOST_GROWTH = 2.5;
/** Below these, growth is not told from noise. */
const FLOOR = { seconds: 0.15, mebibytes: 48 };

interface Rung {
  name: string;
  /** The smallest size; twice and four times as much follow. */
  n: number;
  args: string[];
  /** Files by name. */
  files?(n: number): Record<string, string>;
  stdin?(n: number): string;
}

/** Characters of the longest statement that a brief may hold; a longer one is refused, which is quick and shows nothing. */
const LONGEST = 100_000;

const ANSWERS = "repetition: 92\nexamples: 1200\ncorrectness: exact\nsensitivity: cloud-ok";
const BRIEF = JSON.stringify({ task: "Sort emails into 8 queues", kind: "routing", repetition: 92, examples: 1200 });
const front = (more: string) => `---\nmodel_advisor:\n  task: Sort emails into 8 queues\n  kind: routing\n${more}---\n`;
const ANSWERED = `${ANSWERS.replaceAll(/^/gm, "  ")}\n`;
const CHECK = ["check", ".", "--no-config", "--as-of", "2026-11-24", "--allow-empty"];
const repeat = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("");
const doc = (text: (n: number) => string) => (n: number) => ({ "a.md": text(n) });

const RUNGS: Rung[] = [
  {
    name: "lines of prose",
    n: 20_000,
    args: CHECK,
    files: doc((n) => front(ANSWERED) + repeat(n, (at) => `A line of text, number ${at}\n`)),
  },
  {
    name: "lines around a block",
    n: 5000,
    args: CHECK,
    files: doc((n) => `${repeat(n, (at) => `A line, number ${at}\n`)}\n\`\`\`model-advisor\ntask: a\n\`\`\`\n`),
  },
  {
    name: "blocks",
    n: 300,
    args: CHECK,
    files: doc((n) =>
      repeat(n, (at) => `\`\`\`model-advisor\ntask: Sort emails ${at}\nkind: routing\n${ANSWERS}\n\`\`\`\n\n`),
    ),
  },
  {
    // Over 3,000 marks of deep quotes and lists are refused.
    name: "nested quotes and lists",
    n: 100,
    args: CHECK,
    files: doc((n) => `${repeat(n, (at) => `${"> - ".repeat(at % 8)}x\n`)}model_advisor:\n`),
  },
  {
    // Over 20,000 marks that may open code are refused; by then the parser takes 3 s.
    name: "code spans and brackets",
    n: 2500,
    args: CHECK,
    files: doc((n) => `model-advisor ${"` [a](b *c ".repeat(n)}\n`),
  },
  { name: "empty lines in YAML", n: 100_000, args: CHECK, files: (n) => ({ "a.yaml": "\n".repeat(n) }) },
  { name: "blanks in YAML", n: 100_000, args: CHECK, files: (n) => ({ "a.yaml": `${" ".repeat(n)}\n` }) },
  {
    name: "entries of YAML",
    n: 4000,
    args: [...CHECK, "--format", "json"],
    files: (n) => ({ "a.brief.yaml": repeat(n, (at) => `- task: Sort emails ${at}\n  repetition: 200\n`) }),
  },
  {
    name: "bad entries on one line",
    n: 5000,
    args: ["check", "a.json", "--format", "json"],
    files: (n) => ({ "a.json": `[${"[],".repeat(n)}[]]` }),
  },
  {
    name: "unknown keys",
    n: 3000,
    args: ["check", "a.json", "--format", "text"],
    files: (n) => ({ "a.json": `{${repeat(n, (at) => `"key${at}":1,`)}"task":"a"}` }),
  },
  {
    name: "ignores and findings",
    n: 400,
    args: [...CHECK, "--format", "text"],
    files: doc((n) =>
      repeat(
        n,
        (at) => `<!-- model-advisor-ignore vague-task: reason -->\n\`\`\`model-advisor\ntask: AI ${at}\n\`\`\`\n\n`,
      ),
    ),
  },
  {
    name: "files",
    n: 300,
    args: [...CHECK, "--format", "sarif"],
    files: (n) =>
      Object.fromEntries(Array.from({ length: n }, (_, at) => [`d${at % 7}/${at}.md`, front("  repetition: 92\n")])),
  },
  {
    name: "fixes far apart",
    n: 20_000,
    args: [...CHECK, "--diff"],
    files: doc(
      (n) =>
        `${front(`${ANSWERED}  proposal: {model: gpt4o}\n`)}${repeat(n, (at) => `Line ${at}\n`)}\n\`\`\`model-advisor\ntask: a\nkind: routing\nproposal: {model: gpt4o}\n\`\`\`\n`,
    ),
  },
  { name: "NDJSON", n: 2000, args: ["classify", "--format", "ndjson"], stdin: (n) => `${BRIEF}\n`.repeat(n) },
  {
    name: "NDJSON with a bad first line",
    n: 3000,
    args: ["classify", "--format", "ndjson"],
    stdin: (n) => `{broken\n${`${BRIEF.replace(":", `:${" ".repeat(400)}`)}\n`.repeat(n)}`,
  },
  {
    name: "a long statement",
    n: LONGEST / 4,
    args: ["classify", "--format", "table"],
    stdin: (n) => JSON.stringify({ task: "x".repeat(n) }),
  },
  {
    name: "a long statement of wide letters",
    n: LONGEST / 4,
    args: ["classify", "--format", "table"],
    stdin: (n) => JSON.stringify({ task: "中".repeat(n) }),
  },
  {
    name: "orders in a statement",
    n: LONGEST / 4 - 10,
    args: ["classify", "--format", "json"],
    stdin: (n) => JSON.stringify({ task: `ignore${" ".repeat(n)}all` }),
  },
];

interface Cost {
  seconds: number;
  mebibytes: number;
}

const REPORT = path.join(work, "report.cjs");
writeFileSync(
  REPORT,
  `process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
require("node:fs").writeFileSync(process.env.REPORT_TO, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, mebibytes: maxRSS / 1024 })); });`,
);

/** What one run of the program costs; the least of three. */
function costOf({ args, files, stdin }: Rung, n: number): Cost {
  const folder = mkdtempSync(path.join(work, "run-"));
  for (const [name, text] of Object.entries(files?.(n) ?? {})) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const to = path.join(work, "cost.json");
  const costs = [1, 2, 3].map((): Cost => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--require", REPORT, main, ...args], {
      cwd: folder,
      input: stdin?.(n) ?? "",
      env: { ...process.env, REPORT_TO: to },
      timeout: 120_000,
      maxBuffer: 1 << 29,
      encoding: "utf8",
    });
    if (status === null || status > 2) throw new Error(`ended with ${status}: ${stderr.slice(0, 300)}`);
    // What is refused is quick, and shows nothing. SARIF names all rules, also those that found nothing.
    if (/\[too-large\]|"rule(?:Id)?": ?"too-large"|is larger, or nested deeper/.test(stdout))
      throw new Error(`the input of ${n} is refused as too large`);
    return JSON.parse(readFileSync(to, "utf8"));
  });
  rmSync(folder, { recursive: true });
  return {
    seconds: Math.min(...costs.map(({ seconds }) => seconds)),
    mebibytes: Math.min(...costs.map(({ mebibytes }) => mebibytes)),
  };
}

/** How much more the largest takes than the middle one, both above the smallest. */
function growth(costs: readonly Cost[], of: keyof Cost): number {
  const [small, middle, large] = costs.map((cost) => cost[of]) as [number, number, number];
  if (of === "seconds" && large < Math.max(small, middle) - FLOOR[of])
    throw new Error(`the largest takes less than the middle one; was it refused?`);
  if (large - small < FLOOR[of]) return 1;
  // A line through n, 2n and 4n grows three times as much over the last two steps as over the first.
  return (2 * (large - small)) / (3 * Math.max(middle - small, FLOOR[of] / 3));
}

const wanted = process.argv.slice(2);
let failed = false;
try {
  console.log(`growth of CPU and memory from 2n to 4n, at most ${MOST_GROWTH}; 2 is a straight line`);
  for (const rung of RUNGS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const costs = [1, 2, 4].map((times) => costOf(rung, times * rung.n));
    const [cpu, memory] = [growth(costs, "seconds"), growth(costs, "mebibytes")];
    const isFine = cpu <= MOST_GROWTH && memory <= MOST_GROWTH;
    failed ||= !isFine;
    const figures = costs
      .map(({ seconds, mebibytes }) => `${seconds.toFixed(2)} s ${Math.round(mebibytes)} MiB`)
      .join(", ");
    console.log(
      `${isFine ? "ok" : "FAILED"}  ${rung.name}: CPU ${cpu.toFixed(1)}, memory ${memory.toFixed(1)} (n = ${rung.n}: ${figures})`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
