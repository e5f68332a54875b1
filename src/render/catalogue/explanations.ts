/** Explanations for a person at a terminal, and as Markdown. */
import { type Entry, type Explanation, TOPICS, type Topic } from "../../core/explain/explanation.ts";
import { valueWords } from "../../core/tables/condition.ts";
import { spokenPercent } from "../../core/text/amount.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Advice } from "../../core/types/advice.ts";
import type { Miss, Reason } from "../../core/types/decision.ts";
import type { Attribute, KindCandidate, ReadBesides, Reading } from "../../core/types/reading.ts";
import type { DecisionTable } from "../../core/types/taxonomy.ts";
import { approachText } from "../advice/names.ts";
import { markdownCell as mark } from "../document/markdown-writer.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";

const LABEL = 14;

const TOPIC_NAMES: Record<Topic, string> = {
  tier: "Tiers",
  "task-kind": "Kinds of task",
  question: "Questions",
  table: "Tables",
  row: "Rows of tables",
  fact: "Columns of tables",
  outcome: "Outcomes of tables",
  claim: "Claims of the source article",
  evidence: "Evidence",
  law: "Laws",
  split: "Splits into steps",
  default: "Assumptions",
  model: "Models",
  tuned: "Tuned at a host",
  machine: "Machines",
  "exchange-rate": "Exchange rates",
  tariff: "Electricity tariffs",
  rule: "Rules of check",
};

const quoted = (words: readonly string[]): string => words.map((word) => `"${safe(word)}"`).join(", ");

const indented = (document: string): string => safe(document.trimEnd(), { newlines: "keep" }).replace(/^/gm, "    ");

function explanationLines({ id, title, about, fields, parts, source }: Explanation, screen: Screen): string[] {
  const lines = [
    screen.paragraph(`${screen.ink.bold(safe(id))} ${screen.ink.dim(safe(title))}`),
    screen.paragraph(safe(about)),
  ];
  if (fields.length > 0)
    lines.push("", ...fields.map(({ name, value }) => screen.field(name, safe(value), widthOf(fields))));
  for (const { title: heading, items, verbatim } of parts) {
    lines.push("", screen.heading(heading));
    lines.push(verbatim ? items.map(indented).join("\n\n") : screen.list(items.map((item) => safe(item))));
  }
  if (source !== null) lines.push("", screen.ink.dim(screen.paragraph(`Source: ${safe(source)}`)));
  return lines;
}

const widthOf = (fields: Explanation["fields"]): number =>
  Math.max(LABEL, ...fields.map(({ name }) => name.length + 2));

/** One after the other, with a blank line between. */
export function explanationsText(explanations: readonly Explanation[], page: Page): string {
  const screen = makeScreen(page);
  return `${explanations.map((each) => explanationLines(each, screen).join("\n")).join("\n\n\n")}\n`;
}

/** What can be explained, by topic. Rows are named by their table. */
export function listingText(entries: readonly Entry[], page: Page): string {
  const screen = makeScreen(page);
  const lines: string[] = [];
  for (const topic of TOPICS) {
    const ids = entries.filter((entry) => entry.topic === topic).map(({ id }) => safe(id));
    if (ids.length > 0) lines.push(screen.heading(TOPIC_NAMES[topic]), screen.paragraph(ids.join(", "), 2), "");
  }
  lines.push(screen.paragraph("Any of these can be explained: model-advisor explain NAME."));
  return `${lines.join("\n")}\n`;
}

function candidateLines({ kind, tier, probability, words, against }: KindCandidate, screen: Screen): string[] {
  const lines = [screen.paragraph(`${safe(kind)} (tier ${tier}), ${spokenPercent(probability)}`, 2, 2)];
  if (words.length > 0) lines.push(screen.paragraph(`for it: ${quoted(words)}`, 4, 2));
  if (against.length > 0) lines.push(screen.paragraph(`against it: ${quoted(against)}`, 4, 2));
  return lines;
}

function attributeLine(name: string, attribute: Attribute<unknown> | null): string[] {
  if (attribute === null) return [];
  const { value, confidence, words } = attribute;
  const said = Array.isArray(value)
    ? value.join(", ")
    : value === true
      ? "yes"
      : value === false
        ? "no"
        : String(value);
  return [`${name}: ${said}, ${spokenPercent(confidence)}${words.length > 0 ? ` (${quoted(words)})` : ""}`];
}

/** What was read besides the kind: attributes, parts, and the question that settles a doubt. */
function besidesLines({ attributes, parts, question, task_sentence }: ReadBesides, screen: Screen): string[] {
  const { input, facts, tools, languages, field, reviewed, length } = attributes;
  const read = [
    ...attributeLine("Goes in", input),
    ...attributeLine("Facts from", facts),
    ...attributeLine("Acts or queries", tools),
    ...attributeLine("Languages", languages),
    ...attributeLine("Field", field),
    ...attributeLine("Seen by a person", reviewed),
    ...attributeLine("Answers", length),
  ];
  const lines = ["", screen.heading("Also read"), ...read.map((each) => screen.paragraph(safe(each), 2, 2))];
  if (task_sentence) lines.push("", screen.heading("The task in it"), screen.paragraph(safe(task_sentence), 2));
  const tasks = parts.map(({ kind, tier, text }) => `${safe(kind)} (tier ${tier}): ${safe(text)}`);
  lines.push(...screen.section("Several tasks, which can be steps of a brief", tasks));
  if (question) {
    const said = question.outcomes.map(
      ({ says, kind, tier }) => `${says} (tier ${tier}${kind ? `, such as ${safe(kind)}` : ""})`,
    );
    lines.push("", screen.heading("What would settle it"), screen.paragraph(question.asks, 2), screen.list(said));
  }
  return lines;
}

/** How a statement was read. `sureFrom` is the confidence from which the tables trust a reading. */
export function readingText(statement: string, reading: Reading, sureFrom: number, page: Page): string {
  const screen = makeScreen(page);
  const { kind, confidence, tiers, candidates, missing, sharper, note } = reading;
  const lines = [screen.paragraph(screen.ink.bold(safe(statement))), ""];
  if (note) lines.push(screen.paragraph(safe(note)), "");
  if (reading.besides?.language_task.value === false)
    lines.push("No tier and no model: give the kind if it is a language task.");
  else if (kind === null || confidence === null) lines.push("It cannot be read as any kind of task.");
  else {
    const trust = confidence >= sureFrom ? "sure enough to go by" : `not sure: ${spokenPercent(sureFrom)} would be`;
    const tier = candidates.find((each) => each.kind === kind)?.tier;
    lines.push(screen.paragraph(`Read as ${safe(kind)}: tier ${tier}, ${spokenPercent(confidence)} (${trust}).`));
  }
  if (candidates.length > 0) {
    lines.push("", screen.heading("Readings"), ...candidates.flatMap((each) => candidateLines(each, screen)));
  }
  if (tiers) {
    const each = tiers.map((share, i) => `tier ${i + 1} ${spokenPercent(share)}`).join(", ");
    lines.push("", screen.heading("Tiers"), screen.paragraph(each, 2));
  }
  if (reading.besides) lines.push(...besidesLines(reading.besides, screen));
  if (!reading.specific) lines.push("", screen.heading("Too vague to be a task"));
  if (missing.length > 0) lines.push("It does not say:", screen.list(missing.map(({ asks }) => safe(asks))));
  if (sharper) lines.push("A sharper wording to edit:", screen.paragraph(safe(sharper), 2));
  return `${lines.join("\n")}\n`;
}

function reasonLine({ table, row, because, used }: Reason): string {
  const facts = Object.entries(used).map(([id, value]) => `${id} ${valueWords(value)}`);
  return `${table}/${row}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}: ${safe(because)}`;
}

const missLine = ({ table, row, fact, wanted, met }: Miss): string =>
  `${table}/${row}: ${fact} is ${safe(String(met === "unknown" ? met : valueWords(met)))}, it needs ${safe(wanted)}`;

/**
 * Rows of the tables that were traced that are no reason and failed no condition: cautions and the like, and what open
 * answers leave possible. The tables on ways, such as admission, judge each of them and have no row that holds of all.
 */
function otherRows({ reasons, misses = [] }: Advice, tables: readonly DecisionTable[]): string[] {
  const traced = new Set([...reasons, ...misses].map(({ table }) => table));
  const told = new Set([...reasons, ...misses].map(({ table, row }) => `${table}/${row}`));
  return tables
    .filter(({ id }) => traced.has(id))
    .flatMap(({ id, rows }) => rows.map((row) => `${id}/${row.id}`))
    .filter((row) => !told.has(row));
}

/** The row that says what to do first, and of those that rule ways out each once. */
function wayRows({ counsel, excluded }: Advice): { first: string[]; out: string[] } {
  const out = new Map(excluded.map(({ row, text }) => [row, `admission/${row}: ${safe(text)}`]));
  return { first: counsel === null ? [] : [`counsel/${counsel.id}: ${safe(counsel.text)}`], out: [...out.values()] };
}

/** An advice with the rows that made it, and for every other row the first condition that failed. */
export function decisionText(advice: Advice, tables: readonly DecisionTable[], page: Page): string {
  const screen = makeScreen(page);
  const { tier, possible_tiers, approach, possible_approaches, reasons, misses = [], would_change } = advice;
  const open = (values: readonly (string | number)[]) => `open: ${values.join(" or ")}`;
  const way = approach === null ? open(possible_approaches.map(approachText)) : approachText(approach);
  const lines = [
    screen.field("Tier", tier === null ? open(possible_tiers) : String(tier), LABEL),
    screen.field("Approach", way, LABEL),
    "",
    screen.heading("Rows that decided"),
    screen.list(reasons.map(reasonLine)),
  ];
  const { first, out } = wayRows(advice);
  lines.push(...screen.section("Row that says what to do first", first));
  lines.push(...screen.section("Rows that rule ways out", out));
  const others = otherRows(advice, tables);
  if (others.length > 0) {
    const heading = advice.status === "complete" ? "Rows that hold besides" : "Rows that hold besides, or still may";
    lines.push("", screen.heading(heading), screen.paragraph(others.join(", "), 2));
  }
  lines.push(
    ...screen.section(
      "What would change it",
      would_change.map(({ words }) => safe(words)),
    ),
  );
  lines.push("", screen.heading("Rows that did not hold, and the first condition that failed"));
  lines.push(screen.list(misses.map(missLine)));
  return `${lines.join("\n")}\n`;
}

const bullets = (items: readonly string[]): string => items.map((item) => `- ${mark(item)}`).join("\n");

/** A fence that is longer than any within the document. */
function fenced(document: string): string {
  const fence = "~".repeat(Math.max(3, ...[...document.matchAll(/~{3,}/g)].map(([found]) => found.length + 1)));
  return `${fence}\n${plainText(document.trimEnd(), { newlines: "keep" })}\n${fence}`;
}

function section({ id, title, about, fields, parts, source }: Explanation): string {
  const blocks = [`## ${mark(id)}`, `*${mark(title)}*`, mark(about)];
  if (fields.length > 0) blocks.push(fields.map(({ name, value }) => `- **${mark(name)}**: ${mark(value)}`).join("\n"));
  for (const { title: heading, items, verbatim } of parts) {
    blocks.push(`### ${mark(heading)}`, ...(verbatim ? items.map(fenced) : [bullets(items)]));
  }
  if (source !== null) blocks.push(`Source: ${mark(source)}`);
  return blocks.join("\n\n");
}

/** Explanations as Markdown. */
export const explanationsMarkdown = (explanations: readonly Explanation[]): string =>
  `${explanations.map(section).join("\n\n")}\n`;

export function listingMarkdown(entries: readonly Entry[]): string {
  const blocks: string[] = [];
  for (const topic of TOPICS) {
    const items = entries.filter((entry) => entry.topic === topic).map(({ id, title }) => `${id}: ${title}`);
    if (items.length > 0) blocks.push(`## ${TOPIC_NAMES[topic]}`, bullets(items));
  }
  return `${blocks.join("\n\n")}\n`;
}
