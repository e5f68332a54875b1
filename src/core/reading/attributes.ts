/** What a statement says besides its kind: what goes in, where the facts come from, what it acts on, its field. */
import { SaidText, wordList } from "../text/said-text.ts";
import { FACT_SOURCES, type FactSource, INPUTS, type InputKind, type Reviewed } from "../types/brief.ts";
import type { Attribute, Attributes, LanguageTask, ReadField } from "../types/reading.ts";
import { languagesIn, lengthIn } from "../words/languages.ts";
import { answeredOpinion, askedBody, namedBody } from "./client-words.ts";
import { actsIn, factsIn, fieldsIn } from "./cues.ts";
import { explainOutput } from "./explain.ts";
import type { HeadName, LoadedReader } from "./reader.ts";
import { probabilitiesOf } from "./score.ts";
import { fieldSignals, likeliestOf, logistic, noneSignals, workSignals } from "./signals.ts";
import type { View } from "./view.ts";

const TOOLS = INPUTS.length;

/** What is not trusted is at most this sure. */
const UNSURE = 0.65;

const untrusted = <T>(attribute: Attribute<T>): Attribute<T> => ({
  ...attribute,
  confidence: Math.min(UNSURE, attribute.confidence),
});

/** The words that spoke for an output of a head; none unless asked for. */
function spoken(
  view: View,
  reader: LoadedReader,
  name: HeadName,
  output: number,
  words: boolean,
  alone = false,
): string[] {
  if (!words) return [];
  return explainOutput(view, reader.heads[name], output, reader, alone);
}

/** Whether a person sees each answer, where the statement says so. */
function reviewedIn(view: View, reader: LoadedReader, words: boolean): Attribute<Reviewed> | null {
  const probabilities = probabilitiesOf(view.scores.reviewed, reader.calibration.reviewed_temperature);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const value = reader.heads.reviewed.outputs[best] as Reviewed | "unsaid";
  if (value === "unsaid") return null;
  return { value, confidence: probabilities[best]!, words: spoken(view, reader, "reviewed", best, words) };
}

const traitOf = (output: number, { scores }: View, { calibration }: LoadedReader): number =>
  logistic(calibration.traits[output]!, [scores.traits[output]!]);

/** From this chance on something else than text goes in; beside it text does only from a higher one. */
const ELSE_GOES_IN = 0.4;
const TEXT_TOO = 0.8;

/** A scan of a page is a picture of it: which of the two it is called is no doubt about what goes in. */
const PICTURES: readonly InputKind[] = ["scan", "image"];
const isAlike = (a: InputKind, b: InputKind): boolean => a === b || (PICTURES.includes(a) && PICTURES.includes(b));

/** What was said is written down before it goes in: "minutes from the transcripts of meetings" are not heard. */
const WRITTEN_DOWN = /\b(?:transcripts?|(?:from|of|in) (?:[\w'-]+ ){0,3}(?:notes|protocols))\b/i;
/** Unless it is the transcript that is wanted, or sound goes in beside it. */
const HEARD =
  /\b(?:transcrib(?:e|es|ing)|transcription|speech to text|audio|sound|recorded|recordings?|podcasts?|voice|spoken|listens?|(?:writ|creat|mak|generat|prepar|produc|draft|deliver|return)(?:e|es|ing|s)? (?:(?!from\b|of\b|with\b|in\b)[\w'-]+ ){0,2}transcripts?)\b/i;
const SURELY_TEXT = 0.85;

/** The words by which what would be heard goes in as text; null where it is heard, or nothing says so. */
function writtenDown(statement: string): string | null {
  return HEARD.test(statement) ? null : (WRITTEN_DOWN.exec(statement)?.[0] ?? null);
}

function inputOf(view: View, reader: LoadedReader, words: boolean): Attribute<InputKind[]> {
  const likely = likelyInput(view, reader, words);
  if (!likely.value.includes("audio")) return likely;
  const text = writtenDown(view.statement);
  if (text === null) return likely;
  const others = likely.value.filter((input) => input !== "audio" && input !== "text");
  return { value: ["text", ...others], confidence: SURELY_TEXT, words: words ? [text] : [] };
}

function likelyInput(view: View, reader: LoadedReader, words: boolean): Attribute<InputKind[]> {
  const chances = INPUTS.map((_, output) => traitOf(output, view, reader));
  const chanceOf = (input: InputKind): number =>
    Math.max(...chances.filter((_, output) => isAlike(INPUTS[output]!, input)));
  const others = INPUTS.filter((input, output) => input !== "text" && chances[output]! >= ELSE_GOES_IN);
  const value: InputKind[] = others.length === 0 || chanceOf("text") >= TEXT_TOO ? ["text", ...others] : others;
  const goesIn = (input: InputKind): boolean => value.some((each) => isAlike(each, input));
  const confidence = Math.min(...INPUTS.map((input) => (goesIn(input) ? chanceOf(input) : 1 - chanceOf(input))));
  const said = words ? value.filter((input) => input !== "text" || value.length > 1) : [];
  const phrases = said.flatMap((input) =>
    spoken(view, reader, "traits", INPUTS.indexOf(input), words, true).slice(0, 2),
  );
  return { value, confidence, words: [...new Set(phrases)] };
}

/**
 * Whether it acts: phrases about systems, the traits and the kinds tell together. An act that no phrase names is not
 * trusted: writers label tools where mails go to queues, and there a label is all that comes out.
 */
function toolsOf(view: View, { acts, signals }: Work, reader: LoadedReader, words: boolean): Attribute<boolean> {
  const chance = logistic(reader.calibration.tools, signals);
  if (chance < 0.5) return { value: false, confidence: 1 - chance, words: [] };
  if (acts.length > 0) return { value: true, confidence: chance, words: acts };
  return untrusted({ value: true, confidence: chance, words: spoken(view, reader, "traits", TOOLS, words, true) });
}

/** The field, if it is one that is regulated or sensitive: by its head and the words that name one. */
function fieldOf(view: View, reader: LoadedReader, words: boolean): Attribute<ReadField> {
  const said = fieldsIn(view.statement, view.written, reader.judgement.cues);
  const { outputs } = reader.heads.field;
  const { at, confidence } = likeliestOf(fieldSignals(view.scores.field, outputs, said), reader.calibration.field);
  const value = outputs[at] as ReadField;
  if (value === "none") return { value, confidence, words: [] };
  const named = said.find((each) => each.value === value)?.words.slice(0, MOST_NAMED);
  return { value, confidence, words: named ?? spoken(view, reader, "field", at, words) };
}

const MOST_NAMED = 3;

/** Documents that are named, and opinions that are answered, leave little doubt of where the facts are. */
const NAMED = 0.85;

/** Where the facts come from: its head, the traits, the kinds and phrases tell together. */
function factsOf(view: View, { facts, signals }: Work, reader: LoadedReader, words: boolean): Attribute<FactSource> {
  const body = namedBody(view.statement, reader.judgement.bodies);
  if (body !== null) return { value: "documents-found", confidence: NAMED, words: [body] };
  const opinion = answeredOpinion(view.statement, reader.judgement);
  if (opinion !== null) return { value: "request", confidence: NAMED, words: [opinion] };
  const { at, confidence } = likeliestOf(
    FACT_SOURCES.map(() => signals),
    reader.calibration.facts,
  );
  const value = FACT_SOURCES[at]!;
  // Whoever may be asked anything must find what is asked of a document.
  const asked = value === "world" ? askedBody(view.statement, reader.judgement.bodies) : null;
  if (asked !== null) return { value: "documents-found", confidence: NAMED, words: [asked] };
  if (facts?.value === value) return { value, confidence, words: facts.words };
  return { value, confidence, words: spoken(view, reader, "facts", at, words) };
}

/** What the work rests on and acts on, by phrases and by all signals. */
interface Work {
  facts: ReturnType<typeof factsIn>;
  acts: string[];
  signals: number[];
}

function workIn({ statement, written, scores, joined }: View, { judgement: { cues } }: LoadedReader): Work {
  const facts = factsIn(statement, written, cues);
  const acts = actsIn(statement, written, cues);
  return { facts, acts, signals: workSignals(scores, joined, { facts: facts?.value, acts: acts.length > 0 }) };
}

/** Whether the facts are read to be found in documents that no phrase names. */
const isUnnamedBody = ({ value, confidence }: Attribute<FactSource>, { facts }: Work): boolean =>
  value === "documents-found" && confidence !== NAMED && facts?.value !== value;

/**
 * Everything read besides the kind. Without `words` no phrases are looked for, which is most of the work. Of a statement
 * that is as good as no task, where `isTask` is false, nothing is trusted that it leaves unsaid or that its kinds tell.
 */
export function attributesOf(view: View, reader: LoadedReader, words: boolean, isTask: boolean): Attributes {
  const work = workIn(view, reader);
  const tools = toolsOf(view, work, reader, words);
  const read = factsOf(view, work, reader, words);
  // What is looked up in a live system reads like what is looked up in documents, unless one of the two is named.
  const facts = work.acts.length > 0 && isUnnamedBody(read, work) ? untrusted(read) : read;
  const field = fieldOf(view, reader, words);
  return {
    input: inputOf(view, reader, words),
    facts: isTask ? facts : untrusted(facts),
    tools: isTask || tools.value ? tools : untrusted(tools),
    languages: languagesIn(view.statement),
    field: isTask || field.value !== "none" ? field : untrusted(field),
    reviewed: reviewedIn(view, reader, words),
    length: lengthIn(view.statement),
  };
}

/** How likely it is no task for a language model, 0 to 1. */
export const noneChance = (view: View, reader: LoadedReader): number =>
  logistic(reader.calibration.none, noneSignals(view.joined, view.scores));

/** Whether it is a task for a language model, given how likely it is none. */
export function languageTaskOf(view: View, none: number, reader: LoadedReader, words: boolean): LanguageTask {
  const { calibration, heads, judgement, kind_tiers } = reader;
  if (none < calibration.none_from) return { value: true, confidence: 1 - none, words: [], instead: null, says: null };
  let best = kind_tiers.length;
  for (let output = best + 1; output < heads.kinds.outputs.length; output++) {
    if (view.scores.kinds[output]! > view.scores.kinds[best]!) best = output;
  }
  const instead = heads.kinds.outputs[best]!.slice("none:".length);
  const { name, serves, unless = [] } = judgement.instead[instead]!;
  if (unless.length > 0 && new SaidText(view.statement).speaksOf(wordList(unless)))
    return { value: true, confidence: UNSURE, words: [], instead: null, says: null };
  return {
    value: false,
    confidence: none,
    words: spoken(view, reader, "kinds", best, words),
    instead,
    says: `This reads as ${name}, which is no task for a language model. ${serves}`,
  };
}
