/** The real prompts, drawn on a terminal in memory, key by key. */
import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { linesPrompter, withoutErased } from "../../../src/commands/assess/assess-lines.ts";
import type { Prompter } from "../../../src/commands/assess/assess-prompter.ts";
import { screenPrompter, type Window } from "../../../src/commands/assess/assess-screen.ts";
import { type AskedStep, ask } from "../../../src/commands/assess/assess-steps.ts";
import type { StepContext } from "../../../src/commands/assess/step-context.ts";
import { advance, type InterviewEvent } from "../../../src/core/interview/advance.ts";
import { startInterview } from "../../../src/core/interview/interview.ts";
import { stepOf } from "../../../src/core/interview/step.ts";
import type { TaskKind } from "../../../src/core/types/taxonomy.ts";
import { makeScreen } from "../../../src/render/text/screen.ts";
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
const CTRL_D = "\u0004";
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
  { columns = 80, rows = 24, plain = false }: { columns?: number; rows?: number; plain?: boolean } = {},
): Promise<Shown> {
  const page: Window = { columns, rows, colors: 0 };
  const steps: StepContext = {
    prompter: undefined as unknown as Prompter,
    kinds: KINDS,
    tierOf: () => 1,
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
  const prompter = plain ? linesPrompter(terminal, () => page) : screenPrompter(terminal, () => page);
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
  const context = contextWith(FULL, ["documents"]);
  let interview = startInterview({}, context);
  for (const event of events) interview = advance(interview, event, context);
  return stepOf(interview, context) as AskedStep;
}
const say = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });
const UNKNOWN: InterviewEvent = { event: "unknown" };
/** The photos that a statement was read to hold are confirmed with its kind. */
const SEEN: InterviewEvent = { event: "answer", value: "routing", besides: { input: ["image"] } };

const task = after();
const vague = after(say("AI for marketing"));
const sure = after(say("sort mail"));
const unsure = after(say("handle mail"));
const photos = after(say("sort photos"));
const repetition = after(say("sort mail"), say("routing"));
const again = after(say("sort mail"), say("routing"), say(92), { event: "back" });
const sensors = after(say("watch sensors"));
const chosen = after(say("sort mail"), say("routing"), say(92), say(1200), say("exact"), { event: "back" });
const unchosen = after(say("sort mail"), say("routing"), say(92), say(1200), UNKNOWN, { event: "back" });
const correctness = after(say("sort mail"), say("routing"), say(92), say(1200));
const six = [say("sort mail"), say("routing"), say(92), UNKNOWN, say("exact"), say("cloud-ok")];
const volume = after(...six);
const improve = after(...six, say(50000), { event: "go-on" });
const nothing = after(...Array.from({ length: 7 }, () => UNKNOWN));
const save: AskedStep = { step: "save", brief: {} };

const BACK: InterviewEvent = { event: "back" };
const GO_ON: InterviewEvent = { event: "go-on" };
const EDIT = (id: string): InterviewEvent => ({ event: "edit", id });

const correct = (values: object): InterviewEvent => ({ event: "correct", values });

describe("prompts with lists", () => {
  const cases: [string, AskedStep, string[], InterviewEvent | "stopped", string[]][] = [
    ["a statement", task, ["sort emails", ENTER], say("sort emails"), ["task?  1/6", "Sort emails into 8 queues"]],
    [
      "what else was read",
      photos,
      [ENTER],
      SEEN,
      ["Also read: photos or images go in", "Something else was read wrong"],
    ],
    [
      "what goes in, corrected",
      photos,
      [DOWN, DOWN, ENTER, ENTER, CTRL_U, "Scan, fax", ENTER, CTRL_U, "Scan, text", ENTER],
      correct({ input: ["scan", "text"] }),
      ["What is not right?", "What goes in: photos or images", "fax is not among them"],
    ],
    [
      "that it acts, corrected",
      photos,
      [DOWN, DOWN, ENTER, DOWN, ENTER, UP, ENTER],
      correct({ tools: true }),
      ["Must it act in other systems?"],
    ],
    ["back from the corrections", photos, [DOWN, DOWN, ENTER, ESC, UP, UP, ENTER], SEEN, []],
    ["nothing typed", task, [ENTER], UNKNOWN, ["Enter or ?: don't know"]],
    ["a pasted statement", task, [`${ESC}[200~sort\nemails${ESC}[201~`, ENTER], say("sort emails"), []],
    ["a statement pasted where pastes are not marked", task, ["sort\remails\r", ENTER], say("sort emails"), []],
    ["Esc where there is nothing before", task, [ESC, "sort emails", ENTER], say("sort emails"), []],
    ["Ctrl-C", task, ["sort", CTRL_C], "stopped", []],
    ["Ctrl-D", task, ["sort", CTRL_D], "stopped", []],
    ["Ctrl-D at a choice", correctness, [CTRL_D], "stopped", []],
    ["a number", repetition, ["92 %", ENTER], say(92), ["2/6", "a range will do"]],
    ["a range", repetition, ["80-90", ENTER], say(85), []],
    ["a wrong number, then a right one", repetition, ["x", ENTER, CTRL_U, "5", ENTER], say(5), ["! expected a number"]],
    ["a size without a number asks back", repetition, ["most", ENTER, CTRL_U, "~90", ENTER], say(90), ["a rough one"]],
    ["a number that a brief may not hold", repetition, ["7", ENTER, CTRL_C], "stopped", ["! 7 is refused"]],
    ["an old answer kept", again, [ENTER], say(92), ["?: don't know"]],
    ["an old answer changed", again, [CTRL_U, "50", ENTER], say(50), []],
    ["an old answer taken back", again, [CTRL_U, "?", ENTER], UNKNOWN, []],
    ["a choice", correctness, [UP, ENTER], say("undefined"), ["  A program can check it", "> Don't know"]],
    ["nothing chosen", correctness, [ENTER], UNKNOWN, ["> Don't know"]],
    ["an old choice kept", chosen, [ENTER], say("exact"), ["> A program can check it"]],
    ["an old choice that was not known kept", unchosen, [ENTER], UNKNOWN, ["> Don't know"]],
    ["a choice by its number", correctness, ["2", ENTER], say("undefined"), []],
    ["a choice not known", correctness, [UP, DOWN, DOWN, ENTER], UNKNOWN, []],
    ["Esc at a choice", correctness, [ESC], BACK, ["Esc to go back"]],
    [
      "a sure reading",
      sure,
      [ENTER],
      say("routing"),
      ["Reads as The kind routing, tier 1. Right?", 'Because of "sort", "8 queues".'],
    ],
    ["the runner-up", sure, [DOWN, ENTER, UP, UP, ENTER], say("support-reply"), ["5% likely"]],
    ["a kind from the list", sure, [DOWN, ENTER, UP, ENTER, "trans", ENTER], say("translation"), []],
    ["back from the list of kinds", sure, [DOWN, ENTER, UP, ENTER, ESC, "1", ENTER], say("routing"), []],
    ["back from the kinds to the reading", sure, [DOWN, ENTER, ESC, ENTER], say("routing"), []],
    ["an unsure reading", unsure, ["1", ENTER], say("routing"), ["Which kind of task is it?", "40% likely"]],
    ["nothing chosen of an unsure reading", unsure, [ENTER], UNKNOWN, ["> Don't know"]],
    [
      "no task for a language model",
      sensors,
      [ENTER],
      GO_ON,
      ["no task for a language model. Right?", "Statistics do it."],
    ],
    ["a task for one after all", sensors, [DOWN, ENTER, UP, UP, ENTER, "trans", ENTER], say("translation"), []],
    ["back to whether it is one", sensors, [DOWN, ENTER, ESC, ENTER], GO_ON, []],
    ["a vague statement kept", vague, [DOWN, ENTER], GO_ON, ["could mean many tasks", "what is to be done?"]],
    [
      "a vague statement sharpened",
      vague,
      [ENTER, CTRL_U, "sort leads", ENTER],
      say("sort leads"),
      ["sort [what] into [n] classes"],
    ],
    [
      "a gap of the wording that is shown",
      vague,
      [ENTER, CTRL_U, "sort [what] into 5 classes", ENTER, CTRL_U, "sort leads", ENTER],
      say("sort leads"),
      ["> AI for marketing", "! expected your own words in place of [what]"],
    ],
    ["what is assumed", volume, ["2k", ENTER], say(2000), ["If you leave it open: a round number"]],
    ["enough", improve, [DOWN, DOWN, DOWN, ENTER], GO_ON, ["Sharpen it?", "> documents?", "Could change the tier."]],
    ["the question that changes most", improve, [ENTER], EDIT("documents"), []],
    [
      "an answer to change",
      improve,
      [DOWN, ENTER, "repetition", ENTER],
      EDIT("repetition"),
      ["Change repetition: 92%"],
    ],
    ["another question", improve, [DOWN, ENTER, "region", ENTER], EDIT("cloud_region"), []],
    ["back from the other questions", improve, [DOWN, ENTER, ESC, ENTER], EDIT("documents"), []],
    ["to save", improve, [DOWN, DOWN, ENTER], { event: "want-save" }, []],
    ["nothing known at all", nothing, [DOWN, ENTER], GO_ON, ["Nothing is known yet", "Stop here"]],
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
    ["a statement", task, ["sort emails\r"], say("sort emails"), ["task? (1 of 6)"]],
    ["a statement of several lines", task, ["sort\remails\r", "\r"], say("sort emails"), []],
    ["a number, wrong then right", repetition, ["x\r", "5\r"], say(5), ["! expected a number from 0 to 100"]],
    ["an old answer kept", again, ["\r"], say(92), ["Your answer [92]:"]],
    ["a choice by its number", correctness, ["2\r"], say("undefined"), ["  2. Nobody can say", "1 to 3 [3]:"]],
    ["a choice by its words", correctness, ["nobody\r"], say("undefined"), []],
    ["a number that is no choice", correctness, ["9\r", "2\r"], say("undefined"), ["! expected a number from 1 to 3"]],
    ["nothing chosen", correctness, ["\r"], UNKNOWN, ["1 to 3 [3]:"]],
    ["nothing where something must be chosen", sure, ["\r", "1\r"], say("routing"), ["! expected a number"]],
    ["several lines where one is to be chosen", correctness, ["9\r2\r", "\u0015", "2\r"], say("undefined"), []],
    ["a sure reading", sure, ["1\r"], say("routing"), ["Reads as The kind routing, tier 1. Right?"]],
    ["back", repetition, ["<\r"], BACK, ["< goes back"]],
    ["back where there is nothing before", task, ["<\r", "sort\r"], say("sort"), []],
    [
      "a vague statement sharpened",
      vague,
      ["1\r", "sort leads\r"],
      say("sort leads"),
      ["sort [what] into [n] classes"],
    ],
    ["back from the wording", vague, ["1\r", "<\r", "2\r"], GO_ON, []],
    ["enough", improve, ["4\r"], GO_ON, ["Sharpen it?", "4. Done"]],
    ["Ctrl-C", task, [CTRL_C], "stopped", []],
    ["Ctrl-D", task, [CTRL_D], "stopped", []],
    ["Ctrl-D in the middle of a line", task, ["sort", CTRL_D], "stopped", []],
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
    expect(screen.split(/[\r\n]/).filter((line) => width(line) > 40)).toEqual([]);
  });

  it("shows the chosen option, however many there are and however few lines", async () => {
    const choices = Array.from({ length: 30 }, (_, i) => ({
      value: `v${i}`,
      label: `Choice ${i}`,
      help: "word ".repeat(20),
    }));
    const question = { ...QUESTIONS[4]!, choices };
    const keys = [...Array.from({ length: 10 }, () => UP), ENTER];
    const options = { columns: 40, rows: 12 };
    const { event, screen } = await press({ ...(correctness as object), question } as AskedStep, keys, options);
    expect(event).toEqual(say("v20"));
    expect(screen).toContain("> Choice 20");
  });
});
