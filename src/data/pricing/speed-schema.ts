/**
 * The shape of pricing/speed.yaml: the constants that predict memory and speed, fitted once, on measured machines. What is
 * checked here is what the predictions rest on without looking again.
 */
import * as z from "zod/mini";
import { about, optional } from "../documents/fields.ts";

const positive = () => z.number().check(z.positive());
const from = (least: number) => z.number().check(z.minimum(least));
const share = () => z.number().check(z.positive(), z.maximum(1));
const count = () => z.int().check(z.positive());
const list = <S extends z.core.$ZodType>(of: S) => z.array(of).check(z.minLength(1));

const memoryKind = () => z.enum(["unified", "discrete"]);
const runtime = () => z.enum(["ollama", "vllm"]);
const factor = () => z.strictObject({ low: share(), high: from(1) });

const note = z.strictObject({
  id: z.string(),
  engine: optional(runtime()),
  if_fits: optional(z.boolean()),
  text: z.string().check(z.minLength(1)),
});

const decodeClass = z.strictObject({
  id: z.string(),
  memory_kind: about(memoryKind(), "The memory that such machines usually have"),
  power: about(
    z.enum(["by-bandwidth", "processor", "card", "hbm-card"]),
    "How watts are estimated where none are known",
  ),
  ollama_max_peak_requests: about(count(), "Requests at a time that Ollama handles; more gain nothing"),
  clock_by_watts: about(z._default(z.boolean(), false), "Its power limit holds the clock down"),
  notes: about(z._default(z.array(note), []), "What is noted of it: with one engine alone, or where the model fits"),
  efficiency: about(share(), "Share of the memory bandwidth that reading the weights reaches"),
  us_per_layer: about(
    from(0),
    "Time per layer and token that no bandwidth shortens: launching kernels, waiting between them",
  ),
  attention_ns: about(
    from(0),
    "Work on each cached token, per layer, for a model 4,400 wide; on top of reading the cache",
  ),
  k_quant_slowdown: about(from(1), "Time for k-quantised weights (q4_k_m and the like) over that of others"),
  prefill_tflops_per_gb_s: about(
    positive(),
    "Effective TFLOPS of prompt processing for each GB/s, where nothing better is known",
  ),
  prefill_per_fp32_tflops: about(z.nullable(positive()), "The same for each TFLOPS of FP32"),
  prefill_f16_speedup: about(positive(), "Prompt speed with F16 weights over that with k-quantised ones"),
  prefill_q4_0_speedup: about(positive(), "Prompt speed with simple 4-bit weights over that with k-quantised ones"),
  prefill_moe_slowdown: from(1),
  parallel_efficiency: about(share(), "Share of the prompt speed that further parallel streams reach under llama.cpp"),
  ollama_parallel_gain: about(
    z.nullable(from(1)),
    "Effective parallel streams under Ollama; null for as under llama.cpp",
  ),
  moe_us_per_layer: about(from(0), "Time per layer and token that a mixture of experts adds"),
  moe_hybrid_us_per_layer: about(from(0), "The same, of one whose other layers keep a fixed state"),
  range: about(z.nullable(factor()), "Bounds to print around a prediction; null for the usual ones"),
  vllm_efficiency: about(share(), "Under vLLM: share of the bandwidth for dense models"),
  vllm_moe_efficiency: about(share(), "The same for a mixture of experts"),
  vllm_moe_us_per_layer: from(0),
  vllm_moe_peak_share: share(),
});

/** A generation of chips, told by its name; what it says goes before its class. */
const family = z.strictObject({
  id: z.string(),
  names: about(
    list(z.string().check(z.minLength(1))),
    "As whole words; * stands for letters and digits. The first family that matches counts",
  ),
  class: z.string(),
  memory_kind: optional(memoryKind()),
  attention_ns: optional(from(0)),
  k_quant_gb_s_per_core: about(
    optional(positive()),
    "Weights that one GPU core can unpack in a second when they are k-quantised",
  ),
  prefill_tflops_per_core: optional(positive()),
  prefill_per_fp32_tflops: optional(positive()),
  tensor_per_fp32_tflops: about(optional(positive()), "Dense FP16 tensor TFLOPS for each TFLOPS of FP32"),
  fp8: about(optional(z.boolean()), "False for chips that compute in FP16 even where the weights are FP8"),
});

const usable = z.strictObject({
  id: about(z.string(), "vllm, a class, apple, discrete or unified: the first that a machine answers to"),
  up_to_gb: z.nullable(positive()),
  share: share(),
  minus_gib: from(0),
});

const trainingRate = z.strictObject({
  provider: z.string(),
  up_to_params_b: about(positive(), "For models of so many billion parameters at most"),
  low: about(positive(), "US dollars per million tokens"),
  high: positive(),
  date: z.string(),
});

const decode = z.strictObject({
  classes: list(decodeClass),
  moe_choice_exponent: about(
    share(),
    "Streams choose experts alike: n streams choose like n to this power that choose by chance",
  ),
  range: about(factor(), "Bounds to print around a prediction"),
  batch_range: about(factor(), "The same under vLLM, and of a mixture of experts in batches"),
  guessed_range: about(factor(), "The same where the class is a guess"),
  most_tokens_a_pass: about(
    from(1),
    "Tokens that drafts may give in one pass over the weights; a speed beyond is no true one",
  ),
  drafts_gain_until_streams: about(from(2), "Streams from which on drafts gain nothing"),
});

const buffers = z.strictObject({
  base_gib: about(from(0), "Under llama.cpp: fixed"),
  per_gpu_gib: about(from(0), "Under llama.cpp: for each GPU"),
  micro_batch: about(count(), "Under llama.cpp: the words that it may choose from take 4 bytes each"),
  usual_vocab: count(),
  vllm_per_gpu_gib: about(from(0), "Under vLLM for each GPU: activations and recorded graphs"),
});

const memory = z.strictObject({
  bits_per_weight: z.record(z.string(), positive()),
  kv_bytes: z.record(z.string(), positive()),
  buffers,
  state_mib_per_layer: about(
    from(0),
    "Fixed state of a layer that keeps one, in MiB a sequence, where that of the model is not known",
  ),
  tight_margin: z.number().check(z.minimum(0), z.maximum(1)),
  usable: list(usable),
  shapes: list(
    z.strictObject({ up_to_params_b: positive(), layers: positive(), kv_heads: positive(), head_dim: positive() }),
  ),
});

const power = z.strictObject({
  by_bandwidth_idle_w: positive(),
  by_bandwidth_load_w_per_gb_s: about(positive(), "For each GB/s of a chip with its memory"),
  host_idle_w: about(positive(), "Of what stands around a card, with one card at rest in it"),
  host_load_w: positive(),
  card_idle_w: about(positive(), "Of each more"),
  hbm_card_idle_w: about(positive(), "Of each more for data centres"),
  unified_idle_w: positive(),
  unified_load_w: positive(),
  cpu_max_w: positive(),
  card_max_w: positive(),
});

const serving = z.strictObject({
  counted_with: about(
    list(z.strictObject({ rented: z.nullable(z.boolean()), class: z.nullable(z.string()), runtime: runtime() })),
    "The engine that a machine is counted with; null means any",
  ),
  streams: about(
    list(z.strictObject({ runtime: runtime(), class: z.nullable(z.string()), most: count() })),
    "The most streams at once that an engine is counted with: of each GPU under vLLM, else of the machine. Null means any",
  ),
  vllm_classes: about(list(z.string()), "Classes of machines that vLLM is made for"),
  orchestrate_from_replicas: count(),
});

/** pricing/speed.yaml as a whole. Classes that families and bounds name must be among the classes. */
export const speedSchema = z
  .strictObject({
    schema_version: z.literal(1),
    as_of: z.string(),
    decode,
    families: z.array(family),
    class_by_bandwidth: about(
      list(
        z.strictObject({
          memory_kind: memoryKind(),
          min_bandwidth_gb_s: from(0),
          min_memory_gb: from(0),
          class: z.string(),
        }),
      ),
      "A machine without a known name: the first line whose bounds hold gives the class",
    ),
    prefill: z.strictObject({
      full_clock_w_per_tflops: about(positive(), "A card with fewer watts for each FP32 TFLOPS cannot keep its clock"),
      power_exponent: from(0),
    }),
    vllm: z.strictObject({
      moe_choice_exponent: share(),
      peak_share: about(share(), "Share of the peak tensor rate"),
      step_ms: from(0),
      fp8_speedup: positive(),
      tensor_by_bandwidth: about(
        list(z.strictObject({ class: z.string(), min_bandwidth_gb_s: from(0), tflops_per_gb_s: positive() })),
        "Dense FP16 tensor TFLOPS of a machine that gives neither them nor FP32: the first line whose bounds hold",
      ),
    }),
    memory,
    power: about(power, "Watts of a machine that gives none"),
    fine_tuning: z.strictObject({
      encoders: about(z.strictObject(trainingRate.shape), "Of classifiers, which no host tunes by the token"),
      hosted_usd_per_m_tokens: z.array(trainingRate),
    }),
    serving,
    cost_ranges: z.strictObject({
      tariff: factor(),
      ops_hours: factor(),
      setup_hours: factor(),
      start_seconds: factor(),
      labelling_minutes: factor(),
    }),
  })
  .check(
    z.check((context) => {
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
    }),
  );

export type SpeedFile = z.output<typeof speedSchema>;
