/** What the files of a handoff share. */
import { stringify } from "yaml";
import type { Advice } from "../../core/types/advice.ts";
import type { AnswerForm, Example } from "../../core/types/examples.ts";

export interface HandoffFile {
  path: string;
  text: string;
}

/** Examples with the group of copies that each belongs to, and the form of their answers. */
export interface HandoffExamples {
  examples: readonly Example[];
  groups: readonly number[];
  answers: AnswerForm;
}

/** When and from what a file was made, and that nobody ran it. */
export const headOf = ({ data }: Advice): string[] => [
  `Made by model-advisor from an advice of ${data.as_of}, prices ${data.prices_as_of} (${data.pricing}), tables ${data.taxonomy}.`,
  "We have not run this. Read it before you do.",
];

export const commented = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join("");

export const yamlFile = (path: string, advice: Advice, value: unknown, first: readonly string[] = []): HandoffFile => ({
  path,
  text: `${commented([...first, ...headOf(advice)])}${stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })}`,
});

/** The one release of promptfoo that these files were tried with. */
export const PROMPTFOO = "promptfoo@0.123.1";

/** Nobody tried a release of LiteLLM with these files, so the user names the one that was checked; pip takes no other. */
export const LITELLM_PACKAGE = "litellm[proxy]==FILL-IN-A-VERSION";

/** The same holds of what trains a classifier; ModernBERT came into transformers with 4.48. */
export const CLASSIFIER_PACKAGES = "'torch==FILL-IN-A-VERSION' 'transformers==FILL-IN-4.48-OR-LATER'";

/** Commands on a page. */
export const block = (lines: readonly string[]): string[] => ["```", ...lines, "```", ""];

/** A model that thinks needs room for that before it answers. */
const ROOM_TO_THINK = 4096;

/** Tokens that an answer may take, and the thoughts before it. */
export function mostTokens({ usage }: Advice, thinks: boolean): number {
  const answer = Math.max(64, Math.ceil(usage.output_tokens * 2));
  return answer + (thinks ? Math.max(ROOM_TO_THINK, usage.reasoning_tokens * 2) : 0);
}

/** Room for a request longer than usual and all that may be answered, in whole thousands. */
export function contextOf(advice: Advice, thinks: boolean): number {
  const needed = advice.usage.input_tokens * 1.5 + mostTokens(advice, thinks);
  return Math.max(4096, Math.ceil(needed / 1024) * 1024);
}
