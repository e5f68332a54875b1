/** Puts one step of the interview to a person and gives what they did as an event. */

import { type Answer, isAmount, isNumeric, readAnswer, showAnswer } from "../../core/interview/answer.ts";
import type {
  ImproveStep,
  InterviewEvent,
  KindStep,
  QuestionStep,
  SharpenStep,
  Step,
} from "../../core/interview/interview.ts";
import { spokenPercent } from "../../core/text/spoken.ts";
import type { Currency } from "../../core/types/brief.ts";
import type { Candidate, OutcomeQuestion } from "../../core/types/reading.ts";
import type { Question, TaskKind } from "../../core/types/taxonomy.ts";
import { type Screen, safe } from "../../render/text/screen.ts";
import { besidesText, correctBesides } from "./assess-besides.ts";
import { BACK, type Option, type Prompter } from "./assess-prompter.ts";

export interface StepContext {
  prompter: Prompter;
  kinds: readonly TaskKind[];
  /** The tier of tasks of this kind. */
  tierOf(kind: TaskKind): number | null;
  /** What the advice assumes while this question is open, in words. */
  assumed(id: string): string | null;
  /** Currency of the amounts that are asked for. */
  currency: Currency;
  /** True, or why this answer cannot stand in a brief. */
  accepts(question: Question, answer: Answer): true | string;
  /** True, or why a brief cannot be saved there. */
  canSave(file: string): true | string;
  /** For the width and colours that the terminal has now. */
  screen(): Screen;
}

/** A step that a person has a say in. */
export type AskedStep = Exclude<Step, { step: "advice" | "done" }>;

export const DONT_KNOW = "don't know";
const BACK_EVENT: InterviewEvent = { event: "back" };
const UNKNOWN_EVENT: InterviewEvent = { event: "unknown" };
const GO_ON: InterviewEvent = { event: "go-on" };
const answer = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });

/** A kind that is less likely than this is not worth a line. */
const LEAST_LIKELY = 0.05;

/** `requests_per_month` and `stakes.right.amount` as words. */
const NAMES: Record<string, string> = {
  task: "Task",
  kind: "Kind of task",
  repetition: "Repetition",
  examples: "Examples",
  correctness: "Correct if",
  sensitivity: "Data",
  requests_per_month: "Volume",
  input_tokens: "Input",
  output_tokens: "Output",
  latency_s: "Answer within",
  "limits.budget_per_month": "Budget",
  "baseline.metric": "Measured by",
  "baseline.score": "Score today",
  "baseline.target": "Score needed",
  "stakes.right.amount": "Right answer",
  "stakes.wrong.amount": "Wrong answer",
  "stakes.review_minutes": "Checking",
};

/** What an answer is called at the start of its line. */
export function nameOf(id: string): string {
  const words = id.replace(/\.amount$|_s$/, "").replace(/[._]/g, " ");
  return NAMES[id] ?? `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

/** A kind by name and tier, and its position in `explain`. */
export function kindText(kind: TaskKind, { tierOf }: Pick<StepContext, "tierOf">): string {
  const tier = tierOf(kind);
  return tier === null ? safe(kind.name) : `${safe(kind.name)}, tier ${tier}`;
}

/** An answer as its line shows it. */
export function answerText(id: string, question: Question | undefined, given: Answer, context: StepContext): string {
  if (!given.known) return DONT_KNOW;
  const kind = id === "kind" ? context.kinds.find((each) => each.id === given.value) : undefined;
  if (kind) return kindText(kind, context);
  const text = safe(showAnswer(question, given) ?? "");
  if (id === "requests_per_month") return `${text} a month`;
  if (id === "examples") return text.replace(/ examples$/, "");
  return isAmount(id) ? `${context.currency} ${text}` : text;
}

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
  const was = previous && (previous.known ? answer(previous.value) : UNKNOWN_EVENT);
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
  const { prompter, accepts } = context;
  const typed = await prompter.type({
    place: placeOf(step),
    message: question.asks,
    help: helpOf(step, context.assumed(question.id)),
    can_go_back: step.can_go_back,
    hint: typingHint(step, context.currency),
    preset: typedForm(previous),
    check(text) {
      const read = readAnswer(question, text);
      return read.ok ? accepts(question, read.answer) : `expected ${read.expected}`;
    },
  });
  if (typed === BACK) return BACK_EVENT;
  const read = readAnswer(question, typed);
  return read.ok && read.answer.known ? answer(read.answer.value) : UNKNOWN_EVENT;
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
      help: sharper ? ["Fill in what stands in brackets."] : [],
      can_go_back: true,
      hint: "",
      preset: safe(sharper ?? statement),
      check: (text) => text.trim() !== "" || "expected the task in a sentence",
    });
    if (typed !== BACK) return answer(typed.trim());
  }
}

function candidateOption(candidate: Candidate, context: StepContext): Option<string> {
  const kind = context.kinds.find(({ id }) => id === candidate.kind);
  const words =
    candidate.words.length > 0 ? `, because of ${candidate.words.map((word) => `"${safe(word)}"`).join(", ")}` : "";
  return {
    value: candidate.kind,
    label: `${safe(kind?.name ?? candidate.kind)}, tier ${candidate.tier}`,
    about: `${safe(kind?.about ?? "")} ${spokenPercent(candidate.probability)} likely${words}.`.trim(),
  };
}

/** What may come out, in place of kinds: nobody needs to know their names to answer. */
function outcomeOptions({ outcomes }: OutcomeQuestion, kinds: readonly TaskKind[]): Option<string>[] {
  return outcomes.flatMap(({ kind, says }) => {
    if (kind === null) return [];
    const named = kinds.find(({ id }) => id === kind);
    return [{ value: kind, label: safe(says), about: `Such as ${safe(named?.name.toLowerCase() ?? kind)}.` }];
  });
}

/** No kind has these ids. */
const OTHER = "";
const BESIDES = " besides";
const WRONG_BESIDES = "Something else was read wrong";

/** What can be picked: outcomes where the reading is in doubt, else likely kinds; and ways out of them. */
function kindOptions({ sure, reading, besides }: KindStep, context: StepContext): Option<string | null>[] {
  const likely = (reading?.candidates ?? []).filter(({ probability }) => probability >= LEAST_LIKELY);
  const question = sure ? null : reading?.besides?.question;
  return [
    ...(question
      ? outcomeOptions(question, context.kinds)
      : likely.map((candidate) => candidateOption(candidate, context))),
    { value: OTHER, label: "Another kind, from the whole list" },
    ...(besides && !sure ? [{ value: BESIDES, label: WRONG_BESIDES }] : []),
    { value: null, label: "Don't know" },
  ];
}

const anyKind = (context: StepContext): Promise<string | typeof BACK> =>
  context.prompter.choose({
    place: "",
    message: "Which kind of task is it?",
    help: ["Type words to narrow the list."],
    can_go_back: true,
    long: true,
    options: context.kinds.map((kind) => ({ value: kind.id, label: kindText(kind, context), about: safe(kind.about) })),
  });

/** The question that settles a doubt, or the plain one, with what was read under it. */
function kindQuestion({ sure, reading, besides }: KindStep): { asks: string; help: string[] } {
  const question = sure ? null : reading?.besides?.question;
  const note = reading?.note ? [safe(reading.note)] : [];
  const also = besides && !sure ? [besidesText(besides)] : [];
  return { asks: question?.asks ?? "Which kind of task is it?", help: [...note, ...also] };
}

/** What comes out, where the reading is in doubt; else one of the kinds that are likely; or any of them all. */
async function chooseKind(step: KindStep, context: StepContext): Promise<InterviewEvent> {
  const { besides } = step;
  const { asks, help } = kindQuestion(step);
  for (;;) {
    const picked = await context.prompter.choose({
      place: "",
      message: asks,
      help,
      can_go_back: true,
      options: kindOptions(step, context),
      preset: step.previous?.known ? String(step.previous.value) : undefined,
    });
    if (picked === BACK) return BACK_EVENT;
    if (picked === null) return UNKNOWN_EVENT;
    if (picked === BESIDES && besides) {
      const corrected = await correctBesides(besides, context.prompter);
      if (corrected) return corrected;
    } else if (picked === OTHER) {
      const listed = await anyKind(context);
      if (listed !== BACK) return answer(listed);
    } else return answer(picked);
  }
}

/** The reading as one line to confirm; alternatives only when it is wrong. */
async function askKind(step: KindStep, context: StepContext): Promise<InterviewEvent> {
  const best = step.reading?.candidates[0];
  const kind = best && context.kinds.find(({ id }) => id === best.kind);
  if (!step.sure || !best || !kind) return chooseKind(step, context);
  const { besides } = step;
  const also = besides ? [besidesText(besides)] : [];
  const words = best.words.length > 0 ? [`Because of ${best.words.map((word) => `"${safe(word)}"`).join(", ")}.`] : [];
  for (;;) {
    const chosen = await context.prompter.choose({
      place: "",
      message: `Reads as ${kindText(kind, context)}. Right?`,
      help: [safe(kind.about), ...also, ...words],
      can_go_back: step.can_go_back,
      options: [
        { value: "yes", label: "Yes" },
        { value: "kind", label: "No, it is another kind" },
        ...(besides ? [{ value: "besides", label: WRONG_BESIDES }] : []),
      ],
    });
    if (chosen === BACK) return BACK_EVENT;
    if (chosen === "yes") return answer(kind.id);
    const other =
      chosen === "besides" && besides
        ? await correctBesides(besides, context.prompter)
        : await chooseKind(step, context);
    if (other && other.event !== "back") return other;
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
      label: `Change ${nameOf(id).toLowerCase()}: ${answerText(id, question, given, context)}`,
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
    editOption(question, `${changes[0]!.toUpperCase()}${changes.slice(1)}.`),
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
