/** How long requests and answers of a work usually are, where its brief gives no tokens: by what it reads and writes. */

import { type Circumstances, numberOf } from "../prices/token-profile.ts";
import { type AnswerLength, answerLength, type LengthUnit } from "../text/answer-length.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";

/** Defaults of pricing/ that say how many tokens each unit takes. */
const TOKENS: Readonly<Record<LengthUnit, string>> = {
  page: "page-tokens",
  word: "word-tokens",
  sentence: "sentence-tokens",
};

const tokensOf = ({ count, unit }: AnswerLength, defaults: readonly Default[]): number =>
  Math.round(count * numberOf(defaults, TOKENS[unit]));

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
  const length = brief.task === undefined ? null : answerLength(brief.task);
  const stated = length && { tokens: tokensOf(length, defaults), words: length.words };
  return {
    passages: verdict.passages === true,
    ...(isSearched(verdict)
      ? { usual_input: "searched-tokens" }
      : brief.input?.some(isPicture)
        ? { usual_input: "picture-tokens" }
        : {}),
    ...(stated ? { answer: stated } : verdict.facts.long_output === true ? { answer: "long" } : {}),
  };
}
