/** The instruction that stands before every request. */
import type { Brief } from "../types/brief.ts";
import type { AnswerField, AnswerForm, Example, ExampleClass } from "../types/examples.ts";

/** The answers of a list. Some may not be named, since they may be somebody's own words. */
const named = (classes: readonly ExampleClass[]): string[] => classes.map(({ label }) => label ?? "FILL IN the rest");

const FORMS: Record<AnswerField["form"], string> = {
  closed: "true or false",
  number: "a number",
  text: "text",
  list: "a list",
  object: "an object",
  mixed: "FILL IN what it holds",
};

const fieldText = ({ name, form, classes }: AnswerField): string =>
  `${name}: ${form === "closed" && classes.length > 0 ? `one of ${named(classes).join(", ")}` : FORMS[form]}`;

const list = (items: readonly string[]): string => items.map((item) => `\n- ${item}`).join("");

/** What an answer must look like. A model that does not know the names of the queues cannot pick one. */
function formText(answers: AnswerForm | null): string {
  if (answers?.form === "closed") return `Answer with one of these and nothing else:${list(named(answers.classes))}`;
  if (answers?.form === "json")
    return `Answer with one JSON object of these keys and nothing else:${list(answers.fields.map(fieldText))}`;
  return "Answer with the result alone.";
}

/** That of the examples; where they have none, the task and the form of the answers. */
export const instructionOf = ({ task }: Brief, examples: readonly Example[], answers: AnswerForm | null): string =>
  examples.find(({ system }) => system !== "")?.system ?? `${task ?? "FILL IN the task."}\n${formText(answers)}`;
