/**
 * The only things thrown on purpose. They are told apart by `kind`, not by class, because each command is a
 * bundle of its own and classes are not shared between bundles.
 */
export type ErrorKind =
  /** It could not be done as asked: flags, files, terminal. Exit code 2. */
  | "usage"
  /** The input was read and is not acceptable. Exit code 1. */
  | "data"
  /** The person stopped it. Exit code 130. */
  | "cancelled";

const LONGEST_LINE = 600;

const oneLine = (text: string): string => {
  const short = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
  return short.replace(/[\r\n\u2028\u2029]+/g, " ");
};

/**
 * An expected end of a run. `message` is one line that says what, where, what was expected and how to mend it; where
 * several things are wrong it is a line for each. Whatever a line was made of, it is one line and short.
 */
class Stop extends Error {
  readonly kind: ErrorKind;
  /** The key of a brief that is wrong, where one alone is. */
  key?: string;
  constructor(kind: ErrorKind, ...lines: string[]) {
    super(lines.map(oneLine).join("\nerror: "));
    this.name = "Stop";
    this.kind = kind;
  }
}

/** Given as many messages as there are things wrong. */
export const usageError = (...lines: string[]) => new Stop("usage", ...lines);
export const dataError = (...lines: string[]) => new Stop("data", ...lines);
/** About one key of a brief, such as `kind`, wherever in it the message points. */
export const briefError = (key: string, message: string) => Object.assign(dataError(message), { key });
export const cancelled = () => new Stop("cancelled", "cancelled");

/** True for errors made by this module, also those of another bundle. */
export function isStop(error: unknown): error is Stop {
  return error instanceof Error && error.name === "Stop" && "kind" in error;
}
