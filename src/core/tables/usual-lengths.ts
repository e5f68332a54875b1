/** How long requests and answers of a work are where its brief gives no tokens: as its statement asks, or as is usual. */

import { numberOf } from "../prices/defaults.ts";
import type { Circumstances, CountedLength } from "../prices/token-profile.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";
import { type LengthUnit, type StatedLength, statedLengths } from "./stated-lengths.ts";

/** Defaults of pricing/ that say how many tokens each unit takes. */
const TOKENS: Readonly<Record<LengthUnit, string>> = {
  page: "page-tokens",
  word: "word-tokens",
  sentence: "sentence-tokens",
};

const counted = (length: StatedLength | null, defaults: readonly Default[]): CountedLength | undefined =>
  length === null
    ? undefined
    : { tokens: Math.round(length.count * numberOf(defaults, TOKENS[length.unit])), words: length.words };

/** What goes in where retrieval brings the facts in from the web. */
export const isSearched = ({ rag, facts }: Pick<Verdict, "rag" | "facts">): boolean =>
  rag === true && facts.facts === "world";

const isPicture = (input: InputKind): boolean => input === "scan" || input === "image";

/** What the costs of a work are counted by besides its usage. */
export function usualLengths(
  brief: Brief,
  verdict: Pick<Verdict, "rag" | "facts" | "passages">,
  defaults: readonly Default[],
): Pick<Circumstances, "passages" | "usual_input" | "answer"> {
  const stated = statedLengths(brief.task ?? "");
  const [input, answer] = [counted(stated.input, defaults), counted(stated.answer, defaults)];
  return {
    passages: verdict.passages === true,
    ...(isSearched(verdict)
      ? { usual_input: "searched-tokens" }
      : input
        ? { usual_input: input }
        : brief.input?.some(isPicture)
          ? { usual_input: "picture-tokens" }
          : {}),
    ...(answer ? { answer } : verdict.facts.long_output === true ? { answer: "long" } : {}),
  };
}
