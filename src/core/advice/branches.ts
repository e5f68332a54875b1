/** While an answer is open: the advice for each way in which it could turn out, priced side by side. */
import { compiledTables, groupsOf } from "../tables/compiled-tables.ts";
import { valueWords } from "../tables/condition.ts";
import type { Advice, Branch } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Outcome } from "../types/reading.ts";
import type { FactValue, Taxonomy } from "../types/taxonomy.ts";

/** Answers that can be put into a brief as they are. */
const ANSWERS = ["repetition", "examples", "correctness", "sensitivity"] as const;
type Answer = (typeof ANSWERS)[number];

const MOST_BRANCHES = 4;

/** What an answer may be: a value for each group of values that the tables tell apart, and how it is said. */
function valuesOf(answer: Answer, taxonomy: Taxonomy): { value: FactValue; words: string }[] {
  const tables = compiledTables(taxonomy);
  const column = tables.column.get(answer)!;
  const { cells, fact } = tables.columns[column]!;
  const groups = groupsOf(column, tables.deciding, tables);
  return groups.map((group, index) => {
    const [first, last] = [cells[group[0]!]!, cells[group.at(-1)!]!];
    const isTop = index === groups.length - 1;
    const value = (fact.type === "number" && index === 0 ? last.greatest : first.least) as FactValue;
    return { value, words: wordsFor(fact.phrases ?? {}, fact.type, value, isTop, index === 0, last.greatest) };
  });
}

function wordsFor(
  phrases: Record<string, string>,
  type: string,
  value: FactValue,
  isTop: boolean,
  isBottom: boolean,
  greatest: FactValue | undefined,
): string {
  if (type !== "number") return phrases[String(value)] ?? String(value);
  if (isBottom)
    return (phrases.less ?? "{value}")
      .replace("{value}", value === 0 ? "no" : `${valueWords(value)} or fewer`)
      .replace("only ", "");
  const shown = isTop ? `${valueWords(value)} or more` : `${valueWords(value)} to ${valueWords(greatest)}`;
  return (phrases.more ?? "{value}").replace("{value}", shown);
}

/** The open answer that the tables would ask first, where it is one that can be filled in. */
function openAnswer(brief: Brief, { next_question }: Advice): Answer | undefined {
  const open = ANSWERS.filter((answer) => brief[answer] === undefined);
  return open.find((answer) => answer === next_question?.id) ?? open[0];
}

const outcome = ({ tier, approach, counsel, size_class }: Advice): string =>
  [tier, approach, size_class, counsel?.id, counsel?.fit?.model, counsel?.start_with?.model].join();

/** How many answers are filled in one after the other; more make branches that nobody reads. */
const DEEPEST = 3;

interface Leaf {
  words: string[];
  advice: Advice;
}

/** Fills in open answers, the one that settles most first, until the advice is complete. */
function leavesOf(brief: Brief, words: string[], advice: Advice, depth: number, context: Context): Leaf[] {
  const answer = openAnswer(brief, advice);
  if (advice.status === "complete" || answer === undefined || depth === DEEPEST) return [{ words, advice }];
  return valuesOf(answer, context.taxonomy).flatMap((each) => {
    const filled = { ...brief, [answer]: each.value };
    return leavesOf(filled, [...words, each.words], context.advise(filled), depth + 1, context);
  });
}

interface Context {
  taxonomy: Taxonomy;
  advise: (brief: Brief) => Advice;
}

/** What each of the two likeliest readings of a doubtful statement comes to. */
function readingsOf(brief: Brief, outcomes: readonly Outcome[], advise: Context["advise"]): Branch[] {
  return outcomes.slice(0, 2).flatMap(({ kind, says }) => {
    if (kind === null) return [];
    const { tier, approach, counsel } = advise({ ...brief, kind });
    const when = `if this comes out: ${says[0]!.toLowerCase()}${says.slice(1)}`;
    return [
      {
        when,
        tier,
        approach,
        counsel: counsel?.text ?? null,
        fit: counsel?.fit ?? null,
        start_with: counsel?.start_with ?? null,
      },
    ];
  });
}

/**
 * How an advice would go on for each way in which its open answers could turn out. What leads to the same is told as
 * one; `advise` gives the advice for a brief with an answer filled in.
 */
export function branchesOf(brief: Brief, advice: Advice, taxonomy: Taxonomy, advise: Context["advise"]): Branch[] {
  const meant = advice.next_question?.outcomes;
  if (meant) return readingsOf(brief, meant, advise);
  if (advice.status === "complete" || advice.task_tier === null) return [];
  const merged = new Map<string, { leaf: Leaf; whens: string[] }>();
  for (const leaf of leavesOf(brief, [], advice, 0, { taxonomy, advise })) {
    const when = leaf.words.join(" and ");
    const known = merged.get(outcome(leaf.advice));
    if (known) known.whens.push(when);
    else merged.set(outcome(leaf.advice), { leaf, whens: [when] });
  }
  return [...merged.values()].slice(0, MOST_BRANCHES).map(({ leaf: { advice: settled }, whens }) => ({
    when: whens.length > 2 ? `${whens[0]}, and ${whens.length - 1} more cases` : whens.join(", or "),
    tier: settled.tier,
    approach: settled.approach,
    counsel: settled.counsel?.text ?? null,
    fit: settled.counsel?.fit ?? null,
    start_with: settled.counsel?.start_with ?? null,
  }));
}
