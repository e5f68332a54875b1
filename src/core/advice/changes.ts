/**
 * Answers that would change the first page, each with what the advice for them says: the tables name a kind of model
 * for them, and costs, scores and stakes may make another the one to start with.
 */
import { isByHand } from "../counsel/by-hand.ts";
import type { CounselLine } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Flip } from "../types/decision.ts";
import { branchText } from "./branch-words.ts";
import { BRANCH_ANSWERS, branchOf } from "./branches.ts";
import type { Outlook } from "./fits.ts";
import { middleOf } from "./priced-offers.ts";

const MOST = 2;

/** The brief with other answers; null where what changes is no answer, as whether the work is split into steps. */
function changed(brief: Brief, { changes }: Flip): Brief | null {
  const isAnswer = (answer: string) => (BRANCH_ANSWERS as readonly string[]).includes(answer);
  if (!changes.every(({ answer }) => isAnswer(answer))) return null;
  return { ...brief, ...Object.fromEntries(changes.map(({ answer, to }) => [answer, to])) };
}

/** The ways of a first page, whatever the volume they are shown for. */
const waysOf = ({ volumes, counsel }: Outlook): string[] => {
  const all: readonly CounselLine[] = middleOf(volumes)?.lines ?? counsel?.lines ?? [];
  return all.map(({ way }) => way);
};

/** What an advice says with other answers; null where it starts with the same, and nothing else follows. */
function changeText({ changes }: Flip, today: Outlook, then: Outlook): string | null {
  const when = changes.map(({ words }) => words).join(" and ");
  const branch = branchOf(when, then, then);
  const [now, next] = [waysOf(today), branch.lines.map(({ way }) => way)];
  const isSameStart = now[0] === next[0];
  if (isSameStart && next.every((way) => now.includes(way))) return null;
  const tier = then.tier === today.tier ? null : then.tier;
  return branchText({ ...branch, tier }, isSameStart ? "first" : null);
}

/** Whether only what may follow a prompt at a host would fall away: the prompt is the same for any number of examples. */
function losesTuning({ gives }: Flip, { approach, counsel }: Outlook): boolean {
  const start = counsel?.start_with;
  const isPrompt = start?.place === "api" && start.deployment !== "hosted-tuned";
  return isPrompt && approach === "local-fine-tuned" && gives.approach === "local-base";
}

/** Whether the brief speaks against the change: who has answers checked by a program, or a score, can say what is right. */
const isSpokenAgainst = ({ changes }: Flip, { correctness, baseline }: Brief): boolean =>
  (correctness === "exact" || baseline !== undefined) &&
  changes.some(({ answer, to }) => answer === "correctness" && to === "undefined");

/** What would change a page that is settled, the nearest answers first; two of them are as many as people read. */
export function changesOf(brief: Brief, today: Outlook, advise: (brief: Brief) => Outlook): string[] {
  if (today.counsel === null || isByHand(today.counsel)) return [];
  const found: string[] = [];
  for (const flip of today.would_change) {
    if (found.length === MOST) break;
    const isLeftOut =
      flip.gives.approach === today.approach || losesTuning(flip, today) || isSpokenAgainst(flip, brief);
    const other = isLeftOut ? null : changed(brief, flip);
    const then = other && advise(other);
    const text = then?.counsel ? changeText(flip, today, then) : null;
    if (text !== null) found.push(text);
  }
  return found;
}
