/** The line on speech: that the bills are without it, or what of them it is. */
import { besideLine, monthOf, perText } from "../counsel/beside-lines.ts";
import { numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import type { SpeechCost } from "../speech/speech.ts";
import { counted, countText, roughAmount } from "../text/amount.ts";
import { regionText } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Default } from "../types/pricing.ts";
import type { Judged } from "./judged.ts";
import type { Priced } from "./priced.ts";

/** A default in US dollars as it is listed, not rounded: some are a fraction of a cent. */
const usdText = (id: string, defaults: readonly Default[]): string => `US$${String(numberOf(defaults, id))}`;

/** By the tokens that come of it, where they are given and a host may do it; null where nothing is spoken. */
export function speechOf({ brief }: Judged, { scene, setting }: Priced): Beside | null {
  const { speech } = scene;
  if (!speech) return null;
  if (speech.is_own) {
    return besideLine(
      "speech",
      "Every figure is without transcription: a speech model on your own machine writes that, and its time is not counted.",
    );
  }
  const { requests_per_month: requests, rate } = setting;
  const each = inCurrency(speech.request, rate);
  const amount = each === null ? null : each * (requests ?? 1000);
  const money = amount === null ? null : `about ${roughAmount(amount, rate.currency)} ${perText(requests)}`;
  const says = brief.steps?.length && money !== null ? inBills : speech.is_beyond_list ? boundSpeech : listedSpeech;
  return besideLine(
    "speech",
    says({ brief, money, spoken: spokenWords(speech), defaults: scene.pricing.defaults, speech }),
    monthOf(amount, setting),
  );
}

/** What the words are made of. */
interface Told {
  brief: Brief;
  /** Null where the length of what is said is unknown. */
  money: string | null;
  spoken: string;
  defaults: readonly Default[];
  speech: SpeechCost;
}

function spokenWords({ tokens, minutes }: SpeechCost): string {
  return `with ${countText(tokens ?? 0)} tokens taken as ${counted(Math.max(1, Math.round(minutes ?? 0)), "minute")} of speech`;
}

/** What hosts ask for a minute. */
function pricesText(defaults: readonly Default[]): string {
  const [least, usual, most] = ["speech-price-least", "speech-price", "speech-price-most"].map((id) =>
    usdText(id, defaults),
  );
  return `at ${usual} a minute (list prices: ${least} to ${most})`;
}

const noPriceText = ({ region }: Brief): string => `No listed price is known to be for ${regionText(region!)}`;

/** What hosts ask to write it down, where the one that is counted may. */
function listedSpeech({ money, spoken, defaults }: Told): string {
  const prices = pricesText(defaults);
  const more = money === null ? `, which hosts sell ${prices}.` : `: ${money} more, ${spoken}, ${prices}.`;
  return `Every figure is without transcription${more}`;
}

/** The same where it must stay in a region that no price is known for: the highest, and a way without a host. */
function boundSpeech({ brief, money, spoken, defaults }: Told): string {
  const most = `the highest is ${usdText("speech-price-most", defaults)} a minute`;
  const adds = money === null ? "" : `, ${money}, ${spoken}`;
  return `Every figure is without transcription. ${noPriceText(brief)}; ${most}${adds}. Or run a speech model on your own machine.`;
}

/** Of work in steps, whose bills count it. */
function inBills({ brief, money, spoken, defaults, speech }: Told): string {
  const counts = `All bills count transcription: ${money}, ${spoken}`;
  if (!speech.is_beyond_list) return `${counts}, ${pricesText(defaults)}.`;
  return `${counts}, at ${usdText("speech-price-most", defaults)} a minute, the highest listed. ${noPriceText(brief)}.`;
}
