/** The line on speech beside the bills: what it costs to have it written down, by the minute or by the request. */

import { numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import type { CostSetting } from "../prices/token-profile.ts";
import { worded } from "../tables/sentences.ts";
import { counted, countText, perText, roughAmount } from "../text/amount.ts";
import { regionText } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Pico } from "../types/cost.ts";
import type { DefaultId } from "../types/pricing.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { besideLine, monthOf } from "./beside-lines.ts";

/**
 * That the bills are without it, or what of them it is. By the tokens that come of it, where they are given and a host may
 * do it; null where nothing is spoken.
 */
export function speechBeside(
  { steps, region }: Brief,
  { context, setting }: { context: BriefContext; setting: CostSetting },
): Beside | null {
  const { speech, taxonomy, pricing } = context;
  if (!speech) return null;
  if (speech.is_own) return besideLine("speech", worded("speech-own", {}, taxonomy));
  const { requests_per_month: requests, rate } = setting;
  /** Of all requests of a month, or of 1,000. */
  const spent = (each: Pico | null): number | null => {
    const amount = inCurrency(each, rate);
    return amount === null ? null : amount * (requests ?? 1000);
  };
  const words = (amount: number) => `${roughAmount(amount, rate.currency)} ${perText(requests !== null)}`;
  // As it is listed, not rounded: some prices are a fraction of a cent.
  const listed = (id: DefaultId) => `US$${numberOf(pricing.defaults, id)}`;
  const [amount, minute] = [spent(speech.request), spent(speech.minute) ?? 0];
  const minutes = speech.minutes === null ? null : Math.max(1, Math.round(speech.minutes));
  const figures = {
    // Null where the length of what is said is unknown or assumed.
    costs: amount === null ? null : words(amount),
    tokens: amount === null ? null : countText(speech.tokens ?? 0),
    minutes: minutes === null ? null : counted(minutes, "minute"),
    at_length: minutes === null ? null : words(minute * minutes),
    each_minute: words(minute),
    least: listed("speech-price-least"),
    usual: listed("speech-price"),
    most: listed("speech-price-most"),
    region: region === undefined ? null : regionText(region),
  };
  const [says, saysBeyondList] =
    steps?.length && amount !== null
      ? (["speech-in-bills", "speech-in-bills-beyond-list"] as const)
      : (["speech-left-out", "speech-left-out-beyond-list"] as const);
  const text = worded(speech.is_beyond_list ? saysBeyondList : says, figures, taxonomy);
  return besideLine("speech", text, monthOf(amount, setting));
}

/** What transcription adds to the figure of a way, for the verdict: told where it is more than the bill of the model. */
export function speechOnTop(bill: number | null, { speech, setting, taxonomy }: BriefContext): string {
  const { requests_per_month: requests, rate } = setting;
  const minute = inCurrency(speech?.minute ?? null, rate);
  if (speech?.minutes == null || minute === null || requests === null || bill === null) return "";
  const amount = minute * speech.minutes * requests;
  if (amount <= bill) return "";
  const costs = roughAmount(amount, rate.currency);
  const figures = speech.is_beyond_list ? { costs: null, at_most: costs } : { costs, at_most: null };
  return worded("speech-in-verdict", figures, taxonomy);
}
