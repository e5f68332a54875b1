/** Asks which kind of task a statement means: the reading to confirm, or what may come out where it is in doubt. */

import type { InterviewEvent } from "../../core/interview/advance.ts";
import type { KindStep } from "../../core/interview/step.ts";
import { spokenPercent } from "../../core/text/amount.ts";
import type { KindCandidate, OutcomeQuestion } from "../../core/types/reading.ts";
import type { TaskKind } from "../../core/types/taxonomy.ts";
import { safe } from "../../render/text/screen.ts";
import { besidesText, confirmedOf, correctBesides } from "./assess-besides.ts";
import { BACK, type Option } from "./assess-prompter.ts";
import { answer, BACK_EVENT, GO_ON, kindText, type StepContext, UNKNOWN_EVENT } from "./step-context.ts";

/** A kind that is less likely than this is not worth a line. */
const LEAST_LIKELY = 0.05;

function candidateOption(candidate: KindCandidate, context: StepContext): Option<string> {
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
    { value: null, label: "Don't know", about: "The advice then says what each answer would change." },
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
async function chooseKind(step: KindStep, context: StepContext, can_go_back: boolean): Promise<InterviewEvent> {
  const { besides } = step;
  const { asks, help } = kindQuestion(step);
  const options = kindOptions(step, context);
  for (;;) {
    const picked = await context.prompter.choose({
      place: "",
      message: asks,
      help,
      can_go_back,
      options,
      preset: options.find(({ value }) => step.previous?.known && value === step.previous.value)?.value ?? null,
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

/** Whether it is a task for a language model at all: where it is none, no other answer matters. */
async function askWhetherNone(step: KindStep, context: StepContext): Promise<InterviewEvent> {
  for (;;) {
    const chosen = await context.prompter.choose({
      place: "",
      message: "Reads as no task for a language model. Right?",
      help: kindQuestion(step).help,
      can_go_back: step.can_go_back,
      options: [
        { value: "yes", label: "Yes", about: "Nothing more is asked." },
        { value: "kind", label: "No, a language model has something to do" },
      ],
    });
    if (chosen === BACK) return BACK_EVENT;
    if (chosen === "yes") return GO_ON;
    const other = await chooseKind(step, context, true);
    if (other.event !== "back") return other;
  }
}

/** The kind as it was read, and all that was read with it. */
const confirmed = (kind: TaskKind, besides: KindStep["besides"]): InterviewEvent =>
  besides ? { event: "answer", value: kind.id, besides: confirmedOf(besides, kind) } : answer(kind.id);

/** The reading as one line to confirm; alternatives only when it is wrong. */
export async function askKind(step: KindStep, context: StepContext): Promise<InterviewEvent> {
  const best = step.reading?.candidates[0];
  const kind = best && context.kinds.find(({ id }) => id === best.kind);
  if (step.no_language_task) return askWhetherNone(step, context);
  if (!step.sure || !best || !kind) return chooseKind(step, context, step.can_go_back);
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
    if (chosen === "yes") return confirmed(kind, besides);
    const other =
      chosen === "besides" && besides
        ? await correctBesides(besides, context.prompter)
        : await chooseKind(step, context, true);
    if (other && other.event !== "back") return other;
  }
}
