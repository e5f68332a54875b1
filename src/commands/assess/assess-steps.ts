/** Puts one step of the interview to a person and gives what they did as an event. */

import { type Answer, isAmount, isNumeric, rangeText, readAnswer, showAnswer } from "../../core/interview/answer.ts";
import type {
  InterviewEvent,
  KindStep,
  MoreStep,
  QuestionStep,
  ReviewStep,
  SharpenStep,
  Step,
} from "../../core/interview/interview.ts";
import type { Brief, Currency } from "../../core/types/brief.ts";
import type { Candidate } from "../../core/types/reading.ts";
import type { Question, TaskKind } from "../../core/types/taxonomy.ts";
import { type Screen, safe } from "../../render/text/screen.ts";
import { BACK, type Option, type Prompter } from "./assess-prompter.ts";

export interface StepContext {
  prompter: Prompter;
  kinds: readonly TaskKind[];
  /** How the kind of task is asked for. */
  kind_asks: string;
  /** The tier of tasks of this kind. */
  tierOf(kind: TaskKind): number | null;
  /** What the answers so far come to, in words. */
  soFar(brief: Brief): string;
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

const LABEL = 14;
/** An example of at most this many characters is short. */
const SHORT = 20;
/** So many optional questions are named before they are offered. */
const NAMED = 6;
const DONT_KNOW = "don't know";
const BACK_EVENT: InterviewEvent = { event: "back" };
const UNKNOWN_EVENT: InterviewEvent = { event: "unknown" };
const GO_ON: InterviewEvent = { event: "go-on" };
const SKIP_REST: InterviewEvent = { event: "skip-rest" };
const answer = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const quoted = (words: readonly string[]): string => words.map((word) => `"${safe(word)}"`).join(", ");

async function choose(
  { prompter }: StepContext,
  message: string,
  options: readonly Option<InterviewEvent>[],
  preset?: InterviewEvent,
): Promise<InterviewEvent> {
  const chosen = await prompter.choose({ message, options, preset });
  return chosen === BACK ? BACK_EVENT : chosen;
}

/** Short examples on a line, sentences in a list. */
function examplesOf({ examples }: Question, screen: Screen): string[] {
  if (examples.length === 0) return [];
  if (examples.every((example) => example.length <= SHORT)) {
    return [screen.paragraph(`For example: ${examples.join(", ")}`, 2)];
  }
  return [screen.paragraph("For example:", 2), screen.list(examples, 2)];
}

function questionHead(step: QuestionStep, screen: Screen, assumed: string | null): string {
  const { question, position, settles } = step;
  const place = `${position.optional ? "Optional question" : "Question"} ${position.n} of ${position.of}`;
  const lines = ["", screen.ink.dim(place), screen.paragraph(screen.ink.bold(question.asks))];
  if (settles) lines.push(screen.paragraph(`Of what is still open this one settles most: it ${settles}.`));
  lines.push(screen.paragraph(question.help, 2));
  if (!question.choices) lines.push(...examplesOf(question, screen));
  lines.push(screen.ink.dim(screen.paragraph(`Why it is asked: ${question.why}`, 2)));
  if (assumed !== null) lines.push(screen.ink.dim(screen.paragraph(`Left open, this is assumed: ${assumed}`, 2)));
  return lines.join("\n");
}

/** Once the five were offered, the person may have enough at any time. */
const canSkip = ({ position, settles }: QuestionStep): boolean => position.optional || settles !== null;

async function askChoice(step: QuestionStep, context: StepContext): Promise<InterviewEvent> {
  const { question, previous } = step;
  const options: Option<InterviewEvent>[] = question.choices!.map(({ value, label, help }) => ({
    value: answer(value),
    label,
    about: help,
  }));
  options.push({ value: UNKNOWN_EVENT, label: DONT_KNOW });
  if (canSkip(step)) options.push({ value: SKIP_REST, label: "skip the other questions" });
  const was = previous && (previous.known ? answer(previous.value) : UNKNOWN_EVENT);
  const preset = options.find(({ value }) => JSON.stringify(value) === JSON.stringify(was))?.value;
  return choose(context, "Your answer", options, preset);
}

function typingHint(step: QuestionStep, { prompter, currency }: StepContext): string {
  const { question, previous, can_go_back } = step;
  const sort = isAmount(question.id) ? `${currency}, a number` : "a number";
  const wanted = isNumeric(question) ? `${sort}${rangeText(question)}; ` : "";
  const empty = previous?.known ? "?" : "Enter or ?";
  const skip = canSkip(step) ? "; skip: ask no more" : "";
  const back = can_go_back ? `; ${prompter.back_key}: back` : "";
  return `${wanted}${empty}: ${DONT_KNOW}${skip}${back}`;
}

/** A number is typed back without the commas that it is shown with. */
const typedForm = (previous: Answer | undefined): string | undefined =>
  previous?.known ? String(previous.value) : undefined;

async function askText(step: QuestionStep, context: StepContext): Promise<InterviewEvent> {
  const { question, previous } = step;
  const { prompter, accepts, screen } = context;
  const isSkip = (text: string) => canSkip(step) && text.trim().toLowerCase() === "skip";
  prompter.say(screen().ink.dim(screen().paragraph(typingHint(step, context), 2)));
  const typed = await prompter.type({
    message: "Your answer",
    preset: typedForm(previous),
    check(text) {
      if (isSkip(text)) return true;
      const read = readAnswer(question, text);
      return read.ok ? accepts(question, read.answer) : `expected ${read.expected}`;
    },
  });
  if (typed === BACK) return BACK_EVENT;
  if (isSkip(typed)) return SKIP_REST;
  const read = readAnswer(question, typed);
  return read.ok && read.answer.known ? answer(read.answer.value) : UNKNOWN_EVENT;
}

async function askQuestion(step: QuestionStep, context: StepContext): Promise<InterviewEvent> {
  context.prompter.say(questionHead(step, context.screen(), context.assumed(step.question.id)));
  return step.question.choices ? askChoice(step, context) : askText(step, context);
}

async function askSharpen(step: SharpenStep, context: StepContext): Promise<InterviewEvent> {
  const { prompter } = context;
  const screen = context.screen();
  const { statement, note, missing, sharper } = step;
  const lines = ["", screen.paragraph(screen.ink.bold(note ? safe(note) : "This is too vague to be a task yet."))];
  if (missing.length > 0) lines.push("It does not say:", screen.list(missing.map(({ asks }) => asks)));
  if (sharper) lines.push("A sharper wording to start from:", screen.paragraph(sharper, 2));
  prompter.say(lines.join("\n"));
  for (;;) {
    const way = await prompter.choose({
      message: "What now?",
      options: [
        ...(sharper ? [{ value: "sharper", label: "edit the sharper wording" }] : []),
        { value: "own", label: "edit my own wording" },
        { value: "keep", label: "keep it as it is" },
      ],
    });
    if (way === BACK) return BACK_EVENT;
    if (way === "keep") return GO_ON;
    const typed = await prompter.type({
      message: "The task",
      preset: way === "sharper" ? sharper! : statement,
      check: (text) =>
        /\[[^\]]*\]/.test(text)
          ? "expected something in place of each gap in [brackets]"
          : text.trim() !== "" || "expected a task",
    });
    if (typed !== BACK) return typed.trim() === statement ? GO_ON : answer(typed.trim());
  }
}

function kindText(kind: TaskKind, { tierOf }: StepContext): string {
  const tier = tierOf(kind);
  return tier === null ? safe(kind.name) : `${safe(kind.name)} (tier ${tier})`;
}

function candidateOption(candidate: Candidate, kinds: readonly TaskKind[]): Option<string> {
  const kind = kinds.find(({ id }) => id === candidate.kind);
  const words = candidate.words.length > 0 ? `, because of: ${quoted(candidate.words)}` : "";
  return {
    value: candidate.kind,
    label: `${safe(kind?.name ?? candidate.kind)} (tier ${candidate.tier})`,
    about: `${safe(kind?.about ?? "")} ${percent(candidate.probability)} likely${words}.`.trim(),
  };
}

function readingHead({ reading, sure }: KindStep, kinds: readonly TaskKind[], screen: Screen): string {
  const lines = [""];
  if (reading === null) lines.push("Without a statement the kind of the task can still be named.");
  if (reading?.note) lines.push(safe(reading.note));
  const [best] = reading?.candidates ?? [];
  if (reading && sure && best) {
    const kind = kinds.find(({ id }) => id === best.kind);
    const words = best.words.length > 0 ? `; because of: ${quoted(best.words)}` : "";
    const name = kind ? kind.name : best.kind;
    lines.push(`I read this as: ${safe(name)} (tier ${best.tier}, ${percent(reading.confidence ?? 0)} sure)${words}.`);
  } else if (reading) {
    const level = reading.confidence === null ? "" : ` (${percent(reading.confidence)})`;
    lines.push(`I am not sure what kind of task this is${level}: please choose.`);
  }
  return lines.map((line, i) => (i === 0 ? line : screen.paragraph(line))).join("\n");
}

const OTHER = "";

async function askKind(step: KindStep, context: StepContext): Promise<InterviewEvent> {
  const { prompter, kinds, screen } = context;
  prompter.say(readingHead(step, kinds, screen()));
  const candidates = step.reading?.candidates ?? [];
  const options: Option<string | null>[] = [
    ...candidates.map((candidate) => candidateOption(candidate, kinds)),
    { value: OTHER, label: candidates.length > 0 ? "another kind, from the whole list" : "a kind from the whole list" },
    { value: null, label: DONT_KNOW },
  ];
  const first = step.sure ? candidates[0]?.kind : undefined;
  const preset = step.previous?.known ? String(step.previous.value) : first;
  for (;;) {
    const picked = await prompter.choose({ message: context.kind_asks, options, preset });
    if (picked === BACK) return BACK_EVENT;
    if (picked === null) return UNKNOWN_EVENT;
    if (picked !== OTHER) return answer(picked);
    const listed = await prompter.choose({
      message: context.kind_asks,
      long: true,
      options: kinds.map((kind) => ({ value: kind.id, label: kindText(kind, context), about: safe(kind.about) })),
    });
    if (listed !== BACK) return answer(listed);
  }
}

async function askMore({ brief, questions }: MoreStep, context: StepContext): Promise<InterviewEvent> {
  const screen = context.screen();
  const names = questions.slice(0, NAMED).map(({ id }) => nameOf(id));
  if (questions.length > NAMED) names.push(`${questions.length - NAMED} more`);
  const one = questions.length === 1 ? "One optional question" : `${questions.length} optional questions`;
  const lines = [
    "",
    screen.paragraph(screen.ink.bold(`So far: ${context.soFar(brief)}.`)),
    screen.paragraph(`${one} would sharpen the costs and the advice: ${names.join(", ")}.`),
  ];
  context.prompter.say(lines.join("\n"));
  return choose(context, "Go on?", [
    { value: SKIP_REST, label: "show the advice now" },
    { value: GO_ON, label: "answer optional questions" },
  ]);
}

/** `requests_per_month` and `stakes.right.amount` as words. */
const nameOf = (id: string): string => id.replace(/\.amount$|_s$/, "").replace(/[._]/g, " ");

function answerText(row: ReviewStep["rows"][number], context: StepContext): string {
  if (!row.answer.known) return DONT_KNOW;
  const { value } = row.answer;
  const kind = row.id === "kind" ? context.kinds.find(({ id }) => id === value) : undefined;
  return kind ? kindText(kind, context) : safe(showAnswer(row.question, row.answer) ?? "");
}

async function askReview({ brief, rows, empty }: ReviewStep, context: StepContext): Promise<InterviewEvent> {
  const screen = context.screen();
  const width = Math.max(LABEL, ...rows.map(({ id }) => nameOf(id).length + 2));
  const lines = ["", screen.heading("Your answers")];
  for (const row of rows) lines.push(screen.field(nameOf(row.id), answerText(row, context), width));
  const verdict = empty
    ? "Not one of them says anything yet, so there is nothing to advise on."
    : `This gives: ${context.soFar(brief)}.`;
  lines.push("", screen.paragraph(verdict));
  context.prompter.say(lines.join("\n"));
  const edits = rows.map(
    ({ id }): Option<InterviewEvent> => ({
      value: { event: "edit", id },
      label: `change ${nameOf(id)}`,
    }),
  );
  const accept: Option<InterviewEvent> = { value: GO_ON, label: "all right: show the advice" };
  return choose(context, "Is this right?", empty ? edits : [accept, ...edits], empty ? undefined : GO_ON);
}

async function askSave({ prompter, canSave }: StepContext): Promise<InterviewEvent> {
  prompter.say("");
  const typed = await prompter.type({
    message: "Save this brief as (Enter alone: do not save)",
    check: (text) => text.trim() === "" || canSave(text.trim()),
  });
  const file = typed === BACK ? "" : typed.trim();
  return { event: "save", file: file === "" ? null : file };
}

/** Asks what this step asks. Rejects with a cancelled `Stop` when the person stops. */
export function ask(step: AskedStep, context: StepContext): Promise<InterviewEvent> {
  switch (step.step) {
    case "question":
      return askQuestion(step, context);
    case "sharpen":
      return askSharpen(step, context);
    case "kind":
      return askKind(step, context);
    case "more":
      return askMore(step, context);
    case "review":
      return askReview(step, context);
    case "save":
      return askSave(context);
  }
}
