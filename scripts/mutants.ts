/**
 * Mutates the code that decides and counts, and says which mutants no test notices. `npm run mutants -- [--minutes 30]
 * [--mutate FILE_OR_FOLDER]... [--tests GLOB]... [--turn N] [--break SCORE]`. Stryker is fetched at a pinned version on the first run: it
 * brings 130 packages that nothing else needs. File by file, since a run that is stopped keeps nothing: what was found of
 * whole files stays in node_modules/.cache, the next run looks at what has changed only, and begins with files not yet seen.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const VERSION = "9.6.1";
const root = path.join(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache/mutants");
const stryker = path.join(cache, "node_modules/@stryker-mutator/core/bin/stryker.js");

const CORE = ["prices", "hosting", "tables", "ways", "counsel", "advice", "cautions"]
  .map((room) => `src/core/${room}`)
  .concat("src/rules");
/** About what a night gets through, so that the next begins behind it. */
const FILES_A_TURN = 8;

const TESTS = ["core", "rules", "commands", "render", "taxonomy", "simulation"].map(
  (name) => `test/${name}/**/*.test.ts`,
);

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    mutate: { type: "string", multiple: true, default: CORE },
    // Fewer tests are quicker, and the score is at most too low.
    tests: { type: "string", multiple: true, default: TESTS },
    turn: { type: "string", default: "0" },
    processes: { type: "string", default: "2" },
    break: { type: "string", default: "0" },
  },
});

/** Beside the project, whose vitest it finds upwards. */
function fetchStryker(): void {
  if (existsSync(stryker)) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, "package.json"), '{"private":true}');
  const packages = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  execFileSync("npm", ["install", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], {
    cwd: cache,
    stdio: "inherit",
  });
}

const slugOf = (file: string): string => file.replace(/[^\w.-]/g, "_");
const reportOf = (file: string): string => path.join(cache, `${slugOf(file)}.report.json`);

function writeConfig(file: string): string {
  const config = {
    testRunner: "vitest",
    plugins: [path.join(cache, "node_modules/@stryker-mutator/vitest-runner/dist/src/index.js")],
    // Its rewriting of tsconfig.json needs a compiler API that TypeScript 7 does not have.
    tsconfigFile: "none",
    mutate: [file],
    // Texts and shapes are held by goldens and schemas; what counts is arithmetic, conditions and order.
    mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "ArrowFunction", "Regex"] },
    incremental: true,
    incrementalFile: path.join(cache, `${slugOf(file)}.incremental.json`),
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    vitest: { configFile: path.join(cache, "vitest.config.mjs"), related: true },
    reporters: ["json", "clear-text"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
    jsonReporter: { fileName: reportOf(file) },
    // Not below node_modules, where vitest looks for no tests.
    tempDirName: ".mutants",
    concurrency: Number(values.processes),
    timeoutMS: 8000,
    ignorePatterns: ["dist", "docs", "bench", "training", ".github"],
  };
  const name = path.join(cache, "stryker.config.json");
  writeFileSync(name, JSON.stringify(config, null, 2));
  const settings = { include: values.tests, testTimeout: 30_000, env: { TZ: "UTC", NO_COLOR: "", FORCE_COLOR: "" } };
  writeFileSync(
    path.join(cache, "vitest.config.mjs"),
    `export default { root: process.cwd(), test: ${JSON.stringify(settings)} };\n`,
  );
  return name;
}

interface Report {
  files: Record<string, { mutants: { status: string }[] }>;
}

interface Score {
  file: string;
  killed: number;
  all: number;
}

function scoreOf(file: string): Score {
  const { files } = JSON.parse(readFileSync(reportOf(file), "utf8")) as Report;
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  const killed = count("Killed", "Timeout");
  return { file, killed, all: killed + count("Survived", "NoCoverage") };
}

/** A line for each file, the lowest first, and the score of all. */
function sum(scores: readonly Score[]): number {
  const tried = scores.filter(({ all }) => all > 0).sort((a, b) => a.killed / a.all - b.killed / b.all);
  for (const { file, killed, all } of tried)
    console.log(`${Math.round((100 * killed) / all)} %  ${file} (${killed} of ${all})`);
  const total = (key: "killed" | "all") => tried.reduce((before, row) => before + row[key], 0);
  const score = total("all") === 0 ? 0 : (100 * total("killed")) / total("all");
  console.log(`${score.toFixed(1)} % of ${total("all")} mutants are noticed`);
  return score;
}

/** Whether the run of a file came to its end before the budget did. */
async function run(file: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [stryker, "run", writeConfig(file)], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const over = setTimeout(() => child.kill("SIGINT"), milliseconds);
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  clearTimeout(over);
  return code === 0;
}

const sourcesIn = (place: string): string[] =>
  place.endsWith(".ts")
    ? [place]
    : readdirSync(path.join(root, place))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${place}/${name}`);

/** Files without a report first, then the oldest; where no report is kept, the turn says where to begin. */
function inTurn(files: readonly string[]): string[] {
  const seen = (file: string) => (existsSync(reportOf(file)) ? statSync(reportOf(file)).mtimeMs : 0);
  const first = (Number(values.turn) * FILES_A_TURN) % files.length;
  return [...files.slice(first), ...files.slice(0, first)].sort((a, b) => seen(a) - seen(b));
}

fetchStryker();
const files = [...new Set(values.mutate.flatMap(sourcesIn))].sort();
const end = Date.now() + Number(values.minutes) * 60_000;
const done: string[] = [];
for (const file of inTurn(files)) {
  const left = end - Date.now();
  if (left <= 0 || !(await run(file, left))) break;
  done.push(file);
}
console.log(`${done.length} of ${files.length} files within ${values.minutes} minutes`);
if (sum(done.map(scoreOf)) < Number(values.break)) process.exitCode = 1;
