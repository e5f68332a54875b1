/** What an advice says about a use case among others. */
import { stageRows } from "../tables/stages.ts";
import { type Advice, startOf } from "../types/advice.ts";
import type { Tier } from "../types/brief.ts";
import type { Call, Inventory, Listed, UseCase } from "../types/client-data.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

/** Tiers that take a small model. */
const SMALL: readonly Tier[] = [1, 2];
const MOST_ASKED = 3;

/**
 * Tiers that the statement may be of, as far as it is read. Those that other answers could still give are left out: until
 * somebody says what is correct, every task might be of tier 4.
 */
function tiersOf({ tier, task_tier, task, possible_tiers }: Advice): Tier[] {
  if (task.language_task?.value === false) return [];
  if (tier !== null) return [tier];
  if (task.question) return task.question.outcomes.map((outcome) => outcome.tier).sort();
  return task_tier === null ? possible_tiers : [task_tier];
}

/** No tier at all counts as either: nothing is known then. */
function sizesOf(tiers: readonly Tier[]): "small" | "large" | "either" {
  if (tiers.length > 0 && tiers.every((tier) => SMALL.includes(tier))) return "small";
  return tiers.length > 0 && tiers.every((tier) => !SMALL.includes(tier)) ? "large" : "either";
}

const sentence = (asks: string, outcomes: readonly { says: string }[] | undefined): string =>
  outcomes && outcomes.length > 0
    ? `${asks} ${outcomes.map(({ says }) => says.replace(/\.$/, "")).join("; or ")}.`
    : asks;

/** Question 5 comes first where the list says that personal data are in it; the list never answers it. */
function asksOf(
  { local_required, next_question: next, task }: Advice,
  listed: Listed,
  taxonomy: Taxonomy,
): UseCase["asks"] {
  const sensitivity = taxonomy.questions.find(({ id }) => id === "sensitivity");
  const asks = [
    ...(listed.personal_data && local_required === null && sensitivity
      ? [{ id: sensitivity.id, asks: sensitivity.asks }]
      : []),
    ...(next ? [{ id: next.id, asks: sentence(next.asks, next.outcomes) }] : []),
    ...task.missing,
  ];
  const first = new Map(asks.map(({ id, asks: text }) => [id, text]).reverse() as [string, string][]);
  return [...first]
    .reverse()
    .slice(0, MOST_ASKED)
    .map(([id, text]) => ({ id, asks: text }));
}

/** A use case without its rank. `taxonomy` must be the one that the advice was made with. */
export function useCaseOf(advice: Advice, listed: Listed, taxonomy: Taxonomy): Omit<UseCase, "rank"> {
  const { task, usage } = advice;
  const tiers = tiersOf(advice);
  const facts = {
    language_task: task.language_task?.value,
    task_specific: task.kind_source === "given" ? undefined : task.specific,
    sizes: sizesOf(tiers),
  };
  const [row] = stageRows(taxonomy, "inventory", facts);
  const isNone = row?.then.call === "none";
  const start = startOf(advice);
  return {
    ...listed,
    task: task.description,
    // Tables of an agency's own may leave a gap; then a person must look.
    call: (row?.then.call ?? "ask") as Call,
    row: row?.id ?? "",
    why: row?.because ?? "",
    tiers,
    kind: task.kind,
    kind_name: isNone ? null : task.kind_name,
    confidence: task.confidence,
    approach: advice.approach,
    requests_per_month: usage.requests_per_month,
    start_with: isNone ? null : (start?.name ?? null),
    monthly: usage.requests_per_month === null || isNone ? null : (start?.monthly_without_labour ?? null),
    asks: isNone ? [] : asksOf(advice, listed, taxonomy),
    instead: task.language_task?.value === false ? task.language_task.says : null,
  };
}

type Unranked = Omit<UseCase, "rank">;

/** The calls in the order of facts.yaml, then the largest volume, the surest reading, and the order of the list. */
export function ranked(useCases: readonly Unranked[], taxonomy: Taxonomy): UseCase[] {
  const calls = taxonomy.facts.find(({ id }) => id === "call")?.values ?? [];
  const order = new Map(calls.map((call, at) => [call, at]));
  const place = ({ call }: Unranked): number => order.get(call) ?? calls.length;
  return [...useCases]
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        (b.requests_per_month ?? -1) - (a.requests_per_month ?? -1) ||
        (b.confidence ?? 1) - (a.confidence ?? 1) ||
        a.line - b.line,
    )
    .map((each, at) => ({ rank: at + 1, ...each }));
}

/** How many there are of each. */
export function countsOf(useCases: readonly UseCase[], unread: number): Inventory["counts"] {
  const count = (call: Call): number => useCases.filter((each) => each.call === call).length;
  return {
    use_cases: useCases.length + unread,
    first: count("first"),
    ask: count("ask"),
    later: count("later"),
    none: count("none"),
    unread,
  };
}
