/** What a command takes, as data: commander's tree, the help and the pages about commands are made from it. */
import type { ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";

/** How an option's value is read and checked; a flag takes none. */
export type OptionType =
  | { type: "flag" }
  | { type: "text" }
  /** The name of a file to write. `-` is stdin where a file is read, and no file here. */
  | { type: "new-file" }
  | { type: "date" }
  /** `also`: other words for choices, which mean the same. */
  | { type: "choice"; choices: readonly string[]; also?: Readonly<Record<string, string>> }
  /** One or several of these with commas; without a value, all of them. */
  | { type: "sections"; choices: readonly string[] }
  | { type: "number"; min?: number; max?: number; integer?: boolean };

export type OptionSpec = OptionType & {
  /** Long name without dashes: `as-of` becomes `options.asOf`. */
  name: string;
  short?: string;
  /** What the help shows for the value, such as `DATE`. */
  takes?: string;
  repeat?: boolean;
  /** What the help puts it under; without one, `Options`. */
  group?: string;
  help: string;
};

/** `takes` is what the help shows for the value. */
export const text = (name: string, takes: string, help: string): OptionSpec => ({ name, type: "text", takes, help });

export const flag = (name: string, help: string): OptionSpec => ({ name, type: "flag", help });

export const choice = (name: string, takes: string, choices: readonly string[], help: string): OptionSpec => ({
  name,
  type: "choice",
  choices,
  takes,
  help,
});

export const number = (
  name: string,
  takes: string,
  bounds: { min?: number; max?: number; integer?: boolean },
  help: string,
): OptionSpec => ({ name, type: "number", ...bounds, takes, help });

/** An option that may be given several times. */
export const repeated = (option: OptionSpec): OptionSpec => ({ ...option, repeat: true });

/** `as-of` as the key that commands read: `asOf`. */
export const optionKey = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export type OptionValue = string | number | boolean | string[] | undefined;

/** Options by camelCase name; operands of the command in `operands`. */
export interface ParsedOptions {
  operands: string[];
  [name: string]: OptionValue;
}

export interface CommandSpec {
  /** `classify`, or `pricing import` for a command of a group. */
  name: string;
  /** Operands as the help shows them: `[file...]`. */
  operands?: string;
  summary: string;
  /** A paragraph for the command's own help. */
  about?: string;
  examples: string[];
  options: OptionSpec[];
  load(): Promise<{ run(options: ParsedOptions, host: Host): Promise<ExitCode> }>;
}
