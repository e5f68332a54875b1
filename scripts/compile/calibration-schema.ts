/** The shape of pricing/speed.yaml. What is checked here is what the predictions rest on without looking again. */
import * as z from "zod";
import type { Calibration } from "../../src/core/types/calibration.ts";

const positive = z.number().positive();
const share = z.number().positive().max(1);
const memoryKind = z.enum(["unified", "discrete"]);

const factor = z.strictObject({ low: share, high: z.number().min(1) });

const decodeClass = z.strictObject({
  id: z.string(),
  memory_kind: memoryKind,
  power: z.enum(["by-bandwidth", "processor", "card", "hbm-card"]),
  ollama_max_peak_requests: z.int().positive(),
  clock_by_watts: z.boolean().default(false),
  notes: z
    .array(
      z.strictObject({
        id: z.string(),
        engine: z.enum(["ollama", "vllm"]).optional(),
        if_fits: z.boolean().optional(),
        text: z.string().min(1),
      }),
    )
    .default([]),
  efficiency: share,
  us_per_layer: z.number().min(0),
  attention_ns: z.number().min(0),
  k_quant_slowdown: z.number().min(1),
  prefill_tflops_per_gb_s: positive,
  prefill_per_fp32_tflops: positive.nullable(),
  prefill_f16_speedup: positive,
  prefill_q4_0_speedup: positive,
  prefill_moe_slowdown: z.number().min(1),
  parallel_efficiency: share,
  ollama_parallel_gain: z.number().min(1).nullable(),
  moe_us_per_layer: z.number().min(0),
  moe_hybrid_us_per_layer: z.number().min(0),
  range: factor.nullable(),
  vllm_efficiency: share,
  vllm_moe_efficiency: share,
  vllm_moe_us_per_layer: z.number().min(0),
  vllm_moe_peak_share: share,
});

const family = z.strictObject({
  id: z.string(),
  names: z.array(z.string().min(1)).min(1),
  class: z.string(),
  memory_kind: memoryKind.optional(),
  attention_ns: z.number().min(0).optional(),
  k_quant_gb_s_per_core: positive.optional(),
  prefill_tflops_per_core: positive.optional(),
  prefill_per_fp32_tflops: positive.optional(),
  tensor_per_fp32_tflops: positive.optional(),
  fp8: z.boolean().optional(),
});

const shape = z.strictObject({
  up_to_params_b: positive,
  layers: positive,
  kv_heads: positive,
  head_dim: positive,
});

const usable = z.strictObject({
  id: z.string(),
  up_to_gb: positive.nullable(),
  share,
  minus_gib: z.number().min(0),
});

const trainingRate = z.strictObject({
  provider: z.string(),
  up_to_params_b: positive,
  low: positive,
  high: positive,
  date: z.string(),
});

const fineTuning = z.strictObject({
  encoders: trainingRate,
  hosted_usd_per_m_tokens: z.array(trainingRate),
});

const serving = z.strictObject({
  counted_with: z
    .array(
      z.strictObject({
        rented: z.boolean().nullable(),
        class: z.string().nullable(),
        runtime: z.enum(["ollama", "vllm"]),
      }),
    )
    .min(1),
  streams: z
    .array(
      z.strictObject({
        runtime: z.enum(["ollama", "vllm"]),
        class: z.string().nullable(),
        most: z.int().positive(),
      }),
    )
    .min(1),
  vllm_classes: z.array(z.string()).min(1),
  orchestrate_from_replicas: z.int().positive(),
});

/** pricing/speed.yaml as a whole. Classes that families and bounds name must be among the classes. */
export const speedSchema = z
  .strictObject({
    schema_version: z.literal(1),
    as_of: z.string(),
    decode: z.strictObject({
      classes: z.array(decodeClass).min(1),
      moe_choice_exponent: share,
      range: factor,
      batch_range: factor,
      guessed_range: factor,
      most_tokens_a_pass: z.number().min(1),
      drafts_gain_until_streams: z.number().min(2),
    }),
    families: z.array(family),
    class_by_bandwidth: z
      .array(
        z.strictObject({
          memory_kind: memoryKind,
          min_bandwidth_gb_s: z.number().min(0),
          min_memory_gb: z.number().min(0),
          class: z.string(),
        }),
      )
      .min(1),
    prefill: z.strictObject({ full_clock_w_per_tflops: positive, power_exponent: z.number().min(0) }),
    vllm: z.strictObject({
      moe_choice_exponent: share,
      peak_share: share,
      step_ms: z.number().min(0),
      fp8_speedup: positive,
      tensor_by_bandwidth: z
        .array(z.strictObject({ class: z.string(), min_bandwidth_gb_s: z.number().min(0), tflops_per_gb_s: positive }))
        .min(1),
    }),
    memory: z.strictObject({
      bits_per_weight: z.record(z.string(), positive),
      kv_bytes: z.record(z.string(), positive),
      buffers: z.strictObject({
        base_gib: z.number().min(0),
        per_gpu_gib: z.number().min(0),
        micro_batch: z.int().positive(),
        usual_vocab: z.int().positive(),
        vllm_per_gpu_gib: z.number().min(0),
      }),
      state_mib_per_layer: z.number().min(0),
      tight_margin: z.number().min(0).max(1),
      usable: z.array(usable).min(1),
      shapes: z.array(shape).min(1),
    }),
    power: z.strictObject({
      by_bandwidth_idle_w: positive,
      by_bandwidth_load_w_per_gb_s: positive,
      host_idle_w: positive,
      host_load_w: positive,
      card_idle_w: positive,
      hbm_card_idle_w: positive,
      unified_idle_w: positive,
      unified_load_w: positive,
      cpu_max_w: positive,
      card_max_w: positive,
    }),
    fine_tuning: fineTuning,
    serving,
    cost_ranges: z.strictObject({
      tariff: factor,
      ops_hours: factor,
      setup_hours: factor,
      start_seconds: factor,
      labelling_minutes: factor,
    }),
  })
  .check((context) => {
    const known = new Set(context.value.decode.classes.map(({ id }) => id));
    const { families, class_by_bandwidth, vllm } = context.value;
    const lists = [
      { at: ["families"], lines: families },
      { at: ["class_by_bandwidth"], lines: class_by_bandwidth },
      { at: ["vllm", "tensor_by_bandwidth"], lines: vllm.tensor_by_bandwidth },
    ];
    for (const { at, lines } of lists) {
      lines.forEach((each, i) => {
        if (known.has(each.class)) return;
        context.issues.push({
          code: "custom",
          path: [...at, i, "class"],
          input: each.class,
          message: `the class ${each.class} is not among decode.classes`,
        });
      });
    }
  });

/** The constants without the file's own head. */
export function calibrationOf({
  schema_version: _,
  as_of: __,
  ...calibration
}: z.infer<typeof speedSchema>): Calibration {
  return calibration as Calibration;
}
