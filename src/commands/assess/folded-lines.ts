/** The lines of settled answers that stand on the screen, above the question that is asked. */

import type { InterviewEvent } from "../../core/interview/advance.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { Step } from "../../core/interview/step.ts";
import type { Question } from "../../core/types/taxonomy.ts";
import { answerText, nameOf, type StepContext } from "./step-context.ts";

/** What a step settles; undefined for one that settles no answer. */
function settledBy(step: Step): string | undefined {
  if (step.step === "question") return step.question.id;
  if (step.step === "kind") return "kind";
  return step.step === "sharpen" ? "task" : undefined;
}

export interface FoldedLines {
  /** Before a step is asked: its line and those below it give way to it. */
  makeWay(step: Step): void;
  /** After it: the answer stands on a line, and again those that were taken back and hold still. */
  settle(step: Step, event: InterviewEvent, interview: Interview): void;
  /** What follows stands below all lines, which stay. */
  leave(): void;
}

export function foldedLines(asking: StepContext, questions: readonly Question[]): FoldedLines {
  const { prompter } = asking;
  let standing: string[] = [];
  let takenBack: string[] = [];

  function fold(id: string, { answers }: Interview): void {
    const given = answers[id];
    if (!given) return;
    const question = questions.find((each) => each.id === id);
    prompter.fold(nameOf(id), answerText(id, question, given, asking));
    standing.push(id);
  }

  return {
    makeWay(step) {
      const id = settledBy(step);
      const at = id === undefined ? -1 : standing.indexOf(id);
      if (at < 0) return;
      const taken = standing.splice(at);
      for (const _ of taken) prompter.unfold();
      takenBack = [...taken, ...takenBack];
    },
    settle(step, event, interview) {
      const id = settledBy(step);
      // A correction leaves the kind still to be settled.
      if (event.event === "back" || event.event === "correct" || id === undefined) return;
      const others = takenBack.filter((other) => other !== id);
      takenBack = [];
      for (const each of [id, ...others]) fold(each, interview);
    },
    leave() {
      if (standing.length > 0) prompter.say("");
      standing = [];
      takenBack = [];
    },
  };
}
