/**
 * The small classifier that the page offers: what trains it on the examples, and what lets promptfoo ask it for the cases
 * that the language models are asked.
 */
import type { Split } from "../../core/handoff/split.ts";
import type { Advice } from "../../core/types/advice.ts";
import { commented, type HandoffExamples, type HandoffFile, headOf } from "./file-text.ts";

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
  { training, validation }: Split,
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
