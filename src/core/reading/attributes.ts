/** What a statement says besides its kind: what goes in, where the facts come from, what it acts on, its field. */
import { type FACT_SOURCES, INPUTS, type InputKind, type Reviewed } from "../types/brief.ts";
import type { Attribute, Attributes, LanguageTask, ReadField } from "../types/reading.ts";
import { languagesIn, lengthIn } from "../words/languages.ts";
import { explainOutput } from "./explain.ts";
import type { HeadName, LoadedReader } from "./reader.ts";
import { probabilitiesOf } from "./score.ts";
import { logistic, noneSignals } from "./signals.ts";
import type { View } from "./view.ts";

const TOOLS = INPUTS.length;
const SEVERAL = TOOLS + 1;

/** What holds for want of a word is never trusted: people leave much unsaid. */
const UNSAID = 0.65;

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
  return explainOutput(view.statement, view.tokens, view.sightings, reader.heads[name], output, reader, alone);
}

/** Values that are labelled where nothing else is said. */
const USUAL: ReadonlySet<string> = new Set(["request", "none", "unsaid"]);

/** The likeliest output of a head whose outputs rule each other out. */
function likeliest<T extends string>(
  view: View,
  reader: LoadedReader,
  name: "facts" | "field" | "reviewed",
  words: boolean,
): Attribute<T> {
  const probabilities = probabilitiesOf(view.scores[name], reader.calibration[`${name}_temperature`]);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const value = reader.heads[name].outputs[best] as T;
  const confidence = probabilities[best]!;
  return {
    value,
    confidence: USUAL.has(value) ? Math.min(UNSAID, confidence) : confidence,
    words: spoken(view, reader, name, best, words),
  };
}

const traitOf = (output: number, { scores }: View, { calibration }: LoadedReader): number =>
  logistic(calibration.traits[output]!, [scores.traits[output]!]);

function inputOf(view: View, reader: LoadedReader, words: boolean): Attribute<InputKind[]> {
  const chances = INPUTS.map((_, output) => traitOf(output, view, reader));
  const held = INPUTS.filter((_, output) => chances[output]! >= 0.5);
  const value = held.length > 0 ? held : [INPUTS[chances.indexOf(Math.max(...chances))]!];
  const confidence = Math.min(...chances.map((chance, at) => (value.includes(INPUTS[at]!) ? chance : 1 - chance)));
  const said = value.filter((input) => input !== "text" || value.length > 1);
  const phrases = said.flatMap((input) =>
    spoken(view, reader, "traits", INPUTS.indexOf(input), words, true).slice(0, 2),
  );
  return { value, confidence, words: [...new Set(phrases)] };
}

/** Everything read besides the kind. Without `words` no phrases are looked for, which is most of the work. */
export function attributesOf(view: View, reader: LoadedReader, words: boolean): Attributes {
  const acts = traitOf(TOOLS, view, reader);
  const reviewed = likeliest<Reviewed | "unsaid">(view, reader, "reviewed", words);
  return {
    input: inputOf(view, reader, words),
    facts: likeliest<(typeof FACT_SOURCES)[number]>(view, reader, "facts", words),
    tools: {
      value: acts >= 0.5,
      confidence: acts >= 0.5 ? acts : Math.min(UNSAID, 1 - acts),
      words: acts >= 0.5 ? spoken(view, reader, "traits", TOOLS, words, true) : [],
    },
    languages: languagesIn(view.statement),
    field: likeliest<ReadField>(view, reader, "field", words),
    reviewed: reviewed.value === "unsaid" ? null : { ...reviewed, value: reviewed.value },
    length: lengthIn(view.statement),
  };
}

/** How likely the statement holds several tasks, 0 to 1. */
export const severalChance = (view: View, reader: LoadedReader): number => traitOf(SEVERAL, view, reader);

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
  const { name, serves } = judgement.instead[instead]!;
  return {
    value: false,
    confidence: none,
    words: spoken(view, reader, "kinds", best, words),
    instead,
    says: `This reads as ${name}, which is no task for a language model. ${serves}`,
  };
}
