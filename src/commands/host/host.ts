/**
 * All that a command may ask of the world, and the code that it leaves it with. `cli/host.ts` makes the real host; tests
 * make one in memory.
 */
import type { IsoDate } from "../../core/types/brief.ts";
import type { ErrorKind } from "../../core/types/errors.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";

export interface Output {
  readonly isTTY: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number;
  /** Lines of the terminal; 24 where there is none. */
  readonly rows: number;
  /** The locale has no characters beyond ASCII. */
  readonly ascii: boolean;
  /** Words in place of drawings, for screen readers: --plain was given. */
  readonly plain: boolean;
  /** 0 for none, then 1, 2 or 3 as chalk counts levels. NO_COLOR, FORCE_COLOR and --no-color are already weighed. */
  readonly colors: 0 | 1 | 2 | 3;
  /** True once its reader has gone. What is written then is dropped: the run goes on, and its exit code is still true. */
  readonly closed: boolean;
  /**
   * Resolves when the reader has taken it. Whatever could steer a terminal or a CI system goes out as a visible escape;
   * `commands` says that lines which begin with `::` are meant.
   */
  write(text: string, options?: { commands?: boolean }): Promise<void> | void;
}

export type FileKind = "file" | "directory" | "link" | "other";

/** Something in a folder. */
export interface DirectoryEntry {
  name: string;
  kind: FileKind;
}

export interface CommandHost {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this program. */
  readonly version: string;
  /** Where this program comes from, as package.json names it. */
  readonly repository: string;
  /** The working folder. All paths are absolute and have forward slashes. */
  readonly cwd: string;
  /** The top of the repository that holds the working folder; the working folder where there is none. */
  readonly top: string;
  /** Today's date in UTC. Commands use `options.asOf ?? host.today()`. */
  today(): IsoDate;

  /** All of stdin, at most `limit` bytes; more is a data error. */
  readStdin(limit?: number): Uint8Array;
  stdinChunks(): AsyncIterable<Uint8Array>;
  /** Whole regular file of at most `limit` bytes. Missing, unreadable, special or too large: a usage error in one line. */
  readFile(path: string, limit?: number): Uint8Array;
  fileChunks(path: string): AsyncIterable<Uint8Array>;
  /** Does not follow links. Undefined when there is nothing, or nothing that may be looked at. */
  kindOf(path: string): FileKind | undefined;
  /** The same place without links on the way: of what is not there yet, the folders that are. */
  real(path: string): string;
  /** What a folder holds, sorted by name. Links are not followed. */
  list(path: string): DirectoryEntry[];
  /**
   * Writes a temporary file beside it and renames; refuses to replace when `create`. A link is not followed out of the
   * repository. `isStillGood` is asked at the last moment before a file is replaced, and throws if it may not be. All
   * failures are usage errors.
   */
  writeFile(path: string, text: string, mode?: "replace" | "create" | "append", isStillGood?: () => void): void;
  /** Makes a folder and those above it; one that is there is fine. */
  makeFolder(path: string): void;
  /** Absolute path; relative ones start at `cwd`. */
  resolve(...parts: string[]): string;
  /** Path from `cwd`, with forward slashes, for messages. */
  relative(path: string): string;
  /** Output of a program, or a usage error. Used for git alone. */
  run(program: string, args: string[]): Promise<string>;
  download(
    url: string,
    options: { timeoutMs: number; limit: number; progress(done: number, total: number | null): void },
  ): Promise<Uint8Array>;

  /** Posts a text and gives the body of the answer. No answer in time, or none with status 200: a usage error in one line. */
  post(
    url: string,
    options: { headers: Record<string, string>; body: string; timeoutMs: number; limit: number },
  ): Promise<string>;

  /** Shows a text a screen at a time, as git does; false where no pager is wanted or there is none. */
  showPaged(text: string): Promise<boolean>;
  /** Streams for prompts: keys come from stdin, and what is drawn goes to stderr. */
  terminal(): { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

  /** The tables that ship with the program. */
  taxonomy(): Promise<Taxonomy>;
  pricing(): Promise<Pricing>;
  /** The model that reads task statements; loaded only when a statement must be read. */
  reader(): Promise<unknown>;
}

/** The top of the repository that holds a folder, or undefined when none does. A submodule is one of its own. */
export function repositoryTop(folder: string, host: Pick<CommandHost, "kindOf" | "resolve">): string | undefined {
  for (let at = folder; ; ) {
    if (host.kindOf(host.resolve(at, ".git")) !== undefined) return at;
    const above = host.resolve(at, "..");
    if (above === at) return undefined;
    at = above;
  }
}

/** The one table of exit codes. Where 1 and 2 both apply 2 wins. */
export const EXIT = {
  /** Done; a warning below --fail-on is no failure. */
  done: 0,
  /** The input was read and is not acceptable. */
  unacceptable: 1,
  /** It could not be done as asked: flags, config, files, terminal, output. */
  undone: 2,
  /** Our fault. */
  fault: 3,
  /** Ctrl-C, or Ctrl-D in a prompt. */
  cancelled: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of an expected end. */
export const EXIT_OF: Record<ErrorKind, ExitCode> = {
  usage: EXIT.undone,
  data: EXIT.unacceptable,
  cancelled: EXIT.cancelled,
};
