import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, type InterviewEvent } from "../../../src/core/interview/advance.ts";
import {
  briefOf,
  type Interview,
  type InterviewContext,
  startInterview,
  unknownsOf,
} from "../../../src/core/interview/interview.ts";
import { stepOf } from "../../../src/core/interview/step.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { BRISK, contextWith, FULL, label, QUESTIONS } from "./interview-fixture.ts";

const say = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });
const UNKNOWN: InterviewEvent = { event: "unknown" };
const BACK: InterviewEvent = { event: "back" };
const GO: InterviewEvent = { event: "go-on" };
const WANT_SAVE: InterviewEvent = { event: "want-save" };
const NO_FILE: InterviewEvent = { event: "save", file: null };
const edit = (id: string): InterviewEvent => ({ event: "edit", id });

const SIX: Brief = {
  task: "sort mail into 8 queues",
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 50000 },
};
const HOLE: Brief = { ...SIX };
delete HOLE.examples;

const HURRIED: Brief = { ...SIX };
delete HURRIED.sensitivity;
delete HURRIED.usage;

interface Walk {
  steps: string[];
  end: Interview;
}

/** The steps seen, the first one included, when these events happen one after the other. */
function walk(context: InterviewContext, events: InterviewEvent[], start: Brief = {}, unknown: string[] = []): Walk {
  let end = startInterview(start, context, unknown);
  const steps = [label(stepOf(end, context))];
  for (const event of events) {
    end = advance(end, event, context);
    steps.push(label(stepOf(end, context)));
  }
  return { steps, end };
}

const six = [
  say("sort mail into 8 queues"),
  say("routing"),
  say(92),
  say(1200),
  say("exact"),
  say("cloud-ok"),
  say(50000),
];
const ASKED = [
  "1/6 task",
  "kind",
  "2/6 repetition",
  "3/6 examples",
  "4/6 correctness",
  "5/6 sensitivity",
  "6/6 requests_per_month",
];

describe("the order of the questions", () => {
  const cases: [string, InterviewContext, InterviewEvent[], Brief, string[]][] = [
    [
      "asks six by number, has the reading confirmed, advises, and offers to sharpen",
      contextWith(FULL),
      [...six, GO, GO],
      {},
      [...ASKED, "advice", "improve", "done"],
    ],
    [
      "advises anew after each answer that sharpens it",
      contextWith(FULL),
      [GO, edit("documents"), say(true), GO, GO],
      SIX,
      ["advice", "improve", "documents", "advice", "improve", "done"],
    ],
    [
      "saves when that is wanted, and then is done",
      contextWith(FULL),
      [GO, WANT_SAVE, { event: "save", file: "a.yaml" }],
      SIX,
      ["advice", "improve", "save", "done"],
    ],
    [
      "comes back from saving without a file",
      contextWith(FULL),
      [GO, WANT_SAVE, NO_FILE, GO],
      SIX,
      ["advice", "improve", "save", "improve", "done"],
    ],
    ["asks only what a brief leaves open", contextWith(FULL), [say(300)], HOLE, ["3/6 examples", "advice"]],
    ["advises and is done when nothing else is wanted", contextWith(BRISK), [GO], SIX, ["advice", "done"]],
    [
      "asks for no volume when the person is in a hurry",
      contextWith(BRISK),
      [say("cloud-ok")],
      HURRIED,
      ["5/5 sensitivity", "advice"],
    ],
    [
      "does not have a sure reading confirmed when the person is in a hurry",
      contextWith(BRISK),
      [say("sort mail into 8 queues")],
      {},
      ["1/5 task", "2/5 repetition"],
    ],
    ["has an unsure reading decided even then", contextWith(BRISK), [say("handle mail")], {}, ["1/5 task", "kind?"]],
    [
      "decides nothing about the kind when it may not ask",
      contextWith({ ...BRISK, kind: "never" }),
      [say("handle mail")],
      {},
      ["1/5 task", "2/5 repetition"],
    ],
    [
      "offers the kinds when there is no statement",
      contextWith(FULL),
      [UNKNOWN, UNKNOWN],
      {},
      ["1/6 task", "kind?", "2/6 repetition"],
    ],
  ];
  it.each(cases)("%s", (_, context, events, start, wanted) => {
    expect(walk(context, events, start).steps).toEqual(wanted);
  });
});

describe("a vague statement", () => {
  it("is answered with what is missing until it is sharper", () => {
    const events = [say("AI for marketing"), say("AI for sales"), say("sort leads into 3 classes")];
    const { steps, end } = walk(contextWith(FULL), events);
    expect(steps).toEqual(["1/6 task", "sharpen", "sharpen", "kind"]);
    expect(briefOf(end).task).toBe("sort leads into 3 classes");
  });
  it("stays when the person keeps it", () => {
    const { steps, end } = walk(contextWith(FULL), [say("AI for marketing"), GO, UNKNOWN]);
    expect(steps).toEqual(["1/6 task", "sharpen", "kind?", "2/6 repetition"]);
    expect(briefOf(end)).toEqual({ task: "AI for marketing" });
  });
  it("shows what is missing and a wording to edit", () => {
    const context = contextWith(FULL);
    expect(stepOf(walk(context, [say("AI for marketing")]).end, context)).toMatchObject({
      statement: "AI for marketing",
      missing: [{ id: "action" }],
      sharper: "sort [what] into [n] classes",
    });
  });
});

describe("what is no task for a language model", () => {
  it.each([
    ["asked in full", FULL],
    ["asked in haste", BRISK],
  ])("is advised on at once when the person says so, %s", (_, policy) => {
    expect(walk(contextWith(policy), [say("watch sensors"), GO, GO]).steps.slice(1)).toEqual([
      "kind?",
      "advice",
      "done",
    ]);
  });
  it("leaves no other kind open in silence", () => {
    expect(walk(contextWith(FULL), [say("handle mail"), GO]).steps).toEqual(["1/6 task", "kind?", "kind?"]);
  });
  it("is one after all when the person says of which kind", () => {
    const { steps } = walk(contextWith(FULL), [say("watch sensors"), say("translation")]);
    expect(steps.at(-1)).toBe("2/6 repetition");
  });
});

describe("back", () => {
  const cases: [string, InterviewEvent[], string[]][] = [
    ["leads nowhere at the first question", [BACK], ["1/6 task", "1/6 task"]],
    [
      "leads through what was asked, and an answer leads to the first open question again",
      [...six.slice(0, 4), BACK, BACK, say(50)],
      [...ASKED.slice(0, 5), "3/6 examples", "2/6 repetition", "4/6 correctness"],
    ],
    [
      "leads from a chosen question to the choosing",
      [...six, GO, edit("documents"), BACK],
      [...ASKED, "advice", "improve", "documents", "improve"],
    ],
    [
      "leads from an answer to change to the choosing",
      [...six, GO, edit("examples"), BACK],
      [...ASKED, "advice", "improve", "examples", "improve"],
    ],
    [
      "leads from the name of a file to the choosing",
      [...six, GO, WANT_SAVE, BACK],
      [...ASKED, "advice", "improve", "save", "improve"],
    ],
  ];
  it.each(cases)("%s", (_, events, wanted) => {
    expect(walk(contextWith(FULL), events).steps).toEqual(wanted);
  });
  it("leads to a statement that was made sharper, also to one that the brief came with", () => {
    const { steps, end } = walk(contextWith(FULL), [say("sort leads"), BACK], { task: "AI for leads" });
    expect(steps).toEqual(["sharpen", "kind", "1/6 task"]);
    expect(briefOf(end).task).toBe("sort leads");
  });
  it("offers the old answer to start from", () => {
    const context = contextWith(FULL);
    const { end } = walk(context, [...six.slice(0, 3), BACK]);
    expect(stepOf(end, context)).toMatchObject({ step: "question", previous: { known: true, value: 92 } });
  });
});

describe("a changed answer", () => {
  it("is advised on anew", () => {
    const { steps, end } = walk(contextWith(FULL), [GO, edit("examples"), say(300), GO, GO], SIX);
    expect(steps).toEqual(["advice", "improve", "examples", "advice", "improve", "done"]);
    expect(briefOf(end)).toEqual({ ...SIX, examples: 300 });
  });
  it("that stays the same leads back to the choosing", () => {
    expect(walk(contextWith(FULL), [GO, edit("examples"), say(1200)], SIX).steps.at(-1)).toBe("improve");
  });
  it("drops the kind when the statement is another one", () => {
    const { steps, end } = walk(contextWith(FULL), [GO, edit("task"), say("sort tickets")], SIX);
    expect(steps.at(-1)).toBe("kind");
    expect(briefOf(end).kind).toBeUndefined();
  });
  it("takes what was read wrong, and asks for the kind again with it", () => {
    const context = contextWith(FULL);
    const correct = (values: object): InterviewEvent => ({ event: "correct", values });
    const { steps, end } = walk(context, [
      say("sort photos"),
      correct({ input: ["scan"], tools: true }),
      correct({ languages: ["ja"] }),
      say("routing"),
    ]);
    expect(steps).toEqual(["1/6 task", "kind", "kind", "kind", "2/6 repetition"]);
    expect(briefOf(end)).toEqual({
      task: "sort photos",
      kind: "routing",
      input: ["scan"],
      tools: true,
      languages: ["ja"],
    });
    const kind = advance(startInterview({}, context), say("sort photos"), context);
    expect(stepOf(advance(kind, correct({ tools: true }), context), context)).toMatchObject({
      besides: { input: ["image"], tools: true, languages: [], facts: "request" },
    });
  });
  it("shows nothing as read that is in doubt", () => {
    const context = contextWith(FULL);
    const doubt = <T>(value: T) => ({ value, confidence: 0.65, words: [] });
    const doubtful = (statement: string) => {
      const read = context.read(statement);
      const attributes = { ...read.besides!.attributes, facts: doubt("documents-found"), tools: doubt(true) };
      return { ...read, besides: { ...read.besides!, attributes } } as typeof read;
    };
    const kind = advance(startInterview({}, context), say("sort photos"), context);
    expect(stepOf(kind, { ...context, read: doubtful })).toMatchObject({ besides: { facts: null, tools: false } });
  });
  it("takes what else was confirmed with the kind, and asks no more for it", () => {
    const { end } = walk(contextWith(FULL), [
      say("sort photos"),
      { event: "answer", value: "routing", besides: { input: ["image"], facts: "request" } },
    ]);
    expect(briefOf(end)).toEqual({ task: "sort photos", kind: "routing", input: ["image"], facts: "request" });
  });
  it("takes nothing of a statement with an answer to another question", () => {
    const { end } = walk(contextWith(FULL), [{ event: "answer", value: "sort photos", besides: { input: ["image"] } }]);
    expect(briefOf(end)).toEqual({ task: "sort photos" });
  });
  it("drops what was corrected when the statement is another one", () => {
    const { end } = walk(
      contextWith(FULL),
      [say("sort photos"), { event: "correct", values: { input: ["scan"] } }, { event: "back" }, say("sort mail")],
      {},
    );
    expect(briefOf(end)).toEqual({ task: "sort mail" });
  });
  it("takes no correction elsewhere", () => {
    const { steps, end } = walk(contextWith(FULL), [{ event: "correct", values: { tools: true } }], SIX);
    expect(steps).toEqual(["advice", "advice"]);
    expect(briefOf(end)).toEqual(SIX);
  });
  it("keeps the kind that was given before any statement", () => {
    const { steps, end } = walk(contextWith(FULL), [say("sort tickets")], { kind: "support-reply" });
    expect(steps).toEqual(["1/6 task", "2/6 repetition"]);
    expect(briefOf(end).kind).toBe("support-reply");
  });
  it("drops answers to questions that no longer apply", () => {
    const context = contextWith(FULL);
    const before = walk(context, [GO, edit("cloud_region"), say("Sydney"), GO], SIX).end;
    expect(briefOf(before)).toHaveProperty("cloud_region", "Sydney");
    const after = [edit("sensitivity"), say("local-only")].reduce((end, event) => advance(end, event, context), before);
    expect(briefOf(after)).not.toHaveProperty("cloud_region");
    expect(briefOf(after)).toHaveProperty("usage.requests_per_month", 50000);
  });
});

describe("sharpening", () => {
  it("offers the questions that change most, apart from the others", () => {
    const context = contextWith(FULL, ["documents"]);
    expect(stepOf(walk(context, [GO], SIX).end, context)).toMatchObject({
      best: [{ question: { id: "documents" } }],
      others: [{ id: "cloud_region" }],
      rows: [{ id: "task" }, { id: "kind" }, { id: "repetition" }, { id: "examples" }, {}, {}, {}],
    });
  });
  it("offers a main question again that was answered with don't know", () => {
    const context = contextWith(FULL, ["examples"]);
    const { steps, end } = walk(context, [UNKNOWN, GO, edit("examples"), say(5), GO], HOLE);
    expect(steps).toEqual(["3/6 examples", "advice", "improve", "examples", "advice", "improve"]);
    expect(briefOf(end).examples).toBe(5);
  });
});

describe("don't know", () => {
  it("leaves the key out of the brief", () => {
    const { end } = walk(contextWith(FULL), [UNKNOWN], HOLE);
    expect(briefOf(end)).toEqual(HOLE);
    expect(unknownsOf(end)).toEqual(["examples"]);
  });
  it("takes an answer of the starting brief out", () => {
    const { end } = walk(contextWith(FULL), [GO, edit("examples"), UNKNOWN], SIX);
    expect(briefOf(end)).toEqual(HOLE);
  });
  it("is not asked again when the starting brief says it", () => {
    expect(walk(contextWith(BRISK), [], HOLE, ["examples"]).steps).toEqual(["advice"]);
  });
  it("to everything leaves nothing to advise on", () => {
    const context = contextWith(FULL);
    const { end } = walk(
      context,
      Array.from({ length: 7 }, () => UNKNOWN),
    );
    expect(stepOf(end, context)).toMatchObject({ step: "improve", empty: true });
  });
});

describe("the starting brief", () => {
  it("keeps what no question asks about", () => {
    const start: Brief = { ...SIX, client: "Acme", usage: { requests_per_month: 5, batch: true } };
    const { end } = walk(contextWith(FULL), [GO, edit("requests_per_month"), say(9)], start);
    expect(briefOf(end)).toEqual({ ...start, usage: { requests_per_month: 9, batch: true } });
  });
});

describe("a question that belongs to another", () => {
  const groups = ["baseline.metric", "baseline.score", "baseline.target"];
  const context = {
    ...contextWith(FULL),
    questions: [...QUESTIONS, ...groups.map((id) => ({ ...QUESTIONS[5]!, id }))],
  };
  it("is asked after the one without which it says nothing", () => {
    const { steps, end } = walk(context, [GO, edit("baseline.score"), say("F1"), say(0.8)], SIX);
    expect(steps).toEqual(["advice", "improve", "baseline.metric", "baseline.score", "advice"]);
    expect(briefOf(end)).toMatchObject({ baseline: { metric: "F1", score: 0.8 } });
  });
  it("is dropped with it", () => {
    const { end } = walk(
      context,
      [GO, edit("baseline.score"), say("F1"), say(0.8), GO, edit("baseline.score"), UNKNOWN],
      SIX,
    );
    expect(briefOf(end)).toEqual(SIX);
  });
});

describe("a machine spelled out in the starting brief", () => {
  it("is not offered as a question", () => {
    const hardware = { bandwidth_gb_s: 120, memory_gb: 16 };
    const context = { ...contextWith(FULL), questions: [...QUESTIONS, { ...QUESTIONS[5]!, id: "hardware" }] };
    const step = stepOf(walk(context, [GO], { ...SIX, hardware }).end, context);
    expect(JSON.stringify(step)).not.toContain('"id":"hardware"');
  });
});

describe("whatever is pressed", () => {
  const event = fc.oneof(
    fc.constantFrom<InterviewEvent>(UNKNOWN, BACK, GO, WANT_SAVE, NO_FILE),
    fc.constantFrom("sort mail", "handle mail", "AI for all", "exact", 5, true).map(say),
    fc.constantFrom("kind", "nothing", ...QUESTIONS.map(({ id }) => id)).map(edit),
  );
  it("the next question is always one that is known, and going on always ends", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const context = contextWith(FULL, ["examples"]);
        let interview = walk(context, events).end;
        for (let i = 0; i < 40 && stepOf(interview, context).step !== "done"; i++) {
          const { step } = stepOf(interview, context);
          const onward = step === "question" || step === "kind" ? UNKNOWN : GO;
          interview = advance(interview, step === "save" ? NO_FILE : onward, context);
        }
        expect(stepOf(interview, context).step).toBe("done");
      }),
    );
  });
});
