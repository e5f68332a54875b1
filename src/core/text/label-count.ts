/** How many labels a statement gives to choose among: "into one of our 640 product categories" has 640. */

/** A number of more than one digit: a handful of names fits any prompt. Words that may stand between it and its noun. */
const COUNT = String.raw`(\d{2,}(?:,\d{3})*|\d,\d{3}(?:,\d{3})*)`;
const BETWEEN = "(?:[a-z-]{1,20} ){0,2}";

const ONE_OF = new RegExp(String.raw`\bone of ${BETWEEN}${COUNT}\b`, "i");
const OF_LABELS = new RegExp(
  String.raw`\b${COUNT} ${BETWEEN}(?:categories|classes|labels|codes|tags|topics|intents|queues)\b`,
  "i",
);

/** Null where the statement names no number of labels, or only a handful. */
export function labelCount(statement: string): number | null {
  const found = ONE_OF.exec(statement)?.[1] ?? OF_LABELS.exec(statement)?.[1];
  return found === undefined ? null : Number(found.replaceAll(",", ""));
}
