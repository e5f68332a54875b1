/** The line beside the bills on what is counted of tokens and searches although the brief does not give it. */

import { numberOf } from "../prices/defaults.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { isSearched, lengthsOfKind } from "../prices/usual-lengths.ts";
import { talkMinutes, usualTalk } from "../speech/talk-length.ts";
import { kindById } from "../tables/facts.ts";
import { counted, countText } from "../text/amount.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine } from "./beside-lines.ts";
import type { PricedOffers } from "./counsel-input.ts";

interface Decided {
  brief: Brief;
  decision: Decision;
}

interface Counted {
  setting: CostSetting;
  context: BriefContext;
  /** Null while the decision is open. */
  offers: PricedOffers | null;
}

/** What is counted is more than what somebody types: of what, by the default that it rests on. */
const INPUT_OF: Readonly<Record<string, string>> = {
  "retrieved-tokens": " of retrieved passages",
  "searched-tokens": " of pages found on the web",
  "picture-tokens": " with one page as a picture",
};

/** The same, and of talk how long it is. */
function inputOf(id: string, { facts }: Decision, defaults: readonly Default[]): string | undefined {
  if (id !== usualTalk(facts, defaults)) return INPUT_OF[id];
  return ` (${counted(Math.round(talkMinutes(numberOf(defaults, id), defaults)), "minute")} of talk)`;
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

/** What retrieval costs besides: an index of the documents, or the fee of each search of the web. */
function retrievalText({ decision }: Decided, { context: { pricing } }: Counted): string {
  if (decision.rag !== true) return "";
  if (!isSearched(decision)) return "The bill is without the search index.";
  const fee = 1000 * numberOf(pricing.defaults, "search-price");
  return `Web search is not counted: US$${countText(fee)} per 1,000 searches.`;
}

/** The tokens that are counted although the brief does not give them; and, where a host bills them, what a search costs. */
export function tokensBeside(prepared: Decided, priced: Counted): Beside | null {
  const { brief, decision } = prepared;
  const { setting, offers, context } = priced;
  if (brief.steps?.length) return null;
  const ways = offers ? [offers.best_fit, offers.prompted, offers.best_value] : [];
  const isBilled = decision.local_required !== true && (!offers || ways.some((each) => each?.way.kind === "api"));
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
  const text = [taken, heavy, isBilled ? retrievalText(prepared, priced) : ""].filter((each) => each !== "").join(" ");
  return text === "" ? null : besideLine("tokens", text);
}
