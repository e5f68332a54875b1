/** The files of a handoff: an evaluation first, then serving, then training where the counsel says so. */

import { type Candidate, classifierOf, saysTune } from "../../core/handoff/candidates.ts";
import type { BeyondText } from "../../core/handoff/evaluation.ts";
import { graderOf, instructionOf, opensAFile } from "../../core/handoff/evaluation.ts";
import { areEnoughToTrain, type ExampleSplit, LEAST_HELD_OUT, splitExamples } from "../../core/handoff/split.ts";
import { defaultOf, numberOf } from "../../core/prices/defaults.ts";
import { withStrictestPlace } from "../../core/steps/pipeline.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Advice, ServedWay } from "../../core/types/advice.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { HandoffModel, HandoffReport } from "../../core/types/client-data.ts";
import type { Pricing } from "../../core/types/pricing.ts";
import type { Bar } from "../../core/types/taxonomy.ts";
import { evaluationFiles } from "./evaluation-files.ts";
import { contextOf, type HandoffExamples, type HandoffFile } from "./file-text.ts";
import { handoffReadme } from "./handoff-readme.ts";
import { servingFiles } from "./serving-files.ts";
import { CLASSIFIER_ID, classifierFiles, trainingFiles } from "./training-files.ts";

export interface Handoff {
  files: HandoffFile[];
  report: Omit<HandoffReport, "folder">;
}

interface Facts {
  brief: Brief;
  advice: Advice;
  candidates: readonly Candidate[];
  given: HandoffExamples | null;
  /** Examples that promptfoo would take for the name of a file. */
  dropped: number;
  held: number;
  /** Training would be advised, but too few examples were given. */
  tooFew: boolean;
  /** A rubric, and no model that may grade by it. */
  isUngraded: boolean;
  beyond: BeyondText;
}

/** Whether it holds, its id, and what it says. */
type Note = [boolean, string, string];

/** That cases of text do not test all that the work takes. */
const beyondNotes = ({ pictures, sound, tools }: BeyondText): Note[] => [
  [
    pictures,
    "pictures",
    "The requests hold pictures, and prompt.json sends text. Put the picture of each case into it in the form that each host's manual gives (image_url and the like), or measure by hand: a text that a program read out of them tests something else.",
  ],
  [
    sound,
    "sound",
    "What comes in is heard. Have the speech model write it down first and put its own transcripts, faults and all, into held-out.jsonl; count wrong words and wrong names apart.",
  ],
  [
    tools,
    "tools",
    "The work calls tools, and no case here calls one. Add them to each provider in promptfooconfig.yaml (tools), with 50 requests for each, and count right calls apart from right answers.",
  ],
];

function notesOn({
  brief,
  advice,
  candidates,
  given,
  dropped,
  held,
  tooFew,
  isUngraded,
  beyond,
}: Facts): HandoffReport["notes"] {
  const openFields =
    brief.correctness === "exact"
      ? (given?.answers.fields ?? []).flatMap(({ name, form }) => (form === "text" ? [plainText(name)] : []))
      : [];
  const notes: Note[] = [
    ...beyondNotes(beyond),
    [
      given === null,
      "no-examples",
      "No examples were given: held-out.jsonl is empty. Run handoff again with --examples.",
    ],
    [
      given !== null && held < LEAST_HELD_OUT,
      "few-cases",
      `${held} ${held === 1 ? "case is" : "cases are"} held out; at least ${LEAST_HELD_OUT} are needed to tell two models apart.`,
    ],
    [
      openFields.length > 0,
      "open-fields",
      `Text in the answers (${openFields.join(", ")}) is compared only where it stands in the request word for word; read the rest yourself.`,
    ],
    [
      isUngraded,
      "no-grader",
      "No model of another maker is known where these data may go, so nothing grades the answers. Name one in promptfooconfig.yaml, or let experts judge.",
    ],
    [
      tooFew,
      "too-few-to-train",
      `The advice is to tune, but training takes at least ${2 * LEAST_HELD_OUT} examples that differ; all of these are for measuring.`,
    ],
    [
      dropped > 0,
      "addresses",
      `${dropped} ${dropped === 1 ? "example begins" : "examples begin"} with an address that promptfoo would open; left out.`,
    ],
    [
      advice.local_required === null,
      "sensitivity-open",
      "Whether the data may leave is open, so only the client's own machines are named.",
    ],
    [
      brief.steps !== undefined,
      "steps",
      "The brief has steps; here all of the work is asked for at once. To measure a step, make it a brief.",
    ],
    [
      candidates.some(({ untuned }) => untuned),
      "untuned",
      "A tuned model does not exist yet; its weights are tested as they are published. Add the tuned one after training.",
    ],
  ];
  return notes.flatMap(([holds, id, text]) => (holds ? [{ id, text }] : []));
}

interface Learning {
  tune: boolean;
  /** Training would be advised, but too few examples were given. */
  tooFew: boolean;
  classifier: ServedWay | null;
  split: ExampleSplit;
}

/** What learns from the examples, and which of them are kept from it. */
function learning(advice: Advice, given: HandoffExamples | null): Learning {
  const mayTune = saysTune(advice) && given !== null;
  const isEnough = given !== null && areEnoughToTrain(given.groups);
  const tune = mayTune && isEnough;
  // A classifier picks labels; there is none to train where the answers are none.
  const classifier = isEnough && given.answers.form === "closed" ? classifierOf(advice) : null;
  const split = splitExamples(given?.groups ?? [], tune || classifier !== null);
  return { tune, tooFew: mayTune && !tune, classifier, split };
}

/** All files for a brief, its advice and the models that are held side by side. Pure: nothing is written. */
export function handoffFiles(
  written: Brief,
  advice: Advice,
  pricing: Pricing,
  candidates: readonly Candidate[],
  examples: HandoffExamples | null,
  bars: readonly Bar[],
  beyond: BeyondText,
): Handoff {
  const brief = withStrictestPlace(written);
  const given = examples && withoutAddresses(examples);
  const { tune, tooFew, classifier, split } = learning(advice, given);
  const dropped = examples && given ? examples.examples.length - given.examples.length : 0;
  const grader = brief.correctness === "rubric" ? graderOf(brief, candidates, advice, pricing, bars) : null;
  const notes = notesOn({
    brief,
    advice,
    candidates,
    given,
    dropped,
    held: split.held_out.length,
    tooFew,
    isUngraded: brief.correctness === "rubric" && grader === null,
    beyond,
  });
  const instruction = instructionOf(brief, advice, given?.examples ?? [], given?.answers ?? null);
  const trained = candidates.find(({ untuned }) => untuned);
  const made = [
    ...evaluationFiles(
      brief,
      advice,
      candidates,
      { instruction, grader, classifier: classifier?.name ?? null },
      given,
      split.held_out,
    ),
    ...servingFiles(candidates, instruction, brief, advice),
    ...(tune && trained ? trainingFiles(trained, instruction, advice, given!, split) : []),
    ...(classifier ? classifierFilesFor(pricing, advice, given!, split) : []),
  ];
  const answers = given?.answers ?? null;
  const repository = repositoryOf(pricing);
  const page = { brief, advice, candidates, grader, answers, split, notes, files: made };
  const files = [handoffReadme({ ...page, classifier: classifier && { name: classifier.name, repository } }), ...made];
  return {
    files,
    report: {
      schema_version: 1,
      files: files.map(({ path }) => path),
      models: [...candidates.map(modelOf), ...(classifier ? [classifierModel(classifier)] : [])],
      grader: grader?.id ?? null,
      held_out: split.held_out.length,
      training: split.training.length,
      validation: split.validation.length,
      notes,
    },
  };
}

const modelOf = ({ role, label: name, id, host, fill_in: look_up, untuned }: Candidate): HandoffModel => ({
  role,
  name,
  id,
  host: host?.id ?? null,
  look_up,
  untuned,
});

const classifierModel = ({ name }: ServedWay): HandoffModel => ({
  role: "classifier",
  name,
  id: CLASSIFIER_ID,
  host: null,
  look_up: false,
  untuned: true,
});

const repositoryOf = ({ defaults }: Pricing): string => String(defaultOf(defaults, "classifier-repository").value);

function classifierFilesFor(
  pricing: Pricing,
  advice: Advice,
  given: HandoffExamples,
  split: ExampleSplit,
): HandoffFile[] {
  const longest = Math.min(numberOf(pricing.defaults, "classifier-context"), contextOf(advice, false));
  return classifierFiles(repositoryOf(pricing), longest, advice, given, split);
}

function withoutAddresses({ examples, groups, answers }: HandoffExamples): HandoffExamples {
  const kept = examples.flatMap((example, at) => (opensAFile(example) ? [] : [at]));
  return { examples: kept.map((at) => examples[at]!), groups: kept.map((at) => groups[at]!), answers };
}
