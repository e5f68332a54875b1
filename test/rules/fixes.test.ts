/** What a fix writes, and where none is offered. Beside it the finding itself must be gone, and no other have come. */

import { describe, expect, test } from "vitest";
import { prepareJudging } from "../../src/commands/check/check-judging.ts";
import { withEdits } from "../../src/commands/check/text-edits.ts";
import { NO_CONFIG } from "../../src/commands/settings/find-config.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { frozenPricing } from "../frozen-pricing.ts";
import { memoryHost } from "../hosts/memory-host.ts";

const host = { ...memoryHost(), pricing: async () => frozenPricing };
const judging = async (currency?: string) => {
  const { context, prepare } = await prepareJudging(
    { requireBrief: false, ...(currency && { currency }) },
    NO_CONFIG,
    host,
  );
  await prepare([{ task: "Sort emails into 8 queues", kind: "routing" }]);
  return context;
};
const contexts = { none: await judging(), EUR: await judging("EUR") };

const SOUND = `task: Sort emails into 8 queues
kind: routing
repetition: 92
examples: 1200
correctness: exact
sensitivity: cloud-ok
usage: {requests_per_month: 100000, input_tokens: 500, output_tokens: 300}
`;
const json = (brief: object) =>
  JSON.stringify({
    task: "Sort emails into 8 queues",
    kind: "routing",
    repetition: 92,
    examples: 1200,
    correctness: "exact",
    sensitivity: "cloud-ok",
    usage: { requests_per_month: 1000 },
    ...brief,
  });

function fixOf(rule: string, text: string, file: string, currency: keyof typeof contexts) {
  const diagnostics = (of: string) => checkDoc(readScopingDoc(of, file), contexts[currency]).diagnostics;
  const before = diagnostics(text);
  const found = before.find((each) => each.rule === rule);
  expect(found, `${rule} is found`).toBeDefined();
  if (!found?.fix) return undefined;
  const mended = withEdits(text, found.fix.edits).text;
  const rules = before.map((each) => each.rule);
  expect(diagnostics(mended).filter((each) => each.rule === rule && rule !== "missing-answer")).toEqual([]);
  expect(diagnostics(mended).filter((each) => each.rule.startsWith("invalid") || !rules.includes(each.rule))).toEqual(
    [],
  );
  const lines = text.split("\n");
  return {
    title: found.fix.title,
    safe: found.fix.safe,
    lines: mended.split("\n").filter((line) => !lines.includes(line)),
  };
}

describe("a currency is written beside the amount", () => {
  test.each([
    ["a bare number", `${SOUND}proposal: {cost_per_1k: 9}\n`, ["proposal: {cost_per_1k: {amount: 9, currency: EUR}}"]],
    [
      "a map in one line",
      `${SOUND}proposal: {cost_per_1k: {amount: 9}}\n`,
      ["proposal: {cost_per_1k: {amount: 9, currency: EUR}}"],
    ],
    [
      "with a blank before the brace",
      `${SOUND}proposal: {cost_per_1k: {amount: 9 }}\n`,
      ["proposal: {cost_per_1k: {amount: 9, currency: EUR }}"],
    ],
    ["a map in lines", `${SOUND}proposal:\n  cost_per_1k:\n    amount: 9\n`, ["    currency: EUR"]],
    [
      "a list of briefs",
      `- ${SOUND.trim().replaceAll("\n", "\n  ")}\n  proposal: {cost_per_1k: 9}\n`,
      ["  proposal: {cost_per_1k: {amount: 9, currency: EUR}}"],
    ],
    [
      "a map in braces over lines",
      `${SOUND}proposal: {cost_per_1k: {\n  amount: 9\n  }}\n`,
      ["  amount: 9, currency: EUR"],
    ],
    [
      "before a comment",
      `${SOUND}proposal:\n  cost_per_1k:\n    amount: 9.50 # as agreed\n`,
      ["    amount: 9.50", "    currency: EUR # as agreed"],
    ],
  ])("%s", (_, text, lines) => {
    expect(fixOf("currency-missing", text, "a.yaml", "EUR")).toEqual({ title: "write EUR", safe: true, lines });
  });

  test("not safely, where nobody named one", () => {
    const fix = fixOf("currency-missing", `${SOUND}proposal: {cost_per_1k: 9}\n`, "a.yaml", "none");
    expect(fix).toEqual({
      title: "write AUD",
      safe: false,
      lines: ["proposal: {cost_per_1k: {amount: 9, currency: AUD}}"],
    });
  });

  test("not in a quote, where a new line would be outside", () => {
    const quoted = `\`\`\`model-advisor\n${SOUND}proposal:\n  cost_per_1k:\n    amount: 9\n\`\`\`\n`.replace(
      /^(?=.)/gm,
      "> ",
    );
    expect(fixOf("currency-missing", quoted, "a.md", "EUR")).toBeUndefined();
  });

  test("not in JSON", () => {
    expect(fixOf("currency-missing", json({ proposal: { cost_per_1k: 9 } }), "a.json", "EUR")).toBeUndefined();
  });
});

describe("the one that its maker names is written for a retired model, and a person must say yes", () => {
  test("in YAML", () => {
    expect(fixOf("retired-model", `${SOUND}proposal: {model: claude-3-5-sonnet}\n`, "a.yaml", "none")).toEqual({
      title: "write claude-sonnet-5-5",
      safe: false,
      lines: ["proposal: {model: claude-sonnet-5-5}"],
    });
  });
  test("in JSON in its quotes", () => {
    const fix = fixOf("retired-model", json({ proposal: { model: "claude-3-5-sonnet" } }), "a.json", "none");
    expect(fix?.lines).toEqual([json({ proposal: { model: "claude-sonnet-5-5" } })]);
  });
});

describe("a model gets the id that the price list has", () => {
  test.each([
    ["YAML", `${SOUND}proposal: {model: gpt4o-mini}\n`, "a.yaml", "proposal: {model: gpt-4o-mini}"],
    ["JSON", json({ proposal: { model: "gpt4o-mini" } }), "a.json", json({ proposal: { model: "gpt-4o-mini" } })],
  ])("in %s", (_, text, file, line) => {
    expect(fixOf("renamed-model", text, file, "none")).toEqual({
      title: "write gpt-4o-mini",
      safe: true,
      lines: [line],
    });
  });
});

describe("unanswered questions are put before the first key", () => {
  const without = (...keys: string[]) =>
    SOUND.split("\n")
      .filter((line) => !keys.some((key) => line.startsWith(key)))
      .join("\n");
  test.each([
    [
      "a question with choices",
      without("sensitivity"),
      "a.yaml",
      ["sensitivity: # cloud-ok | restricted-cloud | local-only"],
    ],
    ["two of them", without("examples", "repetition"), "a.yaml", ["repetition: # ", "examples: # "]],
    [
      "in front matter",
      `---\nmodel_advisor:\n${without("examples").replace(/^(?=.)/gm, "  ")}---\n`,
      "a.md",
      ["  examples: # "],
    ],
    [
      "with a key that is written",
      without("examples", "repetition").replace("kind", "repetition:\nkind"),
      "a.yaml",
      ["examples: # "],
    ],
    [
      "on the second line of a list",
      `- ${without("examples").trim().replaceAll("\n", "\n  ")}\n`,
      "a.yaml",
      ["  examples: # "],
    ],
  ])("%s", (_, text, file, begin) => {
    const fix = fixOf("missing-answer", text, file, "none");
    expect(fix?.safe).toBe(true);
    expect(fix?.lines).toEqual(begin.map((start) => expect.stringContaining(start)));
    expect(fix?.lines).toHaveLength(begin.length);
    for (const line of fix?.lines ?? []) expect(line).toMatch(/# \S/);
  });

  test.each([
    ["in JSON", json({ examples: undefined }), "a.json"],
    ["where all keys are written", `${without("examples")}examples:\n`, "a.yaml"],
    ["in a quote", `\`\`\`model-advisor\n${without("examples")}\`\`\`\n`.replace(/^(?=.)/gm, "> "), "a.md"],
    [
      "in one line",
      "{task: Sort emails into 8 queues, kind: routing, correctness: exact, sensitivity: cloud-ok}\n",
      "a.yaml",
    ],
  ])("not %s", (_, text, file) => {
    expect(fixOf("missing-answer", text, file, "none")).toBeUndefined();
  });
});
