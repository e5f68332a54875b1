/** The built program as a process of its own, and folders for it to work in. */
import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

export const root = path.join(import.meta.dirname, "../..");
export const main = path.join(root, "dist/cli/main.cjs");

/** A folder that is gone when the tests of a file are over. */
export function temporaryFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `${name}-`)));
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);
  return folder;
}

/** What a run of the program ended with, and printed. */
export const program = (args: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding> = {}) =>
  spawnSync(process.execPath, [main, ...args], { encoding: "utf8", timeout: 60_000, maxBuffer: 1e9, ...options });
