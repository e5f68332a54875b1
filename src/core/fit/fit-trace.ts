/** Where the figures of a fit come from: each formula with its inputs, their sources and dates. */

import type { CostTrace } from "../types/cost.ts";
import type { Fit, FitMachine, FitModel, Setting } from "../types/fit.ts";
import type { Calibration } from "../types/pricing.ts";
import { activeBytes } from "./fit-model.ts";
import { attended, isHybrid } from "./memory.ts";
import { prefillTflops, widthOf } from "./speed.ts";

type Input = CostTrace["inputs"][number];
type Origin = Pick<Input, "source" | "date">;

const from = (source: string): Origin => ({ source, date: null });
const FITTED = from("pricing/speed.yaml, fitted on measured machines");
const ASKED = from("the question, or pricing/defaults.yaml");

const input = (name: string, value: number | string | null, unit: string, origin: Origin): Input => ({
  name,
  value,
  unit,
  ...origin,
});

interface Traced {
  fit: Fit;
  machine: FitMachine;
  model: FitModel;
  setting: Setting;
}

function memoryTrace({ fit, machine, model }: Traced): CostTrace {
  const file = from(model.derived.find((each) => each.startsWith("weights")) ?? "size of the file");
  return {
    formula: "needed = weights + cache + buffers; it fits when that is no more than what is usable",
    inputs: [
      input("weights", fit.weights_gib, `GiB as ${fit.quantisation}`, file),
      input("cache", fit.kv_gib, "GiB, 2 x layers x heads x width x bytes for each token", from(shapeText(model))),
      input("buffers", fit.needed_gib - fit.weights_gib - fit.kv_gib, "GiB", FITTED),
      input("usable", fit.usable_gib, `GiB of ${machine.memory_gb ?? "unknown"} GB`, FITTED),
    ],
  };
}

const shapeText = ({ shape }: FitModel) =>
  `${shape.layers} layers, ${shape.kv_heads} x ${shape.head_dim}` +
  (shape.full_layers === undefined ? "" : `, ${shape.full_layers} of them over the whole context`);

function decodeTrace({ machine, model, setting }: Traced): CostTrace {
  const { decode_class: chip, family } = machine;
  const cached = setting.mean_context ?? setting.prompt + setting.output / 2;
  const inputs = [
    input("bandwidth", machine.bandwidth_gb_s, "GB/s", from("the vendor, pricing/machines or the question")),
    input("weights read for a token", activeBytes(model) / 1e9, "GB", from(`${model.active_params_b}B active`)),
    input("efficiency", chip.efficiency, `of the bandwidth, class ${chip.id}`, FITTED),
    input("time for a layer", chip.us_per_layer, `microseconds x ${model.shape.layers}`, FITTED),
    input("tokens in the cache", cached, "on average", ASKED),
    input("attention", family?.attention_ns ?? chip.attention_ns, "ns a token and layer at a width of 4,400", FITTED),
    input("width", widthOf(model), "from the parameters of a layer", from("pricing/speed.yaml")),
  ];
  if (model.is_moe) {
    const added = isHybrid(model) ? chip.moe_hybrid_us_per_layer : chip.moe_us_per_layer;
    inputs.push(input("finding the experts", added, "microseconds a layer", FITTED));
  }
  return {
    formula:
      "tokens a second = 1 / (weights / (efficiency x bandwidth) + layers x time + cached x layers x (bytes / bandwidth + attention x width / 4400)); one token a pass allows bandwidth / weights",
    inputs,
  };
}

/**
 * Formulas and inputs of a llama.cpp or Ollama result; of a vLLM one, those of the step that all streams share in place
 * of the single stream.
 */
export function fitTrace(traced: Traced, calibration: Calibration): CostTrace[] {
  const { fit, machine, model, setting } = traced;
  const { vllm } = calibration;
  const { vllm_efficiency, vllm_moe_efficiency, vllm_moe_us_per_layer, vllm_moe_peak_share } = machine.decode_class;
  const efficiency = model.is_moe ? vllm_moe_efficiency : vllm_efficiency;
  const layers = model.is_moe ? (model.shape.layers * vllm_moe_us_per_layer) / 1000 : 0;
  const fixed = Math.max(layers, vllm.step_ms);
  const shared: CostTrace = {
    formula:
      "step = (weights that the streams choose + streams x (cache + 2 x state)) / (efficiency x bandwidth) + streams x (1 + input / output) x 2 x parameters / (share x peak) + fixed",
    inputs: [
      input("efficiency", efficiency, "of the bandwidth", FITTED),
      input("share", model.is_moe ? vllm_moe_peak_share : vllm.peak_share, "of the peak tensor rate", FITTED),
      input("fixed", fixed, "ms a step", FITTED),
      input("peak", machine.tensor_fp16_tflops, "TFLOPS in FP16; null is derived from the chip", from("the vendor")),
    ],
  };
  return [
    memoryTrace(traced),
    setting.runtime === "vllm" ? shared : decodeTrace(traced),
    {
      formula: "prompt tokens a second = TFLOPS / (2 x active parameters + 4 x attended x width)",
      inputs: [
        input("TFLOPS", prefillTflops(model, machine, calibration), "effective", FITTED),
        input("active parameters", model.active_params_b, "billion", from("the model")),
        input("attended", attended(model, setting.prompt / 2), "tokens x layers on average", ASKED),
      ],
    },
    {
      formula: "requests a day = 86400 x utilisation x streams / seconds per request",
      inputs: [
        input("utilisation", setting.utilisation, "share of the day", ASKED),
        input("streams", setting.streams, "at once", ASKED),
        input("seconds per request", fit.seconds_per_request, "prompt + answer + overhead", from("the speeds above")),
        input("overhead", setting.request_overhead_s, "s", from("pricing/defaults.yaml")),
      ],
    },
  ];
}
