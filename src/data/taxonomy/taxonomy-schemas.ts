/** The shape of each kind of file under taxonomy/: for reading them, and for editors as JSON Schema. */

import * as z from "zod";
import { INPUTS } from "../../core/types/brief.ts";
import { CONCERNS } from "../../core/types/decision.ts";
import { SIZE_CLASSES } from "../../core/types/pricing.ts";
import { READ_FIELDS } from "../../core/types/reading.ts";
import { ENGINES } from "../../core/types/taxonomy.ts";
import { expecting } from "../documents/schema-issues.ts";

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: expecting("a name of small letters, digits and hyphens") })
  .max(60)
  .describe("A permanent name; other files and people refer to it.");
const reference = z.string().min(1).max(60);
const prose = z.string().min(1).max(2000);
const factValue = z.union([z.boolean(), z.number(), z.string().max(60)]);
const facts = z.record(z.string(), factValue);

const someNames = (says: string) => z.array(reference).min(1).optional().describe(says);
/** Said by `true`, or left out. */
const mark = (says: string) => z.literal(true).optional().describe(says);

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
  about: prose.optional(),
});

export const rowSchema = z.strictObject({
  id,
  when: conditions.describe("All must hold. A column that is left out takes anything."),
  // biome-ignore lint/suspicious/noThenProperty: rows say when and then; nothing awaits a schema
  then: facts.optional().describe("A value for each fact that the table gives."),
  because: prose.describe("One or two plain sentences; they are shown to clients."),
  claim: reference.describe("The claim of the article that the row rests on: an id of claims.yaml."),
  evidence: z.array(reference).optional().describe("Ids of evidence.yaml."),
  gives_up: prose.optional().describe("What is lost by following the row, for rows that name an approach."),
  next: prose.optional().describe("What to do next, for rows that give counsel."),
  verdict: prose
    .optional()
    .describe(
      "For counsel: what the verdict says in place of the kind of model that fits; {retrieval} and {starts} (the way to start with and its cost) may stand in it.",
    ),
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
    .optional()
    .describe("For cautions: their place among all that is said, the smaller, the earlier; 4 unless given."),
  cases: z.array(rowCase).max(200),
});

/** What an overlay may say about a row besides. */
const rowChange = rowSchema.partial().extend({
  id,
  off: mark("Takes the row out."),
  before: reference
    .optional()
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

export const tableSchema = z.strictObject({ ...tableHead, rows: z.array(rowSchema).min(1).max(5000) });
export const tableChangeSchema = z.strictObject({
  table: id,
  hit: tableHead.hit.optional(),
  asks: prose.optional(),
  reads: tableHead.reads.optional(),
  gives: tableHead.gives.optional(),
  rows: z.array(rowChange).max(5000),
});

const wordsByValue = z.record(z.string(), z.array(z.string().min(2).max(60)).min(1));

const factSchema = z.strictObject({
  id,
  from: z.enum(["answers", "kind", "tables", "way", "offers", "list"]),
  type: z.enum(["choice", "number", "boolean"]),
  values: z.array(factValue).min(1).max(100).optional(),
  spare: z.array(factValue).min(1).max(100).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().optional(),
  required: z.boolean(),
  asked_by: reference.optional(),
  can_change: z.boolean().optional(),
  otherwise: factValue.optional(),
  words: wordsByValue.optional(),
  not_after: z.array(z.string().min(2).max(60)).min(1).optional(),
  members: z.record(z.string(), z.array(z.string().min(1).max(60)).min(1)).optional(),
  authorities: wordsByValue.optional(),
  places: wordsByValue.optional(),
  peoples: wordsByValue.optional(),
  currencies: wordsByValue.optional(),
  bodies: z.array(z.string().min(2).max(60)).min(1).optional(),
  phrases: z.record(z.string(), prose).optional(),
  means: prose,
});

const choice = z.strictObject({ value: factValue, label: prose, help: prose });

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_.]*$/, { error: expecting("the name of an answer") }),
  number: z.int().min(1).max(9).optional(),
  required: z.boolean(),
  asks: prose,
  help: prose,
  why: prose,
  examples: z.array(z.string().min(1).max(300)).max(20),
  choices: z.array(choice).min(2).max(20).optional(),
  unit: z.string().min(1).max(40).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  when: z.record(z.string(), z.array(factValue)).optional(),
  claim: reference,
});

const kindSchema = z.strictObject({
  id,
  name: prose,
  shape: z.enum(["closed", "patterned", "open", "unbounded"]),
  facts,
  about: prose,
  examples: z.array(prose).min(1).max(30),
  words: z.array(z.string().min(1).max(80)).max(300),
});

const tierSchema = z.strictObject({
  tier: z.literal([1, 2, 3, 4]),
  id,
  name: prose,
  about: prose,
  characteristics: z.array(prose).min(1).max(12),
  examples: z.array(prose).min(1).max(20),
  serves: prose,
});

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
  url: z.url().optional(),
});

const lawSchema = z.strictObject({
  id,
  says: prose,
  when: conditions.optional().describe("Where the law holds."),
  never: z.record(z.string(), z.array(factValue).min(1)).optional().describe("Values that must then never be given."),
  more: reference.optional().describe("A greater value of this fact ..."),
  order: z
    .record(z.string(), z.array(factValue).min(2))
    .optional()
    .describe("... never moves these facts back in the order given."),
});

const caseSchema = z.strictObject({
  id,
  about: prose,
  brief: z.record(z.string(), z.unknown()),
  reading: z
    .strictObject({ kind: reference, confidence: z.number().min(0).max(1), specific: z.boolean() })
    .optional()
    .describe("What the statement was understood to say, for a brief without a kind."),
  gives: z.record(z.string(), z.union([factValue, z.array(factValue).min(1)])),
  cautions: z.array(reference).optional(),
  alternatives: z.array(reference).optional(),
});

const splitSchema = z.strictObject({
  id,
  name: prose,
  about: prose,
  claim: reference,
  steps: z
    .array(
      z.strictObject({
        name: prose,
        kind: reference.optional().describe("The kind of task of the step; that of the brief when left out."),
        share: z.number().gt(0).max(1).describe("Share of the requests that reach the step."),
        output_tokens: z.int().min(1).max(100_000).optional(),
        why: prose,
      }),
    )
    .min(2)
    .max(10),
});

/** In small letters, as texts are where they are looked for. */
const triggerWords = z.array(z.string().min(2).max(80).toLowerCase()).max(200);
const someWords = (says: string) => triggerWords.min(1).optional().describe(says);

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

const noticeReads = z
  .array(
    z.strictObject({
      input: z.array(z.enum(INPUTS)).min(1).optional(),
      tools: z.boolean().optional(),
      field: z.array(z.enum(READ_FIELDS)).min(1).optional(),
      kinds: z.array(id).min(1).optional(),
      words: triggerWords.min(1).optional(),
      also: triggerWords.min(1).optional(),
      client: triggerWords.min(1).optional(),
    }),
  )
  .min(1);

const noticeSchema = z.strictObject({
  id,
  rank: z.int().min(1).max(99).describe("The smaller, the earlier it is shown."),
  concern: z.enum(CONCERNS).optional().describe("What it is about; orders those of one rank, in this order."),
  words: someWords("One of these must stand in the client, the project or the task."),
  also: someWords("One of these must stand there too."),
  setting: someWords("Whatever else triggers it, one of these must stand in the client, the project or the task."),
  setting_like: reference.optional().describe("The setting of that notice, besides."),
  kinds: z.array(id).min(1).optional().describe("Task kinds for which it holds whatever the words."),
  reads: noticeReads
    .optional()
    .describe("What the brief says or its statement is read as, in place of words: one of these must hold."),
  sure: someWords("Where one of these stands, it holds whatever `unless` says."),
  unless: someWords("None of these may stand there, but within a phrase of `save`."),
  save: someWords("Phrases in which words of `unless` mean something else."),
  hosts: someNames("It holds where the advice names a way at one of these hosts, in place of words, kinds and reads."),
  unless_reads: noticeReads.optional().describe("None of these may hold, of what the brief says or is read as."),
  of_work: mark("Words are looked for in the task and its steps alone: the client's name and trade say nothing of it."),
  like: reference
    .optional()
    .describe("Holds where this one's words, kinds, reads, setting and unless do, in place of its own."),
  yields_to: someNames("Notices beside which it is not said."),
  leaves_out: someNames("Cautions that are not said beside what the engine brings."),
  alone: z
    .strictObject({ kinds: z.array(reference).min(1), words: triggerWords.min(1), unless: triggerWords.min(1) })
    .optional()
    .describe("Work in which the engine leaves a language model nothing to do, so that a step of it has none."),
  engine: z
    .enum(ENGINES)
    .optional()
    .describe("What serves in place of a language model, or beside it; counsel.yaml reads it."),
  asks_review: mark("It asks for people who check the answers; their hours stand beside."),
  gives_up: prose.optional().describe("What the engine gives up against a language model."),
  when: conditions.optional().describe("Facts of the decision that must hold besides."),
  law_of: prose.optional().describe("The country whose law it is; said before it where the client's is not known."),
  says: prose.describe("What to do, and why: where a law says it, no first page cuts it."),
  adds: prose.optional().describe("What goes on after `says`, and what a full first page may leave out."),
  source: prose,
  date: sourceDate,
});

const fittingSchema = z.strictObject({
  id,
  value: z.number().min(0).optional().describe("A number, in `unit`; or `classes` in its place."),
  unit: prose.optional(),
  classes: z.array(z.enum(SIZE_CLASSES)).min(1).optional().describe("Size classes of the price list."),
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
  fitting: fittingSchema,
} as const;

export type ListName = keyof typeof ENTRIES;
export type TableInput = z.output<typeof tableSchema>;
export type RowChange = z.output<typeof rowChange>;
export type CaseInput = z.output<typeof rowCase>;
export type ConditionInput = z.output<typeof condition>;
export type NoticeInput = z.output<typeof noticeSchema>;
export type LawInput = z.output<typeof lawSchema>;

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
