/** What was assumed: sentences for what the brief left open, and one paragraph for all that is a number. */
import type { Assumption } from "../../core/types/decision.ts";
import { type Screen, safe } from "../text/screen.ts";

/** Lines under the heading "Assumed". */
export function assumptionLines(assumptions: readonly Assumption[], screen: Screen): string[] {
  const numbers = assumptions.filter(({ value }) => value !== undefined);
  const others = assumptions.filter(({ value }) => value === undefined);
  const lines =
    others.length > 0 ? [screen.list(others.map(({ id, text }) => `${safe(text)} ${screen.ink.dim(`[${id}]`)}`))] : [];
  if (numbers.length > 0) {
    const listed = numbers.map(({ id, value, unit }) => `${id} ${value} ${unit}`).join("; ");
    lines.push(
      screen.paragraph(safe(`${listed}.`), 2),
      screen.paragraph(screen.ink.dim("model-advisor explain <id> says what each means and where it comes from."), 2),
    );
  }
  return lines;
}
