/**
 * The shape of each kind of file under taxonomy/: for reading them, for editors as JSON Schema, and as the types of what
 * the program works with (core/types/taxonomy.ts).
 */

import * as z from "zod";
import { wordList } from "../../core/text/said-text.ts";
import { isStarred } from "../../core/text/word-pattern.ts";
import { INPUTS, TIERS } from "../../core/types/brief.ts";
import { CONCERNS, SIZE_CLASSES } from "../../core/types/decision.ts";
import { READ_FIELDS } from "../../core/types/reading.ts";
import { expecting } from "../documents/schema-issues.ts";

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: expecting("a name of small letters, digits and hyphens") })
  .max(60)
  .describe("A permanent name; other files and people refer to it.");
const reference = z.string().min(1).max(60);
/** Words for pages: on one line, since each medium breaks its own, and more than blanks. */
const prose = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^.*\S.*$/, { error: expecting("words on one line, without line breaks") });
const factValue = z.union([z.boolean(), z.number(), z.string().max(60)]);
const facts = z.record(z.string(), factValue);

const someNames = (says: string) => z.array(reference).min(1).exactOptional().describe(says);
/** Said by `true`, or left out. */
const mark = (says: string) => z.literal(true).exactOptional().describe(says);

const conditionPart = z.union([z.boolean(), z.number(), z.string().min(1).max(60)]);
const condition = z
  .union([conditionPart, z.array(conditionPart).min(1).max(100)])
  .describe(
    'A value, a list of values, any, unknown, "< 500", ">= 500", ">= 50 and < 80", or 200..499 (both ends in).',
  );
const conditions = z.record(z.string(), condition);

const rowCase = z.strictObject({
  given: facts.describe("The facts that the row is tried with."),
  gives: z
    .union([facts, z.literal("nothing")])
    .describe("What the table must then give; nothing: this row must not hold."),
  about: prose.exactOptional(),
});

export const rowSchema = z.strictObject({
  id,
  when: conditions.describe("All must hold. A column that is left out takes anything."),
  // biome-ignore lint/suspicious/noThenProperty: rows say when and then; nothing awaits a schema
  then: facts.exactOptional().describe("A value for each fact that the table gives."),
  because: prose.describe("One or two plain sentences; they are shown to clients."),
  claim: reference.describe("The claim of the article that the row rests on: an id of claims.yaml."),
  evidence: z.array(reference).exactOptional().describe("Ids of evidence.yaml."),
  gives_up: prose.exactOptional().describe("What is lost by following the row, for rows that name an approach."),
  next: prose.exactOptional().describe("What to do next, for rows that give counsel."),
  verdict: prose
    .exactOptional()
    .describe(
      "For counsel: what the verdict says in place of the kind of model that fits; {retrieval} and {starts} (the way to start with and its cost) may stand in it.",
    ),
  label: prose
    .exactOptional()
    .describe("For counsel: what the first way is labelled where something else comes before it: Then."),
  says: someNames("For counsel: cautions that its sentence says with more."),
  said_by_ways: mark("For counsel: the ways beside each other say as much as its sentence, which the page leaves out."),
  nothing_to_measure: mark("For counsel: no model can be handed over and measured before what `next` says is done."),
  reported_elsewhere: mark(
    "For admission: `check` reports it by a rule of its own, or lets it pass, and not as an unadmitted model.",
  ),
  asks_review: mark("For cautions: it asks for people who check the answers."),
  rank: z
    .int()
    .min(1)
    .max(9)
    .exactOptional()
    .describe("For cautions: their place among all that is said, the smaller, the earlier; 4 unless given."),
  cases: z.array(rowCase).max(200),
});

/** What an overlay may say about a row besides. */
const rowChange = rowSchema.partial().extend({
  id,
  off: mark("Takes the row out."),
  before: reference
    .exactOptional()
    .describe("Puts a new row before this one; the order matters in a table with hit: first."),
});

const tableHead = {
  table: id,
  hit: z
    .enum(["unique", "first", "collect"])
    .describe("unique: exactly one row holds. first: the first that holds decides. collect: all that hold count."),
  asks: prose.describe("The question that the table answers."),
  reads: z.array(reference).min(1).max(40),
  gives: z.array(reference).max(20),
};

const words = z
  .array(z.strictObject({ id: z.string().regex(/^\w+$/).max(60), means: prose }))
  .min(1)
  .exactOptional()
  .describe("The words that its sentences may hold in braces. The program gives the figures, and knows no others.");

export const tableSchema = z.strictObject({ ...tableHead, words, rows: z.array(rowSchema).min(1).max(5000) });
export const tableChangeSchema = z.strictObject({
  table: id,
  hit: tableHead.hit.exactOptional(),
  asks: prose.exactOptional(),
  reads: tableHead.reads.exactOptional(),
  gives: tableHead.gives.exactOptional(),
  rows: z.array(rowChange).max(5000),
});

const wordsByValue = z.record(z.string(), z.array(z.string().min(2).max(60)).min(1));

/**
 * A column that tables read or give. `answers` facts come from the brief, `kind` facts from the task kind, `tables`
 * facts are given by a decision table, `way` facts say what is known of a way to serve the work, `offers` facts what the
 * ways cost and bring beside each other, and `list` facts what is known of a use case among others.
 */
const factSchema = z.strictObject({
  id,
  from: z.enum(["answers", "kind", "tables", "way", "offers", "list"]),
  type: z.enum(["choice", "number", "boolean"]),
  /** Allowed values of a choice, in their order from weakest to strongest where there is one. */
  values: z.array(factValue).min(1).max(100).exactOptional(),
  /** Values that no built-in table gives, but a table may. */
  spare: z.array(factValue).min(1).max(100).exactOptional(),
  /** Inclusive bounds of a number. */
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  /** Only whole numbers are meant, so that nothing lies between 199 and 200. */
  whole: z.boolean().exactOptional(),
  /**
   * A required fact that is unknown could be any of its values, so the outcome is the set of what they give.
   * An optional one reaches the tables as unknown, and they say what then holds.
   */
  required: z.boolean(),
  /** Id of the question that settles it, where one does. */
  asked_by: reference.exactOptional(),
  /** A client could answer otherwise next month: flips are looked for among these. */
  can_change: z.boolean().exactOptional(),
  /** What holds when a task kind does not say. */
  otherwise: factValue.exactOptional(),
  /** Words of a statement that speak for a value, where the kind does not settle it. */
  words: wordsByValue.exactOptional(),
  /** Directly behind one of these such words speak for nothing. */
  not_after: z.array(z.string().min(2).max(60)).min(1).exactOptional(),
  /** What counts as a value besides itself, as a member state does for its union. */
  members: z.record(z.string(), z.array(z.string().min(1).max(60)).min(1)).exactOptional(),
  /** Laws, offices and names that are of one country alone, by value: they speak for it wherever they stand. */
  authorities: wordsByValue.exactOptional(),
  /** Names of a country and its towns, by value: in the client's name, or beside one of `bodies` in the statement. */
  places: wordsByValue.exactOptional(),
  /** Names of languages and kitchens too, by value: beside one of `bodies` alone. */
  peoples: wordsByValue.exactOptional(),
  /** Currencies of a client, by value: they speak for it where no word and no region do. */
  currencies: wordsByValue.exactOptional(),
  /** Towns and peoples, by currency, in the client's name: where the laws of several countries are one value. */
  currency_places: wordsByValue.exactOptional(),
  /** What a client is, such as a bank. */
  bodies: z.array(z.string().min(2).max(60)).min(1).exactOptional(),
  /** How a change to a value is said: by value, or by `more` and `less` with {value} for a number. */
  phrases: z.record(z.string(), prose).exactOptional(),
  means: prose,
});

const choice = z.strictObject({ value: factValue, label: prose, help: prose });

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_.]*$/, { error: expecting("the name of an answer") }),
  number: z.int().min(1).max(9).exactOptional(),
  required: z.boolean(),
  asks: prose,
  help: prose,
  why: prose,
  examples: z.array(z.string().min(1).max(300)).max(20),
  choices: z.array(choice).min(2).max(20).exactOptional(),
  unit: z.string().min(1).max(40).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  /** Asked unless one of these other answers is known and is none of the values that stand here. */
  when: z.record(z.string(), z.array(factValue)).exactOptional(),
  claim: reference,
});

const kindSchema = z.strictObject({
  id,
  name: prose,
  shape: z.enum(["closed", "patterned", "open", "unbounded"]),
  /** What a kind settles unless the brief says otherwise: documents, code, field, long_output. */
  facts,
  about: prose,
  examples: z.array(prose).min(1).max(30),
  /** Words and phrases that speak for the kind, shown to people and used by the plain reading. */
  words: z.array(z.string().min(1).max(80)).max(300),
});

const tierSchema = z.strictObject({
  tier: z.literal(TIERS),
  id,
  name: prose,
  about: prose,
  characteristics: z.array(prose).min(1).max(12),
  examples: z.array(prose).min(1).max(20),
  serves: prose,
});

/** A claim of the source article, in our words, that rows rest on. */
const claimSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9/-]+$/, { error: expecting("a name such as Q2 or claim/volume") }),
  where: prose,
  says: prose,
});

const sourceDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: expecting("a date such as 2024-05, in quotes") });

const evidenceSchema = z.strictObject({
  id,
  supports: z.array(z.string().min(1).max(100)).min(1).max(40).describe("Rows as table/row, approaches, or claims."),
  study: prose,
  task_type: prose,
  n: z.string().min(1).max(200),
  result: prose,
  date: sourceDate,
  source_kind: z.enum(["study", "vendor guidance", "practice", "arithmetic", "none found"]),
  strength: z.enum(["strong", "moderate", "thin", "none", "against"]),
  url: z.url().exactOptional(),
});

const lawSchema = z.strictObject({
  id,
  says: prose,
  when: conditions.exactOptional().describe("Where the law holds."),
  never: z
    .record(z.string(), z.array(factValue).min(1))
    .exactOptional()
    .describe("Values that must then never be given."),
  more: reference.exactOptional().describe("A greater value of this fact ..."),
  order: z
    .record(z.string(), z.array(factValue).min(2))
    .exactOptional()
    .describe("... never moves these facts back in the order given."),
});

/** A brief from end to end, with what must come out; a list means any of these. */
const caseSchema = z.strictObject({
  id,
  about: prose,
  brief: z.record(z.string(), z.unknown()),
  reading: z
    .strictObject({ kind: reference, confidence: z.number().min(0).max(1), specific: z.boolean() })
    .exactOptional()
    .describe("What the statement was understood to say, for a brief without a kind."),
  gives: z.record(z.string(), z.union([factValue, z.array(factValue).min(1)])),
  /** Ids of exactly the cautions, and approaches of exactly the alternatives, where the case names them. */
  cautions: z.array(reference).exactOptional(),
  alternatives: z.array(reference).exactOptional(),
});

/** A way to split a large task into steps, suggested where a brief has none. */
const splitSchema = z.strictObject({
  id,
  name: prose,
  about: prose,
  claim: reference,
  steps: z
    .array(
      z.strictObject({
        name: prose,
        kind: reference.exactOptional().describe("The kind of task of the step; that of the brief when left out."),
        share: z.number().gt(0).max(1).describe("Share of the requests that reach the step."),
        output_tokens: z.int().min(1).max(100_000).exactOptional(),
        why: prose,
      }),
    )
    .min(2)
    .max(10),
});

/** In small letters, as texts are where they are looked for; a star stands for the rest of a word, and in no phrase. */
const trigger = z
  .string()
  .min(2)
  .max(80)
  .toLowerCase()
  .refine((word) => !word.includes("*") || isStarred(word), {
    error: 'a star stands before or behind a single word, as in "*bank"',
  });
const triggers = z.array(trigger).max(200);
const triggerWords = triggers.transform(wordList);
const someTriggers = triggers.min(1).transform(wordList);
const someWords = (says: string) => someTriggers.exactOptional().describe(says);

/** A maker or host that a law or a contract bars, for clients that one of the words speaks of; none: for all. */
const barSchema = z.strictObject({
  id,
  law: prose.describe("What bars it, as it is cited."),
  makers: z.array(reference).max(50),
  hosts: z.array(reference).max(50),
  words: triggerWords.describe("For whom: words of the client, the project or the task. None: for everybody."),
  says: prose,
  source: prose,
  date: sourceDate,
  checked: sourceDate,
});

/** All that is given must hold; of a list, one. */
const noticeReads = z
  .array(
    z.strictObject({
      input: z.array(z.enum(INPUTS)).min(1).exactOptional(),
      tools: z.boolean().exactOptional(),
      field: z.array(z.enum(READ_FIELDS)).min(1).exactOptional(),
      kinds: z.array(id).min(1).exactOptional(),
      /** One of these must stand there, and one of `also` where it is given. */
      words: someTriggers.exactOptional(),
      also: someTriggers.exactOptional(),
      /** One of these must stand in the client's name, and one of `client_also` where it is given. */
      client: someTriggers.exactOptional(),
      client_also: someTriggers.exactOptional(),
    }),
  )
  .min(1);

/**
 * What serves in place of a language model that is called or run, or beside it: a model for rows of numbers, one for
 * speech, one that writes down what is heard before the language model works, a small classifier for closed labels,
 * seats of an assistant that is sold as it is.
 */
const ENGINES = ["tabular", "device", "speech", "transcript", "classifier", "seats"] as const;

/** What an expert would point out, with its source and date. */
const noticeSchema = z.strictObject({
  id,
  rank: z.int().min(1).max(99).describe("The smaller, the earlier it is shown."),
  concern: z.enum(CONCERNS).exactOptional().describe("What it is about; orders those of one rank, in this order."),
  words: someWords("One of these must stand in the client, the project or the task."),
  also: someWords("One of these must stand there too."),
  setting: someWords("Whatever else triggers it, one of these must stand in the client, the project or the task."),
  setting_like: reference.exactOptional().describe("The setting of that notice, besides."),
  client_like: reference.exactOptional().describe("What that notice holds of must hold too: who the client is."),
  kinds: z.array(id).min(1).exactOptional().describe("Task kinds for which it holds whatever the words."),
  reads: noticeReads
    .exactOptional()
    .describe("What the brief says or its statement is read as, in place of words: one of these must hold."),
  goes_in: z
    .strictObject({
      input: z.array(z.enum(INPUTS)).min(1),
      words: someTriggers,
      hints: someTriggers
        .exactOptional()
        .describe(
          "Words of what it may come as: of a statement whose kind is given they have the reader tell what goes in.",
        ),
    })
    .exactOptional()
    .describe(
      "Where one of these words stands and none of `unless`, what a statement is likeliest read as counts, however unsure; where none was read, the first of `input`.",
    ),
  sure: someWords("Where one of these stands, it holds whatever `unless` says."),
  unless: someWords("None of these may stand there, but within a phrase of `save`."),
  save: someWords("Phrases in which words of `unless` mean something else."),
  hosts: someNames("It holds where the advice names a way at one of these hosts, in place of words, kinds and reads."),
  unless_reads: noticeReads.exactOptional().describe("None of these may hold, of what the brief says or is read as."),
  of_work: mark("Words are looked for in the task and its steps alone: the client's name and trade say nothing of it."),
  like: reference
    .exactOptional()
    .describe("Holds where this one's words, kinds, reads, setting and unless do, in place of its own."),
  yields_to: someNames("Notices beside which it is not said."),
  leaves_out: someNames("Cautions that are not said beside what serves then."),
  /** Work of one of `kinds`, or whose words have one of `words`; of a kind that is not given, only without `unless`. */
  alone: z
    .strictObject({ kinds: z.array(reference).min(1), words: someTriggers, unless: someTriggers })
    .exactOptional()
    .describe("Work in which this leaves a language model nothing to do, so that a step of it has none."),
  served_by: z
    .enum(ENGINES)
    .exactOptional()
    .describe("What serves in place of a language model, or beside it; counsel.yaml reads it."),
  one_run: mark("The work is done once: its bill is that of one run, and what is bought for it is paid off by it."),
  asks_review: mark("It asks for people who check the answers; their hours stand beside."),
  gives_up: prose.exactOptional().describe("What this gives up against a language model."),
  when: conditions.exactOptional().describe("Facts of the decision that must hold besides."),
  law_of: prose
    .exactOptional()
    .describe("The country whose law it is; said before it where the client's is not known."),
  says: prose.describe("What to do, and why: where a law says it, no first page cuts it."),
  adds: prose.exactOptional().describe("What goes on after `says`, and what a full first page may leave out."),
  source: prose,
  date: sourceDate,
});

/** The words and the place of a caution that the program finds, with figures of the work. */
const cautionSchema = z.strictObject({
  id,
  of: reference
    .exactOptional()
    .describe("The caution that this is another wording of: it is told under that id, and with that concern."),
  rank: z.int().min(1).max(9).describe("Its place among all that is said, the smaller, the earlier."),
  concern: z.enum(CONCERNS).exactOptional().describe("What it is about; orders those of one rank, in this order."),
  says: prose
    .exactOptional()
    .describe(
      "Words in braces are figures. Of a part in square brackets the first wording between bars is said whose figures are all known. Left out: as `of` says it.",
    ),
  adds: prose.exactOptional().describe("What goes on after `says`, and what a full first page may leave out."),
});

/** A sentence, or a part of one, that the program says with its figures. */
const sentenceSchema = z.strictObject({
  id,
  says: prose.describe(
    "Words in braces are figures. Of a part in square brackets the first wording between bars is said whose figures are all known.",
  ),
});

/** A line that the advice is drawn by: a number, or classes of models. */
const fittingSchema = z.strictObject({
  id,
  value: z.number().min(0).exactOptional().describe("A number, in `unit`; or `classes` in its place."),
  unit: prose.exactOptional(),
  classes: z.array(z.enum(SIZE_CLASSES)).min(1).exactOptional().describe("Size classes of the price list."),
  means: prose,
});

/** Entries of each list file by the key that stands at its head. */
export const ENTRIES = {
  facts: factSchema,
  questions: questionSchema,
  tiers: tierSchema,
  kinds: kindSchema,
  claims: claimSchema,
  evidence: evidenceSchema,
  laws: lawSchema,
  cases: caseSchema,
  splits: splitSchema,
  bars: barSchema,
  notices: noticeSchema,
  cautions: cautionSchema,
  sentences: sentenceSchema,
  fitting: fittingSchema,
} as const;

export type ListName = keyof typeof ENTRIES;
/** An entry of a list as its file gives it. */
export type ListEntry<Name extends ListName> = z.output<(typeof ENTRIES)[Name]>;
export type TableInput = z.output<typeof tableSchema>;
export type RowInput = z.output<typeof rowSchema>;
export type RowChange = z.output<typeof rowChange>;
export type CaseInput = z.output<typeof rowCase>;
export type ConditionInput = z.output<typeof condition>;

const list = <T extends z.ZodType>(key: ListName, entry: T) => z.strictObject({ [key]: z.array(entry).min(1) });

/** Schemas of whole files by the name of the file that an editor finds under schema/. */
export const TAXONOMY_SCHEMAS: Record<string, z.ZodType> = {
  table: tableSchema,
  tasks: list("kinds", kindSchema),
  ...Object.fromEntries(
    Object.entries(ENTRIES)
      .filter(([name]) => name !== "kinds")
      .map(([name, entry]) => [name, list(name as ListName, entry)]),
  ),
  "table-overlay": tableChangeSchema,
};
