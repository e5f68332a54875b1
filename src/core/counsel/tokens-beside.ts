/** The lines beside the bills on tokens that are counted although the brief does not give them, and on searches that are not. */

import { numberOf } from "../prices/defaults.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { isSearched, lengthsOfKind } from "../prices/usual-lengths.ts";
import { talkMinutes, usualTalk } from "../speech/talk-length.ts";
import { kindById } from "../tables/facts.ts";
import { worded } from "../tables/sentences.ts";
import { counted, countText } from "../text/amount.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine } from "./beside-lines.ts";

interface Decided {
  brief: Brief;
  decision: Decision;
}

interface Counted {
  setting: CostSetting;
  context: BriefContext;
}

/** What is counted is more than what somebody types: of what, by the default that it rests on. */
const INPUT_OF: Readonly<Record<string, string>> = {
  "retrieved-tokens": " of retrieved passages",
  "searched-tokens": " of pages found on the web",
  "picture-tokens": " with one page as a picture",
};

/** The same, and of talk how long it is. */
function inputOf(id: string, { facts }: Decision, defaults: readonly Default[]): string | undefined {
  const talk = usualTalk(facts, defaults);
  if (id !== talk) return INPUT_OF[id];
  return ` (${counted(Math.round(talkMinutes(numberOf(defaults, talk), defaults)), "minute")} of talk)`;
}

/** What is counted beside an input that the brief gives, and that holds no more than a question; "" where nothing is. */
function foundText({ setting: { filled }, context }: Counted): string {
  const { profile, tuned, found_tokens, assumptions } = filled;
  if (found_tokens === 0) return "";
  const figures = {
    all: countText(profile.input_tokens),
    stated: countText(tuned.input_tokens - found_tokens),
    found: countText(found_tokens),
    what: assumptions.some(({ id }) => id === "searched-tokens") ? "pages" : "passages",
  };
  return worded("tokens-found", figures, context.taxonomy);
}

/** The tokens counted on one side of a request that its brief does not give; null where it does. */
function countedText(
  side: "input" | "output",
  { brief, decision }: Decided,
  { setting: { filled }, context }: Counted,
): string | null {
  const key = `${side}_tokens` as const;
  if (brief.usage?.[key] !== undefined) return null;
  const tokens = countText(filled.profile[key]);
  const words = filled.words[side];
  const by = words === null ? "" : ` ("${words}")`;
  if (side === "output") return `${tokens}${brief.usage?.input_tokens === undefined ? "" : " tokens"} out${by}`;
  const of =
    filled.assumptions
      .map(({ id }) => inputOf(id, decision, context.pricing.defaults))
      .find((each) => each !== undefined) ?? "";
  return `${tokens} tokens in${of}${by}`;
}

/** Of the two counts of tokens, the one that the brief gives. */
function givenTokens({ usage }: Brief): string {
  if (usage?.input_tokens !== undefined) return "only what goes in";
  return usage?.output_tokens === undefined ? "none" : "only what comes out";
}

/** The kind of work that a length is usual of; "" where none is counted by its kind. */
function kindOfLengths({ brief, decision }: Decided, { setting, context }: Counted): string {
  const { input, answer } = lengthsOfKind(decision.facts, setting.defaults);
  const isCounted = setting.filled.assumptions.some(({ id }) => id === input || id === answer);
  const kind = isCounted && kindById(context.taxonomy, brief.kind ?? decision.reading.kind ?? "");
  return kind ? ` for ${uncapitalised(kind.name)}` : "";
}

/** What retrieval costs besides, which nobody can price from a brief: the search itself, or the fee of each one of the web. */
export function searchBeside({ brief, decision }: Decided, { context: { pricing, taxonomy } }: Counted): Beside | null {
  if (brief.steps?.length || decision.rag !== true) return null;
  const fee = isSearched(decision) ? countText(1000 * numberOf(pricing.defaults, "search-price")) : null;
  return besideLine("search", worded("search-left-out", { fee }, taxonomy));
}

/** The tokens that are counted although the brief does not give them. */
export function tokensBeside(prepared: Decided, priced: Counted): Beside | null {
  const { brief, decision } = prepared;
  const { setting, context } = priced;
  if (brief.steps?.length) return null;
  const counts = [countedText("input", prepared, priced), countedText("output", prepared, priced)].filter(
    (text) => text !== null,
  );
  const { words, assumptions } = setting.filled;
  const isOfTalk = assumptions.some(({ id }) => id === usualTalk(decision.facts, setting.defaults));
  // What it is counted by says enough.
  const by =
    isOfTalk || Object.values(words).some((each) => each !== null) ? "" : `: the brief gives ${givenTokens(brief)}`;
  const isSeen = context.needs.modalities.includes("video");
  const heavy = brief.usage?.input_tokens === undefined && isSeen ? "A video takes many times that." : "";
  const taken =
    counts.length === 0 ? "" : `${counts.join(" and ")} a request, assumed${kindOfLengths(prepared, priced)}${by}.`;
  const found = foundText(priced);
  const said = [found, taken, heavy].filter((each) => each !== "");
  return said.length === 0 ? null : besideLine(found === "" ? "tokens" : "found", said.join(" "));
}
