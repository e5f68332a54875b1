/** A brief on its way to an advice: decided, looked through by the notices, and read for its prices. */
import { heldFor, servedBy } from "../cautions/notices.ts";
import { asRead } from "../reading/as-read.ts";
import { type Speech, spokenTokens } from "../speech/speech.ts";
import { type HeardStep, speechIn } from "../steps/heard-steps.ts";
import { decide } from "../tables/decide.ts";
import { asScored } from "../tables/stakes.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import type { Decision, Verdict } from "../types/decision.ts";
import type { Reading } from "../types/reading.ts";
import type { Notice, ServedBy, Taxonomy } from "../types/taxonomy.ts";

/** A brief with what was decided about it, and the notices that hold. */
export interface PreparedBrief<D extends Verdict = Decision> {
  brief: Brief;
  decision: D;
  held: readonly Notice[];
  /** What is said in a request; null where nothing is. */
  speech: Speech | null;
}

/** Reads the statement of a brief. */
export type Read = (brief: Brief) => Reading;

/** What tells the kind of a brief: its statement as it is read; null where the kind is given. */
export function readingOf(brief: Brief, read: Read | undefined): Reading | null {
  if (!mustRead(brief)) return null;
  if (!read) throw new Error("a statement was to be read without a reader");
  return read(brief);
}

/** `trace`: for each row that did not decide, also give the first condition that failed. */
export const prepareBrief = (
  written: Brief,
  reading: Reading | null,
  taxonomy: Taxonomy,
  trace = false,
): PreparedBrief => lookedThrough(written, decide(written, taxonomy, reading, { trace }), taxonomy);

/** A brief that was decided, with what its notices and its words tell. */
export function lookedThrough<D extends Verdict>(written: Brief, decision: D, taxonomy: Taxonomy): PreparedBrief<D> {
  const brief = asScored(written, taxonomy);
  const held = heldFor(brief, decision, taxonomy);
  const { speech, transcript } = servedBy(held);
  return {
    brief,
    decision,
    held,
    speech: speech || transcript ? { tokens: spokenTokens(brief, decision) } : null,
  };
}

/** The work of these steps as a whole: what is said in it is what its steps hear, whose words may speak of it alone. */
export function withSpeech(prepared: PreparedBrief, steps: readonly HeardStep[]): PreparedBrief {
  const { held } = prepared;
  const { speech, transcript } = servedBy(held);
  const notices = steps.flatMap(({ hearing }) => hearing?.notice ?? []);
  const isKnown = speech !== undefined || transcript !== undefined;
  const heard = speechIn(steps) ?? (isKnown ? { tokens: null } : null);
  return { ...prepared, held: isKnown ? held : [...notices.slice(0, 1), ...held], speech: heard };
}

/** What is priced: a brief as its statement was read, and what serves in place of a language model or beside it. */
export interface PricingInput<D extends Verdict = Decision> {
  brief: Brief;
  decision: D;
  served_by: ServedBy;
  /** The work is done once. */
  is_one_run: boolean;
  /** What is said in a request; null where nothing is. */
  speech: Speech | null;
}

export function pricingInput<D extends Verdict>(
  { brief: written, decision, held, speech }: PreparedBrief<D>,
  taxonomy: Taxonomy,
): PricingInput<D> {
  const brief = asRead(written, decision.reading, taxonomy);
  const notices = brief === written ? held : heldFor(brief, decision, taxonomy);
  const is_one_run = notices.some(({ one_run }) => one_run === true);
  return { brief, decision, served_by: servedBy(notices), is_one_run, speech };
}
