import { expect, test } from "vitest";
import { findModel } from "../../../src/core/prices/find-named.ts";
import { pricing } from "../../pricing-files.ts";

test.each([
  ["gpt-4o", "gpt-4o"],
  ["GPT-4o", "gpt-4o"],
  ["openai/gpt-4o", "gpt-4o"],
  ["GPT 4o mini", "gpt-4o-mini"],
  ["claude-3.5-sonnet", "claude-3-5-sonnet"],
  ["claude-3-5-sonnet-20241022", "claude-3-5-sonnet"],
  ["Claude 3.5 Sonnet", "claude-3-5-sonnet"],
  ["llama3.1:8b", "llama3.1-8b"],
  ["Llama 3.2 7B", "llama3.1-8b"],
  ["gemini_4_argon", "gemini-4-argon"],
  ["Gemma 4 12B", "gemma4-12b"],
  ["Gemma 4 12B it", "gemma4-12b"],
  ["Gemma 4 31B", "gemma4-31b"],
])("%s is %s", (name, id) => {
  expect(findModel(pricing.models, name)).toMatchObject({ found: "model", model: { id } });
});

test("an unknown name comes with the nearest id", () => {
  expect(findModel(pricing.models, "gpt-4p")).toEqual({ found: "none", nearest: "gpt-4o" });
  expect(findModel(pricing.models, "claude-opus-5.4")).toMatchObject({ nearest: "claude-opus-5-5" });
  expect(findModel(pricing.models, "lama 3.1 8b")).toMatchObject({ nearest: "llama3.1-8b" });
  expect(findModel(pricing.models, "gpt-3.5-turbo")).toMatchObject({ nearest: undefined });
  expect(findModel(pricing.models, "something else altogether")).toEqual({ found: "none", nearest: undefined });
});

test("a name that several models share gives all of them", () => {
  const twins = pricing.models.slice(0, 2).map((model) => ({ ...model, name: "Twin", also: [] }));
  const found = findModel(twins, "twin");
  expect(found).toMatchObject({ found: "several", models: twins });
});

test("every model is found by each of its names", () => {
  for (const model of pricing.models) {
    for (const name of [model.id, ...model.also]) {
      expect(findModel(pricing.models, name), name).toEqual({ found: "model", model });
    }
  }
});

test("a name without its host is the maker's own row, where there is one", () => {
  expect(findModel(pricing.models, "GPT-6 Luna")).toMatchObject({ found: "model", model: { id: "gpt-6-luna" } });
  expect(findModel(pricing.models, "Claude Haiku 5.5")).toMatchObject({ model: { id: "claude-haiku-5-5" } });
  expect(findModel(pricing.models, "GPT-6 Luna (Bedrock)")).toMatchObject({ model: { id: "gpt-6-luna@bedrock" } });
});

test.each([
  ["GPT-6 Luna (OpenAI API)", ["gpt-6-luna"]],
  ["GPT-6-Luna (OpenAI API)", ["gpt-6-luna"]],
  ["gpt-6-luna(openai)", ["gpt-6-luna"]],
  ["Qwen3.5 9B (Together)", ["qwen3.5-9b@together"]],
  ["Claude Opus 5.5 (Amazon Bedrock)", ["claude-opus-5-5@bedrock-au", "claude-opus-5-5@bedrock"]],
  ["GPT-6 Luna (tuned on our emails)", []],
  ["GPT-6 Luna (Groq)", []],
  ["(OpenAI API)", []],
])("%s, with what it stands at in brackets, is %j", (name, ids) => {
  const found = findModel(pricing.models, name);
  const models = found.found === "none" ? [] : found.found === "model" ? [found.model] : found.models;
  expect(models.map(({ id }) => id)).toEqual(ids);
});
