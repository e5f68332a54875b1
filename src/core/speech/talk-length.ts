/** How long what is said in a request is once it is written down: as the statement says, or as talk of its kind usually is. */

import { isDefault, numberOf } from "../prices/defaults.ts";
import type { CountedLength } from "../prices/token-profile.ts";
import type { Brief } from "../types/brief.ts";
import type { Default, DefaultId } from "../types/pricing.ts";
import type { Facts } from "../types/taxonomy.ts";

/** A length that the statement names, or the id of the default that holds the usual one. */
export type TalkLength = CountedLength | DefaultId;

const HALF = "half an hour|half[- ]hour";
const ONES: Readonly<Record<string, number>> = {
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
};
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 };
const anyOf = (words: object): string => `(?:${Object.keys(words).join("|")})`;
/** "twenty-five" is one number, and no range from twenty to five. */
const NAMED = String.raw`${anyOf(TENS)}(?:-${anyOf(ONES)}\b|(?!-${anyOf(ONES)}\b))|${anyOf(ONES)}`;
/** "1.5", "1,5" or a word; the last figures of a decimal or of thousands are no number. */
const NUMBER = String.raw`(?:(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?|${NAMED})`;
const RANGE = `(?:${NUMBER} ?(?:-|–|to) ?)?(${NUMBER})`;
const AND_A_HALF = "([- ]and[- ]a[- ]half)?";
const UNIT = "(minute|min|hour|hr)";
/** Half of one more stands before the unit or after it: "one and a half hours", "an hour and a half". */
const LENGTH = `(?:(${HALF})|${RANGE}${AND_A_HALF}[- ]${UNIT}s?${AND_A_HALF})`;
/** Before the thing: "one-hour meetings", "45 to 60-minute calls", "20 minute interviews". Of a range the greater counts. */
const BEFORE_THING = String.raw`\b(?:(${HALF})|${RANGE}${AND_A_HALF}[- ]${UNIT}${AND_A_HALF})(?:-long)?(?=[- ](?!and[- ]a[- ]half)[a-z])`;
/** After it: "calls of 30 minutes", "meetings that last about two hours", "which are an hour long". */
const AFTER_THING = String.raw`\b(?:of|lasts?|lasting|runs?|running|takes?|taking|averag(?:e|es|ing)) (?:(?:about|around|some|roughly|up to|at most) )?${LENGTH}\b`;
const LONG = String.raw`\b${LENGTH} long\b`;
/** Most statements name no time, and to compile the patterns takes longer than all else that is asked of them. */
const NAMES_TIME = /(?:hour|hr|min)/i;
/** What is no length of what is said, but when something is due or how often it comes. */
const DUE_BEFORE =
  /\b(?:within|in|under|every|each|after|per|by|before|than|limit|deadline|delay|wait|time)(?: (?:a|an|the))? ?$/i;
const DUE_AFTER =
  /^[- ](?:response|reply|turnaround|deadline|limit|delay|window|slots?|sla|wait|notice|intervals?|rule|after|before|from|of)\b/i;

/** Minutes that one talk may take; nothing is heard for longer. */
const MOST = 480;

function minutesOf([half, number, before, unit, after]: readonly (string | undefined)[]): number {
  if (half !== undefined) return 30;
  const parts = number!.toLowerCase().split("-");
  const named = parts.reduce((sum, part) => sum + (TENS[part] ?? ONES[part] ?? 0), 0);
  const count = named || Number(number!.replace(",", "."));
  const all = (before ?? after) === undefined ? count : count + 0.5;
  return /^h/i.test(unit!) ? all * 60 : all;
}

/** The first length of time that a statement names of what is said; null where it names none. */
export function statedTalk(statement: string): { minutes: number; words: string } | null {
  if (!NAMES_TIME.test(statement)) return null;
  for (const pattern of [BEFORE_THING, AFTER_THING, LONG]) {
    for (const match of statement.matchAll(new RegExp(pattern, "gi"))) {
      const [words, ...told] = match as unknown as [string, ...(string | undefined)[]];
      const before = statement.slice(Math.max(0, match.index - 20), match.index);
      const after = statement.slice(match.index + words.length, match.index + words.length + 20);
      const minutes = minutesOf(told);
      if (minutes > 0 && minutes <= MOST && !DUE_BEFORE.test(before) && !DUE_AFTER.test(after))
        return { minutes, words };
    }
  }
  return null;
}

/** What was said goes in as text: "from the transcript of each call". */
const WRITTEN = /\btranscri(?:pts?|bed)\b/i;

export const hasSound = ({ input }: Pick<Brief, "input">): boolean =>
  input?.some((each) => each === "audio" || each === "video") === true;

/** The default that holds how long talk of this kind usually is: that of any, for a kind without one. */
export function usualTalk({ talk = "none" }: Facts, defaults: readonly Default[]): DefaultId {
  const id = `${talk}-tokens`;
  return isDefault(defaults, id) ? id : "recording-tokens";
}

/**
 * Null where nothing is said, as far as is known: a summary of a meeting may be made from notes. Steps count what each of
 * them reads. `isHeard`: a speech model writes it down.
 */
export function talkLength(
  brief: Brief,
  { facts }: { facts: Facts },
  isHeard: boolean,
  defaults: readonly Default[],
): TalkLength | null {
  if (brief.steps?.length) return null;
  const statement = brief.task ?? "";
  const { talk = "none" } = facts;
  const isSound = isHeard || hasSound(brief);
  if (!isSound && (talk === "none" || !WRITTEN.test(statement))) return null;
  const stated = statedTalk(statement);
  if (stated) return { tokens: Math.round(stated.minutes * numberOf(defaults, "speech-tokens")), words: stated.words };
  return usualTalk(facts, defaults);
}

/** How long it takes to say so many tokens. */
export const talkMinutes = (tokens: number, defaults: readonly Default[]): number =>
  tokens / numberOf(defaults, "speech-tokens");

/** In tokens. */
export const talkTokens = (talk: TalkLength, defaults: readonly Default[]): number =>
  typeof talk === "object" ? talk.tokens : numberOf(defaults, talk);
