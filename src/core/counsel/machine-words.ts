/** Words of the counsel for machines: which one, or that it goes by the volume, and how long an answer takes on it. */

import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { countText, inSeconds, roughCount } from "../text/amount.ts";
import { further, listed } from "../text/sentence.ts";
import { isLengthAssumed } from "../types/brief.ts";
import { answerSeconds } from "../ways/machine-way.ts";
import { machineOf } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import type { CounselInput, PickWay } from "./counsel-input.ts";

/** Machines whose name holds their number: `Two DGX Spark, joined`. */
const COUNTED = /^Two /;

/** A possessive or article at the start of a machine's name that the client gave. */
const WHOSE = /^(?:our|my|your|the|an?) /i;

/** `one Mac mini M6`, `2 x DGX Spark`, `your server`; "" of a way on no machine. */
export const machineText = ({ way, cost }: PricedWay): string => {
  if (way.kind !== "machine") return "";
  const count = cost.machines ?? 1;
  const name = machineOf(way);
  return way.is_clients
    ? `your ${name.replace(/^any (.*) you have$/, "$1").replace(WHOSE, "")}`
    : count > 1
      ? `${count} x ${name}`
      : COUNTED.test(name)
        ? name.replace(COUNTED, "two ")
        : `one ${name}`;
};

/** What a pick comes to on machines at each volume in question. */
const onMachines = (pick: PickWay, { everywhere }: CounselInput): { priced: PricedWay; volume: number }[] =>
  everywhere.flatMap((offers) => {
    const priced = pick(offers);
    return priced?.way.kind === "machine" ? [{ priced, volume: offers.volume }] : [];
  });

/** Whether a way takes other machines, or more of them, from volume to volume. */
export const isByVolume = (pick: PickWay, input: CounselInput): boolean =>
  new Set(onMachines(pick, input).map(({ priced }) => machineText(priced))).size > 1;

/** The machine of a way, or that it goes by the volume while that is unknown; "" where it is none. */
export function machineWords(pick: PickWay, input: CounselInput): string {
  const here = pick(input.offers);
  if (here?.way.kind !== "machine") return "";
  return isByVolume(pick, input) ? worded("machine-by-volume", {}, input.context.taxonomy) : machineText(here);
}

/** The seconds of an answer on the machine of each volume in question; the longest alone where nobody waits for that either. */
function aloneWords(pick: PickWay, input: CounselInput): string {
  const times = onMachines(pick, input).flatMap(({ priced, volume }) => {
    const alone = answerSeconds(priced.way, null, false)?.alone;
    return alone === undefined ? [] : [{ alone, text: inSeconds(alone), volume }];
  });
  const longest = Math.max(...times.map(({ alone }) => alone));
  const [first, ...later] = times.filter(({ text }, at) => at === 0 || times[at - 1]!.text !== text);
  const isShort = longest < fittingNumber("seconds-by-volume-from", input.context.taxonomy);
  if (!first || later.length === 0 || isShort) return inSeconds(longest);
  return listed([
    `${first.text} on the machine for ${roughCount(first.volume)} requests a month`,
    ...later.map(({ text, volume }) => `${text} on that for ${roughCount(volume)}`),
  ]);
}

/**
 * Predicted seconds for an answer on a machine: alone, and at the busiest hour where that is clearly longer.
 * "" where the brief has a time limit, which a line beside the bills answers.
 */
export function secondsWords(pick: PickWay, input: CounselInput): string {
  const { context, requests, offers } = input;
  const isBatch = context.brief.usage?.batch === true;
  const here = pick(offers);
  const seconds = here && answerSeconds(here.way, requests, isBatch);
  if (!seconds || (context.brief.limits?.latency_s !== undefined && !isBatch)) return "";
  const { alone, busy } = seconds;
  const isLonger = busy >= fittingNumber("clearly-longer-times", context.taxonomy) * alone;
  const figures = { alone: aloneWords(pick, input), busy: isLonger ? inSeconds(busy) : null };
  if (!isLengthAssumed(context.brief)) return further(worded("machine-seconds", figures, context.taxonomy));
  // The row on what is counted may find no room on the page.
  const { input_tokens, output_tokens } = context.setting.filled.profile;
  const counted = { tokens_in: countText(input_tokens), tokens_out: countText(output_tokens) };
  return further(worded("machine-seconds-assumed", { ...figures, ...counted }, context.taxonomy));
}
