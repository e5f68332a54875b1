/** How many labels a statement gives to choose among: "into one of our 640 product categories" has 640. */

/** A number of more than one digit: a handful of names fits any prompt. Words that may stand between it and its noun. */
const COUNT = String.raw`(\d{2,}(?:,\d{3})*|\d,\d{3}(?:,\d{3})*)`;
const LINKS = "(?:into|to|with|by|for|from|in|on|of|as|or|and|per|using) ";
const BETWEEN = `(?:(?!${LINKS})[a-z-]{1,20} ){0,2}`;
const LABELS = "categories|classes|labels|codes|tags|topics|intents|queues";

/** What is a label only where one of them is chosen: accounts and cost centres can be the items as well. */
const ONE_OF = new RegExp(
  String.raw`\bone of ${BETWEEN}${COUNT} ${BETWEEN}(?:${LABELS}|accounts|cent(?:re|er)s)\b`,
  "i",
);
/** What is chosen from, which alone says that its entries are labels: "from a list of 400,000". */
const LISTS = "list|catalogue|catalog|vocabulary|thesaurus|taxonomy|register|index";
const ENTRIES = `${LABELS}|terms|headings|concepts|entries|descriptors`;
const FROM_LIST = new RegExp(
  String.raw`\b(?:from|out of|among) (?:an?|the|our|your|its|their) ${BETWEEN}(?:${LISTS}) of ${BETWEEN}${COUNT}(?= (?:${ENTRIES})\b| ${LINKS}|[.,;:)]|$)`,
  "i",
);
const OF_LABELS = new RegExp(String.raw`\b${COUNT} ${BETWEEN}(?:${LABELS})\b`, "i");

/** Null where the statement names no number of labels, or only a handful. */
export function labelCount(statement: string): number | null {
  // To compile the patterns takes longer than all else that is asked of most statements.
  if (!/\d,?\d/.test(statement)) return null;
  const found = [ONE_OF, FROM_LIST, OF_LABELS].map((each) => each.exec(statement)?.[1]).find((count) => count);
  return found === undefined ? null : Number(found.replaceAll(",", ""));
}
