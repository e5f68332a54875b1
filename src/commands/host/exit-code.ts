/** The one table of exit codes. Where 1 and 2 both apply 2 wins. */
import type { ErrorKind } from "../../core/types/errors.ts";

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
