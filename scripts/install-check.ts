/**
 * Installs the program in every way that the docs name, each in an empty folder without our tools, and runs it: the packed
 * file, the tag of a release by its git address, a release by `npm install --global`, the library, the hook by
 * pre-commit, the action's steps, and the workflow that `init` writes. The packed file is tried by pack-and-run.ts. Two packs
 * must give the same bytes. `npx tsx scripts/install-check.ts`, after a build; what is missing here, such as pre-commit, is
 * said and skipped.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const root = path.join(import.meta.dirname, "..");
const { version, repository } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const work = mkdtempSync(path.join(tmpdir(), "install-check-"));
const brief = readFileSync(path.join(root, "examples/briefs/inbox-triage.json"), "utf8");
const BAD = "---\nmodel_advisor:\n  task: Sort emails\n  repetition: 200\n---\n";

/** npm as on a machine that has never seen this project: no settings of ours, a cache of its own. */
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(?:registry|cafile|proxy|https_proxy|noproxy)$)/i.test(name),
    ),
  ),
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "protocol.file.allow",
  GIT_CONFIG_VALUE_0: "always",
};

const folder = (name: string): string => {
  const made = path.join(work, name);
  mkdirSync(made, { recursive: true });
  return made;
};

const sh = (command: string, args: string[], cwd: string, more: NodeJS.ProcessEnv = {}): string =>
  execFileSync(command, args, { cwd, env: { ...env, ...more }, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const git = (cwd: string, ...args: string[]): string =>
  sh(
    "git",
    ["-c", "user.name=release", "-c", "user.email=release@localhost", "-c", "init.defaultBranch=main", ...args],
    cwd,
  );

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
  console.log(`ok  ${what}`);
}

const tierOf = (program: string, args: string[], cwd: string): unknown =>
  JSON.parse(execFileSync(program, [...args, "classify"], { cwd, env, input: brief, encoding: "utf8" })).tier;

function packedHash(to: string): string {
  const said = sh("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", to], root);
  const packed = JSON.parse(said);
  const [{ filename }] = Array.isArray(packed) ? packed : Object.values(packed);
  return createHash("sha256")
    .update(readFileSync(path.join(to, filename)))
    .digest("hex");
}

/** A repository whose tag holds the tree of a release, as the release workflow makes it. */
function releaseRepository(): string {
  const place = folder("repository");
  sh(process.execPath, ["--import", "tsx", path.join(root, "scripts/release-tree.ts"), place], root);
  git(place, "init", "-q");
  git(place, "add", "-A", "-f");
  git(place, "commit", "-q", "-m", `Release ${version}`);
  git(place, "tag", `v${version}`);
  return place;
}

function checkGitAddress(address: string): void {
  const place = folder("global");
  sh("npm", ["install", "--global", "--prefix", place, "--no-audit", "--no-fund", `${address}#v${version}`], work);
  const program = path.join(place, "bin/model-advisor");
  expect("npm install --global ADDRESS#TAG installs and runs", tierOf(program, [], work) === 1);
  const local = folder("local");
  writeFileSync(path.join(local, "package.json"), '{"private":true}');
  sh("npm", ["install", "--omit=dev", "--no-audit", "--no-fund", `${address}#v${version}`], local);
  expect(
    "npm install ADDRESS#TAG installs and runs",
    tierOf(path.join(local, "node_modules/.bin/model-advisor"), [], local) === 1,
  );
}

function checkHook(repositoryFolder: string): void {
  if (spawnSync("pre-commit", ["--version"]).status !== 0) {
    console.log("--  pre-commit is not installed: its hook was not tried");
    return;
  }
  const place = folder("hooked");
  git(place, "init", "-q");
  const config = { repos: [{ repo: repositoryFolder, rev: `v${version}`, hooks: [{ id: "model-advisor-check" }] }] };
  writeFileSync(path.join(place, ".pre-commit-config.yaml"), JSON.stringify(config));
  writeFileSync(path.join(place, "README.md"), "precious\n");
  writeFileSync(path.join(place, "--format=sarif=README.md"), BAD);
  git(place, "add", "-A", "--", ".");
  const { status, stdout } = spawnSync("pre-commit", ["run"], {
    cwd: place,
    env: { ...env, PRE_COMMIT_HOME: folder("pre-commit-home") },
    encoding: "utf8",
  });
  expect("the hook finds what is wrong", status === 1 && stdout.includes("[invalid-brief]"));
  expect("a staged file is never an option", readFileSync(path.join(place, "README.md"), "utf8") === "precious\n");
}

interface Step {
  run?: string;
  env?: Record<string, string>;
}

/** Runs the steps of a workflow or an action that are scripts, as the runner would. */
function runSteps(steps: readonly Step[], cwd: string, more: NodeJS.ProcessEnv): { status: number; stdout: string } {
  let stdout = "";
  for (const { run } of steps) {
    if (run === undefined) continue;
    const done = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      cwd,
      env: { ...env, ...more },
      encoding: "utf8",
    });
    stdout += done.stdout;
    if (done.status !== 0) return { status: done.status ?? -1, stdout };
  }
  return { status: 0, stdout };
}

function checkAction(repositoryFolder: string): void {
  const place = folder("acted");
  writeFileSync(path.join(place, "bad.md"), BAD);
  const summary = path.join(place, "summary");
  const { runs } = parse(readFileSync(path.join(repositoryFolder, "action.yml"), "utf8")) as {
    runs: { steps: Step[] };
  };
  const inputs = { PATHS: ".", FAIL_ON: "error", CHANGED_SINCE: "", SARIF: "check.sarif" };
  const given = { ...inputs, GITHUB_ACTION_PATH: repositoryFolder, GITHUB_STEP_SUMMARY: summary };
  const { status, stdout } = runSteps(runs.steps, place, given);
  expect("the action annotates, sums up and fails", status === 1 && stdout.includes("::error file=bad.md"));
  expect("its SARIF is written", existsSync(path.join(place, "check.sarif")) && existsSync(summary));
}

function checkInit(address: string): void {
  const place = folder("begun");
  const prefix = folder("begun-global");
  git(place, "init", "-q");
  sh("node", [path.join(root, "dist/cli/main.cjs"), "init"], place);
  const workflow = readFileSync(path.join(place, ".github/workflows/model-advisor.yml"), "utf8");
  const { jobs } = parse(workflow.replace(repository.url, address)) as { jobs: { check: { steps: Step[] } } };
  const more = {
    npm_config_prefix: prefix,
    PATH: `${path.join(prefix, "bin")}:${env.PATH}`,
    GITHUB_STEP_SUMMARY: path.join(work, "begun-summary"),
  };
  expect("the workflow that init writes passes on its first day", runSteps(jobs.check.steps, place, more).status === 0);
  appendFileSync(path.join(place, "scopes/bad.md"), BAD);
  const { status, stdout } = runSteps(jobs.check.steps, place, more);
  expect("and fails on a bad scope", status === 1 && stdout.includes("::error file=scopes/bad.md"));
}

function checkSource(): void {
  const place = folder("source");
  for (const name of ["package.json", "scripts/prepare.mjs"]) cpSync(path.join(root, name), path.join(place, name));
  const { status, stderr } = spawnSync("node", ["scripts/prepare.mjs"], { cwd: place, env, encoding: "utf8" });
  expect("source without tools says in one line what to do", status === 1 && stderr.trim().split("\n").length === 1);
}

try {
  expect("two packs give the same bytes", packedHash(folder("one")) === packedHash(folder("two")));
  checkSource();
  execFileSync(process.execPath, ["--import", "tsx", path.join(root, "scripts/pack-and-run.ts")], { stdio: "inherit" });
  const place = releaseRepository();
  const address = `git+${pathToFileURL(place).href}`;
  checkGitAddress(address);
  checkAction(place);
  checkInit(address);
  checkHook(place);
} finally {
  rmSync(work, { recursive: true, force: true });
}
