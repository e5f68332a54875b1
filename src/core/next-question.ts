/** Which of the unanswered questions settles most. */
import type { Cells, CompiledTables } from "./compiled-tables.ts";
import type { Completion } from "./completions.ts";
import type { NextQuestion } from "./decision.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { Question } from "./taxonomy.ts";

/** All outcomes of a completion as one key. */
function signature({ cells }: Completion, columns: number[]): string {
  let key = "";
  for (const column of columns) key += String.fromCharCode(cells[column]! + 32);
  return key;
}

/** The most outcomes that any one answer to these columns would leave. */
function worst(columns: number[], completions: Completion[], outcomes: number[]): number {
  const groups = new Map<string, Set<string>>();
  for (const completion of completions) {
    const answer = columns.map((column) => completion.cells[column]).join();
    const group = groups.get(answer) ?? new Set();
    group.add(signature(completion, outcomes));
    groups.set(answer, group);
  }
  return Math.max(...[...groups.values()].map((group) => group.size));
}

interface Open {
  question: Question;
  columns: number[];
}

function openQuestions(base: Cells, kindKnown: boolean, tables: CompiledTables): Open[] {
  const open: Open[] = [];
  for (const question of tables.taxonomy.questions) {
    const columns = tables.base.filter((column) => tables.columns[column]!.fact.asked_by === question.id);
    const unanswered = columns.some((column) => {
      const { fact, unknown } = tables.columns[column]!;
      return fact.from === "kind" ? !kindKnown : fact.required && base[column] === unknown;
    });
    if (unanswered) open.push({ question, columns });
  }
  return open;
}

/**
 * The unanswered required question that leaves the fewest outcomes in the worst case; among equals the first. Null
 * when no answer matters any more.
 */
export function nextQuestion(
  base: Cells,
  kindKnown: boolean,
  completions: Completion[],
  tables: CompiledTables,
): NextQuestion | null {
  const outcomes = OUTCOMES.map((id) => tables.column.get(id)).filter((column) => column !== undefined);
  const total = new Set(completions.map((completion) => signature(completion, outcomes))).size;
  if (total <= 1) return null;
  const ranked = openQuestions(base, kindKnown, tables)
    .map(({ question, columns }) => ({ question, leaves: worst(columns, completions, outcomes) }))
    .sort((a, b) => a.leaves - b.leaves);
  const best = ranked[0];
  if (!best) return null;
  const { id, asks } = best.question;
  return { id, asks, settles: `leaves at most ${best.leaves} of ${total} outcomes` };
}
