/** A host in memory: files are a map, output is kept, and the day stands still. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { CommandHost, FileKind, Output } from "../../src/commands/host/host.ts";
import { outgoingText } from "../../src/core/text/plain-text.ts";
import { dataError, usageError } from "../../src/core/types/errors.ts";

const root = path.join(import.meta.dirname, "../..");

const compiled = (name: string): Buffer => readFileSync(path.join(root, "src/data/compiled", name));

/** Data that `npm run generate` wrote. Read anew for each host, so that no test changes another's. */
const generated = (name: string): object => JSON.parse(compiled(name).toString());

export interface MemoryHostOptions {
  /** Contents by absolute path. */
  files?: Record<string, string | Uint8Array>;
  stdin?: string | Uint8Array;
  stdinIsTTY?: boolean;
  stdoutIsTTY?: boolean;
  stderrIsTTY?: boolean;
  columns?: number;
  colors?: 0 | 1 | 2 | 3;
  ascii?: boolean;
  plain?: boolean;
  today?: string;
  env?: Record<string, string>;
  /** The top of the repository; the working folder when it is not given. */
  top?: string;
}

export interface MemoryHost extends CommandHost {
  readonly out: string;
  readonly err: string;
  readonly files: Map<string, string | Uint8Array>;
}

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

export const TODAY = "2026-11-24";
export const CWD = "/home/ada/project";

export function memoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const files = new Map(Object.entries(options.files ?? {}));
  const written = { out: "", err: "" };
  let unread = bytes(options.stdin ?? "");
  const takeStdin = (): Uint8Array => {
    const taken = unread;
    unread = new Uint8Array();
    return taken;
  };
  const output = (name: "out" | "err", isTTY: boolean): Output => ({
    isTTY,
    columns: options.columns ?? 80,
    rows: 24,
    ascii: options.ascii ?? false,
    plain: options.plain ?? false,
    colors: options.colors ?? 0,
    closed: false,
    write(text, { commands = false } = {}) {
      const styles = isTTY || (options.colors ?? 0) > 0;
      written[name] += outgoingText(text, { styles, commands });
    },
  });
  const kindOf = (file: string): FileKind | undefined => {
    if (files.has(file)) return "file";
    const isFolder = [...files.keys()].some((name) => name.startsWith(`${file === "/" ? "" : file}/`));
    return isFolder ? "directory" : undefined;
  };
  const readFile = (file: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const content = files.get(file);
    if (content === undefined) throw usageError(`cannot read "${file}": there is no such file`);
    if (bytes(content).length > limit) throw usageError(`cannot read "${file}": it is too large`);
    return bytes(content);
  };
  return {
    get out() {
      return written.out;
    },
    get err() {
      return written.err;
    },
    files,
    stdout: output("out", options.stdoutIsTTY ?? false),
    stderr: output("err", options.stderrIsTTY ?? false),
    stdinIsTTY: options.stdinIsTTY ?? false,
    env: options.env ?? {},
    version: "0.0.0",
    repository: "git+https://git.example/a/b.git",
    cwd: CWD,
    top: options.top ?? CWD,
    today: () => options.today ?? TODAY,
    readStdin(limit = Number.POSITIVE_INFINITY) {
      if (unread.length > limit) throw dataError("stdin is too large");
      return takeStdin();
    },
    async *stdinChunks() {
      yield takeStdin();
    },
    readFile,
    async *fileChunks(file) {
      yield readFile(file);
    },
    kindOf,
    real: (file) => file,
    list(folder) {
      const inside = [...files.keys()].filter((name) => name.startsWith(`${folder}/`));
      const names = [...new Set(inside.map((name) => name.slice(folder.length + 1).split("/")[0]!))].sort();
      return names.map((name) => ({ name, kind: kindOf(`${folder}/${name}`)! }));
    },
    writeFile(file, text, mode, isStillGood) {
      if (mode !== "create" && mode !== "append") isStillGood?.();
      if (mode === "create" && files.has(file)) throw usageError(`cannot write "${file}": it exists already`);
      files.set(file, mode === "append" ? `${files.get(file) ?? ""}${text}` : text);
    },
    makeFolder() {},
    resolve: (...parts) => path.posix.resolve(CWD, ...parts),
    relative: (file) => path.posix.relative(CWD, file) || ".",
    async run(program) {
      throw usageError(`cannot run ${program}: it is not installed`);
    },
    async post(url) {
      throw usageError(`no connection to ${url}`);
    },
    async download(url) {
      throw usageError(`cannot download ${url}: offline`);
    },
    showPaged: async () => false,
    terminal() {
      throw new Error("a memory host has no terminal");
    },
    taxonomy: async () => generated("taxonomy.json") as never,
    pricing: async () => generated("pricing.json") as never,
    reader: async () => ({ ...generated("reader.json"), rows: compiled("reader.bin") }),
  };
}
