/** What no machine runs: a context or a request that is longer than the model itself holds. */
import { expect, test } from "vitest";
import { answerFit, type FitQuestion } from "../../../src/core/fit/answer-fit.ts";
import { pricing } from "../../pricing-files.ts";

const MACHINE = "dgx-h100";

test.each<[string, Partial<FitQuestion>, string | null]>([
  ["qwen2.5-14b", { context: 1_000_000 }, "holds 131,072 tokens, and 1,000,000 are asked for"],
  ["llama3.1-8b", { prompt: 2_000_000 }, "2,000,300 are asked for"],
  ["qwen2.5-14b", { prompt: 131_000, output: 73 }, "131,073 are asked for"],
  ["qwen2.5-14b", { context: 131_072 }, null],
  ["qwen2.5-14b", {}, null],
])("%s with %j", (model, asked, says) => {
  const answer = answerFit({ machine: MACHINE, model, ...asked }, pricing);
  if (says === null) expect(answer.ok).toBe(true);
  else expect(answer.ok ? "" : answer.error).toContain(says);
});
