/**
 * Mutates the code that decides and counts, and says which mutants no test notices. `npm run mutants -- [--minutes 30]
 * [--mutate GLOB]... [--tests GLOB]... [--break SCORE]`. Stryker is fetched at a pinned version on the first run: it brings 130 packages that nothing
 * else needs. What was found is kept in node_modules/.cache, so that the next run looks at what has changed only.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

const VERSION = "9.6.1";
const root = path.join(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache/mutants");
const stryker = path.join(cache, "node_modules/@stryker-mutator/core/bin/stryker.js");

const CORE = [
  "src/core/prices/*.ts",
  "src/core/hosting/*.ts",
  "src/core/tables/*.ts",
  "src/core/advice/*.ts",
  "src/rules/*.ts",
];

const TESTS = ["core", "rules", "commands", "render", "taxonomy", "simulation"].map(
  (name) => `test/${name}/**/*.test.ts`,
);

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    mutate: { type: "string", multiple: true, default: CORE },
    // Fewer tests are quicker, and the score is at most too low.
    tests: { type: "string", multiple: true, default: TESTS },
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

const report = path.join(cache, "report.json");

function writeConfig(): string {
  const file = path.join(cache, "stryker.config.json");
  const config = {
    testRunner: "vitest",
    plugins: [path.join(cache, "node_modules/@stryker-mutator/vitest-runner/dist/src/index.js")],
    // Its rewriting of tsconfig.json needs a compiler API that TypeScript 7 does not have.
    tsconfigFile: "none",
    mutate: values.mutate,
    // Texts and shapes are held by goldens and schemas; what counts is arithmetic, conditions and order.
    mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "ArrowFunction", "Regex"] },
    incremental: true,
    incrementalFile: path.join(cache, "incremental.json"),
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    vitest: { configFile: path.join(cache, "vitest.config.mjs"), related: true },
    reporters: ["json", "clear-text"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
    jsonReporter: { fileName: report },
    // Not below node_modules, where vitest looks for no tests.
    tempDirName: ".mutants",
    concurrency: Number(values.processes),
    timeoutMS: 20_000,
    ignorePatterns: ["dist", "docs", "bench", "training", ".github"],
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
  const settings = { include: values.tests, testTimeout: 30_000, env: { TZ: "UTC", NO_COLOR: "", FORCE_COLOR: "" } };
  writeFileSync(
    path.join(cache, "vitest.config.mjs"),
    `export default { root: process.cwd(), test: ${JSON.stringify(settings)} };\n`,
  );
  return file;
}

interface Report {
  files: Record<string, { mutants: { status: string; location: { start: { line: number } }; replacement?: string }[] }>;
}

/** A line for each file, the lowest first, and the score of all. */
function sum({ files }: Report): number {
  const rows = Object.entries(files).map(([file, { mutants }]) => {
    const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
    const killed = count("Killed", "Timeout");
    return { file, killed, all: killed + count("Survived", "NoCoverage") };
  });
  const tried = rows.filter(({ all }) => all > 0).sort((a, b) => a.killed / a.all - b.killed / b.all);
  for (const { file, killed, all } of tried)
    console.log(`${Math.round((100 * killed) / all)} %  ${file} (${killed} of ${all})`);
  const [killed, all] = [
    tried.reduce((total, row) => total + row.killed, 0),
    tried.reduce((total, row) => total + row.all, 0),
  ];
  const score = all === 0 ? 0 : (100 * killed) / all;
  console.log(`${score.toFixed(1)} % of ${all} mutants are noticed`);
  return score;
}

/** Runs within the budget; what was found until then is kept for the next run. */
async function run(config: string): Promise<boolean> {
  const child = spawn(process.execPath, [stryker, "run", config], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const over = setTimeout(() => child.kill("SIGINT"), Number(values.minutes) * 60_000);
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  clearTimeout(over);
  return code === 0;
}

fetchStryker();
const isDone = await run(writeConfig());
if (!isDone) console.log(`not finished within ${values.minutes} minutes`);
if (existsSync(report)) {
  const score = sum(JSON.parse(readFileSync(report, "utf8")) as Report);
  if (isDone && score < Number(values.break)) process.exitCode = 1;
} else process.exitCode = 1;
