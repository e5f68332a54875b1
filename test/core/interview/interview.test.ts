import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  briefOf,
  type Interview,
  type InterviewContext,
  type InterviewEvent,
  startInterview,
  stepOf,
  unknownsOf,
} from "../../../src/core/interview/interview.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { BRISK, contextWith, FULL, label, QUESTIONS } from "./interview-fixture.ts";

const say = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });
const UNKNOWN: InterviewEvent = { event: "unknown" };
const BACK: InterviewEvent = { event: "back" };
const GO: InterviewEvent = { event: "go-on" };
const SKIP: InterviewEvent = { event: "skip-rest" };
const NO_FILE: InterviewEvent = { event: "save", file: null };
const edit = (id: string): InterviewEvent => ({ event: "edit", id });

const FIVE: Brief = {
  task: "sort mail into 8 queues",
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
};
const HOLE: Brief = { ...FIVE };
delete HOLE.examples;

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

const five = [say("sort mail into 8 queues"), say("routing"), say(92), say(1200), say("exact"), say("cloud-ok")];

describe("the order of the questions", () => {
  const cases: [string, InterviewContext, InterviewEvent[], Brief, string[]][] = [
    [
      "asks the five by number, has the reading confirmed, then offers the rest, the review, advice and saving",
      contextWith(FULL),
      [...five, SKIP, GO, GO, NO_FILE],
      {},
      [
        "1/5 task",
        "kind",
        "2/5 repetition",
        "3/5 examples",
        "4/5 correctness",
        "5/5 sensitivity",
        "more",
        "review",
        "advice",
        "save",
        "done",
      ],
    ],
    [
      "asks the optional questions in their order when they are wanted",
      contextWith(FULL),
      [GO, say(true), say(50000), UNKNOWN],
      FIVE,
      ["more", "+1/3 documents", "+2/3 requests_per_month", "+3/3 cloud_region", "review"],
    ],
    [
      "stops asking when the rest is skipped in the middle",
      contextWith(FULL),
      [GO, say(true), SKIP],
      FIVE,
      ["more", "+1/3 documents", "+2/3 requests_per_month", "review"],
    ],
    ["asks only what a brief leaves open", contextWith(FULL), [say(300)], HOLE, ["3/5 examples", "more"]],
    [
      "asks nothing when all is answered and nothing else is wanted",
      contextWith(BRISK),
      [GO],
      FIVE,
      ["advice", "done"],
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
      ["1/5 task", "kind?", "2/5 repetition"],
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
    expect(steps).toEqual(["1/5 task", "sharpen", "sharpen", "kind"]);
    expect(briefOf(end).task).toBe("sort leads into 3 classes");
  });
  it("stays when the person keeps it", () => {
    const { steps, end } = walk(contextWith(FULL), [say("AI for marketing"), GO, UNKNOWN]);
    expect(steps).toEqual(["1/5 task", "sharpen", "kind?", "2/5 repetition"]);
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

describe("back", () => {
  const cases: [string, InterviewEvent[], string[]][] = [
    ["leads nowhere at the first question", [BACK], ["1/5 task", "1/5 task"]],
    [
      "leads through what was asked, and an answer leads to the first open question again",
      [...five.slice(0, 4), BACK, BACK, say(50)],
      [
        "1/5 task",
        "kind",
        "2/5 repetition",
        "3/5 examples",
        "4/5 correctness",
        "3/5 examples",
        "2/5 repetition",
        "4/5 correctness",
      ],
    ],
    [
      "leads from the review into the last question, also to the ones that were skipped",
      [...five, SKIP, BACK, GO],
      [
        "1/5 task",
        "kind",
        "2/5 repetition",
        "3/5 examples",
        "4/5 correctness",
        "5/5 sensitivity",
        "more",
        "review",
        "more",
        "+1/3 documents",
      ],
    ],
  ];
  it.each(cases)("%s", (_, events, wanted) => {
    expect(walk(contextWith(FULL), events).steps).toEqual(wanted);
  });
  it("offers the old answer to start from", () => {
    const context = contextWith(FULL);
    const { end } = walk(context, [...five.slice(0, 3), BACK]);
    expect(stepOf(end, context)).toMatchObject({ step: "question", previous: { known: true, value: 92 } });
  });
});

describe("a changed answer", () => {
  it("comes back to the review", () => {
    const { steps, end } = walk(contextWith(FULL), [SKIP, edit("examples"), say(300), GO, GO, NO_FILE], FIVE);
    expect(steps).toEqual(["more", "review", "3/5 examples", "review", "advice", "save", "done"]);
    expect(briefOf(end)).toEqual({ ...FIVE, examples: 300 });
  });
  it("drops the kind when the statement is another one", () => {
    const { steps, end } = walk(contextWith(FULL), [SKIP, edit("task"), say("sort tickets")], FIVE);
    expect(steps.at(-1)).toBe("kind");
    expect(briefOf(end).kind).toBeUndefined();
  });
  it("keeps the kind that was given before any statement", () => {
    const { steps, end } = walk(contextWith(FULL), [say("sort tickets")], { kind: "support-reply" });
    expect(steps).toEqual(["1/5 task", "2/5 repetition"]);
    expect(briefOf(end).kind).toBe("support-reply");
  });
  it("keeps the kind when the statement stays", () => {
    const { steps } = walk(contextWith(FULL), [SKIP, edit("task"), say(FIVE.task!)], FIVE);
    expect(steps.at(-1)).toBe("review");
  });
  it("drops answers to questions that no longer apply", () => {
    const context = contextWith(FULL);
    const before = walk(context, [GO, say(true), say(50000), say("Sydney")], FIVE).end;
    expect(briefOf(before)).toHaveProperty("cloud_region", "Sydney");
    const after = [edit("sensitivity"), say("local-only")].reduce((end, event) => advance(end, event, context), before);
    expect(briefOf(after)).not.toHaveProperty("cloud_region");
    expect(briefOf(after)).toHaveProperty("usage.requests_per_month", 50000);
    expect(label(stepOf(after, context))).toBe("review");
  });
});

describe("don't know", () => {
  it("leaves the key out of the brief", () => {
    const { end } = walk(contextWith(FULL), [UNKNOWN], HOLE);
    expect(briefOf(end)).toEqual(HOLE);
    expect(unknownsOf(end)).toEqual(["examples"]);
  });
  it("takes an answer of the starting brief out", () => {
    const { end } = walk(contextWith(FULL), [SKIP, edit("examples"), UNKNOWN], FIVE);
    expect(briefOf(end)).toEqual(HOLE);
  });
  it("is not asked again when the starting brief says it", () => {
    expect(walk(contextWith(BRISK), [], HOLE, ["examples"]).steps).toEqual(["advice"]);
  });
  it("is offered once more, and only once, when it settles most", () => {
    const next = ({ examples }: Brief) => (examples === undefined ? { id: "examples", settles: "2 of 3" } : null);
    expect(walk(contextWith(FULL, next), [UNKNOWN, UNKNOWN], HOLE).steps).toEqual([
      "3/5 examples",
      "3/5 examples (settles)",
      "more",
    ]);
  });
  it("of an optional question is final", () => {
    const next = () => ({ id: "documents", settles: "whether retrieval is needed" });
    expect(walk(contextWith(FULL, next), [UNKNOWN, GO], FIVE).steps).toEqual([
      "+1/3 documents (settles)",
      "more",
      "+2/3 requests_per_month",
    ]);
  });
  it("to everything leaves nothing to advise on", () => {
    const context = contextWith(FULL);
    const { end } = walk(context, [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, SKIP]);
    expect(stepOf(end, context)).toMatchObject({ step: "review", empty: true });
  });
});

describe("the starting brief", () => {
  it("keeps what no question asks about", () => {
    const start: Brief = { ...FIVE, client: "Acme", usage: { requests_per_month: 5, batch: true } };
    const { end } = walk(contextWith(FULL), [SKIP, edit("requests_per_month"), say(9)], start);
    expect(briefOf(end)).toEqual({ ...start, usage: { requests_per_month: 9, batch: true } });
  });
});

describe("a question that belongs to another", () => {
  const groups = ["baseline.metric", "baseline.score", "baseline.target"];
  const context = { ...contextWith(FULL), questions: groups.map((id) => ({ ...QUESTIONS[6]!, id })) };
  it("is not asked when the other is not known", () => {
    expect(walk(context, [GO, UNKNOWN]).steps).toEqual(["more", "+1/3 baseline.metric", "review"]);
    expect(walk(context, [GO, say("F1"), UNKNOWN]).steps.at(-1)).toBe("review");
  });
  it("is dropped with it", () => {
    const { end } = walk(context, [GO, say("F1"), say(0.8), say(0.9), edit("baseline.score"), UNKNOWN]);
    expect(briefOf(end)).toEqual({});
    expect(label(stepOf(end, context))).toBe("review");
  });
});

describe("a machine spelled out in the starting brief", () => {
  it("is not asked for", () => {
    const context = contextWith(FULL);
    const hardware = { bandwidth_gb_s: 120, memory_gb: 16 };
    const questions = [...QUESTIONS, { ...QUESTIONS[5]!, id: "hardware" }];
    const { steps, end } = walk({ ...context, questions }, [GO, UNKNOWN, UNKNOWN, UNKNOWN], { ...FIVE, hardware });
    expect(steps.at(-1)).toBe("review");
    expect(briefOf(end).hardware).toEqual(hardware);
  });
});

describe("whatever is pressed", () => {
  const event = fc.oneof(
    fc.constantFrom<InterviewEvent>(UNKNOWN, BACK, GO, SKIP, NO_FILE),
    fc.constantFrom("sort mail", "handle mail", "AI for all", "exact", 5, true).map(say),
    fc.constantFrom("kind", "nothing", ...QUESTIONS.map(({ id }) => id)).map(edit),
  );
  it("the next question is always one that is known, and going on always ends", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const context = contextWith(FULL, () => ({ id: "examples", settles: "all" }));
        let interview = walk(context, events).end;
        for (let i = 0; i < 40 && stepOf(interview, context).step !== "done"; i++) {
          const { step } = stepOf(interview, context);
          const onward = step === "question" || step === "kind" ? UNKNOWN : step === "more" ? SKIP : GO;
          interview = advance(interview, step === "save" ? NO_FILE : onward, context);
        }
        expect(stepOf(interview, context).step).toBe("done");
      }),
    );
  });
});
