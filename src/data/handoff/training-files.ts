/**
 * Files to train. The model of the advice: messages for both programs, and the config of the one that runs on the machine.
 * The small classifier that the page offers: what trains it, and what lets promptfoo ask it for the same cases.
 */
import type { Candidate } from "../../core/handoff/candidates.ts";
import type { ExampleSplit } from "../../core/handoff/split.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Example } from "../../core/types/examples.ts";
import { commented, contextOf, type HandoffExamples, type HandoffFile, headOf, yamlFile } from "./file-text.ts";

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
  { training, validation }: ExampleSplit,
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

/** As promptfoo names it, from the folder of the evaluation. */
export const CLASSIFIER_ID = "file://../classifier/provider.py";

const TRAIN = `"""Trains the encoder on train.jsonl and keeps what is best on valid.jsonl in model/. Usual values, not tuned."""
import json
import pathlib

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

HERE = pathlib.Path(__file__).parent
BASE = "{repository}"
EPOCHS, BATCH, RATE, LONGEST = 4, 16, 3e-5, {longest}


def rows(name):
    with open(HERE / name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


train, valid = rows("train.jsonl"), rows("valid.jsonl")
labels = sorted({row["label"] for row in train})
number = {label: at for at, label in enumerate(labels)}
device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
tokenizer = AutoTokenizer.from_pretrained(BASE)
model = AutoModelForSequenceClassification.from_pretrained(
    BASE, num_labels=len(labels), id2label=dict(enumerate(labels)), label2id=number
).to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)


def encoded(part):
    texts = [row["text"] for row in part]
    return tokenizer(texts, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt").to(device)


def right(part):
    model.eval()
    hits = 0
    with torch.no_grad():
        for at in range(0, len(part), BATCH):
            some = part[at : at + BATCH]
            guesses = model(**encoded(some)).logits.argmax(-1).tolist()
            hits += sum(labels[guess] == row["label"] for guess, row in zip(guesses, some))
    return hits / max(1, len(part))


best = -1.0
for epoch in range(EPOCHS):
    model.train()
    for at in torch.randperm(len(train)).split(BATCH):
        some = [train[each] for each in at.tolist()]
        wanted = torch.tensor([number[row["label"]] for row in some], device=device)
        loss = model(**encoded(some), labels=wanted).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    share = right(valid)
    print(f"epoch {epoch + 1}: {share:.3f} right on valid.jsonl", flush=True)
    if share > best:
        best = share
        model.save_pretrained(HERE / "model")
        tokenizer.save_pretrained(HERE / "model")
`;

const PROVIDER = `"""Lets promptfoo ask the trained classifier. The last message of the prompt is the request."""
import json
import pathlib

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

KEPT = pathlib.Path(__file__).parent / "model"
tokenizer = AutoTokenizer.from_pretrained(KEPT, local_files_only=True)
model = AutoModelForSequenceClassification.from_pretrained(KEPT, local_files_only=True).eval()


def call_api(prompt, options, context):
    text = json.loads(prompt)[-1]["content"]
    with torch.no_grad():
        encoded = tokenizer(text, truncation=True, max_length={longest}, return_tensors="pt")
        scores = model(**encoded).logits.softmax(-1)[0]
    return {"output": model.config.id2label[int(scores.argmax())], "metadata": {"confidence": float(scores.max())}}
`;

export function classifierFiles(
  repository: string,
  longest: number,
  advice: Advice,
  { examples }: HandoffExamples,
  { training, validation }: ExampleSplit,
): HandoffFile[] {
  const lines = (places: readonly number[]): string =>
    places
      .map((at) => `${JSON.stringify({ text: examples[at]!.input, label: examples[at]!.output.trim() })}\n`)
      .join("");
  const filled = (text: string): string =>
    `${commented(headOf(advice))}${text.replaceAll("{repository}", repository).replaceAll("{longest}", String(longest))}`;
  return [
    { path: "classifier/train.jsonl", text: lines(training) },
    { path: "classifier/valid.jsonl", text: lines(validation) },
    { path: "classifier/train.py", text: filled(TRAIN) },
    { path: "classifier/provider.py", text: filled(PROVIDER) },
  ];
}
