/** Explanations as Markdown. */
import { type Entry, type Explanation, TOPICS } from "../../core/explain/explanation.ts";
import { plainText } from "../../core/text/plain-text.ts";
import { markdownCell as mark } from "../text/markdown-cell.ts";
import { TOPIC_NAMES } from "./explain-text.ts";

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
