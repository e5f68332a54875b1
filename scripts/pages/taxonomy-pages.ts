/** The tables, tiers, questions, kinds, claims and evidence as pages to read, with a link to every row. */
import { factsWords } from "../../src/core/explain/taxonomy-entries.ts";
import { conditionWords } from "../../src/core/tables/condition.ts";
import type { DecisionTable, Evidence, Question, Row, Taxonomy } from "../../src/core/types/taxonomy.ts";
import { markdownCell as cell } from "../../src/render/document/markdown-writer.ts";

/** Pages by path below docs/reference. */
export function taxonomyPages(taxonomy: Taxonomy): Record<string, string> {
  const tables = taxonomy.tables.map((table) => [`tables/${table.id}.md`, tablePage(table, taxonomy)] as const);
  return {
    "tables/index.md": tablesPage(taxonomy),
    ...Object.fromEntries(tables),
    "tiers.md": tiersPage(taxonomy),
    "questions.md": questionsPage(taxonomy),
    "tasks.md": kindsPage(taxonomy),
    "claims.md": claimsPage(taxonomy),
    "evidence.md": evidencePage(taxonomy),
    "cautions.md": cautionsPage(taxonomy),
    "sentences.md": sentencesPage(taxonomy),
  };
}

const page = (lines: readonly string[]): string =>
  `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;

export function grid(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

const HITS = {
  unique: "Exactly one row holds for every brief.",
  first: "The first row that holds decides.",
  collect: "All rows that hold count, in this order; none may hold.",
} as const;

/** Anchors of claims: `claim/volume` stands at #claim-volume. */
const anchor = (id: string) => id.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function outcomeText(row: Row): string {
  return Object.keys(row.then).length > 0 ? factsWords(row.then) : "it is said";
}

/** The conditions of a row in the order of the columns: `tier 1, examples 500 or more`. */
export function whenText(row: Row, table: DecisionTable): string {
  const tested = table.reads.filter((fact) => row.when[fact] && row.when[fact].test !== "any");
  return tested.map((fact) => `${fact} ${conditionWords(row.when[fact]!)}`).join(", ") || "always";
}

/** One row as Markdown, under a heading that can be linked; the same text serves `explain`. */
export function rowSection(row: Row, table: DecisionTable, taxonomy: Taxonomy, up = "../"): string[] {
  const claim = taxonomy.claims.find(({ id }) => id === row.claim);
  const evidence = row.evidence.map((id) => `[${id}](${up}evidence.md#${anchor(id)})`).join(", ");
  const cases = row.cases
    .filter(({ gives }) => gives !== null)
    .map(({ given, about }) => `- ${cell(factsWords(given))}${about ? ` (${cell(about)})` : ""}`);
  return [
    `### ${row.id}`,
    "",
    cell(row.because),
    "",
    `- When: ${cell(whenText(row, table))}`,
    `- Then: ${cell(outcomeText(row))}`,
    ...(row.gives_up ? [`- Gives up: ${cell(row.gives_up)}`] : []),
    `- Rests on: [${row.claim}](${up}claims.md#${anchor(row.claim)})${claim ? ` - ${cell(claim.says)}` : ""}`,
    ...(evidence ? [`- Evidence: ${evidence}`] : []),
    ...(cases.length > 0 ? ["", "Cases:", "", ...cases] : []),
    "",
  ];
}

const wordsSection = ({ words = [] }: DecisionTable): string[] =>
  words.length === 0
    ? []
    : ["Its sentences may hold, in braces:", "", ...words.map(({ id, means }) => `- \`${id}\`: ${cell(means)}`), ""];

/** One decision table: an overview, then every row. */
export function tablePage(table: DecisionTable, taxonomy: Taxonomy): string {
  const facts = table.reads.map((id) => {
    const fact = taxonomy.facts.find((each) => each.id === id);
    return `- \`${id}\`: ${cell(fact?.means ?? "")}`;
  });
  return page([
    `# Table ${table.id}`,
    "",
    `${cell(table.asks)} ${HITS[table.hit]}`,
    "",
    "It reads:",
    "",
    ...facts,
    "",
    ...wordsSection(table),
    ...grid(
      ["row", "when", "then"],
      table.rows.map((row) => [`[${row.id}](#${row.id})`, cell(whenText(row, table)), cell(outcomeText(row))]),
    ),
    "",
    "## Rows",
    "",
    ...table.rows.flatMap((row) => rowSection(row, table, taxonomy)),
  ]);
}

function tablesPage({ tables, laws }: Taxonomy): string {
  return page([
    "# Decision tables",
    "",
    "The tables in the order in which they are asked. Each is a file in `taxonomy/tables/`.",
    "",
    ...grid(
      ["table", "asks", "gives", "rows"],
      tables.map(({ id, asks, gives, rows }) => [
        `[${id}](${id}.md)`,
        cell(asks),
        cell(gives.join(", ") || id),
        String(rows.length),
      ]),
    ),
    "",
    "## Laws",
    "",
    "What holds for every brief, whatever the tables say. `taxonomy check` proves them, also for your own tables.",
    "",
    ...laws.map(({ id, says }) => `- **${id}**: ${cell(says)}`),
  ]);
}

/** The four tiers. */
export function tiersPage({ tiers }: Taxonomy): string {
  return page([
    "# Tiers",
    "",
    ...tiers.flatMap(({ tier, name, about, characteristics, examples, serves }) => [
      `## Tier ${tier}: ${cell(name)}`,
      "",
      cell(about),
      "",
      ...characteristics.map((text) => `- ${cell(text)}`),
      "",
      "Examples:",
      "",
      ...examples.map((text) => `- ${cell(text)}`),
      "",
      `Served by: ${cell(serves)}`,
      "",
    ]),
  ]);
}

function questionSection(question: Question): string[] {
  const { id, number, asks, help, why, examples, choices, claim } = question;
  return [
    `### ${number === undefined ? "" : `${number}. `}${cell(asks)}`,
    "",
    `\`${id}\`. ${cell(help)} ${cell(why)}`,
    "",
    ...(choices
      ? [
          ...grid(
            ["answer", "means", ""],
            choices.map(({ value, label, help: said }) => [`\`${value}\``, cell(label), cell(said)]),
          ),
          "",
        ]
      : [`Examples: ${examples.map((text) => `\`${text}\``).join(", ")}`, ""]),
    `Rests on [${claim}](claims.md#${anchor(claim)}).`,
    "",
  ];
}

/** The five questions and the optional ones. */
export function questionsPage({ questions }: Taxonomy): string {
  return page([
    "# Questions",
    "",
    "## The five",
    "",
    ...questions.filter(({ required }) => required).flatMap(questionSection),
    "## Optional",
    "",
    ...questions.filter(({ required }) => !required).flatMap(questionSection),
  ]);
}

function kindsPage({ kinds }: Taxonomy): string {
  return page([
    "# Kinds of task",
    "",
    "The shape of a kind gives the tier of the task: closed 1, patterned 2, open 3, unbounded 4.",
    "",
    ...grid(
      ["kind", "shape", "what it is", "for example"],
      kinds.map(({ id, shape, about, examples }) => [`\`${id}\``, shape, cell(about), cell(examples[0] ?? "")]),
    ),
  ]);
}

function claimsPage({ claims, tables }: Taxonomy): string {
  const resting = (claim: string) =>
    tables.flatMap((table) =>
      table.rows
        .filter((row) => row.claim === claim)
        .map((row) => `[${table.id}/${row.id}](tables/${table.id}.md#${row.id})`),
    );
  return page([
    "# Claims",
    "",
    "What the source article claims, in our words, and the rows that rest on it.",
    "",
    ...claims.flatMap(({ id, where, says }) => [
      `## ${anchor(id)}`,
      "",
      `\`${id}\` (${cell(where)}): ${cell(says)}`,
      "",
      ...(resting(id).length > 0 ? [`Rows: ${resting(id).join(", ")}`, ""] : []),
    ]),
  ]);
}

/** The cautions that hold figures of the work, those that are told first at the top. */
function cautionsPage({ cautions }: Taxonomy): string {
  const told = (id: string, of?: string) =>
    of === undefined ? `\`${id}\`` : `\`${id}\` (another wording of \`${of}\`)`;
  const said = (id: string | undefined) => cautions.find((each) => each.id === id)?.says ?? "";
  return page([
    "# Cautions with figures",
    "",
    "What is said of the ways to serve the work, of their prices and of the model that the scope names. The program finds out whether one is due; its words and its place stand in `taxonomy/cautions.yaml`. Those that rest on answers alone are rows of the [table cautions](tables/cautions.md).",
    "",
    "Words in braces are figures. Of a part in square brackets the first wording between bars is said whose figures are all known.",
    "",
    ...grid(
      ["caution", "rank", "about", "says"],
      [...cautions]
        .sort((a, b) => a.rank - b.rank)
        .map(({ id, of, rank, concern, says = said(of), adds = "" }) => [
          told(id, of),
          String(rank),
          concern ?? cautions.find((each) => each.id === of)?.concern ?? "quality",
          cell(`${says} ${adds}`.trim()),
        ]),
    ),
  ]);
}

const sentencesPage = ({ sentences }: Taxonomy): string =>
  page([
    "# Sentences",
    "",
    "Sentences, and parts of one, that stand on the pages beside those of the tables. The program finds out when one is said; its words stand in `taxonomy/sentences.yaml`.",
    "",
    "Words in braces are figures. Of a part in square brackets the first wording between bars is said whose figures are all known.",
    "",
    ...grid(
      ["sentence", "says"],
      sentences.map(({ id, says }) => [`\`${id}\``, cell(says)]),
    ),
  ]);

function supportText(support: string, { tables, claims }: Taxonomy): string {
  const [table, row] = support.split("/");
  if (tables.some(({ id, rows }) => id === table && rows.some((each) => each.id === row))) {
    return `[${support}](tables/${table}.md#${row})`;
  }
  return claims.some(({ id }) => id === support) ? `[${support}](claims.md#${anchor(support)})` : `\`${support}\``;
}

const STRENGTHS: Record<Evidence["strength"], string> = {
  strong: "strong",
  moderate: "moderate",
  thin: "thin",
  none: "none found",
  against: "speaks against",
};

/** What supports each threshold and approach, and where support is thin or against. */
export function evidencePage(taxonomy: Taxonomy): string {
  return page([
    "# Evidence",
    "",
    "What the thresholds and approaches rest on. Where nothing supports a line, this page says so.",
    "",
    ...taxonomy.evidence.flatMap((entry) => [
      `## ${anchor(entry.id)}`,
      "",
      `${cell(entry.study)}${entry.url ? ` (<${entry.url}>)` : ""}, ${entry.date}. Strength: **${STRENGTHS[entry.strength]}** (${entry.source_kind}).`,
      "",
      cell(entry.result),
      "",
      `- Tasks: ${cell(entry.task_type)}`,
      `- Size: ${cell(entry.n)}`,
      `- For: ${entry.supports.map((support) => supportText(support, taxonomy)).join(", ")}`,
      "",
    ]),
  ]);
}
