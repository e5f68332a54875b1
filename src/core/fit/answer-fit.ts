/** A question to `fit` answered from the price list: names looked up, defaults filled in, impossible claims refused. */

import { numberOf } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { countText } from "../text/amount.ts";
import { nearest } from "../text/nearest.ts";
import { plainText } from "../text/plain-text.ts";
import type { Fit, FitMachineSpec, ModelInput, ModelSpec, Runtime, Setting } from "../types/fit.ts";
import type { Pricing } from "../types/pricing.ts";
import { claimNotes, impossibleSpeed } from "./drafts.ts";
import { predictFit } from "./fit.ts";
import { fitMachine } from "./fit-machine.ts";
import { fitModel, usualQuantisation } from "./fit-model.ts";
import { fitTrace } from "./fit-trace.ts";
import { knownMachine } from "./known-machine.ts";
import { nextMachine, nextMachineText } from "./next-machine.ts";

export interface FitQuestion {
  machine: string | FitMachineSpec;
  model: string | ModelSpec;
  quantisation?: string;
  kv_quantisation?: string;
  context?: number;
  prompt?: number;
  output?: number;
  mean_context?: number;
  streams?: number;
  runtime?: Runtime;
  utilisation?: number;
  measured_tok_s?: number;
  claimed_tok_s?: number;
}

/** `impossible` marks a speed that no software can reach; other errors are names and numbers that do not go together. */
export type FitAnswer = { ok: true; fit: Fit } | { ok: false; error: string; impossible?: true };

type OrError<T> = { ok: true; value: T } | { ok: false; error: string };

const refused = (error: string) => ({ ok: false, error }) as const;
const meant = (near: string | undefined, otherwise: string) => (near ? `did you mean ${near}?` : otherwise);

function modelOf(model: string | ModelSpec, { models }: Pricing): OrError<ModelInput> {
  if (typeof model !== "string") return { ok: true, value: model };
  const found = findModel(models, model);
  if (found.found === "model") return { ok: true, value: found.model };
  if (found.found === "several") {
    // Offers of the same weights by several hosts: the one for machines of one's own carries their sizes.
    const own = found.models.find(({ kind }) => kind === "self-hosted") ?? found.models[0]!;
    return { ok: true, value: own };
  }
  const otherwise = "model-advisor models lists them; or spell it out, with params_b";
  return refused(`unknown model "${plainText(model)}"; ${meant(found.nearest, otherwise)}`);
}

/** Names as people write them: `Q4_K_M`, `q4-k-m`. */
const plainName = (name: string) => name.trim().toLowerCase().replaceAll("-", "_");

function quantisationOf(question: FitQuestion, model: ModelInput, runtime: Runtime, pricing: Pricing): OrError<string> {
  if (question.quantisation === undefined) return { ok: true, value: usualQuantisation(model, runtime) };
  const value = plainName(question.quantisation);
  const known = Object.keys(pricing.calibration.memory.bits_per_weight);
  const hasFile = "id" in model ? value in model.weights_gib : model.weights_gib !== undefined;
  if (hasFile || known.includes(value)) return { ok: true, value };
  const otherwise = `expected one of ${known.join(", ")}`;
  const near = nearest(value, known);
  return refused(`unknown quantisation "${plainText(question.quantisation)}"; ${meant(near, otherwise)}`);
}

function kvOf(question: FitQuestion, { calibration }: Pricing): OrError<string> {
  const value = plainName(question.kv_quantisation ?? "f16");
  const known = Object.keys(calibration.memory.kv_bytes);
  if (known.includes(value)) return { ok: true, value };
  return refused(`unknown kv_quantisation "${plainText(value)}"; expected one of ${known.join(", ")}`);
}

/** Why no machine runs a model with the context or the request that is asked for; null where it may hold them. */
function overOwnContext(model: ModelInput, wanted: number): string | null {
  const most = "id" in model ? model.context_tokens : null;
  if (most === null || wanted <= most) return null;
  return `${plainText(model.name ?? "the model")} holds ${countText(most)} tokens, and ${countText(wanted)} are asked for; ask for fewer, or name another model`;
}

function settingOf(
  question: FitQuestion,
  model: ModelInput,
  kv: string,
  runtime: Runtime,
  { defaults }: Pricing,
): OrError<Setting> {
  const prompt = question.prompt ?? numberOf(defaults, "input-tokens");
  const output = question.output ?? numberOf(defaults, "output-tokens");
  const { context } = question;
  if (context !== undefined && context < prompt + output) {
    const need = `${prompt} of prompt and ${output} of output`;
    return refused(`a context of ${context} tokens does not hold ${need}; give at least ${prompt + output}`);
  }
  const over = overOwnContext(model, context ?? prompt + output);
  if (over !== null) return refused(over);
  const value: Setting = {
    runtime,
    context: context ?? Math.max(numberOf(defaults, "context-tokens"), prompt + output),
    prompt,
    output,
    streams: question.streams ?? 1,
    kv_quantisation: kv,
    utilisation: question.utilisation ?? numberOf(defaults, "utilisation"),
    request_overhead_s: numberOf(defaults, "request-overhead"),
  };
  if (question.mean_context !== undefined) value.mean_context = question.mean_context;
  return { ok: true, value };
}

/**
 * Answers one question. Unknown names, a context that is too small and speeds that not even drafts explain are errors
 * in one line. Where the model does not fit, the next machine on which it does is named. With `explain` the result carries where its figures come from.
 */
export function answerFit(question: FitQuestion, pricing: Pricing, explain = false): FitAnswer {
  const { calibration } = pricing;
  const runtime = question.runtime ?? "llama.cpp";
  const found = knownMachine(question.machine, pricing);
  if (!found.ok) return found;
  const wanted = modelOf(question.model, pricing);
  if (!wanted.ok) return wanted;
  const quantisation = quantisationOf(question, wanted.value, runtime, pricing);
  if (!quantisation.ok) return quantisation;
  const kv = kvOf(question, pricing);
  if (!kv.ok) return kv;
  const asked = settingOf(question, wanted.value, kv.value, runtime, pricing);
  if (!asked.ok) return asked;

  const model = fitModel(wanted.value, quantisation.value, calibration);
  if (!model) {
    const name = plainText(wanted.value.name ?? "");
    return refused(`the size of ${name} is not known, so it cannot be run on your own machine`);
  }
  const machine = fitMachine(found.value, calibration, pricing.machines);
  const own = "id" in found.value ? undefined : found.value.measured_tok_s;
  const measured = question.measured_tok_s ?? own;
  for (const [word, speed] of [
    ["claimed", question.claimed_tok_s],
    ["measured", measured],
  ] as const) {
    const why = speed === undefined ? null : impossibleSpeed(speed, model, machine, runtime, calibration);
    if (why) return { ...refused(`refused: ${word} ${why}`), impossible: true };
  }
  const setting = measured === undefined ? asked.value : { ...asked.value, measured_tok_s: measured };
  const fit = predictFit(machine, model, setting, calibration);
  fit.notes.push(...claimNotes(question.claimed_tok_s, fit.decode_tok_s));
  if (fit.verdict === "no") {
    const { context, streams, runtime: engine } = setting;
    const isVllm = engine === "vllm";
    const needs = { context, streams: isVllm ? 1 : streams, kv: kv.value, isVllm };
    const next = nextMachine(model, needs, pricing, pricing.as_of);
    fit.notes.push({ id: "next-machine", text: nextMachineText(next) });
  }
  if (explain) fit.trace = fitTrace({ fit, machine, model, setting }, calibration);
  return { ok: true, fit };
}
