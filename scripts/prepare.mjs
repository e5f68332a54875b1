/**
 * What npm runs after an install in this folder, and before it packs. Builds where the tools to build are; where they
 * are not, as with `--omit=dev` or a global install from the address of the repository, what is built already will do.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const require = createRequire(path.join(root, "package.json"));

function has(tool) {
  try {
    require.resolve(tool);
    return true;
  } catch {
    return false;
  }
}

if (["tsx", "esbuild", "typescript/package.json"].every(has)) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", path.join(root, "scripts/build.ts")], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} else if (!existsSync(path.join(root, "dist/cli/main.cjs"))) {
  process.stderr.write(
    "model-advisor: this is the source, and the tools to build it are not installed; install a release (a tag or its tarball), or run npm ci here first\n",
  );
  process.exitCode = 1;
}
