/** All that a command may ask of the world. `cli/host.ts` makes the real one; tests make one in memory. */
import type { Answers, IsoDate } from "../../core/types/brief.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Reading } from "../../core/types/reading.ts";
import type { TaskKind, Taxonomy } from "../../core/types/taxonomy.ts";

export interface Output {
  readonly isTTY: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly columns: number;
  /** 0 for none, then 1, 2 or 3 as chalk counts levels. NO_COLOR, FORCE_COLOR and --no-color are already weighed. */
  readonly colors: 0 | 1 | 2 | 3;
  /** Resolves when the reader has taken it; a closed reader ends the run quietly. */
  write(text: string | Uint8Array): Promise<void> | void;
}

export type FileKind = "file" | "directory" | "link" | "other";

/** Something in a folder. */
export interface Entry {
  name: string;
  kind: FileKind;
}

/** Reads the statements of briefs, each in the light of its other answers. */
export type ReadAnswers = (answers: readonly Answers[]) => Promise<Reading[]>;

export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this program. */
  readonly version: string;
  readonly cwd: string;
  /** Today's date in UTC. Commands use `options.asOf ?? host.today()`. */
  today(): IsoDate;

  /** All of stdin, at most `limit` bytes; more is a data error. */
  readStdin(limit?: number): Uint8Array;
  stdinChunks(): AsyncIterable<Uint8Array>;
  /** Whole regular file of at most `limit` bytes. Missing, unreadable, special or too large: a usage error in one line. */
  readFile(path: string, limit?: number): Uint8Array;
  fileChunks(path: string): AsyncIterable<Uint8Array>;
  /** Does not follow links. Undefined when there is nothing. */
  kindOf(path: string): FileKind | undefined;
  /** What a folder holds, sorted by name. Links are not followed. */
  list(path: string): Entry[];
  /** Writes a temporary file beside it and renames; refuses to replace when `create`. All failures are usage errors. */
  writeFile(path: string, text: string, mode?: "replace" | "create"): void;
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

  /** Streams for prompts: keys come from stdin, and what is drawn goes to stderr. */
  terminal(): { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

  /** The tables that ship with the program. */
  taxonomy(): Promise<Taxonomy>;
  pricing(): Promise<Pricing>;
  /** The model that reads task statements; loaded only when a statement must be read. */
  reader(): Promise<unknown>;
  /** A thread that reads statements while the caller does something else; undefined where no core is free for it, or none may be started. */
  readingThread(kinds: TaskKind[]): Promise<ReadAnswers | undefined>;
}
