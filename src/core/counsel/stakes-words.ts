/** What is at stake in an answer, as sentences of the counsel name it. */
import { requiredAccuracy } from "../tables/stakes.ts";
import { roughAmount } from "../text/amount.ts";
import type { Figures } from "../ways/admission.ts";
import type { Scene } from "../ways/scene.ts";
import { checkLoss, targetLoss } from "./answer-worth.ts";
import type { CounselScene } from "./counsel-scene.ts";
import { checkOf, loadWords, reviewedShare } from "./review-load.ts";

/** `95.2%` of 0.952. */
export const percentText = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** What is lost at the target: in a month, or with 1,000 answers while the volume is unknown. */
function targetLossWords({ field: { scene }, requests }: CounselScene): string {
  const loss = targetLoss(scene);
  if (!loss) return "";
  const { currency } = scene.setting.rate;
  return `${roughAmount(loss.each * (requests ?? 1000), currency)} ${requests === null ? "with 1,000 requests" : "a month"}`;
}

/** What checking could save of what is lost at the target: nothing, all from some share on, or less than it costs. */
function checkingWords({ field: { scene }, requests }: CounselScene): string {
  const [loss, check] = [targetLoss(scene), checkOf(scene)];
  if (!loss || !check) return "";
  const { currency } = scene.setting.rate;
  const money = (amount: number) => roughAmount(amount, currency);
  const load = (share: number) => loadWords(check, (requests ?? 1000) * share, currency);
  const per = requests === null ? "with 1,000 requests" : "a month";
  if (check.cost >= loss.mistake) {
    return ` Checking does not help: it costs ${money(check.cost)} an answer, and a mistake ${money(loss.mistake)}. All of them take ${load(1)} ${per}.`;
  }
  // Of answers picked blindly, so many are wrong that each check saves this much.
  const saved = (1 - loss.target) * loss.mistake - check.cost;
  const share = saved > 0 ? loss.each / saved : null;
  if (share !== null && share <= 1) {
    return ` It breaks even once people check ${Math.ceil(share * 100)}% of them, ${load(share)} ${per}.`;
  }
  return ` To check all of them takes ${load(1)} ${per}, more than that saves; check only those that the model is unsure of.`;
}

/** From where answers pay at all, while a prompt is below that and not all of them are checked. */
function floorWords({ brief, pricing }: Scene): string {
  const needed = requiredAccuracy(brief.stakes);
  if (needed === undefined || !brief.baseline || brief.baseline.score >= needed) return "";
  return reviewedShare(brief, { pricing }) === 1 ? "" : ` Unchecked, answers pay from ${percentText(needed)} right on.`;
}

/** The words in braces that name what is at stake, each with its figure. */
export function stakesFigures(scene: CounselScene): Figures {
  const { brief, setting } = scene.field.scene;
  const money = (amount: number | null) => roughAmount(amount, setting.rate.currency);
  const needed = requiredAccuracy(brief.stakes);
  return {
    target_loss: () => targetLossWords(scene),
    pays_from: () => (needed === undefined ? "" : percentText(needed)),
    checking: () => checkingWords(scene),
    floor: () => floorWords(scene.field.scene),
    check: () => money(checkLoss(scene.field.scene)?.check ?? null),
    earns: () => money(checkLoss(scene.field.scene)?.earns ?? null),
    review_minutes: () => String(brief.stakes?.review_minutes ?? ""),
  };
}
