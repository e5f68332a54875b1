/** What an evaluation that sends text and reads answers leaves out: pictures, what is heard, and calls of tools. */

import type { Advice } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Attribute } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { goesIn } from "../ways/goes-in.ts";

export interface BeyondText {
  pictures: boolean;
  sound: boolean;
  tools: boolean;
}

/** By the brief and its steps; where they are silent, by what the statement was read as, from the shares that prices trust. */
export function beyondText(brief: Brief, { task: { read } }: Advice, taxonomy: Taxonomy): BeyondText {
  const steps = brief.steps ?? [];
  const surely = <T>(attribute: Attribute<T> | undefined, least: number): T | undefined =>
    attribute && attribute.confidence >= least ? attribute.value : undefined;
  const input = [...goesIn(brief, read?.input, taxonomy), ...steps.flatMap((step) => step.input ?? [])];
  return {
    pictures: input.some((each) => each === "scan" || each === "image" || each === "video"),
    sound: input.includes("audio"),
    tools: (brief.tools ?? surely(read?.tools, taxonomy.trust)) === true || steps.some((step) => step.tools === true),
  };
}
