/**
 * What stands beside the bills of all ways alike: people who check the answers, what the scope quotes, and what the
 * figures rest on or leave out.
 */
import { enginesOf } from "../cautions/notices.ts";
import { minutesText, perText, reviewBeside } from "../counsel/review-beside.ts";
import { checkOf, loadWords, reviewedShare } from "../counsel/review-load.ts";
import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { numberOf } from "../prices/token-profile.ts";
import { remember } from "../remember/remember.ts";
import { rowsOf } from "../tables/table-rows.ts";
import { counted, countText, roughAmount } from "../text/amount.ts";
import { regionText } from "../text/sentence.ts";
import { type Beside, startOf } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Default } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { defaultUsd } from "../ways/default-usd.ts";
import type { Judged } from "./judged.ts";
import type { Priced } from "./priced.ts";
import { quoteOf } from "./quote-beside.ts";

/** Cautions that ask for people who check answers. */
const askingForReview = remember((taxonomy: Taxonomy): ReadonlySet<string> => {
  const asking = rowsOf("cautions", taxonomy).filter(({ asks_review }) => asks_review);
  return new Set(asking.map(({ id }) => id));
});

/** What it takes to check the answers, where people do or should. */
function reviewOf({ brief, decision }: Judged, { scene, setting, row }: Priced): Beside | null {
  const asking = askingForReview(scene.taxonomy);
  // A counsel that says what these say weighs checking itself.
  if (row?.says?.some((id) => asking.has(id))) return null;
  const planned = reviewedShare(brief, scene);
  const isAsked = decision.cautions.some(({ id }) => asking.has(id));
  const check = checkOf({ brief, setting, pricing: scene.pricing });
  if (!check || check.minutes === 0 || (planned === 0 && !isAsked)) return null;
  if (planned > 0) return reviewBeside([{ of: null, check, scene: { ...scene, brief, setting } }]);
  const { requests_per_month: requests, rate } = setting;
  const takes = `${loadWords(check, requests ?? 1000, rate.currency)} ${perText(requests)}, at ${minutesText(check, scene)}`;
  const text = `To check every answer takes people ${takes}. No figure here counts it.`;
  return { id: "review", label: "Review", text, per_month: null };
}

/** A default in US dollars as it is listed, not rounded: some are a fraction of a cent. */
const usdText = (id: string, defaults: readonly Default[]): string => `US$${String(numberOf(defaults, id))}`;

/** What it costs to write down what is said, where a host may do it: by the tokens that come of it, where they are given. */
function speechOf({ brief, decision, held }: Judged, { scene, setting }: Priced): Beside | null {
  const { speech, transcript } = enginesOf(held);
  if (!speech && !transcript) return null;
  const said = (text: string, per_month: Beside["per_month"] = null): Beside => ({
    id: "speech",
    label: "Speech",
    text,
    per_month,
  });
  if (decision.local_required === true) {
    return said(
      "Every figure is without transcription: a speech model on your own machine writes that, and its time is not counted.",
    );
  }
  const { defaults, fx } = scene.pricing;
  const isBound = isBeyondList(brief, defaults);
  const tokens = brief.usage?.input_tokens;
  const each = inCurrency(
    toPico(defaultUsd(isBound ? "speech-price-most" : "speech-price", defaults, fx)),
    setting.rate,
  );
  const { requests_per_month: requests, rate } = setting;
  const minutes = (tokens ?? 0) / numberOf(defaults, "speech-tokens");
  const amount = tokens === undefined || each === null ? null : minutes * each * (requests ?? 1000);
  const money = amount === null ? null : `about ${roughAmount(amount, rate.currency)} ${perText(requests)}`;
  const spoken = `with ${countText(tokens ?? 0)} tokens taken as ${counted(Math.max(1, Math.round(minutes)), "minute")} of speech`;
  const sold = isBound ? boundSpeech(brief, money, spoken, defaults) : listedSpeech(money, spoken, defaults);
  const per_month = requests === null || amount === null ? null : { amount, currency: rate.currency };
  return said(`Every figure is without transcription${sold}`, per_month);
}

/** True where the words must stay in a region that no listed price is known for. */
const isBeyondList = ({ sensitivity, region }: Brief, defaults: readonly Default[]): boolean =>
  sensitivity === "restricted-cloud" &&
  region !== undefined &&
  !defaults.find(({ id }) => id === "speech-price")?.regions?.includes(region);

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

/** The tokens that are counted although the brief does not give them, where a host bills them; and the index of a search. */
function tokensOf({ brief, decision }: Judged, { setting, offers, scene }: Priced): Beside | null {
  if (decision.local_required === true || brief.steps?.length) return null;
  if (offers && ![offers.fit, offers.cheap, offers.value].some((each) => each?.way.kind === "api")) return null;
  const { input_tokens, output_tokens } = setting.filled.profile;
  const isOpen = (key: "input_tokens" | "output_tokens") => brief.usage?.[key] === undefined;
  const passages = decision.passages === true ? " of retrieved passages" : "";
  const counts = [
    ...(isOpen("input_tokens") ? [`${countText(input_tokens)} tokens in${passages}`] : []),
    ...(isOpen("output_tokens") ? [`${countText(output_tokens)} out`] : []),
  ];
  const isSeen = scene.needs.modalities.some((each) => each === "image" || each === "video");
  const heavy = isOpen("input_tokens") && isSeen ? " A picture takes many times that." : "";
  const index = decision.rag === true ? " The bill is without the search index." : "";
  const text =
    counts.length === 0
      ? index.trim()
      : `${counts.join(" and ")} a request, assumed: the brief gives none.${heavy}${index}`;
  return text === "" ? null : { id: "tokens", label: "Counted", text, per_month: null };
}

/** That a budget is held against the bill, where staff time besides would exceed it. */
function budgetOf({ brief }: Judged, priced: Priced): Beside | null {
  const { setting, scene } = priced;
  const { rate } = setting;
  const budget = amountIn(brief.limits?.budget_per_month, rate, scene.pricing.fx);
  const start = startOf(priced);
  const bill = start?.monthly_without_labour?.likely ?? null;
  const all = start?.monthly?.likely ?? null;
  if (budget === null || bill === null || all === null || bill > budget || all <= budget) return null;
  const staff = roughAmount(all - bill, rate.currency);
  const text = `Your ${roughAmount(budget, rate.currency)} a month is held against the bill alone; ${staff} of staff time comes on top.`;
  return { id: "budget", label: "Budget", text, per_month: null };
}

/** What stands beside the bills; of work that no model is named for, the quote alone. */
export function besideBills(judged: Judged, priced: Priced): Beside[] {
  const { counsel } = priced;
  const isServed = counsel === null || counsel.lines.length > 0;
  const quoted = quoteOf(judged.brief, priced);
  if (!isServed) return quoted ? [quoted] : [];
  const each = [reviewOf, speechOf, budgetOf, tokensOf].map((beside) => beside(judged, priced));
  return [...each, quoted].filter((said) => said !== null);
}
