/** Drafts (speculative decoding): several tokens in one pass over the weights, as long as few streams run. */

import type { CostNote } from "../types/cost.ts";
import type { FitMachine, FitModel, Runtime, Speed } from "../types/fit.ts";
import type { Calibration } from "../types/pricing.ts";
import { activeBytes } from "./fit-model.ts";
import { decodeCeiling } from "./speed.ts";

/** Tokens of one pass that a measured speed of one stream means at least; 1 where it needs no drafts. */
export const tokensAPass = (tokS: number, model: FitModel, machine: FitMachine, runtime: Runtime): number =>
  Math.max(1, tokS / decodeCeiling(model, machine, runtime === "vllm"));

/** A claimed or measured speed that no drafts explain, with the arithmetic; null when it is possible. */
export function impossibleSpeed(
  tokS: number,
  model: FitModel,
  machine: FitMachine,
  runtime: Runtime,
  { decode }: Pick<Calibration, "decode">,
): string | null {
  if (tokensAPass(tokS, model, machine, runtime) <= decode.most_tokens_a_pass) return null;
  const ceiling = decodeCeiling(model, machine, runtime === "vllm");
  const gb = activeBytes(model) / 1e9;
  const gpus = runtime === "vllm" && machine.gpus > 1 ? `${machine.gpus} x ` : "";
  return (
    `${tokS} tok/s is ${(tokS / ceiling).toPrecision(2)} times what one token a pass allows (${ceiling.toPrecision(3)} ` +
    `tok/s: ${gpus}${machine.bandwidth_gb_s} GB/s of memory bandwidth / ${gb.toPrecision(3)} GB of weights); drafts ` +
    `reach ${decode.most_tokens_a_pass} times that at most`
  );
}

/** What a claimed speed that is possible stands for, beside the one measured or predicted; tok/s of one stream. */
function claimText(claimed: number, { low, high, ceiling }: Speed): string {
  const said = `claimed ${claimed} tok/s`;
  if (low === null || high === null) return `${said}: not judged, as the model does not fit`;
  const rounded = (speed: number) => Number(speed.toPrecision(3));
  const known = low === high ? `measured ${rounded(low)}` : `predicted ${rounded(low)} to ${rounded(high)}`;
  if (claimed > ceiling) {
    const times = (claimed / ceiling).toPrecision(2);
    return `${said}: ${times} times what one token a pass allows, so only with drafts (speculative decoding); ${known}`;
  }
  if (claimed > high) return `${said}: possible, yet more than ${known}; ask how it was measured`;
  return claimed < low ? `${said}: less than ${known}` : `${said}: agrees with ${known}`;
}

/** A note on the speed that is claimed; none where none is. */
export const claimNotes = (claimed: number | undefined, speed: Speed): CostNote[] =>
  claimed === undefined ? [] : [{ id: "claimed", text: claimText(claimed, speed) }];

/**
 * How much of a measured gain is left when `streams` run: each further one takes the same part of it away, and from
 * many streams on drafts gain nothing.
 */
export function gainLeft(gain: number, streams: number, { decode }: Pick<Calibration, "decode">): number {
  const share = 1 - (streams - 1) / (decode.drafts_gain_until_streams - 1);
  return 1 + (gain - 1) * Math.max(0, share);
}
