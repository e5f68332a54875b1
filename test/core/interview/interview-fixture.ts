/** Questions and readings for tests of the interview, and a short way to write down its steps. */
import type { InterviewContext, Policy } from "../../../src/core/interview/interview.ts";
import type { Step } from "../../../src/core/interview/step.ts";
import { NOT_READ, type Reading } from "../../../src/core/types/reading.ts";
import type { Question } from "../../../src/core/types/taxonomy.ts";

function question(id: string, more: Partial<Question>): Question {
  return { id, required: false, asks: `${id}?`, help: "", why: "", examples: [], claim: "Q1", ...more };
}

export const QUESTIONS: Question[] = [
  question("sensitivity", {
    number: 5,
    required: true,
    choices: [
      { value: "cloud-ok", label: "Any cloud service", help: "" },
      { value: "local-only", label: "Only our own machines", help: "" },
    ],
  }),
  question("task", { number: 1, required: true, examples: ["Sort emails into 8 queues"] }),
  question("repetition", { number: 2, required: true, unit: "%", min: 0, max: 100, examples: ["92"] }),
  question("examples", { number: 3, required: true, min: 0, examples: ["1200"] }),
  question("correctness", {
    number: 4,
    required: true,
    choices: [
      { value: "exact", label: "A program can check it", help: "" },
      { value: "undefined", label: "Nobody can say", help: "" },
    ],
  }),
  question("documents", {
    choices: [
      { value: true, label: "Yes", help: "" },
      { value: false, label: "No", help: "" },
    ],
  }),
  question("requests_per_month", { number: 6, min: 0, examples: ["50000"] }),
  question("cloud_region", { when: { sensitivity: ["cloud-ok"] } }),
];

const sureOf = <T>(value: T) => ({ value, confidence: 0.9, words: [] });

/** What is read of a statement with photos. */
const BESIDES: Reading["besides"] = {
  language_task: { ...sureOf(true), instead: null, says: null },
  attributes: {
    input: sureOf(["image" as const]),
    facts: sureOf("request" as const),
    tools: sureOf(false),
    languages: sureOf([]),
    field: sureOf("none" as const),
    reviewed: null,
    length: null,
  },
  parts: [],
  question: null,
  vagueness: 0.1,
  task_sentence: null,
};

/** What is read of a statement about sensors. */
const SENSORS: Reading = {
  ...NOT_READ,
  note: "Statistics do it.",
  besides: {
    ...BESIDES!,
    language_task: { ...sureOf(false), instead: "sensors", says: "Statistics do it." },
  },
};

/** "sort ..." is surely routing, "handle ..." perhaps routing, "AI for" is vague, sensors are no language task. */
export function readForTest(statement: string): Reading {
  const confidence = statement.startsWith("sort") ? 0.93 : statement.startsWith("handle") ? 0.4 : null;
  if (statement.includes("AI for")) {
    return {
      ...NOT_READ,
      specific: false,
      missing: [{ id: "action", asks: "what is to be done?" }],
      sharper: "sort [what] into [n] classes",
    };
  }
  if (statement.includes("sensors")) return SENSORS;
  if (confidence === null) return NOT_READ;
  const candidates = [
    { kind: "routing", tier: 1 as const, probability: confidence, words: ["sort", "8 queues"], against: [] },
    { kind: "support-reply", tier: 2 as const, probability: 0.05, words: ["emails"], against: ["sort"] },
  ];
  const read = { ...NOT_READ, kind: "routing", confidence, tiers: [confidence, 1 - confidence, 0, 0], candidates };
  return { ...read, besides: statement.includes("photos") ? BESIDES : null } as Reading;
}

export const FULL: Policy = { optional: true, sharpen: true, kind: "always", save: true };
export const BRISK: Policy = { optional: false, sharpen: false, kind: "unsure", save: false };

/** `best`: ids of the questions that would change the advice most. */
export function contextWith(policy: Policy, best: readonly string[] = []): InterviewContext {
  return {
    questions: QUESTIONS,
    policy,
    currency: "AUD",
    read: readForTest,
    sure_from: 0.7,
    sharpenings: (_, open) =>
      open.filter(({ id }) => best.includes(id)).map((each) => ({ question: each, changes: "could change the tier" })),
  };
}

/** `1/6 task`, `documents` for a question that was chosen, `kind?` for a kind that must be chosen. */
export function label(step: Step): string {
  switch (step.step) {
    case "question":
      return `${step.position ? `${step.position.n}/${step.position.of} ` : ""}${step.question.id}`;
    case "kind":
      return step.sure ? "kind" : "kind?";
    default:
      return step.step;
  }
}
