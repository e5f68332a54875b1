/** A brief as the text of a YAML or JSON file, and as one line of JSON. */
import { stringify } from "yaml";
import { answerPath } from "../../core/interview/answer.ts";
import type { Brief } from "../../core/types/brief.ts";
import { ANSWERS } from "./brief-values.ts";

/** Keys in the order in which people answer them; others follow in the order they have. */
const ORDER: readonly (keyof Brief)[] = [
  "client",
  "project",
  ...ANSWERS,
  "input",
  "tools",
  "languages",
  "region",
  "reviewed",
  "usage",
  "limits",
  "hardware",
  "baseline",
  "stakes",
  "proposal",
  "steps",
];

/** The brief with its keys in order, and `unknown` for what was answered with "don't know" and stands at the top. */
function laidOut(brief: Brief, unknown: readonly string[]): Record<string, unknown> {
  const said: Record<string, unknown> = { ...brief };
  for (const id of unknown) if (answerPath(id).length === 1) said[id] ??= "unknown";
  const keys = [...ORDER, ...Object.keys(said)].filter((key) => said[key] !== undefined);
  return Object.fromEntries([...new Set(keys)].map((key) => [key, said[key]]));
}

/** One line of JSON. */
export const briefLine = (brief: Brief): string => JSON.stringify(laidOut(brief, []));

/**
 * Text of a file that `assess --from` and `classify` read. `unknown` lists questions answered with "don't know", so
 * that they are not asked again.
 */
export function briefText(brief: Brief, format: "yaml" | "json", unknown: readonly string[] = []): string {
  const value = laidOut(brief, unknown);
  return format === "json" ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 0 });
}
