/**
 * Builds dist/: the command line as CommonJS, one bundle per `import()`, and the library as one ES module.
 *
 * CommonJS because it starts faster. Every dynamic import in src is the border of a bundle: what a command does not
 * import, it does not load. dist/cli/metafile.json records what each bundle holds; test/architecture.test.ts reads it.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { asciiCode, asciiJson } from "./ascii.js";
import { lateParts } from "./late-parts.js";
import { billOfMaterials, noticesText, packagesOf } from "./notices.js";

const root = path.join(import.meta.dirname, "..");
const out = path.join(root, "dist");
const { version, repository } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Flat name of the bundle of a module: `src/commands/classify/classify.ts` -> `commands-classify-classify`. */
const bundleName = (file: string): string =>
  path.isAbsolute(file)
    ? path
        .relative(path.join(root, "src"), file)
        .replace(/\.\w+$/, "")
        .replaceAll(path.sep, "-")
    : file.replaceAll("/", "-");

/** Entries still to be built: name -> module. Grows as bundles are built. */
const entries = new Map<string, string>([
  ["main", path.join(root, "src/cli/entry.ts")],
  ["cli-main", path.join(root, "src/cli/main.ts")],
]);

/** Files whose code the build holds. */
const held = new Set<string>();

/** Puts a bundle or its data beside the others. */
function writeBeside(file: string, content: string | Uint8Array): void {
  mkdirSync(path.join(out, "cli"), { recursive: true });
  writeFileSync(path.join(out, "cli", file), content);
}

const borders: Plugin = {
  name: "borders",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, (args) => {
      if (args.kind !== "dynamic-import" || args.path.startsWith("node:")) return undefined;
      const module = args.path.startsWith(".") ? path.resolve(args.resolveDir, args.path) : args.path;
      const name = bundleName(module);
      if (module.endsWith(".bin")) return { path: path.relative(root, module), namespace: "bytes" };
      if (module.endsWith(".json")) {
        writeBeside(`${name}.json`, asciiJson(JSON.parse(readFileSync(module, "utf8"))));
        return { path: `./${name}.json`, external: true };
      }
      entries.set(name, module);
      return { path: `./${name}.cjs`, external: true };
    });
    // Bytes stand beside the bundles too, and are read when the module of them is first asked for.
    onLoad({ filter: /.*/, namespace: "bytes" }, (args) => {
      const module = path.join(root, args.path);
      const file = `${bundleName(module)}.bin`;
      writeBeside(file, readFileSync(module));
      return {
        contents: `import fs from "node:fs"; import path from "node:path"; export default fs.readFileSync(path.join(__dirname, "${file}"));`,
        resolveDir: path.dirname(module),
      };
    });
  },
};

async function buildCommandLine(): Promise<void> {
  const metafile: Record<string, string[]> = {};
  const done = new Set<string>();
  for (const [name, module] of entries) {
    if (done.has(name)) continue;
    done.add(name);
    const { metafile: made, outputFiles } = await build({
      entryPoints: { [name]: module },
      outdir: path.join(out, "cli"),
      outExtension: { ".js": ".cjs" },
      write: false,
      bundle: true,
      minify: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      // Patterns stay literals, which are compiled when they are first used.
      supported: { "dynamic-import": false, "regexp-set-notation": true, "regexp-unicode-property-escapes": true },
      define: { VERSION: JSON.stringify(version), REPOSITORY: JSON.stringify(repository.url) },
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
      absWorkingDir: root,
      plugins: [borders, lateParts],
    });
    for (const { path: file, text } of outputFiles) writeBeside(path.basename(file), asciiCode(text));
    // What was looked at but left out again, such as the languages of zod, is no part of the bundle.
    const parts = Object.values(made.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    metafile[name] = parts.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])).sort();
    for (const file of metafile[name]!) held.add(file);
  }
  chmodSync(path.join(out, "cli", "main.cjs"), 0o755);
  writeFileSync(path.join(out, "cli", "metafile.json"), `${JSON.stringify(metafile, null, 1)}\n`);
}

/** Command lines whose functions are worth keeping compiled, most frequent first. */
const WARM = [
  ["classify", "examples/briefs/inbox-triage.json", "--format", "json"],
  ["classify", "examples/briefs/inbox-triage-without-kind.json", "--format", "table"],
  ["classify", "examples/briefs/briefs.ndjson"],
  ["classify", "examples/briefs/inbox-triage.json", "--format", "markdown"],
  ["compare", "gpt-4o", "llama3.1-8b", "--format", "table"],
  ["check", "examples/scoping", "--format", "text"],
  ["fit", "--machine", "mac-mini-m4-16", "--model", "llama3.1-8b"],
  ["--help"],
];

/** V8's code cache holds for the Node that builds; any other compiles the bundles as usual. */
function warmCodeCache(): void {
  const main = path.join(out, "cli", "main.cjs");
  for (const args of WARM) {
    spawnSync(process.execPath, [path.join(root, "scripts/warm-code-cache.cjs"), main, ...args], {
      cwd: root,
      stdio: "ignore",
    });
  }
}

async function buildLibrary(): Promise<void> {
  const { metafile } = await build({
    entryPoints: [path.join(root, "src/index.ts")],
    outdir: out,
    // What is loaded later, such as the reader of statements, is a file of its own.
    splitting: true,
    chunkNames: "library/[name]-[hash]",
    bundle: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    format: "esm",
    loader: { ".bin": "binary" },
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    absWorkingDir: root,
  });
  for (const file of Object.keys(metafile.inputs)) held.add(file);
  const tsc = path.join(root, "node_modules", ".bin", "tsc");
  execFileSync(tsc, ["-p", path.join(root, "tsconfig.types.json")], { stdio: "inherit" });
}

rmSync(out, { recursive: true, force: true });
await buildCommandLine();
warmCodeCache();
await buildLibrary();
const packages = packagesOf(held, root);
writeFileSync(path.join(out, "THIRD-PARTY-NOTICES.txt"), noticesText(packages));
writeFileSync(path.join(out, "sbom.cdx.json"), billOfMaterials({ name: "model-advisor", version }, packages));
