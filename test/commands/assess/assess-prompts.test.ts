/** The real prompts, drawn on a terminal in memory, key by key. */
import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { inquirerPrompter } from "../../../src/commands/assess/assess-inquirer.ts";
import { linesPrompter, withoutErased } from "../../../src/commands/assess/assess-lines.ts";
import type { Prompter } from "../../../src/commands/assess/assess-prompter.ts";
import { type AskedStep, ask, type StepContext } from "../../../src/commands/assess/assess-steps.ts";
import { advance, type InterviewEvent, startInterview, stepOf } from "../../../src/core/interview/interview.ts";
import type { TaskKind } from "../../../src/core/types/taxonomy.ts";
import { makeScreen, type Page } from "../../../src/render/text/screen.ts";
import { contextWith, FULL, QUESTIONS } from "../../core/interview/interview-fixture.ts";

const KINDS = ["routing", "support-reply", "translation"].map(
  (id): TaskKind => ({
    id,
    name: `The kind ${id}`,
    shape: "closed",
    facts: {},
    about: `About ${id}.`,
    examples: [],
    words: [],
    place: "",
  }),
);

const UP = "\u001b[A";
const DOWN = "\u001b[B";
const ENTER = "\r";
const ESC = "\u001b";
const CTRL_C = "\u0003";
const CTRL_U = "\u0015";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Shown {
  event: InterviewEvent | "stopped";
  screen: string;
}

/** What a step shows on a terminal, and the event that these keys give. */
async function press(
  step: AskedStep,
  keys: string[],
  { columns = 80, plain = false }: { columns?: number; plain?: boolean } = {},
): Promise<Shown> {
  const page: Page = { columns, colors: 0 };
  const steps: StepContext = {
    prompter: undefined as unknown as Prompter,
    kinds: KINDS,
    kind_asks: "Which kind?",
    tierOf: () => 1,
    soFar: () => "tier 1",
    assumed: (id) => (id === "requests_per_month" ? "a round number" : null),
    currency: "AUD",
    accepts: (_, answer) => (answer.known && answer.value === 7 ? "7 is refused" : true),
    canSave: (file) => file !== "taken.yaml" || "it exists already",
    screen: () => makeScreen(page),
  };
  let screen = "";
  // Prompts end the stream that they draw on, unless it is that of a process.
  const output = new Writable({
    write(chunk, _, done) {
      screen += String(chunk);
      done();
    },
  });
  output.end = () => output;
  const input = new PassThrough();
  const terminal = { input, output };
  const prompter = plain ? linesPrompter(terminal, () => page) : inquirerPrompter(terminal, () => page);
  const event = ask(step, { ...steps, prompter }).catch((error) => {
    if (error.kind === "cancelled") return "stopped" as const;
    throw error;
  });
  await pause(20);
  for (const key of keys) {
    input.write(key);
    await pause(key === ESC ? 120 : 40);
  }
  const happened = await event;
  prompter.close();
  return { event: happened, screen: stripVTControlCharacters(screen) };
}

/** The step that one comes to by these events. */
function after(...events: InterviewEvent[]): AskedStep {
  const context = contextWith(FULL);
  let interview = startInterview({}, context);
  for (const event of events) interview = advance(interview, event, context);
  return stepOf(interview, context) as AskedStep;
}
const say = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });
const UNKNOWN: InterviewEvent = { event: "unknown" };

const task = after();
const vague = after(say("AI for marketing"));
const sure = after(say("sort mail"));
const unsure = after(say("handle mail"));
const repetition = after(say("sort mail"), say("routing"));
const again = after(say("sort mail"), say("routing"), say(92), { event: "back" });
const correctness = after(say("sort mail"), say("routing"), say(92), say(1200));
const five = [say("sort mail"), say("routing"), say(92), UNKNOWN, say("exact"), say("cloud-ok")];
const more = after(...five);
const optional = after(...five, { event: "go-on" });
const volume = after(...five, { event: "go-on" }, say(true));
const review = after(...five, { event: "skip-rest" });
const nothing = after(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, { event: "skip-rest" });
const save: AskedStep = { step: "save", brief: {} };

const BACK: InterviewEvent = { event: "back" };
const GO_ON: InterviewEvent = { event: "go-on" };
const SKIP: InterviewEvent = { event: "skip-rest" };

describe("prompts with lists", () => {
  const cases: [string, AskedStep, string[], InterviewEvent | "stopped", string[]][] = [
    [
      "a statement",
      task,
      ["sort emails", ENTER],
      say("sort emails"),
      ["Question 1 of 5", "task?", "Sort emails into 8 queues"],
    ],
    ["nothing typed", task, [ENTER], UNKNOWN, ["Enter or ?: don't know"]],
    ["a pasted statement", task, [`${ESC}[200~sort\nemails${ESC}[201~`, ENTER], say("sort emails"), []],
    ["keys pressed ahead", task, [`sort emails${ENTER}`], say("sort emails"), []],
    ["Esc at the first question", task, [ESC], BACK, []],
    ["Ctrl-C", task, ["sort", CTRL_C], "stopped", []],
    ["a number", repetition, ["92 %", ENTER], say(92), ["Question 2 of 5", "a number from 0 to 100"]],
    ["a wrong number, then a right one", repetition, ["x", ENTER, CTRL_U, "5", ENTER], say(5), []],
    ["a number that a brief may not hold", repetition, ["7", ENTER, ENTER, CTRL_C], "stopped", []],
    ["an old answer kept", again, [ENTER], say(92), ["?: don't know"]],
    ["an old answer changed", again, [CTRL_U, "50", ENTER], say(50), []],
    ["an old answer taken back", again, [CTRL_U, "?", ENTER], UNKNOWN, []],
    ["a choice", correctness, [DOWN, ENTER], say("undefined"), ["A program can check it", "Nobody can say"]],
    ["a choice not known", correctness, [UP, DOWN, DOWN, ENTER], UNKNOWN, []],
    ["Esc at a choice", correctness, [ESC], BACK, []],
    [
      "a sure reading",
      sure,
      [ENTER],
      say("routing"),
      ["I read this as: The kind routing (tier 1, 93 % sure); because of:", '"8 queues".'],
    ],
    ["the runner-up", sure, [DOWN, ENTER], say("support-reply"), []],
    ["a kind from the list", sure, [DOWN, DOWN, ENTER, "trans", ENTER], say("translation"), []],
    ["back from the list of kinds", sure, [DOWN, DOWN, ENTER, ESC, UP, UP, ENTER], say("routing"), []],
    [
      "an unsure reading",
      unsure,
      [DOWN, DOWN, DOWN, ENTER],
      UNKNOWN,
      ["I am not sure what kind of task this is (40 %): please choose."],
    ],
    [
      "a vague statement kept",
      vague,
      [DOWN, DOWN, ENTER],
      GO_ON,
      ["too vague", "- what is to be done?", "sort [what] into [n] classes"],
    ],
    ["a vague statement sharpened", vague, [ENTER, ENTER, CTRL_U, "sort leads", ENTER], say("sort leads"), []],
    ["optional questions skipped", more, [ENTER], SKIP, ["So far: tier 1.", "documents, requests"]],
    ["optional questions wanted", more, [DOWN, ENTER], GO_ON, []],
    ["the rest skipped at a choice", optional, [DOWN, DOWN, DOWN, ENTER], SKIP, ["Optional question 1 of 3"]],
    ["the rest skipped at a number", volume, ["skip", ENTER], SKIP, ["Left open, this is assumed: a round number"]],
    [
      "a required answer that is asked for once more, skipped",
      { ...(repetition as object), settles: "leaves at most 1 of 3 outcomes" } as AskedStep,
      ["skip", ENTER],
      SKIP,
      ["this one settles most: it leaves at most 1 of 3"],
    ],
    [
      "the review accepted",
      review,
      [ENTER],
      GO_ON,
      ["repetition    92 %", "examples      don't know", "This gives: tier 1.", "The kind routing (tier 1)"],
    ],
    ["an answer to change", review, [DOWN, DOWN, DOWN, ENTER], { event: "edit", id: "repetition" }, []],
    ["a review of nothing", nothing, [ENTER], { event: "edit", id: "task" }, ["nothing to advise on"]],
    ["not saved", save, [ENTER], { event: "save", file: null }, []],
    ["saved", save, ["taken.yaml", ENTER, CTRL_U, "new.yaml", ENTER], { event: "save", file: "new.yaml" }, []],
  ];
  it.each(cases)("%s", async (_, step, keys, event, shown) => {
    const result = await press(step, keys);
    expect(result.event).toEqual(event);
    for (const text of shown) expect(result.screen).toContain(text);
  });
});

describe("prompts as plain lines", () => {
  const cases: [string, AskedStep, string[], InterviewEvent | "stopped", string[]][] = [
    ["a statement", task, ["sort emails\r"], say("sort emails"), ["Question 1 of 5"]],
    ["a number, wrong then right", repetition, ["x\r", "5\r"], say(5), ["! expected a number from 0 to 100"]],
    ["an old answer kept", again, ["\r"], say(92), ["Your answer [92]:"]],
    ["a choice by its number", correctness, ["2\r"], say("undefined"), ["  2. Nobody can say", "(1 to 3):"]],
    ["a choice by its words", correctness, ["nobody\r"], say("undefined"), []],
    [
      "a number that is no choice, and nothing where something must be chosen",
      correctness,
      ["9\r", "\r", "3\r"],
      UNKNOWN,
      ["! expected a number from 1 to 3"],
    ],
    ["a sure reading", sure, ["\r"], say("routing"), ["I read this as", "Which kind? (1 to 4) [1]:"]],
    ["back", repetition, ["<\r"], BACK, ["<: back"]],
    [
      "a vague statement sharpened",
      vague,
      ["1\r", "\r", "sort leads\r"],
      say("sort leads"),
      ["! expected something in place of each gap"],
    ],
    ["back from the wording", vague, ["1\r", "<\r", "3\r"], GO_ON, []],
    ["the review accepted", review, ["\r"], GO_ON, ["1. all right: show the advice"]],
    ["lines given ahead", correctness, ["9\r2\r"], say("undefined"), []],
    ["Ctrl-C", task, [CTRL_C], "stopped", []],
    ["Ctrl-D", task, ["\u0004"], "stopped", []],
  ];
  it.each(cases)("%s", async (_, step, keys, event, shown) => {
    const result = await press(step, keys, { plain: true });
    expect(result.event).toEqual(event);
    for (const text of shown) expect(result.screen).toContain(text);
  });
  it("a line of a terminal that cannot move its cursor loses what was erased", () => {
    expect(withoutErased("sortz\u007f 受x\b信\u007f\u007f")).toBe("sort ");
  });
});

describe("a narrow terminal", () => {
  it.each([
    [false, [ENTER]],
    [true, ["\r"]],
  ])("gets no line wider than it is (plain: %s)", async (plain, keys) => {
    const wide = "顧客からの問い合わせメールを八つのキューに振り分け、注文番号を抜き出す";
    const question = { ...QUESTIONS[1]!, help: `${wide} ${wide} ${"word ".repeat(30)}` };
    const { screen } = await press({ ...(task as object), question } as AskedStep, keys, { columns: 40, plain });
    const width = (line: string) => [...line].reduce((sum, c) => sum + (c > "\u2e7f" ? 2 : 1), 0);
    expect(screen).toContain("顧客");
    expect(screen.split("\n").filter((line) => width(line) > 40)).toEqual([]);
  });
});
