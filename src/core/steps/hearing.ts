/** Steps in which something is heard: a speech model writes it down once, and the steps after that read it. */
import { enginesOf, hearsAlone, heldFor } from "../cautions/notices.ts";
import type { Speech } from "../speech/speech-cost.ts";
import { writtenDown } from "../speech/written-down.ts";
import type { Brief } from "../types/brief.ts";
import type { Notice, Taxonomy } from "../types/taxonomy.ts";
import type { StepDecision } from "./pipeline.ts";

/** That something is said in a step. */
export interface Hearing extends Speech {
  /** What says that a speech model writes it down. */
  notice: Notice;
  /** To write it down is all of the step, so that no language model works in it. */
  is_all: boolean;
}

/** A step as it is once what was heard is written down. */
export interface HeardStep extends StepDecision {
  hearing: Hearing | null;
}

const hasSound = ({ input }: Pick<Brief, "input">): boolean =>
  input?.some((each) => each === "audio" || each === "video") === true;

/** What one step writes down, those after it read, unless they say themselves that they hear. */
export function heardSteps(
  { steps: said = [] }: Brief,
  decided: readonly StepDecision[],
  taxonomy: Taxonomy,
): HeardStep[] {
  let isWritten = false;
  return decided.map((step): HeardStep => {
    const { index, brief, decision } = step;
    if (isWritten && !hasSound(said[index] ?? {})) {
      return { ...step, brief: writtenDown(brief, { withVideo: false }), hearing: null };
    }
    const held = heldFor(brief, decision, taxonomy);
    const { speech, transcript } = enginesOf(held);
    const notice = speech ?? transcript;
    if (!notice) return { ...step, hearing: null };
    isWritten = true;
    const tokens = brief.usage?.input_tokens ?? null;
    return {
      ...step,
      brief: writtenDown(brief, { withVideo: speech !== undefined }),
      hearing: { notice, tokens, is_all: hearsAlone(brief, decision, notice) },
    };
  });
}

/** The steps in which a language model works; all of them where none does, for then nothing but the words is asked for. */
export function modelledSteps(steps: readonly HeardStep[]): readonly HeardStep[] {
  const modelled = steps.filter(({ hearing }) => hearing?.is_all !== true);
  return modelled.length === 0 ? steps : modelled;
}

/** What is said in a request that enters, all steps together; null where nothing is. */
export function speechIn(steps: readonly HeardStep[]): Speech | null {
  const said = steps.flatMap(({ hearing, share }) => (hearing ? [{ tokens: hearing.tokens, share }] : []));
  if (said.length === 0) return null;
  if (said.some(({ tokens }) => tokens === null)) return { tokens: null };
  return { tokens: said.reduce((sum, { tokens, share }) => sum + tokens! * share, 0) };
}
