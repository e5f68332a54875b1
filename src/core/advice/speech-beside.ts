/** What it costs to write down what is said, which no bill of a language model holds. */
import { enginesOf } from "../cautions/notices.ts";
import { besideLine, monthOf, perText } from "../counsel/beside-line.ts";
import { defaultIn } from "../prices/default-amounts.ts";
import { findDefault, numberOf } from "../prices/token-profile.ts";
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
export function speechOf({ brief, decision, held }: Judged, { scene, setting }: Priced): Beside | null {
  const { speech, transcript } = enginesOf(held);
  if (!speech && !transcript) return null;
  if (decision.local_required === true) {
    return besideLine(
      "speech",
      "Every figure is without transcription: a speech model on your own machine writes that, and its time is not counted.",
    );
  }
  const { defaults } = scene.pricing;
  const isBound = isBeyondList(brief, defaults);
  const tokens = brief.usage?.input_tokens;
  const each = defaultIn(isBound ? "speech-price-most" : "speech-price", setting.rate, scene.pricing);
  const { requests_per_month: requests, rate } = setting;
  const minutes = (tokens ?? 0) / numberOf(defaults, "speech-tokens");
  const amount = tokens === undefined || each === null ? null : minutes * each * (requests ?? 1000);
  const money = amount === null ? null : `about ${roughAmount(amount, rate.currency)} ${perText(requests)}`;
  const spoken = `with ${countText(tokens ?? 0)} tokens taken as ${counted(Math.max(1, Math.round(minutes)), "minute")} of speech`;
  const sold = isBound ? boundSpeech(brief, money, spoken, defaults) : listedSpeech(money, spoken, defaults);
  return besideLine("speech", `Every figure is without transcription${sold}`, monthOf(amount, setting));
}

/** True where the words must stay in a region that no listed price is known for. */
const isBeyondList = ({ sensitivity, region }: Brief, defaults: readonly Default[]): boolean =>
  sensitivity === "restricted-cloud" &&
  region !== undefined &&
  !findDefault(defaults, "speech-price")?.regions?.includes(region);

/** What hosts ask to write it down, where the one that is counted may. */
function listedSpeech(money: string | null, spoken: string, defaults: readonly Default[]): string {
  const [least, usual, most] = ["speech-price-least", "speech-price", "speech-price-most"].map((id) =>
    usdText(id, defaults),
  );
  const listed = `at ${usual} a minute (list prices: ${least} to ${most})`;
  return money === null ? `, which hosts sell ${listed}.` : `: ${money} more, ${spoken}, ${listed}.`;
}

/** The same where it must stay in a region that no price is known for: the highest, and a way without a host. */
function boundSpeech({ region }: Brief, money: string | null, spoken: string, defaults: readonly Default[]): string {
  const most = `the highest is ${usdText("speech-price-most", defaults)} a minute`;
  const adds = money === null ? "" : `, ${money}, ${spoken}`;
  return `. No listed price is known to be for ${regionText(region!)}; ${most}${adds}. Or run a speech model on your own machine.`;
}
