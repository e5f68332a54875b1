/** The world as it is: files, streams, clock and environment behind the `Host` that commands are given. */
import path from "node:path";
import { type CommandHost, repositoryTop } from "../commands/host/host.ts";
import { usageError } from "../core/types/errors.ts";
import { fileChunks, fileKind, listFolder, makeFolder, readFile, realPath, writeFile } from "./files.ts";
import { chunksOf, dropOddColor, isTerminal, output, readStdin } from "./standard-streams.ts";

const slashed = (file: string): string => (path.sep === "/" ? file : file.split(path.sep).join("/"));

function workingFolder(): string {
  try {
    return slashed(process.cwd());
  } catch {
    throw usageError("the working folder is gone; go to one that exists");
  }
}

/**
 * The top of the repository; of a checkout without `.git`, as a CI system may unpack one, where that system says it
 * begins.
 */
function topOf(cwd: string): string {
  const found = repositoryTop(cwd, { kindOf: fileKind, resolve: (...parts) => slashed(path.resolve(...parts)) });
  if (found !== undefined) return found;
  const stated = process.env.GITHUB_WORKSPACE ? slashed(path.resolve(process.env.GITHUB_WORKSPACE)) : undefined;
  return stated !== undefined && `${cwd}/`.startsWith(`${stated}/`) ? stated : cwd;
}

/** The real host. `argv` is weighed for --color and --no-color. */
export function realHost(argv: readonly string[], version: string, repository: string): CommandHost {
  dropOddColor(process.env);
  let cwd: string | undefined;
  let top: string | undefined;
  const here = () => (cwd ??= workingFolder());
  const whole = () => (top ??= topOf(here()));
  const stdout = output(1, argv);
  return {
    stdout,
    stderr: output(2, argv),
    get stdinIsTTY() {
      return isTerminal(0);
    },
    env: process.env,
    version,
    repository,
    get cwd() {
      return here();
    },
    get top() {
      return whole();
    },
    today: () => new Date().toISOString().slice(0, 10),
    readStdin,
    async *stdinChunks() {
      yield* chunksOf(0);
    },
    readFile,
    fileChunks,
    kindOf: fileKind,
    real: (file) => slashed(realPath(file)),
    list: listFolder,
    writeFile: (file, text, mode, isStillGood) => writeFile(file, text, whole(), mode, isStillGood),
    makeFolder: (folder) => makeFolder(folder, whole()),
    resolve: (...parts) => slashed(path.resolve(here(), ...parts)),
    relative: (file) => slashed(path.relative(here(), file)) || ".",
    async run(program, args) {
      const { runProgram } = await import("./child-programs.ts");
      return runProgram(program, args, here());
    },
    async post(url, options) {
      const { post } = await import("./http.ts");
      return post(url, options);
    },
    async download(url, options) {
      const { download } = await import("./http.ts");
      return download(url, options);
    },
    async showPaged(text) {
      if (!stdout.isTTY) return false;
      const { showPaged } = await import("./child-programs.ts");
      return showPaged(text, stdout, argv, process.env);
    },
    terminal: () => ({ input: process.stdin, output: process.stderr }),
    taxonomy: async () => (await import("../data/compiled/taxonomy.json", { with: { type: "json" } })).default as never,
    pricing: async () => (await import("../data/compiled/pricing.json", { with: { type: "json" } })).default as never,
    async reader() {
      const [{ default: reader }, { default: rows }] = await Promise.all([
        import("../data/compiled/reader.json", { with: { type: "json" } }),
        import("../data/compiled/reader.bin"),
      ]);
      return { ...reader, rows };
    },
  };
}
