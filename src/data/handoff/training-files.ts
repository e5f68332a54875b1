/** Files to train: messages for both programs, and the config of the one that runs on the machine of the advice. */
import type { Candidate } from "../../core/handoff/candidates.ts";
import type { Split } from "../../core/handoff/split.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Example } from "../../core/types/examples.ts";
import { contextOf, type HandoffExamples, type HandoffFile, yamlFile } from "./file-text.ts";

const chatLine = ({ system, input, output }: Example, instruction: string): string =>
  `${JSON.stringify({
    messages: [
      { role: "system", content: system || instruction },
      { role: "user", content: input },
      { role: "assistant", content: output },
    ],
  })}\n`;

const LINEAR_ATTENTION = ["linear_attn.in_proj_qkv", "linear_attn.in_proj_z", "linear_attn.out_proj"];
const ATTENTION = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

export function trainingFiles(
  { model, way }: Candidate,
  instruction: string,
  advice: Advice,
  { examples }: HandoffExamples,
  { training, validation }: Split,
): HandoffFile[] {
  const lines = (places: readonly number[]): string =>
    places.map((at) => chatLine(examples[at]!, instruction)).join("");
  const data: HandoffFile[] = [
    { path: "training/train.jsonl", text: lines(training) },
    { path: "training/valid.jsonl", text: lines(validation) },
  ];
  // Weights that nobody but the host has are trained by the host, from the messages.
  if (model.huggingface === null) return data;
  const weights = model.huggingface;
  if (way.hardware?.startsWith("mac")) {
    const config = {
      model: weights,
      train: true,
      data: ".",
      fine_tune_type: "lora",
      batch_size: 1,
      iters: 600,
      max_seq_length: contextOf(advice, false),
      adapter_path: "adapters",
    };
    return [
      ...data,
      yamlFile("training/mlx-lora.yaml", advice, config, [
        "python -m mlx_lm.lora --config mlx-lora.yaml; values of an example, not tuned",
      ]),
    ];
  }
  const config = {
    base_model: weights,
    load_in_4bit: true,
    adapter: "qlora",
    lora_r: 16,
    lora_alpha: 32,
    lora_dropout: 0.05,
    lora_target_modules: /qwen3\.5/i.test(model.id) ? [...ATTENTION, ...LINEAR_ATTENTION] : ATTENTION,
    datasets: [{ path: "train.jsonl", type: "chat_template", ds_type: "json" }],
    test_datasets: [{ path: "valid.jsonl", type: "chat_template", ds_type: "json", split: "train" }],
    sequence_len: contextOf(advice, false),
    micro_batch_size: 1,
    gradient_accumulation_steps: 8,
    num_epochs: 3,
    learning_rate: 0.0002,
    optimizer: "adamw_8bit",
    lr_scheduler: "cosine",
    output_dir: "./out",
  };
  return [
    ...data,
    yamlFile("training/axolotl.yaml", advice, config, [
      "axolotl train axolotl.yaml; values of Axolotl's example, not tuned",
    ]),
  ];
}
