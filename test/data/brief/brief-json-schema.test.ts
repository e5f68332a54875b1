/** The published JSON schema takes what the program takes, so that an editor marks nothing that works. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { briefJsonSchema } from "../../../scripts/schemas/brief-json-schema.ts";
import { checkBrief } from "../../../src/data/brief/check-brief.ts";

const takes = new Ajv2020({ strict: false }).compile(briefJsonSchema());

describe("accepted by both", () => {
  test.each([
    { task: "Sort mail", repetition: 92, examples: 1200, correctness: "exact", sensitivity: "cloud-ok" },
    { repetition: "92%" },
    { task: "x", baseline: { score: "88%", target: 0.97 }, usage: { cached_share: "30%" } },
    { task: "x", repetition: null, kind: "unknown", usage: { batch: null } },
    { task: "x", limits: { budget_per_month: { amount: 400, currency: "aud" } } },
    { task: "x", proposal: { cost_per_1k: 9, tier: 1 } },
    { task: "x", proposal: { cost_per_1k: { amount: 9 } } },
    { task: "x", hardware: "mac-mini-m4-16", steps: [{ task: "y", share: 0.2 }] },
    { task: "x", hardware: { bandwidth_gb_s: 273, memory_gb: 64 } },
  ])("%j", (brief) => {
    expect([takes(brief), checkBrief(brief).ok]).toEqual([true, true]);
  });
});

describe("refused by both", () => {
  test.each([
    5,
    { task: 5 },
    { task: "" },
    { tsk: "x" },
    { repetition: "often" },
    { repetition: 101 },
    { examples: 1.5 },
    { correctness: "exakt" },
    { task: "x", limits: { budget_per_month: 400 } },
    { task: "x", limits: { budget_per_month: { amount: 400 } } },
    { task: "x", hardware: { memory_gb: 64 } },
    { task: "x", steps: [{ steps: [] }] },
  ])("%j", (brief) => {
    expect([takes(brief), checkBrief(brief).ok]).toEqual([false, false]);
  });
});
