/** What the statement of a brief adds to its keys. */
import { describe, expect, test } from "vitest";
import { answersReader } from "../../../src/core/reading/answers-reader.ts";
import { asRead, mayTellMore, withGivenRead } from "../../../src/core/reading/as-read.ts";
import type { Brief, FactSource } from "../../../src/core/types/brief.ts";
import type { Attributes, Reading } from "../../../src/core/types/reading.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { advise } from "../advice/advisor-fixture.ts";
import { kinds, reader, readTask } from "./reader-fixture.ts";

const READ = readTask("Answer the letters of our members");
const sure = <T>(value: T, confidence = 0.9) => ({ value, confidence, words: ["some"] });
const reading = (attributes: Partial<Attributes>): Reading => ({
  ...READ,
  besides: { ...READ.besides!, attributes: { ...READ.besides!.attributes, ...attributes } },
});
const PLAIN: Partial<Attributes> = { input: sure(["text"]), tools: sure(false), languages: sure(["en"]) };

describe("a brief as its statement was read", () => {
  test.each<[string, Partial<Attributes>, Brief, Brief]>([
    ["what goes in", { input: sure(["scan", "text"]) }, {}, { input: ["scan", "text"] }],
    ["tools", { tools: sure(true) }, {}, { tools: true }],
    ["languages", { languages: sure(["de", "fr"]) }, {}, { languages: ["de", "fr"] }],
    ["pictures that rather come than not", { input: sure(["text", "scan"], 0.5) }, {}, { input: ["scan"] }],
    ["nothing else that is doubted", { input: sure(["audio"], 0.69), tools: sure(true, 0.69) }, {}, {}],
    ["no pictures that rather do not come", { input: sure(["image"], 0.49) }, {}, {}],
    ["nothing that the brief says otherwise", { input: sure(["image"]) }, { input: ["text"] }, { input: ["text"] }],
    ["no tools where the brief says none", { tools: sure(true) }, { tools: false }, { tools: false }],
    [
      "no tools for a label, which a program puts where it belongs",
      { tools: sure(true) },
      { kind: "routing" },
      { kind: "routing", tools: false },
    ],
    ["plain text in English adds nothing", {}, {}, {}],
  ])("%s", (_, attributes, brief, expected) => {
    expect(asRead(brief, reading({ ...PLAIN, ...attributes }), TAXONOMY)).toEqual(expected);
  });
});

describe("a brief whose kind is given", () => {
  const heard = () => reading({ ...PLAIN, input: sure(["audio"]), tools: sure(true) });
  const task = "Summarise calls";
  const found = () => reading({ ...PLAIN, facts: sure("documents-found") });
  const kind = "meeting-summary";
  const more = { input: ["audio"], tools: true };

  test.each<[string, Brief, Partial<Brief>]>([
    ["has what else its statement says", { task, kind }, more],
    ["keeps what it says itself", { task, kind, input: ["text"], tools: false }, { input: ["text"], tools: false }],
    ["has nothing without a statement", { kind }, {}],
    ["is read as any other without its kind", { task }, {}],
    ["leaves it to its steps", { task, kind, steps: [{ kind }] }, { steps: [{ kind }] }],
    [
      "has it in a step of its own kind",
      { steps: [{ task, kind }, { task }] },
      { steps: [{ task, kind, ...more }, { task }] },
    ],
    ["says it for its steps", { input: ["text"], tools: false, steps: [{ task, kind }] }, { steps: [{ task, kind }] }],
  ] as [string, Brief, Partial<Brief>][])("%s", (_, brief, expected) => {
    expect(withGivenRead(brief, heard, TAXONOMY)).toEqual({ ...brief, ...expected });
  });

  test.each<[string, Brief, FactSource | undefined, typeof found]>([
    ["takes where the facts come from", { task, kind: "support-reply" }, "documents-found", found],
    ["keeps the source that it gives", { task, kind: "support-reply", facts: "request" }, "request", found],
    ["keeps that none is a document", { task, kind: "support-reply", documents: false }, undefined, found],
    ["keeps the source that its kind has", { task, kind: "contract-analysis" }, undefined, found],
    ["asks no source of a closed answer", { task, kind: "routing" }, undefined, found],
    [
      "takes no source that need not be found",
      { task, kind: "general-chat" },
      undefined,
      () => reading({ ...PLAIN, facts: sure("world") }),
    ],
    [
      "takes no source that is hardly sure",
      { task, kind: "support-reply" },
      undefined,
      () => reading({ ...PLAIN, facts: { ...sure("documents-found"), confidence: TAXONOMY.trust - 0.01 } }),
    ],
  ] as [string, Brief, FactSource | undefined, typeof found][])("%s", (_, brief, facts, read) => {
    expect(withGivenRead(brief, read, TAXONOMY).facts).toBe(facts);
  });

  test("looks its answers up where its statement says that they must be found", () => {
    const stated: Brief = {
      task: "Answer patients who ask on WhatsApp about opening hours, treatments and prices, and offer them an appointment",
      kind: "support-reply",
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 4000 },
    };
    const read = answersReader(kinds, reader);
    const { rag, usage } = advise(stated, { read });
    expect({ rag, input: usage.input_tokens }).toEqual({ rag: true, input: 4000 });
    const vague = { ...stated, task: "need chatbot for my website asap good price thx" };
    expect(advise(vague, { read }).rag).toBe(false);
  });

  test.each<[string, boolean]>([
    ["Sort support tickets into 8 queues and pull out the order number", false],
    ["Answer guests in German and French", false],
    ["Name the faults that each photo shows", true],
    ["Take the totals off scanned invoices", true],
    ["Take date and total off each invoice", true],
    ["Write up what was said with each patient", true],
    ["Note the wishes of callers", true],
    // A program puts a label where it belongs.
    ["Sort tickets into 8 queues in Zendesk", false],
  ])("%s: may tell what goes in or of tools: %s", (statement, expected) => {
    expect(mayTellMore({ kind: "routing", task: statement }, TAXONOMY)).toBe(expected);
    expect(mayTellMore({ kind: "routing", task: statement, input: ["text"], tools: false }, TAXONOMY)).toBe(false);
    expect(mayTellMore({ task: statement }, TAXONOMY)).toBe(false);
  });

  test("is not searched in documents for what a live system is asked", () => {
    const read = answersReader(kinds, reader);
    const booked = "Answer phone calls, check table availability and book or move a table in our booking system.";
    const asked = { kind: "support-reply", repetition: 90, examples: 0, sensitivity: "cloud-ok" } as const;
    expect(advise({ ...asked, task: booked }, { read }).rag).toBe(false);
    const searched = "Answer questions from our knowledge base, and book a table in our booking system.";
    expect(advise({ ...asked, task: searched }, { read }).rag).toBe(true);
  });

  test("may tell of tools where its answer is no label", () => {
    const task = "Draft replies and book the appointment in our calendar";
    const brief: Brief = { kind: "support-reply", task, input: ["text"], facts: "request" };
    expect(mayTellMore(brief, TAXONOMY)).toBe(true);
    expect(mayTellMore({ ...brief, tools: false }, TAXONOMY)).toBe(false);
  });

  test("is told its languages without being read", () => {
    const brief = { task: "Answer guests in German and French", kind };
    expect(withGivenRead(brief, undefined, TAXONOMY)).toEqual({ ...brief, languages: ["de", "fr"] });
  });

  test("is read for what its statement says besides, and says that as it does without its kind", () => {
    const read = answersReader(kinds, reader);
    const statement = "Summarise recorded calls of our patients in German and update the field in the CRM";
    const [whole, more] = [read({ task: statement }), read({ task: statement, kind })];
    expect(more).toMatchObject({ kind: null, candidates: [], besides: { parts: [], question: null } });
    const unsaid = { words: expect.any(Array) };
    const { input, tools, languages, field, facts } = whole.besides!.attributes;
    for (const [name, attribute] of Object.entries({ input, tools, languages, field, facts }))
      expect(more.besides!.attributes).toMatchObject({ [name]: { ...attribute, ...unsaid } });
    expect(read({ task: "??", kind }).besides).toBeNull();
  });

  test("counts and warns of what is heard as one whose kind is read", () => {
    const stated: Brief = {
      task: "Summarise recorded one-hour calls of our support team into notes for the CRM",
      repetition: 85,
      examples: 300,
      correctness: "rubric",
      sensitivity: "cloud-ok",
      usage: { requests_per_month: 900 },
    };
    const read = (brief: Brief) => readTask(brief.task!);
    const asked = advise(stated, { read });
    const given = advise({ ...stated, kind: asked.task.kind! }, { read });
    expect(given.usage.input_tokens).toBe(12_000);
    expect(given.beside).toEqual(asked.beside);
    expect(given.cautions.map(({ id }) => id)).toEqual(asked.cautions.map(({ id }) => id));
  });
});
