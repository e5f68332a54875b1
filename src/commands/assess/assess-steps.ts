/** Puts one step of the interview to a person and gives what they did as an event. */

import type { InterviewEvent } from "../../core/interview/advance.ts";
import { type Answer, isAmount, isNumeric, readAnswer } from "../../core/interview/answer.ts";
import type { ImproveStep, QuestionStep, SharpenStep, Step } from "../../core/interview/step.ts";
import { withoutCurrency } from "../../core/text/amount.ts";
import { capitalised } from "../../core/text/sentence.ts";
import type { Currency } from "../../core/types/brief.ts";
import type { Question } from "../../core/types/taxonomy.ts";
import { safe } from "../../render/text/screen.ts";
import { askKind } from "./ask-kind.ts";
import { BACK, type Option } from "./assess-prompter.ts";
import {
  answer,
  answerLabel,
  answerText,
  BACK_EVENT,
  DONT_KNOW,
  GO_ON,
  type StepContext,
  UNKNOWN_EVENT,
} from "./step-context.ts";

/** A step that a person has a say in. */
export type AskedStep = Exclude<Step, { step: "advice" | "done" }>;

const placeOf = ({ position }: QuestionStep): string => (position ? `${position.n} of ${position.of}` : "");

function helpOf({ question }: QuestionStep, assumed: string | null): string[] {
  const examples = question.choices || question.examples.length === 0 ? [] : [examplesText(question)];
  return [
    question.help,
    ...examples,
    `Why: ${question.why}`,
    ...(assumed === null ? [] : [`If you leave it open: ${assumed}`]),
  ];
}

function examplesText({ examples }: Question): string {
  return `For example: ${examples.join(examples.some((each) => each.length > 20) ? " / " : ", ")}`;
}

async function askChoice(step: QuestionStep, context: StepContext): Promise<InterviewEvent> {
  const { question, previous } = step;
  const options: Option<InterviewEvent>[] = question.choices!.map(({ value, label, help }) => ({
    value: answer(value),
    label,
    about: help,
  }));
  options.push({
    value: UNKNOWN_EVENT,
    label: "Don't know",
    about: "The advice then says what each answer would change.",
  });
  // Enter alone says what it says where an answer is typed: never an answer that nobody gave.
  const was = previous?.known ? answer(previous.value) : UNKNOWN_EVENT;
  const preset = options.find(({ value }) => JSON.stringify(value) === JSON.stringify(was))?.value;
  const chosen = await context.prompter.choose({
    place: placeOf(step),
    message: question.asks,
    help: [question.help, `Why: ${question.why}`],
    can_go_back: step.can_go_back,
    options,
    preset,
  });
  return chosen === BACK ? BACK_EVENT : chosen;
}

function typingHint({ question, previous }: QuestionStep, currency: Currency): string {
  const money = isAmount(question.id) ? `In ${currency}. ` : "";
  const rough = isNumeric(question) ? "A rough number or a range will do. " : "";
  return `${money}${rough}${previous?.known ? "?" : "Enter or ?"}: ${DONT_KNOW}`;
}

/** A number is typed back without the commas that it is shown with. */
const typedForm = (previous: Answer | undefined): string | undefined =>
  previous?.known ? String(previous.value) : undefined;

async function askText(step: QuestionStep, context: StepContext): Promise<InterviewEvent> {
  const { question, previous } = step;
  const { prompter, accepts, currency } = context;
  const readTyped = (text: string) =>
    readAnswer(question, isAmount(question.id) ? withoutCurrency(text, currency) : text);
  const typed = await prompter.type({
    place: placeOf(step),
    message: question.asks,
    help: helpOf(step, context.assumed(question.id)),
    can_go_back: step.can_go_back,
    hint: typingHint(step, context.currency),
    preset: typedForm(previous),
    check(text) {
      const read = readTyped(text);
      return read.ok ? accepts(question, read.answer) : `expected ${read.expected}`;
    },
  });
  if (typed === BACK) return BACK_EVENT;
  const read = readTyped(typed);
  return read.ok && read.answer.known ? answer(read.answer.value) : UNKNOWN_EVENT;
}

/** True, or what a new wording still lacks: a gap of the one that is shown says nothing. */
function isWording(text: string, sharper: string | null): true | string {
  if (text.trim() === "") return "expected the task in a sentence";
  const gap = sharper?.match(/\[[^\]]*\]/g)?.find((each) => text.includes(each));
  return gap === undefined || `expected your own words in place of ${safe(gap)}`;
}

async function askSharpen(step: SharpenStep, context: StepContext): Promise<InterviewEvent> {
  const { prompter } = context;
  const { statement, missing, sharper, note, can_go_back } = step;
  const wording = { value: "word" as const, label: "Word it more sharply" };
  const keep = { value: "keep" as const, label: "Keep it as it is" };
  for (;;) {
    const chosen = await prompter.choose({
      place: "",
      message: note ? safe(note) : "That could mean many tasks.",
      help: missing.map(({ asks }) => safe(asks)),
      can_go_back,
      options: [wording, keep],
    });
    if (chosen === BACK) return BACK_EVENT;
    if (chosen === "keep") return GO_ON;
    const typed = await prompter.type({
      place: "",
      message: "What is the task?",
      help: sharper ? [`Such as: ${safe(sharper)}`] : [],
      can_go_back: true,
      hint: "",
      preset: safe(statement),
      check: (text) => isWording(text, sharper),
    });
    if (typed !== BACK) return answer(typed.trim());
  }
}

const editOption = (question: Question, about?: string): Option<InterviewEvent> => ({
  value: { event: "edit", id: question.id },
  label: question.asks,
  ...(about ? { about } : {}),
});

/** All that is open or answered, to answer or to change. */
async function askAnother({ others, rows }: ImproveStep, context: StepContext): Promise<InterviewEvent> {
  const change = rows.map(
    ({ id, question, answer: given }): Option<InterviewEvent> => ({
      value: { event: "edit", id },
      label: `Change ${answerLabel(id).toLowerCase()}: ${answerText(id, question, given, context)}`,
    }),
  );
  const chosen = await context.prompter.choose({
    place: "",
    message: "Which one?",
    help: ["Type words to narrow the list."],
    can_go_back: true,
    long: true,
    options: [...change, ...others.map((question) => editOption(question, question.help))],
  });
  return chosen === BACK ? BACK_EVENT : chosen;
}

async function askImprove(step: ImproveStep, context: StepContext): Promise<InterviewEvent> {
  const { best, others, rows, empty } = step;
  const options: Option<InterviewEvent | "another">[] = best.map(({ question, changes }) =>
    editOption(question, `${capitalised(changes)}.`),
  );
  if (others.length > 0 || rows.length > 0) {
    options.push({ value: "another", label: "Change an answer, or answer another question" });
  }
  if (!empty) options.push({ value: { event: "want-save" }, label: "Save the brief" });
  options.push({ value: GO_ON, label: empty ? "Stop here" : "Done" });
  const message = empty ? "Nothing is known yet, so there is nothing to advise on." : "Sharpen it?";
  const help = best.length > 0 ? ["These answers would change the advice most."] : [];
  for (;;) {
    const chosen = await context.prompter.choose({ place: "", message, help, can_go_back: false, options });
    if (chosen === BACK) continue;
    if (chosen !== "another") return chosen;
    const another = await askAnother(step, context);
    if (another.event !== "back") return another;
  }
}

async function askSave({ prompter, canSave }: StepContext): Promise<InterviewEvent> {
  const typed = await prompter.type({
    place: "",
    message: "Save the brief as",
    help: ["A name that ends in .yaml or .json."],
    can_go_back: true,
    hint: "Enter alone: do not save",
    check: (text) => text.trim() === "" || canSave(text.trim()),
  });
  const file = typed === BACK ? "" : typed.trim();
  return { event: "save", file: file === "" ? null : file };
}

/** Asks what this step asks. Rejects with a cancelled `Stop` when the person stops. */
export function ask(step: AskedStep, context: StepContext): Promise<InterviewEvent> {
  switch (step.step) {
    case "question":
      return step.question.choices ? askChoice(step, context) : askText(step, context);
    case "sharpen":
      return askSharpen(step, context);
    case "kind":
      return askKind(step, context);
    case "improve":
      return askImprove(step, context);
    case "save":
      return askSave(context);
  }
}
