/** The one file that a command takes. */
import { usageError } from "../../core/types/errors.ts";

/** Its name; none, or more than one, is a usage error. `what` completes "name one file of". */
export function oneOperand(operands: readonly string[], what: string): string {
  const [operand, ...more] = operands;
  if (operand === undefined) throw usageError(`no file given; name one file of ${what}, or - for stdin`);
  if (more.length > 0) throw usageError(`${operands.length} files given; name one file of ${what} at a time`);
  return operand;
}
