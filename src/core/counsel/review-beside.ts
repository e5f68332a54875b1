/** What people take who check answers as the brief plans it, as it stands beside the bills. */
import { numberOf } from "../prices/token-profile.ts";
import { counted, spokenPercent } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Beside } from "../types/advice.ts";
import { isLong } from "../ways/needs.ts";
import type { Scene } from "../ways/scene.ts";
import { besideLine, monthOf, perText } from "./beside-line.ts";
import { type Check, loadWords, reviewedShare } from "./review-load.ts";

/** Answers that people check: all of the work, or those of a step. */
export interface Reviewed {
  /** What the answers are of; null where they are those of the work as a whole. */
  of: string | null;
  check: Check;
  scene: Scene;
}

/** The minutes of a check, and where they come from: nobody looks into a long source in the time that reading the answer takes. */
export function minutesText({ minutes, is_given }: Check, { needs, taxonomy }: Pick<Scene, "needs" | "taxonomy">) {
  const each = `${counted(minutes, "minute")} each`;
  if (is_given) return each;
  return isLong(needs, taxonomy)
    ? `${each} at the least (assumed: the answer is read, and its long source is not)`
    : `${each} (assumed)`;
}

function textOf({ of, check, scene }: Reviewed): string {
  const { brief, setting, pricing } = scene;
  const { requests_per_month: requests, rate } = setting;
  const planned = reviewedShare(brief, scene);
  const load = (share: number) => loadWords(check, share * (requests ?? 1000), rate.currency);
  const per = perText(requests);
  const minutes = minutesText(check, scene);
  const whose = of === null ? "" : ` of "${of}"`;
  if (planned < 1) {
    const least = numberOf(pricing.defaults, "review-share-least");
    return `At ${minutes}, checking ${spokenPercent(least)} of the answers${whose} takes ${load(least)} ${per} on top, ${spokenPercent(planned)} ${load(planned)}. Say which.`;
  }
  const alike = of === null ? ", the same for every model" : "";
  return `People check every answer${whose}, at ${minutes}: ${load(1)} ${per} on top${alike}.`;
}

/** Several of which people check every answer, told in one sentence with what they take together. */
function togetherText(all: readonly Reviewed[]): string {
  const { setting } = all[0]!.scene;
  const sum = (each: (check: Check) => number) =>
    all.reduce((total, { check, scene }) => total + each(check) * (scene.setting.requests_per_month ?? 1000), 0);
  const together = { minutes: sum(({ minutes }) => minutes), cost: sum(({ cost }) => cost), is_given: false };
  const load = loadWords(together, 1, setting.rate.currency);
  const names = listed(all.map(({ of }) => `"${of}"`));
  return `People check every answer of ${names}: ${load} ${perText(setting.requests_per_month)} on top.`;
}

/** What the checking of some is known to cost in a month, in the currency of the advice; null where it is not. */
function amountOf({ check, scene: { brief, setting, pricing } }: Reviewed): number | null {
  const { requests_per_month: requests } = setting;
  return requests === null || reviewedShare(brief, { pricing }) < 1 ? null : requests * check.cost;
}

function textsOf(reviewed: readonly Reviewed[]): string[] {
  const all = reviewed.filter(({ scene }) => reviewedShare(scene.brief, scene) === 1);
  if (all.length < 2) return reviewed.map(textOf);
  return [togetherText(all), ...reviewed.filter((each) => !all.includes(each)).map(textOf)];
}

/** Beside the bills: who checks what, and what that takes; null where nobody checks. */
export function reviewBeside(reviewed: readonly Reviewed[]): Beside | null {
  const [first] = reviewed;
  if (!first) return null;
  const amounts = reviewed.map(amountOf).filter((amount) => amount !== null);
  const amount = amounts.reduce((sum, each) => sum + each, 0);
  return besideLine(
    "review",
    textsOf(reviewed).join(" "),
    monthOf(amounts.length === 0 ? null : amount, first.scene.setting),
  );
}
