/** What a statement says besides its kind: what goes in, where the facts come from, what it acts on, its field. */
import { FACT_SOURCES, type FactSource, INPUTS, type InputKind, type Reviewed } from "../types/brief.ts";
import type { Attribute, Attributes, LanguageTask } from "../types/reading.ts";
import { languagesIn, lengthIn } from "../words/languages.ts";
import { actsIn, factsIn, fieldIn } from "./cues.ts";
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

/** How often phrases about systems were right on writers that were held out. */
const ACTS = 0.85;

/** Whether it acts: by its phrases, else by what the traits say. */
function toolsOf(view: View, reader: LoadedReader, words: boolean): Attribute<boolean> {
  const phrases = actsIn(view.statement, view.written, reader.judgement.cues);
  const chance = traitOf(TOOLS, view, reader);
  if (phrases.length > 0) return { value: true, confidence: Math.max(ACTS, chance), words: phrases };
  if (chance < 0.5) return { value: false, confidence: Math.min(UNSAID, 1 - chance), words: [] };
  return { value: true, confidence: chance, words: spoken(view, reader, "traits", TOOLS, words, true) };
}

/** How often phrases about the source were right on writers that were held out. */
const SOURCE_SAID = 0.85;

/** Where the facts come from: by its phrases, else as the head and the usual source of its kinds have it together. */
function factsOf(view: View, usual: Usual, reader: LoadedReader, words: boolean): Attribute<FactSource> {
  const said = factsIn(view.statement, view.written, reader.judgement.cues);
  const chances = probabilitiesOf(view.scores.facts, reader.calibration.facts_temperature);
  const joined = FACT_SOURCES.map((source, at) => chances[at]! * (FLOOR + (usual.get(source) ?? 0)));
  if (said) joined[FACT_SOURCES.indexOf(said.value)]! *= SAID_WEIGHS;
  const total = joined.reduce((sum, share) => sum + share, 0);
  const best = joined.indexOf(Math.max(...joined));
  const value = FACT_SOURCES[best]!;
  const share = joined[best]! / total;
  if (said?.value === value) return { value, confidence: Math.max(SOURCE_SAID, share), words: said.words };
  return {
    value,
    confidence: value === "request" ? Math.min(UNSAID, share) : share,
    words: spoken(view, reader, "facts", best, words),
  };
}

/** Share of the kinds that were read by the source which is usual for them, 0 to 1. */
export type Usual = ReadonlyMap<FactSource, number>;

/** Weight of a source that no likely kind has, so that words can still speak for it. */
const FLOOR = 0.15;
/** How much a phrase about a source outweighs what is usual. */
const SAID_WEIGHS = 6;

/** Everything read besides the kind. Without `words` no phrases are looked for, which is most of the work. */
export function attributesOf(view: View, usual: Usual, reader: LoadedReader, words: boolean): Attributes {
  const field = fieldIn(view.statement, view.written, reader.judgement.cues);
  return {
    input: inputOf(view, reader, words),
    facts: factsOf(view, usual, reader, words),
    tools: toolsOf(view, reader, words),
    languages: languagesIn(view.statement),
    field: field ?? { value: "none", confidence: UNSAID, words: [] },
    reviewed: reviewedIn(view, reader, words),
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
