/** While an answer is open: the advice for each way in which it could turn out, priced side by side. */
import { compiledTables, groupsOf } from "../tables/compiled-tables.ts";
import { valueWords } from "../tables/condition.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { Branch } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Outcome } from "../types/reading.ts";
import type { FactValue, Taxonomy } from "../types/taxonomy.ts";
import type { Outlook } from "./fits.ts";
import { middleOf } from "./priced-offers.ts";

/** Answers that can be put into a brief as they are. */
export const BRANCH_ANSWERS = ["repetition", "examples", "correctness", "sensitivity"] as const;
type Answer = (typeof BRANCH_ANSWERS)[number];

const MOST_BRANCHES = 4;

/** A group of values that the tables do not tell apart. */
interface Group {
  value: FactValue;
  /** For numbers, the first and the last value of the group. */
  least: FactValue | undefined;
  greatest: FactValue | undefined;
}

/** What an answer may be: a value for each group of values that the tables tell apart. */
function groupsFor(answer: Answer, taxonomy: Taxonomy): Group[] {
  const tables = compiledTables(taxonomy);
  const column = tables.column.get(answer)!;
  const { cells, fact } = tables.columns[column]!;
  return groupsOf(column, tables.deciding, tables).map((group, index) => {
    const [first, last] = [cells[group[0]!]!, cells[group.at(-1)!]!];
    const value = (fact.type === "number" && index === 0 ? last.greatest : first.least) as FactValue;
    return { value, least: first.least, greatest: last.greatest };
  });
}

/** "with at least 80 % of requests following the same pattern", "if a program can check each answer, or ..." */
function wordsFor(answer: Answer, merged: readonly Group[], all: readonly Group[], taxonomy: Taxonomy): string {
  const { fact } = compiledTables(taxonomy).columns[compiledTables(taxonomy).column.get(answer)!]!;
  const phrases = fact.phrases ?? {};
  if (fact.type !== "number") return choiceWords(merged, all, phrases);
  const [first, last] = [merged[0]!, merged.at(-1)!];
  const next = all[all.indexOf(last) + 1];
  return (phrases.more ?? "{value}").replace("{value}", rangeWords(first, last, next, first === all[0]));
}

/** The one value that is left out is shorter to say than all the others. */
function choiceWords(merged: readonly Group[], all: readonly Group[], phrases: Record<string, string>): string {
  const said = ({ value }: Group) => phrases[String(value)] ?? String(value);
  const others = all.filter((group) => !merged.includes(group));
  const [other] = others;
  if (merged.length > 1 && other && others.length === 1)
    return phrases[`not-${other.value}`] ?? said(other).replace(/^if /, "unless ");
  const [first, ...more] = merged.map(said);
  return [first, ...more.map((words) => words.replace(/^if /, ""))].join(", or ");
}

function rangeWords(first: Group, last: Group, next: Group | undefined, fromBottom: boolean): string {
  if (!fromBottom)
    return next ? `${valueWords(first.least)} to ${valueWords(last.greatest)}` : `at least ${valueWords(first.least)}`;
  if (!next) return "any number";
  return last.greatest === 0 ? "no" : `fewer than ${valueWords(next.least)}`;
}

/** The open answer that the tables would ask first, where it is one that can be filled in. */
function openAnswer(brief: Brief, { next_question }: Outlook): Answer | undefined {
  const open = BRANCH_ANSWERS.filter((answer) => brief[answer] === undefined);
  return open.find((answer) => answer === next_question?.id) ?? open[0];
}

/** What makes two outcomes the same: with the way to start with, or the kind of model alone. */
type Likeness = (leaf: Leaf) => string;

const withWay: Likeness = ({ advice: { tier, approach }, least: { counsel } }) =>
  [tier, approach, counsel?.start_with?.name, counsel?.start_with?.place].join();
const kindAlone: Likeness = ({ advice: { tier, approach } }) => [tier, approach].join();

/** Tier, and the way to start with, whatever may follow; "" where there is none. */
const startOf = ({ advice: { tier }, least: { counsel } }: Leaf): string =>
  counsel?.start_with ? [tier, counsel.start_with.name, counsel.start_with.place].join() : "";

/** More branches than these that all start alike say the same again and again. */
const FEW = 2;

/** How many answers are filled in one after the other; more make branches that nobody reads. */
const DEEPEST = 3;

interface Leaf {
  words: string[];
  advice: Outlook;
  /** The same with what is still open filled in by the least: fewest examples, least repetition. Prices a start. */
  least: Outlook;
}

const signature = (leaves: readonly Leaf[], alike: Likeness): string =>
  leaves.map((leaf) => `${leaf.words.join()} ${alike(leaf)}`).join("\n");

/** Neighbouring groups of values that lead to the same, told as one. Values that have no order are all neighbours. */
function mergedGroups(found: readonly { group: Group; leaves: Leaf[] }[], inOrder: boolean, alike: Likeness) {
  const merged: { groups: Group[]; leaves: Leaf[] }[] = [];
  for (const { group, leaves } of found) {
    const among = inOrder ? merged.slice(-1) : merged;
    const same = among.find((each) => signature(each.leaves, alike) === signature(leaves, alike));
    if (same) same.groups.push(group);
    else merged.push({ groups: [group], leaves });
  }
  return merged;
}

/** The leaves of each of the two likeliest readings of a statement, by what comes out. */
const readAs = (brief: Brief, outcomes: readonly Outcome[], leavesFor: (filled: Brief) => Leaf[]): Leaf[][] =>
  outcomes.slice(0, 2).flatMap(({ kind, says }) => {
    if (kind === null) return [];
    const when = `if this comes out: ${uncapitalised(says)}`;
    return [leavesFor({ ...brief, kind }).map((leaf) => ({ ...leaf, words: [when, ...leaf.words] }))];
  });

/** Fills in open answers, the one that settles most first, until the advice is complete. */
function leavesOf(
  brief: Brief,
  advice: Outlook,
  depth: number,
  context: Context,
  answer = openAnswer(brief, advice),
): Leaf[] {
  const { taxonomy, advise } = context;
  // Answers that contradict the statement leave open which of the two holds.
  const meant = brief.kind === undefined ? advice.next_question?.outcomes : undefined;
  if (meant) return readAs(brief, meant, (filled) => leavesOf(filled, advise(filled), 0, context)).flat();
  if (advice.status === "complete" || answer === undefined) return [{ words: [], advice, least: advice }];
  if (depth === 0) return [{ words: [], advice, least: advise(filledByLeast(brief, taxonomy)) }];
  const all = groupsFor(answer, taxonomy);
  const found = all.map((group) => {
    const filled = { ...brief, [answer]: group.value };
    return { group, leaves: leavesOf(filled, advise(filled), depth - 1, context) };
  });
  const merged = mergedGroups(found, typeof all[0]?.value === "number", context.alike);
  if (merged.length === 1) return merged[0]!.leaves;
  return merged.flatMap(({ groups, leaves }) => {
    const words = wordsFor(answer, groups, all, taxonomy);
    return leaves.map((leaf) => ({ ...leaf, words: [words, ...leaf.words] }));
  });
}

const filledByLeast = (brief: Brief, taxonomy: Taxonomy): Brief => ({
  ...Object.fromEntries(BRANCH_ANSWERS.map((answer) => [answer, groupsFor(answer, taxonomy)[0]!.value])),
  ...brief,
});

interface Context {
  taxonomy: Taxonomy;
  advise: (brief: Brief) => Outlook;
  alike: Likeness;
}

/** What an outcome gives, with the way to start with and its cost; at a middle volume where none is known. */
export function branchOf(when: string, { tier, approach, page }: Outlook, { counsel, volumes }: Outlook): Branch {
  const middle = middleOf(volumes);
  const lines = middle?.lines ?? counsel?.lines ?? [];
  return {
    when,
    tier,
    approach,
    fits: approach === null ? null : page.fits,
    counsel: counsel?.text ?? null,
    fit: counsel?.fit ?? null,
    start_with: counsel?.start_with ?? null,
    lines: lines.filter(({ role }, index) => index === 0 || (approach !== null && role === "then")),
    at_volume: middle?.requests_per_month ?? null,
  };
}

/**
 * What each of the two likeliest readings of a doubtful statement comes to; nothing where both come to the same. What else
 * is open is filled in by the least to price a start, but for where the data may go, which no price may leave out.
 */
function readingsOf(brief: Brief, outcomes: readonly Outcome[], context: Context): Branch[] {
  const read = readAs(brief, outcomes, (filled) => {
    const advice = context.advise(filled);
    if (advice.tier === null) return [{ words: [], advice, least: advice }];
    return brief.sensitivity === undefined
      ? leavesOf(filled, advice, 1, context, "sensitivity")
      : leavesOf(filled, advice, 0, context);
  });
  const [first, next] = read.map((leaves) => leaves.map(({ words: [, ...words], ...leaf }) => ({ ...leaf, words })));
  if (!first || !next || signature(first, withWay) === signature(next, withWay)) return [];
  return read.flat().map(toBranch);
}

const toBranch = ({ words, advice, least }: Leaf): Branch => branchOf(words.join(", and "), advice, least);

/** The leaves of the first try that are no more than people read; of tries that all have more, those of the last. */
function fewLeaves(tryWith: (alike: Likeness, depth: number) => Leaf[]): Leaf[] {
  let several: Leaf[] = [];
  for (const alike of [withWay, kindAlone]) {
    for (let depth = DEEPEST; depth > 0; depth--) {
      const leaves = tryWith(alike, depth);
      if (leaves.length > 1) several = leaves;
      if (several.length > 1 && several.length <= MOST_BRANCHES) return several;
    }
  }
  return several;
}

/**
 * How an advice would go on for each way in which its open answers could turn out. What leads to the same is told as
 * one, and fewer answers are filled in where the branches would be more than people read. `advise` gives the advice for
 * a brief with an answer filled in.
 */
export function branchesOf(brief: Brief, advice: Outlook, taxonomy: Taxonomy, advise: Context["advise"]): Branch[] {
  const meant = advice.next_question?.outcomes;
  if (meant) return readingsOf(brief, meant, { taxonomy, advise, alike: withWay });
  if (advice.status === "complete" || advice.task_tier === null) return [];
  const known = new Map<string, Outlook>();
  const once = (filled: Brief): Outlook => {
    const key = JSON.stringify([filled.kind, ...BRANCH_ANSWERS.map((answer) => filled[answer])]);
    const found = known.get(key) ?? advise(filled);
    known.set(key, found);
    return found;
  };
  const usual = fewLeaves((alike, depth) => leavesOf(brief, advice, depth, { taxonomy, advise: once, alike }));
  // Asked in another order, the same may take fewer branches. While nobody has said where the data may go, no branch may
  // leave that out.
  const mayShorten = brief.sensitivity !== undefined && usual.length > FEW;
  const orders = BRANCH_ANSWERS.filter((answer) => mayShorten && brief[answer] === undefined).map((answer) =>
    leavesOf(brief, advice, DEEPEST, { taxonomy, advise: once, alike: withWay }, answer),
  );
  const found = orders.reduce((least, each) => (each.length > 1 && each.length < least.length ? each : least), usual);
  // Of a few branches that start alike each says what may follow; where none does, they are one.
  const start = (leaf: Leaf) => (found.length > FEW ? startOf(leaf) : `${startOf(leaf)} ${leaf.advice.page.fits}`);
  if (brief.sensitivity !== undefined && found.length > 1 && new Set(found.map(start)).size === 1) {
    const [{ advice: settled, least }] = found as [Leaf];
    return [{ ...branchOf("whatever you answer", { ...settled, approach: null }, least), fit: null }];
  }
  return found.slice(0, MOST_BRANCHES).map(toBranch);
}
