/** What was read of a statement besides its kind, said in one sentence and corrected in one place. */

import type { InterviewEvent, SettledBesides } from "../../core/interview/advance.ts";
import type { Besides } from "../../core/interview/step.ts";
import { languageName } from "../../core/text/sentence.ts";
import { type FactSource, INPUTS, type InputKind } from "../../core/types/brief.ts";
import type { TaskKind } from "../../core/types/taxonomy.ts";
import { safe } from "../../render/text/screen.ts";
import { BACK, type Option, type Prompter } from "./assess-prompter.ts";

const GOES_IN: Record<InputKind, string> = {
  text: "text",
  scan: "scanned pages",
  image: "photos or images",
  audio: "audio",
  video: "video",
  table: "tables",
  code: "code",
};

const inputWords = (input: readonly InputKind[]): string => input.map((each) => GOES_IN[each]).join(", ");

/** Said with a verb in the singular. */
const ONE: readonly InputKind[] = ["text", "audio", "video", "code"];
const isOne = (input: readonly InputKind[]): boolean => input.length === 1 && ONE.includes(input[0]!);

const languageWords = (languages: readonly string[]): string =>
  languages.map((code) => safe(languageName(code))).join(", ");

const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

const factsWords = ({ facts, facts_question }: Besides): string =>
  facts_question?.choices?.find(({ value }) => value === facts)?.label.toLowerCase() ?? facts ?? "not known";

/** The sentence under the kind: what goes in, where facts come from, whether it acts, which languages. */
export function besidesText(besides: Besides): string {
  const { input, facts, tools, languages } = besides;
  const parts = [
    `${inputWords(input)} ${isOne(input) ? "goes" : "go"} in`,
    ...(facts === null ? [] : [`facts come from ${factsWords(besides)}`]),
    ...(tools ? ["it acts in other systems"] : []),
    ...(languages.length > 0 ? [languageWords(languages)] : []),
  ];
  return `Also read: ${parts.join("; ")}.`;
}

/**
 * What somebody confirms who says that all of it is right. What goes without saying no brief need say: text, English, and
 * facts where the kind settles them. Closed answers rest on the request, and a program acts on them.
 */
export function confirmedOf({ input, tools, languages, facts }: Besides, kind: TaskKind): SettledBesides {
  const isClosed = kind.shape === "closed";
  return {
    ...(input.every((each) => each === "text") ? {} : { input }),
    ...(tools && !isClosed ? { tools } : {}),
    ...(languages.every((code) => code === "en") ? {} : { languages }),
    ...(isClosed || facts === null || kind.facts.facts !== undefined ? {} : { facts }),
  };
}

const listOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
const isInput = (word: string): word is InputKind => (INPUTS as readonly string[]).includes(word);

async function typedList(
  prompter: Prompter,
  {
    message,
    help,
    now,
    fits,
  }: { message: string; help: string; now: readonly string[]; fits: (word: string) => boolean },
): Promise<string[] | typeof BACK> {
  const typed = await prompter.type({
    place: "",
    message,
    help: [help],
    can_go_back: true,
    hint: "Several with commas",
    preset: now.join(", "),
    check(text) {
      const words = listOf(text);
      const wrong = words.find((word) => !fits(word));
      if (words.length === 0) return "expected at least one";
      return wrong === undefined || `${safe(wrong)} is not among them: ${help}`;
    },
  });
  return typed === BACK ? BACK : [...new Set(listOf(typed))];
}

type Line = "input" | "facts" | "tools" | "languages";

async function correctLine(line: Line, besides: Besides, prompter: Prompter): Promise<InterviewEvent | typeof BACK> {
  if (line === "input") {
    const help = `${INPUTS.join(", ")}.`;
    const words = await typedList(prompter, { message: "What goes in?", help, now: besides.input, fits: isInput });
    return words === BACK ? BACK : { event: "correct", values: { input: words.filter(isInput) } };
  }
  if (line === "languages") {
    const words = await typedList(prompter, {
      message: "Which languages are requests and answers in?",
      help: "Codes such as en, ja or pt-br.",
      now: besides.languages,
      fits: (word) => LANGUAGE_CODE.test(word),
    });
    return words === BACK ? BACK : { event: "correct", values: { languages: words } };
  }
  if (line === "tools") {
    const chosen = await prompter.choose({
      place: "",
      message: "Must it act in other systems?",
      help: ["Send, book, run a query, call a program. A model that only writes a text does not act."],
      can_go_back: true,
      options: [
        { value: true, label: "Yes" },
        { value: false, label: "No" },
      ],
      preset: besides.tools,
    });
    return chosen === BACK ? BACK : { event: "correct", values: { tools: chosen } };
  }
  const { facts_question } = besides;
  const chosen = await prompter.choose({
    place: "",
    message: facts_question?.asks ?? "Where do the facts come from?",
    help: facts_question ? [facts_question.help] : [],
    can_go_back: true,
    options: (facts_question?.choices ?? []).map(({ value, label, help }) => ({ value, label, about: help })),
    preset: besides.facts ?? undefined,
  });
  return chosen === BACK ? BACK : { event: "correct", values: { facts: chosen as FactSource } };
}

/** All that was read, a line each; one is corrected at a time. Undefined when nothing is to be corrected. */
export async function correctBesides(besides: Besides, prompter: Prompter): Promise<InterviewEvent | undefined> {
  const languages = besides.languages.length > 0 ? languageWords(besides.languages) : "not said";
  const options: Option<Line>[] = [
    { value: "input", label: `What goes in: ${inputWords(besides.input)}` },
    ...(besides.facts_question?.choices
      ? [{ value: "facts" as const, label: `Facts from: ${factsWords(besides)}` }]
      : []),
    { value: "tools", label: `Acts in other systems: ${besides.tools ? "yes" : "no"}` },
    { value: "languages", label: `Languages: ${languages}` },
  ];
  for (;;) {
    const line = await prompter.choose({
      place: "",
      message: "What is not right?",
      help: [],
      can_go_back: true,
      options,
    });
    if (line === BACK) return undefined;
    const event = await correctLine(line, besides, prompter);
    if (event !== BACK) return event;
  }
}
