/** The world as it is: files, streams, clock and environment behind the `Host` that commands are given. */
import os from "node:os";
import path from "node:path";
import type { Host } from "../commands/host/host.ts";
import { chunksOf, fileChunks, kindOf, list, makeFolder, readFile, readStdin, writeFile } from "./files.ts";
import { isTerminal, output } from "./output.ts";

/** The real host. `argv` is weighed for --color and --no-color. */
export function realHost(argv: readonly string[], version: string): Host {
  const cwd = process.cwd();
  return {
    stdout: output(1, argv),
    stderr: output(2, argv),
    get stdinIsTTY() {
      return isTerminal(0);
    },
    env: process.env,
    version,
    cwd,
    today: () => new Date().toISOString().slice(0, 10),
    readStdin,
    async *stdinChunks() {
      yield* chunksOf(0);
    },
    readFile,
    fileChunks,
    kindOf,
    list,
    writeFile,
    makeFolder,
    resolve: (...parts) => path.resolve(cwd, ...parts),
    relative: (file) => path.relative(cwd, file).split(path.sep).join("/") || ".",
    async run(program, args) {
      const { runProgram } = await import("./run-program.ts");
      return runProgram(program, args, cwd);
    },
    async download(url, options) {
      const { download } = await import("./download.ts");
      return download(url, options);
    },
    terminal: () => ({ input: process.stdin, output: process.stderr }),
    taxonomy: async () => (await import("../data/compiled/taxonomy.json", { with: { type: "json" } })).default as never,
    pricing: async () => (await import("../data/compiled/pricing.json", { with: { type: "json" } })).default as never,
    reader: async () => (await import("../data/compiled/reader.json", { with: { type: "json" } })).default as never,
    async readingThread(kinds) {
      if (os.availableParallelism() < 2) return undefined;
      const { startReadingThread } = await import("./reading-thread.ts");
      try {
        return startReadingThread(kinds);
      } catch {
        // Node may be run so that no thread may be started; then statements are read in place.
        return undefined;
      }
    },
  };
}
