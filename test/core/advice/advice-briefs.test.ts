/**
 * Briefs of practitioners from end to end: what an expert would have said, and what must never stand there. `kind` is
 * given where the statement is hard to read, so that the advice is what is tried here.
 */
import { describe, expect, test } from "vitest";
import type { Advice } from "../../../src/core/types/advice.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise } from "./advisor-fixture.ts";

const all = (advice: Advice): string =>
  [
    advice.counsel?.text,
    advice.counsel?.next_step,
    ...(advice.counsel?.lines ?? []).map(({ way, note }) => `${way} ${note ?? ""}`),
    ...advice.headlines,
    ...advice.cautions.map(({ text }) => text),
  ].join("\n");

interface Case {
  about: string;
  brief: Brief;
  tier: number;
  approach: string[];
  says: RegExp[];
  never?: RegExp[];
}

const RENTED = /rented|Bedrock|API\)/;

const CASES: Case[] = [
  {
    about: "codes out of thousands, on the hospital's own machine",
    brief: {
      client: "Hospital",
      task: "Propose the ICD-10-AM codes for a discharge summary",
      kind: "tagging",
      repetition: 88,
      examples: 60_000,
      correctness: "exact",
      sensitivity: "local-only",
      usage: { requests_per_month: 9000, input_tokens: 2500, output_tokens: 60 },
    },
    tier: 1,
    approach: ["local-fine-tuned"],
    says: [/thousands of codes/],
    never: [RENTED],
  },
  {
    about: "a differential diagnosis that may not leave",
    brief: {
      task: "Write a reasoned differential diagnosis for the treating doctor",
      kind: "diagnosis",
      repetition: 30,
      examples: 0,
      correctness: "expert",
      sensitivity: "local-only",
      usage: { requests_per_month: 2000, input_tokens: 4000, output_tokens: 1200 },
    },
    tier: 3,
    approach: ["local-large"],
    says: [/TGA/, /clinician decides/],
    never: [RENTED],
  },
  {
    about: "contracts of 150,000 tokens under conditions",
    brief: {
      task: "Review each supplier contract against our playbook",
      kind: "contract-analysis",
      repetition: 40,
      examples: 300,
      correctness: "expert",
      sensitivity: "restricted-cloud",
      region: "au",
      usage: { requests_per_month: 400, input_tokens: 150_000, output_tokens: 3000 },
      limits: { latency_s: 300 },
    },
    tier: 3,
    approach: ["cloud-frontier"],
    says: [/153,000 tokens; the context of/],
  },
  {
    about: "a prompt that is good enough already",
    brief: {
      task: "Card dispute mails go to one of eleven queues",
      kind: "routing",
      repetition: 93,
      examples: 1500,
      correctness: "exact",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 30_000, input_tokens: 600, output_tokens: 8 },
      baseline: { metric: "accuracy", score: 0.96, target: 0.95 },
    },
    tier: 1,
    approach: ["local-fine-tuned", "cloud-mini"],
    says: [/Stay with a prompt: it scores 96 % and 95 % is needed/],
  },
  {
    about: "rows of numbers",
    brief: {
      task: "Flag card transactions that look like fraud from amount and merchant",
      kind: "anomaly-flagging",
      repetition: 97,
      examples: 2_000_000,
      correctness: "exact",
      sensitivity: "restricted-cloud",
      usage: { requests_per_month: 4_000_000, input_tokens: 400, output_tokens: 3 },
      limits: { latency_s: 0.2 },
    },
    tier: 1,
    approach: ["local-fine-tuned"],
    says: [/gradient-boosted/],
  },
  {
    about: "an assistant that refunds",
    brief: {
      task: "A shopping assistant that looks up orders and starts a refund through our API",
      kind: "support-reply",
      tools: true,
      repetition: 75,
      examples: 600,
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 20_000, input_tokens: 4000, output_tokens: 350 },
    },
    tier: 2,
    approach: ["local-fine-tuned", "cloud-mini"],
    says: [/tool calling/i, /confirm what cannot be undone/],
  },
  {
    about: "names that must not slip through",
    brief: {
      task: "Black out names before files are released",
      kind: "redaction",
      repetition: 85,
      examples: 500,
      correctness: "exact",
      sensitivity: "local-only",
      usage: { requests_per_month: 3000, input_tokens: 8000, output_tokens: 1500 },
    },
    tier: 1,
    approach: ["local-fine-tuned"],
    says: [/privacy breach/, /person checks/],
    never: [RENTED],
  },
  {
    about: "anything at all, kept at home",
    brief: {
      task: "Something like a chatbot for all staff",
      kind: "general-chat",
      repetition: 5,
      examples: 0,
      correctness: "undefined",
      sensitivity: "local-only",
      usage: { requests_per_month: 60_000, input_tokens: 1500, output_tokens: 500 },
    },
    tier: 4,
    approach: ["local-large"],
    says: [/Locality comes first|may not leave/],
    never: [RENTED],
  },
  {
    about: "work on the machine that is there",
    brief: {
      task: "Give each message one of our 25 fault codes",
      kind: "classification",
      repetition: 91,
      examples: 5000,
      correctness: "exact",
      sensitivity: "local-only",
      usage: { requests_per_month: 12_000, input_tokens: 150, output_tokens: 5 },
      limits: { latency_s: 1 },
      hardware: "pc-rtx-4070",
    },
    tier: 1,
    approach: ["local-fine-tuned"],
    says: [/RTX 4070/, /small classifier/],
    never: [RENTED],
  },
  {
    about: "a change across forty services",
    brief: {
      task: "Work out the change, write it with tests and open a pull request without a developer",
      kind: "complex-code",
      repetition: 10,
      examples: 200,
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 300, input_tokens: 400_000, output_tokens: 20_000, cached_share: 0.8 },
    },
    tier: 3,
    approach: ["cloud-frontier"],
    says: [/420,000 tokens; the context of/],
    never: [/Mistral Large 3/],
  },
  {
    about: "speech",
    brief: {
      task: "Transcribe our episodes with speaker names",
      kind: "transcription",
      repetition: 90,
      examples: 0,
      correctness: "rubric",
      sensitivity: "local-only",
      usage: { requests_per_month: 200, input_tokens: 12_000, output_tokens: 12_000 },
    },
    tier: 2,
    approach: ["local-base"],
    says: [/speech recognition model/i],
    never: [RENTED],
  },
  {
    about: "twenty episodes a month",
    brief: {
      task: "Write the next episode of our serial",
      kind: "creative-writing",
      repetition: 5,
      examples: 40,
      correctness: "expert",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 20, input_tokens: 15_000, output_tokens: 6000 },
    },
    tier: 3,
    approach: ["cloud-frontier"],
    says: [/Take the best model/, /price does not matter/],
  },
  {
    about: "three hundred pages for every question",
    brief: {
      task: "Answer bidders from the tender documents and cite the page",
      kind: "document-qa",
      documents: true,
      repetition: 75,
      examples: 600,
      correctness: "expert",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 900, input_tokens: 180_000, output_tokens: 400 },
    },
    tier: 2,
    approach: ["local-fine-tuned", "cloud-mini"],
    says: [/With retrieval a request carries a few passages, about 4,000 tokens/],
  },
  {
    about: "an answer while the member still speaks",
    brief: {
      client: "Super fund",
      task: "Call centre staff get a suggested answer in our wording",
      kind: "support-reply",
      repetition: 80,
      examples: 5000,
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 200_000, input_tokens: 800, output_tokens: 90 },
      limits: { latency_s: 1 },
    },
    tier: 2,
    approach: ["local-fine-tuned"],
    says: [/seconds per request/, /APRA/],
  },
  {
    about: "a language with few texts",
    brief: {
      task: "Health leaflets from English into Yolngu Matha",
      kind: "translation",
      repetition: 70,
      examples: 400,
      correctness: "expert",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 60, input_tokens: 900, output_tokens: 1200 },
    },
    tier: 2,
    approach: ["local-base", "cloud-mini"],
    says: [/No model of any size knows a language/],
  },
];

describe.each(CASES)("$about", ({ brief, tier, approach, says, never = [] }) => {
  const advice = advise(brief, { splits: false });

  test("has the tier and the approach", () => {
    expect(advice.tier).toBe(tier);
    expect(approach).toContain(advice.approach);
  });

  test("says what an expert would, and nothing that must not stand there", () => {
    const text = all(advice);
    for (const said of says) expect(text).toMatch(said);
    const lines = [advice.counsel?.text ?? "", ...(advice.counsel?.lines ?? []).map(({ way }) => way)].join("\n");
    for (const unsaid of never) expect(lines).not.toMatch(unsaid);
  });
});
