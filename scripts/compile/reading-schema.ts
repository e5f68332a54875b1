/** The shape of taxonomy/reading.yaml: for training the reader, and for editors as JSON Schema. */
import * as z from "zod";

const figure = z.number().positive();
const tierFigures = z.tuple([figure, figure, figure, figure]).describe("One figure for each tier, 1 to 4.");
const bands = z
  .array(z.strictObject({ from: z.number().min(0), tiers: tierFigures }))
  .min(1)
  .describe("Highest first; the last starts at 0.");
const wording = z.string().regex(/\[.+\]|\{input\}/, "has gaps in brackets");

const phrases = z.array(
  z
    .string()
    .min(2)
    .regex(/^[^A-Z]+$/, "is in lower case"),
);

/** Checks the whole file; unknown keys are refused. */
export const readingSchema = z.strictObject({
  trust: z.number().min(0).max(1).describe("From this confidence on the other answers do not move a reading."),
  too_vague: z.number().min(0).max(1).describe("From this chance of vagueness on the other answers settle nothing."),
  but_sure: z
    .number()
    .min(0)
    .max(1)
    .describe("How sure of its tier a reading must be to count as specific up to `surely_vague`."),
  surely_vague: z.number().min(0).max(1).describe("From this chance of vagueness on such a reading is vague, too."),
  hardly: z.number().min(0).max(1).describe("With less by its words alone, answers make no kind sure."),
  unsure: z.number().min(0).max(1).describe("How sure such a reading may become."),
  contradiction: z
    .number()
    .min(1)
    .describe("How many times likelier another tier must be to contradict a sure reading."),
  likelihoods: z.strictObject({
    correctness: z.strictObject({
      exact: tierFigures,
      rubric: tierFigures,
      expert: tierFigures,
      undefined: tierFigures,
    }),
    repetition: bands,
    examples: bands,
  }),
  asks: z.record(z.string(), z.string()).describe("What a statement may leave unsaid, and the question that fills it."),
  details: z.record(z.string(), z.array(z.string())).describe("What a kind needs said even in a clear statement."),
  sharper: z.strictObject({
    any: wording,
    closed: wording,
    patterned: wording,
    open: wording,
    unbounded: wording,
    kinds: z.record(z.string(), wording),
  }),
  question: z
    .strictObject({
      asks: z.string(),
      outcomes: z.strictObject({ closed: z.string(), patterned: z.string(), open: z.string(), unbounded: z.string() }),
    })
    .describe("Asked when a reading is in doubt: what comes out, for each shape."),
  cues: z
    .strictObject({
      fields: z
        .record(z.string(), z.strictObject({ sure: phrases, likely: phrases }))
        .describe("Words of each field: sure ones count 2, likely ones 1."),
      acts: phrases.describe("Phrases by which the work acts on other systems, looks things up live, or sends."),
      facts: z.record(z.string(), phrases).describe("Phrases that tell where the facts of an answer come from."),
      several: z
        .strictObject({ numbers: phrases, things: phrases, besides: phrases })
        .describe(
          "How several tasks are told: number words, what they count or what is itself numbered, and phrases that set one task beside another.",
        ),
    })
    .describe("Words that tell more than the kind."),
  bodies: z
    .strictObject({
      after: phrases,
      nouns: phrases,
      not: phrases,
      past: phrases,
      records: phrases,
      asked: phrases,
      written: phrases,
    })
    .describe(
      "Documents of the client named by what they are: words before, the nouns, words that bar them; what was written before, with the words that tell so; and what an assistant for anything is asked about, with the words that say that it is written.",
    ),
  opinions: z
    .strictObject({ answers: phrases, always: phrases, in_tone: phrases, tones: phrases, unless: phrases })
    .describe(
      "What people say of the client and somebody answers from the request alone: the answering, what is answered, what is so in a tone only, the tones, and words with which something is looked up.",
    ),
  labels: z
    .strictObject({ also: z.record(z.string(), phrases), beside: phrases })
    .describe(
      "By what names a short statement is a task where the other answers are given: those of a kind besides its own, and words that tell nothing beside a name.",
    ),
  instead: z
    .record(z.string(), z.strictObject({ name: z.string(), serves: z.string(), unless: phrases.optional() }))
    .describe(
      "What serves where a task is none for a language model: a name, the sentence about it, and phrases with which it is a language task after all.",
    ),
});
