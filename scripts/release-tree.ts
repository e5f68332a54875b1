/**
 * Writes into a folder what a tag of a release holds: the packed files, built, with the action and the hook beside them,
 * and a package.json that asks for no tools. `npx tsx scripts/release-tree.ts FOLDER`, after a build.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
/** Read from the address of the repository, not from the package. */
const BESIDE = ["action.yml", ".pre-commit-hooks.yaml"];

/** Names of the files that npm packs. */
function packedFiles(): string[] {
  const said = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
  });
  const packed = JSON.parse(said);
  const [{ files }] = Array.isArray(packed) ? packed : Object.values(packed);
  return files.map(({ path: name }: { path: string }) => name);
}

/** What an installer must not run or fetch is left out. */
function writeManifest(folder: string): void {
  const {
    scripts: _scripts,
    devDependencies: _tools,
    ...manifest
  } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const folder = process.argv[2];
if (!folder) throw new Error("name the folder to write the tree of the release to");
for (const name of [...packedFiles(), ...BESIDE]) {
  const to = path.join(folder, name);
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(path.join(root, name), to);
}
writeManifest(folder);
