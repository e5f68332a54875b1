/** Bytes of weights that one step reads when several streams choose experts of their own. */
import type { FitModel } from "../types/fit.ts";
import { activeBytes } from "./fit-model.ts";

const GIB = 2 ** 30;

/**
 * Bytes that a step of `streams` streams reads: what all tokens share, and the experts that any of them chose. `likeness`
 * is the power of the streams that choose by chance: below 1 they choose alike. One stream reads the active weights;
 * a dense model all of them, however many streams there are.
 */
export function stepBytes(model: FitModel, streams: number, likeness: number): number {
  const active = activeBytes(model);
  if (!model.is_moe || streams <= 1) return active;
  const { params_b, active_params_b, experts } = model;
  const chosen = experts ? experts.active / experts.count : active_params_b / params_b;
  // Of all parameters: those in experts, from all = shared + routed and active = shared + chosen x routed.
  const routed = Math.min(params_b, (params_b - active_params_b) / (1 - chosen));
  const shared = params_b - routed;
  const read = 1 - (1 - chosen) ** (streams ** likeness);
  const all = model.weights_gib * GIB;
  return Math.max(active, (all * (shared + routed * read)) / params_b);
}
