/** The judgement, explained: tiers, kinds of task, questions, tables and their rows, claims, evidence, laws, splits. */
import { conditionWords, valueWords } from "../tables/condition.ts";
import { decide } from "../tables/decide.ts";
import type {
  Claim,
  Condition,
  DecisionTable,
  Evidence,
  Fact,
  Facts,
  FactValue,
  Law,
  Question,
  Row,
  RowCase,
  Split,
  TaskKind,
  Taxonomy,
  TierText,
} from "../types/taxonomy.ts";
import { type Entry, type EntryText, entry } from "./explanation.ts";

/** Id of a row that no other table has too. */
const rowName = (table: DecisionTable, row: Row): string => `${table.id}/${row.id}`;

/** Facts and their values in words: `tier 1, approach local`. */
export const factsWords = (facts: Facts): string =>
  Object.entries(facts)
    .map(([id, value]) => `${id} ${valueWords(value)}`)
    .join(", ");

const whenWords = (when: Record<string, Condition>): string[] =>
  Object.entries(when)
    .filter(([, { test }]) => test !== "any")
    .map(([id, condition]) => `${id}: ${conditionWords(condition)}`);

const rowLine = (row: Row): string => {
  const when = whenWords(row.when).join("; ") || "always";
  const then = factsWords(row.then);
  return then === "" ? `${row.id}: ${when}` : `${row.id}: ${when} -> ${then}`;
};

function caseLine({ given, gives, about }: RowCase): string {
  const outcome = gives === null ? "the row does not hold" : factsWords(gives) || "the row holds";
  return `${factsWords(given) || "nothing known"} -> ${outcome}${about ? ` (${about})` : ""}`;
}

const evidenceLine = (id: string, { evidence }: Taxonomy): string => {
  const found = evidence.find((each) => each.id === id);
  return found ? `${id} (${found.strength}, ${found.date}): ${found.result}` : id;
};

function claimWords(id: string, { claims }: Taxonomy): string {
  const claim = claims.find((each) => each.id === id);
  return claim ? `${id}: ${claim.says}` : id;
}

function explainRow(table: DecisionTable, row: Row, taxonomy: Taxonomy): EntryText {
  return {
    title: `A row of the table ${table.id}`,
    about: row.because,
    fields: {
      Question: table.asks,
      Then: factsWords(row.then),
      "Gives up": row.gives_up,
      Claim: claimWords(row.claim, taxonomy),
    },
    parts: {
      When: whenWords(row.when),
      Evidence: row.evidence.map((id) => evidenceLine(id, taxonomy)),
      Cases: row.cases.map(caseLine),
    },
    source: row.place,
  };
}

const HITS: Record<DecisionTable["hit"], string> = {
  unique: "exactly one row holds",
  first: "the first row that holds decides",
  collect: "every row that holds counts",
};

const explainTable = (table: DecisionTable): EntryText => ({
  title: "A decision table",
  about: table.asks,
  fields: {
    Reads: table.reads.join(", "),
    Gives: table.gives.join(", "),
    Hit: HITS[table.hit],
  },
  parts: { Rows: table.rows.map(rowLine) },
  source: table.place,
});

function explainKind(kind: TaskKind, taxonomy: Taxonomy): EntryText {
  const tier = decide({ kind: kind.id }, taxonomy, null).task_tier;
  return {
    title: kind.name,
    about: kind.about,
    fields: {
      Shape: kind.shape,
      "Tier of the task": tier,
      Settles: factsWords(kind.facts),
    },
    parts: {
      Examples: kind.examples,
      "Words that point to it": kind.words,
    },
    source: kind.place,
  };
}

const explainTier = (tier: TierText, taxonomy: Taxonomy): EntryText => ({
  title: `Tier ${tier.tier}: ${tier.name}`,
  about: tier.about,
  fields: { "Served by": tier.serves },
  parts: {
    "How to know it": tier.characteristics,
    Examples: tier.examples,
    "Kinds of task": taxonomy.kinds
      .filter(({ id }) => decide({ kind: id }, taxonomy, null).task_tier === tier.tier)
      .map(({ id }) => id),
  },
});

function explainQuestion(question: Question, taxonomy: Taxonomy): EntryText {
  const settled = taxonomy.facts.filter(({ asked_by }) => asked_by === question.id).map(({ id }) => id);
  return {
    title: question.number === undefined ? "An optional question" : `Question ${question.number}`,
    about: question.asks,
    fields: {
      Help: question.help,
      Why: question.why,
      Unit: question.unit,
      Settles: settled.join(", "),
      Claim: claimWords(question.claim, taxonomy),
    },
    parts: {
      Answers: question.choices?.map(({ value, label, help }) => `${value}: ${label}. ${help}`),
      Examples: question.choices ? undefined : question.examples,
    },
  };
}

function explainFact(fact: Fact, { tables }: Taxonomy): EntryText {
  const FROM = {
    answers: "the answers",
    kind: "the kind of task",
    tables: "a table",
    way: "a way to serve the work",
    offers: "what the ways cost and bring",
    list: "a use case of a list",
  };
  const read = tables.filter(({ reads }) => reads.includes(fact.id)).map(({ id }) => id);
  const given = tables.filter(({ gives }) => gives.includes(fact.id)).map(({ id }) => id);
  return {
    title: "A column of the tables",
    about: fact.means,
    fields: {
      "Comes from": FROM[fact.from],
      Values: fact.values?.map(valueWords).join(", ") ?? fact.type,
      "Asked by": fact.asked_by,
      "Given by": given.join(", "),
      "Read by": read.join(", "),
    },
  };
}

/** Rows as `table/row` that are chosen by a test. */
const rowsWhere = ({ tables }: Taxonomy, test: (row: Row) => boolean): string[] =>
  tables.flatMap((table) => table.rows.filter(test).map((row) => rowName(table, row)));

/** A value that a table gives, such as `local-fine-tuned`. */
function explainOutcome(fact: Fact, value: FactValue, taxonomy: Taxonomy): EntryText {
  const gives = (row: Row) => row.then[fact.id] === value;
  return {
    title: `A value of ${fact.id}`,
    about: fact.phrases?.[String(value)] ?? fact.means,
    fields: { "Is a value of": `${fact.id}: ${fact.means}` },
    parts: {
      "Rows that give it": rowsWhere(taxonomy, gives),
      Evidence: taxonomy.evidence
        .filter(({ supports }) => supports.includes(String(value)))
        .map(({ id }) => evidenceLine(id, taxonomy)),
    },
  };
}

/** Values of choices that tables give and people meet in an advice. */
const outcomesOf = ({ facts }: Taxonomy): [Fact, FactValue][] =>
  facts
    .filter(({ from, type }) => from === "tables" && type === "choice")
    .flatMap((fact) => (fact.values ?? []).map((value): [Fact, FactValue] => [fact, value]))
    .filter(([, value]) => typeof value === "string");

const explainClaim = (claim: Claim, taxonomy: Taxonomy): EntryText => ({
  title: "A claim of the source article",
  about: claim.says,
  fields: { Where: claim.where },
  parts: { "Rows that rest on it": rowsWhere(taxonomy, (row) => row.claim === claim.id) },
});

const explainEvidence = (evidence: Evidence, taxonomy: Taxonomy): EntryText => ({
  title: evidence.study,
  about: evidence.result,
  fields: {
    Strength: evidence.strength,
    "Kind of source": evidence.source_kind,
    Task: evidence.task_type,
    n: evidence.n,
    Date: evidence.date,
    Supports: evidence.supports.join(", "),
  },
  parts: { "Rows that cite it": rowsWhere(taxonomy, (row) => row.evidence.includes(evidence.id)) },
  source: evidence.url ?? null,
});

const explainLaw = (law: Law): EntryText => ({
  title: "A law that holds for every brief",
  about: law.says,
  parts: { Where: law.law === "never" ? whenWords(law.when) : undefined },
  source: law.place,
});

const explainSplit = (split: Split, taxonomy: Taxonomy): EntryText => ({
  title: split.name,
  about: split.about,
  fields: { Claim: claimWords(split.claim, taxonomy) },
  parts: {
    Steps: split.steps.map(
      ({ name, kind, share, why }) => `${name} (${kind ?? "the task itself"}, ${Math.round(share * 100)}%): ${why}`,
    ),
  },
  source: split.place,
});

const tierEntry = (tier: TierText, taxonomy: Taxonomy): Entry => {
  const also = [String(tier.tier), `tier-${tier.tier}`, `T${tier.tier}`];
  return entry("tier", tier.id, tier.name, () => explainTier(tier, taxonomy), also);
};

const questionEntry = (question: Question, taxonomy: Taxonomy): Entry => {
  const also = question.number === undefined ? [] : [`question-${question.number}`];
  return entry("question", question.id, question.asks, () => explainQuestion(question, taxonomy), also);
};

function tableEntries(taxonomy: Taxonomy): Entry[] {
  const { tables } = taxonomy;
  const rows = tables.flatMap((table) =>
    table.rows.map((row) =>
      entry("row", rowName(table, row), row.because, () => explainRow(table, row, taxonomy), [row.id]),
    ),
  );
  return [...tables.map((table) => entry("table", table.id, table.asks, () => explainTable(table))), ...rows];
}

function factEntries(taxonomy: Taxonomy): Entry[] {
  const outcomes = outcomesOf(taxonomy).map(([fact, value]) =>
    entry(
      "outcome",
      `${fact.id}/${value}`,
      fact.phrases?.[String(value)] ?? fact.means,
      () => explainOutcome(fact, value, taxonomy),
      [String(value)],
    ),
  );
  return [
    ...taxonomy.facts.map((fact) => entry("fact", fact.id, fact.means, () => explainFact(fact, taxonomy))),
    ...outcomes,
  ];
}

/** Every entry of the taxonomy, in the order of its files. */
export function taxonomyEntries(taxonomy: Taxonomy): Entry[] {
  const { tiers, kinds, questions, claims, evidence, laws, splits } = taxonomy;
  return [
    ...tiers.map((tier) => tierEntry(tier, taxonomy)),
    ...kinds.map((kind) => entry("task-kind", kind.id, kind.name, () => explainKind(kind, taxonomy), [kind.name])),
    ...questions.map((question) => questionEntry(question, taxonomy)),
    ...tableEntries(taxonomy),
    ...factEntries(taxonomy),
    ...claims.map((claim) => entry("claim", claim.id, claim.says, () => explainClaim(claim, taxonomy))),
    ...evidence.map((each) => entry("evidence", each.id, each.study, () => explainEvidence(each, taxonomy))),
    ...laws.map((law) => entry("law", law.id, law.says, () => explainLaw(law))),
    ...splits.map((split) => entry("split", split.id, split.name, () => explainSplit(split, taxonomy))),
  ];
}
