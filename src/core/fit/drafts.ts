/** Drafts (speculative decoding): several tokens in one pass over the weights, as long as few streams run. */
import type { Calibration } from "../types/calibration.ts";
import type { FitMachine, FitModel, Runtime } from "../types/fit.ts";
import { decodeCeiling } from "./decode-speed.ts";
import { activeBytes } from "./fit-model.ts";

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

/**
 * How much of a measured gain is left when `streams` run: each further one takes the same part of it away, and from
 * many streams on drafts gain nothing.
 */
export function gainLeft(gain: number, streams: number, { decode }: Pick<Calibration, "decode">): number {
  const share = 1 - (streams - 1) / (decode.drafts_gain_until_streams - 1);
  return 1 + (gain - 1) * Math.max(0, share);
}
