/** What is said, written down by a speech model: what that costs, which no bill of a language model holds, and what it leaves. */

import { defaultUsd, findDefault } from "../prices/defaults.ts";
import { toPico } from "../prices/money.ts";
import type { Brief } from "../types/brief.ts";
import type { Pico } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { Default, Pricing } from "../types/pricing.ts";
import { type TalkLength, talkMinutes, talkTokens } from "./talk-length.ts";

/** What is said in a request. */
export interface Speech {
  /** Once it is written down; null where nobody says how much it is. */
  tokens: number | null;
  /** The tokens are those that such talk usually has, or has by the statement, and not those of the brief. */
  is_assumed?: boolean;
}

export interface SpeechCost extends Speech {
  /** In a request; null where nobody says and nothing is usual. */
  minutes: number | null;
  /** For a minute and for a request, in US dollars; null on a machine of one's own, whose time is not counted. */
  minute: Pico | null;
  /** Null where its length is unknown or assumed, too. */
  request: Pico | null;
  /** For a request at the least list price; null where it is not counted, and where no such price is known for the region. */
  least: Pico | null;
  /** The words must stay in a region that no listed price is known for: the highest is counted. */
  is_beyond_list: boolean;
  /** A machine of one's own writes it down. */
  is_own: boolean;
}

/** What is said in a request, by the input that the brief states; passages that are looked up are no speech, so that it is unknown. */
export const spokenTokens = ({ usage }: Brief, { rag }: Pick<Decision, "rag">): number | null =>
  rag === true ? null : (usage?.input_tokens ?? null);

/** True where the words must stay in a region that no listed price is known for. */
const isBeyondList = ({ sensitivity, region }: Brief, defaults: readonly Default[]): boolean =>
  sensitivity === "restricted-cloud" &&
  region !== undefined &&
  !findDefault(defaults, "speech-price")?.regions?.includes(region);

/** With the length of the talk where the brief gives none. */
export const withTalk = (said: Speech, talk: TalkLength | null, defaults: readonly Default[]): Speech =>
  said.tokens === null && talk !== null ? { tokens: talkTokens(talk, defaults), is_assumed: true } : said;

/** By the tokens that come of it. */
export function speechCost(
  { tokens, is_assumed = false }: Speech,
  brief: Brief,
  isOwn: boolean,
  pricing: Pricing,
): SpeechCost {
  const { defaults } = pricing;
  const minutes = tokens === null ? null : talkMinutes(tokens, defaults);
  const is_beyond_list = isBeyondList(brief, defaults);
  const each = defaultUsd(is_beyond_list ? "speech-price-most" : "speech-price", pricing);
  const isBilled = each !== null && !isOwn;
  const low = is_beyond_list ? null : defaultUsd("speech-price-least", pricing);
  const ofRequest = (usd: number | null) =>
    isBilled && minutes !== null && !is_assumed && usd !== null ? toPico(minutes * usd) : null;
  return {
    tokens,
    is_assumed,
    minutes,
    minute: isBilled ? toPico(each) : null,
    request: ofRequest(each),
    least: ofRequest(low),
    is_beyond_list,
    is_own: isOwn,
  };
}

/**
 * What is left for a language model once a speech model has written down what is heard. A transcript is all that is
 * wanted of a video that is transcribed; of any other it must be seen, too.
 */
export function writtenDown(brief: Brief, { withVideo }: { withVideo: boolean }): Brief {
  const { input, ...rest } = brief;
  const left = input?.filter((each) => each !== "audio" && !(withVideo && each === "video"));
  return left && left.length > 0 ? { ...rest, input: left } : rest;
}
