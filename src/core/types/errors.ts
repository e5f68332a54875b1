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

/** An expected end of a run. `message` is one line that says what, where, what was expected and how to mend it. */
export class Stop extends Error {
  readonly kind: ErrorKind;
  constructor(kind: ErrorKind, message: string) {
    super(message);
    this.name = "Stop";
    this.kind = kind;
  }
}

export const usageError = (message: string) => new Stop("usage", message);
export const dataError = (message: string) => new Stop("data", message);
export const cancelled = (message = "cancelled") => new Stop("cancelled", message);

/** True for errors made by this module, also those of another bundle. */
export function isStop(error: unknown): error is Stop {
  return error instanceof Error && error.name === "Stop" && "kind" in error;
}
