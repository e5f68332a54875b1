/** The constants that predict memory and speed, as compiled from pricing/speed.yaml. Fitted once, on measured machines. */

/** How one class of machine reads memory while it writes tokens. */
export interface DecodeClass {
  id: string;
  /** The memory that such machines usually have. */
  memory_kind: "unified" | "discrete";
  /** How watts are estimated where none are known. */
  power: "by-bandwidth" | "processor" | "card" | "hbm-card";
  /** Requests at a time that Ollama handles; more gain nothing. */
  ollama_max_peak_requests: number;
  /** Its power limit holds the clock down. */
  clock_by_watts: boolean;
  /** What is noted of it: with one engine alone, or where the model fits. */
  notes: { id: string; engine?: "ollama" | "vllm"; if_fits?: boolean; text: string }[];
  /** Share of the memory bandwidth that reading the weights reaches. */
  efficiency: number;
  /** Time per layer and token that no bandwidth shortens: launching kernels, waiting between them. */
  us_per_layer: number;
  /** Work on each cached token, per layer, for a model 4,400 wide; on top of reading the cache. */
  attention_ns: number;
  /** Time for k-quantised weights (q4_k_m and the like) over that of others. */
  k_quant_slowdown: number;
  /** Effective TFLOPS of prompt processing for each GB/s, where nothing better is known. */
  prefill_tflops_per_gb_s: number;
  /** The same for each TFLOPS of FP32. */
  prefill_per_fp32_tflops: number | null;
  /** Prompt speed with F16 and with simple 4-bit weights, over that with k-quantised ones. */
  prefill_f16_speedup: number;
  prefill_q4_0_speedup: number;
  prefill_moe_slowdown: number;
  /** Share of the prompt speed that further parallel streams reach under llama.cpp. */
  parallel_efficiency: number;
  /** Effective parallel streams under Ollama; null for as under llama.cpp. */
  ollama_parallel_gain: number | null;
  /** Time per layer and token that a mixture of experts adds, and one whose other layers keep a fixed state. */
  moe_us_per_layer: number;
  moe_hybrid_us_per_layer: number;
  /** Bounds to print around a prediction; null for the usual ones. */
  range: Factor | null;
  /** Under vLLM: share of the bandwidth for dense models, and what a mixture of experts reaches and takes. */
  vllm_efficiency: number;
  vllm_moe_efficiency: number;
  vllm_moe_us_per_layer: number;
  vllm_moe_peak_share: number;
}

/** A generation of chips, told by its name; what it says goes before its class. */
export interface ChipFamily {
  id: string;
  /** Names as whole words; `*` stands for letters and digits. The first family that matches counts. */
  names: string[];
  class: string;
  memory_kind?: "unified" | "discrete";
  attention_ns?: number;
  /** Weights that one GPU core can unpack in a second when they are k-quantised. */
  k_quant_gb_s_per_core?: number;
  prefill_tflops_per_core?: number;
  prefill_per_fp32_tflops?: number;
  /** Dense FP16 tensor TFLOPS for each TFLOPS of FP32. */
  tensor_per_fp32_tflops?: number;
  /** False for chips that compute in FP16 even where the weights are FP8. */
  fp8?: boolean;
}

/** A machine without a known name: the first line whose bounds hold gives the class. */
export interface ClassByBandwidth {
  memory_kind: "unified" | "discrete";
  min_bandwidth_gb_s: number;
  min_memory_gb: number;
  class: string;
}

/** Dense FP16 tensor TFLOPS of a machine that gives neither them nor FP32: the first line whose bounds hold. */
export interface TensorByBandwidth {
  class: string;
  min_bandwidth_gb_s: number;
  tflops_per_gb_s: number;
}

export interface UsableRule {
  /** `vllm`, a class, `apple`, `discrete` or `unified`: the first that a machine answers to. */
  id: string;
  up_to_gb: number | null;
  share: number;
  minus_gib: number;
}

export interface ShapeBySize {
  up_to_params_b: number;
  layers: number;
  kv_heads: number;
  head_dim: number;
}

/** The engine that a machine is counted with; null means any. */
export interface CountedWith {
  rented: boolean | null;
  class: string | null;
  runtime: "ollama" | "vllm";
}

/** The most streams at once that an engine is counted with: of each GPU under vLLM, else of the machine. Null means any. */
export interface MostStreams {
  runtime: "ollama" | "vllm";
  class: string | null;
  most: number;
}

export interface Factor {
  low: number;
  high: number;
}

/** What training costs in US dollars per million tokens, for models of so many billion parameters. */
export interface TrainingRate {
  provider: string;
  up_to_params_b: number;
  low: number;
  high: number;
  date: string;
}

export interface Calibration {
  decode: {
    classes: DecodeClass[];
    /** Streams choose experts alike: n streams choose like n to this power that choose by chance. */
    moe_choice_exponent: number;
    /** Bounds to print around a prediction: usual ones, of vLLM or a mixture of experts in batches, of a guessed class. */
    range: Factor;
    batch_range: Factor;
    guessed_range: Factor;
    /** Tokens that drafts may give in one pass over the weights; a speed beyond is no true one. */
    most_tokens_a_pass: number;
    /** Streams from which on drafts gain nothing. */
    drafts_gain_until_streams: number;
  };
  families: ChipFamily[];
  class_by_bandwidth: ClassByBandwidth[];
  prefill: {
    /** A card with fewer watts for each FP32 TFLOPS cannot keep its clock. */
    full_clock_w_per_tflops: number;
    power_exponent: number;
  };
  vllm: {
    moe_choice_exponent: number;
    /** Share of the peak tensor rate. */
    peak_share: number;
    step_ms: number;
    fp8_speedup: number;
    tensor_by_bandwidth: TensorByBandwidth[];
  };
  memory: {
    bits_per_weight: Record<string, number>;
    kv_bytes: Record<string, number>;
    buffers: {
      /** Under llama.cpp: fixed, for each GPU, and the words that a micro-batch may choose from at 4 bytes each. */
      base_gib: number;
      per_gpu_gib: number;
      micro_batch: number;
      usual_vocab: number;
      /** Under vLLM for each GPU: activations and recorded graphs. */
      vllm_per_gpu_gib: number;
    };
    /** Fixed state of a layer that keeps one, in MiB a sequence, where that of the model is not known. */
    state_mib_per_layer: number;
    tight_margin: number;
    usable: UsableRule[];
    shapes: ShapeBySize[];
  };
  power: {
    /**
     * Watts of a machine that gives none: for each GB/s of a chip with its memory, and of what stands around a card. A host at
     * rest has one card in it that rests as well; `card_idle_w` is of each more, `hbm_card_idle_w` of each for data centres.
     */
    by_bandwidth_idle_w: number;
    by_bandwidth_load_w_per_gb_s: number;
    host_idle_w: number;
    host_load_w: number;
    card_idle_w: number;
    hbm_card_idle_w: number;
    card_max_w: number;
    unified_idle_w: number;
    unified_load_w: number;
    cpu_max_w: number;
  };
  fine_tuning: {
    /** Of classifiers, which no host tunes by the token. */
    encoders: TrainingRate;
    hosted_usd_per_m_tokens: TrainingRate[];
  };
  serving: {
    counted_with: CountedWith[];
    streams: MostStreams[];
    /** Classes of machines that vLLM is made for. */
    vllm_classes: string[];
    orchestrate_from_replicas: number;
  };
  cost_ranges: {
    tariff: Factor;
    ops_hours: Factor;
    setup_hours: Factor;
    start_seconds: Factor;
    labelling_minutes: Factor;
  };
}
