/** The line on speech beside the bills: what it costs to have it written down, by the minute or by the request. */

import { numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import type { SpeechCost } from "../speech/speech.ts";
import { counted, countText, perText, roughAmount } from "../text/amount.ts";
import { regionText } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Default } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine, monthOf } from "./beside-lines.ts";

/**
 * The line on speech: that the bills are without it, or what of them it is. By the tokens that come of it, where they are
 * given and a host may do it; null where nothing is spoken.
 */
export function speechBeside(
  brief: Brief,
  { context, setting }: { context: BriefContext; setting: CostSetting },
): Beside | null {
  const { speech } = context;
  if (!speech) return null;
  if (speech.is_own) {
    return besideLine(
      "speech",
      "A speech model on your own machine writes down what is said; no cost or time here counts it.",
    );
  }
  const { requests_per_month: requests, rate } = setting;
  const each = inCurrency(speech.request, rate);
  const amount = each === null ? null : each * (requests ?? 1000);
  const words = (costs: number) => `${roughAmount(costs, rate.currency)} ${perText(requests !== null)}`;
  const money = amount === null ? null : words(amount);
  const minute = (inCurrency(speech.minute, rate) ?? 0) * (requests ?? 1000);
  const minutes = speech.minutes === null ? null : Math.max(1, Math.round(speech.minutes));
  const each_takes =
    minutes === null
      ? `${words(minute)} more for each minute that a request is long`
      : `${words(minute * minutes)} more if a request is ${counted(minutes, "minute")} long`;
  const says = brief.steps?.length && money !== null ? inBills : speech.is_beyond_list ? boundSpeech : listedSpeech;
  return besideLine(
    "speech",
    says({ brief, money, each_takes, spoken: spokenWords(speech), defaults: context.pricing.defaults, speech }),
    monthOf(amount, setting),
  );
}

/** What the words are made of. */
interface Told {
  brief: Brief;
  /** Null where the length of what is said is unknown or assumed. */
  money: string | null;
  /** What it comes to for each minute that is heard in a request, or for as many as such talk usually takes. */
  each_takes: string;
  spoken: string;
  defaults: readonly Default[];
  speech: SpeechCost;
}

function spokenWords({ tokens, minutes }: SpeechCost): string {
  return `with ${countText(tokens ?? 0)} tokens taken as ${counted(Math.max(1, Math.round(minutes ?? 0)), "minute")} of speech`;
}

/** A default in US dollars as it is listed, not rounded: some are a fraction of a cent. */
const usdText = (id: string, defaults: readonly Default[]): string => `US$${String(numberOf(defaults, id))}`;

/** What hosts ask for a minute. */
function pricesText(defaults: readonly Default[]): string {
  const [least, usual, most] = ["speech-price-least", "speech-price", "speech-price-most"].map((id) =>
    usdText(id, defaults),
  );
  return `at ${usual} a minute (list prices: ${least} to ${most})`;
}

const noPriceText = ({ region }: Brief): string => `No listed price is known to be for ${regionText(region!)}`;

/** The amount that no figure holds, first. */
const leftOut = ({ money, each_takes }: Told, most: "" | "up to "): string =>
  `Every figure is without transcription: ${most}${money === null ? each_takes : `${money} more`}.`;

/** What hosts ask to write it down, where the one that is counted may. */
function listedSpeech(told: Told): string {
  const { money, spoken, defaults } = told;
  const prices = pricesText(defaults);
  return `${leftOut(told, "")} That is ${prices}${money === null ? "" : `, ${spoken}`}.`;
}

/** The same where it must stay in a region that no price is known for: the highest, and a way without a host. */
function boundSpeech(told: Told): string {
  const { brief, money, spoken, defaults } = told;
  const most = `${usdText("speech-price-most", defaults)} a minute`;
  return `${leftOut(told, "up to ")} ${noPriceText(brief)}; that is the highest, ${most}${money === null ? "" : `, ${spoken}`}. Or run a speech model on your own machine.`;
}

/** Of work in steps, whose bills count it. */
function inBills({ brief, money, spoken, defaults, speech }: Told): string {
  const counts = `All bills count transcription: about ${money}, ${spoken}`;
  if (!speech.is_beyond_list) return `${counts}, ${pricesText(defaults)}.`;
  return `${counts}, at ${usdText("speech-price-most", defaults)} a minute, the highest listed. ${noPriceText(brief)}.`;
}
